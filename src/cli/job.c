// SPDX-License-Identifier: GPL-3.0-or-later
#include "job.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/report/gnuplot.h"

enum { MOST_OPTIONS = 64, FIRST_LONG = 256 };

/* What getopt_long() needs, made from the table of options. A long option's value is FIRST_LONG
 * plus its index, so that a short one is told from it. */
typedef struct {
    struct option longs[MOST_OPTIONS];
    char shorts[3 * MOST_OPTIONS];
} parser;

static void
parser_init(parser *self)
{
    size_t used = 0;
    const ovt_option *option;
    *self = (parser){0};
    self->shorts[used++] = ':';
    for (size_t i = 0; (option = ovt_option_at(i)) != NULL && i + 1 < MOST_OPTIONS; i++) {
        int argument = option->argument == NULL ? no_argument : required_argument;
        self->longs[i] = (struct option){option->name, argument, NULL, FIRST_LONG + (int) i};
        if (option->letter != 0) {
            self->shorts[used++] = (char) option->letter;
            if (option->argument != NULL) {
                self->shorts[used++] = ':';
            }
        }
    }
}

static const ovt_option *
option_of(int value)
{
    const ovt_option *option;
    if (value >= FIRST_LONG) {
        return ovt_option_at((size_t) (value - FIRST_LONG));
    }
    for (size_t i = 0; (option = ovt_option_at(i)) != NULL; i++) {
        if (value != 0 && option->letter == value) {
            return option;
        }
    }
    return NULL;
}

static ovt_status
unknown_option(const ovt_job *job, const char *word, ovt_error *err)
{
    const char *names[MOST_OPTIONS];
    size_t count = 0;
    const ovt_option *option;
    char bare[64];
    snprintf(bare, sizeof bare, "%.*s", (int) strcspn(word, "="), word);
    for (size_t i = 0; (option = ovt_option_at(i)) != NULL; i++) {
        if (job->command == NULL || (option->commands & job->command->bit) != 0) {
            names[count++] = option->name;
        }
    }
    const char *nearest = ovt_word_nearest(bare + strspn(bare, "-"), names, count);
    const char *command = job->command == NULL ? "" : job->command->name;
    return ovt_fail(err, OVT_USAGE, "unknown option \"%s\"%s%s%s; `overture%s%s --help` lists all",
        bare, nearest == NULL ? "" : "; did you mean \"--", nearest == NULL ? "" : nearest,
        nearest == NULL ? "" : "\"?", *command == '\0' ? "" : " ", command);
}

static bool
is_plain(const char *word)
{
    return *word != '\0' &&
           word[strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                             "_-./=:,+@%")] == '\0';
}

static void
add_quoted(ovt_text *text, const char *word)
{
    ovt_text_add(text, text->length > 0 ? " " : "");
    if (is_plain(word)) {
        ovt_text_add(text, word);
        return;
    }
    ovt_text_add(text, "'");
    for (; *word != '\0'; word++) {
        ovt_text_append(text, *word == '\'' ? "'\\''" : word, *word == '\'' ? 4 : 1);
    }
    ovt_text_add(text, "'");
}

/* Everything given, to be judged once the command is known: options may precede it. */
typedef struct {
    const ovt_option *option;
    const char *argument;
} given;

/* A drawn seed is recorded as the number it was. */
static void
record_option(ovt_job *self, const given *item)
{
    char seed[32], name[32];
    if (!item->option->recorded) {
        return;
    }
    if (item->option->letter != 0) {
        snprintf(name, sizeof name, "-%c", item->option->letter);
    } else {
        snprintf(name, sizeof name, "--%s", item->option->name);
    }
    snprintf(seed, sizeof seed, "%llu", (unsigned long long) self->seed);
    bool drawn = item->option->letter == 's' && self->seed_drawn;
    add_quoted(&self->command_line, name);
    if (item->argument != NULL) {
        add_quoted(&self->command_line, drawn ? seed : item->argument);
    }
}

static ovt_status
apply_option(ovt_job *self, const given *item, ovt_error *err)
{
    const ovt_option *option = item->option;
    if (self->command != NULL && (option->commands & self->command->bit) == 0) {
        return ovt_fail(err, OVT_USAGE,
            "--%s is not an option of %s; `overture %s --help` lists those", option->name,
            self->command->name, self->command->name);
    }
    ovt_status status = option->set(self, item->argument, err);
    if (status == OVT_OK) {
        record_option(self, item);
    }
    return status;
}

ovt_status
ovt_job_find_command(const ovt_command **command, const char *word, ovt_error *err)
{
    const char *names[MOST_OPTIONS];
    size_t count = 0;
    const ovt_command *known;
    *command = ovt_command_find(word);
    if (*command != NULL) {
        return OVT_OK;
    }
    for (; (known = ovt_command_at(count)) != NULL && count < MOST_OPTIONS; count++) {
        names[count] = known->name;
    }
    const char *nearest = ovt_word_nearest(word, names, count);
    return ovt_fail(err, OVT_USAGE, "unknown command \"%s\"%s%s%s; `overture --help` lists all",
        word, nearest == NULL ? "" : "; did you mean \"", nearest == NULL ? "" : nearest,
        nearest == NULL ? "" : "\"?");
}

static ovt_status
take_command(ovt_job *self, const char *word, ovt_error *err)
{
    ovt_status status = ovt_job_find_command(&self->command, word, err);
    if (status == OVT_OK) {
        ovt_text_format(&self->command_line, "overture %s", self->command->name);
    }
    return status;
}

