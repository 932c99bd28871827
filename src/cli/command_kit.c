// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "job.h"
#include "overture/kit/kit.h"

/* DIR/03-briefing.html */
static ovt_text
path_of(const ovt_job *job, const ovt_kit_sheet *sheet, const ovt_writer *writer)
{
    ovt_text path = {0};
    ovt_text_format(&path, "%s/%s.%s", job->output, sheet->name, writer->extension);
    return path;
}

static ovt_status
stage(const ovt_job *job, const ovt_document *document, const ovt_kit_sheet *sheet,
    const ovt_writer *writer, ovt_staged *staged, ovt_error *err)
{
    ovt_text text = {0}, path = path_of(job, sheet, writer);
    ovt_status status = path.failed ? ovt_fail(err, OVT_MEMORY, "no memory to write the kit")
                                    : ovt_job_format(job, document, writer, &text, err);
    if (status == OVT_OK) {
        status = ovt_staged_add(staged, path.data, &text, err);
    }
    ovt_text_free(&text);
    ovt_text_free(&path);
    return status;
}

/* In every format asked for, or in all that people print. */
static ovt_status
stage_sheet(const ovt_job *job, const ovt_kit *kit, const ovt_kit_sheet *sheet, ovt_staged *staged,
    ovt_error *err)
{
    static const char *const usual[] = {"html", "markdown"};
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_status status = ovt_kit_build(kit, sheet, &document, &provenance, err);
    for (size_t i = 0; status == OVT_OK && job->format_given && i < job->writer_count; i++) {
        status = stage(job, &document, sheet, job->writers[i], staged, err);
    }
    for (size_t i = 0; status == OVT_OK && !job->format_given && i < 2; i++) {
        const ovt_writer *writer = ovt_writer_find(usual[i]);
        if (writer != NULL) {
            status = stage(job, &document, sheet, writer, staged, err);
        }
    }
    ovt_document_free(&document);
    return status;
}

/* The folder appears with all of its files, or not at all. */
static ovt_status
write_kit(const ovt_job *job, const ovt_kit *kit, ovt_error *err)
{
    ovt_staged staged = {0};
    const ovt_kit_sheet *sheet;
    bool made = mkdir(job->output, 0777) == 0;
    ovt_status status = OVT_OK;
    for (size_t i = 0; status == OVT_OK && (sheet = ovt_kit_sheet_at(i)) != NULL; i++) {
        status = stage_sheet(job, kit, sheet, &staged, err);
    }
    size_t count = staged.count;
    if (status == OVT_OK) {
        status = ovt_staged_commit(&staged, err);
    }
    ovt_staged_free(&staged);
    if (made && status != OVT_OK) {
        rmdir(job->output);
    } else if (status == OVT_OK) {
        ovt_job_note(
            job, "%zu sheets written to %s; begin with 01-teacher-card", count, job->output);
    }
    return status;
}

static ovt_status
make_kit(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_kit *kit;
    ovt_run_plan plan;
    size_t pairs = job->replications == 0 ? OVT_KIT_PAIRS : (size_t) job->replications;
    ovt_status status = ovt_job_plan(job, study, &plan, err);
    if (status == OVT_OK) {
        status = ovt_kit_new(&kit, study->scenarios[0], plan.seed, pairs, err);
        if (status == OVT_OK) {
            status = write_kit(job, kit, err);
        }
        ovt_kit_delete(kit);
    }
    return status;
}

ovt_status
ovt_run_kit(const ovt_job *job, ovt_error *err)
{
    if (job->output == NULL) {
        return ovt_fail(err, OVT_USAGE, "a kit is a folder of sheets: say which one with -o DIR");
    }
    if (job->replications > OVT_KIT_MOST_PAIRS) {
        return ovt_fail(err, OVT_USAGE, "-n: a class of at most %d simulated pairs can be shown",
            OVT_KIT_MOST_PAIRS);
    }
    return ovt_job_on_study(job, ovt_job_needs_one, make_kit, err);
}
