// SPDX-License-Identifier: GPL-3.0-or-later
/* What a study varies: the values of each setting, and whether they make a design together. */
#include <math.h>
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"
#include "overture/config/variant.h"
#include "study.h"

static void
error_at(ovt_binding *self, const ovt_node *node, const char *member, const char *message)
{
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, member, "%s", message);
}

static bool
is_sample(const ovt_study_settings *study)
{
    return study->design == OVT_DESIGN_LATIN_HYPERCUBE || study->design == OVT_DESIGN_SOBOL;
}

/* A number, or true and false as 1 and 0. */
static double
number_of(const ovt_node *node)
{
    if (node->type == OVT_NODE_BOOL) {
        return node->value.truth ? 1 : 0;
    }
    return node->type == OVT_NODE_WHOLE ? (double) node->value.whole : node->value.real;
}

static ovt_node_type
kind_of(const ovt_node *node)
{
    return node->type == OVT_NODE_WHOLE ? OVT_NODE_REAL : node->type;
}

/* Values and words lie in the arena: only the list's address is in the block. */
static void
read_values(ovt_binding *self, ovt_vary *vary, const ovt_node *list)
{
    static const char words[] =
        "must be a list of numbers, of words, or of true and false, as in [28, 42, 56]";
    const ovt_node *first = list->type == OVT_NODE_LIST ? list->first : NULL;
    if (first == NULL || first->type == OVT_NODE_GROUP || first->type == OVT_NODE_LIST) {
        error_at(self, list, NULL, words);
        return;
    }
    ovt_arena *arena = self->scenario->arena;
    vary->values = ovt_arena_allocate(arena, list->count * sizeof *vary->values);
    vary->words = first->type == OVT_NODE_TEXT
                      ? ovt_arena_allocate(arena, list->count * sizeof *vary->words)
                      : NULL;
    if (vary->values == NULL || (first->type == OVT_NODE_TEXT && vary->words == NULL)) {
        self->failed = true;
        return;
    }
    for (const ovt_node *node = first; node != NULL; node = node->next) {
        size_t index = vary->value_count++;
        if (kind_of(node) != kind_of(first)) {
            error_at(self, list, NULL, words);
            return;
        }
        if (node->type == OVT_NODE_TEXT) {
            vary->words[index] = ovt_bind_text(self, node->value.text);
            vary->values[index] = (double) index;
        } else {
            vary->values[index] = number_of(node);
        }
    }
}

/* Which of values, from and to, and nothing at all it is, and whether the design can use it. */
static void
check_range(ovt_binding *self, const ovt_vary *vary, const ovt_node *node)
{
    const ovt_study_settings *study = &self->scenario->study;
    bool has_ends = !isnan(vary->from) || !isnan(vary->to);
    bool is_whole_range = !isnan(vary->from) && !isnan(vary->to);
    if (ovt_node_child(node, "values") != NULL && (has_ends || vary->steps > 0)) {
        error_at(self, node, "values", "stands beside from, to or steps; give one or the other");
    } else if (has_ends && !is_whole_range) {
        error_at(
            self, node, isnan(vary->to) ? "from" : "to", "stands alone; give both from and to");
    } else if (is_whole_range && !(vary->from < vary->to)) {
        error_at(self, node, "to", "must be above from");
    }
    if (vary->logarithmic && !(vary->from > 0)) {
        error_at(self, node, "scale", "log needs a from above 0");
    }
    if (ovt_node_child(node, "values") == NULL && !is_sample(study) && vary->steps == 0) {
        error_at(self, node, NULL,
            "has no steps; say how many values, as in steps = 5, or list "
            "them as values");
    } else if (is_sample(study) && vary->steps > 0) {
        error_at(self, node, "steps",
            "is for the designs grid and zip; a sample has points = N beside design");
    }
}

static size_t
steps_of(const ovt_vary *vary)
{
    return vary->value_count > 0 ? vary->value_count : (size_t) vary->steps;
}

static void
check_zip(ovt_binding *self, const ovt_node *list)
{
    const ovt_study_settings *study = &self->scenario->study;
    for (size_t i = 1; i < study->vary_count; i++) {
        if (steps_of(&study->vary[i]) != steps_of(&study->vary[0])) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, ovt_node_at(list, i), NULL,
                "has %zu values where the first has %zu; design \"zip\" takes them side by side",
                steps_of(&study->vary[i]), steps_of(&study->vary[0]));
        }
    }
}

