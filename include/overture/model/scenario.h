// SPDX-License-Identifier: GPL-3.0-or-later
/** @file scenario.h
 *  @brief One possible world with one offer on the table: the whole input as plain data.
 *
 *  A scenario and all lists it points to lie in one block of memory, so that a copy is a memcpy
 *  with its list pointers moved, and any number in it is named by its offset from the start
 *  (ovt_place). Texts are borrowed from the arena of the original and outlive all copies.
 *  Shares and probabilities are 0..1, rates are per person (or per truce) and day, times are days.
 *  The settings table (overture/config/settings.h) says how each member is written in a file.
 */
#ifndef OVT_MODEL_SCENARIO_H
#define OVT_MODEL_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/memory.h"
#include "overture/base/status.h"
#include "overture/model/side.h"
#include "overture/model/uses.h"

/** Longest horizon and longest phase, in days; a day of a phase fits 12 bits. */
enum { OVT_MAX_DAYS = 3650, OVT_MAX_PHASES = 16, OVT_MAX_CATEGORIES = 64, OVT_MAX_CLASSES = 64 };
enum { OVT_MAX_ISSUES = 64, OVT_MAX_VARIED = 32 };

/** No index: a word that names nothing. */
#define OVT_NONE ((size_t) -1)

typedef struct {
    const char *start; /* "YYYY-MM-DD"; day 0 */
    long start_day;    /* the same as days since 1970-01-01; derived */
    double horizon_days;
} ovt_clock;

/** Captives of one category. */
typedef struct {
    const char *category;
    const char *label;
    int held;                 /* people, those confirmed dead included */
    int confirmed_dead;       /* of them known to have died */
    double alive_probability; /* of each of the others, at the start */
    double death_rate;        /* while hostilities run */
    double truce_death_rate;  /* while they are halted */
    double rescue_rate;       /* while hostilities run */
    double rescue_death_rate; /* while hostilities run */
    double recovery_rate;     /* of remains, while hostilities run */
} ovt_category;

/** Prisoners of one class, held by the seeker. */
typedef struct {
    const char *class_name;
    const char *label;
    int pool; /* people who can be released in all */
} ovt_class;

/** So many prisoners of a class for one captive. */
typedef struct {
    const char *class_name;
    size_t class_index; /* derived */
    double per_captive;
} ovt_exchange;

/** A category that stands in where another falls short, at its own exchange. */
typedef struct {
    const char *category;
    size_t category_index; /* derived */
    ovt_exchange *exchange;
    size_t exchange_count; /* 0: at the exchange of the release that falls short */
    double ratio;          /* shorthand: per captive, of the first class; NAN when not given */
} ovt_substitute;

typedef enum { OVT_ALIVE, OVT_REMAINS } ovt_release_kind;

/** People of one category released in a phase, on its release days. */
typedef struct {
    const char *category;
    size_t category_index; /* derived */
    int count;
    int kind; /* ovt_release_kind */
    ovt_exchange *exchange;
    size_t exchange_count;
    double ratio; /* shorthand: prisoners of the first class for each; NAN when not given */
    int every;    /* days between release days; 0: one release day */
    int first;    /* day of the phase of the first release day */
    int *on_days; /* explicit release days, ascending; they replace every and first */
    size_t on_day_count;
    ovt_substitute *substitute;
    size_t substitute_count;
    double locate_probability; /* NAN: the implementation's */
    double remains_count_as; /* share of the exchange paid for remains that stand in; 0: none do */
} ovt_release;

/** Prisoners released on a day of a phase whatever the captives delivered. */
typedef struct {
    const char *class_name;
    size_t class_index; /* derived */
    int count;
    int on_day;
} ovt_lump;

typedef enum { OVT_GATE_AUTOMATIC, OVT_GATE_PROBABILITY, OVT_GATE_TALKS } ovt_gate_mode;

/** How the next phase is decided when a phase ends. */
typedef struct {
    int mode;            /* ovt_gate_mode */
    double probability;  /* mode probability */
    double rate;         /* mode talks: agreements per day, */
    int from_day;        /* from this day of the phase on */
    int extend_captives; /* captives that buy one more day; 0: no extension */
    int extend_max_days;
} ovt_gate;

typedef struct {
    const char *name;
    int days;
    ovt_release *releases;
    size_t release_count;
    ovt_lump *prisoners;
    size_t prisoners_count;
    double aid_per_day;     /* trucks */
    double withdrawal;      /* share of the occupied territory vacated, */
    int withdrawal_day;     /* from this day of the phase on */
    double civilian_return; /* share of the displaced who may return by the end of the phase */
    int permanent;          /* 1: the truce no longer runs out once this phase has ended */
    ovt_gate gate;
    double violation_rate; /* NAN: the implementation's */
} ovt_phase;

