// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <stdbool.h>

#include "overture/config/reader.h"

static const char text[] = "a: { b = 1; list = [10, 20, 30]; };\n"
                           "people = ( { category = \"women\"; held = 19; },\n"
                           "           { category = \"men\"; held = 60; },\n"
                           "           { class = \"1\"; held = 5; },\n"
                           "           { name = 3; held = 6; } );\n";

static ovt_arena arena;
static ovt_document_tree tree;

static int
read_tree(void **state)
{
    ovt_faults faults = {0};
    (void) state;
    ovt_status status =
        ovt_tree_parse(&tree, "x.cfg", text, sizeof text - 1, &arena, &faults, NULL);
    ovt_faults_free(&faults);
    return status == OVT_OK ? 0 : -1;
}

static int
free_tree(void **state)
{
    (void) state;
    ovt_arena_free(&arena);
    return 0;
}

static void
paths_lead_to_settings_and_elements(void **state)
{
    static const struct {
        const char *path;
        long whole;
    } rows[] = {
        {"a.b", 1},
        {"a.list[1]", 20},
        {"a.list.[2]", 30},
        {"a.list.0", 10},
        {"people[0].held", 19},
        {"people.[1].held", 60},
        {"people.men.held", 60},
        {"people.1.held", 5}, /* a key wins over an index without brackets */
        {"people.3.held", 6},
    };
    (void) state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const ovt_node *node = ovt_node_find(tree.root, rows[i].path);
        assert_non_null(node);
        assert_int_equal(node->type, OVT_NODE_WHOLE);
        assert_int_equal(node->value.whole, rows[i].whole);
    }
}

static void
paths_that_lead_nowhere_give_nothing(void **state)
{
    static const char *const paths[] = {"", ".", "b", "a.c", "a.b.c", "a.list[3]", "people.boys",
        "people[4]", "a.list[99999999999999999999]", "A.b", "a..", "a.bb"};
    (void) state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        const ovt_node *node = ovt_node_find(tree.root, paths[i]);
        bool group = strcmp(paths[i], "a..") == 0;
        assert_int_equal(node != NULL, group);
    }
}

static void
the_key_is_a_text(void **state)
{
    (void) state;
    assert_string_equal(ovt_node_key(ovt_node_find(tree.root, "people[0]")), "women");
    assert_null(ovt_node_key(ovt_node_find(tree.root, "people[3]")));
    assert_null(ovt_node_key(ovt_node_find(tree.root, "a.list[0]")));
}

static void
children_are_found_by_name_and_by_index(void **state)
{
    const ovt_node *list = ovt_node_find(tree.root, "a.list");
    (void) state;
    assert_null(ovt_node_child(list, "b"));
    assert_null(ovt_node_child(NULL, "b"));
    assert_int_equal(list->count, 3);
    assert_int_equal(ovt_node_at(list, 2)->value.whole, 30);
    assert_null(ovt_node_at(list, 3));
    assert_null(ovt_node_at(NULL, 0));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_lead_to_settings_and_elements),
        cmocka_unit_test(paths_that_lead_nowhere_give_nothing),
        cmocka_unit_test(the_key_is_a_text),
        cmocka_unit_test(children_are_found_by_name_and_by_index),
    };
    return cmocka_run_group_tests_name("node", tests, read_tree, free_tree);
}
