// SPDX-License-Identifier: GPL-3.0-or-later
/* Issues: their levels, the terms they are bound to, and where the offer stands on them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"

static const char *const sides[] = {"seeker", "holder"};

static void
check_levels(ovt_binding *self, ovt_issue *issue, size_t i)
{
    const ovt_node *node = ovt_bind_node(self, "issues[%zu].level_values", i);
    if (issue->level_value_count > 0 && issue->level_value_count != issue->level_count) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "has %zu numbers for %zu levels; give one for each", issue->level_value_count,
            issue->level_count);
        return;
    }
    for (size_t k = 0; k < issue->level_value_count; k++) {
        double value = issue->level_values[k];
        if (!(value >= 0 && value <= 1) || (k > 0 && value < issue->level_values[k - 1])) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
                "must be positions from 0 to 1, in ascending order");
            return;
        }
    }
    if (issue->level_count > 0 && issue->level_value_count == 0) {
        issue->level_values = ovt_bind_room(self, issue->level_count, sizeof(double));
        for (size_t k = 0; issue->level_values != NULL && k < issue->level_count; k++) {
            issue->level_values[k] =
                issue->level_count == 1 ? 0 : (double) k / (double) (issue->level_count - 1);
        }
        issue->level_value_count = issue->level_values == NULL ? 0 : issue->level_count;
    }
}

/* A position as written: the name of a level, or a number from 0 to 1. */
static double
read_position(ovt_binding *self, const ovt_issue *issue, const char *word, const ovt_node *node)
{
    char *end;
    for (size_t k = 0; k < issue->level_count && k < issue->level_value_count; k++) {
        if (issue->levels[k] != NULL && strcmp(issue->levels[k], word) == 0) {
            return issue->level_values[k];
        }
    }
    double number = strtod(word, &end);
    if (end != word && *end == '\0' && number >= 0 && number <= 1) {
        return number;
    }
    for (size_t k = 0; k < issue->level_count; k++) {
        if (issue->levels[k] == NULL) {
            return 0; /* that fault stands already */
        }
    }
    if (issue->level_count > 0) {
        ovt_bind_unknown(self, node, "level", word, issue->levels, issue->level_count);
    } else {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "\"%s\" is no position; it takes a number from 0 to 1", word);
    }
    return 0;
}

/* Which element of @p list the place lies in; OVT_NONE if in none. */
static size_t
element_at(const ovt_scenario *scenario, const ovt_place *place, const void *list, size_t count,
    size_t size)
{
    size_t start = (size_t) ((const char *) list - (const char *) scenario);
    if (list == NULL || place->offset < start || place->offset >= start + count * size) {
        return OVT_NONE;
    }
    return (place->offset - start) / size;
}

/* Whether a place lies in a release itself, or in a list that hangs on it. */
static bool
is_in_release(const ovt_scenario *scenario, const ovt_place *place, const ovt_release *release)
{
    bool is_found = element_at(scenario, place, release, 1, sizeof *release) != OVT_NONE ||
                    element_at(scenario, place, release->exchange, release->exchange_count,
                        sizeof *release->exchange) != OVT_NONE ||
                    element_at(scenario, place, release->substitute, release->substitute_count,
                        sizeof *release->substitute) != OVT_NONE;
    for (size_t i = 0; i < release->substitute_count; i++) {
        const ovt_substitute *substitute = &release->substitute[i];
        is_found =
            is_found || element_at(scenario, place, substitute->exchange,
                            substitute->exchange_count, sizeof *substitute->exchange) != OVT_NONE;
    }
    return is_found;
}

/* The phase that a bound term belongs to, and its release or lump there. */
static void
locate(const ovt_scenario *scenario, ovt_bind *bind)
{
    for (size_t p = 0; p < scenario->offer.phase_count; p++) {
        const ovt_phase *phase = &scenario->offer.phases[p];
        if (element_at(scenario, &bind->place, phase, 1, sizeof *phase) != OVT_NONE) {
            bind->phase = p;
        }
        for (size_t i = 0; i < phase->release_count; i++) {
            if (is_in_release(scenario, &bind->place, &phase->releases[i])) {
                bind->phase = p;
                bind->item = i;
            }
        }
        size_t lump = element_at(scenario, &bind->place, phase->prisoners, phase->prisoners_count,
            sizeof *phase->prisoners);
        if (lump != OVT_NONE) {
            bind->phase = p;
            bind->item = lump;
        }
    }
}

