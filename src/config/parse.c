// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree.h"

#include <string.h>

#include <libconfig.h>

#include "preflight.h"

typedef struct {
    const ovt_preflight *preflight;
    size_t used; /* marks of nodes, which stand in the order of libconfig's tree */
    ovt_reading *reading;
    bool failed; /* out of memory */
} converter;

static ovt_node *convert(converter *self, const config_setting_t *setting, const ovt_mark *mark);

static const char *
keep(converter *self, const char *text)
{
    const char *copy = ovt_arena_text(self->reading->arena, text, strlen(text));
    self->failed = self->failed || copy == NULL;
    return copy;
}

static void
convert_children(converter *self, const config_setting_t *setting, ovt_node *node)
{
    ovt_node **end = &node->first;
    int count = config_setting_length(setting);
    for (int i = 0; i < count && !self->failed; i++) {
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned) i);
        if (self->used == self->preflight->nodes.count) {
            return;
        }
        const ovt_mark *mark = &self->preflight->nodes.marks[self->used++];
        ovt_node *child = convert(self, element, mark);
        if (child != NULL) {
            child->parent = node;
            *end = child;
            end = &child->next;
            node->count++;
        }
    }
}

static void
convert_value(converter *self, const config_setting_t *setting, ovt_node *node)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_BOOL:
        node->type = OVT_NODE_BOOL;
        node->value.truth = config_setting_get_bool(setting) != 0;
        break;
    case CONFIG_TYPE_INT:
        node->type = OVT_NODE_WHOLE;
        node->value.whole = config_setting_get_int(setting);
        break;
    case CONFIG_TYPE_INT64:
        node->type = OVT_NODE_WHOLE;
        node->value.whole = config_setting_get_int64(setting);
        break;
    case CONFIG_TYPE_FLOAT:
        node->type = OVT_NODE_REAL;
        node->value.real = config_setting_get_float(setting);
        break;
    case CONFIG_TYPE_STRING:
        node->type = OVT_NODE_TEXT;
        node->value.text = keep(self, config_setting_get_string(setting));
        break;
    case CONFIG_TYPE_GROUP:
        node->type = OVT_NODE_GROUP;
        convert_children(self, setting, node);
        break;
    default:
        node->type = OVT_NODE_LIST;
        convert_children(self, setting, node);
    }
}

static ovt_node *
convert(converter *self, const config_setting_t *setting, const ovt_mark *mark)
{
    ovt_node *node = ovt_arena_allocate(self->reading->arena, sizeof *node);
    if (node == NULL) {
        self->failed = true;
        return NULL;
    }
    const char *name = config_setting_name(setting);
    node->name = name == NULL ? NULL : keep(self, name);
    node->origin = ovt_source_origin(mark->source, mark->line, (size_t) mark->column);
    node->excerpt = ovt_source_excerpt(mark->source, mark->line);
    convert_value(self, setting, node);
    return node;
}

/* Preflight is meant to leave libconfig nothing to complain of; should it complain nevertheless,
 * its words are shown at the word it stumbled over. */
static void
report(const config_t *config, const ovt_preflight *preflight, const ovt_source *source)
{
    size_t line = (size_t) config_error_line(config);
    ovt_mark mark = {.source = source};
    if (line >= 1 && line <= preflight->words.count) {
        mark = preflight->words.marks[line - 1];
    }
    ovt_origin origin = ovt_source_origin(mark.source, mark.line, (size_t) mark.column);
    ovt_faults_add(preflight->reading->faults, OVT_SEVERITY_ERROR, &origin, NULL,
        ovt_source_excerpt(mark.source, mark.line), "%s (libconfig)", config_error_text(config));
}

static ovt_status
convert_all(const config_t *config, const ovt_preflight *preflight, const ovt_source *source,
    ovt_node **root, ovt_error *err)
{
    ovt_reading *reading = preflight->reading;
    converter self = {.preflight = preflight, .reading = reading};
    ovt_mark start = {.source = source};
    ovt_node *node = convert(&self, config_root_setting(config), &start);
    if (self.failed) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", source->shown);
    }
    if (self.used != preflight->nodes.count) {
        return ovt_fail(err, OVT_FAILED, "%s: libconfig read %zu settings of %zu", source->shown,
            self.used, preflight->nodes.count);
    }
    *root = node;
    return OVT_OK;
}

ovt_status
ovt_source_parse(
    const ovt_source *self, ovt_reading *reading, bool follows, ovt_node **root, ovt_error *err)
{
    ovt_preflight preflight;
    config_t config;
    *root = NULL;
    config_init(&config);
    ovt_status status = ovt_preflight_run(&preflight, reading, self, follows, err);
    if (status != OVT_OK) {
        goto out;
    }
    if (config_read_string(&config, preflight.text.data) != CONFIG_TRUE) {
        report(&config, &preflight, self);
        status =
            reading->faults->failed ? ovt_fail(err, OVT_MEMORY, "out of memory") : OVT_SCENARIO;
        goto out;
    }
    status = convert_all(&config, &preflight, self, root, err);
out:
    config_destroy(&config);
    ovt_preflight_free(&preflight);
    return status;
}
