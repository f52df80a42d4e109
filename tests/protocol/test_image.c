/* Images: written and read back the same, one text for declarations in any order, and everything
 * that is no image refused: by a table of spoiled images, and by spoiling each byte of one. */
#include "protocol/image.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Sorted, with a body's element from another file, all kinds of arguments and a kept order. */
static const char good[] =
    "{\"polku_image\":1,\"pack\":\"lake\",\"packs\":[\"national\",\"lake\"],"
    "\"programs\":[\"lake/tools.lua\"],\"files\":[\"lake/facts.lua\",\"lake/more.lua\","
    "\"national/facts.lua\"],\"declarations\":["
    "{\"word\":\"fact\",\"args\":[\"age\"],\"at\":[2,3],\"body\":["
    "{\"word\":\"between\",\"args\":[0,120],\"at\":6},"
    "{\"word\":\"kind\",\"args\":[\"number\"],\"at\":[1,5]},"
    "{\"word\":\"name\",\"at\":4,\"body\":[{\"word\":\"en\",\"args\":[\"Age\"],\"at\":4},"
    "{\"word\":\"fi\",\"args\":[\"Ikä\"],\"at\":[0,9]}]},"
    "{\"word\":\"sensitive\",\"args\":[true],\"at\":7}]},"
    "{\"word\":\"fact\",\"args\":[\"work\"],\"at\":[0,1],\"body\":["
    "{\"word\":\"option\",\"args\":[\"b\"],\"at\":3},{\"word\":\"option\",\"args\":[\"a\"],"
    "\"at\":2},{\"word\":\"kind\",\"args\":[\"choice\"],\"at\":2}]}]}";

static struct arena *arena;
static struct json_reader *reader;
static struct issues issues;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)256 << 20);
    reader = json_reader_new();
    return arena && reader ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    json_reader_free(reader);
    arena_free(arena);
    return 0;
}

static int begin(void **state)
{
    (void)state;
    arena_reset(arena);
    issues_init(&issues, arena);
    return 0;
}

static struct decls *decode(const char *bytes, size_t n)
{
    return image_decode(reader, arena, bytes, n, &issues);
}

static const char *encoded(const struct decls *decls)
{
    struct out o;
    out_init(&o, arena, 0);
    image_encode(&o, decls);
    return arena_copy(arena, o.data, o.n);
}

static struct decls *decode_good(const char *text)
{
    struct decls *decls = decode(text, strlen(text));
    if (!decls)
        fail_msg("%s", issues.list[0].message);
    assert_int_equal(issues.n, 0);
    return decls;
}

static void an_image_comes_back(void **state)
{
    (void)state;
    assert_string_equal(encoded(decode_good(good)), good);
}

static void declarations_are_as_written(void **state)
{
    (void)state;
    const struct decls *d = decode_good(good);
    assert_string_equal(d->pack, "lake");
    assert_int_equal(d->npacks, 2);
    assert_string_equal(d->packs[0], "national");
    assert_int_equal(d->nprograms, 1);
    assert_int_equal(d->n, 2);
    const struct decl *age = &d->list[0];
    assert_string_equal(age->word, "fact");
    assert_string_equal(age->file, "national/facts.lua");
    assert_int_equal(age->line, 3);
    assert_int_equal(age->args[0].column, 0);
    const struct decl *between = decl_find(age, "between"), *name = decl_find(age, "name");
    assert_int_equal(between->nargs, 2);
    assert_int_equal(between->args[1].kind, ARG_NUMBER);
    assert_int_equal(between->args[1].number, 120);
    assert_string_equal(between->file, "national/facts.lua");
    assert_string_equal(decl_find(age, "kind")->file, "lake/more.lua");
    assert_string_equal(decl_find(name, "fi")->file, "lake/facts.lua");
    assert_string_equal(decl_find(name, "fi")->args[0].text, "Ikä");
    assert_int_equal(decl_find(age, "sensitive")->args[0].kind, ARG_BOOL);
    assert_int_equal(decl_find(age, "sensitive")->args[0].number, 1);
}

static void shuffle(struct decl *list, int n)
{
    for (int i = n - 1; i > 0; i--) {
        int j = rand() % (i + 1);
        struct decl kept = list[i];
        list[i] = list[j];
        list[j] = kept;
    }
}

