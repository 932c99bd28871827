// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctype.h>
#include <string.h>

#include "token.h"

static size_t
digits_at(const char *at, const char *end)
{
    size_t count = 0;
    while (at + count < end && isdigit((unsigned char) at[count])) {
        count++;
    }
    return count;
}

static bool
is_exponent(const char *at, const char *end)
{
    if (at >= end || (*at != 'e' && *at != 'E')) {
        return false;
    }
    at++;
    at += at < end && (*at == '+' || *at == '-');
    size_t digits = digits_at(at, end);
    return digits > 0 && at + digits == end;
}

/* [-+]? digits with a point, an exponent or both. */
static bool
is_real(const char *at, const char *end)
{
    at += *at == '+' || *at == '-';
    size_t whole = digits_at(at, end);
    at += whole;
    bool point = at < end && *at == '.';
    at += point;
    size_t fraction = point ? digits_at(at, end) : 0;
    at += fraction;
    if (whole + fraction == 0) {
        return false;
    }
    return (point && at == end) || is_exponent(at, end);
}

/* The power of ten of the first digit that is not 0; 0 for zero itself. Worked out by hand, since
 * strtod() would look for the decimal point of the locale. */
static long
magnitude(const char *at, const char *end)
{
    enum { FAR = 1000000 };
    long power = -1, exponent = 0;
    bool point = false, found = false;
    for (; at < end && *at != 'e' && *at != 'E'; at++) {
        point = point || *at == '.';
        bool digit = isdigit((unsigned char) *at) != 0;
        found = found || (digit && *at != '0');
        power += (digit && found && !point) - (digit && !found && point);
    }
    bool negative = end - at > 1 && at[1] == '-';
    for (at += at < end; at < end; at++) {
        if (isdigit((unsigned char) *at) && exponent < FAR) {
            exponent = exponent * 10 + (*at - '0');
        }
    }
    return found ? power + (negative ? -exponent : exponent) : 0;
}

static void
check_magnitude(const ovt_scanner *scanner, ovt_token *token)
{
    long power = magnitude(token->start, token->start + token->length);
    if (power >= 308 || power < -307) {
        token->faulty = true;
        ovt_token_fault(scanner, token,
            power > 0 ? "the number is too large; the limit is 1e308"
                      : "the number is too near to 0; the limit is 1e-307, or write 0.0");
    }
}

static int
digit_value(char byte)
{
    return isdigit((unsigned char) byte) ? byte - '0' : tolower((unsigned char) byte) - 'a' + 10;
}

/* The digits of @p base from @p at with their sign; false when they go beyond 64 bits. */
static bool
read_whole(const char *at, const char *end, int base, bool negative, int64_t *value)
{
    uint64_t limit = negative ? (uint64_t) INT64_MAX + 1 : (uint64_t) INT64_MAX;
    uint64_t sum = 0;
    for (; at < end; at++) {
        uint64_t digit = (uint64_t) digit_value(*at);
        if (sum > (limit - digit) / (uint64_t) base) {
            return false;
        }
        sum = sum * (uint64_t) base + digit;
    }
    *value = negative ? (int64_t) (0 - sum) : (int64_t) sum;
    return true;
}

/* Where the digits end: before the L or LL of a 64-bit number. */
static const char *
without_suffix(const char *at, const char *end)
{
    for (int i = 0; i < 2 && end > at + 1 && end[-1] == 'L'; i++) {
        end--;
    }
    return end;
}

/* WHOLE with its value, or BAD when it is no whole number at all. */
static void
classify_whole(const ovt_scanner *scanner, ovt_token *token)
{
    const char *at = token->start, *end = without_suffix(at, at + token->length);
    bool negative = *at == '-';
    at += *at == '-' || *at == '+';
    int base = 10;
    if (at == token->start && end - at > 2 && at[0] == '0' &&
        tolower((unsigned char) at[1]) == 'x') {
        base = 16;
        at += 2;
    }
    size_t digits = 0;
    while (at + digits < end && (base == 16 ? isxdigit((unsigned char) at[digits])
                                            : isdigit((unsigned char) at[digits]))) {
        digits++;
    }
    if (digits == 0 || at + digits != end) {
        return;
    }
    token->type = OVT_TOKEN_WHOLE;
    if (!read_whole(at, end, base, negative, &token->whole)) {
        token->faulty = true;
        ovt_token_fault(scanner, token,
            "a whole number lies between -9223372036854775808 and 9223372036854775807; with a "
            "decimal point it may be larger");
    }
}

static bool
holds(const ovt_token *token, char byte)
{
    return memchr(token->start, byte, token->length) != NULL;
}

static void
explain_number(const ovt_scanner *scanner, const ovt_token *token)
{
    int length = token->length > 60 ? 60 : (int) token->length;
    bool sign = *token->start == '-' || *token->start == '+';
    const char *digits = token->start + sign;
    if (token->length == 1 && *token->start == '.') {
        ovt_token_fault(scanner, token, "\".\" alone is not a number; write 0.0");
    } else if (sign && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')) {
        ovt_token_fault(scanner, token, "a hexadecimal number has no sign; write it in decimal");
    } else if (holds(token, '_')) {
        ovt_token_fault(scanner, token, "write the number without \"_\"");
    } else if (token->start[token->length - 1] == 'l') {
        ovt_token_fault(scanner, token, "the suffix of a long number is L; it can be left out");
    } else if (digits_at(digits, token->start + token->length) > 0 && !holds(token, '.')) {
        ovt_token_fault(scanner, token,
            "\"%.*s\" is not a number; write the digits alone (the unit is part of the setting) "
            "or put a text in quotes",
            length, token->start);
    } else {
        ovt_token_fault(scanner, token,
            "\"%.*s\" is not a number; write digits with at most one decimal point, as 1500 or "
            "0.25",
            length, token->start);
    }
}

void
ovt_token_number(const ovt_scanner *scanner, ovt_token *token)
{
    token->type = OVT_TOKEN_BAD;
    if (is_real(token->start, token->start + token->length)) {
        token->type = OVT_TOKEN_REAL;
        check_magnitude(scanner, token);
        return;
    }
    classify_whole(scanner, token);
    if (token->type == OVT_TOKEN_BAD) {
        explain_number(scanner, token);
        /* Taken for a number from here on, so that the grammar adds no second fault. */
        token->type = OVT_TOKEN_WHOLE;
        token->faulty = true;
    }
}
