// SPDX-License-Identifier: GPL-3.0-or-later
/** @file sensitivity.h
 *  @brief Which inputs drive an outcome, by three methods.
 */
#ifndef OVT_STUDY_SENSITIVITY_H
#define OVT_STUDY_SENSITIVITY_H

#include "overture/study/indices.h"
#include "overture/study/question.h"

/* name, word of the command line, what it does */
#define OVT_SENSITIVITY_LIST(X)                                                              \
    X(SOBOL, "sobol", "shares of the variance, alone and with interactions (Sobol indices)") \
    X(MORRIS, "morris", "elementary effects: a quick screening of many inputs")              \
    X(TORNADO, "tornado", "each input from its 10 % to its 90 % quantile, the others at 50 %")

typedef enum {
#define OVT_SENSITIVITY_ENUM(name, word, summary) OVT_SENSITIVITY_##name,
    OVT_SENSITIVITY_LIST(OVT_SENSITIVITY_ENUM)
#undef OVT_SENSITIVITY_ENUM
        OVT_SENSITIVITY_COUNT
} ovt_sensitivity_method;

/** The word of a method. */
const char *ovt_sensitivity_word(ovt_sensitivity_method method);

/** What one input does to the outcome; only the members of the method are filled. */
typedef struct {
    size_t input;
    ovt_index first; /* sobol */
    ovt_index total;
    ovt_effects effects; /* morris; an input goes over its values by equal probability */
    double low_value;    /* tornado: the 10 % quantile and the mean outcome there */
    double high_value;
    double low;
    double high;
    ovt_index swing; /* high - low; its interval takes the two means as independent, which on common
                        random numbers is on the safe side */
} ovt_driver;

typedef struct {
    ovt_sensitivity_method method;
    size_t scenario;
    size_t column;
    size_t base;         /* base points or trajectories; tornado: 1 */
    size_t used;         /* of them with an outcome */
    size_t evaluations;  /* points simulated */
    double mean;         /* of the outcome over the inputs; tornado: with all at 50 % */
    double variance;     /* by the inputs (sobol) */
    double noise;        /* variance that the simulation adds to a point (sobol) */
    ovt_driver *drivers; /* owned; the strongest first */
    size_t count;
} ovt_sensitivity;

typedef struct {
    ovt_sensitivity_method method;
    size_t scenario;
    size_t column;
    size_t base; /* ignored by tornado */
    uint64_t seed;
    const ovt_question_watch *watch; /* may be NULL */
} ovt_sensitivity_plan;

/** Whether the question must be asked on halves. */
bool ovt_sensitivity_needs_halves(ovt_sensitivity_method method);

/** Points that will be simulated. */
size_t ovt_sensitivity_points(const ovt_sensitivity_plan *plan, size_t inputs);

/** Asks the question; free with ovt_sensitivity_free(), also after a failure. */
ovt_status ovt_sensitivity_init(ovt_sensitivity *self, ovt_question *question,
    const ovt_sensitivity_plan *plan, ovt_error *err) OVT_MUST_CHECK;
void ovt_sensitivity_free(ovt_sensitivity *self);

#endif
