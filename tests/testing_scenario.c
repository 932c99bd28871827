// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_scenario.h"

#include "overture/base/random.h"
#include "testing.h"

/* The next free place of a list with room for so many. */
static size_t
next(size_t *count, size_t room)
{
    assert_true(*count < room);
    return (*count)++;
}

void
testing_world_init(testing_world *self)
{
    memset(self, 0, sizeof *self);
    ovt_scenario *scenario = &self->scenario;
    *scenario = (ovt_scenario){
        .block_size = sizeof *self,
        .title = "A scenario for tests",
        .name = "test",
        .file = "test.cfg",
        .clock = {.start = "2024-03-28", .start_day = 19810, .horizon_days = 100},
        .captives = self->categories,
        .prisoners = self->classes,
        .party = {[OVT_SEEKER] = {.name = "Seeker"}, [OVT_HOLDER] = {.name = "Holder"}},
        .mediators = self->mediators,
        .issues = self->issues,
        .offer = {.proposer = "mediator", .phases = self->phases},
        .talks = {.protocol = OVT_PROTOCOL_NONE},
        .implementation =
            {
                .violation_shape = 1,
                .max_pause_days = 30,
                .locate_probability = 1,
            },
        .run = {.seed = -1},
        .inputs = self->inputs,
    };
    testing_add_category(self, "captives", 10);
    testing_add_class(self, "prisoners", 1000);
}

ovt_category *
testing_add_category(testing_world *self, const char *name, int held)
{
    ovt_category *category =
        &self->categories[next(&self->scenario.captive_count, TESTING_CATEGORIES)];
    *category =
        (ovt_category){.category = name, .label = name, .held = held, .alive_probability = 1};
    return category;
}

ovt_class *
testing_add_class(testing_world *self, const char *name, int pool)
{
    ovt_class *added = &self->classes[next(&self->scenario.prisoner_count, TESTING_CLASSES)];
    *added = (ovt_class){.class_name = name, .label = name, .pool = pool};
    return added;
}

void
testing_add_mediator(testing_world *self, double guarantee)
{
    self->mediators[next(&self->scenario.mediator_count, TESTING_MEDIATORS)] =
        (ovt_mediator){.name = "mediator", .guarantee = guarantee};
}

ovt_phase *
testing_add_phase(testing_world *self, int days)
{
    size_t index = next(&self->scenario.offer.phase_count, TESTING_PHASES);
    ovt_phase *phase = &self->phases[index];
    *phase = (ovt_phase){
        .name = "phase",
        .days = days,
        .releases = self->releases[index],
        .prisoners = self->lumps[index],
        .gate = {.mode = OVT_GATE_AUTOMATIC, .probability = 1},
        .violation_rate = NAN,
    };
    self->scenario.talks.protocol = OVT_PROTOCOL_FIXED;
    return phase;
}

ovt_release *
testing_add_release(testing_world *self, ovt_phase *phase, size_t category, int count, double ratio)
{
    size_t index = next(&phase->release_count, TESTING_RELEASES);
    ovt_release *release = &phase->releases[index];
    *release = (ovt_release){
        .category = self->categories[category].category,
        .category_index = category,
        .count = count,
        .kind = OVT_ALIVE,
        .ratio = ratio,
        .first = phase->days,
        .substitute = self->substitutes[phase - self->phases][index],
        .locate_probability = NAN,
    };
    return release;
}

void
testing_add_exchange(
    testing_world *self, ovt_release *release, size_t class_index, double per_captive)
{
    ovt_exchange *added = &self->exchanges[next(&self->exchange_count, TESTING_EXCHANGES)];
    *added = (ovt_exchange){.class_name = self->classes[class_index].class_name,
        .class_index = class_index,
        .per_captive = per_captive};
    if (release->exchange_count == 0) {
        release->exchange = added;
    }
    assert_ptr_equal(added, release->exchange + release->exchange_count);
    release->exchange_count++;
}

