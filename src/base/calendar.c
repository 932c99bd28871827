// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/base/calendar.h"

#include <stdio.h>
#include <string.h>

static bool
is_leap(long year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static long
days_of_month(long year, long month)
{
    static const long days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 to the first day of a year. */
static long
days_before_year(long year)
{
    long past = year - 1;
    return 365 * (year - 1970) + (past / 4 - past / 100 + past / 400) - 477;
}

static bool
parse_digits(const char *text, size_t count, long *value)
{
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        *value = 10 * *value + (text[i] - '0');
    }
    return true;
}

bool
ovt_date_parse(const char *text, long *day)
{
    long year, month, month_day;
    if (strlen(text) != OVT_DATE_TEXT - 1 || text[4] != '-' || text[7] != '-' ||
        !parse_digits(text, 4, &year) || !parse_digits(text + 5, 2, &month) ||
        !parse_digits(text + 8, 2, &month_day)) {
        return false;
    }
    if (year < 1000 || month < 1 || month > 12 || month_day < 1 ||
        month_day > days_of_month(year, month)) {
        return false;
    }
    *day = days_before_year(year) + month_day - 1;
    for (long m = 1; m < month; m++) {
        *day += days_of_month(year, m);
    }
    return true;
}

char *
ovt_date_text(char text[OVT_DATE_TEXT], long day)
{
    long year = day < 0 ? 1969 + day / 365 : 1970 + day / 366;
    while (days_before_year(year + 1) <= day) {
        year++;
    }
    long month = 1;
    long rest = day - days_before_year(year);
    while (rest >= days_of_month(year, month)) {
        rest -= days_of_month(year, month);
        month++;
    }
    snprintf(text, OVT_DATE_TEXT, "%04u-%02u-%02u", (unsigned) year % 10000U,
        (unsigned) month % 100U, (unsigned) (rest + 1) % 100U);
    return text;
}
