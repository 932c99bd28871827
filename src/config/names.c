// SPDX-License-Identifier: GPL-3.0-or-later
/* Names become indices: categories, classes; and no two of a kind may be alike. */
#include <math.h>
#include <string.h>

#include "bind.h"

enum { MAX_NAMES = OVT_MAX_CATEGORIES };

static size_t
find_category(ovt_binding *self, const char *category, const ovt_node *node)
{
    const ovt_scenario *scenario = self->scenario;
    if (category == NULL || scenario->captive_count == 0) {
        return OVT_NONE;
    }
    const char *names[MAX_NAMES];
    size_t count = 0;
    for (size_t i = 0; i < scenario->captive_count; i++) {
        if (scenario->captives[i].category == NULL) {
            return OVT_NONE;
        }
        if (strcmp(scenario->captives[i].category, category) == 0) {
            return i;
        }
        names[count++] = scenario->captives[i].category;
    }
    ovt_bind_unknown(self, node, "category of captives", category, names, count);
    return OVT_NONE;
}

static size_t
find_class(ovt_binding *self, const char *class_name, const ovt_node *node)
{
    const ovt_scenario *scenario = self->scenario;
    if (class_name == NULL ||
        ovt_bind_is_faulty(self, ovt_node_child(self->root, "prisoners"), NULL)) {
        return OVT_NONE;
    }
    const char *names[MAX_NAMES];
    size_t count = 0;
    for (size_t i = 0; i < scenario->prisoner_count; i++) {
        if (scenario->prisoners[i].class_name == NULL) {
            return OVT_NONE;
        }
        if (strcmp(scenario->prisoners[i].class_name, class_name) == 0) {
            return i;
        }
        names[count++] = scenario->prisoners[i].class_name;
    }
    ovt_bind_unknown(self, node, "class of prisoners", class_name, names, count);
    return OVT_NONE;
}

static void
bind_exchange(ovt_binding *self, ovt_exchange *exchange, size_t count, const char *path)
{
    for (size_t i = 0; i < count; i++) {
        exchange[i].class_index = find_class(
            self, exchange[i].class_name, ovt_bind_node(self, "%s.exchange[%zu].class", path, i));
    }
}

/* What is given to a captive may be written in one way only. */
static void
check_ratio(ovt_binding *self, size_t exchange_count, double ratio, const char *path)
{
    char line[OVT_LINE_TEXT];
    const ovt_node *node = ovt_bind_node(self, "%s.ratio", path);
    const ovt_node *exchange = ovt_bind_node(self, "%s.exchange", path);
    if (exchange_count > 0 && !isnan(ratio)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "stands beside exchange%s; give one of the two", ovt_bind_line(exchange, node, line));
    }
}

static void
bind_release(ovt_binding *self, ovt_release *release, const char *path)
{
    char inner[OVT_PATH_TEXT];
    release->category_index =
        find_category(self, release->category, ovt_bind_node(self, "%s.category", path));
    bind_exchange(self, release->exchange, release->exchange_count, path);
    check_ratio(self, release->exchange_count, release->ratio, path);
    for (size_t i = 0; i < release->substitute_count; i++) {
        ovt_substitute *substitute = &release->substitute[i];
        snprintf(inner, sizeof inner, "%.400s.substitute[%zu]", path, i);
        substitute->category_index =
            find_category(self, substitute->category, ovt_bind_node(self, "%s.category", inner));
        bind_exchange(self, substitute->exchange, substitute->exchange_count, inner);
        check_ratio(self, substitute->exchange_count, substitute->ratio, inner);
    }
}

static void
bind_phases(ovt_binding *self)
{
    char path[96];
    for (size_t p = 0; p < self->scenario->offer.phase_count; p++) {
        ovt_phase *phase = &self->scenario->offer.phases[p];
        for (size_t i = 0; i < phase->release_count; i++) {
            snprintf(path, sizeof path, "offer.phases[%zu].releases[%zu]", p, i);
            bind_release(self, &phase->releases[i], path);
        }
        for (size_t i = 0; i < phase->prisoners_count; i++) {
            phase->prisoners[i].class_index = find_class(self, phase->prisoners[i].class_name,
                ovt_bind_node(self, "offer.phases[%zu].prisoners[%zu].class", p, i));
        }
    }
}

/* @p member is where a name lies in an element of @p size bytes. */
static void
check_unique(ovt_binding *self, const char *list, const char *name, const void *elements,
    size_t count, size_t size, size_t member)
{
    const char *first = elements;
    char line[OVT_LINE_TEXT];
    for (size_t i = 0; i < count; i++) {
        const char *word = *(const char *const *) (const void *) (first + i * size + member);
        for (size_t k = 0; word != NULL && k < i; k++) {
            const char *other = *(const char *const *) (const void *) (first + k * size + member);
            if (other != NULL && strcmp(word, other) == 0) {
                const ovt_node *node = ovt_bind_node(self, "%s[%zu].%s", list, i, name);
                const ovt_node *before = ovt_bind_node(self, "%s[%zu].%s", list, k, name);
                ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
                    "\"%s\" is taken%s; "
                    "give each its own",
                    word, ovt_bind_line(before, node, line));
                break;
            }
        }
    }
}

/* Labels default to the names. */
static void
fill_labels(ovt_scenario *scenario)
{
    for (size_t i = 0; i < scenario->captive_count; i++) {
        if (scenario->captives[i].label == NULL) {
            scenario->captives[i].label = scenario->captives[i].category;
        }
    }
    for (size_t i = 0; i < scenario->prisoner_count; i++) {
        if (scenario->prisoners[i].label == NULL) {
            scenario->prisoners[i].label = scenario->prisoners[i].class_name;
        }
    }
    for (size_t i = 0; i < scenario->issue_count; i++) {
        if (scenario->issues[i].label == NULL) {
            scenario->issues[i].label = scenario->issues[i].name;
        }
    }
}

#define UNIQUE(self, list, name, elements, count, type, member) \
    check_unique(self, list, name, elements, count, sizeof(type), offsetof(type, member))

void
ovt_bind_names(ovt_binding *self)
{
    ovt_scenario *scenario = self->scenario;
    UNIQUE(self, "captives", "category", scenario->captives, scenario->captive_count, ovt_category,
        category);
    UNIQUE(self, "prisoners", "class", scenario->prisoners, scenario->prisoner_count, ovt_class,
        class_name);
    UNIQUE(self, "mediators", "name", scenario->mediators, scenario->mediator_count, ovt_mediator,
        name);
    UNIQUE(self, "issues", "name", scenario->issues, scenario->issue_count, ovt_issue, name);
    UNIQUE(self, "offer.phases", "name", scenario->offer.phases, scenario->offer.phase_count,
        ovt_phase, name);
    fill_labels(scenario);
    bind_phases(self);
}
