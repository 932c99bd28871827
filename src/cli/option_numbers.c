// SPDX-License-Identifier: GPL-3.0-or-later
/* Options whose argument is a number. */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

enum { MOST_THREADS = 1024 };

static const uint64_t MOST_REPLICATIONS = (uint64_t) 1 << 40;
static const uint64_t MOST_POINTS = (uint64_t) 1 << 24;
static const uint64_t MOST_SEED = (uint64_t) 1 << 53;

static bool
read_whole(const char *text, uint64_t most, uint64_t *value)
{
    char *end;
    errno = 0;
    if (!isdigit((unsigned char) *text)) {
        return false;
    }
    *value = strtoull(text, &end, 10);
    return errno == 0 && *end == '\0' && *value <= most;
}

ovt_status
ovt_set_replications(ovt_job *job, const char *argument, ovt_error *err)
{
    if (!read_whole(argument, MOST_REPLICATIONS, &job->replications) || job->replications == 0) {
        return ovt_fail(err, OVT_USAGE,
            "--replications: \"%s\" is not a whole number from 1 to %llu (write 10000)", argument,
            (unsigned long long) MOST_REPLICATIONS);
    }
    return OVT_OK;
}

ovt_status
ovt_set_replication(ovt_job *job, const char *argument, ovt_error *err)
{
    if (!read_whole(argument, MOST_REPLICATIONS, &job->replication) || job->replication == 0) {
        return ovt_fail(err, OVT_USAGE,
            "--replication: \"%s\" is not a whole number from 1 to %llu (the first history is 1)",
            argument, (unsigned long long) MOST_REPLICATIONS);
    }
    return OVT_OK;
}

static ovt_status
draw_seed(ovt_job *job, ovt_error *err)
{
    FILE *source = fopen("/dev/urandom", "rb");
    bool done = source != NULL && fread(&job->seed, sizeof job->seed, 1, source) == 1;
    if (source != NULL) {
        fclose(source);
    }
    job->seed %= MOST_SEED;
    return done ? OVT_OK : ovt_fail(err, OVT_IO, "/dev/urandom: %s", strerror(errno));
}

ovt_status
ovt_set_seed(ovt_job *job, const char *argument, ovt_error *err)
{
    job->seed_given = true;
    job->seed_drawn = strcmp(argument, "random") == 0;
    if (job->seed_drawn) {
        return draw_seed(job, err);
    }
    if (!read_whole(argument, MOST_SEED, &job->seed)) {
        return ovt_fail(err, OVT_USAGE,
            "--seed: \"%s\" is neither a whole number from 0 to %llu nor \"random\"", argument,
            (unsigned long long) MOST_SEED);
    }
    return OVT_OK;
}

ovt_status
ovt_set_threads(ovt_job *job, const char *argument, ovt_error *err)
{
    uint64_t threads = 0;
    if (!read_whole(argument, MOST_THREADS, &threads) || threads == 0) {
        return ovt_fail(err, OVT_USAGE, "--threads: \"%s\" is not a whole number from 1 to %d",
            argument, MOST_THREADS);
    }
    job->threads = (unsigned) threads;
    return OVT_OK;
}

ovt_status
ovt_set_precision(ovt_job *job, const char *argument, ovt_error *err)
{
    char *end;
    job->precision = strtod(argument, &end);
    if (end == argument || *end != '\0' || !(job->precision > 0 && job->precision < 1)) {
        return ovt_fail(err, OVT_USAGE,
            "--precision: \"%s\" is not a number between 0 and 1 (write 0.01 for 1 %%)", argument);
    }
    return OVT_OK;
}

ovt_status
ovt_set_points(ovt_job *job, const char *argument, ovt_error *err)
{
    if (!read_whole(argument, MOST_POINTS, &job->points) || job->points < 4) {
        return ovt_fail(err, OVT_USAGE, "--points: \"%s\" is not a whole number from 4 to %llu",
            argument, (unsigned long long) MOST_POINTS);
    }
    return OVT_OK;
}

ovt_status
ovt_set_target(ovt_job *job, const char *argument, ovt_error *err)
{
    char *end;
    job->target = strtod(argument, &end);
    if (end == argument || *end != '\0' || !isfinite(job->target)) {
        return ovt_fail(err, OVT_USAGE, "--target: \"%s\" is not a number (write 0.5)", argument);
    }
    return OVT_OK;
}

ovt_status
ovt_set_id(ovt_job *job, const char *argument, ovt_error *err)
{
    if (!read_whole(argument, MOST_SEED, &job->id) || job->id == 0) {
        return ovt_fail(err, OVT_USAGE, "--id: \"%s\" is no number of a result", argument);
    }
    return OVT_OK;
}

ovt_status
ovt_set_part(ovt_job *job, const char *argument, ovt_error *err)
{
    char text[64];
    snprintf(text, sizeof text, "%s", argument);
    char *dash = strchr(text, '-');
    const char *last = dash == NULL ? text : dash + 1;
    if (dash != NULL) {
        *dash = '\0';
    }
    if (!read_whole(text, MOST_REPLICATIONS, &job->first_point) ||
        !read_whole(last, MOST_REPLICATIONS, &job->last_point) || job->first_point == 0 ||
        job->last_point < job->first_point) {
        return ovt_fail(err, OVT_USAGE,
            "--part: \"%s\" is no range of points (write 1-100; the first point is 1)", argument);
    }
    return OVT_OK;
}
