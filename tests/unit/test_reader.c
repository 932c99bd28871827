// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#include "overture/config/reader.h"

/* A folder of its own for each test, with the files it writes. */
typedef struct {
    char folder[64];
    char files[12][128];
    size_t file_count;
    ovt_document_tree tree;
    ovt_arena arena;
    ovt_faults faults;
    ovt_error err;
} bench;

static int
set_up(void **state)
{
    bench *self = calloc(1, sizeof *self);
    assert_non_null(self);
    snprintf(self->folder, sizeof self->folder, "/tmp/overture-reader-XXXXXX");
    assert_non_null(mkdtemp(self->folder));
    *state = self;
    return 0;
}

static void
clear(bench *self)
{
    ovt_faults_free(&self->faults);
    ovt_arena_free(&self->arena);
    self->tree = (ovt_document_tree){0};
    self->err = (ovt_error){0};
}

static int
tear_down(void **state)
{
    bench *self = *state;
    clear(self);
    for (size_t i = self->file_count; i > 0; i--) {
        remove(self->files[i - 1]);
    }
    remove(self->folder);
    free(self);
    return 0;
}

static const char *
path_of(bench *self, const char *name)
{
    assert_true(self->file_count < 12);
    char path[sizeof self->files[0]];
    snprintf(path, sizeof path, "%s/%s", self->folder, name);
    return memcpy(self->files[self->file_count++], path, sizeof path);
}

static const char *
write_file(bench *self, const char *name, const char *text)
{
    const char *path = path_of(self, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    return path;
}

static void
make_folder(bench *self, const char *name)
{
    assert_int_equal(mkdir(path_of(self, name), 0700), 0);
}

static ovt_status
read_with(bench *self, const char *path, const ovt_read_options *options)
{
    return ovt_tree_read(&self->tree, path, options, &self->arena, &self->faults, &self->err);
}

static ovt_status
parse(bench *self, const char *text)
{
    return ovt_tree_parse(
        &self->tree, "x.cfg", text, strlen(text), &self->arena, &self->faults, &self->err);
}

static const ovt_node *
found(bench *self, const char *path)
{
    const ovt_node *node = ovt_node_find(self->tree.root, path);
    if (node == NULL) {
        print_error("there is no %s\n", path);
        fail();
    }
    return node;
}

static long long
whole(bench *self, const char *path)
{
    assert_int_equal(found(self, path)->type, OVT_NODE_WHOLE);
    return (long long) found(self, path)->value.whole;
}

static const char *
words(bench *self, const char *path)
{
    assert_int_equal(found(self, path)->type, OVT_NODE_TEXT);
    return found(self, path)->value.text;
}

static void
whole_numbers_arrive_exactly_as_written(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
    } rows[] = {
        {"0", 0},
        {"-0", 0},
        {"+7", 7},
        {"010", 10},
        {"2147483647", INT32_MAX},
        {"2147483648", INT64_C(2147483648)},
        {"-2147483648", INT32_MIN},
        {"-2147483649", INT64_C(-2147483649)},
        {"3000000000", INT64_C(3000000000)},
        {"3000000000L", INT64_C(3000000000)},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775808", INT64_MIN},
        {"-9223372036854775808LL", INT64_MIN},
        {"0xFFFFFFFF", INT64_C(4294967295)},
        {"0x7fffffffffffffff", INT64_MAX},
        {"0x10L", 16},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[64];
        snprintf(text, sizeof text, "a = %s;", rows[i].text);
        assert_int_equal(parse(*state, text), OVT_OK);
        assert_true(whole(*state, "a") == rows[i].value);
        clear(*state);
    }
}

static void
real_numbers_arrive_as_written(void **state)
{
    static const struct {
        const char *text;
        double value;
    } rows[] = {
        {"0.1", 0.1},
        {".5", 0.5},
        {"-.5", -0.5},
        {"5.", 5.0},
        {"1e5", 1e5},
        {"+1E-5", 1e-5},
        {"1.5e+3", 1500.0},
        {"9.9e307", 9.9e307},
        {"1e-307", 1e-307},
        {"0.0e999", 0.0},
        {"000001.0", 1.0},
        {"123456789.123456789", 123456789.123456789},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[64];
        snprintf(text, sizeof text, "a = %s;", rows[i].text);
        assert_int_equal(parse(*state, text), OVT_OK);
        assert_int_equal(found(*state, "a")->type, OVT_NODE_REAL);
        assert_near(found(*state, "a")->value.real, rows[i].value, 0);
        clear(*state);
    }
}

