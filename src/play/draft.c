// SPDX-License-Identifier: GPL-3.0-or-later
/* Terms as players write them: "1 40", "people 40 people", "return gradual". */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "state.h"

enum { SHORTEST_PREFIX = 2 };

static const char *
skip_blanks(const char *text)
{
    return text + strspn(text, " =:");
}

/* Length of the issue's number, name or label at the start of the text; 0 where it is none. */
static size_t
matches(const ovt_issue *issue, size_t index, const char *text)
{
    const char *names[] = {issue->name, ovt_issue_label(issue)};
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && digits < 4 && (text[digits] == '\0' || strchr(" =:", text[digits]))) {
        return strtoul(text, NULL, 10) == index + 1 ? digits : 0;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        if (length > 0 && strncasecmp(text, names[i], length) == 0 &&
            (text[length] == '\0' || strchr(" =:", text[length]) != NULL)) {
            return length;
        }
    }
    return 0;
}

/* A first word that only one issue's name or label begins with. */
static size_t
find_by_prefix(const ovt_scenario *scenario, const char *text, size_t *length)
{
    size_t found = OVT_NONE;
    *length = strcspn(text, " =:");
    if (*length < SHORTEST_PREFIX || isdigit((unsigned char) *text)) {
        return OVT_NONE;
    }
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        if (strncasecmp(issue->name, text, *length) == 0 ||
            strncasecmp(ovt_issue_label(issue), text, *length) == 0) {
            if (found != OVT_NONE) {
                return OVT_NONE;
            }
            found = i;
        }
    }
    return found;
}

static size_t
find_issue(const ovt_scenario *scenario, const char *text, size_t *length)
{
    for (size_t i = 0; i < scenario->issue_count; i++) {
        *length = matches(&scenario->issues[i], i, text);
        if (*length > 0) {
            return i;
        }
    }
    return find_by_prefix(scenario, text, length);
}

bool
ovt_names_issue(const ovt_game *self, const char *text)
{
    size_t length;
    return find_issue(self->drawn, text, &length) != OVT_NONE &&
           *skip_blanks(text + length) != '\0';
}

/* The only level of which the text is a part, as its beginning if need be. */
static size_t
find_part(const ovt_issue *issue, const char *text, bool beginning)
{
    size_t found = OVT_NONE, length = strlen(text);
    for (size_t i = 0; i < issue->level_count; i++) {
        bool has = false;
        for (const char *at = issue->levels[i]; !has && *at != '\0'; at++) {
            has = strncasecmp(at, text, length) == 0 && (at == issue->levels[i] || !beginning);
        }
        if (has && found != OVT_NONE) {
            return OVT_NONE;
        }
        found = has ? i : found;
    }
    return found;
}

/* A level by its name, a part of it, or its number from 1. */
static size_t
find_level(const ovt_issue *issue, const char *text)
{
    char *end;
    unsigned long number = strtoul(text, &end, 10);
    for (size_t i = 0; i < issue->level_count; i++) {
        if (strcasecmp(issue->levels[i], text) == 0) {
            return i;
        }
    }
    if (isdigit((unsigned char) *text) && *end == '\0') {
        return number >= 1 && number <= issue->level_count ? number - 1 : OVT_NONE;
    }
    size_t begins = *text == '\0' ? OVT_NONE : find_part(issue, text, true);
    return *text == '\0' || begins != OVT_NONE ? begins : find_part(issue, text, false);
}

static void
say_levels(const ovt_issue *issue, ovt_document *answer)
{
    ovt_text text = {0};
    ovt_text_format(&text, "\"%s\" is one of: ", ovt_issue_label(issue));
    for (size_t i = 0; i < issue->level_count; i++) {
        ovt_text_format(&text, "%s%zu %s", i == 0 ? "" : ", ", i + 1, issue->levels[i]);
    }
    ovt_text_add(&text, ".");
    ovt_document_paragraph_of(answer, &text);
}

static bool
read_level(const ovt_issue *issue, const char *text, double *position, ovt_document *answer)
{
    size_t level = find_level(issue, text);
    if (level == OVT_NONE) {
        say_levels(issue, answer);
        return false;
    }
    *position = issue->level_values[level];
    return true;
}

/* A number in the issue's unit; what stands after it is taken for the unit. */
static bool
read_number(const ovt_issue *issue, const char *text, double *position, ovt_document *answer)
{
    char *end, low[OVT_SAY], high[OVT_SAY];
    double value = strtod(text, &end);
    double least = fmin(issue->from, issue->to), most = fmax(issue->from, issue->to);
    bool comma = *end == ',';
    if (end == text || comma || !(value >= least && value <= most) || most <= least) {
        int decimals = least == floor(least) && most == floor(most) ? 0 : 2;
        ovt_document_paragraph(answer, "\"%s\" is a number from %s to %s%s%s%s.",
            ovt_issue_label(issue), ovt_say(low, least, decimals), ovt_say(high, most, decimals),
            issue->unit == NULL || *issue->unit == '\0' ? "" : " ",
            issue->unit == NULL ? "" : issue->unit, comma ? ", with a point for the decimals" : "");
        return false;
    }
    if (ovt_issue_is_whole(issue)) {
        value = round(value);
    }
    *position = (value - issue->from) / (issue->to - issue->from);
    return true;
}

/* The term as it now is, and what that makes of the whole. */
static void
say_change(const ovt_game *self, size_t index, ovt_document *answer)
{
    const ovt_issue *issue = &self->drawn->issues[index];
    const ovt_package *draft = &self->draft[self->viewer];
    double position = draft->position[index];
    char term[OVT_SAY], whole[OVT_SAY], least[OVT_SAY];
    ovt_text text = {0};
    ovt_text_format(&text, "%s: ", ovt_issue_label(issue));
    ovt_say_position(&text, issue, position);
    ovt_text_format(&text, ", %s points. Your draft is worth %s points; no agreement %s.",
        ovt_say_points(term, ovt_issue_points(self, self->viewer, index, position)),
        ovt_say_points(whole, ovt_package_utility(self->drawn, self->viewer, draft)),
        ovt_say_points(least, self->ask.reservation));
    ovt_document_paragraph_of(answer, &text);
}

void
ovt_draft_set(ovt_game *self, const char *text, ovt_document *answer)
{
    size_t length;
    text = skip_blanks(text);
    size_t index = find_issue(self->drawn, text, &length);
    if (index == OVT_NONE) {
        ovt_document_paragraph(answer,
            "Which issue? Write its number or its name, then the new value: 1 10. The issues are "
            "numbered in draft and in points.");
        return;
    }
    const ovt_issue *issue = &self->drawn->issues[index];
    const char *value = skip_blanks(text + length);
    double *position = &self->draft[self->viewer].position[index];
    if (!self->ended && self->ask.forced >> index & 1) {
        ovt_document_paragraph(answer,
            "\"%s\" is settled from outside: it is no longer negotiated.", ovt_issue_label(issue));
        return;
    }
    bool read = issue->level_count > 0 ? read_level(issue, value, position, answer)
                                       : read_number(issue, value, position, answer);
    if (read) {
        say_change(self, index, answer);
    }
}

void
ovt_draft_force(ovt_game *self)
{
    for (size_t i = 0; i < self->drawn->issue_count; i++) {
        if (self->ask.forced >> i & 1) {
            self->draft[self->viewer].position[i] = self->drawn->issues[i].forced_at;
        }
    }
}