static ovt_status
check_operands(const ovt_job *self, ovt_error *err)
{
    const ovt_command *command = self->command;
    if (self->files.count < command->least) {
        return ovt_fail(err, OVT_USAGE, "%s needs a file: overture %s %s", command->name,
            command->name, command->operands);
    }
    if (self->files.count > command->most) {
        return ovt_fail(err, OVT_USAGE, "%s takes %s; \"%s\" is too much", command->name,
            command->most == 0 ? "no operand" : "one operand", self->files.words[command->most]);
    }
    return OVT_OK;
}

/* getopt_long() leaves the word it read before optind: just before it, unless the argument is a
 * word of its own. */
static const char *
word_read(char **argv, const ovt_option *option)
{
    bool separate = option != NULL && option->argument != NULL && optarg == argv[optind - 1];
    return argv[optind - (separate ? 2 : 1)];
}

/* getopt_long() takes any beginning of a name for the whole; a later option could change what it
 * means. */
static bool
is_abbreviated(const char *word, const ovt_option *option)
{
    size_t length = strcspn(word, "=");
    return length != strlen(option->name) + 2;
}

static ovt_status
take_word(const ovt_job *self, int value, char **argv, given *item, ovt_error *err)
{
    char letter[] = {'-', (char) optopt, '\0'};
    const ovt_option *option = option_of(value == ':' || value == '?' ? optopt : value);
    if (option == NULL) {
        return unknown_option(self, optopt == 0 ? argv[optind - 1] : letter, err);
    }
    if (value == '?') {
        return ovt_fail(err, OVT_USAGE, "--%s takes no argument", option->name);
    }
    if (value == ':') {
        return ovt_fail(err, OVT_USAGE, "--%s needs an argument: --%s %s", option->name,
            option->name, option->argument);
    }
    if (value >= FIRST_LONG && is_abbreviated(word_read(argv, option), option)) {
        return unknown_option(self, word_read(argv, option), err);
    }
    *item = (given){.option = option, .argument = optarg};
    return OVT_OK;
}

static ovt_status
read_words(ovt_job *self, int argc, char **argv, given *items, size_t *count, ovt_error *err)
{
    parser parse;
    ovt_status status = OVT_OK;
    int value;
    parser_init(&parse);
    opterr = 0;
    optind = 0; /* begins anew, also within one process */
    while (status == OVT_OK &&
           (value = getopt_long(argc, argv, parse.shorts, parse.longs, NULL)) != -1) {
        status = take_word(self, value, argv, &items[*count], err);
        *count += status == OVT_OK;
    }
    for (int i = optind; status == OVT_OK && i < argc; i++) {
        status = i == optind ? take_command(self, argv[i], err)
                             : ovt_words_add(&self->files, argv[i], err);
    }
    return status;
}

/* So that a message about an option can name the command, it is looked for before all else. */
static void
guess_command(ovt_job *self, int argc, char **argv)
{
    for (int i = 1; i < argc && self->command == NULL; i++) {
        self->command = ovt_command_find(argv[i]);
    }
}

bool
ovt_job_asks_about_program(const ovt_job *self)
{
    return self->help || self->version || self->manual || self->shell != NULL;
}

ovt_status
ovt_job_init(ovt_job *self, int argc, char **argv, ovt_error *err)
{
    size_t count = 0;
    given *items = ovt_allocate((size_t) argc + 1, 2 * sizeof *items);
    ovt_status status;
    self->writers[self->writer_count++] = ovt_writer_at(0);
    self->plot_terminal = ovt_chart_terminal_at(0)->key;
    self->seat = OVT_PARTIES;
    self->opponent = OVT_NONE;
    if (items == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to read the command line");
    }
    guess_command(self, argc, argv);
    status = read_words(self, argc, argv, items, &count, err);
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        status = apply_option(self, &items[i], err);
    }
    for (size_t i = 0; status == OVT_OK && i < self->files.count; i++) {
        add_quoted(&self->command_line, self->files.words[i]);
    }
    if (status == OVT_OK && self->command != NULL && !ovt_job_asks_about_program(self)) {
        status = check_operands(self, err);
    }
    if (status == OVT_OK && self->command_line.failed) {
        status = ovt_fail(err, OVT_MEMORY, "no memory to read the command line");
    }
    ovt_free(items);
    return status;
}

void
ovt_job_free(ovt_job *self)
{
    ovt_free(self->files.words);
    ovt_free(self->sets.words);
    ovt_free(self->includes.words);
    ovt_free(self->metrics.words);
    ovt_free(self->conditions.words);
    ovt_free(self->varies.words);
    ovt_free(self->more.words);
    ovt_free(self->less.words);
    ovt_free(self->metric_text);
    ovt_text_free(&self->command_line);
}

bool
ovt_job_writes(const ovt_job *job, const char *format)
{
    for (size_t i = 0; i < job->writer_count; i++) {
        if (strcmp(job->writers[i]->key, format) == 0) {
            return true;
        }
    }
    return false;
}

void
ovt_job_note(const ovt_job *job, const char *format, ...)
{
    va_list arguments;
    if (job->quiet) {
        return;
    }
    va_start(arguments, format);
    fputs("overture: ", job->log);
    vfprintf(job->log, format, arguments);
    fputs("\n", job->log);
    va_end(arguments);
}
