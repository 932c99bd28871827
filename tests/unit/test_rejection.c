// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said to have turned the first rejection, held against the same history with the offer so
 * changed, over random scenarios. */
#include "testing.h"

#include <jansson.h>
#include <stdarg.h>

#include "overture/bargain/strategy.h"
#include "overture/base/random.h"
#include "overture/config/load.h"
#include "overture/report/build.h"
#include "testing_report.h"

static const char *const file = OVT_TESTS_DIR "/unit/told/turned.cfg";
static const ovt_provenance provenance = {
    .version = "0.0.0", .command = "explain", .command_line = "overture explain turned.cfg"};

enum { WORLDS = 120, ISSUES = 4, LEVELS = 4, SETS = 64 };
static const char *const issues[ISSUES] = {"a", "b", "c", "d"};
static const char *const sides[OVT_PARTIES] = {"seeker", "holder"};

/* A scenario: settings, and where the offer stands. */
typedef struct {
    char text[SETS][64];
    size_t count;
    double place[ISSUES];
} world;

static void OVT_PRINTF(2, 3) set(world *self, const char *format, ...)
{
    va_list arguments;
    assert_true(self->count < SETS);
    va_start(arguments, format);
    vsnprintf(self->text[self->count++], sizeof *self->text, format, arguments);
    va_end(arguments);
}

static double
between(ovt_stream *stream, double low, double high)
{
    return low + (high - low) * ovt_stream_uniform(stream);
}

/* A level of the last issue, a tenth of the others. */
static double
somewhere(ovt_stream *stream, size_t issue)
{
    int places = issue < ISSUES - 1 ? 11 : LEVELS;
    return floor(between(stream, 0, places)) / (places - 1);
}

static void
set_place(world *self, const char *path, const char *setting, size_t issue, double place)
{
    if (issue < ISSUES - 1) {
        set(self, "issues.%s.%s%s=%.17g", issues[issue], path, setting, place);
    } else {
        set(self, "issues.%s.%s%s=\"%.0f\"", issues[issue], path, setting, place * (LEVELS - 1));
    }
}

static void
draw_side(world *self, const char *side, ovt_stream *stream)
{
    size_t strategy = (size_t) between(stream, 0, OVT_STRATEGY_COUNT);
    set(self, "%s.strategy=%s", side, ovt_strategy_at(strategy)->key);
    set(self, "%s.patience_days=%.3f", side, between(stream, 5, 60));
    set(self, "%s.reservation=%.3f", side, between(stream, 0, 0.5));
    set(self, "%s.accuracy=%.3f", side, between(stream, 0, 1));
    set(self, "%s.discount_rate=%.3f", side, between(stream, 0.001, 0.1));
    set(self, "%s.reactive_devaluation=%.3f", side, between(stream, 0, 0.2));
    set(self, "%s.softens_at=%s", side, ovt_stream_uniform(stream) < 0.5 ? "0" : "0.5");
    for (size_t i = 0; i < ISSUES; i++) {
        char path[16];
        snprintf(path, sizeof path, "%s.", side);
        set(self, "issues.%s.%sweight=%.3f", issues[i], path, between(stream, 0.1, 2));
        if (ovt_stream_uniform(stream) < 0.5) {
            set_place(self, path, "red_line", i, somewhere(stream, i));
            set(self, "issues.%s.%sfirmness=0.5", issues[i], path);
        }
    }
}

static void
draw(world *self, uint64_t number)
{
    static const char *const proposers[] = {"seeker", "holder", "Cador"};
    ovt_stream stream = ovt_stream_open(95, number, OVT_PURPOSE_TEST, 0);
    *self = (world){0};
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        draw_side(self, sides[side], &stream);
    }
    set(self, "offer.proposer=%s", proposers[(size_t) between(&stream, 0, 3)]);
    set(self, "talks.protocol=%s", ovt_stream_uniform(&stream) < 0.3 ? "ultimatum" : "hybrid");
    for (size_t i = 0; i < ISSUES; i++) {
        self->place[i] = somewhere(&stream, i);
    }
}

static void
explain(ovt_document *document, const world *self, uint64_t replication)
{
    world whole = *self;
    const char *texts[SETS];
    ovt_study study = {0};
    ovt_faults faults = {0};
    for (size_t i = 0; i < ISSUES; i++) {
        set_place(&whole, "", "offered", i, self->place[i]);
    }
    for (size_t i = 0; i < whole.count; i++) {
        texts[i] = whole.text[i];
    }
    ovt_read_options options = {.sets = texts, .set_count = whole.count};
    assert_int_equal(ovt_study_load(&study, &file, 1, &options, &faults, NULL), OVT_OK);
    ovt_faults_free(&faults);
    ovt_results results = {.scenarios = study.scenarios, .scenario_count = 1, .seed = 1};
    ovt_explained explained = {.replication = replication};
    assert_int_equal(ovt_build_explain(document, &results, &explained, &provenance, NULL), OVT_OK);
    ovt_study_free(&study);
}

