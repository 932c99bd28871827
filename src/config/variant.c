// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/config/variant.h"

#include <math.h>
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"
#include "path.h"
#include "tree.h"
#include "write.h"

/* A setting in the tree of a variant. */
typedef struct {
    const ovt_setting *row;
    ovt_node *node; /* in the tree; NULL: it is none of this scenario */
} slot;

struct ovt_variant {
    const ovt_loaded *loaded;
    const ovt_varied *varied;
    size_t count;
    ovt_arena arena; /* owns the tree */
    ovt_node *root;
    slot *slots; /* owned */
};

static ovt_status
no_memory(ovt_error *err)
{
    return ovt_fail(err, OVT_MEMORY, "no memory to vary a scenario");
}

/* Whether every element of a list that a path goes through is there. Groups need not be: --set
 * adds them. */
static bool
leads_on(const ovt_node *root, const char *path, const ovt_setting *row)
{
    size_t lists = 0;
    ovt_path_step step;
    for (const ovt_node *at = root; ovt_path_next(&path, &step);) {
        const ovt_node *next = ovt_path_enter(at, &step);
        if (next == NULL) {
            break;
        }
        lists += at->type == OVT_NODE_LIST;
        at = next;
    }
    for (const char *pattern = row->path; (pattern = strchr(pattern, '[')) != NULL; pattern++) {
        if (lists-- == 0) {
            return false;
        }
    }
    return true;
}

bool
ovt_varied_concerns(const ovt_varied *self, const char *scenario)
{
    bool does = self->scenarios == NULL;
    for (size_t i = 0; i < self->scenario_count; i++) {
        does = does || strcmp(self->scenarios[i], scenario) == 0;
    }
    return does;
}

static void
refuse(const ovt_varied *self, ovt_faults *faults, const char *message)
{
    static const ovt_origin nowhere = {.file = "vary"};
    ovt_faults_add(faults, OVT_SEVERITY_ERROR, self->origin == NULL ? &nowhere : self->origin,
        self->path, self->excerpt, "%s", message);
}

static void
refuse_word(const ovt_varied *self, const char *word, const ovt_setting *row, ovt_faults *faults)
{
    ovt_text message = {0};
    size_t count = 0;
    while (row->words[count] != NULL) {
        count++;
    }
    const char *nearest = ovt_word_nearest(word, row->words, count);
    ovt_text_format(&message, "there is no %s \"%s\"", ovt_setting_name(row), word);
    if (nearest != NULL) {
        ovt_text_format(&message, "; did you mean \"%s\"?", nearest);
    }
    for (size_t i = 0; nearest == NULL && i < count; i++) {
        ovt_text_format(&message, "%s\"%s\"", i == 0 ? "; there are " : ", ", row->words[i]);
    }
    refuse(self, faults, message.data == NULL ? "there is no such word" : message.data);
    ovt_text_free(&message);
}

static bool
takes_words(const ovt_setting *row)
{
    return row->type == OVT_SETTING_CHOICE || row->type == OVT_SETTING_TEXT ||
           row->type == OVT_SETTING_DATE;
}

/* Whether what is varied is of the setting's kind. */
static void
check_kind(const ovt_varied *self, const ovt_setting *row, ovt_faults *faults)
{
    bool is_text = row->type == OVT_SETTING_POSITION || takes_words(row);
    if (strncmp(row->path, "run.", 4) == 0 || strcmp(row->path, "name") == 0) {
        refuse(self, faults, "says how to run the study and cannot be varied");
    } else if (row->type >= OVT_SETTING_GROUP) {
        refuse(self, faults, "is a group or a list; only a single value can be varied");
    } else if (self->words == NULL && takes_words(row)) {
        refuse(self, faults, "takes words; write values = ( \"...\", \"...\" )");
    } else if (self->words != NULL && !is_text) {
        refuse(self, faults,
            row->type == OVT_SETTING_BOOL ? "takes true and false" : "takes numbers, not words");
    }
    for (size_t i = 0; row->words != NULL && i < self->word_count; i++) {
        bool is_known = false;
        for (size_t k = 0; row->words[k] != NULL; k++) {
            is_known = is_known || strcmp(row->words[k], self->words[i]) == 0;
        }
        if (!is_known) {
            refuse_word(self, self->words[i], row, faults);
        }
    }
}

