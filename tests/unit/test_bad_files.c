// SPDX-License-Identifier: GPL-3.0-or-later
/* Each wrong file in tests/bad is refused in exactly the words of its .expected file.
 *
 * To add a case: bad/NAME.cfg, or bad/NAME/main.cfg where it takes several files; assignments of
 * --set, one a line, in bad/NAME.set. OVT_UPDATE_GOLDEN=1 writes bad/NAME.expected: read it, would
 * a user know what to do? */
#include "testing.h"

#include <dirent.h>
#include <locale.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#include "overture/config/load.h"

enum { LEAST_CASES = 85, MOST_SETS = 8, LONGEST_NAME = 200 };

typedef struct {
    char name[LONGEST_NAME];
    char path[LONGEST_NAME + 32];
    const char *sets[MOST_SETS];
    size_t set_count;
    char *set_text; /* owned */
} bad_case;

static bool
find_case(bad_case *self, const char *entry)
{
    struct stat about;
    size_t length = strlen(entry);
    *self = (bad_case){0};
    assert_true(length < LONGEST_NAME);
    snprintf(self->name, sizeof self->name, "%s", entry);
    snprintf(self->path, sizeof self->path, "bad/%s", entry);
    if (entry[0] == '.' || stat(self->path, &about) != 0) {
        return false;
    }
    if (S_ISDIR(about.st_mode)) {
        snprintf(self->path, sizeof self->path, "bad/%s/main.cfg", entry);
        return true;
    }
    if (length < 5 || strcmp(entry + length - 4, ".cfg") != 0) {
        return false;
    }
    self->name[length - 4] = '\0';
    return true;
}

static void
read_sets(bad_case *self)
{
    char path[LONGEST_NAME + 32];
    snprintf(path, sizeof path, "bad/%s.set", self->name);
    if (access(path, R_OK) != 0) {
        return;
    }
    self->set_text = testing_read(path);
    for (char *line = strtok(self->set_text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        assert_true(self->set_count < MOST_SETS);
        self->sets[self->set_count++] = line;
    }
}

/* What a user would read on standard error. */
static char *
words_of(const bad_case *self)
{
    ovt_loaded loaded;
    ovt_read_options options = {.sets = self->sets, .set_count = self->set_count};
    ovt_faults faults = {0};
    ovt_error err = {0};
    char *words = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&words, &length);
    assert_non_null(out);
    ovt_status status = ovt_loaded_init(&loaded, self->path, &options, &faults, &err);
    ovt_faults_sort(&faults);
    ovt_faults_write(&faults, out, 100);
    if (status == OVT_IO) {
        fprintf(out, "%s\n", err.message);
    }
    fclose(out);
    if (status != OVT_SCENARIO && status != OVT_IO) {
        print_error("%s is not refused (status %d)\n", self->path, (int) status);
        fail();
    }
    ovt_faults_free(&faults);
    ovt_loaded_free(&loaded);
    return words;
}

static bool
compare_or_update(const bad_case *self, const char *words)
{
    char path[LONGEST_NAME + 32];
    snprintf(path, sizeof path, "bad/%s.expected", self->name);
    const char *update = getenv("OVT_UPDATE_GOLDEN");
    if (update != NULL && update[0] == '1') {
        FILE *out = fopen(path, "wb");
        assert_non_null(out);
        fputs(words, out);
        assert_int_equal(fclose(out), 0);
        return true;
    }
    char *expected = testing_read(path);
    bool same = strcmp(expected, words) == 0;
    if (!same) {
        print_error("%s\n--- expected\n%s--- actual\n%s", self->path, expected, words);
    }
    free(expected);
    return same;
}

static void
each_bad_file_is_refused_in_the_expected_words(void **state)
{
    int seen = 0, wrong = 0;
    (void) state;
    assert_int_equal(chdir(OVT_TESTS_DIR), 0);
    DIR *folder = opendir("bad");
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        bad_case here;
        if (!find_case(&here, entry->d_name)) {
            continue;
        }
        read_sets(&here);
        char *words = words_of(&here);
        wrong += !compare_or_update(&here, words);
        seen++;
        free(words);
        free(here.set_text);
    }
    closedir(folder);
    assert_int_equal(wrong, 0);
    assert_true(seen >= LEAST_CASES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_bad_file_is_refused_in_the_expected_words),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("bad files", tests, NULL, NULL);
}
