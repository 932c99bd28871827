// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading one value: wrappers, types, ranges, words and lists of numbers. */
#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "bind.h"
#include "overture/base/calendar.h"
#include "overture/base/text.h"

/* What a node is, in the words of a message. */
static const char *
kind_of(const ovt_node *node)
{
    switch (node->type) {
    case OVT_NODE_BOOL:
        return node->value.truth ? "true" : "false";
    case OVT_NODE_WHOLE:
    case OVT_NODE_REAL:
        return "a number";
    case OVT_NODE_TEXT:
        return "a text";
    case OVT_NODE_GROUP:
        return "a group";
    case OVT_NODE_LIST:
        return "a list";
    }
    return "something else";
}

static void
error_at(ovt_binding *self, const ovt_node *node, const char *message)
{
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "%s", message);
}

/* The setting that a value belongs to: the wrapper around it, or itself. */
static const ovt_node *
setting_of(const ovt_node *node)
{
    bool is_wrapped = node->name != NULL && strcmp(node->name, "value") == 0 &&
                      node->parent != NULL && node->parent->parent != NULL;
    return is_wrapped ? node->parent : node;
}

const ovt_node *
ovt_bind_unwrap(
    ovt_binding *self, const ovt_setting *row, const ovt_node *node, ovt_grounds *grounds)
{
    static const char *const words[] = {"value", "source", "note"};
    if (node->type != OVT_NODE_GROUP) {
        return node;
    }
    const ovt_node *value = ovt_node_child(node, "value");
    if (value == NULL && !ovt_bind_is_distribution(node)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "is a group without a value; write for instance %s or { value = %s; note = \"...\"; }",
            row->example, row->example);
        return NULL;
    }
    const char *found[2] = {NULL, NULL};
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        bool is_source = strcmp(child->name, "source") == 0;
        if (is_source || strcmp(child->name, "note") == 0) {
            if (child->type != OVT_NODE_TEXT) {
                error_at(self, child, "must be a text in quotation marks");
                continue;
            }
            found[is_source ? 0 : 1] = child->value.text;
        } else if (child != value && value != NULL) {
            const char *near = ovt_word_nearest(child->name, words, 3);
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, child, NULL,
                "unknown setting \"%s\" beside value, which takes source and note%s%s%s",
                child->name, near == NULL ? "" : "; did you mean \"", near == NULL ? "" : near,
                near == NULL ? "" : "\"?");
        }
    }
    if (found[0] != NULL || found[1] != NULL) {
        *grounds = (ovt_grounds){.source = found[0], .note = found[1]};
    }
    return value == NULL ? node : value;
}

bool
ovt_bind_number(ovt_binding *self, const ovt_setting *row, const ovt_node *node, double *number)
{
    const ovt_node *setting = setting_of(node);
    if (node->type == OVT_NODE_WHOLE) {
        *number = (double) node->value.whole;
        return true;
    }
    if (node->type == OVT_NODE_REAL) {
        *number = node->value.real;
        return true;
    }
    if (node->type == OVT_NODE_TEXT) {
        char *end;
        strtod(node->value.text, &end);
        if (end != node->value.text && *end == '\0') {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, setting, NULL,
                "must be a number; leave out the quotation marks around %s", node->value.text);
            return false;
        }
    }
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, setting, NULL,
        "must be a number, as in %s; this is %s", row->example, kind_of(node));
    return false;
}

static bool
check_range(ovt_binding *self, const ovt_setting *row, const ovt_node *node, double number)
{
    if (number >= row->low && number <= row->high) {
        return true;
    }
    char value[OVT_NUMBER_TEXT], low[OVT_NUMBER_TEXT], high[OVT_NUMBER_TEXT];
    char hint[OVT_NUMBER_TEXT + 32] = "";
    const char *unit = ovt_bind_range_unit(row);
    if (row->low == 0 && row->high == 1 && number > 1 && number <= 100) {
        char share[OVT_NUMBER_TEXT];
        snprintf(hint, sizeof hint, "; did you mean %s?", ovt_number_text(share, number / 100));
    }
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, setting_of(node), NULL,
        "%s is out of range (%s to %s%s%s)%s", ovt_number_text(value, number),
        ovt_number_text(low, row->low), ovt_number_text(high, row->high), *unit == '\0' ? "" : " ",
        unit, hint);
    return false;
}