static void
all_spellings_of_libconfig_are_read(void **state)
{
    static const char text[] = "# hash\r\n// slashes\r\na : 1, b = 2 ; c = TRUE\r\n"
                               "d = \"x\" \"y\"\n   \"\\x41\\n\\t\\\"\\\\\"; e = ();f=[];g={};\n"
                               "h = [1, 2.5, -3]; i = ( 1, ( \"a\", { j = False; } ) )\n"
                               "k: { l = 1 } m = \"two\nlines\";\n/* c */ n-o_1 = /* d */ 5";
    bench *self = *state;
    assert_int_equal(parse(self, text), OVT_OK);
    assert_int_equal(whole(self, "b"), 2);
    assert_true(found(self, "c")->value.truth);
    assert_string_equal(words(self, "d"), "xyA\n\t\"\\");
    assert_int_equal(found(self, "e")->type, OVT_NODE_LIST);
    assert_int_equal(found(self, "f")->count, 0);
    assert_int_equal(found(self, "g")->type, OVT_NODE_GROUP);
    assert_near(found(self, "h[1]")->value.real, 2.5, 0);
    assert_int_equal(whole(self, "h[2]"), -3);
    assert_int_equal(found(self, "i[1][1].j")->type, OVT_NODE_BOOL);
    assert_string_equal(words(self, "m"), "two\nlines");
    assert_int_equal(whole(self, "n-o_1"), 5);
}

static void
every_value_knows_its_place(void **state)
{
    bench *self = *state;
    const char *path =
        write_file(self, "a.cfg", "a = 1;\n@include \"b.cfg\"\n  c: {\n\td = (1,\n 2);\n};\n");
    const char *other = write_file(self, "b.cfg", "\n  b = 1;\n");
    assert_int_equal(read_with(self, path, NULL), OVT_OK);
    const ovt_node *b = found(self, "b"), *d = found(self, "c.d"), *second = found(self, "c.d[1]");
    assert_string_equal(b->origin.file, other);
    assert_int_equal(b->origin.line, 2);
    assert_int_equal(b->origin.column, 3);
    assert_int_equal(b->origin.from->line, 2);
    assert_string_equal(b->origin.from->file, path);
    assert_int_equal(d->origin.line, 4);
    assert_int_equal(d->origin.column, 2);
    assert_string_equal(d->excerpt, "\td = (1,");
    assert_int_equal(second->origin.line, 5);
    assert_int_equal(second->origin.column, 2);
    assert_null(second->origin.from);
}

static void
files_are_listed_with_their_hashes(void **state)
{
    bench *self = *state;
    write_file(self, "base.cfg", "abc = 1;\n");
    const char *path = write_file(self, "a.cfg", "extends = (\"base.cfg\", \"base.cfg\");");
    assert_int_equal(read_with(self, path, NULL), OVT_OK);
    assert_int_equal(self->tree.file_count, 2);
    assert_string_equal(self->tree.files[0].path, path);
    /* sha256sum of the text of base.cfg */
    assert_string_equal(self->tree.files[1].sha256,
        "4dd4572e25df6fc3c54c2bcc0777b870ab3628453b5f3a1d668b10d80a455463");
}