/* Whether a side accepts the first text. */
static bool
accepts(const world *self, uint64_t replication, const char *side)
{
    ovt_document document = {0};
    size_t i;
    json_t *event;
    int answer = -1;
    explain(&document, self, replication);
    json_array_foreach(json_object_get(document.data, "events"), i, event)
    {
        if (answer < 0 &&
            strcmp(json_string_value(json_object_get(event, "kind")), "answer") == 0 &&
            strcmp(json_string_value(json_object_get(event, "actor")), side) == 0) {
            answer = json_is_true(json_object_get(json_object_get(event, "data"), "accepted"));
        }
    }
    ovt_document_free(&document);
    assert_true(answer >= 0);
    return answer;
}

static size_t
issue_of(const json_t *change)
{
    const char *name = json_string_value(json_object_get(change, "issue"));
    size_t issue = 0;
    while (strcmp(issues[issue], name) != 0) {
        issue++;
    }
    return issue;
}

static double
place_of(const json_t *change)
{
    return json_number_value(json_object_get(change, "position_to"));
}

/* How much was tried, so that the test cannot pass on nothing. */
typedef struct {
    int single, less, none, combined, hopes;
} tried;

static void
each_change_alone_is_just_enough(
    const world *self, uint64_t replication, const char *side, const json_t *changes, tried *count)
{
    size_t i;
    json_t *change;
    json_array_foreach(changes, i, change)
    {
        size_t issue = issue_of(change);
        world turned = *self;
        double step = place_of(change) > self->place[issue] ? 1e-5 : -1e-5;
        turned.place[issue] = place_of(change);
        assert_true(accepts(&turned, replication, side));
        count->single++;
        if (issue < ISSUES - 1 && fabs(place_of(change) - self->place[issue]) > 1e-4) {
            turned.place[issue] -= step;
            assert_false(accepts(&turned, replication, side));
            count->less++;
        }
    }
}

static void
no_other_issue_does_it(
    const world *self, uint64_t replication, const char *side, const json_t *changes, tried *count)
{
    bool found[ISSUES] = {false};
    size_t i;
    json_t *change;
    json_array_foreach(changes, i, change)
    {
        found[issue_of(change)] = true;
    }
    for (size_t issue = 0; issue < ISSUES; issue++) {
        for (int end = 0; end <= 1 && !found[issue]; end++) {
            world turned = *self;
            turned.place[issue] = end;
            assert_false(accepts(&turned, replication, side));
            count->none++;
        }
    }
}

static void
those_combined_suffice(
    const world *self, uint64_t replication, const char *side, const json_t *changes, tried *count)
{
    size_t i;
    json_t *change;
    world turned = *self;
    json_array_foreach(changes, i, change)
    {
        turned.place[issue_of(change)] = place_of(change);
    }
    if (json_array_size(changes) > 0) {
        assert_true(accepts(&turned, replication, side));
        count->combined++;
    }
}

/* What a side calls more than no agreement reads as more. */
static int
count_hopes(const ovt_document *document)
{
    static const char mark[] = "rejects it: worth ";
    size_t i;
    json_t *event;
    int count = 0;
    json_array_foreach(json_object_get(document->data, "events"), i, event)
    {
        double worth, least;
        const char *words = strstr(json_string_value(json_object_get(event, "text")), mark);
        if (words != NULL &&
            sscanf(words + sizeof mark - 1, "%lf to it, more than the %lf", &worth, &least) == 2) {
            assert_true(worth >= least);
            count++;
        }
    }
    return count;
}

static void
what_would_have_turned_the_first_rejection_does(void **state)
{
    (void) state;
    tried count = {0};
    for (uint64_t number = 0; number < WORLDS; number++) {
        world self;
        draw(&self, number);
        ovt_document document = {0};
        explain(&document, &self, number);
        count.hopes += count_hopes(&document);
        const json_t *rejection = json_object_get(document.data, "first_rejection");
        if (json_is_object(rejection)) {
            const char *side = json_string_value(json_object_get(rejection, "side"));
            const json_t *changes = json_object_get(rejection, "changes");
            const json_t *combined = json_object_get(rejection, "combined");
            each_change_alone_is_just_enough(&self, number, side, changes, &count);
            no_other_issue_does_it(&self, number, side, changes, &count);
            those_combined_suffice(&self, number, side, combined, &count);
        }
        ovt_document_free(&document);
    }
    assert_true(count.single > 20 && count.less > 10 && count.none > 100 && count.combined > 10);
    assert_true(count.hopes > 20);
}

int
main(void)
{
    ovt_json_use_memory();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_would_have_turned_the_first_rejection_does),
    };
    return cmocka_run_group_tests_name("rejection", tests, NULL, NULL);
}