/* The row and place of a bound term; false, with a fault, when it is no term. */
static bool
resolve(ovt_binding *self, ovt_bind *bind, const ovt_node *node)
{
    const ovt_setting *row = ovt_setting_find(bind->path);
    if (row == NULL) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "there is no setting \"%s\"; overture schema lists all", bind->path);
        return false;
    }
    if (!row->bindable) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "%s is no term of the offer that an issue can decide", bind->path);
        return false;
    }
    if (!ovt_setting_place(self->scenario, bind->path, &bind->place, &row)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "%s names nothing in this offer; it has %zu phases", bind->path,
            self->scenario->offer.phase_count);
        return false;
    }
    bind->delivery = row->delivery;
    locate(self->scenario, bind);
    return true;
}

/* An agreed package overwrites the term: nothing else may move it. */
static bool
check_sole(ovt_binding *self, size_t i, size_t k, const ovt_node *node)
{
    const ovt_scenario *scenario = self->scenario;
    const ovt_bind *bind = &scenario->issues[i].bind[k];
    if (ovt_bind_is_uncertain(self, (const char *) scenario + bind->place.offset)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "%s is drawn anew in each history, so no issue can decide it; give it one value, or "
            "leave out the bind",
            bind->path);
        return false;
    }
    for (size_t j = 0; j <= i; j++) {
        const ovt_issue *other = &scenario->issues[j];
        size_t count = j == i ? k : other->bind_count;
        for (size_t n = 0; n < count; n++) {
            if (other->bind[n].path != NULL && other->bind[n].place.offset == bind->place.offset) {
                ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
                    "%s is decided by \"%s\" already", bind->path,
                    other->name == NULL ? "" : other->name);
                return false;
            }
        }
    }
    return true;
}

/* Both ends of the issue must be values that the term may take. */
static bool
check_ends(ovt_binding *self, const ovt_bind *bind, const ovt_node *node)
{
    const double ends[] = {bind->from, bind->to};
    char text[3][OVT_NUMBER_TEXT];
    for (size_t i = 0; i < 2; i++) {
        if (!(ends[i] >= bind->place.low && ends[i] <= bind->place.high)) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
                "the issue would put %s to %s, which is out of its range (%s to %s)", bind->path,
                ovt_number_text(text[0], ends[i]), ovt_number_text(text[1], bind->place.low),
                ovt_number_text(text[2], bind->place.high));
            return false;
        }
    }
    if (bind->from == bind->to) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "from and to must differ");
        return false;
    }
    return true;
}

/* Where the offer's term lies between the ends of the issue. */
static double
position_of_term(ovt_binding *self, const ovt_bind *bind, const ovt_node *node)
{
    char text[3][OVT_NUMBER_TEXT];
    double value = ovt_place_get(self->scenario, &bind->place);
    if (isnan(value)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "the offer does not give %s, so its place on the issue is not known", bind->path);
        return 0;
    }
    double position = (value - bind->from) / (bind->to - bind->from);
    if (!(position >= -1e-9 && position <= 1 + 1e-9)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "%s is %s in the offer, outside the issue's range (%s to %s)", bind->path,
            ovt_number_text(text[0], value), ovt_number_text(text[1], bind->from),
            ovt_number_text(text[2], bind->to));
        return 0;
    }
    return fmin(fmax(position, 0), 1);
}

static void
bind_terms(ovt_binding *self, ovt_issue *issue, size_t i)
{
    double sum = 0, low = 1, high = 0;
    for (size_t k = 0; k < issue->bind_count; k++) {
        ovt_bind *bind = &issue->bind[k];
        const ovt_node *node = ovt_bind_node(self, "issues[%zu].bind[%zu]", i, k);
        bind->from = isnan(bind->from) ? issue->from : bind->from;
        bind->to = isnan(bind->to) ? issue->to : bind->to;
        if (bind->path == NULL || ovt_bind_is_faulty(self, node, NULL) ||
            !resolve(self, bind, node) || !check_sole(self, i, k, node) ||
            !check_ends(self, bind, node)) {
            return;
        }
        double position = position_of_term(self, bind, node);
        sum += position;
        low = fmin(low, position);
        high = fmax(high, position);
    }
    issue->position = sum / (double) issue->bind_count;
    /* Whole numbers may not meet a position exactly. */
    if (high - low > 0.05) {
        char text[OVT_NUMBER_TEXT];
        ovt_bind_fault(self, OVT_SEVERITY_WARNING, ovt_bind_node(self, "issues[%zu].bind", i), NULL,
            "the offer's terms stand at different positions; their mean %s is taken",
            ovt_number_text(text, round(issue->position * 1e4) / 1e4));
    }
}

static void
bind_interest(ovt_binding *self, ovt_issue *issue, size_t i)
{
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        ovt_interest *interest = &issue->interest[side];
        interest->red_line_position = (double) NAN;
        if (interest->red_line != NULL) {
            interest->red_line_position = read_position(self, issue, interest->red_line,
                ovt_bind_node(self, "issues[%zu].%s.red_line", i, sides[side]));
        }
        if (interest->value_count > 0 && interest->value_count != issue->level_count) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR,
                ovt_bind_node(self, "issues[%zu].%s.values", i, sides[side]), NULL,
                "has %zu numbers for %zu levels; give one for each", interest->value_count,
                issue->level_count);
        }
    }
}

