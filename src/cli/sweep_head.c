// SPDX-License-Identifier: GPL-3.0-or-later
/* What a database says of a sweep besides its points: enough to tell whether it is the same one. */
#include <math.h>

#include "keep.h"
#include "overture/base/memory.h"
#include "sweep.h"

static void
add_values(const ovt_vary *vary, const ovt_varied *varied, ovt_text *text)
{
    char number[OVT_NUMBER_TEXT];
    if (vary->value_count == 0 && isnan(vary->from)) {
        ovt_text_add(text, "its distribution in the scenarios");
    } else if (vary->value_count == 0) {
        ovt_text_format(text, "%s to ", ovt_number_text(number, vary->from));
        ovt_text_add(text, ovt_number_text(number, vary->to));
    }
    for (size_t i = 0; i < vary->value_count; i++) {
        ovt_text_add(text, i == 0 ? "" : ", ");
        ovt_varied_write(varied, vary->values[i], text);
    }
    if (vary->value_count == 0 && vary->steps > 0) {
        ovt_text_format(text, " in %d steps", vary->steps);
    }
    if (vary->logarithmic) {
        ovt_text_add(text, vary->steps > 0 ? " of equal factors" : " on a log scale");
    }
    for (size_t i = 0; i < vary->scenario_count; i++) {
        ovt_text_format(text, "%s%s", i == 0 ? "; only in " : ", ", vary->scenarios[i]);
    }
}

static bool
describe_varied(ovt_sweep *self)
{
    const ovt_study *study = self->study;
    ovt_stored_varied *rows = ovt_arena_allocate(&self->arena, study->varied_count * sizeof *rows);
    bool done = rows != NULL;
    for (size_t i = 0; done && i < study->varied_count; i++) {
        ovt_text text = {0};
        add_values(&study->own->study.vary[i], &study->varied[i], &text);
        rows[i] = (ovt_stored_varied){study->varied[i].path, ovt_keep_text(&self->arena, &text)};
        done = rows[i].choice != NULL;
    }
    self->head.varied = rows;
    self->head.varied_count = study->varied_count;
    return done;
}

ovt_status
ovt_sweep_describe(ovt_sweep *self, ovt_error *err)
{
#define WORD(name, word) word,
    static const char *const designs[] = {OVT_DESIGN_LIST(WORD)};
#undef WORD
    const ovt_study *study = self->study;
    const ovt_columns *columns = ovt_evaluator_columns(self->evaluator);
    ovt_status status =
        ovt_keep_describe(&self->head, self->job, study, &self->plan, columns, &self->arena, err);
    if (status == OVT_OK && !describe_varied(self)) {
        status = ovt_fail(err, OVT_MEMORY, "no memory to describe the sweep");
    }
    self->head.design = designs[study->own->study.design];
    self->head.points = ovt_design_count(self->design);
    return status;
}
