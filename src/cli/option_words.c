// SPDX-License-Identifier: GPL-3.0-or-later
/* Options whose argument is a word, a name or a path, and those that take none. */
#include <string.h>

#include "options.h"
#include "overture/base/memory.h"
#include "overture/play/temperament.h"
#include "overture/report/gnuplot.h"
#include "overture/study/sensitivity.h"

ovt_status
ovt_words_add(ovt_words *self, const char *word, ovt_error *err)
{
    const char **words = ovt_resize(self->words, self->count + 1, sizeof *words);
    if (words == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to read the command line");
    }
    self->words = words;
    self->words[self->count++] = word;
    return OVT_OK;
}

ovt_status
ovt_set_setting(ovt_job *job, const char *argument, ovt_error *err)
{
    if (strchr(argument, '=') == NULL || *argument == '=') {
        return ovt_fail(err, OVT_USAGE,
            "--set: \"%s\" is not PATH=VALUE (write --set 'offer.phases[0].days=28')", argument);
    }
    return ovt_words_add(&job->sets, argument, err);
}

ovt_status
ovt_set_metrics(ovt_job *job, const char *argument, ovt_error *err)
{
    ovt_status status = OVT_OK;
    ovt_free(job->metric_text);
    job->metrics.count = 0;
    job->metric_text = ovt_allocate(strlen(argument) + 1, 1);
    if (job->metric_text == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to read the command line");
    }
    char *rest = strcpy(job->metric_text, argument), *name;
    while (status == OVT_OK && (name = strtok_r(rest, ", ", &rest)) != NULL) {
        status = ovt_words_add(&job->metrics, name, err);
    }
    if (status == OVT_OK && job->metrics.count == 0) {
        return ovt_fail(err, OVT_USAGE, "--metrics: no name given; `overture metrics` lists them");
    }
    return status;
}

ovt_status
ovt_set_baseline(ovt_job *job, const char *argument, ovt_error *err)
{
    (void) err;
    job->baseline = argument;
    return OVT_OK;
}

static ovt_status
add_format(ovt_job *job, const char *key, ovt_error *err)
{
    ovt_text list = {0};
    const ovt_writer *writer = ovt_writer_find(key);
    if (writer != NULL) {
        if (!ovt_job_writes(job, key) && job->writer_count < OVT_MOST_FORMATS) {
            job->writers[job->writer_count++] = writer;
        }
        return OVT_OK;
    }
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        ovt_text_format(&list, "%s%s", i == 0 ? "" : ", ", writer->key);
    }
    ovt_status status =
        ovt_fail(err, OVT_USAGE, "--format: there is no format \"%s\"; there are %s", key,
            list.data == NULL ? "" : list.data);
    ovt_text_free(&list);
    return status;
}

ovt_status
ovt_set_format(ovt_job *job, const char *argument, ovt_error *err)
{
    char key[32];
    ovt_status status = OVT_OK;
    job->format_given = true;
    job->writer_count = 0;
    for (const char *rest = argument; status == OVT_OK && rest != NULL;) {
        size_t length = strcspn(rest, ",");
        snprintf(key, sizeof key, "%.*s", (int) (length < sizeof key ? length : sizeof key), rest);
        status = add_format(job, key, err);
        rest = rest[length] == ',' ? rest + length + 1 : NULL;
    }
    return status;
}

ovt_status
ovt_set_output(ovt_job *job, const char *argument, ovt_error *err)
{
    job->output = strcmp(argument, "-") == 0 ? NULL : argument;
    return *argument == '\0' ? ovt_fail(err, OVT_USAGE, "--output: the file name is empty")
                             : OVT_OK;
}

static ovt_status
read_when(ovt_when *when, const char *option, const char *argument, ovt_error *err)
{
    static const char *const words[] = {"auto", "always", "never"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], argument) == 0) {
            *when = (ovt_when) i;
            return OVT_OK;
        }
    }
    return ovt_fail(err, OVT_USAGE, "%s: \"%s\" is not auto, always or never", option, argument);
}

ovt_status
ovt_set_color(ovt_job *job, const char *argument, ovt_error *err)
{
    return read_when(&job->color, "--color", argument, err);
}

ovt_status
ovt_set_progress(ovt_job *job, const char *argument, ovt_error *err)
{
    return read_when(&job->progress, "--progress", argument, err);
}

