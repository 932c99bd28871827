// SPDX-License-Identifier: GPL-3.0-or-later
/* What the talks need: issues, an offer and its proposer, mediators, and numbers that fit together.
 * One small function per rule. */
#include <math.h>
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"

enum { MAX_PROPOSERS = 32 };

static const char *const sides[] = {"seeker", "holder"};

/* Whether an offer that was put into the file goes on the table. */
static bool
puts_offer(const ovt_talks *talks)
{
    return talks->protocol == OVT_PROTOCOL_ULTIMATUM || talks->protocol == OVT_PROTOCOL_HYBRID;
}

static void
check_subject(ovt_binding *self, const ovt_node *protocol)
{
    const ovt_scenario *scenario = self->scenario;
    const ovt_node *issues = ovt_node_child(self->root, "issues");
    const ovt_node *offer = ovt_node_child(self->root, "offer");
    if (scenario->issue_count == 0 && !ovt_bind_is_faulty(self, issues, NULL)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, protocol, NULL,
            "talks need something to talk about; add issues with a weight for each side");
    }
    if (scenario->offer.phase_count == 0 && !ovt_bind_is_faulty(self, offer, NULL)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, protocol, NULL,
            "what is agreed on must be carried out, and there is no offer; add offer.phases, if "
            "only one phase of a day");
    }
}

/* The index of who puts the offer forward; OVT_NONE, with a fault, where it is nobody. */
static size_t
find_proposer(ovt_binding *self, const char *word, const ovt_node *node)
{
    const ovt_scenario *scenario = self->scenario;
    const char *names[MAX_PROPOSERS] = {"seeker", "holder"};
    size_t count = 2;
    for (size_t i = 0; i < scenario->mediator_count && count < MAX_PROPOSERS; i++) {
        const char *name = scenario->mediators[i].name;
        names[count++] = name == NULL ? "" : name;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], word) == 0) {
            return i;
        }
    }
    if (strcmp(word, "mediator") == 0 && count > 2) {
        return 2;
    }
    if (strcmp(word, "mediator") == 0) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "there is no mediator; add mediators = ( { name = \"...\"; } )");
    } else {
        ovt_bind_unknown(self, node, "party or mediator", word, names, count);
    }
    return OVT_NONE;
}

static void
check_proposer(ovt_binding *self, const ovt_node *protocol)
{
    ovt_offer *offer = &self->scenario->offer;
    const ovt_node *node = ovt_bind_node(self, "offer.proposer");
    if (ovt_bind_is_faulty(self, node, ovt_node_child(self->root, "mediators"))) {
        return;
    }
    if (offer->proposer == NULL) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, protocol, NULL,
            "needs to know who puts the offer forward; add proposer = \"mediator\"; to offer (or "
            "\"seeker\", \"holder\", a mediator's name)");
        return;
    }
    offer->proposer_index = find_proposer(self, offer->proposer, node);
}

static void
check_mediators(ovt_binding *self, const ovt_node *protocol)
{
    const ovt_scenario *scenario = self->scenario;
    bool waits = scenario->talks.protocol == OVT_PROTOCOL_HYBRID &&
                 scenario->talks.impasse_policy != OVT_IMPASSE_OWN_OFFER;
    if (scenario->mediator_count > 0 ||
        ovt_bind_is_faulty(self, ovt_node_child(self->root, "mediators"), NULL)) {
        return;
    }
    if (scenario->talks.protocol == OVT_PROTOCOL_MEDIATED) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, protocol, NULL,
            "needs a mediator; add mediators = ( { name = \"...\"; } )");
    } else if (waits) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, protocol, NULL,
            "has the seeker wait for a mediator's text, and there is no mediator; add mediators, "
            "or impasse_policy = \"own_offer\"");
    }
}