/* A whole number may be written 20.0, which draws a warning, but not 12.5. */
static bool
check_whole(ovt_binding *self, const ovt_node *node, double number)
{
    char text[OVT_NUMBER_TEXT];
    ovt_number_text(text, number);
    if (!(number >= -1e15 && number <= 1e15) || number != (double) (long long) number) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, setting_of(node), NULL,
            "must be a whole number, got %s", text);
        return false;
    }
    if (node->type == OVT_NODE_REAL) {
        ovt_bind_fault(self, OVT_SEVERITY_WARNING, setting_of(node), NULL,
            "is read as the whole number %s; write it without a decimal point", text);
    }
    return true;
}

static bool
read_number(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *address)
{
    double number = 0;
    bool is_whole = row->type == OVT_SETTING_WHOLE;
    if (!ovt_bind_number(self, row, node, &number) ||
        (is_whole && !check_whole(self, node, number)) || !check_range(self, row, node, number)) {
        return false;
    }
    if (is_whole) {
        *(int *) (void *) address = (int) number;
    } else {
        *(double *) (void *) address = number;
    }
    return true;
}

static bool
read_seed(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *address)
{
    double number = 0;
    if (node->type == OVT_NODE_TEXT) {
        size_t digits = strspn(node->value.text, "0123456789");
        if (digits == 0 || digits > 16 || node->value.text[digits] != '\0') {
            error_at(self, setting_of(node), "must be a whole number from 0 to 9007199254740992");
            return false;
        }
        number = strtod(node->value.text, NULL);
    } else if (!ovt_bind_number(self, row, node, &number)) {
        return false;
    }
    if (!check_range(self, row, node, number) || number != (double) (long long) number) {
        error_at(self, setting_of(node), "must be a whole number from 0 to 9007199254740992");
        return false;
    }
    *(double *) (void *) address = number;
    return true;
}

static bool
read_choice(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *address)
{
    if (node->type != OVT_NODE_TEXT) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, setting_of(node), NULL,
            "must be a word, as in %s; this is %s", row->example, kind_of(node));
        return false;
    }
    size_t count = 0;
    for (; row->words[count] != NULL; count++) {
        if (strcmp(row->words[count], node->value.text) == 0) {
            *(int *) (void *) address = (int) count;
            return true;
        }
    }
    ovt_bind_unknown(
        self, setting_of(node), ovt_setting_name(row), node->value.text, row->words, count);
    return false;
}

static bool
read_bool(ovt_binding *self, const ovt_node *node, char *address)
{
    if (node->type != OVT_NODE_BOOL) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, setting_of(node), NULL,
            "must be true or false; this is %s", kind_of(node));
        return false;
    }
    *(int *) (void *) address = node->value.truth ? 1 : 0;
    return true;
}

static const char *
read_text(ovt_binding *self, const ovt_setting *row, const ovt_node *node)
{
    if (node->type != OVT_NODE_TEXT) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, setting_of(node), NULL,
            "must be a text in quotation marks, as in %s; this is %s", row->example, kind_of(node));
        return NULL;
    }
    if (node->value.text[0] == '\0' && row->fallback_kind == OVT_FALLBACK_REQUIRED) {
        error_at(self, setting_of(node), "must not be empty");
        return NULL;
    }
    return ovt_bind_text(self, node->value.text);
}

static const char *
read_date(ovt_binding *self, const ovt_setting *row, const ovt_node *node)
{
    long day;
    const char *text = read_text(self, row, node);
    if (text != NULL && !ovt_date_parse(text, &day)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, setting_of(node), NULL,
            "\"%s\" is no date of the calendar; write year, month and day as in %s", text,
            row->example);
        return NULL;
    }
    return text;
}

static const char *
read_position(ovt_binding *self, const ovt_setting *row, const ovt_node *node)
{
    char number[OVT_NUMBER_TEXT];
    if (node->type == OVT_NODE_WHOLE) {
        return ovt_bind_text(self, ovt_number_text(number, (double) node->value.whole));
    }
    if (node->type == OVT_NODE_REAL) {
        return ovt_bind_text(self, ovt_number_text(number, node->value.real));
    }
    return read_text(self, row, node);
}

