// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_cli.h
 *  @brief Running command lines within a test.
 */
#ifndef OVT_TESTING_CLI_H
#define OVT_TESTING_CLI_H

/** What one command line did. Free with testing_forget(). */
typedef struct {
    int status;
    char *out;
    char *log;
} testing_outcome;

/** Runs `overture LINE`, its words parted by blanks; @p input is what standard input holds. */
testing_outcome testing_run_with(const char *line, const char *input);
testing_outcome testing_run(const char *line);
void testing_forget(testing_outcome *result);

/** Fails unless the command ends with @p status and says @p words; NULL: no matter what. */
void testing_expect(const char *line, int status, const char *words);

/** Fails unless the command ends with @p status, says @p words and prints nothing. */
void testing_assert_fails(const char *line, int status, const char *words);

/** Writes a file; fails the test when it cannot. */
void testing_write(const char *path, const char *text);

/** Goes to a new folder, in memory where there is one, so that a busy disk does not slow the test
 *  down; and leaves it, with all that is in it. The latter is a teardown of a group. */
void testing_enter_folder(void);
int testing_leave_folder(void **state);

#endif
