// SPDX-License-Identifier: GPL-3.0-or-later
#include "write.h"

#include <math.h>
#include <string.h>

#include "overture/config/load.h"
#include "overture/config/settings.h"

enum { MOST_ROWS = 256 };

typedef struct {
    ovt_text *out;
    const ovt_setting *told[MOST_ROWS]; /* rows whose comment stands already */
    size_t told_count;
} writer;

/* The reader lets no other control character into a text. */
static void
write_text(const char *text, ovt_text *out)
{
    static const char escaped[] = "\"\\\n\t\r\f", letters[] = "\"\\ntrf";
    ovt_text_add(out, "\"");
    for (; *text != '\0'; text++) {
        const char *letter = strchr(escaped, *text);
        if (letter != NULL) {
            ovt_text_format(out, "\\%c", letters[letter - escaped]);
        } else {
            ovt_text_append(out, text, 1);
        }
    }
    ovt_text_add(out, "\"");
}

/* With a decimal point, without which it would be read as an integer. */
static void
write_real(double value, ovt_text *out)
{
    char number[OVT_NUMBER_TEXT];
    ovt_number_text(number, value);
    ovt_text_add(out, number);
    if (strpbrk(number, ".n") == NULL && strchr(number, 'e') == NULL) {
        ovt_text_add(out, ".0");
    }
}

static bool
is_array(const ovt_node *list)
{
    for (const ovt_node *child = list->first; child != NULL; child = child->next) {
        if (child->type != list->first->type || child->type >= OVT_NODE_GROUP) {
            return false;
        }
    }
    return list->first != NULL;
}

static void
write_list(const ovt_node *node, ovt_text *out)
{
    bool array = is_array(node);
    ovt_text_add(out, array ? "[" : "( ");
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        ovt_text_add(out, child == node->first ? "" : ", ");
        ovt_value_write(child, out);
    }
    ovt_text_add(out, array ? "]" : " )");
}

void
ovt_value_write(const ovt_node *node, ovt_text *out)
{
    switch (node->type) {
    case OVT_NODE_BOOL:
        ovt_text_add(out, node->value.truth ? "true" : "false");
        break;
    case OVT_NODE_WHOLE:
        ovt_text_format(out, "%lld%s", (long long) node->value.whole,
            node->value.whole > INT32_MAX || node->value.whole < INT32_MIN ? "L" : "");
        break;
    case OVT_NODE_REAL:
        write_real(node->value.real, out);
        break;
    case OVT_NODE_TEXT:
        write_text(node->value.text, out);
        break;
    case OVT_NODE_LIST:
        write_list(node, out);
        break;
    case OVT_NODE_GROUP:
        ovt_text_add(out, "{ ");
        for (const ovt_node *child = node->first; child != NULL; child = child->next) {
            ovt_text_format(out, "%s = ", child->name);
            ovt_value_write(child, out);
            ovt_text_add(out, "; ");
        }
        ovt_text_add(out, "}");
        break;
    }
}

static void
indent(writer *self, size_t depth)
{
    ovt_text_format(self->out, "%*s", (int) (2 * depth), "");
}

/* "2 to 30 days. By default 7.": what may stand here, and what holds when nothing does. */
static void
write_range(writer *self, const ovt_setting *row)
{
    char low[OVT_NUMBER_TEXT], high[OVT_NUMBER_TEXT];
    bool is_number = row->type == OVT_SETTING_REAL || row->type == OVT_SETTING_WHOLE ||
                     row->type == OVT_SETTING_SEED;
    if (is_number) {
        ovt_text_format(self->out, " %s to %s%s%s.", ovt_number_text(low, row->low),
            ovt_number_text(high, row->high), row->unit == NULL ? "" : " ",
            row->unit == NULL ? "" : row->unit);
    }
    for (size_t i = 0; row->type == OVT_SETTING_CHOICE && row->words[i] != NULL; i++) {
        ovt_text_format(self->out, "%s%s%s", i == 0 ? " One of " : ", ", row->words[i],
            row->words[i + 1] == NULL ? "." : "");
    }
    if (is_number && row->fallback_kind == OVT_FALLBACK_NUMBER) {
        ovt_text_format(self->out, " By default %s.", ovt_number_text(low, row->fallback));
    } else if (row->fallback_kind != OVT_FALLBACK_REQUIRED && row->fallback_text != NULL) {
        ovt_text_format(self->out, " By default %s.", row->fallback_text);
    }
}

/* Only above the first of its kind: in a list of ten phases nine repeats would hide the rest. */
static void
write_comment(writer *self, const ovt_setting *row, size_t depth)
{
    for (size_t i = 0; i < self->told_count; i++) {
        if (self->told[i] == row) {
            return;
        }
    }
    if (self->told_count < MOST_ROWS) {
        self->told[self->told_count++] = row;
    }
    indent(self, depth);
    ovt_text_format(self->out, "// %s", row->summary);
    write_range(self, row);
    ovt_text_add(self->out, "\n");
}

static void write_members(
    writer *self, const ovt_setting *group, const ovt_node *node, size_t depth);

static void
write_elements(writer *self, const ovt_setting *row, const ovt_node *node, size_t depth)
{
    ovt_text_add(self->out, "(\n");
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        indent(self, depth + 1);
        if (child->type == OVT_NODE_GROUP) {
            ovt_text_add(self->out, "{\n");
            write_members(self, row, child, depth + 2);
            indent(self, depth + 1);
            ovt_text_add(self->out, "}");
        } else {
            ovt_value_write(child, self->out);
        }
        ovt_text_add(self->out, child->next == NULL ? "\n" : ",\n");
    }
    indent(self, depth);
    ovt_text_add(self->out, ")");
}

static void
write_member(writer *self, const ovt_setting *row, const ovt_node *node, size_t depth)
{
    if (row != NULL) {
        write_comment(self, row, depth);
    }
    indent(self, depth);
    ovt_text_format(self->out, "%s = ", node->name);
    if (row != NULL && row->type == OVT_SETTING_GROUP && node->type == OVT_NODE_GROUP) {
        ovt_text_add(self->out, "{\n");
        write_members(self, row, node, depth + 1);
        indent(self, depth);
        ovt_text_add(self->out, "}");
    } else if (row != NULL && row->type == OVT_SETTING_GROUPS && node->type == OVT_NODE_LIST) {
        write_elements(self, row, node, depth);
    } else {
        ovt_value_write(node, self->out);
    }
    ovt_text_add(self->out, ";\n");
}

static void
write_members(writer *self, const ovt_setting *group, const ovt_node *node, size_t depth)
{
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        if (depth > 0 || strcmp(child->name, "extends") != 0) {
            write_member(self, ovt_setting_member(group, child->name), child, depth);
        }
    }
}

ovt_status
ovt_tree_write(const ovt_node *root, const char *opening_comment, ovt_text *out, ovt_error *err)
{
    writer self = {.out = out};
    for (const char *line = opening_comment; line != NULL && *line != '\0';) {
        size_t length = strcspn(line, "\n");
        ovt_text_format(out, "// %.*s\n", (int) length, line);
        line += length + (line[length] == '\n' ? 1 : 0);
    }
    write_members(&self, NULL, root, 0);
    return out->failed ? ovt_fail(err, OVT_MEMORY, "out of memory") : OVT_OK;
}
