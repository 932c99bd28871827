// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "asked.h"

static void
say_answer(ovt_document *self, const ovt_asked *asked, const ovt_sweetener *found, double target,
    ovt_side giver)
{
    char wanted[OVT_SAY], start[OVT_SAY], reached[OVT_SAY], range[OVT_SAY];
    const ovt_metric *metric = ovt_asked_metric(asked);
    double scale = ovt_shown_scale(metric);
    int decimals = ovt_shown_decimals(metric);
    ovt_say(wanted, scale * target, decimals);
    ovt_say(start, scale * found->at_start.mean, decimals);
    if (found->is_reached) {
        ovt_document_paragraph(
            self, "As it stands it is %s %s already.", start, ovt_shown_unit(metric));
        return;
    }
    if (!found->found) {
        ovt_document_paragraph(self, "Within these ranges nothing brings it from %s to %s %s.",
            start, wanted, ovt_shown_unit(metric));
        return;
    }
    ovt_document_paragraph(self,
        "This brings it from %s to %s %s; on fresh random numbers it is %s (95 %% interval %s).",
        start, wanted, ovt_shown_unit(metric),
        ovt_say(reached, scale * found->outcome.mean, decimals),
        ovt_say_range(
            range, scale * found->outcome.ci95.low, scale * found->outcome.ci95.high, decimals));
    if (found->by_utility) {
        char cost[OVT_SAY];
        ovt_document_paragraph(self,
            "It costs %s %s of 100 points of its own utility of the offer%s.",
            ovt_asked_scenario(asked)->party[giver].name, ovt_say(cost, 100 * found->cost, 1),
            found->cost < 0 ? ": it gains by it" : "");
    }
}

static void
table_terms(ovt_document *self, const ovt_asked *asked, const ovt_sweetener *found)
{
    ovt_table *table = ovt_document_table(self, "The terms");
    ovt_table_column_add(self, table, "Term", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "As it stands", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Sweetened", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < ovt_question_inputs(asked->question); i++) {
        char text[OVT_VALUE_TEXT];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_question_path(asked->question, i));
        ovt_table_cell(self, table, 1, "%s", ovt_asked_value(asked, i, found->start[i], text));
        ovt_table_cell(self, table, 2, "%s", ovt_asked_value(asked, i, found->values[i], text));
    }
}

static void
say_search(ovt_document *self, const ovt_asked *asked, const ovt_sweetener *found, ovt_side giver)
{
    char histories[OVT_SAY], tried[OVT_SAY];
    ovt_text text = {0};
    if (found->found) {
        ovt_text_format(&text,
            " Of all changes within the ranges that reach the target it is the cheapest found to "
            "%s%s.",
            ovt_asked_scenario(asked)->party[giver].name,
            found->by_utility ? ""
                              : ", by how far the terms move in their ranges, since nothing is "
                                "negotiated that would say what they are worth");
    }
    ovt_document_paragraph(self, "%s offers were tried with %s histories each (seed %llu).%s",
        ovt_say(tried, (double) found->evaluations, 0),
        ovt_say(histories, (double) asked->about->replications, 0),
        (unsigned long long) asked->about->seed, text.data == NULL ? "" : text.data);
    self->failed |= text.failed;
    ovt_text_free(&text);
}

static void
fill_data(ovt_document *self, const ovt_asked *asked, const ovt_sweetener *found, double target,
    const ovt_provenance *provenance)
{
    json_t *terms = json_array();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "run", ovt_data_run(self, asked->about, provenance));
    ovt_asked_data(self, asked);
    ovt_data_set(self, self->data, "target", ovt_data_number(target));
    ovt_data_set(self, self->data, "found", json_boolean(found->found));
    ovt_data_set(self, self->data, "cost", ovt_data_number(found->cost));
    ovt_data_set(self, self->data, "cost_unit",
        ovt_data_text(found->by_utility ? "utility of the giver" : "mean share of the ranges"));
    ovt_data_set(self, self->data, "start", ovt_data_number(found->at_start.mean));
    ovt_data_set(self, self->data, "mean", ovt_data_number(found->outcome.mean));
    ovt_data_set(self, self->data, "ci95", ovt_data_interval(self, found->outcome.ci95));
    ovt_data_set(self, self->data, "evaluations", json_integer((json_int_t) found->evaluations));
    for (size_t i = 0; i < ovt_question_inputs(asked->question); i++) {
        json_t *term = json_object();
        ovt_data_set(self, term, "path", ovt_data_text(ovt_question_path(asked->question, i)));
        ovt_data_set(self, term, "start", ovt_data_number(found->start[i]));
        ovt_data_set(self, term, "value", ovt_data_number(found->values[i]));
        ovt_data_append(self, terms, term);
    }
    ovt_data_set(self, self->data, "terms", terms);
}

static void
fill_records(ovt_document *self, const ovt_asked *asked, const ovt_sweetener *found)
{
    static const char *const titles[] = {"path", "start", "value"};
    ovt_table *records = ovt_document_records(self);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, records, titles[i], OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < ovt_question_inputs(asked->question); i++) {
        char text[OVT_NUMBER_TEXT];
        ovt_table_row(self, records);
        ovt_table_cell(self, records, 0, "%s", ovt_question_path(asked->question, i));
        ovt_table_cell(self, records, 1, "%s", ovt_number_text(text, found->start[i]));
        ovt_table_cell(self, records, 2, "%s", ovt_number_text(text, found->values[i]));
    }
}

ovt_status
ovt_build_sweeten(ovt_document *self, const ovt_asked *asked, const ovt_sweetener *found,
    double target, ovt_side giver, const ovt_provenance *provenance, ovt_error *err)
{
    *self = (ovt_document){0};
    ovt_asked_heading(self, asked, "The smallest sweetener");
    say_answer(self, asked, found, target, giver);
    if (found->found) {
        table_terms(self, asked, found);
    }
    say_search(self, asked, found, giver);
    fill_data(self, asked, found, target, provenance);
    fill_records(self, asked, found);
    return ovt_built(self, err);
}
