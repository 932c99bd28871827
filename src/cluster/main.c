// SPDX-License-Identifier: GPL-3.0-or-later
/* overture under MPI: the commands of overture, with a crew of all processes where they study. */
#include <errno.h>
#include <mpi.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crew_mpi.h"
#include "overture/cli/cli.h"

/* MPI is one for the whole program, and a maker of crews is given nothing of its caller. */
static ovt_link own_link;

static ovt_status
make_crew(ovt_crew **crew, unsigned threads, uint64_t *seed, ovt_error *err)
{
    ovt_status status = OVT_OK;
    *crew = NULL;
    if (own_link.rank == 0) {
        own_link.seed = *seed;
        status = ovt_link_start(&own_link, err);
    }
    *seed = own_link.seed;
    return status == OVT_OK ? ovt_crew_mpi(crew, &own_link, threads, err) : status;
}

/* "Open MPI v4.1.4": the first words of what it says of itself. */
static const char *
library_name(void)
{
    static char name[MPI_MAX_LIBRARY_VERSION_STRING];
    int length = 0;
    MPI_Get_library_version(name, &length);
    name[strcspn(name, ",\n")] = '\0';
    for (char *tab = name; *tab != '\0'; tab++) {
        *tab = *tab == '\t' ? ' ' : *tab;
    }
    return name;
}

/* Whether a scenario is to be read from standard input. */
static bool
reads_input(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        bool is_output = strcmp(argv[i - 1], "-o") == 0 || strcmp(argv[i - 1], "--output") == 0;
        if (strcmp(argv[i], "-") == 0 && !is_output) {
            return true;
        }
    }
    return false;
}

/* A copy of standard input: the other processes have none. */
static FILE *
keep_input(void)
{
    char part[4096];
    size_t length;
    FILE *kept = tmpfile();
    while (kept != NULL && (length = fread(part, 1, sizeof part, stdin)) > 0) {
        if (fwrite(part, 1, length, kept) != length) {
            fclose(kept);
            return NULL;
        }
    }
    if (kept != NULL) {
        rewind(kept);
    }
    return kept;
}

static int
lead(int argc, char **argv, const ovt_program *program)
{
    FILE *in = stdin;
    if (reads_input(argc, argv)) {
        in = own_link.input = keep_input();
        if (in == NULL) {
            fprintf(stderr, "overture: standard input: %s\n", strerror(errno));
            return ovt_link_close(&own_link, ovt_status_exit(OVT_IO), "", stderr);
        }
    }
    int status = ovt_cli_main_with(argc, argv, in, stdout, stderr, program);
    return ovt_link_close(&own_link, status, "", stderr);
}

/* The last line of a log is the fault, after the program's name. */
static const char *
last_line(char *log)
{
    size_t length = log == NULL ? 0 : strlen(log);
    if (length > 0 && log[length - 1] == '\n') {
        log[length - 1] = '\0';
    }
    const char *line = length == 0 ? NULL : strrchr(log, '\n');
    line = length == 0 ? "" : line == NULL ? log : line + 1;
    return strncmp(line, "overture: ", 10) == 0 ? line + 10 : line;
}

/* Interrupting is for the leader to hear, which dismisses the others. */
static int
follow(int argc, char **argv, const ovt_program *program)
{
    char *words = NULL;
    size_t length = 0;
    int status = 0;
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    if (ovt_link_await(&own_link)) {
        FILE *nowhere = fopen("/dev/null", "w"), *log = open_memstream(&words, &length);
        if (nowhere == NULL || log == NULL) {
            MPI_Abort(MPI_COMM_WORLD, ovt_status_exit(OVT_IO));
            return ovt_status_exit(OVT_IO);
        }
        status = ovt_cli_main_with(argc, argv, own_link.input, nowhere, log, program);
        fclose(log);
        fclose(nowhere);
    }
    status = ovt_link_close(&own_link, status, last_line(words), NULL);
    free(words);
    return status;
}

int
main(int argc, char **argv)
{
    ovt_error err = {0};
    if (ovt_link_open(&own_link, &argc, &argv, &err) != OVT_OK) {
        fprintf(stderr, "overture: %s\n", err.message);
        MPI_Abort(MPI_COMM_WORLD, ovt_status_exit(OVT_FAILED));
    }
    /* A launcher shows a terminal even where its own output goes to a file. */
    setenv("NO_COLOR", "1", 0);
    ovt_program program = {make_crew, library_name()};
    return own_link.rank == 0 ? lead(argc, argv, &program) : follow(argc, argv, &program);
}