void
testing_add_day(testing_world *self, ovt_release *release, int day)
{
    int *added = &self->on_days[next(&self->on_day_count, TESTING_ON_DAYS)];
    *added = day;
    if (release->on_day_count == 0) {
        release->on_days = added;
    }
    assert_ptr_equal(added, release->on_days + release->on_day_count);
    release->on_day_count++;
}

ovt_substitute *
testing_add_substitute(testing_world *self, ovt_release *release, size_t category, double ratio)
{
    size_t index = next(&release->substitute_count, TESTING_SUBSTITUTES);
    release->substitute[index] = (ovt_substitute){
        .category = self->categories[category].category,
        .category_index = category,
        .ratio = ratio,
    };
    return &release->substitute[index];
}

void
testing_add_lump(testing_world *self, ovt_phase *phase, size_t class_index, int count, int day)
{
    phase->prisoners[next(&phase->prisoners_count, TESTING_LUMPS)] = (ovt_lump){
        .class_name = self->classes[class_index].class_name,
        .class_index = class_index,
        .count = count,
        .on_day = day,
    };
}

ovt_issue *
testing_add_issue(testing_world *self, const char *name)
{
    size_t index = next(&self->scenario.issue_count, TESTING_ISSUES);
    ovt_issue *issue = &self->issues[index];
    *issue = (ovt_issue){
        .name = name,
        .label = name,
        .unit = "",
        .to = 1,
        .bind = self->binds[index],
        .position = 1,
        .grid = 20,
        .interest =
            {
                [OVT_SEEKER] = {.weight = 1, .shape = 1},
                [OVT_HOLDER] = {.weight = 1, .shape = 1},
            },
    };
    return issue;
}

void
testing_set_levels(
    testing_world *self, ovt_issue *issue, size_t count, const double *seeker, const double *holder)
{
    static const char *const names[TESTING_LEVELS] = {
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"};
    const double *given[OVT_PARTIES] = {seeker, holder};
    size_t index = (size_t) (issue - self->issues);
    assert_true(count > 1 && count <= TESTING_LEVELS);
    memcpy(self->level_names, names, sizeof names);
    for (size_t k = 0; k < count; k++) {
        self->level_values[index][k] = (double) k / (double) (count - 1);
    }
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        if (given[side] != NULL) {
            memcpy(self->values[index][side], given[side], count * sizeof(double));
            issue->interest[side].values = self->values[index][side];
            issue->interest[side].value_count = count;
        }
    }
    issue->levels = self->level_names;
    issue->level_count = count;
    issue->level_values = self->level_values[index];
    issue->level_value_count = count;
}

ovt_bind *
testing_add_bind(
    testing_world *self, ovt_issue *issue, ovt_delivery delivery, size_t phase, size_t item)
{
    ovt_bind *bind = &issue->bind[next(&issue->bind_count, TESTING_BINDS)];
    *bind = (ovt_bind){.path = "offer",
        .from = NAN,
        .to = NAN,
        .place = {.offset = offsetof(ovt_scenario, clock.horizon_days), .high = OVT_MAX_DAYS},
        .delivery = (int) delivery,
        .phase = phase,
        .item = item};
    assert_ptr_equal(issue->bind, self->binds[issue - self->issues]);
    return bind;
}

ovt_input *
testing_add_input(
    testing_world *self, const char *path, const void *number, bool whole, double low, double high)
{
    ovt_input *input = &self->inputs[next(&self->scenario.input_count, TESTING_INPUTS)];
    *input = (ovt_input){
        .path = path,
        .hash = ovt_hash_text(path),
        .place = {.offset = (size_t) ((const char *) number - (const char *) self),
            .whole = whole,
            .low = low,
            .high = high},
        .distribution = {.kind = OVT_DIST_UNIFORM, .min = low, .max = high},
        .correlated = OVT_NONE,
    };
    assert_true(input->place.offset < sizeof *self);
    return input;
}
