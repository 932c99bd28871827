// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/play/game.h"
#include "overture/play/temperament.h"

enum { LINES = 250 };

static const char table[] = OVT_TESTS_DIR "/golden/play/table.cfg";
static const char mediator[] = OVT_TESTS_DIR "/golden/play/mediator.cfg";

/* A scenario from a file, and a game on it. */
typedef struct {
    ovt_study study;
    ovt_faults faults;
    ovt_game_setup setup;
    ovt_game *game;
} session;

static void
load(session *self, const char *path)
{
    ovt_error err = {0};
    ovt_read_options options = {0};
    *self = (session){0};
    assert_int_equal(ovt_study_load(&self->study, &path, 1, &options, &self->faults, &err), OVT_OK);
    self->setup = (ovt_game_setup){.scenario = self->study.scenarios[0],
        .fingerprint = "0123456789abcdef",
        .seed = 7,
        .temperament = OVT_NONE,
        .practice = true,
        .negotiators = 12};
}

static void
begin(session *self)
{
    ovt_document answer = {0};
    ovt_error err = {0};
    assert_int_equal(ovt_game_new(&self->game, &self->setup, &answer, &err), OVT_OK);
    assert_non_null(answer.first);
    ovt_document_free(&answer);
}

static void
end(session *self)
{
    ovt_game_delete(self->game);
    ovt_study_free(&self->study);
    ovt_faults_free(&self->faults);
}

static void
take(session *self, const char *line)
{
    ovt_document answer = {0};
    ovt_error err = {0};
    assert_int_equal(ovt_game_take(self->game, line, strlen(line), &answer, &err), OVT_OK);
    ovt_document_free(&answer);
}

static ovt_text
saved(const session *self)
{
    ovt_text text = {0};
    ovt_error err = {0};
    assert_int_equal(ovt_game_save(self->game, "0", &text, &err), OVT_OK);
    return text;
}

/* Whether the game says that it cannot load the bytes. */
static bool
is_refused(session *self, const char *bytes, size_t length)
{
    ovt_document answer = {0};
    ovt_error err = {0};
    assert_int_equal(ovt_game_load(self->game, bytes, length, &answer, &err), OVT_OK);
    assert_non_null(answer.first);
    const char *text = answer.first->text;
    bool refused = text != NULL && strstr(text, "cannot be loaded") != NULL;
    ovt_document_free(&answer);
    return refused;
}

static uint32_t
draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 8) % below;
}

/* Any commands in any order: nothing fails, and a game saved at any moment is loaded as it was. */
static void
play_at_random(const char *path, ovt_side side, bool two, uint32_t seed)
{
    static const char *const lines[] = {"accept", "yes", "no", "counter", "offer", "yes", "reject",
        "wait", "ask", "leave", "1 4", "2 13", "3 open", "1 16", "2 2", "3 closed", "like 1",
        "like hint", "hint", "why", "score", "draft", "points", "offers", "offers 2", "history",
        "briefing", "help", "undo", "ready", "guess late", "debrief", "story", "temperaments", "1",
        "2", "nonsense", ""};
    session at;
    load(&at, path);
    at.setup.side = side;
    at.setup.two = two;
    at.setup.seed = seed;
    begin(&at);
    size_t moves = 0;
    for (int i = 0; i < LINES; i++) {
        uint32_t which = draw(&seed, sizeof lines / sizeof *lines);
        /* Leaving ends it all too soon. */
        bool leaves = strcmp(lines[which], "leave") == 0 && draw(&seed, 10) > 0;
        take(&at, leaves ? "reject" : lines[which]);
        if (i % 25 == 0) {
            ovt_text before = saved(&at);
            assert_false(is_refused(&at, before.data, before.length));
            ovt_text after = saved(&at);
            assert_string_equal(before.data, after.data);
            moves += strstr(before.data, "moves 0") == NULL;
            ovt_text_free(&before);
            ovt_text_free(&after);
        }
    }
    assert_true(moves > 0);
    end(&at);
}

static void
any_commands_in_any_order_keep_a_game_whole(void **state)
{
    (void) state;
    play_at_random(table, OVT_SEEKER, false, 1);
    play_at_random(table, OVT_HOLDER, false, 2);
    play_at_random(mediator, OVT_SEEKER, false, 3);
    play_at_random(mediator, OVT_HOLDER, false, 4);
    play_at_random(mediator, OVT_SEEKER, true, 5);
}

/* A saved game with several moves in it. */
static ovt_text
some_game(session *self)
{
    load(self, mediator);
    begin(self);
    static const char *const lines[] = {"counter", "1 16", "offer", "wait", "reject", "wait"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        take(self, lines[i]);
    }
    return saved(self);
}

static void
assert_unharmed(session *self, const ovt_text *bytes, const ovt_text *good)
{
    bool refused = is_refused(self, bytes->data, bytes->length);
    ovt_text after = saved(self);
    if (refused) {
        assert_string_equal(after.data, good->data);
    } else {
        assert_false(is_refused(self, good->data, good->length));
    }
    ovt_text_free(&after);
}

