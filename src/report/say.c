// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "overture/report/stored.h"
#include "parts.h"

/* A comma before every third digit from the point. */
static void
group_digits(char *text)
{
    char *digits = text + (*text == '-' || *text == '+');
    size_t whole = strspn(digits, "0123456789");
    if (whole < 4) {
        return;
    }
    for (size_t at = whole - 3;; at -= 3) {
        memmove(digits + at + 1, digits + at, strlen(digits + at) + 1);
        digits[at] = ',';
        if (at <= 3) {
            return;
        }
    }
}

static char *
say_number(char text[OVT_SAY], double value, int decimals, bool signs)
{
    double unit = pow(10, -decimals);
    double shown = fabs(value) < unit / 2 ? 0.0 : value;
    if (isnan(value)) {
        return strcpy(text, "n/a");
    }
    if (fabs(value) >= 1e15) {
        snprintf(text, OVT_SAY, "%.3g", value);
        return text;
    }
    snprintf(text, OVT_SAY, "%s%.*f", signs && shown > 0 ? "+" : "", decimals, shown);
    group_digits(text);
    return text;
}

char *
ovt_say(char text[OVT_SAY], double value, int decimals)
{
    return say_number(text, value, decimals, false);
}

char *
ovt_say_signed(char text[OVT_SAY], double value, int decimals)
{
    return say_number(text, value, decimals, true);
}

char *
ovt_say_range(char text[OVT_SAY], double low, double high, int decimals)
{
    char low_text[OVT_SAY], high_text[OVT_SAY];
    if (isnan(low) || isnan(high)) {
        return strcpy(text, "n/a");
    }
    snprintf(text, OVT_SAY, "%.28s to %.28s", ovt_say(low_text, low, decimals),
        ovt_say(high_text, high, decimals));
    return text;
}

char *
ovt_say_hundredths(char text[OVT_SAY], double share)
{
    if (isnan(share)) {
        return strcpy(text, "n/a");
    }
    if (share > 0 && share < 0.005) {
        return strcpy(text, "<1");
    }
    if (share < 1 && share > 0.995) {
        return strcpy(text, ">99");
    }
    return ovt_say(text, share * 100, 0);
}

char *
ovt_say_short(char *text, double value)
{
    char digits[OVT_SAY];
    snprintf(digits, sizeof digits, "%.4g", value);
    return ovt_number_text(text, strtod(digits, NULL));
}

char *
ovt_say_letter(char text[OVT_SAY], size_t index)
{
    char *at = text + OVT_SAY;
    *--at = '\0';
    for (size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
        *--at = (char) ('A' + (rest - 1) % 26);
    }
    return memmove(text, at, strlen(at) + 1);
}

char *
ovt_say_key(char text[OVT_SAY], const char *key)
{
    bool horizon = strcmp(key, "no_agreement_horizon") == 0;
    snprintf(text, OVT_SAY, "%s", horizon ? "no agreement by the horizon" : key);
    for (char *at = text; *at != '\0'; at++) {
        if (*at == '_') {
            *at = ' ';
        }
    }
    return text;
}

static bool
is_share(const ovt_metric *metric)
{
    return strcmp(metric->unit, "share") == 0;
}

double
ovt_shown_scale(const ovt_metric *metric)
{
    return is_share(metric) ? 100 : 1;
}

int
ovt_shown_decimals(const ovt_metric *metric)
{
    return is_share(metric) ? 1 : metric->decimals;
}

/* "Days of truce, days" says it twice. */
bool
ovt_title_has_unit(const char *title, const char *unit)
{
    size_t length = strlen(unit);
    for (; strlen(title) >= length; title++) {
        if (strncasecmp(title, unit, length) == 0) {
            return true;
        }
    }
    return false;
}

const char *
ovt_shown_unit(const ovt_metric *metric)
{
    return is_share(metric) ? "of 100" : metric->unit;
}

bool
ovt_is_ending(const ovt_column *column)
{
    return column->metric->family == OVT_METRIC_PER_ENDING;
}

ovt_status
ovt_built(ovt_document *self, ovt_error *err)
{
    ovt_document_settle(self);
    return self->failed ? ovt_fail(err, OVT_MEMORY, "no memory to build the report") : OVT_OK;
}
