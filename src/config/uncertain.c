// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers that are drawn: { dist = "triangular"; min = 1.0; mode = 2.0; max = 5.0; }. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bind.h"
#include "overture/base/random.h"
#include "overture/base/text.h"
#include "overture/model/distribution.h"

bool
ovt_bind_is_distribution(const ovt_node *node)
{
    return ovt_node_child(node, "dist") != NULL;
}

static double *
number_of(ovt_distribution *d, const ovt_distribution_number *number)
{
    return (double *) (void *) ((char *) d + number->offset);
}

static bool
is_plain_number(ovt_binding *self, const ovt_node *node)
{
    if (node->type == OVT_NODE_WHOLE || node->type == OVT_NODE_REAL) {
        return true;
    }
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "must be a plain number");
    return false;
}

static double
plain_number(const ovt_node *node)
{
    return node->type == OVT_NODE_WHOLE ? (double) node->value.whole : node->value.real;
}

static bool
read_kind(ovt_binding *self, const ovt_node *node, ovt_distribution *d)
{
    const ovt_node *dist = ovt_node_child(node, "dist");
    const char *keys[OVT_DIST_COUNT];
    for (size_t i = 0; i < OVT_DIST_COUNT; i++) {
        keys[i] = ovt_distribution_at(i)->key;
    }
    if (dist->type != OVT_NODE_TEXT) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, dist, NULL,
            "must be the name of a distribution, as in \"uniform\"");
        return false;
    }
    size_t kind = ovt_distribution_find(dist->value.text);
    if (kind == OVT_NONE) {
        ovt_bind_unknown(self, dist, "distribution", dist->value.text, keys, OVT_DIST_COUNT);
        return false;
    }
    d->kind = (int) kind;
    return true;
}

/* Names in the group that the kind does not take. */
static bool
check_names(ovt_binding *self, const ovt_node *node, const ovt_distribution_kind *kind)
{
    const char *names[OVT_DISTRIBUTION_NUMBERS + 5] = {"dist", "source", "note"};
    size_t count = 3;
    bool is_good = true;
    for (size_t i = 0; i < OVT_DISTRIBUTION_NUMBERS && kind->numbers[i].name != NULL; i++) {
        names[count++] = kind->numbers[i].name;
    }
    if (kind == ovt_distribution_at(OVT_DIST_DISCRETE)) {
        names[count++] = "values";
        names[count++] = "probabilities";
    }
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        bool is_known = false;
        for (size_t i = 0; i < count; i++) {
            is_known = is_known || strcmp(names[i], child->name) == 0;
        }
        if (!is_known) {
            char what[64];
            snprintf(what, sizeof what, "number of a %s distribution called", kind->key);
            ovt_bind_unknown(self, child, what, child->name, names + 3, count - 3);
            is_good = false;
        }
    }
    return is_good;
}

static bool
read_numbers(ovt_binding *self, const ovt_node *node, ovt_distribution *d)
{
    const ovt_distribution_kind *kind = ovt_distribution_at((size_t) d->kind);
    bool is_good = check_names(self, node, kind);
    for (size_t i = 0; i < OVT_DISTRIBUTION_NUMBERS && kind->numbers[i].name != NULL; i++) {
        const ovt_distribution_number *number = &kind->numbers[i];
        const ovt_node *child = ovt_node_child(node, number->name);
        *number_of(d, number) = number->fallback;
        if (child == NULL && isnan(number->fallback)) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "a %s distribution needs %s",
                kind->key, number->name);
            is_good = false;
        } else if (child != NULL && is_plain_number(self, child)) {
            *number_of(d, number) = plain_number(child);
        } else if (child != NULL) {
            is_good = false;
        }
    }
    return is_good;
}

typedef struct {
    double value;
    double probability;
} outcome;

static int
by_value(const void *a, const void *b)
{
    const outcome *left = a, *right = b;
    return (left->value > right->value) - (left->value < right->value);
}

static bool
check_lists(
    ovt_binding *self, const ovt_node *node, const ovt_node *values, const ovt_node *probabilities)
{
    if (values == NULL || probabilities == NULL || values->type != OVT_NODE_LIST ||
        probabilities->type != OVT_NODE_LIST || values->count == 0 ||
        values->count != probabilities->count) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "a discrete distribution needs values and as many probabilities, as in { dist = "
            "\"discrete\"; values = [1, 5]; probabilities = [0.3, 0.7]; }");
        return false;
    }
    double sum = 0;
    for (size_t i = 0; i < values->count; i++) {
        const ovt_node *share = ovt_node_at(probabilities, i);
        if (!is_plain_number(self, ovt_node_at(values, i)) || !is_plain_number(self, share)) {
            return false;
        }
        if (plain_number(share) < 0) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, probabilities, NULL, "must not be below 0");
            return false;
        }
        sum += plain_number(share);
    }
    if (fabs(sum - 1) > 1e-6) {
        char text[OVT_NUMBER_TEXT];
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, probabilities, NULL,
            "must add up to 1; they add up to %s", ovt_number_text(text, round(sum * 1e9) / 1e9));
        return false;
    }
    return true;
}

