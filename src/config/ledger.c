// SPDX-License-Identifier: GPL-3.0-or-later
/* The assumption ledger: where each number of a scenario is from. */
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"

static ovt_assumption *
new_line(ovt_binding *self)
{
    size_t count = self->scenario->ledger_count;
    if (count == self->ledger_capacity) {
        size_t capacity = count == 0 ? 64 : 2 * count;
        ovt_assumption *ledger = ovt_resize(self->ledger, capacity, sizeof *ledger);
        if (ledger == NULL) {
            self->failed = true;
            return NULL;
        }
        self->ledger = ledger;
        self->ledger_capacity = capacity;
    }
    self->scenario->ledger_count++;
    self->ledger[count] = (ovt_assumption){0};
    return &self->ledger[count];
}

static void
add_value(ovt_text *text, const ovt_node *node)
{
    char number[OVT_NUMBER_TEXT];
    switch (node->type) {
    case OVT_NODE_BOOL:
        ovt_text_add(text, node->value.truth ? "true" : "false");
        break;
    case OVT_NODE_WHOLE:
        ovt_text_add(text, ovt_number_text(number, (double) node->value.whole));
        break;
    case OVT_NODE_REAL:
        ovt_text_add(text, ovt_number_text(number, node->value.real));
        break;
    case OVT_NODE_TEXT:
        ovt_text_add(text, node->value.text);
        break;
    case OVT_NODE_LIST:
        for (const ovt_node *child = node->first; child != NULL; child = child->next) {
            ovt_text_add(text, child == node->first ? "" : ", ");
            add_value(text, child);
        }
        break;
    case OVT_NODE_GROUP:
        if (ovt_node_child(node, "value") != NULL) {
            add_value(text, ovt_node_child(node, "value"));
        }
        break;
    }
}

/* The numbers of the world and of the offer, and what was chosen among words, but no names. */
static bool
is_recorded(const ovt_setting *row)
{
    return row->type == OVT_SETTING_REAL || row->type == OVT_SETTING_WHOLE ||
           row->type == OVT_SETTING_BOOL || row->type == OVT_SETTING_CHOICE ||
           row->type == OVT_SETTING_WHOLES || row->type == OVT_SETTING_REALS ||
           row->type == OVT_SETTING_POSITION;
}

static bool
starts_with(const ovt_setting *row, const char *words)
{
    return strncmp(row->path, words, strlen(words)) == 0;
}

/* What was agreed or asked for; how talks run is a matter of the world. */
static bool
is_term(const ovt_setting *row)
{
    return starts_with(row, "offer.") || strcmp(row->path, "talks.protocol") == 0 ||
           strcmp(row->path, "talks.signed_day") == 0 ||
           strcmp(row->path, "talks.ceasefire") == 0 || strcmp(row->path, "talks.start_day") == 0;
}

/* Settings without effect where nothing is negotiated. */
static bool
is_about_talks(const ovt_setting *row)
{
    bool is_mediation =
        starts_with(row, "mediators[].") && strcmp(row->path, "mediators[].guarantee") != 0;
    bool is_outside = strcmp(row->path, "issues[].forced_rate") == 0 ||
                      strcmp(row->path, "issues[].grid") == 0 ||
                      strcmp(ovt_setting_name(row), "firmness") == 0;
    return is_mediation || is_outside || starts_with(row, "talks.") ||
           starts_with(row, "seeker.") || starts_with(row, "holder.");
}

static bool
are_talks_held(const ovt_binding *self)
{
    const ovt_node *talks = ovt_node_child(self->root, "talks");
    const ovt_node *protocol = talks == NULL ? NULL : ovt_node_child(talks, "protocol");
    return protocol != NULL && protocol->type == OVT_NODE_TEXT &&
           strcmp(protocol->value.text, "none") != 0 && strcmp(protocol->value.text, "fixed") != 0;
}

/* Neither how it is run or varied nor how it is taught is part of the model. */
static bool
is_outside_model(const ovt_setting *row)
{
    return starts_with(row, "run.") || starts_with(row, "lesson.") || starts_with(row, "study.");
}

