// SPDX-License-Identifier: GPL-3.0-or-later
/** @file status.h
 *  @brief How a function says that it could not do its work, and in which words.
 */
#ifndef OVT_BASE_STATUS_H
#define OVT_BASE_STATUS_H

#if defined(__GNUC__)
#define OVT_PRINTF(text, first) __attribute__((format(printf, text, first)))
#define OVT_MUST_CHECK          __attribute__((warn_unused_result))
#else
#define OVT_PRINTF(text, first)
#define OVT_MUST_CHECK
#endif

/* name, text for people, exit status of the program: add a status here and nowhere else */
#define OVT_STATUS_LIST(X)                              \
    X(OK, "success", 0)                                 \
    X(FAILED, "the run failed", 1)                      \
    X(MEMORY, "out of memory", 1)                       \
    X(NUMERIC, "a numerical method did not succeed", 1) \
    X(USAGE, "wrong command line", 2)                   \
    X(SCENARIO, "the scenario is not valid", 3)         \
    X(CONDITION, "a stated condition is not met", 4)    \
    X(IO, "a file could not be read or written", 5)     \
    X(INTERRUPTED, "interrupted", 130)

typedef enum {
#define OVT_STATUS_ENUM(name, text, exit_status) OVT_##name,
    OVT_STATUS_LIST(OVT_STATUS_ENUM)
#undef OVT_STATUS_ENUM
        OVT_STATUS_COUNT
} ovt_status;

/** What went wrong, in words a user can act on. Zero-initialise; owns nothing. */
typedef struct {
    ovt_status status;
    char message[512]; /* truncated, never overflowed */
} ovt_error;

/** Records an error and hands the status back, so that a caller can write
 *  `return ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));`.
 *  The first error wins: a later one never overwrites it. @p err may be NULL. */
ovt_status ovt_fail(ovt_error *err, ovt_status status, const char *format, ...) OVT_PRINTF(3, 4);

/** The short text of a status; "unknown status" past the end. */
const char *ovt_status_text(ovt_status status);

/** The exit status of the program for a status. */
int ovt_status_exit(ovt_status status);

#endif
