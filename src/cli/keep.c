// SPDX-License-Identifier: GPL-3.0-or-later
#include "keep.h"

ovt_status
ovt_keep_check(const ovt_job *job, ovt_error *err)
{
    return job->store == NULL ? OVT_OK : ovt_store_check(job->store, err);
}

/* A run is a sweep of one point that varies nothing: what asks a database in SQL finds it so. */
static ovt_status
add_result(ovt_store *store, const ovt_stored *head, const ovt_results *results, int64_t *id,
    ovt_error *err)
{
    ovt_stored_point point = {
        .number = 1, .summaries = results->summaries, .differences = results->differences};
    ovt_status status = ovt_store_add(store, head, id, err);
    return status == OVT_OK ? ovt_store_put(store, *id, head, &point, err) : status;
}

/* All of it in one transaction, which closing the store takes back where it was not committed. */
static ovt_status
put_result(const ovt_job *job, const ovt_stored *head, const ovt_results *results, ovt_error *err)
{
    ovt_store *store = NULL;
    int64_t id = 0;
    bool is_new = false;
    ovt_status status = ovt_store_open(&store, job->store, OVT_STORE_WRITE, err);
    if (status == OVT_OK) {
        status = ovt_store_begin(store, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_find_document(store, head, &id, err);
        is_new = id == 0;
    }
    if (status == OVT_OK && is_new) {
        status = add_result(store, head, results, &id, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_commit(store, err);
    }
    ovt_store_close(store);
    if (status == OVT_OK) {
        ovt_job_note(job,
            is_new ? "kept in %s as result %lld" : "%s has this already, as result %lld",
            job->store, (long long) id);
    }
    return status;
}

ovt_status
ovt_keep_results(const ovt_job *job, const ovt_study *study, const ovt_run_plan *plan,
    const ovt_results *results, const char *report, ovt_error *err)
{
    ovt_arena arena = {0};
    ovt_stored head;
    ovt_status status = ovt_keep_describe(&head, job, study, plan, &results->columns, &arena, err);
    if (status == OVT_OK) {
        bool is_run = study->count == 1 && head.title == NULL;
        head.title = is_run ? study->scenarios[0]->title : head.title;
        head.replications = results->replications;
        head.document = report;
        status = put_result(job, &head, results, err);
    }
    ovt_arena_free(&arena);
    return status;
}