typedef struct {
    const char *proposer;
    size_t proposer_index; /* derived: 0 the seeker, 1 the holder, 2 and more a mediator; OVT_NONE
                              where the protocol does not ask who it is */
    ovt_phase *phases;
    size_t phase_count;
} ovt_offer;

/** How well an agreement is kept, whatever it says. */
typedef struct {
    double violation_rate;       /* nu, per truce day */
    double violation_shape;      /* k of (nu a)^k over the truce's age a; below 1: front-loaded */
    double collapse_probability; /* q, that a violation ends the deal */
    double pause_days;           /* mean d of the pause after a violation that does not */
    double max_pause_days;       /* M; a longer pause ends the deal */
    double delay_probability;    /* that a release day comes late, */
    double delay_days;           /* by this mean time */
    double locate_probability;   /* that a captive due can be located */
    double dispute_probability;  /* of a dispute when all of a release day falls short */
    double temptation;           /* tau; 0: incentives do not move the hazard */
} ovt_implementation;

/* The words of choices, in the order of the enum: the settings table and the tables of what they
 * do both read these lists. To add a strategy or solution: its line here, its row there. */
#define OVT_STRATEGY_LIST(X)      \
    X(BOULWARE, "boulware")       \
    X(LINEAR, "linear")           \
    X(CONCEDER, "conceder")       \
    X(TIME, "time")               \
    X(TIT_FOR_TAT, "tit_for_tat") \
    X(HARDLINER, "hardliner")     \
    X(MICRO, "micro")             \
    X(ZEUTHEN, "zeuthen")         \
    X(EQUILIBRIUM, "equilibrium") \
    X(RANDOM, "random")

#define OVT_SOLUTION_LIST(X)                  \
    X(NASH, "nash")                           \
    X(KALAI_SMORODINSKY, "kalai_smorodinsky") \
    X(EGALITARIAN, "egalitarian")             \
    X(UTILITARIAN, "utilitarian")             \
    X(MIDPOINT, "midpoint")

#define OVT_PROTOCOL_LIST(X)      \
    X(NONE, "none")               \
    X(FIXED, "fixed")             \
    X(ULTIMATUM, "ultimatum")     \
    X(ALTERNATING, "alternating") \
    X(MEDIATED, "mediated")       \
    X(HYBRID, "hybrid")

typedef enum {
#define OVT_STRATEGY_ENUM(name, word) OVT_STRATEGY_##name,
    OVT_STRATEGY_LIST(OVT_STRATEGY_ENUM)
#undef OVT_STRATEGY_ENUM
        OVT_STRATEGY_COUNT
} ovt_strategy_kind;

typedef enum {
#define OVT_SOLUTION_ENUM(name, word) OVT_SOLUTION_##name,
    OVT_SOLUTION_LIST(OVT_SOLUTION_ENUM)
#undef OVT_SOLUTION_ENUM
        OVT_SOLUTION_COUNT
} ovt_solution_kind;

typedef enum {
#define OVT_PROTOCOL_ENUM(name, word) OVT_PROTOCOL_##name,
    OVT_PROTOCOL_LIST(OVT_PROTOCOL_ENUM)
#undef OVT_PROTOCOL_ENUM
        OVT_PROTOCOL_COUNT
} ovt_protocol;

/** A third party that carries proposals, leans on the sides and vouches for the deal. */
typedef struct {
    const char *name;
    double guarantee;   /* share of collapses prevented, 0..1 */
    double leverage[2]; /* on each side (ovt_side), 0..1: how far it moves a side's target to
                           its reservation value when it answers */
    double skill;       /* 0..1: its estimates err by (1-skill)^n after n of its texts */
    int solution;       /* ovt_solution_kind: what it proposes */
    double round_days;  /* mean days to its next text; NAN: the talks' */
} ovt_mediator;

typedef enum { OVT_IMPASSE_WAIT, OVT_IMPASSE_OWN_OFFER, OVT_IMPASSE_MIXED } ovt_impasse_policy;

typedef struct {
    int protocol;       /* ovt_protocol */
    double signed_day;  /* protocol fixed: the day of the signing */
    int ceasefire;      /* 1: hostilities are halted while talks run */
    double start_day;   /* of the first offer */
    double round_days;  /* mean days between offers, of proposers who give none of their own */
    double round_cv;    /* coefficient of variation of these gamma delays; 0: exact */
    int first;          /* ovt_side that begins (alternating) */
    int impasse_policy; /* ovt_impasse_policy of the seeker after a rejection (hybrid) */
    double own_offer_probability; /* policy mixed: after each rejection */
    double door_rate; /* kappa: the door closes at kappa (1 + growth)^rejections per day */
    double door_growth;
    double deadline_day; /* the door closes then at the latest; NAN: never */
    double revival_rate; /* talks begin again at this rate per day after a breakdown or collapse */
    int max_agreements;  /* deals in one history at most */
} ovt_talks;

