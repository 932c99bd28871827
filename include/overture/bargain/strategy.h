// SPDX-License-Identifier: GPL-3.0-or-later
/** @file strategy.h
 *  @brief How a side moves: one row per strategy, each a pure function of what the side can see.
 */
#ifndef OVT_BARGAIN_STRATEGY_H
#define OVT_BARGAIN_STRATEGY_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/model/scenario.h"

/** What a side sees when it is about to make an offer, all in its own utility unless said. */
typedef struct {
    double elapsed; /* share of its patience run, 0..1 */
    double reservation;
    double opening;
    double beta;
    double k;
    ovt_curve curve;
    double reciprocity;
    double last_target;      /* of its own last offer; the opening before the first */
    double own_last;         /* its own last offer; the opening before the first */
    double theirs_last;      /* the other's last offer; NAN: none yet */
    double theirs_before;    /* the one before; NAN: none */
    double own_last_to_them; /* its own last offer, in the other's believed utility */
    double theirs_last_to_them;
    double their_reservation;
    size_t own_offers;   /* different packages it has offered */
    size_t their_offers; /* different packages the other has offered */
    double equilibrium;  /* what stationary subgame-perfect play asks for as proposer, */
    double contentment;  /* and what it accepts in its place */
} ovt_view;

/** How the package of a move is found. */
typedef enum {
    OVT_MOVE_TARGET,  /* worth `target`, from the side's ladder */
    OVT_MOVE_PRODUCT, /* the first on its ladder, below its last offer, at which the product of both
                         sides' (believed) gains is at least `product`; where no rung reaches it,
                         the other's last offer is taken */
    OVT_MOVE_RANK, /* the package of `rank` in the order of its own utility (0 the best), the last
                      that is worth its reservation value at most */
    OVT_MOVE_ANY   /* drawn at random among those worth at least `target` */
} ovt_move_kind;

typedef struct {
    ovt_move_kind kind;
    double target;
    double product;
    size_t rank;
    double least; /* it accepts this in place of its own move; NAN: what the move is worth to it */
} ovt_move;

/** What a strategy needs to see beyond times and targets: the rest of the view is left at NAN. */
enum {
    OVT_SEES_BELIEFS = 1,     /* what is in the other's utility */
    OVT_SEES_EQUILIBRIUM = 2, /* what subgame-perfect play asks */
    OVT_SEES_ALL_WEIGHTS = 4  /* its ladder is built from the other's true weights */
};

typedef struct {
    const char *key;
    const char *title;
    const char *summary; /* one sentence */
    const char *formula; /* its exact curve, for schema and docs */
    double beta;         /* the row's own beta; NAN: the party's */
    unsigned sees;       /* OVT_SEES_... */
    ovt_move (*move)(const ovt_view *view);
    /* The targets of OVT_LANES moves that differ by time and reservation only, @p elapsed and
     * @p reservation standing for those of the view; NULL where a strategy looks at more. */
    void (*targets)(
        const ovt_view *view, const double *elapsed, const double *reservation, double *target);
} ovt_strategy;

/** NULL past the end; the index is an ovt_strategy_kind. */
const ovt_strategy *ovt_strategy_at(size_t kind);

/** Share conceded after a share of patience: k + (1-k) t^(1/beta) (polynomial), or
 *  exp((1-t)^beta ln k) (exponential; k = 0: nothing before the end)
 *  (Faratin, Sierra and Jennings 1998). */
double ovt_concession(ovt_curve curve, double k, double beta, double elapsed);

#endif
