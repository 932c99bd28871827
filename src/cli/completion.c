// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "help.h"
#include "job.h"

/* What an argument is, by the word that help calls it. To add one: a row. */
typedef struct {
    const char *argument;
    const char *words; /* NULL: as the table of formats has them */
    const char *bash;  /* what completes it, where words do not */
    const char *zsh;
    const char *fish;
} values;

static const values known[] = {
    {"FORMAT", NULL, NULL, NULL, NULL},
    {"WHEN", "auto always never", NULL, NULL, NULL},
    {"SHELL", "bash zsh fish", NULL, NULL, NULL},
    {"FILE", NULL, "compgen -f --", "_files", "-F"},
    {"DIR", NULL, "compgen -d --", "_files -/", "-a '(__fish_complete_directories)'"},
};

static const values *
values_of(const ovt_option *option)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (option->argument != NULL && strcmp(known[i].argument, option->argument) == 0) {
            return &known[i];
        }
    }
    return NULL;
}

static void
add_words(ovt_text *text, const values *these)
{
    const ovt_writer *writer;
    if (these->words != NULL) {
        ovt_text_add(text, these->words);
        return;
    }
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        ovt_text_format(text, "%s%s", i == 0 ? "" : " ", writer->key);
    }
}

/* Bytes that are special between the quotes of a shell get a backslash. */
static void
add_escaped(ovt_text *text, const char *words, const char *special)
{
    for (; *words != '\0'; words++) {
        if (*words == '\'') {
            ovt_text_add(text, "’");
        } else {
            ovt_text_add(text, strchr(special, *words) == NULL ? "" : "\\");
            ovt_text_append(text, words, 1);
        }
    }
}

static const char *
summary_of(const ovt_option *option)
{
    return option->summary == NULL ? "the form of the report" : option->summary;
}

static void
add_bash_values(ovt_text *text)
{
    const ovt_option *option;
    for (size_t i = 0; (option = ovt_option_at(i)) != NULL; i++) {
        const values *these = values_of(option);
        if (option->argument == NULL) {
            continue;
        }
        ovt_text_add(text, "    ");
        if (option->letter != 0) {
            ovt_text_format(text, "-%c | ", option->letter);
        }
        ovt_text_format(text, "--%s) ", option->name);
        if (these == NULL) {
            ovt_text_add(text, "COMPREPLY=() ;;\n");
        } else if (these->bash != NULL) {
            ovt_text_format(text, "mapfile -t COMPREPLY < <(%s \"$word\") ;;\n", these->bash);
        } else {
            ovt_text_add(text, "mapfile -t COMPREPLY < <(compgen -W '");
            add_words(text, these);
            ovt_text_add(text, "' -- \"$word\") ;;\n");
        }
    }
}

static void
add_bash_options(ovt_text *text, unsigned bit)
{
    const ovt_option *option;
    bool first = true;
    for (size_t i = 0; (option = ovt_option_at(i)) != NULL; i++) {
        if ((option->commands & bit) != 0) {
            ovt_text_format(text, "%s--%s", first ? "" : " ", option->name);
            first = false;
        }
    }
}

static void
add_bash(ovt_text *text)
{
    const ovt_command *command;
    ovt_text_add(text,
        "# SPDX-License-Identifier: GPL-3.0-or-later\n"
        "_overture()\n{\n"
        "    local word=${COMP_WORDS[COMP_CWD]} command= options= i\n"
        "    for ((i = 1; i < COMP_CWD; i++)); do\n"
        "        [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }\n"
        "    done\n"
        "    case ${COMP_WORDS[COMP_CWD - 1]} in\n");
    add_bash_values(text);
    ovt_text_add(text, "    *) false ;;\n    esac && return\n    case $command in\n");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        ovt_text_format(text, "    %s) options='", command->name);
        add_bash_options(text, command->bit);
        ovt_text_add(text, "' ;;\n");
    }
    ovt_text_add(text, "    *) options='--help --version --manual --completion' ;;\n    esac\n"
                       "    if [[ $word == -* ]]; then\n"
                       "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
                       "    elif [[ -z $command ]]; then\n"
                       "        mapfile -t COMPREPLY < <(compgen -W '");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        ovt_text_format(text, "%s%s", i == 0 ? "" : " ", command->name);
    }
    ovt_text_add(text, "' -- \"$word\")\n"
                       "    else\n"
                       "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
                       "    fi\n}\n"
                       "complete -o filenames -F _overture overture overture-mpi\n");
}