/* Declarations in any order; in a body, only of words whose order has no meaning. */
static void order_of_declarations_does_not_show(void **state)
{
    (void)state;
    srand(1);
    for (int i = 0; i < 50; i++) {
        begin(NULL);
        struct decls *d = decode_good(good);
        shuffle(d->list, d->n);
        for (int k = 0; k < d->n; k++)
            if (strcmp(d->list[k].args[0].text, "age") == 0)
                shuffle(d->list[k].body, d->list[k].nbody);
        decls_sort(d, arena);
        assert_string_equal(encoded(d), good);
    }
}

static void the_smallest_image(void **state)
{
    (void)state;
    static const char text[] =
        "{\"polku_image\":1,\"pack\":\"x\",\"packs\":[\"x\"],\"programs\":[],"
        "\"files\":[],\"declarations\":[]}";
    assert_string_equal(encoded(decode_good(text)), text);
}

/* ---- what is no image -------------------------------------------------------------------------
 */

static const char *replaced(const char *from, const char *to)
{
    const char *at = strstr(good, from);
    if (!at)
        fail_msg("the image does not hold %s", from);
    return arena_printf(arena, "%.*s%s%s", (int)(at - good), good, to, at + strlen(from));
}

static void spoiled_images_are_refused(void **state)
{
    static const struct {
        const char *from, *to;
    } rows[] = {
        {"{\"polku_image\":1,", "{"},                   /* a member missing */
        {"\"polku_image\":1", "\"polku_image\":2"},     /* another version */
        {"\"polku_image\":1", "\"polku_image\":1.0"},   /* another form of it */
        {"\"polku_image\":1", "\"polku_image\":\"1\""}, /* another kind */
        {"\"programs\":", "\"extra\":0,\"programs\":"}, /* a member too many */
        {"\"pack\":\"lake\",", ""},
        {"\"pack\":\"lake\"", "\"pack\":\"other\""}, /* not the last of its packs */
        {"\"pack\":\"lake\"", "\"pack\":7"},
        {"[\"national\",\"lake\"]", "[]"},
        {"[\"national\",\"lake\"]", "[\"a/b\",\"lake\"]"}, /* a folder is one step */
        {"[\"national\",\"lake\"]", "[\"..\",\"lake\"]"},
        {"[\"national\",\"lake\"]", "{\"national\":\"lake\"}"},
        {"\"files\":[\"lake/facts.lua\",", "\"files\":["}, /* a file that is needed is missing */
        {"\"lake/facts.lua\",", "\"lake/facts.lua\",\"lake/idle.lua\","},
        {"lake/facts.lua", "/lake/facts.lua"}, /* paths that lead out */
        {"lake/facts.lua", "lake/../facts.lua"},
        {"lake/facts.lua", "../facts.lua"},
        {"lake/facts.lua", "lake/.."},
        {"lake/facts.lua", "lake/./facts.lua"},
        {"lake/facts.lua", "lake//facts.lua"},
        {"lake/facts.lua", "lake/"},
        {"lake/facts.lua", ""},
        {"lake/facts.lua", "lake\\\\facts.lua"},
        {"lake/facts.lua", "lake/\\nfacts.lua"},
        {"lake/facts.lua", "lake/\\u001bfacts.lua"},
        {"\"word\":\"fact\",\"args\":[\"age\"],", "\"args\":[\"age\"],"},
        {"\"word\":\"fact\"", "\"word\":\"Fact\""},
        {"\"word\":\"fact\"", "\"word\":\"\""},
        {"\"word\":\"fact\"", "\"word\":\"fa ct\""},
        {"\"word\":\"fact\"", "\"word\":[\"fact\"]"},
        {"\"word\":\"between\"", "\"word\":\"a_word_that_is_longer_than_any_word_may_be\""},
        {"\"at\":[2,3],", ""},
        {"\"at\":[2,3]", "\"at\":3"},     /* no file above it */
        {"\"at\":[2,3]", "\"at\":[3,3]"}, /* no such file */
        {"\"at\":[2,3]", "\"at\":[99999999,3]"},
        {"\"at\":[2,3]", "\"at\":[-1,3]"},
        {"\"at\":[2,3]", "\"at\":[2]"},
        {"\"at\":[2,3]", "\"at\":[2,3,4]"},
        {"\"at\":[2,3]", "\"at\":[2,0]"},
        {"\"at\":[2,3]", "\"at\":[2,-3]"},
        {"\"at\":[2,3]", "\"at\":[2,3.5]"},
        {"\"at\":[2,3]", "\"at\":[2,4294967299]"},
        {"\"at\":[2,3]", "\"at\":[\"2\",3]"},
        {"\"at\":6", "\"at\":[2,6]"}, /* the block's own file, named again */
        {"\"at\":6", "\"at\":0"},
        {"\"at\":6", "\"at\":null"},
        {"\"at\":6", "\"at\":6,\"at\":6"},
        {"\"args\":[0,120]", "\"args\":[]"},
        {"\"args\":[0,120]", "\"args\":[0,120,7]"},
        {"\"args\":[0,120]", "\"args\":[0,120.5]"},
        {"\"args\":[0,120]", "\"args\":[0,1.2e2]"},
        {"\"args\":[0,120]", "\"args\":[0,null]"},
        {"\"args\":[0,120]", "\"args\":[0,[120]]"},
        {"\"args\":[0,120]", "\"args\":120"},
        {"\"at\":6}", "\"at\":6,\"body\":[]}"},
        {"\"at\":6}", "\"at\":6,\"body\":[7]}"},
        {"\"at\":6}", "\"at\":6,\"body\":{}}"},
        {"Ikä", "Ik\\u00e4"},    /* an escape that is not needed */
        {"[0,120]", "[0, 120]"}, /* white space */
        {"\"word\":\"between\",\"args\":[0,120],\"at\":6", "\"at\":6,\"word\":\"between\","
                                                           "\"args\":[0,120]"},
        {"\"word\":\"kind\"", "\"word\":\"aaaa\""}, /* not sorted */
        {"[\"work\"]", "[\"aaa\"]"},
        {"\"at\":2}]}]}", "\"at\":2}]}]} "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(NULL);
        const char *text = replaced(rows[i].from, rows[i].to);
        if (decode(text, strlen(text)))
            fail_msg("accepted: %s -> %s", rows[i].from, rows[i].to);
        assert_int_equal(issues.errors, 1);
        assert_string_equal(issues.list[0].code, "bad-image");
    }
}

static void a_fault_names_the_declaration(void **state)
{
    (void)state;
    const char *text = replaced("\"args\":[\"work\"]", "\"args\":[null]");
    assert_null(decode(text, strlen(text)));
    assert_string_equal(issues.list[0].where.pointer, "/declarations/1");
}

static void what_is_no_json_is_told_with_its_place(void **state)
{
    (void)state;
    assert_null(decode("{\"polku_image\":1,", 17));
    assert_non_null(strstr(issues.list[0].message, "line 1, column 18"));
    begin(NULL);
    assert_null(decode("", 0));
    assert_null(decode("7", 1));
    assert_null(decode("[]", 2));
    assert_int_equal(issues.errors, 3);
}

static void every_beginning_is_refused(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof good - 1; n++) {
        begin(NULL);
        assert_null(decode(good, n));
    }
}

