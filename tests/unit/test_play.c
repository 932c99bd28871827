// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <dirent.h>
#include <unistd.h>

#include <jansson.h>

#include "overture/base/memory.h"
#include "overture/cli/cli.h"
#include "testing_report.h"

enum { MOST_WORDS = 16 };

#define TABLE    OVT_TESTS_DIR "/golden/play/table.cfg"
#define MEDIATOR OVT_TESTS_DIR "/golden/play/mediator.cfg"

/* What one game printed. */
typedef struct {
    int status;
    char *out;
    char *log;
} outcome;

static outcome
play_bytes(const char *options, const char *script, size_t length)
{
    char line[1024], *words[MOST_WORDS], program[] = "overture", command[] = "play";
    int count = 0;
    size_t out_size, log_size;
    outcome result = {0};
    FILE *in = tmpfile();
    FILE *out = open_memstream(&result.out, &out_size);
    FILE *log = open_memstream(&result.log, &log_size);
    fwrite(script, 1, length, in);
    rewind(in);
    words[count++] = program;
    words[count++] = command;
    snprintf(line, sizeof line, "%s", options);
    for (char *word = strtok(line, " "); word != NULL && count < MOST_WORDS - 1;
         word = strtok(NULL, " ")) {
        words[count++] = word;
    }
    words[count] = NULL;
    result.status = ovt_cli_main(count, words, in, out, log);
    fclose(in);
    fclose(out);
    fclose(log);
    return result;
}

static outcome
play(const char *options, const char *script)
{
    return play_bytes(options, script, strlen(script));
}

static void
forget(outcome *result)
{
    free(result->out);
    free(result->log);
}

/* Nothing that a terminal acts on, no line over 80 columns. */
static void
assert_plain(const char *text)
{
    testing_assert_fits(text);
    for (; *text != '\0'; text++) {
        assert_true((unsigned char) *text >= ' ' || *text == '\n');
        assert_true(*text != 0x7F);
    }
}

static void
assert_game(const char *golden, const char *options, const char *script)
{
    outcome result = play(options, script);
    if (result.status != 0) {
        print_error("%s: status %d, %s", options, result.status, result.log);
        fail();
    }
    assert_plain(result.out);
    assert_golden(golden, result.out);
    forget(&result);
}

static void
an_offer_is_accepted_and_debriefed(void **state)
{
    (void) state;
    assert_game("play/accept.txt", TABLE " --as holder -n 60 --seed 3",
        "2 12\n3 open\noffer\ncounter\n1 8\noffer\naccept\nno\n1\nyes\nguess\nguess early\nstory\n"
        "quit\n");
}

static void
counters_lead_to_a_deal(void **state)
{
    (void) state;
    assert_game("play/counter.txt",
        TABLE " --as seeker -n 60 --opponent steady --set issues.crossing.seeker.firmness=0",
        "counter\npeople 18\n2 3\n3 closed\noffer\nwhy\nhint\ncounter\nprisoners = 8 prisoners\n"
        "offer\nwhy\ncounter\ncrossing aid\n2 10\n1 14\noffer\ncounter\nhint\nhint\nhint\n"
        "like hint\nscore\noffers\noffers 2\n1 12\n2 11\n3 open\noffer\ndebrief\nquit\n");
}

static void
a_player_walks_away(void **state)
{
    (void) state;
    assert_game("play/leave.txt", TABLE " --as seeker -n 60",
        "walk\nno\nleave\nyes\nundo\nguess nobody\nguess late\nquit\n");
}

static void
the_deadline_passes(void **state)
{
    (void) state;
    assert_game("play/deadline.txt", TABLE " --as seeker -n 60 --opponent unmoving",
        "counter\nwait\ncounter\nwait\ncounter\nwait\ncounter\nwait\ncounter\nwait\ncounter\nwait\n"
        "debrief\nquit\n");
}

static void
a_mediator_is_waited_for(void **state)
{
    (void) state;
    assert_game("play/mediator.txt", MEDIATOR " --as seeker -n 60 --seed 5",
        "wait\nwait\ncounter\n1 16\noffer\nask\nreject\nhistory\nwait\naccept\nyes\ndebrief\n");
}

