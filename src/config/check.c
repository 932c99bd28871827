// SPDX-License-Identifier: GPL-3.0-or-later
/* What concerns several settings at once, one small function per rule. Numbers that are drawn are
 * not compared: their ranges are all that is known of them. */
#include <math.h>
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"

static void
check_confirmed_dead(ovt_binding *self, size_t i)
{
    ovt_category *category = &self->scenario->captives[i];
    const ovt_node *dead = ovt_bind_node(self, "captives[%zu].confirmed_dead", i);
    const ovt_node *held = ovt_bind_node(self, "captives[%zu].held", i);
    char line[OVT_LINE_TEXT];
    /* Draws of it stop at all who are held. */
    size_t offset =
        (size_t) ((const char *) &category->confirmed_dead - (const char *) self->scenario);
    for (size_t k = 0; k < self->scenario->input_count; k++) {
        if (self->scenario->inputs[k].place.offset == offset) {
            self->scenario->inputs[k].place.high = category->held;
            category->confirmed_dead = category->confirmed_dead > category->held
                                           ? category->held
                                           : category->confirmed_dead;
        }
    }
    if (category->confirmed_dead > category->held && !ovt_bind_is_faulty(self, dead, held)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, dead, NULL, "%d is more than held %d%s",
            category->confirmed_dead, category->held, ovt_bind_line(held, dead, line));
    }
}

static void
check_signing(ovt_binding *self)
{
    const ovt_scenario *scenario = self->scenario;
    const ovt_node *protocol = ovt_bind_node(self, "talks.protocol");
    const ovt_node *signed_day = ovt_bind_node(self, "talks.signed_day");
    char day[OVT_NUMBER_TEXT], horizon[OVT_NUMBER_TEXT], line[OVT_LINE_TEXT];
    if (scenario->talks.protocol != OVT_PROTOCOL_FIXED) {
        return;
    }
    if (scenario->offer.phase_count == 0 &&
        !ovt_bind_is_faulty(self, protocol, ovt_bind_node(self, "offer.phases"))) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, protocol, NULL,
            "\"fixed\" signs an offer, and there is none; add offer.phases or take protocol "
            "\"none\"");
    }
    if (scenario->talks.signed_day >= scenario->clock.horizon_days &&
        !ovt_bind_is_uncertain(self, &scenario->talks.signed_day)) {
        const ovt_node *clock = ovt_bind_node(self, "clock.horizon_days");
        ovt_bind_fault(self, OVT_SEVERITY_WARNING, signed_day, NULL,
            "%s is not before horizon_days %s%s: nothing will be signed",
            ovt_number_text(day, scenario->talks.signed_day),
            ovt_number_text(horizon, scenario->clock.horizon_days),
            ovt_bind_line(clock, signed_day, line));
    }
}

static void
check_target(ovt_binding *self, size_t i)
{
    const ovt_target *target = &self->scenario->run.targets[i];
    const ovt_node *node = ovt_bind_node(self, "run.targets[%zu]", i);
    if (isnan(target->at_least) && isnan(target->at_most)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "has no bound, so that everything would reach it; give at_least or at_most");
    }
    if (target->at_least > target->at_most) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "at_least is above at_most, so that nothing could reach it");
    }
}

/* A lesson is for a class: what a class needs is missed before it is printed. */
static void
check_lesson(ovt_binding *self)
{
    const ovt_lesson *lesson = &self->scenario->lesson;
    const ovt_node *node = ovt_node_child(self->root, "lesson");
    const struct {
        const char *name;
        size_t count;
    } parts[] = {
        {"story", lesson->story_count},
        {"seeker", lesson->role[OVT_SEEKER].brief_count},
        {"holder", lesson->role[OVT_HOLDER].brief_count},
        {"understanding", lesson->understanding_count},
        {"debrief", lesson->debrief_count},
    };
    for (size_t i = 0; node != NULL && i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count == 0) {
            ovt_bind_fault(self, OVT_SEVERITY_WARNING, node, parts[i].name,
                "is missing, and `overture kit` goes without it; write it or leave out the lesson");
        }
    }
}

void
ovt_check_world(ovt_binding *self)
{
    check_lesson(self);
    for (size_t i = 0; i < self->scenario->run.target_count; i++) {
        check_target(self, i);
    }
    for (size_t i = 0; i < self->scenario->captive_count; i++) {
        check_confirmed_dead(self, i);
    }
    check_signing(self);
}

