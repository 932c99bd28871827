// SPDX-License-Identifier: GPL-3.0-or-later
/* What --vary asks for: written as the group `study.vary` of a file would be, so that it is read
 * and checked in the same way. */
#include <stdlib.h>
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"
#include "overture/config/variant.h"
#include "study.h"

static const char source_name[] = "--vary";

/* What a shell word may hold where it is put between quotes. */
static bool
is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char) text[i] < ' ' || strchr("\"\\;{}", text[i]) != NULL) {
            return false;
        }
    }
    return length > 0;
}

static bool
is_number(const char *text, size_t length)
{
    char copy[64], *end;
    if (length == 0 || length >= sizeof copy || strspn(text, "+-.0123456789eE") < length) {
        return false;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    strtod(copy, &end);
    return *end == '\0';
}

/* As a number that is read as one also where it has no point. */
static void
add_number(ovt_text *out, const char *text, size_t length)
{
    char copy[64], number[OVT_NUMBER_TEXT];
    memcpy(copy, text, length);
    copy[length] = '\0';
    ovt_text_add(out, ovt_number_text(number, strtod(copy, NULL)));
}

/* "LOW..HIGH" or "LOW..HIGH:log"; false where it is none. */
static bool
add_range(ovt_text *out, const char *range)
{
    static const char logarithmic[] = ":log";
    const char *dots = strstr(range, "..");
    if (dots == NULL) {
        return false;
    }
    const char *high = dots + 2;
    size_t length = strlen(high), suffix = sizeof logarithmic - 1;
    bool is_log = length > suffix && strcmp(high + length - suffix, logarithmic) == 0;
    length -= is_log ? suffix : 0;
    if (!is_number(range, (size_t) (dots - range)) || !is_number(high, length)) {
        return false;
    }
    ovt_text_add(out, "from = ");
    add_number(out, range, (size_t) (dots - range));
    ovt_text_add(out, "; to = ");
    add_number(out, high, length);
    ovt_text_add(out, is_log ? "; scale = \"log\"; " : "; ");
    return true;
}

/* "A,B,C": numbers, true and false, or words. */
static bool
add_values(ovt_text *out, const char *list)
{
    ovt_text_add(out, "values = [");
    for (const char *at = list; at != NULL;) {
        size_t length = strcspn(at, ",");
        bool is_truth = (length == 4 && strncmp(at, "true", 4) == 0) ||
                        (length == 5 && strncmp(at, "false", 5) == 0);
        if (!is_plain(at, length)) {
            return false;
        }
        ovt_text_add(out, at == list ? "" : ", ");
        if (is_number(at, length)) {
            add_number(out, at, length);
        } else {
            ovt_text_format(out, is_truth ? "%.*s" : "\"%.*s\"", (int) length, at);
        }
        at = at[length] == ',' ? at + length + 1 : NULL;
    }
    ovt_text_add(out, "]; ");
    return true;
}

static ovt_status
add_asked(ovt_text *out, const char *asked, ovt_error *err)
{
    size_t length = strcspn(asked, "=");
    bool is_read = is_plain(asked, length);
    ovt_text_format(out, "{ path = \"%.*s\"; ", is_read ? (int) length : 0, asked);
    if (is_read && asked[length] == '=') {
        const char *values = asked + length + 1;
        is_read = strstr(values, "..") != NULL ? add_range(out, values) : add_values(out, values);
    }
    ovt_text_add(out, "}");
    return is_read ? OVT_OK
                   : ovt_fail(err, OVT_USAGE,
                         "--vary: \"%s\" is neither PATH, PATH=LOW..HIGH nor PATH=A,B,C (write "
                         "--vary 'offer.phases[0].days=28..56')",
                         asked);
}

/* All uncertain inputs of the scenarios, each once. */
static void
add_inputs(ovt_text *out, const ovt_study *study)
{
    bool first = true;
    for (size_t i = 0; i < study->count; i++) {
        const ovt_scenario *scenario = study->loaded[i].scenario;
        for (size_t k = 0; k < scenario->input_count; k++) {
            const char *path = scenario->inputs[k].path;
            bool is_known = false;
            for (size_t before = 0; before < i && !is_known; before++) {
                const ovt_scenario *other = study->loaded[before].scenario;
                for (size_t j = 0; j < other->input_count; j++) {
                    is_known = is_known || strcmp(other->inputs[j].path, path) == 0;
                }
            }
            if (!is_known) {
                ovt_text_format(out, "%s{ path = \"%s\"; }", first ? "" : ", ", path);
                first = false;
            }
        }
    }
}

/* A sample needs neither steps nor lists, so that ranges and distributions may stand alone. */
static ovt_status
write_study(
    ovt_text *out, const ovt_study *study, const char *const *asked, size_t count, ovt_error *err)
{
    ovt_status status = OVT_OK;
    ovt_text_add(out, "study = { vary = ( ");
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        ovt_text_add(out, i == 0 ? "" : ", ");
        status = add_asked(out, asked[i], err);
    }
    if (count == 0) {
        add_inputs(out, study);
    }
    ovt_text_add(out, " ); design = \"sobol\"; points = 1; };");
    if (status == OVT_OK && out->failed) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for what is varied");
    }
    return status;
}

/* What the study file says of itself stays, but for what it varies. */
static ovt_status
replace_own(ovt_study *self, ovt_scenario *own, ovt_error *err)
{
    ovt_scenario *old = self->own;
    bool is_kept = true;
    if (old != NULL) {
        ovt_document_tree files = {.files = old->files, .file_count = old->file_count};
        is_kept = ovt_keep_files(own, old->file, &files);
    }
    if (is_kept && self->title != NULL) {
        self->title = ovt_arena_text(&self->arena, self->title, strlen(self->title));
        is_kept = self->title != NULL;
    }
    if (is_kept && self->baseline != NULL) {
        self->baseline = ovt_arena_text(&self->arena, self->baseline, strlen(self->baseline));
        is_kept = self->baseline != NULL;
    }
    ovt_scenario_delete(old);
    self->own = own;
    return is_kept ? OVT_OK : ovt_fail(err, OVT_MEMORY, "no memory for what is varied");
}

static bool
has_inputs(const ovt_study *study)
{
    for (size_t i = 0; i < study->count; i++) {
        if (study->loaded[i].scenario->input_count > 0) {
            return true;
        }
    }
    return false;
}

ovt_status
ovt_study_vary(
    ovt_study *self, const char *const *asked, size_t count, ovt_faults *faults, ovt_error *err)
{
    ovt_text text = {0};
    ovt_document_tree tree = {0};
    ovt_scenario *own = NULL;
    if (count == 0 && (self->varied_count > 0 || !has_inputs(self))) {
        return OVT_OK;
    }
    ovt_status status = write_study(&text, self, asked, count, err);
    if (status == OVT_OK) {
        /* The tree's texts stay in the study's arena, where faults point to. */
        status =
            ovt_tree_parse(&tree, source_name, text.data, text.length, &self->arena, faults, err);
    }
    if (status == OVT_OK) {
        status = ovt_binding_run_study(&own, tree.root, faults, err);
    }
    if (status == OVT_OK) {
        status = replace_own(self, own, err);
    }
    if (status == OVT_OK) {
        status = ovt_vary_place(self, tree.root, faults, err);
    }
    ovt_text_free(&text);
    return status;
}