/* Whatever one byte becomes: the image is refused, or it is an image, and then a canonical one. */
static void every_spoiled_byte(void **state)
{
    static const char bytes[] = "{}[]\",:\\019az_./ -eE\x01\x7f\xc3";
    char text[sizeof good];
    int accepted = 0;
    (void)state;
    for (size_t i = 0; i < sizeof good - 1; i++) {
        for (size_t k = 0; k < sizeof bytes; k++) { /* with the NUL at the end */
            begin(NULL);
            memcpy(text, good, sizeof good);
            text[i] = bytes[k];
            const struct decls *d = decode(text, sizeof good - 1);
            accepted += d != NULL;
            if (d)
                assert_memory_equal(encoded(d), text, sizeof good - 1);
            else
                assert_int_equal(issues.errors, 1);
        }
    }
    assert_true(accepted > 0);
}

static const char *nested(int depth)
{
    struct out o;
    out_init(&o, arena, 1 << 12);
    for (int i = 0; i < depth; i++) {
        if (i)
            out_raw(&o, ",\"body\":[", 9);
        out_raw(&o, "{\"word\":\"w\",\"at\":", 17);
        out_raw(&o, i ? "1" : "[0,1]", i ? 1 : 5);
    }
    for (int i = 0; i < depth; i++)
        out_raw(&o, i + 1 < depth ? "}]" : "}", i + 1 < depth ? 2 : 1);
    return arena_printf(arena,
                        "{\"polku_image\":1,\"pack\":\"x\",\"packs\":[\"x\"],\"programs\":[],"
                        "\"files\":[\"x/x.lua\"],\"declarations\":[%.*s]}",
                        (int)o.n, o.data);
}