/* A slip of the finger, found among the settings beside it, or among all those that end so. */
static void
refuse_unknown(const ovt_varied *self, ovt_faults *faults)
{
    const char *nearest = NULL;
    char message[256];
    size_t best = (size_t) -1;
    const ovt_setting *row;
    for (size_t i = 0; (row = ovt_setting_at(i)) != NULL; i++) {
        size_t distance = ovt_word_distance(row->path, self->path);
        if (distance < best && distance <= strlen(self->path) / 3) {
            best = distance;
            nearest = row->path;
        }
    }
    snprintf(message, sizeof message, "there is no such setting%s%s%s; overture schema lists all",
        nearest == NULL ? "" : "; did you mean \"", nearest == NULL ? "" : nearest,
        nearest == NULL ? "" : "\"?");
    refuse(self, faults, message);
}

static void
check_scenarios(const ovt_varied *self, const ovt_study *study, ovt_faults *faults)
{
    for (size_t i = 0; i < self->scenario_count; i++) {
        bool is_there = false;
        for (size_t k = 0; k < study->count; k++) {
            is_there = is_there || strcmp(self->scenarios[i], study->loaded[k].scenario->name) == 0;
        }
        if (!is_there) {
            char message[256];
            snprintf(message, sizeof message, "there is no scenario \"%s\" in the study",
                self->scenarios[i]);
            refuse(self, faults, message);
        }
    }
}

ovt_status
ovt_varied_check(const ovt_varied *self, const ovt_study *study, ovt_faults *faults, ovt_error *err)
{
    size_t errors = faults->errors;
    const ovt_setting *row = ovt_setting_find(self->path);
    bool leads = false;
    for (size_t i = 0; row != NULL && i < study->count; i++) {
        leads = leads || (ovt_varied_concerns(self, study->loaded[i].scenario->name) &&
                             leads_on(study->loaded[i].tree, self->path, row));
    }
    check_scenarios(self, study, faults);
    if (row == NULL) {
        refuse_unknown(self, faults);
    } else if (!leads && faults->errors == errors) {
        refuse(self, faults,
            "no scenario that it is varied in has that element; lists are numbered from "
            "0, and their elements go by name, too");
    } else {
        check_kind(self, row, faults);
    }
    if (faults->failed) {
        return no_memory(err);
    }
    return faults->errors == errors
               ? OVT_OK
               : ovt_fail(err, OVT_SCENARIO, "%s cannot be varied", self->path);
}

void
ovt_varied_write(const ovt_varied *self, double value, ovt_text *out)
{
    const ovt_setting *row = ovt_setting_find(self->path);
    char number[OVT_NUMBER_TEXT];
    if (self->words != NULL) {
        size_t index = value >= 0 && value < (double) self->word_count ? (size_t) value : 0;
        ovt_text_format(out, "\"%s\"", self->words[index]);
    } else if (row != NULL && row->type == OVT_SETTING_BOOL) {
        ovt_text_add(out, value != 0 ? "true" : "false");
    } else {
        ovt_text_add(out, ovt_number_text(number, value));
    }
}

static ovt_node *
copy_node(const ovt_node *node, ovt_arena *arena)
{
    ovt_node *copy = ovt_arena_allocate(arena, sizeof *copy);
    if (copy == NULL) {
        return NULL;
    }
    *copy = *node;
    copy->first = copy->next = copy->parent = NULL;
    copy->count = 0;
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        ovt_node *inner = copy_node(child, arena);
        if (inner == NULL) {
            return NULL;
        }
        ovt_node_append(copy, inner);
    }
    return copy;
}

static ovt_status
open_slot(ovt_variant *self, size_t index, ovt_error *err)
{
    const ovt_varied *varied = &self->varied[index];
    ovt_document_tree tree = {.root = self->root};
    ovt_faults faults = {0};
    ovt_text text = {0};
    slot *own = &self->slots[index];
    ovt_status status = OVT_OK;
    own->row = ovt_setting_find(varied->path);
    if (own->row == NULL || !ovt_varied_concerns(varied, self->loaded->scenario->name) ||
        !leads_on(self->root, varied->path, own->row)) {
        goto out;
    }
    ovt_text_format(&text, "%s=0", varied->path);
    status =
        text.failed ? no_memory(err) : ovt_tree_set(&tree, text.data, &self->arena, &faults, err);
    if (status == OVT_OK) {
        own->node = ovt_node_find(self->root, varied->path);
        own->node->origin = varied->origin == NULL ? own->node->origin : *varied->origin;
        own->node->excerpt = varied->excerpt;
    } else if (status == OVT_SCENARIO) {
        ovt_fail(err, status, "%s: %s", varied->path,
            faults.count > 0 ? faults.faults[0].message : "cannot be varied");
    }
out:
    ovt_text_free(&text);
    ovt_faults_free(&faults);
    return status;
}

