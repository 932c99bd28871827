// SPDX-License-Identifier: GPL-3.0-or-later
#include <gsl/gsl_version.h>
#include <stdio.h>
#include <string.h>

#include "help.h"
#include "job.h"
#include "overture/config/reader.h"

enum { PAGE = 80, NAME_WIDTH = 13, OPTION_WIDTH = 29 };

/* To add a variable: its row. */
static const ovt_variable variables[] = {
    {"NO_COLOR", "Where it is set and not empty, nothing is printed in bold type."},
    {"TERM", "A terminal that is \"dumb\" gets neither bold type nor a progress bar."},
    {"COLUMNS", "The width of a page on a terminal, where it is set."},
    {"OVERTURE_SCENARIOS", "The folder of examples, where they are not installed."},
};

const ovt_variable *
ovt_variable_at(size_t index)
{
    return index < sizeof variables / sizeof *variables ? &variables[index] : NULL;
}

/* Appends @p words from the column @p indent on, broken before column 80. The first line has
 * begun. */
static void
add_words(ovt_text *text, const char *words, size_t indent)
{
    size_t used = indent;
    bool begun = false;
    while (*words != '\0') {
        size_t length = strcspn(words, " ");
        if (begun && used + 1 + length > PAGE) {
            ovt_text_format(text, "\n%*s", (int) indent, "");
            used = indent;
            begun = false;
        }
        ovt_text_add(text, begun ? " " : "");
        ovt_text_append(text, words, length);
        used += length + begun;
        begun = true;
        words += length;
        words += strspn(words, " ");
    }
    ovt_text_add(text, "\n");
}

static void
add_commands(ovt_text *text)
{
    const ovt_command *command;
    ovt_text_add(text, "Commands:\n");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        ovt_text_format(text, "  %-*s", NAME_WIDTH, command->name);
        add_words(text, command->summary, 2 + NAME_WIDTH);
    }
}

void
ovt_help_machines(ovt_text *text)
{
    const ovt_command *command;
    const char *before = "";
    ovt_text_add(text, "Where overture was built with MPI, `mpirun -n N overture-mpi COMMAND` does "
                       "the same on N processes, on one machine or many, with the same numbers. "
                       "They share the points of ");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        if (ovt_command_is_shared(command)) {
            ovt_text_format(text, "%s%s", before, command->name);
            before = ", ";
        }
    }
    ovt_text_add(text, "; all else the first of them does alone.");
}

static void
add_machines(ovt_text *text)
{
    ovt_text words = {0};
    ovt_help_machines(&words);
    add_words(text, words.data == NULL ? "" : words.data, 0);
    text->failed = text->failed || words.failed;
    ovt_text_free(&words);
}

static void
add_title(ovt_text *text)
{
    ovt_text_add(text, "overture simulates negotiation offers and the phased exchange of captives "
                       "for\nprisoners that they promise, and compares them.\n\n");
}

void
ovt_help_short(ovt_text *text)
{
    add_title(text);
    ovt_text_add(text, "  overture init -o mine.cfg                     begin a scenario\n"
                       "  overture compare scenarios/march-2024/*.cfg   compare five ways on\n\n");
    add_commands(text);
    ovt_text_add(text, "\n`overture --help` says more, `overture COMMAND --help` all.\n");
}