static void
the_holder_answers_a_mediator(void **state)
{
    (void) state;
    assert_game("play/holder.txt", MEDIATOR " --as holder -n 60 --set talks.protocol=\"mediated\"",
        "wait\nreject\nhelp\nhelp accept\nbriefing\npoints\ntemperaments\naccept\nyes\n");
}

static void
two_players_share_a_screen(void **state)
{
    (void) state;
    assert_game("play/two.txt", TABLE " --two-players -n 60",
        "points\nready\n1 4\n2 12\noffer\nready\ncounter\n1 14\noffer\nscore\nready\naccept\nyes\n"
        "debrief\nquit\n");
}

static void
the_end_of_the_input_ends_a_game(void **state)
{
    (void) state;
    assert_game("play/end.txt", TABLE " --as holder -n 60", "offer\n");
}

/* Files are written to a folder of their own. */
static void
in_a_folder(char folder[64])
{
    snprintf(folder, 64, "/tmp/overture-play-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
}

static void
leave_folder(const char *folder, const char *const *files)
{
    for (; *files != NULL; files++) {
        assert_int_equal(unlink(*files), 0);
    }
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void
moves_are_undone_saved_and_loaded(void **state)
{
    static const char *const files[] = {"one.game", "all.txt", NULL};
    char folder[64];
    (void) state;
    in_a_folder(folder);
    assert_game("play/undo.txt", TABLE " --as seeker -n 60 --practice",
        "undo\ncounter\n1 16\noffer\nundo\nundo\ncounter\nsave one.game\nsave\noffer\n"
        "load one.game\nload missing.game\ntranscript all.txt\ntranscript all.txt\nquit\n");
    char *saved = testing_read("one.game"), *all = testing_read("all.txt");
    assert_golden("play/saved.txt", saved);
    assert_non_null(strstr(all, "seeker> load one.game"));
    free(saved);
    free(all);
    leave_folder(folder, files);
}

/* A game from the beginning to the end, and the same in two halves, say the same in the end. */
static void
a_loaded_game_goes_on_as_if_never_left(void **state)
{
    static const char *const files[] = {"half.game", "whole.json", "halves.json", NULL};
    char folder[64];
    (void) state;
    in_a_folder(folder);
    outcome whole = play(TABLE " --as seeker -n 60 -f json -o whole.json",
        "counter\n1 16\noffer\ncounter\n1 12\noffer\nleave\nyes\nguess late\n");
    outcome first = play(TABLE " --as seeker -n 60", "counter\n1 16\noffer\nsave half.game\n");
    outcome second = play(TABLE " --as seeker -n 60 -f json -o halves.json",
        "load half.game\ncounter\n1 12\noffer\nleave\nyes\nguess late\n");
    assert_int_equal(whole.status, 0);
    assert_int_equal(second.status, 0);
    char *a = testing_read("whole.json"), *b = testing_read("halves.json");
    assert_string_equal(a, b);
    json_t *data = json_loads(a, 0, NULL);
    assert_string_equal(json_string_value(json_object_get(data, "result")), "walked_away");
    json_decref(data);
    free(a);
    free(b);
    forget(&whole);
    forget(&first);
    forget(&second);
    leave_folder(folder, files);
}

/* Whatever can be done first is done; every line fits some moment of some game. */
static void
play_to_the_end(const char *path, const char *side)
{
    char options[512];
    ovt_text script = {0};
    snprintf(options, sizeof options, "%s --as %s -n 60 --seed 2", path, side);
    for (int i = 0; i < 150; i++) {
        ovt_text_add(
            &script, i < 2 ? "counter\noffer\nyes\n" : "accept\nyes\ncounter\noffer\nno\nwait\n");
    }
    ovt_text_add(&script, "guess steady\ndebrief\n");
    outcome result = play(options, script.data);
    if (result.status != 0 || strstr(result.out, "Where it stands") == NULL ||
        strstr(result.out, "Debrief: ") == NULL) {
        print_error("%s: status %d, %s", options, result.status, result.log);
        fail();
    }
    assert_plain(result.out);
    ovt_text_free(&script);
    forget(&result);
}

static void
every_lesson_is_played_to_its_debrief_from_both_sides(void **state)
{
    struct dirent *entry;
    size_t lessons = 0;
    (void) state;
    DIR *folder = opendir(OVT_ROOT_DIR "/scenarios/lessons");
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        char path[512];
        const char *dot = strrchr(entry->d_name, '.');
        if (dot != NULL && strcmp(dot, ".cfg") == 0) {
            snprintf(path, sizeof path, "%s/%s", OVT_ROOT_DIR "/scenarios/lessons", entry->d_name);
            play_to_the_end(path, "seeker");
            play_to_the_end(path, "holder");
            lessons++;
        }
    }
    closedir(folder);
    assert_true(lessons >= 8);
}

/* Offers or rejections, then whatever lies on the table. */
static void
a_session_of_every_lesson_is_as_recorded(void **state)
{
    static const char *const lessons[] = {"1-walking-away", "2-first-offers", "3-logrolling",
        "4-deadlines", "5-tactical-rejection", "6-the-mediator", "7-keeping-a-promise",
        "8-what-others-force"};
    static const char *const scripts[] = {
        "counter\noffer\nyes\nwhy\ncounter\nlike hint\noffer\nyes\ncounter\n1 8\noffer\nyes\n"
        "score\naccept\nyes\nleave\nyes\nguess steady\ndebrief\nquit\n",
        "why\nreject\nhint\nreject\nscore\naccept\nyes\naccept\nyes\nleave\nyes\n"
        "guess steady\ndebrief\nquit\n"};
    static const size_t script_of[] = {0, 0, 0, 0, 1, 1, 0, 1};
    char options[512], golden[128];
    (void) state;
    for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++) {
        snprintf(options, sizeof options, "%s/scenarios/lessons/%s.cfg --as %s -n 60 --seed 2",
            OVT_ROOT_DIR, lessons[i], i % 2 == 0 ? "seeker" : "holder");
        snprintf(golden, sizeof golden, "play/lesson-%s.txt", lessons[i]);
        assert_game(golden, options, scripts[script_of[i]]);
    }
}

