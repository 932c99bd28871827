// SPDX-License-Identifier: GPL-3.0-or-later
#include "goal.h"

#include <math.h>

#include "overture/bargain/utility.h"
#include "tolerance.h"

/* Turns are in utility, or in its square: nearer to nought they are rounding. */
static const double negligible_turn = 1e-15;

/* Within this of its top a smooth score changes by less than rounding. */
static const double beside_a_turn = 1e-5;

/* The square root of Nash's product: a score in units of utility ranks the same. */
static double
nash_score(const ovt_goal *self, const double gain[OVT_PARTIES])
{
    (void) self;
    return sqrt(gain[OVT_SEEKER] * gain[OVT_HOLDER]);
}

static double
nash_turn(const ovt_goal *self, const double gain[OVT_PARTIES], const double slope[OVT_PARTIES])
{
    (void) self;
    return slope[OVT_SEEKER] * gain[OVT_HOLDER] + slope[OVT_HOLDER] * gain[OVT_SEEKER];
}

/* A side that cannot gain at all has all of what it could gain. */
static double
share_of_ideal(const ovt_goal *self, ovt_side side, double gain)
{
    double best = self->ideal[side] - self->reservation[side];
    return best > OVT_ROUNDED_UTILITY ? gain / best : 1;
}

static double
kalai_smorodinsky_score(const ovt_goal *self, const double gain[OVT_PARTIES])
{
    return fmin(share_of_ideal(self, OVT_SEEKER, gain[OVT_SEEKER]),
        share_of_ideal(self, OVT_HOLDER, gain[OVT_HOLDER]));
}

static double
kalai_smorodinsky_turn(
    const ovt_goal *self, const double gain[OVT_PARTIES], const double slope[OVT_PARTIES])
{
    (void) slope;
    return share_of_ideal(self, OVT_SEEKER, gain[OVT_SEEKER]) -
           share_of_ideal(self, OVT_HOLDER, gain[OVT_HOLDER]);
}

static double
egalitarian_score(const ovt_goal *self, const double gain[OVT_PARTIES])
{
    (void) self;
    return fmin(gain[OVT_SEEKER], gain[OVT_HOLDER]);
}

static double
egalitarian_turn(
    const ovt_goal *self, const double gain[OVT_PARTIES], const double slope[OVT_PARTIES])
{
    (void) self;
    (void) slope;
    return gain[OVT_SEEKER] - gain[OVT_HOLDER];
}

/* The sum of utilities, which ranks the same. */
static double
utilitarian_score(const ovt_goal *self, const double gain[OVT_PARTIES])
{
    return gain[OVT_SEEKER] + self->reservation[OVT_SEEKER] + gain[OVT_HOLDER] +
           self->reservation[OVT_HOLDER];
}

static double
utilitarian_turn(
    const ovt_goal *self, const double gain[OVT_PARTIES], const double slope[OVT_PARTIES])
{
    (void) self;
    (void) gain;
    return slope[OVT_SEEKER] + slope[OVT_HOLDER];
}

static double
seeker_score(const ovt_goal *self, const double gain[OVT_PARTIES])
{
    (void) self;
    return gain[OVT_SEEKER];
}

static double
holder_score(const ovt_goal *self, const double gain[OVT_PARTIES])
{
    (void) self;
    return gain[OVT_HOLDER];
}

/* To add a solution: its line in OVT_SOLUTION_LIST, its functions above, its row here. The turn
 * changes sign where the score is largest along a move in part; NULL: it is largest at an end. */
static const struct {
    double (*score)(const ovt_goal *self, const double gain[OVT_PARTIES]);
    double (*turn)(
        const ovt_goal *self, const double gain[OVT_PARTIES], const double slope[OVT_PARTIES]);
} goals[OVT_GOAL_COUNT] = {
    [OVT_SOLUTION_NASH] = {nash_score, nash_turn},
    [OVT_SOLUTION_KALAI_SMORODINSKY] = {kalai_smorodinsky_score, kalai_smorodinsky_turn},
    [OVT_SOLUTION_EGALITARIAN] = {egalitarian_score, egalitarian_turn},
    [OVT_SOLUTION_UTILITARIAN] = {utilitarian_score, utilitarian_turn},
    [OVT_GOAL_SEEKER_BEST] = {seeker_score, NULL},
    [OVT_GOAL_HOLDER_BEST] = {holder_score, NULL},
};

