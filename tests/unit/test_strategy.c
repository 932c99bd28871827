// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/bargain/strategy.h"
#include "overture/base/random.h"
#include "overture/base/wide.h"

static const ovt_view plain = {
    .reservation = 0.2,
    .opening = 0.9,
    .beta = 1,
    .reciprocity = 1,
    .last_target = 0.9,
    .own_last = 0.9,
    .theirs_last = NAN,
    .theirs_before = NAN,
    .own_last_to_them = NAN,
    .theirs_last_to_them = NAN,
    .their_reservation = NAN,
    .equilibrium = 0.6,
    .contentment = 0.5,
};

static ovt_move
move_of(ovt_strategy_kind kind, const ovt_view *view)
{
    return ovt_strategy_at(kind)->move(view);
}

static void
concessions_by_time_follow_their_formulas(void **state)
{
    (void) state;
    /* k = 0.1, at t = 0.25, 0.5, 0.75, 0.9. */
    static const double times[] = {0.25, 0.5, 0.75, 0.9};
    static const struct {
        double beta, shares[4];
    } rows[] = {
        {0.2, {0.100879, 0.128125, 0.313574, 0.631441}},
        {1, {0.325, 0.55, 0.775, 0.91}},
        {5, {0.782072, 0.883496, 0.949679, 0.981234}},
    };
    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < 4; j++) {
            double share = ovt_concession(OVT_CURVE_POLYNOMIAL, 0.1, rows[i].beta, times[j]);
            assert_near(share, rows[i].shares[j], 1e-6);
        }
    }
    static const double exponential[] = {0.177828, 0.316228, 0.562341};
    for (size_t j = 0; j < 3; j++) {
        assert_near(ovt_concession(OVT_CURVE_EXPONENTIAL, 0.1, 1, times[j]), exponential[j], 1e-6);
    }
    assert_near(ovt_concession(OVT_CURVE_EXPONENTIAL, 0, 1, 0.99), 0, 0);
    for (int curve = OVT_CURVE_POLYNOMIAL; curve <= OVT_CURVE_EXPONENTIAL; curve++) {
        assert_near(ovt_concession((ovt_curve) curve, 0.1, 0.3, 0), 0.1, 1e-15);
        assert_near(ovt_concession((ovt_curve) curve, 0.1, 0.3, 1), 1, 0);
        assert_near(ovt_concession((ovt_curve) curve, 0, 0.3, 7), 1, 0);
    }
}

static void
every_strategy_has_the_word_of_its_list_and_says_its_formula(void **state)
{
    (void) state;
    static const char *const words[] = {
#define WORD(name, word) word,
        OVT_STRATEGY_LIST(WORD)
#undef WORD
    };
    for (size_t i = 0; i < OVT_STRATEGY_COUNT; i++) {
        const ovt_strategy *strategy = ovt_strategy_at(i);
        assert_string_equal(strategy->key, words[i]);
        assert_true(strlen(strategy->title) > 0 && strlen(strategy->formula) > 10);
        assert_int_equal(strategy->summary[strlen(strategy->summary) - 1], '.');
        assert_non_null(strategy->move);
    }
    assert_null(ovt_strategy_at(OVT_STRATEGY_COUNT));
}

/* A view such as talks can show, with everything at random. */
static ovt_view
random_view(ovt_stream *stream)
{
    ovt_view view = plain;
    view.reservation = ovt_stream_uniform(stream);
    view.opening = view.reservation + ovt_stream_uniform(stream) * (1 - view.reservation);
    double room = view.opening - view.reservation;
    view.elapsed = ovt_stream_uniform(stream);
    view.beta = 0.1 + 5 * ovt_stream_uniform(stream);
    view.k = ovt_stream_uniform(stream);
    view.curve = ovt_stream_uniform(stream) < 0.5 ? OVT_CURVE_POLYNOMIAL : OVT_CURVE_EXPONENTIAL;
    view.reciprocity = 2 * ovt_stream_uniform(stream);
    view.last_target = view.reservation + ovt_stream_uniform(stream) * room;
    view.own_last = view.last_target;
    if (ovt_stream_uniform(stream) < 0.8) {
        view.theirs_last = ovt_stream_uniform(stream);
        view.theirs_last_to_them = ovt_stream_uniform(stream);
        view.own_last_to_them = ovt_stream_uniform(stream);
        view.their_reservation = ovt_stream_uniform(stream);
        view.own_offers = (size_t) (5 * ovt_stream_uniform(stream));
        view.their_offers = 1 + (size_t) (5 * ovt_stream_uniform(stream));
        view.theirs_before = ovt_stream_uniform(stream) < 0.5 ? NAN : ovt_stream_uniform(stream);
    }
    view.equilibrium = view.reservation + ovt_stream_uniform(stream) * room;
    view.contentment = view.reservation + ovt_stream_uniform(stream) * room;
    return view;
}

