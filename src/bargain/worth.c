// SPDX-License-Identifier: GPL-3.0-or-later
/* What the sides have with and without a deal. */
#include <math.h>

#include "overture/model/outcome.h"
#include "room.h"

void
ovt_talks_settle_until(ovt_talks_room *self, double day)
{
    for (size_t i = 0; i < self->domain.axis_count; i++) {
        if ((self->forceable & ~self->forced) >> i & 1 && self->forced_day[i] < day) {
            self->forced |= UINT64_C(1) << i;
            self->seats[OVT_SEEKER].way = self->seats[OVT_HOLDER].way = NULL;
        }
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        self->seats[side].reservation = ovt_reservation(self->scenario, side, 0, self->forced);
    }
}

void
ovt_talks_take_reservations(ovt_talks_room *self, double day, ovt_talks_result *result)
{
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        result->reservation[side] = ovt_seat_reservation(self, side, day);
        if (!result->agreed) {
            result->utility[side] = result->reservation[side];
        }
    }
    result->forced = self->forced;
}

void
ovt_talks_offer_configured(ovt_talks_room *self, ovt_text_offered *offer)
{
    ovt_package *package = &self->packages[1];
    if (self->forced != 0) {
        self->packages[0] = *package;
        package = &self->packages[0];
        for (size_t i = 0; i < self->domain.axis_count; i++) {
            if (self->forced >> i & 1) {
                package->position[i] = self->scenario->issues[i].forced_at;
            }
        }
    }
    offer->configured = true;
    ovt_package_offer(self, package, offer);
}

void
ovt_talks_without(ovt_talks_room *self, double day, bool agreed, ovt_talks_result *result)
{
    *result = (ovt_talks_result){.agreed = agreed,
        .day = day,
        .why = OVT_NO_AGREEMENT_HORIZON,
        .first_rejection_tactical = -1};
    ovt_talks_settle_until(self, day);
    if (agreed) {
        ovt_text_offered offer;
        ovt_talks_offer_configured(self, &offer);
        ovt_offer_package(&offer, &result->package);
        result->utility[OVT_SEEKER] = offer.utility[OVT_SEEKER];
        result->utility[OVT_HOLDER] = offer.utility[OVT_HOLDER];
    }
    ovt_talks_take_reservations(self, day, result);
}

/* Along the line of equal gains, to the way joined by straight lines, and beyond its ends to what
 * the side that gets its best there can still gain. */
static double
left_along(const ovt_way *way, const double utility[OVT_PARTIES])
{
    const double *x = way->utility[OVT_SEEKER], *y = way->utility[OVT_HOLDER];
    double ahead = utility[OVT_HOLDER] - utility[OVT_SEEKER];
    size_t low = 0, high = way->ladder.count - 1;
    if (ahead <= y[0] - x[0]) {
        return fmax(0, x[0] - utility[OVT_SEEKER]);
    }
    if (ahead >= y[high] - x[high]) {
        return fmax(0, y[high] - utility[OVT_HOLDER]);
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        *(y[middle] - x[middle] <= ahead ? &low : &high) = middle;
    }
    double from = y[low] - x[low], to = y[high] - x[high];
    double share = to > from ? (ahead - from) / (to - from) : 0;
    return fmax(0, x[low] + share * (x[high] - x[low]) - utility[OVT_SEEKER]);
}

double
ovt_talks_left(ovt_talks_room *self, const ovt_talks_result *result)
{
    if (self->has_frontier && result->forced == 0) {
        return ovt_frontier_left(&self->frontier, result->utility);
    }
    ovt_way_key key = {.forced = result->forced, .eyes = OVT_EYES_ALL, .side = OVT_SEEKER};
    return left_along(ovt_way_find(self, &key), result->utility);
}