static void
add_zsh_option(ovt_text *text, const ovt_option *option)
{
    const values *these = values_of(option);
    ovt_text_format(text, "        '*--%s%s[", option->name, option->argument == NULL ? "" : "=");
    add_escaped(text, summary_of(option), "[]:\\");
    ovt_text_add(text, "]");
    if (option->argument != NULL) {
        ovt_text_format(text, ":%s:", option->argument);
    }
    if (these != NULL && these->zsh != NULL) {
        ovt_text_add(text, these->zsh);
    } else if (these != NULL) {
        ovt_text_add(text, "(");
        add_words(text, these);
        ovt_text_add(text, ")");
    }
    ovt_text_add(text, "' \\\n");
}

static void
add_zsh(ovt_text *text)
{
    const ovt_command *command;
    const ovt_option *option;
    ovt_text_add(text,
        "#compdef overture overture-mpi\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
        "local -a commands\ncommands=(\n");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        ovt_text_format(text, "    '%s:", command->name);
        add_escaped(text, command->summary, ":\\");
        ovt_text_add(text, "'\n");
    }
    ovt_text_add(text, ")\nif (( CURRENT == 2 )); then\n    _describe command commands\n"
                       "    return\nfi\ncase $words[2] in\n");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        ovt_text_format(text, "%s)\n    _arguments \\\n", command->name);
        for (size_t j = 0; (option = ovt_option_at(j)) != NULL; j++) {
            if ((option->commands & command->bit) != 0) {
                add_zsh_option(text, option);
            }
        }
        ovt_text_add(text, "        '*:file:_files' ;;\n");
    }
    ovt_text_add(text, "esac\n");
}

static void
add_fish_option(ovt_text *text, const ovt_option *option, const ovt_command *command)
{
    const values *these = values_of(option);
    ovt_text_format(
        text, "complete -c overture -n '__fish_seen_subcommand_from %s'", command->name);
    if (option->letter != 0) {
        ovt_text_format(text, " -s %c", option->letter);
    }
    ovt_text_format(text, " -l %s%s", option->name, option->argument == NULL ? "" : " -r");
    if (these != NULL && these->fish != NULL) {
        ovt_text_format(text, " %s", these->fish);
    } else if (option->argument != NULL) {
        ovt_text_add(text, " -f");
    }
    if (these != NULL && these->fish == NULL) {
        ovt_text_add(text, " -a '");
        add_words(text, these);
        ovt_text_add(text, "'");
    }
    ovt_text_add(text, " -d '");
    add_escaped(text, summary_of(option), "\\");
    ovt_text_add(text, "'\n");
}

static void
add_fish(ovt_text *text)
{
    const ovt_command *command;
    const ovt_option *option;
    ovt_text_add(text, "# SPDX-License-Identifier: GPL-3.0-or-later\n"
                       "complete -c overture-mpi -w overture\n");
    for (size_t i = 0; (command = ovt_command_at(i)) != NULL; i++) {
        ovt_text_format(
            text, "complete -c overture -n __fish_use_subcommand -f -a %s -d '", command->name);
        add_escaped(text, command->summary, "\\");
        ovt_text_add(text, "'\n");
        for (size_t j = 0; (option = ovt_option_at(j)) != NULL; j++) {
            if ((option->commands & command->bit) != 0) {
                add_fish_option(text, option, command);
            }
        }
    }
}

/* To add a shell: its row, and its name among the known values above. */
static const struct {
    const char *name;
    void (*add)(ovt_text *text);
} shells[] = {{"bash", add_bash}, {"zsh", add_zsh}, {"fish", add_fish}};

ovt_status
ovt_help_completion(ovt_text *text, const char *shell, ovt_error *err)
{
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, shell) == 0) {
            shells[i].add(text);
            return OVT_OK;
        }
    }
    return ovt_fail(err, OVT_USAGE, "--completion: \"%s\" is not bash, zsh or fish", shell);
}