static void
every_strategy_stays_between_opening_and_reservation(void **state)
{
    (void) state;
    ovt_stream stream = ovt_stream_open(7, 0, OVT_PURPOSE_TEST, 0);
    for (int i = 0; i < 20000; i++) {
        ovt_view view = random_view(&stream);
        for (size_t kind = 0; kind < OVT_STRATEGY_COUNT; kind++) {
            ovt_move move = move_of((ovt_strategy_kind) kind, &view);
            if (move.kind != OVT_MOVE_RANK) {
                assert_true(move.target >= view.reservation - 1e-12);
                assert_true(move.target <= view.opening + 1e-12);
            } else {
                assert_true(move.rank <= view.own_offers);
            }
            assert_true(isnan(move.least) || move.least >= view.reservation);
        }
    }
}

static void
tit_for_tat_gives_back_what_it_was_given(void **state)
{
    (void) state;
    ovt_view view = plain;
    assert_near(move_of(OVT_STRATEGY_TIT_FOR_TAT, &view).target, 0.9, 0);
    view.theirs_last = 0.3;
    assert_near(move_of(OVT_STRATEGY_TIT_FOR_TAT, &view).target, 0.9, 0);
    view.theirs_before = 0.2;
    view.reciprocity = 0.5;
    assert_near(move_of(OVT_STRATEGY_TIT_FOR_TAT, &view).target, 0.85, 1e-15);
    view.theirs_last = 0.1;
    assert_near(move_of(OVT_STRATEGY_TIT_FOR_TAT, &view).target, 0.9, 0);
    view.theirs_last = 1;
    view.reciprocity = 2;
    assert_near(move_of(OVT_STRATEGY_TIT_FOR_TAT, &view).target, 0.2, 0);
}

static void
micro_moves_only_when_the_other_has_shown_as_many_packages(void **state)
{
    (void) state;
    static const size_t rows[][3] = {{0, 0, 0}, {1, 0, 0}, {1, 1, 1}, {2, 1, 1}, {2, 5, 2}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ovt_view view = plain;
        view.own_offers = rows[i][0];
        view.their_offers = rows[i][1];
        ovt_move move = move_of(OVT_STRATEGY_MICRO, &view);
        assert_int_equal(move.kind, OVT_MOVE_RANK);
        assert_int_equal(move.rank, rows[i][2]);
    }
}

static void
the_side_with_the_smaller_risk_limit_concedes(void **state)
{
    (void) state;
    ovt_view view = plain;
    view.reservation = view.their_reservation = 0;
    view.own_offers = view.their_offers = 1;
    view.own_last = 0.9;
    view.theirs_last = 0.3; /* risk 2/3 */
    view.theirs_last_to_them = 0.8;
    view.own_last_to_them = 0.4; /* risk 1/2 */
    ovt_move move = move_of(OVT_STRATEGY_ZEUTHEN, &view);
    assert_int_equal(move.kind, OVT_MOVE_TARGET);
    assert_near(move.target, 0.9, 0);
    view.own_last_to_them = 0.1; /* risk 7/8 */
    move = move_of(OVT_STRATEGY_ZEUTHEN, &view);
    assert_int_equal(move.kind, OVT_MOVE_PRODUCT);
    assert_near(move.product, 0.24, 1e-15);
}

static void
several_moves_at_once_are_the_same_moves(void **state)
{
    (void) state;
    ovt_stream stream = ovt_stream_open(11, 0, OVT_PURPOSE_TEST, 0);
    size_t by_time = 0;
    for (size_t kind = 0; kind < OVT_STRATEGY_COUNT; kind++) {
        const ovt_strategy *strategy = ovt_strategy_at(kind);
        by_time += strategy->targets != NULL;
        for (int repeat = 0; strategy->targets != NULL && repeat < 300; repeat++) {
            double elapsed[OVT_LANES], reservation[OVT_LANES], target[OVT_LANES];
            ovt_view view = random_view(&stream);
            view.beta = isnan(strategy->beta) ? view.beta : strategy->beta;
            for (size_t i = 0; i < OVT_LANES; i++) {
                elapsed[i] = 1.2 * ovt_stream_uniform(&stream);
                reservation[i] = ovt_stream_uniform(&stream);
            }
            strategy->targets(&view, elapsed, reservation, target);
            for (size_t i = 0; i < OVT_LANES; i++) {
                view.elapsed = elapsed[i];
                view.reservation = reservation[i];
                assert_near(strategy->move(&view).target, target[i], 0);
            }
        }
    }
    assert_int_equal(by_time, 5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(concessions_by_time_follow_their_formulas),
        cmocka_unit_test(every_strategy_has_the_word_of_its_list_and_says_its_formula),
        cmocka_unit_test(every_strategy_stays_between_opening_and_reservation),
        cmocka_unit_test(tit_for_tat_gives_back_what_it_was_given),
        cmocka_unit_test(micro_moves_only_when_the_other_has_shown_as_many_packages),
        cmocka_unit_test(the_side_with_the_smaller_risk_limit_concedes),
        cmocka_unit_test(several_moves_at_once_are_the_same_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
