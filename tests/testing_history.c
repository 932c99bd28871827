// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_history.h"

#include "overture/engine/history.h"
#include "testing.h"

static ovt_outcome *last;

static ovt_history *
open_history(const testing_world *world, uint64_t seed)
{
    ovt_history *history;
    ovt_error err = {0};
    if (ovt_history_new(&history, &world->scenario, seed, &err) != OVT_OK) {
        print_error("%s\n", err.message);
        fail();
    }
    return history;
}

const ovt_outcome *
testing_play(const testing_world *world, uint64_t seed, uint64_t replication)
{
    testing_play_end();
    ovt_history *history = open_history(world, seed);
    last = malloc(ovt_outcome_stride(&world->scenario));
    assert_non_null(last);
    ovt_history_play(history, replication, last);
    ovt_history_delete(history);
    return last;
}

void
testing_play_end(void)
{
    free(last);
    last = NULL;
}

testing_histories
testing_histories_play(const testing_world *world, uint64_t seed, size_t count)
{
    testing_histories self = {
        .scenario = &world->scenario,
        .count = count,
        .stride = ovt_outcome_stride(&world->scenario),
    };
    self.rows = malloc(count * self.stride);
    assert_non_null(self.rows);
    ovt_history *history = open_history(world, seed);
    for (size_t i = 0; i < count; i++) {
        ovt_history_play(history, i, (ovt_outcome *) (void *) (self.rows + i * self.stride));
    }
    ovt_history_delete(history);
    return self;
}

void
testing_histories_free(testing_histories *self)
{
    free(self->rows);
    self->rows = NULL;
}

const ovt_outcome *
testing_histories_at(const testing_histories *self, size_t index)
{
    return (const ovt_outcome *) (const void *) (self->rows + index * self->stride);
}

testing_mean
testing_mean_of(const testing_histories *self, testing_number number)
{
    double n = 0, mean = 0, squares = 0;
    for (size_t i = 0; i < self->count; i++) {
        double value = number(testing_histories_at(self, i));
        if (!isnan(value)) {
            double step = value - mean;
            n++;
            mean += step / n;
            squares += step * (value - mean);
        }
    }
    return (testing_mean){mean, sqrt(squares / (n - 1) / n)};
}

void
testing_assert_mean(const testing_histories *self, testing_number number, double expected,
    const char *words, const char *file, int line)
{
    testing_mean found = testing_mean_of(self, number);
    if (!(fabs(found.mean - expected) <= 4.5 * found.error + 1e-9) || found.error <= 0) {
        print_error("mean of %s is %.10g, not %.10g (standard error %g)\n", words, found.mean,
            expected, found.error);
        _fail(file, line);
    }
}

double
testing_returned(const ovt_outcome *outcome)
{
    return outcome->captives.returned_alive;
}

double
testing_died(const ovt_outcome *outcome)
{
    return outcome->captives.died_in_captivity;
}

double
testing_rescued(const ovt_outcome *outcome)
{
    return outcome->captives.rescued;
}

double
testing_held_alive(const ovt_outcome *outcome)
{
    return outcome->captives.still_held_alive;
}

double
testing_truce_days(const ovt_outcome *outcome)
{
    return outcome->truce_days;
}

double
testing_completed(const ovt_outcome *outcome)
{
    return outcome->completed;
}

double
testing_phases(const ovt_outcome *outcome)
{
    return outcome->phases_completed;
}

double
testing_violations(const ovt_outcome *outcome)
{
    return outcome->violations;
}

double
testing_prisoners(const ovt_outcome *outcome)
{
    return outcome->prisoners_released;
}