typedef enum { OVT_CURVE_POLYNOMIAL, OVT_CURVE_EXPONENTIAL } ovt_curve;

/** One of the two sides at the table. */
typedef struct {
    const char *name;
    int strategy;         /* ovt_strategy_kind */
    int curve;            /* ovt_curve of the time-dependent strategies */
    double beta;          /* strategy time: below 1 firm until late, above 1 early concessions */
    double k;             /* share conceded at the start, 0..1 */
    double opening;       /* utility aimed at in the first offer; NAN: that of its best package */
    double patience_days; /* T_A */
    double reservation;   /* utility of no agreement; NAN: that of the status quo */
    double reservation_drift; /* per day; negative: the stalemate hurts */
    double discount_rate;     /* per day, strategy equilibrium */
    double accuracy;    /* of what it believes of the other's weights; 0: they mirror its own */
    double reciprocity; /* tit_for_tat: share of a concession given back */
    double reactive_devaluation; /* taken off the value of what the adversary proposes */
    double softens_at; /* share of its patience after which red lines that are posture yield */
    double round_days; /* mean days to its next offer; NAN: the talks' */
} ovt_party;

/** Address of a number inside any copy of one scenario. */
typedef struct {
    size_t offset; /* bytes from the start of the scenario's block */
    bool whole;    /* an int (else a double): draws are rounded */
    double low;    /* range of the setting: draws beyond are moved to its edge */
    double high;
} ovt_place;

/** How the share delivered of a term is measured while the exchange runs. */
typedef enum {
    OVT_DELIVERED_AT_SIGNING,
    OVT_DELIVERED_BY_RELEASE, /* captives of one release handed over */
    OVT_DELIVERED_BY_LUMP,    /* the day of one lump has come */
    OVT_DELIVERED_BY_PHASE,   /* truce days of one phase */
    OVT_DELIVERED_BY_WITHDRAWAL,
    OVT_DELIVERED_BY_PERMANENCE,
    OVT_DELIVERED_BY_TRUCE /* truce days of all phases: an issue that binds no term */
} ovt_delivery;

/** A term of the offer that an issue decides. */
typedef struct {
    const char *path;
    double from;     /* value of the term at position 0; NAN: the issue's from */
    double to;       /* at position 1; NAN: the issue's to */
    ovt_place place; /* derived */
    int delivery;    /* ovt_delivery; derived, as phase and item are */
    size_t phase;
    size_t item; /* release or lump of the phase */
} ovt_bind;

typedef enum { OVT_PREFERS_DEFAULT, OVT_PREFERS_FROM, OVT_PREFERS_TO } ovt_preference;

/** What one side makes of an issue. */
typedef struct {
    double weight;
    double shape;   /* v = s^shape, or (1-s)^shape */
    int prefers;    /* ovt_preference; by default the seeker prefers from, the holder to */
    double *values; /* over the levels; they replace the shape */
    size_t value_count;
    const char *red_line; /* as written: a position or level it does not go beyond; NULL: none */
    double red_line_position; /* derived; NAN: none */
    double firmness;          /* probability that the red line is genuine, not posture */
} ovt_interest;

/** What is negotiated: a position s in 0..1 between two ends, or one of some levels. */
typedef struct {
    const char *name;
    const char *label;
    const char *unit;
    double from;
    double to;
    const char **levels;
    size_t level_count;
    double *level_values;     /* position 0..1 of each level; evenly spread when not given */
    size_t level_value_count; /* as many as levels, once loaded */
    ovt_bind *bind;
    size_t bind_count;
    const char *status_quo;      /* as written: a number or a level's name; NULL: position 0 */
    double status_quo_position;  /* derived */
    const char *offered;         /* as status_quo: what the offer says where no term is bound */
    double position;             /* of the configured offer, read back from its terms; derived */
    double forced_rate;          /* per day: the issue is settled from outside, */
    const char *forced_position; /* as written: there; NULL: position 0 */
    double forced_at;            /* the same as a position; derived */
    int grid;                    /* steps of an issue without levels */
    ovt_interest interest[OVT_PARTIES];
} ovt_issue;