/* A day of a phase that must not lie after its end. */
static void
check_day(ovt_binding *self, size_t p, const int *day, const char *member)
{
    const ovt_phase *phase = &self->scenario->offer.phases[p];
    const ovt_node *node = ovt_bind_node(self, "offer.phases[%zu].%s", p, member);
    const ovt_node *days = ovt_bind_node(self, "offer.phases[%zu].days", p);
    char line[OVT_LINE_TEXT];
    if (*day > phase->days && !ovt_bind_is_uncertain(self, day) &&
        !ovt_bind_is_uncertain(self, &phase->days) && !ovt_bind_is_faulty(self, node, days)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "day %d comes after the phase's %d days%s", *day, phase->days,
            ovt_bind_line(days, node, line));
    }
}

static void
check_on_days(ovt_binding *self, size_t p, size_t i)
{
    const ovt_release *release = &self->scenario->offer.phases[p].releases[i];
    const ovt_node *node = ovt_bind_node(self, "offer.phases[%zu].releases[%zu].on_days", p, i);
    const ovt_node *group = ovt_bind_node(self, "offer.phases[%zu].releases[%zu]", p, i);
    char line[OVT_LINE_TEXT], member[64];
    static const char *const others[] = {"every", "first"};
    for (size_t k = 0; k < 2 && release->on_day_count > 0; k++) {
        const ovt_node *other = ovt_node_child(group, others[k]);
        if (other != NULL) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, other, NULL,
                "stands beside on_days%s, which replaces it; give one of the two",
                ovt_bind_line(node, other, line));
        }
    }
    for (size_t k = 0; k < release->on_day_count; k++) {
        if (release->on_days[k] < 0) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "a day must not be below 0");
        } else if (k > 0 && release->on_days[k] <= release->on_days[k - 1]) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "must ascend: %d follows %d",
                release->on_days[k], release->on_days[k - 1]);
            return;
        }
        snprintf(member, sizeof member, "releases[%zu].on_days", i);
        check_day(self, p, &release->on_days[k], member);
    }
}

static void
check_schedule(ovt_binding *self, size_t p)
{
    const ovt_phase *phase = &self->scenario->offer.phases[p];
    char member[64];
    for (size_t i = 0; i < phase->release_count; i++) {
        check_on_days(self, p, i);
        if (phase->releases[i].on_day_count == 0) {
            snprintf(member, sizeof member, "releases[%zu].first", i);
            check_day(self, p, &phase->releases[i].first, member);
        }
    }
    for (size_t i = 0; i < phase->prisoners_count; i++) {
        snprintf(member, sizeof member, "prisoners[%zu].on_day", i);
        check_day(self, p, &phase->prisoners[i].on_day, member);
    }
    check_day(self, p, &phase->withdrawal_day, "withdrawal_day");
    check_day(self, p, &phase->gate.from_day, "gate.from_day");
}

/* The members that go with each mode of a gate. */
static void
check_gate_members(ovt_binding *self, const ovt_node *gate, int mode)
{
    static const struct {
        const char *name;
        int mode;
        const char *mode_name;
    } members[] = {
        {"probability", OVT_GATE_PROBABILITY, "probability"},
        {"rate", OVT_GATE_TALKS, "talks"},
        {"from_day", OVT_GATE_TALKS, "talks"},
        {"extend_captives", OVT_GATE_TALKS, "talks"},
        {"extend_max_days", OVT_GATE_TALKS, "talks"},
    };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const ovt_node *node = ovt_node_child(gate, members[i].name);
        if (node != NULL && members[i].mode != mode) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
                "goes with mode \"%s\" only; this gate is %s", members[i].mode_name,
                mode == OVT_GATE_AUTOMATIC ? "automatic"
                : mode == OVT_GATE_TALKS   ? "of mode \"talks\""
                                           : "of mode \"probability\"");
        }
    }
}