/* One element of a list of numbers or texts. */
static void
read_element(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *address)
{
    double number = 0;
    if (row->type == OVT_SETTING_TEXTS) {
        *(const char **) (void *) address = read_text(self, row, node);
    } else if (ovt_bind_number(self, row, node, &number)) {
        if (row->type == OVT_SETTING_REALS) {
            *(double *) (void *) address = number;
        } else if (check_whole(self, node, number)) {
            *(int *) (void *) address = number < 0 || number > 1e9 ? -1 : (int) number;
        }
    }
}

static bool
read_list(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *base)
{
    bool is_list = node->type == OVT_NODE_LIST;
    size_t count = is_list ? node->count : 1;
    size_t size = row->type == OVT_SETTING_TEXTS   ? sizeof(char *)
                  : row->type == OVT_SETTING_REALS ? sizeof(double)
                                                   : sizeof(int);
    if ((double) count < row->low || (double) count > row->high) {
        ovt_bind_length_fault(self, row, setting_of(node), count);
        return false;
    }
    char *elements = ovt_bind_room(self, count, size);
    if (elements == NULL) {
        return false;
    }
    *(char **) (void *) (base + row->offset) = elements;
    *(size_t *) (void *) (base + row->count_offset) = count;
    const ovt_node *element = is_list ? node->first : node;
    for (size_t i = 0; i < count; i++, element = element->next) {
        read_element(self, row, element, elements + i * size);
    }
    return true;
}

static bool
read_value(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *base)
{
    const char **text = (const char **) (void *) (base + row->offset);
    switch (row->type) {
    case OVT_SETTING_REAL:
    case OVT_SETTING_WHOLE:
        return read_number(self, row, node, base + row->offset);
    case OVT_SETTING_SEED:
        return read_seed(self, row, node, base + row->offset);
    case OVT_SETTING_BOOL:
        return read_bool(self, node, base + row->offset);
    case OVT_SETTING_CHOICE:
        return read_choice(self, row, node, base + row->offset);
    case OVT_SETTING_TEXT:
        *text = read_text(self, row, node);
        return *text != NULL;
    case OVT_SETTING_DATE:
        *text = read_date(self, row, node);
        return *text != NULL;
    case OVT_SETTING_POSITION:
        *text = read_position(self, row, node);
        return *text != NULL;
    case OVT_SETTING_WHOLES:
    case OVT_SETTING_REALS:
    case OVT_SETTING_TEXTS:
        return read_list(self, row, node, base);
    case OVT_SETTING_GROUP:
    case OVT_SETTING_GROUPS:
    case OVT_SETTING_FREE:
        break;
    }
    return false;
}

void
ovt_bind_value(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *base,
    const ovt_grounds *grounds)
{
    if (row->type == OVT_SETTING_FREE) {
        return;
    }
    ovt_grounds own = *grounds;
    /* A value that cannot be read leaves the default, so that later checks find sense. */
    if (row->fallback_kind != OVT_FALLBACK_REQUIRED && row->type < OVT_SETTING_GROUP) {
        ovt_bind_fallback(self, row, NULL, node, base);
    }
    const ovt_node *value = ovt_bind_unwrap(self, row, node, &own);
    if (value == NULL) {
        return;
    }
    if (ovt_bind_is_distribution(value)) {
        ovt_bind_distribution(self, row, value, base, &own);
    } else if (read_value(self, row, value, base)) {
        ovt_ledger_given(self, row, node, NULL, &own);
    }
}

void
ovt_bind_fallback(ovt_binding *self, const ovt_setting *row, const ovt_node *group,
    const ovt_node *where, char *base)
{
    bool is_list = row->type >= OVT_SETTING_GROUPS;
    if (row->fallback_kind == OVT_FALLBACK_REQUIRED || (is_list && row->low > 0)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, where, NULL,
            "%s is missing; add for instance %s = %s;", ovt_setting_name(row),
            ovt_setting_name(row), row->example);
        return;
    }
    char *address = base + row->offset;
    if (row->type == OVT_SETTING_REAL || row->type == OVT_SETTING_SEED) {
        *(double *) (void *) address = row->fallback;
    } else if (row->type == OVT_SETTING_WHOLE || row->type == OVT_SETTING_BOOL ||
               row->type == OVT_SETTING_CHOICE) {
        *(int *) (void *) address = (int) row->fallback;
    } else if (strcmp(ovt_setting_name(row), "name") == 0) {
        *(const char **) (void *) address = row->fallback_text;
    }
    if (group != NULL && row->fallback_kind == OVT_FALLBACK_NUMBER) {
        ovt_ledger_default(self, row, group);
    }
}