static bool
is_replaced(const ovt_variant *self, const ovt_node *path)
{
    const ovt_node *node =
        path->type == OVT_NODE_TEXT ? ovt_node_find(self->root, path->value.text) : NULL;
    for (size_t i = 0; i < self->count; i++) {
        if (node != NULL && self->slots[i].node == node) {
            return true;
        }
    }
    return false;
}

/* A number that is set is drawn no longer, so that nothing can move together with it. */
static void
drop_correlations(ovt_variant *self)
{
    ovt_node *correlations = ovt_node_child(self->root, "correlations");
    for (ovt_node *pair = correlations == NULL ? NULL : correlations->first; pair != NULL;) {
        ovt_node *next = pair->next;
        const ovt_node *between = ovt_node_child(pair, "between");
        bool drop = false;
        for (const ovt_node *path = between == NULL ? NULL : between->first; path != NULL;
             path = path->next) {
            drop = drop || is_replaced(self, path);
        }
        if (drop) {
            ovt_node_remove(pair);
        }
        pair = next;
    }
}

ovt_status
ovt_variant_new(ovt_variant **self, const ovt_loaded *loaded, const ovt_varied *varied,
    size_t count, ovt_error *err)
{
    ovt_variant *variant = ovt_allocate(1, sizeof *variant);
    *self = variant;
    if (variant == NULL) {
        return no_memory(err);
    }
    *variant = (ovt_variant){.loaded = loaded, .varied = varied, .count = count};
    variant->root = copy_node(loaded->tree, &variant->arena);
    variant->slots = ovt_allocate(count, sizeof *variant->slots);
    ovt_status status = variant->root == NULL || variant->slots == NULL ? no_memory(err) : OVT_OK;
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        status = open_slot(variant, i, err);
    }
    if (status != OVT_OK) {
        ovt_variant_delete(variant);
        *self = NULL;
        return status;
    }
    drop_correlations(variant);
    return OVT_OK;
}

bool
ovt_variant_has(const ovt_variant *self, size_t index)
{
    return self->slots[index].node != NULL;
}

static void
put_value(const slot *self, const ovt_varied *varied, double value)
{
    ovt_node *node = self->node;
    if (varied->words != NULL) {
        size_t index = value >= 0 && value < (double) varied->word_count ? (size_t) value : 0;
        node->type = OVT_NODE_TEXT;
        node->value.text = varied->words[index];
    } else if (self->row->type == OVT_SETTING_BOOL) {
        node->type = OVT_NODE_BOOL;
        node->value.truth = value != 0;
    } else if (self->row->type == OVT_SETTING_WHOLE && value == floor(value) &&
               fabs(value) < 0x1p53) {
        node->type = OVT_NODE_WHOLE;
        node->value.whole = (int64_t) value;
    } else {
        node->type = OVT_NODE_REAL;
        node->value.real = value;
    }
}

static ovt_status
say_fault(const ovt_faults *faults, ovt_status status, ovt_error *err)
{
    for (size_t i = 0; status == OVT_SCENARIO && i < faults->count; i++) {
        const ovt_fault *fault = &faults->faults[i];
        if (fault->severity == (int) OVT_SEVERITY_ERROR) {
            return ovt_fail(err, status, "%s%s%s", fault->path == NULL ? "" : fault->path,
                fault->path == NULL ? "" : ": ", fault->message);
        }
    }
    return ovt_fail(err, status, "%s", ovt_status_text(status));
}

ovt_status
ovt_variant_bind(ovt_variant *self, const double *values, ovt_scenario **scenario, ovt_error *err)
{
    const ovt_scenario *original = self->loaded->scenario;
    ovt_faults faults = {0};
    ovt_error trouble = {0};
    for (size_t i = 0; i < self->count; i++) {
        if (self->slots[i].node != NULL) {
            put_value(&self->slots[i], &self->varied[i], values[i]);
        }
    }
    ovt_status status =
        ovt_binding_run(scenario, self->root, original->name, true, &faults, &trouble);
    if (status == OVT_OK) {
        (*scenario)->name = original->name;
        (*scenario)->file = original->file;
        (*scenario)->files = original->files;
        (*scenario)->file_count = original->file_count;
    } else {
        status = say_fault(&faults, status, err);
    }
    ovt_faults_free(&faults);
    return status;
}

void
ovt_variant_delete(ovt_variant *self)
{
    if (self == NULL) {
        return;
    }
    ovt_free(self->slots);
    ovt_arena_free(&self->arena);
    ovt_free(self);
}
