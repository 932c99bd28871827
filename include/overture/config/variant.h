// SPDX-License-Identifier: GPL-3.0-or-later
/** @file variant.h
 *  @brief A loaded scenario with some of its settings replaced, again and again.
 *
 *  A variant goes the way of any file with --set: the value is put into the tree, and the tree is
 *  bound with all checks, so that whatever follows from the setting follows here, too.
 */
#ifndef OVT_CONFIG_VARIANT_H
#define OVT_CONFIG_VARIANT_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/base/status.h"
#include "overture/config/fault.h"
#include "overture/config/load.h"

/** A setting whose value is varied. A value is a double: the number itself; for true or false 1 or
 *  0; with words, the index of one of them. */
typedef struct ovt_varied {
    const char *path;         /* as in --set */
    const char *const *words; /* NULL: numbers */
    size_t word_count;
    const char *const *scenarios; /* names of those in which it is varied; NULL: in all */
    size_t scenario_count;
    const ovt_origin *origin; /* where the path was written, for messages; NULL: nowhere */
    const char *excerpt;      /* the line there; NULL: none */
} ovt_varied;

/** Whether the path leads to a single value in at least one scenario of the study; else its fault
 *  (unknown setting, no such element, no single value, unknown word) is added and the status is
 *  OVT_SCENARIO. */
ovt_status ovt_varied_check(const ovt_varied *self, const ovt_study *study, ovt_faults *faults,
    ovt_error *err) OVT_MUST_CHECK;

/** Whether it is varied in the scenario of that name, if that has the setting. */
bool ovt_varied_concerns(const ovt_varied *self, const char *scenario);

/** Varies what @p asked says (the arguments of --vary: PATH, PATH=LOW..HIGH, PATH=LOW..HIGH:log or
 *  PATH=A,B,C) in place of what the study file varies. With nothing asked, what the file varies;
 *  where that is nothing either, every uncertain input of the scenarios, if there are any.
 * OVT_USAGE where a word is wrong, OVT_SCENARIO with faults where a path or a value is; then the
 * study is only to be freed.
 */
ovt_status ovt_study_vary(ovt_study *self, const char *const *asked, size_t count,
    ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** The uncertain input of a loaded study that varied setting @p index names: that of the first
 *  scenario which gives it a distribution. NULL where none does. */
const ovt_input *ovt_vary_input(const ovt_study *self, size_t index);

/** Appends a value as a file spells it: 0.5, true, "boulware". */
void ovt_varied_write(const ovt_varied *self, double value, ovt_text *out);

/** Opaque. One thread at a time. */
typedef struct ovt_variant ovt_variant;

/** @p loaded and @p varied are borrowed; the paths are those that ovt_varied_check() let pass. One
 *  that leads nowhere in this very scenario (a phase of a scenario without a deal) leaves it as it
 *  is. Correlations of an input that is replaced fall away. */
ovt_status ovt_variant_new(ovt_variant **self, const ovt_loaded *loaded, const ovt_varied *varied,
    size_t count, ovt_error *err) OVT_MUST_CHECK;

/** Whether setting @p index is one of this scenario. */
bool ovt_variant_has(const ovt_variant *self, size_t index);

/** The scenario with @p values in place: to be released with ovt_scenario_delete(), before the
 *  variant. OVT_SCENARIO with the first fault in words where it is not valid. */
ovt_status ovt_variant_bind(ovt_variant *self, const double *values, ovt_scenario **scenario,
    ovt_error *err) OVT_MUST_CHECK;

/** NULL is ignored. */
void ovt_variant_delete(ovt_variant *self);

#endif
