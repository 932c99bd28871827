// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/strategy.h"

#include <math.h>

#include "overture/base/bounds.h"
#include "overture/base/wide.h"

/* Risk limits nearer than this are the same, else each side might think its own the larger. */
#define SAME_RISK 1e-9

/* The betas of the named strategies are those that scenarios are full of. */
static inline double
fifth_power(double t)
{
    double square = t * t;
    return square * square * t;
}

static inline double
within_patience(double elapsed)
{
    return ovt_lesser(1, ovt_greater(0, elapsed));
}

double
ovt_concession(ovt_curve curve, double k, double beta, double elapsed)
{
    double t = within_patience(elapsed);
    if (curve == OVT_CURVE_POLYNOMIAL) {
        return k + (1 - k) * (beta == 1 ? t : beta == 0.2 ? fifth_power(t) : pow(t, 1 / beta));
    }
    if (t >= 1) {
        return 1;
    }
    return k > 0 ? exp(pow(1 - t, beta) * log(k)) : 0;
}

/* The same for OVT_LANES shares of patience. */
static inline void
concede(const ovt_view *view, const double *elapsed, double *conceded)
{
    double k = view->k;
    if (view->curve == OVT_CURVE_POLYNOMIAL && view->beta == 1) {
        for (size_t i = 0; i < OVT_LANES; i++) {
            conceded[i] = k + (1 - k) * within_patience(elapsed[i]);
        }
    } else if (view->curve == OVT_CURVE_POLYNOMIAL && view->beta == 0.2) {
        for (size_t i = 0; i < OVT_LANES; i++) {
            conceded[i] = k + (1 - k) * fifth_power(within_patience(elapsed[i]));
        }
    } else {
        for (size_t i = 0; i < OVT_LANES; i++) {
            conceded[i] = ovt_concession(view->curve, k, view->beta, elapsed[i]);
        }
    }
}

static ovt_move
aim(double target)
{
    return (ovt_move){.kind = OVT_MOVE_TARGET, .target = target, .least = NAN};
}

static inline double
target_after(const ovt_view *view, double reservation, double conceded)
{
    return reservation + ovt_greater(0, view->opening - reservation) * (1 - conceded);
}

static ovt_move
concede_by_time(const ovt_view *view)
{
    double conceded = ovt_concession(view->curve, view->k, view->beta, view->elapsed);
    return aim(target_after(view, view->reservation, conceded));
}

static OVT_WIDE void
targets_by_time(
    const ovt_view *view, const double *elapsed, const double *reservation, double *target)
{
    double conceded[OVT_LANES];
    concede(view, elapsed, conceded);
    for (size_t i = 0; i < OVT_LANES; i++) {
        target[i] = target_after(view, reservation[i], conceded[i]);
    }
}

static ovt_move
concede_in_kind(const ovt_view *view)
{
    double given = view->theirs_last - view->theirs_before;
    double back = given > 0 ? view->reciprocity * given : 0; /* not for a NAN */
    return aim(ovt_greater(view->reservation, view->last_target - back));
}

static void
targets_of_the_opening(
    const ovt_view *view, const double *elapsed, const double *reservation, double *target)
{
    (void) elapsed;
    for (size_t i = 0; i < OVT_LANES; i++) {
        target[i] = ovt_greater(reservation[i], view->opening);
    }
}

static ovt_move
concede_nothing(const ovt_view *view)
{
    return aim(ovt_greater(view->reservation, view->opening));
}

static ovt_move
offer_the_next_best(const ovt_view *view)
{
    bool moves = view->own_offers <= view->their_offers;
    size_t rank = moves || view->own_offers == 0 ? view->own_offers : view->own_offers - 1;
    return (ovt_move){.kind = OVT_MOVE_RANK, .rank = rank, .least = NAN};
}

/* The share of a side's gain that it would lose by giving in; 1: it loses all, or had no gain. */
static double
risk_limit(double own, double theirs, double reservation)
{
    double gain = own - reservation;
    return gain > 0 ? ovt_lesser(1, (own - theirs) / gain) : theirs >= own ? 0 : 1;
}

/* The risk limits are in the same order as the products of gains (Harsanyi 1956), so that reversing
 * them means to offer a product that is no smaller. */
static ovt_move
concede_at_the_smaller_risk(const ovt_view *view)
{
    double own = ovt_greater(view->reservation, view->own_last);
    if (isnan(view->theirs_last) || view->own_offers == 0) {
        return aim(own);
    }
    double risk = risk_limit(own, view->theirs_last, view->reservation);
    double their_risk =
        risk_limit(view->theirs_last_to_them, view->own_last_to_them, view->their_reservation);
    if (risk > their_risk + SAME_RISK) {
        return aim(own);
    }
    double gain = ovt_greater(0, view->theirs_last - view->reservation);
    double their_gain = ovt_greater(0, view->theirs_last_to_them - view->their_reservation);
    return (ovt_move){.kind = OVT_MOVE_PRODUCT,
        .target = view->reservation,
        .product = gain * their_gain,
        .least = NAN};
}