static void
bind_forced(ovt_binding *self, ovt_issue *issue, size_t i)
{
    const ovt_node *rate = ovt_bind_node(self, "issues[%zu].forced_rate", i);
    if (issue->forced_position != NULL) {
        issue->forced_at = read_position(self, issue, issue->forced_position,
            ovt_bind_node(self, "issues[%zu].forced_position", i));
    } else if (issue->forced_rate > 0) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, rate, NULL,
            "settles the issue from outside; add forced_position, where it then stands");
    }
}

static void
bind_issue(ovt_binding *self, size_t i)
{
    ovt_issue *issue = &self->scenario->issues[i];
    const ovt_node *node = ovt_bind_node(self, "issues[%zu]", i);
    check_levels(self, issue, i);
    bind_interest(self, issue, i);
    bind_forced(self, issue, i);
    if (issue->from == issue->to) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "from and to must differ");
        return;
    }
    if (issue->status_quo != NULL) {
        issue->status_quo_position = read_position(
            self, issue, issue->status_quo, ovt_bind_node(self, "issues[%zu].status_quo", i));
    }
    issue->position = issue->status_quo_position;
    if (issue->offered != NULL) {
        const ovt_node *offered = ovt_bind_node(self, "issues[%zu].offered", i);
        issue->position = read_position(self, issue, issue->offered, offered);
        if (issue->bind_count > 0) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, offered, NULL,
                "stands beside bind, which reads the position from the offer; give one of the two");
        }
    }
    if (issue->bind_count > 0 && self->scenario->offer.phase_count > 0) {
        bind_terms(self, issue, i);
    } else if (issue->bind_count > 0) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, ovt_bind_node(self, "issues[%zu].bind", i), NULL,
            "there is no offer whose terms it could decide");
    }
}

/* The most that the issues may make of the count of a release; *@p node is then where. */
static int
most_released(ovt_binding *self, const int *count, const ovt_node **node)
{
    size_t offset = (size_t) ((const char *) count - (const char *) self->scenario);
    for (size_t i = 0; i < self->scenario->issue_count; i++) {
        const ovt_issue *issue = &self->scenario->issues[i];
        for (size_t k = 0; k < issue->bind_count; k++) {
            double most = fmax(issue->bind[k].from, issue->bind[k].to);
            if (issue->bind[k].place.offset == offset && most > *count) {
                *node = ovt_bind_node(self, "issues[%zu].bind[%zu]", i, k);
                return (int) lround(most);
            }
        }
    }
    return *count;
}

/* No package of the issues may promise more people than are held. */
static void
check_most_promised(ovt_binding *self, size_t category)
{
    const ovt_scenario *scenario = self->scenario;
    const ovt_node *held = ovt_bind_node(self, "captives[%zu].held", category);
    const ovt_node *node = NULL;
    char line[OVT_LINE_TEXT];
    long long promised = 0;
    for (size_t p = 0; p < scenario->offer.phase_count; p++) {
        const ovt_phase *phase = &scenario->offer.phases[p];
        for (size_t i = 0; i < phase->release_count; i++) {
            if (phase->releases[i].category_index == category) {
                promised += most_released(self, &phase->releases[i].count, &node);
            }
        }
    }
    if (node != NULL && promised > scenario->captives[category].held &&
        !ovt_bind_is_faulty(self, node, held)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "a package may promise %lld of \"%s\" in all, more than held %d%s", promised,
            scenario->captives[category].category, scenario->captives[category].held,
            ovt_bind_line(held, node, line));
    }
}

void
ovt_bind_issues(ovt_binding *self)
{
    const ovt_scenario *scenario = self->scenario;
    double weights[OVT_PARTIES] = {0, 0};
    for (size_t i = 0; i < scenario->issue_count; i++) {
        bind_issue(self, i);
        for (size_t side = 0; side < OVT_PARTIES; side++) {
            const ovt_interest *interest = &scenario->issues[i].interest[side];
            weights[side] += interest->weight + ovt_bind_is_uncertain(self, &interest->weight);
        }
    }
    for (size_t i = 0; i < scenario->captive_count; i++) {
        check_most_promised(self, i);
    }
    for (size_t side = 0; side < OVT_PARTIES && scenario->issue_count > 0; side++) {
        if (!(weights[side] > 0)) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, ovt_bind_node(self, "issues"), NULL,
                "all weights of the %s are 0; one must be above", sides[side]);
        }
    }
}