static bool
is_about_running(const ovt_setting *row)
{
    return is_outside_model(row) || starts_with(row, "correlations") || starts_with(row, "clock.");
}

void
ovt_ledger_given(ovt_binding *self, const ovt_setting *row, const ovt_node *node, const char *value,
    const ovt_grounds *grounds)
{
    if (self->is_bare || !is_recorded(row) || is_outside_model(row)) {
        return;
    }
    ovt_text text = {0};
    char path[OVT_PATH_TEXT];
    ovt_assumption *line = new_line(self);
    if (line == NULL) {
        return;
    }
    if (value == NULL) {
        add_value(&text, node);
        value = text.data == NULL ? "" : text.data;
    }
    *line = (ovt_assumption){
        .path = ovt_bind_text(self, ovt_node_path(node, NULL, path)),
        .value = ovt_bind_text(self, value),
        .unit = row->unit,
        .ground = grounds->source != NULL ? OVT_FACT : OVT_ASSUMPTION,
        .source = ovt_bind_text(self, grounds->source),
        .note = ovt_bind_text(self, grounds->note),
        .file = ovt_bind_text(self, node->origin.file),
        .line = node->origin.line,
    };
    self->failed = self->failed || text.failed;
    ovt_text_free(&text);
    bool is_number = row->type == OVT_SETTING_REAL || row->type == OVT_SETTING_WHOLE;
    if (is_number && !is_term(row) && !is_about_running(row) && grounds->source == NULL &&
        grounds->note == NULL) {
        ovt_bind_fault(self, OVT_SEVERITY_WARNING, node, NULL,
            "has neither source nor note; say where the number is from");
    }
}

void
ovt_ledger_default(ovt_binding *self, const ovt_setting *row, const ovt_node *group)
{
    /* What an offer does not mention is not in it; that is no assumption. */
    if (self->is_bare || !is_recorded(row) || is_about_running(row) || is_term(row) ||
        starts_with(row, "actual.") || (is_about_talks(row) && !are_talks_held(self))) {
        return;
    }
    char number[OVT_NUMBER_TEXT];
    char path[OVT_PATH_TEXT];
    ovt_assumption *line = new_line(self);
    if (line == NULL) {
        return;
    }
    const char *value = row->type == OVT_SETTING_CHOICE ? row->words[(size_t) row->fallback]
                        : row->type == OVT_SETTING_BOOL ? "false"
                                                        : ovt_number_text(number, row->fallback);
    *line = (ovt_assumption){
        .path = ovt_bind_text(self, ovt_node_path(group, ovt_setting_name(row), path)),
        .value = ovt_bind_text(self, value),
        .unit = row->unit,
        .ground = OVT_DEFAULT,
        .file = ovt_bind_text(self, group->origin.file),
    };
}

void
ovt_ledger_close(ovt_binding *self)
{
    ovt_scenario *scenario = self->scenario;
    size_t size = scenario->ledger_count * sizeof *scenario->ledger;
    scenario->ledger = ovt_arena_allocate(scenario->arena, size);
    if (scenario->ledger == NULL) {
        self->failed = true;
    } else if (size > 0) {
        memcpy(scenario->ledger, self->ledger, size);
    }
}

void
ovt_check_grounds(ovt_binding *self)
{
    const ovt_node *offer = ovt_node_child(self->root, "offer");
    if (offer == NULL || ovt_node_child(self->root, "note") != NULL) {
        return;
    }
    for (size_t i = 0; i < self->scenario->ledger_count; i++) {
        const ovt_assumption *line = &self->ledger[i];
        if (line->path != NULL && strncmp(line->path, "offer.", 6) == 0 &&
            line->ground == OVT_ASSUMPTION && line->note == NULL) {
            ovt_bind_fault(self, OVT_SEVERITY_WARNING, offer, NULL,
                "has terms without source or note (%s); say where they are from", line->path);
            return;
        }
    }
}
