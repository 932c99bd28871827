// SPDX-License-Identifier: GPL-3.0-or-later
/** @file cli.h
 *  @brief The program overture as a function, so that tests can call it.
 */
#ifndef OVT_CLI_CLI_H
#define OVT_CLI_CLI_H

#include <stdio.h>

#include "overture/study/crew.h"

/** Runs one command line and returns the exit status. The result goes to @p out, whole or not at
 *  all; everything else to @p log. */
int ovt_cli_main(int argc, char **argv, FILE *in, FILE *out, FILE *log);

/** Makes the crew that studies work with, of so many threads in this process (0: as many as there
 *  are cores). Where several processes run the same command, *@p seed becomes that of the leader:
 *  each would draw another. */
typedef ovt_status (*ovt_crew_maker)(
    ovt_crew **crew, unsigned threads, uint64_t *seed, ovt_error *err);

/** What a program for several machines has of its own. All is borrowed. */
typedef struct {
    ovt_crew_maker make_crew;
    const char *library; /* it is built with, besides, as --version says; NULL: none */
} ovt_program;

/** The same for another program than overture. */
int ovt_cli_main_with(
    int argc, char **argv, FILE *in, FILE *out, FILE *log, const ovt_program *program);

#endif
