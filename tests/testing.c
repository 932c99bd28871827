// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

void
testing_assert_near(
    double actual, double expected, double tolerance, const char *words, const char *file, int line)
{
    if (fabs(actual - expected) <= tolerance || (isnan(actual) && isnan(expected))) {
        return;
    }
    print_error("%s is %.17g, not %.17g (tolerance %g)\n", words, actual, expected, tolerance);
    _fail(file, line);
}

static char *
read_or_null(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    size_t length = 0, capacity = 4096;
    char *text = malloc(capacity);
    while (text != NULL) {
        length += fread(text + length, 1, capacity - length - 1, file);
        if (length < capacity - 1) {
            text[length] = '\0';
            break;
        }
        capacity *= 2;
        text = realloc(text, capacity);
    }
    fclose(file);
    return text;
}

char *
testing_read(const char *path)
{
    char *text = read_or_null(path);
    if (text == NULL) {
        print_error("cannot read %s\n", path);
        fail();
    }
    return text;
}

void
testing_assert_golden(const char *name, const char *actual, const char *file, int line)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/golden/%s", OVT_TESTS_DIR, name);
    const char *update = getenv("OVT_UPDATE_GOLDEN");
    if (update != NULL && update[0] == '1') {
        FILE *golden = fopen(path, "wb");
        if (golden == NULL || fputs(actual, golden) == EOF || fclose(golden) != 0) {
            print_error("cannot write %s\n", path);
            _fail(file, line);
        }
        return;
    }
    char *expected = read_or_null(path);
    if (expected == NULL) {
        print_error("cannot open %s: make it with OVT_UPDATE_GOLDEN=1\n", path);
        _fail(file, line);
        return;
    }
    int differs = strcmp(expected, actual);
    if (differs != 0) {
        print_error("%s differs.\n--- expected\n%s\n--- actual\n%s\n", name, expected, actual);
    }
    free(expected);
    if (differs != 0) {
        _fail(file, line);
    }
}
