// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "analysis.h"

/* Points of the curve at most. */
enum { MOST_POINTS = 200 };

static const char *const solution_names[OVT_SOLUTIONS] = {
    [OVT_SOLUTION_NASH] = "Nash",
    [OVT_SOLUTION_KALAI_SMORODINSKY] = "Kalai-Smorodinsky",
    [OVT_SOLUTION_EGALITARIAN] = "Egalitarian",
    [OVT_SOLUTION_UTILITARIAN] = "Utilitarian",
};

static void
add_curve(ovt_document *self, ovt_chart *chart, const ovt_frontier *frontier)
{
    ovt_chart_series *series = ovt_chart_series_add(self, chart, "frontier", OVT_CHART_CONTEXT);
    size_t shown = frontier->count < MOST_POINTS ? frontier->count : MOST_POINTS;
    if (series != NULL) {
        series->joined = true;
    }
    for (size_t i = 0; i < shown; i++) {
        size_t index = shown < 2 ? 0 : i * (frontier->count - 1) / (shown - 1);
        const double *utility = frontier->points[index].utility;
        ovt_chart_point point = ovt_chart_point_at(utility[OVT_SEEKER], utility[OVT_HOLDER]);
        ovt_chart_point_add(self, series, &point);
    }
}

static void
add_point(ovt_document *self, ovt_chart *chart, const char *label, int slot,
    const double utility[OVT_PARTIES])
{
    char seeker[OVT_SAY], holder[OVT_SAY];
    ovt_chart_series *series = ovt_chart_series_add(self, chart, label, slot);
    ovt_table *table = ovt_chart_table(self, chart);
    ovt_chart_point point = ovt_chart_point_at(utility[OVT_SEEKER], utility[OVT_HOLDER]);
    point.label = label;
    ovt_chart_point_add(self, series, &point);
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", label);
    ovt_table_cell(self, table, 1, "%s", ovt_say(seeker, utility[OVT_SEEKER], 3));
    ovt_table_cell(self, table, 2, "%s", ovt_say(holder, utility[OVT_HOLDER], 3));
}

/* Solutions often fall on one package; a point carries the names of all that do. */
static void
add_solutions(ovt_document *self, ovt_chart *chart, const ovt_analysis *analysis)
{
    bool told[OVT_SOLUTIONS] = {false};
    for (int i = 0; analysis->zone && i < OVT_SOLUTIONS; i++) {
        const double *utility = analysis->solutions[i].utility;
        ovt_text label = {0};
        ovt_text_add(&label, solution_names[i]);
        for (int j = i + 1; j < OVT_SOLUTIONS; j++) {
            const double *other = analysis->solutions[j].utility;
            if (!told[j] && fabs(utility[OVT_SEEKER] - other[OVT_SEEKER]) < 1e-9 &&
                fabs(utility[OVT_HOLDER] - other[OVT_HOLDER]) < 1e-9) {
                ovt_text_format(&label, ", %s", solution_names[j]);
                told[j] = true;
            }
        }
        self->failed |= label.failed;
        if (!told[i] && !self->failed) {
            add_point(self, chart, label.data, 1, utility);
        }
        ovt_text_free(&label);
    }
}

static void
add_reference(ovt_document *self, ovt_chart *chart, const ovt_analysis *analysis, ovt_side side)
{
    ovt_text label = {0};
    double value = analysis->reservation[side];
    ovt_text_format(&label, "no agreement, %s", analysis->scenario->party[side].name);
    self->failed |= label.failed;
    ovt_chart_reference_add(self, chart, side == OVT_SEEKER ? 'x' : 'y', value, value,
        label.data == NULL ? "" : label.data);
    ovt_text_free(&label);
}

static void
add_words(ovt_document *self, ovt_chart *chart, const ovt_analysis *analysis)
{
    ovt_text x = {0}, y = {0};
    const ovt_party *party = analysis->scenario->party;
    ovt_text_format(&x, "Worth to %s", party[OVT_SEEKER].name);
    ovt_text_format(&y, "Worth to %s", party[OVT_HOLDER].name);
    self->failed |= x.failed || y.failed;
    if (!self->failed) {
        ovt_chart_words(self, chart, "What packages are worth to both sides",
            "The curve joins the efficient packages: beyond it lies none. Right of the upright "
            "line and above the level one both sides gain over no agreement.",
            x.data, y.data);
    }
    ovt_text_free(&y);
    ovt_text_free(&x);
}

void
ovt_section_chart_frontier(
    ovt_document *self, const ovt_analysis *analysis, const ovt_provenance *provenance)
{
    if (!provenance->charts) {
        return;
    }
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_FRONTIER, "frontier");
    ovt_table *table = ovt_chart_table(self, chart);
    const ovt_party *party = analysis->scenario->party;
    ovt_table_column_add(self, table, "Package", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, party[OVT_SEEKER].name, OVT_ALIGN_RIGHT, true);
    ovt_table_column_add(self, table, party[OVT_HOLDER].name, OVT_ALIGN_RIGHT, true);
    add_words(self, chart, analysis);
    add_curve(self, chart, &analysis->frontier);
    add_point(self, chart, "The offer", 2, analysis->offered_utility);
    add_solutions(self, chart, analysis);
    add_reference(self, chart, analysis, OVT_SEEKER);
    add_reference(self, chart, analysis, OVT_HOLDER);
}