static void
extends_merges_groups_and_keyed_lists(void **state)
{
    bench *self = *state;
    write_file(self, "base.cfg",
        "title = \"base\"; g: { a = 1; b = { value = 2; source = \"old\"; }; c = 3; };\n"
        "l = ( { name = \"x\"; p = 1; q = 1; }, { name = \"y\"; p = 2; } );\n"
        "twice = ( { name = \"x\"; p = 1; }, { name = \"x\"; p = 2; } );\n"
        "plain = ( { p = 1; }, { p = 2; } ); n = [1, 2, 3];\n");
    const char *path = write_file(self, "a.cfg",
        "extends = \"base.cfg\"; g: { a = 10; b = 20; c = { dist = \"uniform\"; max = 4; }; d = 4; "
        "};\n"
        "l = ( { name = \"z\"; p = 9; }, { name = \"x\"; p = 10; } );\n"
        "twice = ( { name = \"x\"; q = 1; } ); plain = ( { q = 1; } ); n = [4];\n");
    assert_int_equal(read_with(self, path, NULL), OVT_OK);
    assert_null(ovt_node_find(self->tree.root, "extends"));
    assert_string_equal(words(self, "title"), "base");
    assert_int_equal(whole(self, "g.a"), 10);
    assert_int_equal(whole(self, "g.b"), 20);
    assert_int_equal(found(self, "g.c")->count, 2);
    assert_int_equal(whole(self, "g.d"), 4);
    assert_int_equal(found(self, "l")->count, 3);
    assert_int_equal(whole(self, "l.x.p"), 10);
    assert_int_equal(whole(self, "l.x.q"), 1);
    assert_int_equal(whole(self, "l[2].p"), 9);
    assert_int_equal(found(self, "twice")->count, 1);
    assert_null(ovt_node_find(self->tree.root, "twice[0].p"));
    assert_int_equal(found(self, "plain")->count, 1);
    assert_int_equal(found(self, "n")->count, 1);
    assert_string_equal(found(self, "g.a")->origin.file, path);
    assert_int_equal(found(self, "title")->origin.from->line, 1);
}

static void
a_new_wrapped_value_keeps_nothing_of_the_old(void **state)
{
    bench *self = *state;
    write_file(self, "base.cfg", "a = { value = 1; source = \"old\"; }; b = 2;\n");
    const char *path = write_file(self, "a.cfg",
        "extends = \"base.cfg\"; a = { value = 5; }; b = { value = 6; note = \"n\"; };");
    assert_int_equal(read_with(self, path, NULL), OVT_OK);
    assert_int_equal(whole(self, "a.value"), 5);
    assert_null(ovt_node_find(self->tree.root, "a.source"));
    assert_int_equal(whole(self, "b.value"), 6);
}

static void
of_several_bases_the_last_wins(void **state)
{
    bench *self = *state;
    make_folder(self, "w");
    write_file(self, "w/one.cfg", "a = 1; b = 1; c = 1;");
    write_file(self, "w/two.cfg", "extends = \"three.cfg\"; b = 2; c = 2;");
    write_file(self, "w/three.cfg", "c = 3; d = 3;");
    const char *path =
        write_file(self, "a.cfg", "extends = [\"w/one.cfg\", \"w/two.cfg\"]; e = 5;");
    assert_int_equal(read_with(self, path, NULL), OVT_OK);
    assert_int_equal(whole(self, "a"), 1);
    assert_int_equal(whole(self, "b"), 2);
    assert_int_equal(whole(self, "c"), 2);
    assert_int_equal(whole(self, "d"), 3);
    assert_int_equal(whole(self, "e"), 5);
}

static void
files_outside_the_folder_need_an_include_folder(void **state)
{
    bench *self = *state;
    make_folder(self, "in");
    make_folder(self, "out");
    make_folder(self, "out-too");
    write_file(self, "out/base.cfg", "a = 1;");
    const char *up = write_file(self, "in/up.cfg", "extends = \"../out/base.cfg\";");
    const char *by_name = write_file(self, "in/name.cfg", "extends = \"base.cfg\";");
    char folder[128];
    snprintf(folder, sizeof folder, "%s/out", self->folder);
    const char *const folders[] = {folder};
    ovt_read_options options = {.include_dirs = folders, .include_count = 1};

    assert_int_equal(read_with(self, up, NULL), OVT_SCENARIO);
    assert_non_null(strstr(self->faults.faults[0].message, "outside"));
    clear(self);
    assert_int_equal(read_with(self, up, &options), OVT_OK);
    assert_int_equal(whole(self, "a"), 1);
    clear(self);
    assert_int_equal(read_with(self, by_name, &options), OVT_OK);
    assert_int_equal(whole(self, "a"), 1);
}