static bool
read_discrete(ovt_binding *self, const ovt_node *node, ovt_distribution *d)
{
    const ovt_node *values = ovt_node_child(node, "values");
    const ovt_node *probabilities = ovt_node_child(node, "probabilities");
    bool is_good = check_names(self, node, ovt_distribution_at(OVT_DIST_DISCRETE));
    if (!check_lists(self, node, values, probabilities) || !is_good) {
        return false;
    }
    size_t count = values->count;
    outcome *outcomes = ovt_allocate(count, sizeof *outcomes);
    d->values = ovt_bind_room(self, count, sizeof *d->values);
    d->cumulative = ovt_bind_room(self, count, sizeof *d->cumulative);
    if (outcomes == NULL || d->values == NULL || d->cumulative == NULL) {
        self->failed = true;
        ovt_free(outcomes);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        outcomes[i] = (outcome){
            plain_number(ovt_node_at(values, i)), plain_number(ovt_node_at(probabilities, i))};
    }
    qsort(outcomes, count, sizeof *outcomes, by_value);
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += outcomes[i].probability;
        d->values[i] = outcomes[i].value;
        d->cumulative[i] = i + 1 == count ? 1 : fmin(sum, 1);
    }
    d->value_count = count;
    ovt_free(outcomes);
    return true;
}

/* A support with two ends must lie in the range of the setting; the draws of the other kinds are
 * moved to its edge. */
static bool
check_support(
    ovt_binding *self, const ovt_setting *row, const ovt_node *node, const ovt_distribution *d)
{
    double low, high;
    const char *fault = ovt_distribution_at((size_t) d->kind)->fault(d);
    if (fault != NULL) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "%s", fault);
        return false;
    }
    ovt_distribution_support(d, &low, &high);
    if (isinf(low) || isinf(high) || (low >= row->low && high <= row->high)) {
        return true;
    }
    char text[4][OVT_NUMBER_TEXT];
    const char *unit = ovt_bind_range_unit(row);
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
        "the distribution from %s to %s leaves the setting's range (%s to %s%s%s)",
        ovt_number_text(text[0], low), ovt_number_text(text[1], high),
        ovt_number_text(text[2], row->low), ovt_number_text(text[3], row->high),
        *unit == '\0' ? "" : " ", unit);
    return false;
}

/* "triangular from 1 to 5, most likely 2": the kind's words with its numbers put in. */
static void
add_words(ovt_text *text, const ovt_distribution *d)
{
    const ovt_distribution_kind *kind = ovt_distribution_at((size_t) d->kind);
    ovt_distribution copy = *d;
    char number[OVT_NUMBER_TEXT];
    for (const char *word = kind->words; *word != '\0'; word++) {
        if (*word != '{') {
            ovt_text_append(text, word, 1);
            continue;
        }
        size_t length = strcspn(word, "}") - 1;
        for (size_t i = 0; i < OVT_DISTRIBUTION_NUMBERS && kind->numbers[i].name != NULL; i++) {
            if (strlen(kind->numbers[i].name) == length &&
                strncmp(kind->numbers[i].name, word + 1, length) == 0) {
                ovt_text_add(text, ovt_number_text(number, *number_of(&copy, &kind->numbers[i])));
            }
        }
        word += length + 1;
    }
    for (size_t i = 0; d->kind == OVT_DIST_DISCRETE && i < d->value_count; i++) {
        double share = d->cumulative[i] - (i == 0 ? 0 : d->cumulative[i - 1]);
        ovt_text_format(text, "%s%s (%.4g %%)", i == 0 ? " " : ", ",
            ovt_number_text(number, d->values[i]), 100 * share);
    }
}

static void
add_input(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *base,
    ovt_distribution *d)
{
    char path[OVT_PATH_TEXT];
    if (ovt_distribution_at((size_t) d->kind)->density != NULL) {
        double *room = ovt_bind_room(self, 2 * OVT_QUANTILE_TABLE, sizeof *room);
        if (room == NULL || !ovt_distribution_tabulate(d, room)) {
            return;
        }
        for (size_t i = 0; i < OVT_QUANTILE_TABLE; i++) {
            if (!isfinite(d->values[i])) {
                ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
                    "the values of this distribution cannot be computed; take less extreme "
                    "numbers");
                return;
            }
        }
    }
    ovt_scenario *scenario = self->scenario;
    ovt_input *input = &scenario->inputs[scenario->input_count++];
    *input = (ovt_input){
        .path = ovt_bind_text(self, ovt_node_path(node, NULL, path)),
        .hash = ovt_hash_text(path),
        .place = {.offset = (size_t) (base + row->offset - (char *) scenario),
            .whole = row->type == OVT_SETTING_WHOLE,
            .low = row->low,
            .high = row->high},
        .distribution = *d,
        .correlated = OVT_NONE,
    };
    ovt_place_set(scenario, &input->place, ovt_distribution_at((size_t) d->kind)->mean(d));
}

void
ovt_bind_distribution(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *base,
    const ovt_grounds *grounds)
{
    if (!row->uncertain) {
        bool is_number = row->type == OVT_SETTING_REAL || row->type == OVT_SETTING_WHOLE;
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            is_number ? "cannot be a distribution: it must be the same in every history"
                      : "cannot be a distribution");
        return;
    }
    ovt_distribution d = {0};
    if (!read_kind(self, node, &d) ||
        !(d.kind == OVT_DIST_DISCRETE ? read_discrete(self, node, &d)
                                      : read_numbers(self, node, &d)) ||
        !check_support(self, row, node, &d)) {
        return;
    }
    ovt_text words = {0};
    add_words(&words, &d);
    add_input(self, row, node, base, &d);
    ovt_ledger_given(self, row, node, words.data == NULL ? "" : words.data, grounds);
    self->failed = self->failed || words.failed;
    ovt_text_free(&words);
}