static void
check_grid(ovt_binding *self, const ovt_node *list)
{
    const ovt_study_settings *study = &self->scenario->study;
    double count = 1;
    for (size_t i = 0; i < study->vary_count; i++) {
        count *= (double) steps_of(&study->vary[i]);
    }
    if (count > 1e9) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, list, NULL,
            "gives %.3g points; take fewer values, or design = \"sobol\" with points = 1024",
            count);
    }
}

static void
check_design(ovt_binding *self, const ovt_node *group, const ovt_node *list)
{
    const ovt_study_settings *study = &self->scenario->study;
    if (study->vary_count == 0) {
        const char *member = ovt_node_child(group, "design") != NULL ? "design" : "points";
        if (ovt_node_child(group, member) != NULL && (list == NULL || list->count == 0)) {
            error_at(self, group, member,
                "has nothing to vary; add for instance vary = ( { path = "
                "\"talks.signed_day\"; values = [0, 30]; } );");
        }
    } else if (is_sample(study) && study->points == 0) {
        error_at(self, group, "design", "needs points beside it, as in points = 256;");
    } else if (!is_sample(study) && study->points > 0) {
        error_at(self, group, "points",
            "is for the designs latin_hypercube and sobol; the values give their own number");
    } else if (study->design == OVT_DESIGN_ZIP) {
        check_zip(self, list);
    } else if (study->design == OVT_DESIGN_GRID) {
        check_grid(self, list);
    }
}

void
ovt_bind_vary(ovt_binding *self)
{
    ovt_study_settings *study = &self->scenario->study;
    const ovt_node *group = ovt_node_child(self->root, "study");
    const ovt_node *list = ovt_node_child(group, "vary");
    size_t errors = self->faults->errors;
    for (size_t i = 0; list != NULL && i < study->vary_count && !self->failed; i++) {
        const ovt_node *node = list->type == OVT_NODE_LIST ? ovt_node_at(list, i) : list;
        const ovt_node *values = ovt_node_child(node, "values");
        if (values != NULL) {
            read_values(self, &study->vary[i], values);
        }
        check_range(self, &study->vary[i], node);
        for (size_t k = 0; k < i; k++) {
            const char *path = study->vary[i].path, *other = study->vary[k].path;
            if (path != NULL && other != NULL && strcmp(path, other) == 0) {
                error_at(self, node, "path", "is varied twice");
            }
        }
    }
    if (self->faults->errors == errors && !self->failed) {
        check_design(self, group, list);
    }
}

/* --- with the scenarios at hand ------------------------------------------------------------- */

typedef struct {
    const ovt_varied *varied;
    const ovt_vary *vary;
    const ovt_setting *row;
    ovt_faults *faults;
} placing;

static void
refuse(const placing *self, const char *message)
{
    ovt_faults_add(self->faults, OVT_SEVERITY_ERROR, self->varied->origin, self->varied->path,
        self->varied->excerpt, "%s", message);
}

static void
check_number(const placing *self, double value)
{
    char message[160], text[3][OVT_NUMBER_TEXT];
    const ovt_setting *row = self->row;
    if (!(value >= row->low && value <= row->high)) {
        const char *unit = ovt_bind_range_unit(row);
        snprintf(message, sizeof message, "%s is out of range (%s to %s%s%s)",
            ovt_number_text(text[0], value), ovt_number_text(text[1], row->low),
            ovt_number_text(text[2], row->high), *unit == '\0' ? "" : " ", unit);
        refuse(self, message);
    } else if (row->type == OVT_SETTING_WHOLE && value != floor(value)) {
        snprintf(message, sizeof message, "takes whole numbers, not %s",
            ovt_number_text(text[0], value));
        refuse(self, message);
    }
}

static void
check_values(const placing *self)
{
    const ovt_vary *vary = self->vary;
    bool is_number = self->row->type == OVT_SETTING_REAL || self->row->type == OVT_SETTING_WHOLE;
    if (vary->words != NULL) {
        return;
    }
    for (size_t i = 0; i < vary->value_count && is_number; i++) {
        check_number(self, vary->values[i]);
    }
    if (isnan(vary->from)) {
        return;
    }
    if (!is_number) {
        refuse(self, "is no number that could go from one end to another; list its values");
        return;
    }
    check_number(self, vary->from);
    check_number(self, vary->to);
    if (self->row->type == OVT_SETTING_WHOLE && vary->steps > vary->to - vary->from + 1) {
        refuse(self, "has fewer whole numbers from one end to the other than steps");
    }
}