static void
a_link_does_not_lead_out_of_the_folder(void **state)
{
    bench *self = *state;
    make_folder(self, "in");
    const char *secret = write_file(self, "secret", "root:secret\n");
    const char *path = write_file(self, "in/a.cfg", "@include \"link.cfg\"\n");
    assert_int_equal(symlink(secret, path_of(self, "in/link.cfg")), 0);
    assert_int_equal(read_with(self, path, NULL), OVT_SCENARIO);
    assert_int_equal(self->faults.count, 1);
    assert_null(strstr(self->faults.faults[0].message, "root:"));
    assert_null(strstr(self->faults.faults[0].excerpt, "root:"));
}

static void
only_ordinary_files_are_opened(void **state)
{
    bench *self = *state;
    const char *pipe = path_of(self, "pipe.cfg");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    const char *path = write_file(self, "a.cfg", "extends = \"pipe.cfg\";");
    assert_int_equal(read_with(self, pipe, NULL), OVT_IO);
    clear(self);
    assert_int_equal(read_with(self, path, NULL), OVT_SCENARIO);
    clear(self);
    assert_int_equal(read_with(self, self->folder, NULL), OVT_IO);
    assert_non_null(strstr(self->err.message, "folder"));
}

static void
a_file_over_the_limit_is_refused(void **state)
{
    bench *self = *state;
    char *text = malloc(OVT_MAX_FILE_BYTES + 2);
    assert_non_null(text);
    memset(text, ' ', OVT_MAX_FILE_BYTES + 1);
    text[OVT_MAX_FILE_BYTES + 1] = '\0';
    const char *large = write_file(self, "large.cfg", text);
    text[OVT_MAX_FILE_BYTES] = '\0';
    const char *fits = write_file(self, "fits.cfg", text);
    free(text);
    assert_int_equal(read_with(self, large, NULL), OVT_SCENARIO);
    assert_non_null(strstr(self->faults.faults[0].message, "1 MiB"));
    clear(self);
    assert_int_equal(read_with(self, fits, NULL), OVT_OK);
}

static void
too_many_files_names_and_values_are_refused(void **state)
{
    bench *self = *state;
    enum { LONG = 700000 };
    char *text = calloc(LONG, 1);
    assert_non_null(text);
    strcpy(text, "a = [");
    for (size_t i = 0; i < OVT_MAX_NODES + 1; i++) {
        memcpy(text + 5 + 2 * i, "1,", 2);
    }
    assert_int_equal(parse(self, text), OVT_SCENARIO);
    assert_int_equal(self->faults.count, 1);
    clear(self);
    size_t length = 0;
    for (int i = 0; i < 1001; i++) {
        length += (size_t) sprintf(text + length, "n%d = 1\n", i);
    }
    assert_int_equal(parse(self, text), OVT_SCENARIO);
    clear(self);
    length = (size_t) sprintf(text, "extends = (");
    for (int i = 0; i < OVT_MAX_FILES; i++) {
        length += (size_t) sprintf(text + length, "%s\"b.cfg\"", i > 0 ? "," : "");
    }
    strcpy(text + length, ");");
    write_file(self, "b.cfg", "a = 1;");
    const char *path = write_file(self, "a.cfg", text);
    free(text);
    assert_int_equal(read_with(self, path, NULL), OVT_SCENARIO);
    assert_int_equal(self->faults.count, 1);
    assert_non_null(strstr(self->faults.faults[0].message, "64"));
}

static void
standard_input_is_read_for_a_dash(void **state)
{
    bench *self = *state;
    char text[] = "a = 1;\nb = .;\n";
    FILE *input = fmemopen(text, strlen(text), "r");
    ovt_read_options options = {.standard_input = input};
    assert_non_null(input);
    assert_int_equal(read_with(self, "-", &options), OVT_SCENARIO);
    fclose(input);
    assert_string_equal(self->faults.faults[0].origin.file, "<stdin>");
    assert_int_equal(self->faults.faults[0].origin.line, 2);
    clear(self);
    assert_int_equal(read_with(self, "-", NULL), OVT_IO);
}