static void
hostile_lines_are_answered_like_any_other(void **state)
{
    static const char hostile[] =
        "\033[2J\033]0;x\a\nacc\0ept\n\xFF\xFE\xC2\x9B\n1 \xE2\x80\xAE\n"
        "99999999999999999999\n1 1e999\n1 nan\n1 -5\noffers -1\n%s%n\n"
        "acept\nquti\nlike 0\nset\nset 9 1\nhelp me\nsave \001/nowhere/x\n";
    char *script = malloc(sizeof hostile + 30000);
    (void) state;
    memcpy(script, hostile, sizeof hostile - 1);
    memset(script + sizeof hostile - 1, 'a', 10000);
    memset(script + sizeof hostile - 1 + 10000, '1', 10000);
    script[sizeof hostile - 1 + 5000] = ' ';
    script[sizeof hostile - 1 + 10000] = '\n';
    outcome result = play_bytes(TABLE " --as seeker -n 60", script, sizeof hostile + 20000);
    assert_int_equal(result.status, 0);
    for (const char *at = result.out; *at != '\0'; at++) {
        assert_true((unsigned char) *at >= ' ' || *at == '\n');
    }
    assert_non_null(strstr(result.out, "Did you mean accept?"));
    assert_non_null(strstr(result.out, "Did you mean quit?"));
    assert_non_null(strstr(result.out, "That line is too long to be a command."));
    assert_non_null(strstr(result.out, "The game is not at its end"));
    free(script);
    forget(&result);
}

static void
assert_refused(const char *options, int status, const char *words)
{
    outcome result = play(options, "quit\n");
    if (result.status != status || strstr(result.log, words) == NULL) {
        print_error("%s: status %d, %s", options, result.status, result.log);
        fail();
    }
    assert_string_equal(result.out, "");
    forget(&result);
}