static void blocks_may_nest_sixteen_deep(void **state)
{
    (void)state;
    const char *deep = nested(16), *deeper = nested(17), *far = nested(400);
    assert_string_equal(encoded(decode_good(deep)), deep);
    assert_null(decode(deeper, strlen(deeper)));
    assert_null(decode(far, strlen(far)));
}

/* ---- digests and models -----------------------------------------------------------------------
 */

/* FIPS 180-4's examples. */
static void digests_are_sha256(void **state)
{
    char digest[72];
    (void)state;
    image_digest("abc", 3, digest);
    assert_string_equal(digest,
                        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    image_digest("", 0, digest);
    assert_string_equal(digest,
                        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void an_image_without_meaning_is_no_model(void **state)
{
    (void)state;
    const char *text = replaced("\"word\":\"between\"", "\"word\":\"betwixt\"");
    assert_null(image_model(reader, arena, text, strlen(text), &issues));
    assert_true(issues.errors > 0);
    for (int i = 0; i < issues.n; i++)
        assert_string_not_equal(issues.list[i].code, "bad-image");
    begin(NULL);
    assert_null(image_model(reader, arena, good, sizeof good - 2, &issues));
    assert_string_equal(issues.list[0].code, "bad-image");
}

static void an_image_becomes_a_model(void **state)
{
    static const char text[] =
        "{\"polku_image\":1,\"pack\":\"x\",\"packs\":[\"x\"],\"programs\":[],"
        "\"files\":[\"x/x.lua\"],\"declarations\":[{\"word\":\"number\",\"args\":[\"age\"],"
        "\"at\":[0,1],\"body\":[{\"word\":\"asks\",\"at\":3,\"body\":["
        "{\"word\":\"en\",\"args\":[\"How old are you?\"],\"at\":3},"
        "{\"word\":\"fi\",\"args\":[\"Minkä ikäinen olet?\"],\"at\":3},"
        "{\"word\":\"sv\",\"args\":[\"Hur gammal är du?\"],\"at\":3}]},"
        "{\"word\":\"between\",\"args\":[0,120],\"at\":2},"
        "{\"word\":\"name\",\"at\":4,\"body\":["
        "{\"word\":\"en\",\"args\":[\"Age\"],\"at\":4},"
        "{\"word\":\"fi\",\"args\":[\"Ikä\"],\"at\":4},"
        "{\"word\":\"sv\",\"args\":[\"Ålder\"],\"at\":4}]}]}]}";
    (void)state;
    const struct model *m = image_model(reader, arena, text, strlen(text), &issues);
    for (int i = 0; !m && i < issues.n; i++)
        print_error("%s\n", issue_print(arena, &issues.list[i], NULL));
    assert_non_null(m);
    assert_int_equal(model_fact(m, "age"), 0);
    assert_string_equal(m->facts[0].common.rule.file, "x/x.lua");
}

#define TEST(name) cmocka_unit_test_setup(name, begin)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_image_comes_back),
        TEST(declarations_are_as_written),
        TEST(order_of_declarations_does_not_show),
        TEST(the_smallest_image),
        TEST(spoiled_images_are_refused),
        TEST(a_fault_names_the_declaration),
        TEST(what_is_no_json_is_told_with_its_place),
        TEST(every_beginning_is_refused),
        TEST(every_spoiled_byte),
        TEST(blocks_may_nest_sixteen_deep),
        TEST(digests_are_sha256),
        TEST(an_image_without_meaning_is_no_model),
        TEST(an_image_becomes_a_model),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
