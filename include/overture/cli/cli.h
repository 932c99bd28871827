// SPDX-License-Identifier: GPL-3.0-or-later
/** @file cli.h
 *  @brief The program overture as a function, so that tests can call it.
 */
#ifndef OVT_CLI_CLI_H
#define OVT_CLI_CLI_H

#include <stdio.h>

/** Runs one command line and returns the exit status. The result goes to @p out, whole or not at
 *  all; everything else to @p log. */
int ovt_cli_main(int argc, char **argv, FILE *in, FILE *out, FILE *log);

#endif