static ovt_move
play_the_equilibrium(const ovt_view *view)
{
    ovt_move move = aim(ovt_greater(view->reservation, view->equilibrium));
    move.least = ovt_greater(view->reservation, view->contentment);
    return move;
}

static ovt_move
offer_anything(const ovt_view *view)
{
    return (ovt_move){
        .kind = OVT_MOVE_ANY, .target = view->reservation, .least = view->reservation};
}

#define BY_TIME                                                                                    \
    "target = R + (opening - R)(1 - a), a = k + (1 - k) t^(1/beta); with curve = \"exponential\" " \
    "a = exp((1 - t)^beta ln k); t: days since the talks began over patience_days, 1 at most"

/* To add a strategy: its line in OVT_STRATEGY_LIST (overture/model/scenario.h), its function above,
 * its row here. Nothing else changes. */
static const ovt_strategy strategies[OVT_STRATEGY_COUNT] = {
    [OVT_STRATEGY_BOULWARE] = {"boulware", "Boulware",
        "Holds firm and concedes only near the end of its patience.", BY_TIME "; beta = 0.2", 0.2,
        0, concede_by_time, targets_by_time},
    [OVT_STRATEGY_LINEAR] = {"linear", "Linear", "Concedes evenly over its patience.",
        BY_TIME "; beta = 1", 1, 0, concede_by_time, targets_by_time},
    [OVT_STRATEGY_CONCEDER] = {"conceder", "Conceder", "Concedes early and fast.",
        BY_TIME "; beta = 5", 5, 0, concede_by_time, targets_by_time},
    [OVT_STRATEGY_TIME] = {"time", "By time", "Concedes over its patience at a pace of its own.",
        BY_TIME "; the party's beta", NAN, 0, concede_by_time, targets_by_time},
    [OVT_STRATEGY_TIT_FOR_TAT] = {"tit_for_tat", "Tit for tat",
        "Gives back a share of the other's last concession.",
        "target = max(R, last target - reciprocity max(0, U(x) - U(y))), x and y the other's last "
        "two offers; the opening before there are two",
        NAN, 0, concede_in_kind, NULL},
    [OVT_STRATEGY_HARDLINER] = {"hardliner", "Hardliner", "Never moves from its opening.",
        "target = max(R, opening)", NAN, 0, concede_nothing, targets_of_the_opening},
    [OVT_STRATEGY_MICRO] = {"micro", "MiCRO",
        "Offers its packages from the best down, one more only when the other has offered as many "
        "(de Jonge 2022).",
        "the package of rank m in the order of its own utility when m <= n, else its last one "
        "again; "
        "m and n: different packages that it and the other have offered; never below R; the first "
        "4096 packages, or the rungs of its ladder where weights or values are drawn",
        NAN, 0, offer_the_next_best, NULL},
    [OVT_STRATEGY_ZEUTHEN] = {"zeuthen", "Zeuthen",
        "Concedes, just enough to reverse it, while its risk limit is the smaller one.",
        "risk limit = (U(own) - U(theirs)) / (U(own) - R); where the other's, as believed, is no "
        "smaller, the first rung of its ladder below its last offer with (U - R)(V - R') no "
        "smaller "
        "than at the other's offer, V the other's believed utility; accepts where no rung is",
        NAN, OVT_SEES_BELIEFS, concede_at_the_smaller_risk, NULL},
    [OVT_STRATEGY_EQUILIBRIUM] = {"equilibrium", "Equilibrium",
        "Plays the stationary subgame-perfect equilibrium, knowing all weights.",
        "x, y on the frontier with V(x) = max(R', q d' V(y) + (1 - q) R') and likewise for U(y); "
        "d = exp(-discount_rate days), q = exp(-door_rate days), over the mean days to the "
        "answering side's next offer; offers x and accepts what is worth U(y)",
        NAN, OVT_SEES_EQUILIBRIUM | OVT_SEES_ALL_WEIGHTS, play_the_equilibrium, NULL},
    [OVT_STRATEGY_RANDOM] = {"random", "Random",
        "Offers any package that is worth its reservation value, and accepts any.",
        "each issue's position drawn evenly from its steps, all again until U >= R, 100 times at "
        "most, then its best package",
        NAN, 0, offer_anything, NULL},
};

const ovt_strategy *
ovt_strategy_at(size_t kind)
{
    return kind < OVT_STRATEGY_COUNT ? &strategies[kind] : NULL;
}
