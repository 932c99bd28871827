// SPDX-License-Identifier: GPL-3.0-or-later
/** @file help.h
 *  @brief Texts about the program itself, all written from its tables.
 */
#ifndef OVT_CLI_HELP_H
#define OVT_CLI_HELP_H

#include "job.h"

/** When this version came out, as manual pages date themselves. */
#ifndef OVT_RELEASED
#define OVT_RELEASED "November 22, 2026"
#endif

/** A variable of the environment that the program reads. */
typedef struct {
    const char *name;
    const char *summary;
} ovt_variable;

/** NULL past the end. */
const ovt_variable *ovt_variable_at(size_t index);

/* Help texts. */
void ovt_help_short(ovt_text *text);
void ovt_help_program(ovt_text *text);
void ovt_help_command(ovt_text *text, const ovt_command *command);
void ovt_help_version(ovt_text *text, const char *library);

/** Appends in words which commands overture-mpi shares among processes, and how it is called. */
void ovt_help_machines(ovt_text *text);

/** The libraries that the program was built with, and their versions. */
const char *ovt_help_libraries(void);

/** The manual page, for mandoc and groff. */
void ovt_help_manual(ovt_text *text);

/** The script that lets @p shell (bash, zsh, fish) complete command lines. OVT_USAGE for others. */
ovt_status ovt_help_completion(ovt_text *text, const char *shell, ovt_error *err) OVT_MUST_CHECK;

#endif
