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

/** Makes the crew that studies work with, of so many threads in this process. */
typedef ovt_status (*ovt_crew_maker)(ovt_crew **crew, unsigned threads, ovt_error *err);

/** The same with another crew than ovt_crew_threads(), for a program that works on several
 *  machines. */
int ovt_cli_main_with(
    int argc, char **argv, FILE *in, FILE *out, FILE *log, ovt_crew_maker make_crew);

#endif