static void
check_gate(ovt_binding *self, size_t p)
{
    const ovt_gate *gate = &self->scenario->offer.phases[p].gate;
    const ovt_node *phase = ovt_bind_node(self, "offer.phases[%zu]", p);
    const ovt_node *node = ovt_node_child(phase, "gate");
    if (node == NULL || ovt_bind_is_faulty(self, ovt_node_child(node, "mode"), NULL)) {
        return;
    }
    check_gate_members(self, node, gate->mode);
    if (gate->mode == OVT_GATE_PROBABILITY && ovt_node_child(node, "probability") == NULL) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "a gate of mode \"probability\" needs its probability");
    }
    if ((gate->extend_captives > 0) != (gate->extend_max_days > 0) &&
        !ovt_bind_is_uncertain(self, &gate->extend_captives) &&
        !ovt_bind_is_uncertain(self, &gate->extend_max_days) &&
        !ovt_bind_is_faulty(self, node, ovt_node_child(node, "extend_captives")) &&
        !ovt_bind_is_faulty(self, ovt_node_child(node, "extend_max_days"), NULL)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "an extension needs both extend_captives and extend_max_days above 0");
    }
}

/* All releases of a category together, living and remains, may not promise more than are held. */
static void
check_promised(ovt_binding *self, size_t category)
{
    const ovt_scenario *scenario = self->scenario;
    const ovt_node *held = ovt_bind_node(self, "captives[%zu].held", category);
    const ovt_node *last = NULL;
    long long promised = 0;
    for (size_t p = 0; p < scenario->offer.phase_count; p++) {
        const ovt_phase *phase = &scenario->offer.phases[p];
        for (size_t i = 0; i < phase->release_count; i++) {
            const ovt_node *node =
                ovt_bind_node(self, "offer.phases[%zu].releases[%zu].count", p, i);
            if (phase->releases[i].category_index == category &&
                !ovt_bind_is_uncertain(self, &phase->releases[i].count)) {
                promised += phase->releases[i].count;
                last = node;
            }
            if (ovt_bind_is_faulty(self, node, held)) {
                return;
            }
        }
    }
    char line[OVT_LINE_TEXT];
    if (last != NULL && promised > scenario->captives[category].held) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, last, NULL,
            "the offer promises %lld of \"%s\" in all, more than held %d%s", promised,
            scenario->captives[category].category, scenario->captives[category].held,
            ovt_bind_line(held, last, line));
    }
}

/* Prisoners of a class that the offer asks for when all captives are delivered. */
static double
prisoners_asked(const ovt_scenario *scenario, size_t class_index)
{
    double asked = 0;
    for (size_t p = 0; p < scenario->offer.phase_count; p++) {
        const ovt_phase *phase = &scenario->offer.phases[p];
        for (size_t i = 0; i < phase->prisoners_count; i++) {
            asked += phase->prisoners[i].class_index == class_index ? phase->prisoners[i].count : 0;
        }
        for (size_t i = 0; i < phase->release_count; i++) {
            const ovt_release *release = &phase->releases[i];
            double ratio = class_index == 0 && !isnan(release->ratio) ? release->ratio : 0;
            for (size_t k = 0; k < release->exchange_count; k++) {
                ratio += release->exchange[k].class_index == class_index
                             ? release->exchange[k].per_captive
                             : 0;
            }
            asked += ratio * release->count;
        }
    }
    return asked;
}

static void
check_pool(ovt_binding *self, size_t class_index)
{
    const ovt_class *class = &self->scenario->prisoners[class_index];
    double asked = prisoners_asked(self->scenario, class_index);
    const ovt_node *pool = ovt_bind_node(self, "prisoners[%zu].pool", class_index);
    if (asked > class->pool + 1e-6 && !ovt_bind_is_faulty(self, pool, NULL)) {
        ovt_bind_fault(self, OVT_SEVERITY_WARNING, pool, NULL,
            "the offer asks for %.0f prisoners of class \"%s\"; only %d can be released", asked,
            class->class_name == NULL ? "" : class->class_name, class->pool);
    }
}

void
ovt_check_offer(ovt_binding *self)
{
    for (size_t p = 0; p < self->scenario->offer.phase_count; p++) {
        check_schedule(self, p);
        check_gate(self, p);
    }
    for (size_t i = 0; i < self->scenario->captive_count; i++) {
        check_promised(self, i);
    }
    for (size_t i = 0; i < self->scenario->prisoner_count; i++) {
        check_pool(self, i);
    }
}
