// SPDX-License-Identifier: GPL-3.0-or-later
/** @file load.h
 *  @brief Scenarios and studies from files: the one way in, for checking as for running.
 */
#ifndef OVT_CONFIG_LOAD_H
#define OVT_CONFIG_LOAD_H

#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/config/fault.h"
#include "overture/config/node.h"
#include "overture/config/reader.h"
#include "overture/model/scenario.h"

/** One scenario as loaded, with the tree it came from (for check -v and init). */
typedef struct {
    ovt_scenario *scenario; /* owned; NULL when it is not valid */
    ovt_node *tree;         /* merged; in arena */
    ovt_arena arena;        /* owned */
} ovt_loaded;

/** The scenarios to compare, from scenario files, study files or both. Zero-initialise; free with
 *  ovt_study_free(), also after a failure. */
typedef struct {
    ovt_loaded *loaded; /* owned */
    size_t count;
    const ovt_scenario **scenarios; /* owned list of borrowed scenarios, for ovt_results_run() */
    const char *title;              /* of the study file; NULL without one */
    const char *baseline;           /* name asked for in the study file; NULL without one */
    ovt_scenario *own; /* owned; its `study` and `files` are those of the study file; or NULL */
    struct ovt_varied *varied; /* one for each own->study.vary; in the arena */
    size_t varied_count;
    ovt_arena arena; /* owned */
} ovt_study;

/** Loads one scenario. Warnings are added to @p faults without failing. */
ovt_status ovt_loaded_init(ovt_loaded *self, const char *path, const ovt_read_options *options,
    ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;
void ovt_loaded_free(ovt_loaded *self);

/** Loads all files: every fault of every file is collected before it fails. Names that occur twice
 *  are a fault. */
ovt_status ovt_study_load(ovt_study *self, const char *const *paths, size_t path_count,
    const ovt_read_options *options, ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;
void ovt_study_free(ovt_study *self);

/** Writes a merged tree as a scenario file of its own, without extends, each setting under a
 *  comment that says what it is; reading it gives the same scenario. Notes and sources stay. */
ovt_status ovt_tree_write(const ovt_node *root, const char *opening_comment, ovt_text *out,
    ovt_error *err) OVT_MUST_CHECK;

#endif