static void
broken_saved_games_are_refused_and_harm_nothing(void **state)
{
    static const char wrong[] = {'\0', '\n', ' ', '9', '-', 'x', '\xFF'};
    session at;
    (void) state;
    ovt_text good = some_game(&at);
    assert_non_null(strstr(good.data, "moves "));
    for (size_t i = 0; i < good.length; i += 3) {
        ovt_text copy = {0};
        ovt_text_append(&copy, good.data, good.length);
        copy.data[i] = wrong[i % sizeof wrong];
        assert_unharmed(&at, &copy, &good);
        ovt_text_free(&copy);
    }
    for (size_t length = 0; length + 1 < good.length; length += 5) {
        assert_true(is_refused(&at, good.data, length));
    }
    assert_true(is_refused(&at, "", 0));
    ovt_text_free(&good);
    end(&at);
}

static void
replace(ovt_text *text, const char *good, const char *from, const char *to)
{
    const char *at = strstr(good, from);
    assert_non_null(at);
    ovt_text_append(text, good, (size_t) (at - good));
    ovt_text_add(text, to);
    ovt_text_add(text, at + strlen(from));
}

static void
a_saved_game_of_another_table_is_refused(void **state)
{
    static const char *const changes[][2] = {{"overture game 1", "overture game 2"},
        {"0123456789abcdef", "0123456789abcdee"}, {"seed 7", "seed 8"},
        {"seat seeker", "seat both"}, {"opponent drawn", "opponent late"},
        {"practice 1", "practice 0"}, {"issues 3", "issues 4"}, {"moves ", "moves 99999999"},
        {"seeker 1 reject", "holder 1 reject"}, {"seeker 1 reject", "seeker 1 talk"},
        {"offer 0.", "offer 7."}, {"end\n", "end\nmore\nend\n"}};
    session at;
    (void) state;
    ovt_text good = some_game(&at);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        ovt_text bad = {0};
        replace(&bad, good.data, changes[i][0], changes[i][1]);
        if (!is_refused(&at, bad.data, bad.length)) {
            print_error("loaded with \"%s\"\n", changes[i][1]);
            fail();
        }
        ovt_text_free(&bad);
    }
    ovt_text_free(&good);
    end(&at);
}

/* One whole game; OVT_MEMORY at the first allocation that fails. */
static ovt_status
play_through(const session *at)
{
    static const char *const lines[] = {"counter", "1 16", "3 nonsense", "offer", "why", "hint",
        "hint", "hint", "like hint", "offers", "undo", "leave", "yes", "guess nobody", "guess late",
        "story", "quit"};
    ovt_game *game;
    ovt_document briefing = {0};
    ovt_error err = {0};
    ovt_status status = ovt_game_new(&game, &at->setup, &briefing, &err);
    for (size_t i = 0; status == OVT_OK && i < sizeof lines / sizeof *lines; i++) {
        ovt_document answer = {0};
        status = ovt_game_take(game, lines[i], strlen(lines[i]), &answer, &err);
        ovt_document_free(&answer);
    }
    ovt_text text = {0};
    if (status == OVT_OK) {
        status = ovt_game_save(game, "0", &text, &err);
    }
    if (status == OVT_OK) {
        ovt_document answer = {0};
        status = ovt_game_load(game, text.data, text.length, &answer, &err);
        ovt_document_free(&answer);
    }
    ovt_text_free(&text);
    ovt_document_free(&briefing);
    ovt_game_delete(game);
    return status;
}

/* Every allocation at the start and the end, every seventh between. */
static void
a_game_survives_every_failed_allocation(void **state)
{
    session at;
    (void) state;
    load(&at, mediator);
    at.setup.negotiators = 6;
    bool failed = true;
    long walked = 0;
    for (long n = 0; failed; n += n < 400 ? 1 : 7, walked++) {
        ovt_memory_fail_at(n);
        ovt_status status = play_through(&at);
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        if (status != (failed ? OVT_MEMORY : OVT_OK)) {
            print_error("allocation %ld: status %d\n", n, (int) status);
            fail();
        }
    }
    assert_true(walked > 400);
    end(&at);
}

static void
every_temperament_can_be_faced_or_says_what_it_needs(void **state)
{
    const ovt_temperament *row;
    session at;
    size_t usual = 0;
    (void) state;
    for (size_t i = 0; (row = ovt_temperament_at(i)) != NULL; i++) {
        ovt_error err = {0};
        load(&at, table);
        at.setup.temperament = i;
        assert_int_equal(ovt_temperament_find(row->key), i);
        if (ovt_temperament_fits(i, at.setup.scenario, &err) == OVT_OK) {
            begin(&at);
            take(&at, "counter");
            take(&at, "offer");
            take(&at, "debrief");
        } else {
            assert_non_null(strstr(err.message, row->key));
        }
        usual += row->usual;
        end(&at);
    }
    size_t seen[32] = {0}, kinds = 0;
    for (uint64_t seed = 0; seed < 300; seed++) {
        size_t drawn = ovt_temperament_draw(seed, OVT_HOLDER);
        assert_true(ovt_temperament_at(drawn)->usual);
        kinds += seen[drawn]++ == 0;
    }
    assert_int_equal(kinds, usual);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_commands_in_any_order_keep_a_game_whole),
        cmocka_unit_test(broken_saved_games_are_refused_and_harm_nothing),
        cmocka_unit_test(a_saved_game_of_another_table_is_refused),
        cmocka_unit_test(a_game_survives_every_failed_allocation),
        cmocka_unit_test(every_temperament_can_be_faced_or_says_what_it_needs),
    };
    ovt_json_use_memory();
    return cmocka_run_group_tests_name("game", tests, NULL, NULL);
}
