// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "job.h"

enum { LONGEST_TERM = 200 };

typedef enum { LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL, EQUAL, NOT_EQUAL } comparison;

/* To add a comparison: its sign here and its case below; longer signs stand first. */
static const struct {
    const char *sign;
    comparison meaning;
} comparisons[] = {
    {"<=", LESS_OR_EQUAL},
    {">=", MORE_OR_EQUAL},
    {"!=", NOT_EQUAL},
    {"==", EQUAL},
    {"<", LESS},
    {">", MORE},
    {"=", EQUAL},
};

static const char *const form =
    "it is [SCENARIO.]METRIC, then <, <=, >, >=, = or !=, then a number or another "
    "[SCENARIO.]METRIC, perhaps + or - a number";

static void
copy_trimmed(char to[LONGEST_TERM], const char *from, size_t length)
{
    while (length > 0 && isspace((unsigned char) *from)) {
        from++;
        length--;
    }
    while (length > 0 && isspace((unsigned char) from[length - 1])) {
        length--;
    }
    length = length < LONGEST_TERM ? length : LONGEST_TERM - 1;
    memcpy(to, from, length);
    to[length] = '\0';
}

static bool
find_column(const ovt_columns *columns, const char *name, size_t *column)
{
    for (*column = 0; *column < columns->count; ++*column) {
        if (strcmp(columns->columns[*column].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Names of scenarios and of metrics may hold points: every scenario's name is tried. */
static bool
find_term(const char *term, const ovt_study *study, const ovt_columns *columns, size_t *scenario,
    size_t *column)
{
    if (study->count == 1 && find_column(columns, term, column)) {
        *scenario = 0;
        return true;
    }
    for (*scenario = 0; *scenario < study->count; ++*scenario) {
        const char *name = study->scenarios[*scenario]->name;
        size_t length = strlen(name);
        if (strncmp(term, name, length) == 0 && term[length] == '.' &&
            find_column(columns, term + length + 1, column)) {
            return true;
        }
    }
    return false;
}

static ovt_status
no_such_term(const char *text, const char *term, const ovt_study *study, ovt_error *err)
{
    return ovt_fail(err, OVT_USAGE,
        "--fail-if \"%s\": \"%s\" is not %s of these scenarios and metrics (like "
        "%s.returned_alive); "
        "%s",
        text, term, study->count == 1 ? "a METRIC or SCENARIO.METRIC" : "a SCENARIO.METRIC",
        study->scenarios[0]->name, form);
}

/* The sum is told from a hyphen in a name by the blanks around its sign. */
static bool
split_sum(const char *term, char name[LONGEST_TERM], double *number)
{
    for (const char *at = term + strlen(term); at > term; at--) {
        char *end;
        if ((*at != '+' && *at != '-') || !isspace((unsigned char) at[-1]) ||
            !isspace((unsigned char) at[1])) {
            continue;
        }
        *number = strtod(at + 1, &end) * (*at == '-' ? -1 : 1);
        copy_trimmed(name, term, (size_t) (at - term));
        return end != at + 1 && *end == '\0' && isfinite(*number);
    }
    return false;
}

static ovt_status
read_right(ovt_condition *self, const char *term, const ovt_study *study,
    const ovt_columns *columns, ovt_error *err)
{
    char *end, name[LONGEST_TERM];
    self->number = strtod(term, &end);
    if (end != term && *end == '\0' && isfinite(self->number)) {
        return OVT_OK;
    }
    self->number = 0;
    self->against_metric = true;
    if (find_term(term, study, columns, &self->other_scenario, &self->other_column)) {
        return OVT_OK;
    }
    if (split_sum(term, name, &self->number) &&
        find_term(name, study, columns, &self->other_scenario, &self->other_column)) {
        return OVT_OK;
    }
    return no_such_term(self->text, term, study, err);
}

ovt_status
ovt_condition_init(ovt_condition *self, const char *text, const ovt_study *study,
    const ovt_columns *columns, ovt_error *err)
{
    char term[LONGEST_TERM];
    size_t left = strcspn(text, "<>=!");
    *self = (ovt_condition){.text = text};
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++) {
        size_t length = strlen(comparisons[i].sign);
        if (strncmp(text + left, comparisons[i].sign, length) != 0) {
            continue;
        }
        self->comparison = (int) comparisons[i].meaning;
        copy_trimmed(term, text, left);
        if (!find_term(term, study, columns, &self->scenario, &self->column)) {
            return no_such_term(text, term, study, err);
        }
        copy_trimmed(term, text + left + length, strlen(text + left + length));
        return read_right(self, term, study, columns, err);
    }
    return ovt_fail(err, OVT_USAGE, "--fail-if \"%s\": no comparison; %s", text, form);
}

static bool
compare(double left, int meaning, double right)
{
    switch ((comparison) meaning) {
    case LESS:
        return left < right;
    case LESS_OR_EQUAL:
        return left <= right;
    case MORE:
        return left > right;
    case MORE_OR_EQUAL:
        return left >= right;
    case EQUAL:
        return left == right;
    case NOT_EQUAL:
        return left != right;
    }
    return true;
}

bool
ovt_condition_holds(const ovt_condition *self, const ovt_results *results, ovt_text *words)
{
    char left_text[OVT_NUMBER_TEXT], right_text[OVT_NUMBER_TEXT];
    double left = ovt_results_summary(results, self->scenario, self->column)->mean;
    double right = self->number;
    if (self->against_metric) {
        right += ovt_results_summary(results, self->other_scenario, self->other_column)->mean;
    }
    if (isnan(left) || isnan(right)) {
        ovt_text_format(
            words, "--fail-if \"%s\" cannot be judged: a mean does not exist", self->text);
        return true;
    }
    ovt_text_format(words, "--fail-if \"%s\" holds: %s against %s", self->text,
        ovt_number_text(left_text, left), ovt_number_text(right_text, right));
    return compare(left, self->comparison, right);
}
