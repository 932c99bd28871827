// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_question.h"

#include "testing.h"

ovt_status
testing_question_load(
    testing_question *self, const char *path, const char *const *varies, size_t count)
{
    ovt_read_options options = {0};
    *self = (testing_question){0};
    assert_int_equal(
        ovt_study_load(&self->study, &path, 1, &options, &self->faults, &self->err), OVT_OK);
    return ovt_study_vary(&self->study, varies, count, &self->faults, &self->err);
}

void
testing_question_ask(
    testing_question *self, const char *metric, uint64_t seed, uint64_t replications, bool halves)
{
    self->metric = metric;
    ovt_question_plan plan = {.study = &self->study,
        .seed = seed,
        .replications = replications,
        .metrics = &self->metric,
        .metric_count = 1,
        .halves = halves};
    ovt_question_delete(self->question);
    if (self->crew == NULL) {
        assert_int_equal(ovt_crew_threads(&self->crew, 2, &self->err), OVT_OK);
    }
    assert_int_equal(ovt_question_new(&self->question, &plan, self->crew, &self->err), OVT_OK);
}

void
testing_question_free(testing_question *self)
{
    ovt_question_delete(self->question);
    ovt_crew_delete(self->crew);
    ovt_study_free(&self->study);
    ovt_faults_free(&self->faults);
}

ovt_status
testing_question_outcomes(void *context, ovt_outcome_at *outcomes, size_t count, ovt_error *err)
{
    testing_question *self = context;
    return ovt_question_outcomes(self->question, 0, 0, outcomes, count, NULL, err);
}
