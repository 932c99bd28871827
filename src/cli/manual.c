// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "help.h"
#include "job.h"

enum { LINE = 78 };

/* A full stop or an apostrophe at the beginning of a line would be read as a request. */
static void
add_line(ovt_text *text, const char *words, size_t length)
{
    ovt_text_add(text, length > 0 && (*words == '.' || *words == '\'') ? "\\&" : "");
    for (size_t i = 0; i < length; i++) {
        ovt_text_append(text, words[i] == '\\' ? "\\e" : words + i, words[i] == '\\' ? 2 : 1);
    }
    ovt_text_add(text, "\n");
}

static void
add_literal(ovt_text *text, const char *words)
{
    ovt_text_add(text, ".Bd -literal\n");
    while (*words != '\0') {
        size_t length = strcspn(words, "\n");
        add_line(text, words, length);
        words += length + (words[length] == '\n');
    }
    ovt_text_add(text, ".Ed\n");
}

/* In the line of a macro every word might be another macro's name. */
static void
add_quoted(ovt_text *text, const char *words)
{
    ovt_text_add(text, " \"");
    for (; *words != '\0'; words++) {
        if (*words == '"' || *words == '\\') {
            ovt_text_add(text, *words == '"' ? "\\(dq" : "\\e");
        } else {
            ovt_text_append(text, words, 1);
        }
    }
    ovt_text_add(text, "\"");
}

/* Where a line of source ends: after a sentence, as manual pages have it, or before column 80. */
static size_t
line_length(const char *words)
{
    size_t end = 0;
    for (size_t i = 0; i < LINE && words[i] != '\0' && words[i] != '\n'; i++) {
        bool sentence = (words[i] == '.' || words[i] == ':') && words[i + 1] == ' ' &&
                        isupper((unsigned char) words[i + 2]);
        if (sentence) {
            return i + 1;
        }
        if (words[i + 1] == ' ' || words[i + 1] == '\0' || words[i + 1] == '\n') {
            end = i + 1;
        }
    }
    return end == 0 ? strcspn(words, " \n") : end;
}

static void
add_paragraphs(ovt_text *text, const char *words)
{
    while (*words != '\0') {
        size_t length = line_length(words);
        add_line(text, words, length);
        words += length;
        ovt_text_add(text, strncmp(words, "\n\n", 2) == 0 ? ".Pp\n" : "");
        words += strspn(words, " \n");
    }
}

static void
add_formats(ovt_text *text)
{
    const ovt_writer *writer;
    add_paragraphs(text, "One of these (the first is the default), or several with commas "
                         "between, each then written to a file in the folder -o:");
    ovt_text_add(text, ".Bl -tag -width markdown\n");
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        ovt_text_format(text, ".It Cm %s\n", writer->key);
        add_paragraphs(text, writer->summary);
    }
    ovt_text_add(text, ".El\n");
}

static void
add_option(ovt_text *text, const ovt_option *option)
{
    ovt_text_add(text, ".It");
    if (option->letter != 0) {
        ovt_text_format(text, " Fl %c ,", option->letter);
    }
    ovt_text_format(text, " Fl \\-%s", option->name);
    if (option->argument != NULL) {
        ovt_text_add(text, " Ar");
        add_quoted(text, option->argument);
    }
    ovt_text_add(text, "\n");
    if (option->summary == NULL) {
        add_formats(text);
    } else {
        add_paragraphs(text, option->summary);
    }
}

static void
add_command(ovt_text *text, const ovt_command *command)
{
    const ovt_option *option;
    ovt_text_format(text, ".Ss %s\n.Nm\n.Ic %s\n", command->name, command->name);
    if (*command->operands != '\0') {
        ovt_text_add(text, ".Ar");
        add_quoted(text, command->operands);
        ovt_text_add(text, "\n");
    }
    ovt_text_add(text, ".Pp\n");
    add_paragraphs(text, command->summary);
    if (command->details != NULL) {
        ovt_text_add(text, ".Pp\n");
        add_paragraphs(text, command->details);
    }
    ovt_text_add(text, ".Pp\nIts options:\n");
    bool first = true;
    for (size_t i = 0; (option = ovt_option_at(i)) != NULL; i++) {
        if ((option->commands & command->bit) != 0) {
            ovt_text_format(text, "%s.Fl \\-%s", first ? "" : " ,\n", option->name);
            first = false;
        }
    }
    ovt_text_add(text, " .\n");
}