void
ovt_help_program(ovt_text *text)
{
    ovt_text_add(text, "Examples:\n"
                       "  overture init -o mine.cfg\n"
                       "      writes a small commented scenario to begin with\n"
                       "  overture compare scenarios/march-2024/*.cfg\n"
                       "      puts five ways to go on and no deal side by side\n\n");
    add_title(text);
    ovt_text_add(text, "Usage: overture COMMAND [OPTION...] [FILE...]\n\n");
    add_commands(text);
    ovt_text_add(text,
        "\nFILE is a scenario or a study; - is standard input. `overture COMMAND --help`\n"
        "lists the options of a command. Options may stand before and after files; the\n"
        "last of the same name wins.\n\n"
        "Exit status:\n"
        "  0 done, 1 the run failed, 2 wrong command line, 3 a scenario is not valid,\n"
        "  4 a stated condition is not met, 5 a file cannot be read or written,\n"
        "  130 interrupted (what was simulated until then is printed)\n\n");
    add_machines(text);
    ovt_text_add(text,
        "\n`overture --manual` prints the manual page, `overture --completion SHELL` what\n"
        "lets bash, zsh or fish complete command lines. Environment:");
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        ovt_text_format(text, "%s%s", i == 0 ? "\n  " : ", ", variables[i].name);
    }
    ovt_text_add(text, "\n");
}

static void
add_option(ovt_text *text, const ovt_option *option)
{
    char head[80];
    char letter[8] = "    ";
    if (option->letter != 0) {
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    int length = snprintf(head, sizeof head, "  %s--%s%s%s", letter, option->name,
        option->argument == NULL ? "" : " ", option->argument == NULL ? "" : option->argument);
    ovt_text_format(text, "%-*s", OPTION_WIDTH, head);
    if (length >= OPTION_WIDTH) {
        ovt_text_format(text, "\n%*s", OPTION_WIDTH, "");
    }
    add_words(text, option->summary, OPTION_WIDTH);
}

/* The formats are those of the table of writers. */
static void
add_formats(ovt_text *text, const ovt_option *option)
{
    const ovt_writer *writer;
    ovt_option shown = *option;
    shown.summary = "one of (the first is the default), or several with commas between, each "
                    "then written to a file in the folder -o:";
    add_option(text, &shown);
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        ovt_text_format(text, "%*s%-*s", OPTION_WIDTH, "", NAME_WIDTH, writer->key);
        add_words(text, writer->summary, OPTION_WIDTH + NAME_WIDTH);
    }
}

void
ovt_help_command(ovt_text *text, const ovt_command *command)
{
    const ovt_option *option;
    ovt_text_format(text, "Example:\n  %s\n\n", command->example);
    ovt_text_format(text, "Usage: overture %s [OPTION...]%s%s\n\n", command->name,
        *command->operands == '\0' ? "" : " ", command->operands);
    ovt_text_format(text, "%s: ", command->name);
    add_words(text, command->summary, strlen(command->name) + 2);
    for (const char *rest = command->details; rest != NULL;) {
        const char *end = strstr(rest, "\n\n");
        char paragraph[1024];
        snprintf(paragraph, sizeof paragraph, "%.*s",
            (int) (end == NULL ? strlen(rest) : (size_t) (end - rest)), rest);
        ovt_text_add(text, "\n");
        add_words(text, paragraph, 0);
        rest = end == NULL ? NULL : end + 2;
    }
    if (ovt_command_is_shared(command)) {
        ovt_text_add(text, "\n");
        add_words(text,
            "Where overture was built with MPI, `mpirun -n N overture-mpi` in place of `overture` "
            "shares its points among N processes, on one machine or many.",
            0);
    }
    ovt_text_add(text, "\nOptions:\n");
    for (size_t i = 0; (option = ovt_option_at(i)) != NULL; i++) {
        if ((option->commands & command->bit) == 0) {
            continue;
        }
        if (option->summary == NULL) {
            add_formats(text, option);
        } else {
            add_option(text, option);
        }
    }
}

const char *
ovt_help_libraries(void)
{
    return "GSL " GSL_VERSION ", libconfig 1.5, jansson " JANSSON_VERSION;
}

void
ovt_help_version(ovt_text *text, const char *library)
{
    ovt_text_format(text,
        "overture " OVT_VERSION "\n"
        "Licence: GNU General Public License, version 3 or later; no warranty.\n"
        "Random numbers: Philox4x32-10, one stream for every purpose of every history.\n"
        "Built with %s%s%s.\n",
        ovt_help_libraries(), library == NULL ? "" : ", ", library == NULL ? "" : library);
}