typedef enum {
    OVT_DIST_UNIFORM,
    OVT_DIST_TRIANGULAR,
    OVT_DIST_PERT,
    OVT_DIST_NORMAL,
    OVT_DIST_TRUNCATED_NORMAL,
    OVT_DIST_LOGNORMAL,
    OVT_DIST_BETA,
    OVT_DIST_GAMMA,
    OVT_DIST_EXPONENTIAL,
    OVT_DIST_DISCRETE,
    OVT_DIST_COUNT
} ovt_dist_kind;

/** The distribution of one uncertain input; which members count depends on its kind (see
 *  overture/model/distribution.h). */
typedef struct {
    int kind; /* ovt_dist_kind */
    double min, mode, max;
    double mean, sd;
    double alpha, beta; /* shapes; gamma: alpha the shape, beta the scale */
    double *values;     /* discrete: in ascending order; else a table of quantiles, or NULL */
    double *cumulative; /* and the probability of each or a smaller one, the last is 1; else the
                           slopes of the table */
    size_t value_count;
} ovt_distribution;

/** Two uncertain inputs that move together. */
typedef struct {
    const char **between; /* their paths */
    size_t between_count; /* 2 */
    double rho;           /* correlation of the normal numbers behind them */
} ovt_correlation;

/** A number that is drawn once in each history. */
typedef struct {
    const char *path;
    uint64_t hash; /* of the path: names its random number */
    ovt_place place;
    ovt_distribution distribution;
    size_t correlated; /* row in the copula, or OVT_NONE */
} ovt_input;

typedef enum { OVT_FACT, OVT_ASSUMPTION, OVT_DEFAULT } ovt_ground;

/** One line of the assumption ledger. */
typedef struct {
    const char *path;
    const char *value; /* as text, in the setting's unit; a distribution in words */
    const char *unit;
    int ground;         /* ovt_ground: a source makes a fact, a note or nothing an assumption */
    const char *source; /* NULL or text, as note */
    const char *note;
    const char *file;
    int line; /* 0 for a default */
} ovt_assumption;

/** A file that was read, for the record. */
typedef struct {
    const char *path;
    char sha256[65]; /* hexadecimal, with a final NUL */
} ovt_source_file;

typedef struct {
    size_t block_size; /* bytes of the block that starts here; derived, as arena is */
    ovt_arena *arena;  /* owned by the original, NULL in a copy */
    const char *title;
    const char *name;
    const char *note;
    const char *file; /* as given on the command line */
    ovt_clock clock;
    ovt_category *captives;
    size_t captive_count; /* of categories */
    ovt_class *prisoners;
    size_t prisoner_count; /* of classes */
    ovt_party party[OVT_PARTIES];
    ovt_mediator *mediators;
    size_t mediator_count;
    ovt_issue *issues;
    size_t issue_count;
    ovt_offer offer;
    ovt_talks talks;
    ovt_implementation implementation;
    ovt_run_settings run;
    ovt_study_settings study; /* empty but for a study file, which has nothing else */
    ovt_lesson lesson;
    ovt_actual actual;
    ovt_correlation *correlations;
    size_t correlation_count;
    ovt_input *inputs; /* derived from the distributions in the file */
    size_t input_count;
    double *copula; /* lower Cholesky factor, correlated_count squared, row by row */
    size_t correlated_count;
    ovt_assumption *ledger; /* outside the block: in the arena, as files are; borrowed by copies */
    size_t ledger_count;
    ovt_source_file *files;
    size_t file_count;
} ovt_scenario;

/** A copy with lists of its own, to be released with ovt_free(); its texts, ledger and files
 *  are borrowed from @p scenario. NULL without memory. */
ovt_scenario *ovt_scenario_copy(const ovt_scenario *scenario) OVT_MUST_CHECK;

/** Frees a scenario that was loaded (not a copy); NULL is ignored. */
void ovt_scenario_delete(ovt_scenario *self);

/** Puts a number at a place: moved into the range, rounded to whole where the place is an int. */
void ovt_place_set(ovt_scenario *scenario, const ovt_place *place, double value);

/** The number at a place. */
double ovt_place_get(const ovt_scenario *scenario, const ovt_place *place);

/** Whether its protocol has the parties talk. */
static inline bool
ovt_scenario_negotiates(const ovt_scenario *scenario)
{
    return scenario->talks.protocol != OVT_PROTOCOL_NONE &&
           scenario->talks.protocol != OVT_PROTOCOL_FIXED;
}

/** Phases that can begin: none can after a gate that is passed with probability 0. */
size_t ovt_phases_in_reach(const ovt_scenario *scenario);

/** Index of a category or class by name; OVT_NONE where there is none. */
size_t ovt_category_find(const ovt_scenario *scenario, const char *category);
size_t ovt_class_find(const ovt_scenario *scenario, const char *class_name);

#endif