static void
add_statuses(ovt_text *text)
{
    ovt_text_add(text, ".Sh EXIT STATUS\n.Bl -tag -width 130 -compact\n");
    for (int status = 0; status < OVT_STATUS_COUNT; status++) {
        ovt_text_format(text, ".It %d\n%s\n", ovt_status_exit((ovt_status) status),
            ovt_status_text((ovt_status) status));
    }
    ovt_text_add(text, ".El\n");
}

static void
add_machines(ovt_text *text)
{
    ovt_text words = {0};
    ovt_help_machines(&words);
    ovt_text_add(text, ".Sh MANY MACHINES\n");
    add_paragraphs(text, words.data == NULL ? "" : words.data);
    text->failed = text->failed || words.failed;
    ovt_text_free(&words);
}

static void
add_environment(ovt_text *text)
{
    const ovt_variable *variable;
    ovt_text_add(text, ".Sh ENVIRONMENT\n.Bl -tag -width OVERTURE_SCENARIOS\n");
    for (size_t i = 0; (variable = ovt_variable_at(i)) != NULL; i++) {
        ovt_text_format(text, ".It Ev %s\n", variable->name);
        add_paragraphs(text, variable->summary);
    }
    ovt_text_add(text, ".El\n");
}

static void
add_commands(ovt_text *text)
{
    const ovt_command *command;
    ovt_text_add(text, ".Sh COMMANDS\n");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        add_command(text, command);
    }
}

static void
add_options(ovt_text *text)
{
    const ovt_option *option;
    ovt_text_add(text, ".Sh OPTIONS\nAn option means the same with every command that takes it.\n"
                       ".Bl -tag -width indent\n");
    for (size_t i = 0; (option = ovt_option_at(i)) != NULL; i++) {
        add_option(text, option);
    }
    ovt_text_add(text, ".El\n");
}

static void
add_examples(ovt_text *text)
{
    const ovt_command *command;
    ovt_text_add(text, ".Sh EXAMPLES\n");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        add_literal(text, command->example);
    }
}

void
ovt_help_manual(ovt_text *text)
{
    ovt_text_add(text,
        ".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n"
        ".Dd " OVT_RELEASED "\n.Dt OVERTURE 1\n.Os\n"
        ".Sh NAME\n.Nm overture ,\n.Nm overture-mpi\n.Nd simulate and compare negotiation offers\n"
        ".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar option ...\n.Op Ar file ...\n"
        ".Nm\n.Fl \\-help | \\-version | \\-manual\n.Nm\n.Fl \\-completion Ar shell\n"
        ".Sh DESCRIPTION\n.Nm\n"
        "simulates negotiation offers and the phased exchange of captives for prisoners\n"
        "that they promise, and compares them.\n"
        "A scenario file states the offer on the table and the interests of the parties.\n"
        "Results are what-ifs under stated assumptions, never forecasts.\n.Pp\n"
        "A\n.Ar file\nis a scenario or a study in the syntax of libconfig;\n.Sq -\n"
        "is standard input.\n"
        "Options may stand before and after files; the last of the same name wins.\n"
        "The result goes to standard output, whole or not at all; all else goes to\n"
        "standard error.\n");
    add_commands(text);
    add_options(text);
    add_machines(text);
    add_environment(text);
    ovt_text_add(text,
        ".Sh FILES\nA scenario ends in\n.Pa .cfg ;\n.Ic overture schema\n"
        "describes its settings, and\n.Ic overture init\nwrites one to begin with.\n");
    add_statuses(text);
    add_examples(text);
}