static void
check_days_of_talks(ovt_binding *self)
{
    const ovt_talks *talks = &self->scenario->talks;
    const ovt_node *given = ovt_node_find(self->root, "talks.signed_day");
    const ovt_node *start = ovt_bind_node(self, "talks.start_day");
    const ovt_node *deadline = ovt_bind_node(self, "talks.deadline_day");
    const ovt_node *clock = ovt_bind_node(self, "clock.horizon_days");
    char day[2][OVT_NUMBER_TEXT], line[OVT_LINE_TEXT];
    if (given != NULL) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, given, NULL,
            "goes with protocol \"fixed\" only; in talks the day follows from the answers");
    }
    if (ovt_bind_is_uncertain(self, &talks->start_day)) {
        return;
    }
    ovt_number_text(day[0], talks->start_day);
    if (talks->start_day >= self->scenario->clock.horizon_days) {
        ovt_bind_fault(self, OVT_SEVERITY_WARNING, start, NULL,
            "%s is not before horizon_days %s%s: nothing will be offered", day[0],
            ovt_number_text(day[1], self->scenario->clock.horizon_days),
            ovt_bind_line(clock, start, line));
    }
    if (talks->deadline_day < talks->start_day &&
        !ovt_bind_is_uncertain(self, &talks->deadline_day)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, deadline, NULL,
            "%s comes before the first offer on day %s%s",
            ovt_number_text(day[1], talks->deadline_day), day[0],
            ovt_bind_line(start, deadline, line));
    }
}

static void
check_more_deals(ovt_binding *self)
{
    const ovt_talks *talks = &self->scenario->talks;
    if (talks->max_agreements > 1 && talks->revival_rate == 0 &&
        !ovt_bind_is_uncertain(self, &talks->revival_rate)) {
        ovt_bind_fault(self, OVT_SEVERITY_WARNING, ovt_bind_node(self, "talks.max_agreements"),
            NULL, "has no effect: talks never begin again, since revival_rate is 0");
    }
}

static void
check_curve(ovt_binding *self, size_t side)
{
    const ovt_party *party = &self->scenario->party[side];
    const ovt_node *node = ovt_bind_node(self, "%s", sides[side]);
    const ovt_node *beta = ovt_node_child(node, "beta");
    if (party->curve == OVT_CURVE_EXPONENTIAL && party->k == 0 &&
        !ovt_bind_is_uncertain(self, &party->k)) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, ovt_bind_node(self, "%s.curve", sides[side]), NULL,
            "\"exponential\" needs k above 0: it begins at the share k");
    }
    if (beta != NULL && strcmp(node->name == NULL ? "" : node->name, sides[side]) == 0 &&
        party->strategy != OVT_STRATEGY_TIME) {
        ovt_bind_fault(self, OVT_SEVERITY_WARNING, beta, NULL,
            "has no effect: it goes with strategy \"time\" only");
    }
}

/* Stationary play is pinned down by what waiting costs. */
static void
check_impatience(ovt_binding *self, size_t side)
{
    const ovt_scenario *scenario = self->scenario;
    if (scenario->party[side].strategy != OVT_STRATEGY_EQUILIBRIUM) {
        return;
    }
    const double *costs[] = {&scenario->party[OVT_SEEKER].discount_rate,
        &scenario->party[OVT_HOLDER].discount_rate, &scenario->talks.door_rate};
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
        if (*costs[i] > 0 || ovt_bind_is_uncertain(self, costs[i])) {
            return;
        }
    }
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, ovt_bind_node(self, "%s.strategy", sides[side]), NULL,
        "\"equilibrium\" needs a cost of waiting: a discount_rate of a side or talks.door_rate "
        "above 0");
}

void
ovt_check_talks(ovt_binding *self)
{
    const ovt_node *protocol = ovt_bind_node(self, "talks.protocol");
    self->scenario->offer.proposer_index = OVT_NONE;
    if (!ovt_scenario_negotiates(self->scenario) || ovt_bind_is_faulty(self, protocol, NULL)) {
        return;
    }
    check_subject(self, protocol);
    if (puts_offer(&self->scenario->talks)) {
        check_proposer(self, protocol);
    }
    check_mediators(self, protocol);
    check_days_of_talks(self);
    check_more_deals(self);
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        check_curve(self, side);
        check_impatience(self, side);
    }
}