void
ovt_goal_begin(ovt_goal *self, int kind, const double reservation[OVT_PARTIES],
    const double ideal[OVT_PARTIES])
{
    *self = (ovt_goal){.kind = kind, .score = -INFINITY, .index = OVT_NONE, .issue = OVT_NONE};
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        self->reservation[side] = reservation[side];
        self->ideal[side] = ideal == NULL ? NAN : ideal[side];
    }
}

/* What both gain; false where one loses. */
static bool
gains(const ovt_goal *self, const double utility[OVT_PARTIES], double gain[OVT_PARTIES])
{
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        gain[side] = utility[side] - self->reservation[side];
        if (gain[side] < -OVT_ROUNDED_UTILITY) {
            return false;
        }
        gain[side] = fmax(0, gain[side]);
    }
    return true;
}

static bool
beside(const ovt_goal *self, const double utility[OVT_PARTIES])
{
    return fabs(utility[OVT_SEEKER] - self->utility[OVT_SEEKER]) < beside_a_turn &&
           fabs(utility[OVT_HOLDER] - self->utility[OVT_HOLDER]) < beside_a_turn;
}

/* Round its top a smooth score is flat to the last digits, so that beside a turn the turn wins. */
static bool
take(ovt_goal *self, const double utility[OVT_PARTIES], bool turn)
{
    double gain[OVT_PARTIES];
    if (!gains(self, utility, gain)) {
        return false;
    }
    double score = goals[self->kind].score(self, gain);
    double more = score - self->score;
    if (fabs(more) <= OVT_ROUNDED_UTILITY && turn != self->turn && beside(self, utility)) {
        more = turn ? 1 : -1;
    }
    if (fabs(more) <= OVT_ROUNDED_UTILITY) {
        more = utility[OVT_SEEKER] + utility[OVT_HOLDER] -
               (self->utility[OVT_SEEKER] + self->utility[OVT_HOLDER]);
    }
    if (fabs(more) <= OVT_ROUNDED_UTILITY) {
        more = utility[OVT_SEEKER] - self->utility[OVT_SEEKER];
    }
    if (more <= OVT_ROUNDED_UTILITY) {
        return false;
    }
    self->score = score;
    self->turn = turn;
    self->utility[OVT_SEEKER] = utility[OVT_SEEKER];
    self->utility[OVT_HOLDER] = utility[OVT_HOLDER];
    return true;
}

double
ovt_goal_score(const ovt_goal *self, const double utility[OVT_PARTIES])
{
    double gain[OVT_PARTIES];
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        gain[side] = fmax(0, utility[side] - self->reservation[side]);
    }
    return goals[self->kind].score(self, gain);
}

void
ovt_goal_try(ovt_goal *self, size_t index, const double utility[OVT_PARTIES])
{
    if (take(self, utility, false)) {
        self->index = index;
        self->issue = OVT_NONE;
    }
}

bool
ovt_goal_may_improve(const ovt_goal *self, const double utility[OVT_PARTIES])
{
    double gain[OVT_PARTIES];
    return gains(self, utility, gain) &&
           goals[self->kind].score(self, gain) > self->score - OVT_ROUNDED_UTILITY;
}

/* Utilities without the issue that moves. */
typedef struct {
    const ovt_part *part;
    double rest[OVT_PARTIES];
} path;

static void
utilities_at(const path *self, double position, double utility[OVT_PARTIES])
{
    const ovt_part *part = self->part;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        utility[side] = self->rest[side] +
                        part->weight[side] * ovt_issue_value(part->axis->issue, side, position);
    }
}

/* Change of a side's utility with the position. */
static double
slope_at(const path *self, ovt_side side, double position)
{
    const ovt_axis *axis = self->part->axis;
    double shape = axis->shape[side];
    double wanted = axis->prefers_to[side] ? position : 1 - position;
    double steep = shape == 1 ? 1 : fmin(shape * pow(wanted, shape - 1), 1e100);
    return self->part->weight[side] * (axis->prefers_to[side] ? steep : -steep);
}

