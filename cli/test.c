/* polku test: runs the examples of packs, one line each, and says which parts of the conditions no
 * example has tried. */
#include "cli/commands.h"
#include "cli/pack.h"
#include "engine/example.h"
#include "engine/example_coverage.h"

struct tester {
    struct run *run;
    struct pack pack;          /* the one that is tried */
    struct coverage *coverage; /* NULL: not asked for */
    struct out json;
    bool as_json;
    int held;
};

/* "rules/kainuu/examples.lua:12" */
static const char *place_text(const struct tester *t, const char *file, int line)
{
    const char *root = t->pack.issues.root;
    return arena_printf(t->run->arena, "%s%s%s:%d", root ? root : "", root ? "/" : "", file, line);
}

static const char *example_name(const struct decl *example)
{
    return example->nargs && example->args[0].text ? example->args[0].text : "";
}

static void example_write(struct tester *t, const struct decl *example, const struct issues *found)
{
    out_object(&t->json);
    out_string_at(&t->json, "example", example_name(example));
    out_string_at(&t->json, "file", example->file);
    out_int_at(&t->json, "line", example->line);
    out_bool_at(&t->json, "holds", found->errors == 0);
    out_key(&t->json, "findings");
    issues_write(&t->json, found);
    out_object_end(&t->json);
}

static void example_show(const struct tester *t, const struct decl *example,
                         const struct issues *found)
{
    bool colour = colour_wanted(stdout), holds = found->errors == 0;
    const char *start = !colour ? "" : holds ? "\033[32m" : "\033[1;31m";
    printf("%s%s%s  %s  %s\n", start, holds ? "holds" : "FAILS", colour ? "\033[0m" : "",
           place_text(t, example->file, example->line), example_name(example));
    issues_list(t->run, found, stdout);
}

static void one_run(struct tester *t, int i)
{
    struct issues found;
    struct arena *arena = t->run->arena;
    const struct model *model = t->pack.model;
    issues_init(&found, arena);
    found.root = t->pack.issues.root;
    t->held += example_run(arena, model, i, &found);
    pack_sources(t->run, &t->pack, &found);
    if (t->as_json)
        example_write(t, model->examples[i], &found);
    else
        example_show(t, model->examples[i], &found);
    struct situation *s = t->coverage ? example_situation(arena, model, i, &found) : NULL;
    if (!s)
        return;
    situation_complete(s);
    coverage_add(t->coverage, s);
}

/* ---- coverage ---- */

static const char *untried(const struct coverage_part *part)
{
    return !part->was_true && !part->was_false ? "never known"
           : !part->was_true                   ? "never true"
           : !part->was_false                  ? "never false"
                                               : NULL;
}

static int tried_count(const struct coverage *c)
{
    int n = 0;
    for (int i = 0; i < c->n; i++)
        n += untried(&c->parts[i]) == NULL;
    return n;
}

static void coverage_show(const struct tester *t)
{
    const struct coverage *c = t->coverage;
    printf("%s: %d of %d condition parts were both true and false\n", t->pack.name, tried_count(c),
           c->n);
    for (int i = 0; i < c->n; i++) {
        const struct coverage_part *part = &c->parts[i];
        if (untried(part))
            printf("%-11s  %s  %s %s: %s\n", untried(part),
                   place_text(t, part->rule.file, part->rule.line), part->kind, part->id,
                   cond_print(t->run->arena, t->pack.model, part->cond));
    }
}

static void coverage_write(struct tester *t)
{
    const struct coverage *c = t->coverage;
    struct out *o = &t->json;
    out_key(o, "coverage");
    out_object(o);
    out_int_at(o, "parts", c->n);
    out_int_at(o, "tried", tried_count(c));
    out_key(o, "untried");
    out_array(o);
    for (int i = 0; i < c->n; i++) {
        const struct coverage_part *part = &c->parts[i];
        if (!untried(part))
            continue;
        out_object(o);
        out_string_at(o, "kind", part->kind);
        out_string_at(o, "id", part->id);
        out_string_at(o, "file", part->rule.file);
        out_int_at(o, "line", part->rule.line);
        out_string_at(o, "part", cond_print(t->run->arena, t->pack.model, part->cond));
        out_bool_at(o, "was_true", part->was_true);
        out_bool_at(o, "was_false", part->was_false);
        out_object_end(o);
    }
    out_array_end(o);
    out_object_end(o);
}

/* ---- packs ---- */

static void examples_all(struct tester *t)
{
    int n = t->pack.model->nexamples;
    if (t->as_json) {
        out_key(&t->json, "examples");
        out_array(&t->json);
    }
    for (int i = 0; i < n; i++)
        one_run(t, i);
    if (t->as_json)
        out_array_end(&t->json);
    else
        printf("%s: %d of %d examples hold\n", t->pack.name, t->held, n);
    if (t->coverage && t->as_json)
        coverage_write(t);
    else if (t->coverage)
        coverage_show(t);
}

static int pack_test(struct tester *t, const char *folder)
{
    struct pack *pack = &t->pack;
    if (!pack_load(t->run, folder, DAY_NONE, false, pack))
        return EXIT_WORLD;
    t->held = 0;
    if (!pack->model || pack->issues.errors) {
        issues_show(t->run, &pack->issues, stderr);
        return fail(t->run, EXIT_ERRORS, "%s is refused, so its examples were not run", folder);
    }
    if (flag_value(t->run, "coverage"))
        t->coverage = coverage_make(t->run->arena, pack->model, pack->name);
    if (t->as_json) {
        out_object(&t->json);
        out_string_at(&t->json, "pack", pack->name);
    }
    examples_all(t);
    if (t->as_json) {
        out_int_at(&t->json, "held", t->held);
        out_object_end(&t->json);
    }
    return t->held == pack->model->nexamples ? EXIT_DONE : EXIT_ERRORS;
}

static int run_test(struct run *run)
{
    struct tester t = {.run = run, .as_json = flag_value(run, "json") != NULL};
    int code = EXIT_DONE;
    out_init(&t.json, run->arena, 1 << 12);
    out_array(&t.json);
    for (int i = 0; i < run->nargs && code != EXIT_WORLD; i++) {
        int one = pack_test(&t, run->args[i]);
        code = one > code ? one : code;
    }
    out_array_end(&t.json);
    if (t.as_json && code != EXIT_WORLD)
        printf("%.*s\n", (int)t.json.n, t.json.data);
    return code;
}

const struct command command_test = {
    .name = "test",
    .takes = "PACK…",
    .least = 1,
    .most = -1,
    .summary = "runs the examples of packs, and says which parts of conditions none of them tries",
    .example = "polku test --coverage rules/kainuu",
    .flags = {{"coverage", NULL, "condition parts that were never true, or never false"},
              {"json", NULL, "the result as JSON"}},
    .run = run_test,
};