/* True and false are no numbers; the table knows which of the two a setting takes. */
static void
check_truth(const placing *self, const ovt_node *node)
{
    const ovt_node *values = ovt_node_child(node, "values");
    if (values == NULL || self->vary->words != NULL) {
        return;
    }
    bool is_truth = values->first->type == OVT_NODE_BOOL;
    if (is_truth != (self->row->type == OVT_SETTING_BOOL)) {
        refuse(self, is_truth ? "takes no true and false" : "takes true and false");
    }
}

static const char *
keep_text(ovt_arena *arena, const char *text)
{
    return text == NULL ? NULL : ovt_arena_text(arena, text, strlen(text));
}

/* The tree of the study file is gone once its scenarios are loaded. */
static ovt_origin *
keep_origin(ovt_arena *arena, const ovt_node *node)
{
    ovt_origin *origin = ovt_arena_allocate(arena, sizeof *origin);
    const char *file = keep_text(arena, node->origin.file);
    if (origin == NULL || file == NULL) {
        return NULL;
    }
    *origin = (ovt_origin){.file = file, .line = node->origin.line, .column = node->origin.column};
    return origin;
}

static ovt_status
place_one(ovt_study *self, size_t index, const ovt_node *node, ovt_faults *faults, ovt_error *err)
{
    ovt_varied *varied = &self->varied[index];
    const ovt_vary *vary = &self->own->study.vary[index];
    const ovt_node *path = ovt_node_child(node, "path");
    const ovt_node *place = path == NULL ? node : path;
    ovt_origin *origin = keep_origin(self->own->arena, place);
    const char *excerpt = keep_text(self->own->arena, place->excerpt);
    if (origin == NULL || (excerpt == NULL && place->excerpt != NULL)) {
        return ovt_fail(err, OVT_MEMORY, "no memory to read a study");
    }
    *varied = (ovt_varied){
        .path = vary->path,
        .words = (const char *const *) vary->words,
        .word_count = vary->words == NULL ? 0 : vary->value_count,
        .scenarios = vary->scenario_count == 0 ? NULL : (const char *const *) vary->scenarios,
        .scenario_count = vary->scenario_count,
        .origin = origin,
        .excerpt = excerpt,
    };
    ovt_status status = ovt_varied_check(varied, self, faults, err);
    if (status == OVT_OK) {
        size_t errors = faults->errors;
        placing own = {varied, vary, ovt_setting_find(vary->path), faults};
        check_truth(&own, node);
        check_values(&own);
        if (vary->value_count == 0 && isnan(vary->from) && ovt_vary_input(self, index) == NULL) {
            refuse(&own, "has no values, nor a distribution in the scenarios; give values, or "
                         "from and to");
        }
        status = faults->errors == errors ? OVT_OK : OVT_SCENARIO;
    }
    return status;
}

const ovt_input *
ovt_vary_input(const ovt_study *self, size_t index)
{
    const ovt_varied *varied = &self->varied[index];
    for (size_t i = 0; i < self->count; i++) {
        const ovt_scenario *scenario = self->loaded[i].scenario;
        ovt_place place;
        if (!ovt_varied_concerns(varied, scenario->name) ||
            !ovt_setting_place(scenario, varied->path, &place, NULL)) {
            continue;
        }
        for (size_t k = 0; k < scenario->input_count; k++) {
            if (scenario->inputs[k].place.offset == place.offset) {
                return &scenario->inputs[k];
            }
        }
    }
    return NULL;
}

ovt_status
ovt_vary_place(ovt_study *self, const ovt_node *root, ovt_faults *faults, ovt_error *err)
{
    const ovt_node *list = ovt_node_child(ovt_node_child(root, "study"), "vary");
    size_t count = self->own->study.vary_count;
    ovt_status first = OVT_OK;
    self->varied = ovt_arena_allocate(self->own->arena, (count + 1) * sizeof *self->varied);
    if (self->varied == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to read a study");
    }
    self->varied_count = count;
    for (size_t i = 0; i < count; i++) {
        const ovt_node *node = list->type == OVT_NODE_LIST ? ovt_node_at(list, i) : list;
        ovt_status status = place_one(self, i, node, faults, err);
        if (status != OVT_OK && status != OVT_SCENARIO) {
            return status;
        }
        first = first == OVT_OK ? status : first;
    }
    return first == OVT_OK ? OVT_OK : ovt_fail(err, first, "the study is not valid");
}
