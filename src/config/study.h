// SPDX-License-Identifier: GPL-3.0-or-later
/** @file study.h
 *  @brief Study files: which scenarios to compare.
 */
#ifndef OVT_CONFIG_STUDY_H
#define OVT_CONFIG_STUDY_H

#include "overture/config/load.h"

/** Binds a tree that was read into @p self->arena. */
ovt_status ovt_loaded_bind(ovt_loaded *self, const ovt_document_tree *tree, const char *path,
    ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** Adds one scenario file to a study. */
ovt_status ovt_study_add(ovt_study *self, const char *path, const ovt_read_options *options,
    ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** Adds the scenarios that a study file names, with its own sets before those of @p options. */
ovt_status ovt_study_read(ovt_study *self, const ovt_document_tree *tree, const char *path,
    const ovt_read_options *options, ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** Notes the files that a tree was read from. False without memory. */
bool ovt_keep_files(ovt_scenario *scenario, const char *path, const ovt_document_tree *tree);

/** Fills `varied` of a study whose scenarios are loaded: looks where each path leads in them, and
 *  whether its values are in the setting's range. */
ovt_status ovt_vary_place(
    ovt_study *self, const ovt_node *root, ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** Whether the baseline asked for is among the scenarios. */
ovt_status ovt_study_check_baseline(
    const ovt_study *self, ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

#endif