static double
turn_at(const ovt_goal *self, const path *along, double position)
{
    double utility[OVT_PARTIES], gain[OVT_PARTIES], slope[OVT_PARTIES];
    utilities_at(along, position, utility);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        gain[side] = fmax(0, utility[side] - self->reservation[side]);
        slope[side] = slope_at(along, side, position);
    }
    return goals[self->kind].turn(self, gain, slope);
}

/* NAN where there is none. Regula falsi (Illinois), which meets straight values at the first step;
 * every third step halves the range, since slopes of bent values may be as good as infinite at an
 * end. */
static double
find_turn(const ovt_goal *self, const path *along, double low, double high)
{
    double at_low = turn_at(self, along, low), at_high = turn_at(self, along, high);
    if ((at_low > 0) == (at_high > 0)) {
        return NAN;
    }
    for (int step = 1;; step++) {
        double middle = low + (high - low) / 2;
        if (middle == low || middle == high) {
            return middle;
        }
        double straight = low + (high - low) * (at_low / (at_low - at_high));
        middle = step % 3 != 0 && straight > low && straight < high ? straight : middle;
        double turn = turn_at(self, along, middle);
        if (fabs(turn) < negligible_turn) {
            return middle;
        }
        if ((turn > 0) == (at_low > 0)) {
            low = middle;
            at_low = turn;
            at_high /= 2;
        } else {
            high = middle;
            at_high = turn;
            at_low /= 2;
        }
    }
}

/* Moves the end at which a side has less than its reservation value to where it has just that. */
static bool
keep_rational(const ovt_goal *self, const path *along, ovt_side side, double *from, double *to)
{
    const ovt_part *part = along->part;
    double needed = self->reservation[side];
    bool at_from = part->before[side] >= needed, at_to = part->after[side] >= needed;
    if (at_from == at_to) {
        return at_from;
    }
    double value = fmin(1, fmax(0, (needed - along->rest[side]) / part->weight[side]));
    *(at_from ? to : from) = ovt_issue_position(part->axis->issue, side, value);
    return true;
}

static void
try_at(ovt_goal *self, size_t index, const path *along, double position, bool turn)
{
    double utility[OVT_PARTIES];
    utilities_at(along, position, utility);
    if (take(self, utility, turn)) {
        self->index = index;
        self->issue = along->part->issue;
        self->position = position;
    }
}

/* Along concave values the score has one top; where a shape is convex it may have several. */
static void
try_turns(ovt_goal *self, size_t index, const path *along, double low, double high)
{
    const double *shape = along->part->axis->shape;
    int pieces = shape[OVT_SEEKER] <= 1 && shape[OVT_HOLDER] <= 1 ? 1 : 8;
    double length = (high - low) / pieces;
    for (int i = 0; i < pieces; i++) {
        double start = low + i * length;
        double position = find_turn(self, along, start, start + length);
        if (!isnan(position)) {
            try_at(self, index, along, position, true);
        }
    }
}

void
ovt_goal_try_part(ovt_goal *self, size_t index, const ovt_part *part)
{
    double corner[OVT_PARTIES];
    path along = {.part = part};
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        corner[side] = fmax(part->before[side], part->after[side]);
    }
    bool opposed = (part->after[OVT_SEEKER] > part->before[OVT_SEEKER]) !=
                   (part->after[OVT_HOLDER] > part->before[OVT_HOLDER]);
    if (!opposed || !ovt_goal_may_improve(self, corner)) {
        return;
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        double value = ovt_issue_value(part->axis->issue, side, part->from);
        along.rest[side] = part->before[side] - part->weight[side] * value;
    }
    double from = part->from, to = part->to;
    if (!keep_rational(self, &along, OVT_SEEKER, &from, &to) ||
        !keep_rational(self, &along, OVT_HOLDER, &from, &to) ||
        (to - from) * (part->to - part->from) < 0) {
        return;
    }
    try_at(self, index, &along, from, false);
    try_at(self, index, &along, to, false);
    if (goals[self->kind].turn != NULL) {
        try_turns(self, index, &along, fmin(from, to), fmax(from, to));
    }
}
