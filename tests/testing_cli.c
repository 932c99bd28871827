// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_cli.h"

#include <unistd.h>

#include "overture/cli/cli.h"
#include "testing.h"

enum { MOST_WORDS = 32 };

static void
split(char *line, char *words[MOST_WORDS], int *count)
{
    *count = 0;
    static char program[] = "overture";
    words[(*count)++] = program;
    for (char *word = strtok(line, " "); word != NULL && *count < MOST_WORDS - 1;
         word = strtok(NULL, " ")) {
        words[(*count)++] = word;
    }
    words[*count] = NULL;
}

testing_outcome
testing_run_with(const char *line, const char *input)
{
    char copy[2048], *words[MOST_WORDS];
    int count;
    size_t out_size, log_size;
    testing_outcome result = {0};
    FILE *in = tmpfile();
    FILE *out = open_memstream(&result.out, &out_size);
    FILE *log = open_memstream(&result.log, &log_size);
    fputs(input, in);
    rewind(in);
    snprintf(copy, sizeof copy, "%s", line);
    split(copy, words, &count);
    result.status = ovt_cli_main(count, words, in, out, log);
    fclose(in);
    fclose(out);
    fclose(log);
    return result;
}

testing_outcome
testing_run(const char *line)
{
    return testing_run_with(line, "");
}

void
testing_forget(testing_outcome *result)
{
    free(result->out);
    free(result->log);
}

void
testing_expect(const char *line, int status, const char *words)
{
    testing_outcome result = testing_run(line);
    if (result.status != status || (words != NULL && strstr(result.log, words) == NULL)) {
        print_error("overture %s: status %d\n%s%s", line, result.status, result.out, result.log);
        fail();
    }
    testing_forget(&result);
}

void
testing_assert_fails(const char *line, int status, const char *words)
{
    testing_outcome result = testing_run(line);
    if (result.status != status || strstr(result.log, words) == NULL) {
        print_error("overture %s: status %d, %s", line, result.status, result.log);
        fail();
    }
    assert_string_equal(result.out, "");
    testing_forget(&result);
}

void
testing_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static char folder[64];

void
testing_enter_folder(void)
{
    bool fast = access("/dev/shm", W_OK) == 0;
    snprintf(folder, sizeof folder, "%s/overture-test-XXXXXX", fast ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
}

int
testing_leave_folder(void **state)
{
    (void) state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    assert_int_equal(chdir("/"), 0);
    return system(command);
}
