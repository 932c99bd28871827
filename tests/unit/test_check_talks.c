// SPDX-License-Identifier: GPL-3.0-or-later
/* What `check` says of talks: who proposes when, and what is negotiated. */
#include "testing.h"

#include <unistd.h>

#include "overture/base/text.h"
#include "overture/report/build.h"
#include "overture/report/writer.h"

static ovt_text
checked(const char *const *sets, size_t set_count)
{
    static const char *const path = "bad/talks.inc";
    ovt_read_options options = {.sets = sets, .set_count = set_count};
    ovt_provenance provenance = {.version = "1", .command = "check", .command_line = "check"};
    ovt_page page = {.width = 200};
    ovt_study study;
    ovt_faults faults = {0};
    ovt_document document = {0};
    ovt_error err = {0};
    ovt_text text = {0};
    assert_int_equal(ovt_study_load(&study, &path, 1, &options, &faults, &err), OVT_OK);
    assert_int_equal(ovt_build_check(&document, &study, &faults, &provenance, &err), OVT_OK);
    assert_int_equal(ovt_writer_find("text")->write(&document, &page, &text, &err), OVT_OK);
    ovt_document_free(&document);
    ovt_faults_free(&faults);
    ovt_study_free(&study);
    return text;
}

static void
the_way_to_an_agreement_is_said_for_every_protocol(void **state)
{
    static const struct {
        const char *set;
        const char *words;
    } cases[] = {
        {"talks.protocol=ultimatum", "Envoy puts the offer below on the table on day 0, once"},
        {"talks.protocol=alternating", "seeker and holder make offers in turn from day 0 on"},
        {"talks.protocol=mediated", "Mediators propose from day 0 on"},
        {"talks.impasse_policy=own_offer", "After a rejection seeker makes an offer of its own."},
        {"talks.impasse_policy=wait", "After a rejection seeker waits for a mediator's next text."},
        {"talks.impasse_policy=mixed", "makes an offer of its own, by chance."}};
    (void) state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ovt_text text = checked(&cases[i].set, 1);
        assert_non_null(strstr(text.data, cases[i].words));
        assert_null(strstr(text.data, "The offer is signed on day"));
        ovt_text_free(&text);
    }
}

static void
issues_are_listed_with_offer_weights_and_red_lines(void **state)
{
    (void) state;
    ovt_text text = checked(NULL, 0);
    const char *row = strstr(text.data, "\npeople ");
    assert_non_null(row);
    char line[256];
    snprintf(line, sizeof line, "%.*s", (int) strcspn(row + 1, "\n"), row + 1);
    const char *words[] = {"10", "4", "8", "67", "33", "holder: 9 (genuine in 50 of 100)"};
    const char *from = line;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        from = strstr(from, words[i]);
        assert_non_null(from);
        from += strlen(words[i]);
    }
    ovt_text_free(&text);
}

static void
an_offer_taken_as_signed_lists_no_issues(void **state)
{
    static const char *const fixed[] = {"talks.protocol=fixed"};
    (void) state;
    ovt_text text = checked(fixed, 1);
    assert_non_null(strstr(text.data, "The offer is signed on day 0"));
    assert_null(strstr(text.data, "What is negotiated"));
    ovt_text_free(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_way_to_an_agreement_is_said_for_every_protocol),
        cmocka_unit_test(issues_are_listed_with_offer_weights_and_red_lines),
        cmocka_unit_test(an_offer_taken_as_signed_lists_no_issues),
    };
    if (chdir(OVT_TESTS_DIR) != 0) {
        return 1;
    }
    return cmocka_run_group_tests_name("check of talks", tests, NULL, NULL);
}
