// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_talks.h"

#include "testing.h"

void
testing_set_talks(testing_world *self, ovt_protocol protocol)
{
    if (self->scenario.offer.phase_count == 0) {
        testing_add_phase(self, 10);
    }
    self->scenario.talks = (ovt_talks){
        .protocol = (int) protocol, .round_days = 1, .deadline_day = NAN, .max_agreements = 1};
    testing_set_party(self, OVT_SEEKER, OVT_STRATEGY_LINEAR);
    testing_set_party(self, OVT_HOLDER, OVT_STRATEGY_LINEAR);
}

ovt_party *
testing_set_party(testing_world *self, ovt_side side, ovt_strategy_kind strategy)
{
    ovt_party *party = &self->scenario.party[side];
    *party = (ovt_party){.name = party->name,
        .strategy = (int) strategy,
        .beta = 1,
        .opening = NAN,
        .patience_days = 30,
        .accuracy = 1,
        .reciprocity = 1,
        .softens_at = 1,
        .round_days = NAN};
    return party;
}

void
testing_set_red_line(ovt_issue *issue, ovt_side side, double position, double firmness)
{
    ovt_interest *interest = &issue->interest[side];
    interest->red_line = "line";
    interest->red_line_position = position;
    interest->firmness = firmness;
}

ovt_mediator *
testing_set_mediator(testing_world *self, double skill, ovt_solution_kind solution)
{
    testing_add_mediator(self, 0);
    ovt_mediator *mediator = &self->mediators[self->scenario.mediator_count - 1];
    mediator->skill = skill;
    mediator->solution = (int) solution;
    mediator->round_days = NAN;
    return mediator;
}

ovt_talks_result
testing_talk(const testing_world *self, uint64_t replication, const ovt_talks_listener *listener)
{
    ovt_talks_room *room;
    ovt_error err = {0};
    ovt_talks_result result = {0};
    if (ovt_talks_new(&room, &self->scenario, 1, &err) != OVT_OK) {
        print_error("%s\n", err.message);
        fail();
    }
    ovt_talks_begin(room, &self->scenario, replication);
    ovt_talks_run(room, self->scenario.talks.start_day, 0, listener, &result);
    ovt_talks_delete(room);
    return result;
}