static void
what_cannot_be_played_is_refused_with_words(void **state)
{
    (void) state;
    assert_refused(TABLE, 2, "--as seeker or --as holder");
    assert_refused(TABLE " --as mediator", 2, "neither seeker nor holder");
    assert_refused(TABLE " --as seeker --opponent stedy", 2, "did you mean steady?");
    assert_refused(TABLE " --as seeker --opponent calculating", 2, "needs a cost of waiting");
    assert_refused(TABLE " --as seeker --two-players", 2, "leave out --as");
    assert_refused(TABLE " --as seeker -f json", 2, "give --output");
    assert_refused("- --as seeker", 2, "standard input");
    assert_refused(TABLE " --as seeker --set talks.protocol=\"none\"", 2, "nobody negotiates");
    assert_refused(OVT_ROOT_DIR "/scenarios/starter.cfg --as seeker", 2, "nobody negotiates");
}

static void
the_same_seed_seats_the_same_opponent(void **state)
{
    (void) state;
    const char *script = "counter\n1 16\noffer\nleave\nyes\ndebrief\n";
    outcome one = play(TABLE " --as seeker -n 60 --seed 11", script);
    outcome two = play(TABLE " --as seeker -n 60 --seed 11", script);
    assert_string_equal(one.out, two.out);
    bool differs = false;
    for (int seed = 12; seed < 20 && !differs; seed++) {
        char options[256];
        snprintf(options, sizeof options, TABLE " --as seeker -n 60 --seed %d", seed);
        outcome other = play(options, script);
        const char *at = strstr(other.out, "of the temperament"),
                   *as = strstr(one.out, "of the temperament");
        assert_non_null(at);
        differs = strncmp(at, as, 30) != 0;
        forget(&other);
    }
    assert_true(differs);
    forget(&one);
    forget(&two);
}

static void
the_debrief_comes_in_every_format(void **state)
{
    static const char *const formats[][2] = {
        {"text", "txt"}, {"markdown", "md"}, {"csv", "csv"}, {"json", "json"}};
    char folder[64], options[256], file[96], golden[64];
    (void) state;
    in_a_folder(folder);
    /* The file's name stands in the report: it is to be the same everywhere. */
    assert_int_equal(chdir(OVT_TESTS_DIR), 0);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        snprintf(file, sizeof file, "%s/debrief", folder);
        snprintf(options, sizeof options,
            "golden/play/table.cfg --as holder -n 60 --seed 3 -f %s -o %s", formats[i][0], file);
        outcome result =
            play(options, "2 12\n3 open\noffer\ncounter\n1 8\noffer\naccept\nyes\nguess early\n");
        assert_int_equal(result.status, 0);
        char *text = testing_read(file);
        snprintf(golden, sizeof golden, "play/debrief.%s", formats[i][1]);
        assert_golden(golden, text);
        free(text);
        forget(&result);
        assert_int_equal(unlink(file), 0);
    }
    assert_int_equal(rmdir(folder), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_is_accepted_and_debriefed),
        cmocka_unit_test(counters_lead_to_a_deal),
        cmocka_unit_test(a_player_walks_away),
        cmocka_unit_test(the_deadline_passes),
        cmocka_unit_test(a_mediator_is_waited_for),
        cmocka_unit_test(the_holder_answers_a_mediator),
        cmocka_unit_test(two_players_share_a_screen),
        cmocka_unit_test(the_end_of_the_input_ends_a_game),
        cmocka_unit_test(moves_are_undone_saved_and_loaded),
        cmocka_unit_test(a_loaded_game_goes_on_as_if_never_left),
        cmocka_unit_test(every_lesson_is_played_to_its_debrief_from_both_sides),
        cmocka_unit_test(a_session_of_every_lesson_is_as_recorded),
        cmocka_unit_test(hostile_lines_are_answered_like_any_other),
        cmocka_unit_test(what_cannot_be_played_is_refused_with_words),
        cmocka_unit_test(the_same_seed_seats_the_same_opponent),
        cmocka_unit_test(the_debrief_comes_in_every_format),
    };
    return cmocka_run_group_tests_name("play", tests, NULL, NULL);
}
