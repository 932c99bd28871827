// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "overture/base/memory.h"
#include "sheets.h"

/* To add a sheet: its row here. What is for the teacher only says so in its name. */
static const ovt_kit_sheet sheets[] = {
    {"01-teacher-card", ovt_sheet_card},
    {"02-teacher-plan", ovt_sheet_plan},
    {"03-briefing", ovt_sheet_briefing},
    {"04-role-seeker", ovt_sheet_seeker},
    {"05-role-holder", ovt_sheet_holder},
    {"06-questions", ovt_sheet_questions},
    {"07-observer", ovt_sheet_observer},
    {"08-result-form", ovt_sheet_result},
    {"09-teacher-answers", ovt_sheet_answers},
    {"10-teacher-debrief", ovt_sheet_debrief},
    {"11-teacher-simulated-class", ovt_sheet_class},
    {"12-glossary", ovt_sheet_glossary},
};

const ovt_kit_sheet *
ovt_kit_sheet_at(size_t index)
{
    return index < sizeof sheets / sizeof *sheets ? &sheets[index] : NULL;
}

static void
measure(ovt_kit *self)
{
    ovt_package middle = {{0}};
    self->zone =
        ovt_frontier_solution(&self->frontier, OVT_SOLUTION_NASH, self->reservation) != OVT_NONE;
    for (size_t i = 0; i < self->frontier.count; i++) {
        const double *utility = self->frontier.points[i].utility;
        self->best = fmax(self->best, utility[OVT_SEEKER] + utility[OVT_HOLDER]);
    }
    for (size_t i = 0; i < self->scenario->issue_count; i++) {
        middle.position[i] = 0.5;
    }
    self->halved = ovt_package_utility(self->scenario, OVT_SEEKER, &middle) +
                   ovt_package_utility(self->scenario, OVT_HOLDER, &middle);
}

/* Without a frontier the kit is whole but for what needs one. */
static ovt_status
find_frontier(ovt_kit *self, ovt_error *err)
{
    ovt_error too_many = {0};
    ovt_status status = ovt_frontier_init(&self->frontier, &self->domain, &too_many);
    self->known = status == OVT_OK;
    if (self->known) {
        measure(self);
    }
    return status == OVT_OK || status == OVT_FAILED ? OVT_OK
                                                    : ovt_fail(err, status, "%s", too_many.message);
}

ovt_status
ovt_kit_new(
    ovt_kit **self, const ovt_scenario *scenario, uint64_t seed, size_t pairs, ovt_error *err)
{
    *self = NULL;
    if (scenario->issue_count == 0) {
        return ovt_fail(err, OVT_SCENARIO,
            "%s has no issues, so that there is nothing to negotiate about in class; add issues "
            "with the weights of both sides (`overture schema issues`)",
            scenario->file);
    }
    ovt_kit *kit = *self = ovt_allocate(1, sizeof *kit);
    if (kit == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the kit");
    }
    kit->scenario = scenario;
    kit->seed = seed;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        kit->reservation[side] = ovt_reservation(scenario, side, scenario->talks.start_day, 0);
    }
    ovt_status status = ovt_domain_init(&kit->domain, scenario, err);
    if (status == OVT_OK) {
        status = find_frontier(kit, err);
    }
    if (status == OVT_OK && ovt_scenario_negotiates(scenario)) {
        status = ovt_pairs_run(kit, pairs, err);
    }
    return status;
}

void
ovt_kit_delete(ovt_kit *self)
{
    if (self == NULL) {
        return;
    }
    for (size_t i = 0; i < self->pair_count; i++) {
        ovt_free(self->pairs[i].offers);
    }
    ovt_free(self->pairs);
    ovt_frontier_free(&self->frontier);
    ovt_domain_free(&self->domain);
    ovt_free(self);
}

ovt_status
ovt_kit_build(const ovt_kit *self, const ovt_kit_sheet *sheet, ovt_document *document,
    const ovt_provenance *provenance, ovt_error *err)
{
    ovt_data_begin(document, provenance);
    sheet->build(document, self);
    return ovt_built(document, err);
}

/* To add a text that a lesson needs: its row here, and in check_lesson() of the configuration. */
void
ovt_kit_missing(ovt_text *text, const ovt_scenario *scenario)
{
    const ovt_lesson *lesson = &scenario->lesson;
    const struct {
        const char *path;
        bool there;
    } parts[] = {
        {"purpose", lesson->purpose != NULL},
        {"content_note", lesson->content_note != NULL},
        {"story", lesson->story_count > 0},
        {"seeker", lesson->role[OVT_SEEKER].brief_count > 0},
        {"holder", lesson->role[OVT_HOLDER].brief_count > 0},
        {"understanding", lesson->understanding_count > 0},
        {"debrief", lesson->debrief_count > 0},
        {"guide", lesson->guide_count > 0},
        {"claims", lesson->claim_count > 0},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].there) {
            ovt_text_format(text, "%slesson.%s", text->length == 0 ? "" : ", ", parts[i].path);
        }
    }
}

bool
ovt_kit_has_red_lines(const ovt_scenario *scenario)
{
    return (ovt_red_lines(scenario, OVT_SEEKER) | ovt_red_lines(scenario, OVT_HOLDER)) != 0;
}

const char *
ovt_kit_title(const ovt_scenario *scenario)
{
    return scenario->title == NULL ? scenario->name : scenario->title;
}

void
ovt_kit_paragraphs(ovt_document *self, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ovt_document_paragraph(self, "%s", texts[i]);
    }
}

ovt_table *
ovt_kit_table(ovt_document *self, const char *caption, const char *const *titles, ovt_align align)
{
    ovt_table *table = ovt_document_table(self, caption);
    for (size_t i = 0; table != NULL && titles[i] != NULL; i++) {
        ovt_table_column_add(self, table, titles[i], i == 0 ? OVT_ALIGN_LEFT : align,
            i == 0 || align == OVT_ALIGN_LEFT);
    }
    return table;
}

void
ovt_kit_middle(const ovt_kit *self, ovt_package *package)
{
    *package = (ovt_package){{0}};
    for (size_t i = 0; i < self->domain.axis_count; i++) {
        const ovt_axis *axis = &self->domain.axes[i];
        package->position[i] = axis->position[axis->count / 2];
    }
}

void
ovt_kit_say_terms(ovt_text *text, const ovt_kit *kit, const ovt_package *package)
{
    for (size_t i = 0; i < kit->scenario->issue_count; i++) {
        ovt_text_add(text, i == 0 ? "" : "; ");
        ovt_say_position(text, &kit->scenario->issues[i], package->position[i]);
    }
}