static void
sets_replace_values_and_add_groups(void **state)
{
    bench *self = *state;
    const char *path = write_file(self, "a.cfg",
        "g: { a = 1; w = { value = 2; source = \"s\"; }; };\n"
        "l = ( { name = \"x\"; p = 1; }, { name = \"y\"; p = 2; } );\n");
    static const char *const sets[] = {"g.a=5", "g.a=6", "g.w=7", "h.i.j=0.5", "l.y.p=8",
        "l[0].p=-9", "t=none", "d=2024-03-25", "s=Own \"offer\": 40 \\ 2", "q=\"5\"", "o=true",
        "m=({ name = \"k\"; }, [1, 2])", "r=40 for 800", "v=5000000000"};
    ovt_read_options options = {.sets = sets, .set_count = sizeof sets / sizeof sets[0]};
    assert_int_equal(read_with(self, path, &options), OVT_OK);
    assert_int_equal(whole(self, "g.a"), 6);
    assert_int_equal(found(self, "g")->count, 2);
    assert_int_equal(whole(self, "g.w"), 7);
    assert_near(found(self, "h.i.j")->value.real, 0.5, 0);
    assert_int_equal(whole(self, "l[1].p"), 8);
    assert_int_equal(whole(self, "l.x.p"), -9);
    assert_string_equal(words(self, "t"), "none");
    assert_string_equal(words(self, "d"), "2024-03-25");
    assert_string_equal(words(self, "s"), "Own \"offer\": 40 \\ 2");
    assert_string_equal(words(self, "q"), "5");
    assert_true(found(self, "o")->value.truth);
    assert_int_equal(whole(self, "m[1][1]"), 2);
    assert_string_equal(words(self, "r"), "40 for 800");
    assert_true(whole(self, "v") == INT64_C(5000000000));
    assert_string_equal(found(self, "g.a")->origin.file, "--set g.a=6");
    assert_int_equal(found(self, "g.a")->origin.line, 0);
}

static void
every_failed_allocation_is_noticed(void **state)
{
    bench *self = *state;
    make_folder(self, "w");
    write_file(self, "w/base.cfg", "a = 1; g: { b = \"text\"; }; l = ( { name = \"x\"; } );");
    write_file(self, "w/part.cfg", "c = 2.5;\n");
    const char *path = write_file(self, "a.cfg",
        "extends = \"w/base.cfg\";\ng: {\n@include \"w/part.cfg\"\n};\nl = ( { name = \"x\"; p = "
        "1; } );");
    static const char *const sets[] = {"g.new.p=word"};
    static const char *const wrong_sets[] = {"l.y=3"};
    for (int wrong = 0; wrong < 2; wrong++) {
        ovt_read_options options = {.sets = wrong ? wrong_sets : sets, .set_count = 1};
        bool failed = true;
        for (long n = 0; failed; n++) {
            ovt_memory_fail_at(n);
            ovt_status status = read_with(self, path, &options);
            failed = ovt_memory_has_failed();
            ovt_memory_fail_at(-1);
            assert_int_equal(status, failed ? OVT_MEMORY : wrong ? OVT_SCENARIO : OVT_OK);
            assert_int_equal(self->tree.root != NULL, status == OVT_OK);
            clear(self);
        }
    }
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(whole_numbers_arrive_exactly_as_written),
        TEST(real_numbers_arrive_as_written),
        TEST(all_spellings_of_libconfig_are_read),
        TEST(every_value_knows_its_place),
        TEST(files_are_listed_with_their_hashes),
        TEST(extends_merges_groups_and_keyed_lists),
        TEST(a_new_wrapped_value_keeps_nothing_of_the_old),
        TEST(of_several_bases_the_last_wins),
        TEST(files_outside_the_folder_need_an_include_folder),
        TEST(a_link_does_not_lead_out_of_the_folder),
        TEST(only_ordinary_files_are_opened),
        TEST(a_file_over_the_limit_is_refused),
        TEST(too_many_files_names_and_values_are_refused),
        TEST(standard_input_is_read_for_a_dash),
        TEST(sets_replace_values_and_add_groups),
        TEST(every_failed_allocation_is_noticed),
    };
#undef TEST
    return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