ovt_status
ovt_set_shell(ovt_job *job, const char *argument, ovt_error *err)
{
    (void) err;
    job->shell = argument;
    return OVT_OK;
}

ovt_status
ovt_set_charts(ovt_job *job, const char *argument, ovt_error *err)
{
    return read_when(&job->charts, "--charts", argument, err);
}

ovt_status
ovt_set_plots(ovt_job *job, const char *argument, ovt_error *err)
{
    job->plots = argument;
    return *argument == '\0' ? ovt_fail(err, OVT_USAGE, "--plots: the folder's name is empty")
                             : OVT_OK;
}

ovt_status
ovt_set_plot_format(ovt_job *job, const char *argument, ovt_error *err)
{
    const ovt_chart_terminal *terminal;
    for (size_t i = 0; (terminal = ovt_chart_terminal_at(i)) != NULL; i++) {
        if (terminal->is_file && strcmp(terminal->key, argument) == 0) {
            job->plot_terminal = terminal->key;
            return OVT_OK;
        }
    }
    return ovt_fail(
        err, OVT_USAGE, "--plot-format: there is no \"%s\"; there are svg, png, pdf", argument);
}

ovt_status
ovt_set_include(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->includes, argument, err);
}

ovt_status
ovt_set_condition(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->conditions, argument, err);
}

ovt_status
ovt_set_example(ovt_job *job, const char *argument, ovt_error *err)
{
    (void) err;
    job->example = argument;
    return OVT_OK;
}

static ovt_status
read_side(ovt_side *side, const char *option, const char *argument, ovt_error *err)
{
    static const char *const words[OVT_PARTIES] = {"seeker", "holder"};
    for (ovt_side i = 0; i < OVT_PARTIES; i++) {
        if (strcmp(words[i], argument) == 0) {
            *side = i;
            return OVT_OK;
        }
    }
    return ovt_fail(err, OVT_USAGE, "%s: \"%s\" is neither seeker nor holder", option, argument);
}

ovt_status
ovt_set_seat(ovt_job *job, const char *argument, ovt_error *err)
{
    return read_side(&job->seat, "--as", argument, err);
}

ovt_status
ovt_set_opponent(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_temperament_read(&job->opponent, argument, err);
}

ovt_status
ovt_set_varied(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->varies, argument, err);
}

ovt_status
ovt_set_giver(ovt_job *job, const char *argument, ovt_error *err)
{
    return read_side(&job->giver, "--giver", argument, err);
}

ovt_status
ovt_set_more(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->more, argument, err);
}

ovt_status
ovt_set_less(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->less, argument, err);
}

ovt_status
ovt_set_method(ovt_job *job, const char *argument, ovt_error *err)
{
    ovt_text list = {0};
    for (int i = 0; i < OVT_SENSITIVITY_COUNT; i++) {
        if (strcmp(ovt_sensitivity_word((ovt_sensitivity_method) i), argument) == 0) {
            job->method = i;
            return OVT_OK;
        }
    }
    for (int i = 0; i < OVT_SENSITIVITY_COUNT; i++) {
        ovt_text_format(
            &list, "%s%s", i == 0 ? "" : ", ", ovt_sensitivity_word((ovt_sensitivity_method) i));
    }
    ovt_status status = ovt_fail(err, OVT_USAGE, "--method: there is no \"%s\"; there are %s",
        argument, list.data == NULL ? "" : list.data);
    ovt_text_free(&list);
    return status;
}

ovt_status
ovt_set_store(ovt_job *job, const char *argument, ovt_error *err)
{
    job->store = argument;
    return *argument == '\0' ? ovt_fail(err, OVT_USAGE, "--store: the file name is empty") : OVT_OK;
}

#define FLAG(member)                                                                \
    ovt_status ovt_set_##member(ovt_job *job, const char *argument, ovt_error *err) \
    {                                                                               \
        (void) argument;                                                            \
        (void) err;                                                                 \
        job->member = true;                                                         \
        return OVT_OK;                                                              \
    }
FLAG(quiet)
FLAG(verbose)
FLAG(dry_run)
FLAG(strict)
FLAG(force)
FLAG(help)
FLAG(version)
FLAG(manual)
FLAG(two_players)
FLAG(practice)
#undef FLAG
