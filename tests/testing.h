// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing.h
 *  @brief What all tests share: cmocka in the right order, near-equality, texts of files.
 */
#ifndef OVT_TESTING_H
#define OVT_TESTING_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/** Fails unless |actual - expected| <= tolerance; keeps the line. NAN equals only NAN. */
#define assert_near(actual, expected, tolerance) \
    testing_assert_near((actual), (expected), (tolerance), #actual, __FILE__, __LINE__)

void testing_assert_near(double actual, double expected, double tolerance, const char *words,
    const char *file, int line);

/** The whole file as a text to be freed with free(); fails the test when it cannot be read. */
char *testing_read(const char *path);

/** Compares @p actual with the file golden/@p name under tests/; with OVT_UPDATE_GOLDEN=1 in the
 *  environment it writes the file instead. */
#define assert_golden(name, actual) testing_assert_golden((name), (actual), __FILE__, __LINE__)

void testing_assert_golden(const char *name, const char *actual, const char *file, int line);

#endif
