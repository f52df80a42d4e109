/* Plans for many small packs in one process: what the tests in Python drive.
 *
 * Reads lines from stdin. A declaration is its depth, its word and its arguments (t: a text, n: a
 * number, b: true or false), parted by tabs. The pack's first `example` is the client. A line
 * "run\tGOAL\tK\tPARALLEL\tEXPANSIONS" ends a pack: its plans are written as one line of JSON. Its
 * argument is the memory that everything may take, in MiB. Not part of Polku: it shows what the
 * engine says without the protocol's words. */
#include "engine/example.h"
#include "engine/plan.h"
#include "engine/replay_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 4
#define LINE_MAX_BYTES (1 << 16)

struct reader {
    struct arena *arena;
    struct decl *open[DEPTH_MAX]; /* the last declaration of each depth */
    struct decl top;
    int line;
};

static struct decl *child_add(struct arena *arena, struct decl *block)
{
    block->body = arena_grow(arena, block->body, (size_t)block->nbody, (size_t)block->nbody + 1,
                             sizeof *block->body);
    return &block->body[block->nbody++];
}

static void arg_read(struct reader *r, struct decl *d, const char *text)
{
    struct arg *a = &d->args[d->nargs++];
    a->kind = text[0] == 't' ? ARG_TEXT : text[0] == 'n' ? ARG_NUMBER : ARG_BOOL;
    a->text = a->kind == ARG_TEXT ? arena_text(r->arena, text + 1) : NULL;
    a->number = a->kind == ARG_TEXT ? 0 : strtoll(text + 1, NULL, 10);
}

static void decl_read(struct reader *r, char *line)
{
    char *rest = NULL, *word = strtok_r(line, "\t", &rest);
    int depth = atoi(word);
    struct decl *d = child_add(r->arena, depth ? r->open[depth - 1] : &r->top);
    d->word = arena_text(r->arena, strtok_r(NULL, "\t", &rest));
    d->file = "test/pack.lua";
    d->line = r->line;
    for (char *arg = strtok_r(NULL, "\t", &rest); arg; arg = strtok_r(NULL, "\t", &rest))
        arg_read(r, d, arg);
    r->open[depth] = d;
}

/* ---- answers ---- */

static void value_print(const struct fact *f, const struct value *v)
{
    char day[11];
    switch (f->kind) {
    case FACT_NUMBER: printf("%lld", (long long)v->n); return;
    case FACT_YES_OR_NO: printf("%s", v->n ? "true" : "false"); return;
    case FACT_CHOICE:
    case FACT_SCALE: printf("\"%s\"", f->options[v->n].id); return;
    case FACT_DATE:
        day_print((day_t)v->n, day);
        printf("\"%s\"", day);
        return;
    case FACT_CHOICES:
        printf("[");
        for (int i = 0, n = 0; i < f->noptions; i++)
            if (v->members >> i & 1)
                printf("%s\"%s\"", n++ ? "," : "", f->options[i].id);
        printf("]");
        return;
    case FACT_KINDS: return;
    }
}

static void plan_print(const struct situation *s, const struct plan *plan)
{
    const struct model *m = s->model;
    printf("{\"conditional\":%s,\"optimal\":%s,\"days\":[%d,%d,%d],\"assumes\":{",
           plan->conditional ? "true" : "false", plan->optimal ? "true" : "false", plan->shortest,
           plan->expected, plan->longest);
    for (int i = 0; i < plan->nassumes; i++) {
        const struct fact *f = &m->facts[plan->assumes[i].fact];
        printf("%s\"%s\":", i ? "," : "", f->common.id);
        value_print(f, &plan->assumes[i].value);
    }
    printf("},\"steps\":[");
    for (int i = 0; i < plan->nsteps; i++)
        printf("%s[\"%s\",%d,%d,%d]", i ? "," : "", m->services[plan->steps[i].service].common.id,
               plan->steps[i].start - s->as_of, plan->steps[i].begin - s->as_of,
               plan->steps[i].expected_end - s->as_of);
    const char *fault = replay_plan(s, plan);
    printf("],\"fault\":%s%s%s}", fault ? "\"" : "", fault ? fault : "null", fault ? "\"" : "");
}

static void missing_print(const struct situation *s, const struct missing *one)
{
    static const char *const kinds[] = {"test", "reach", "valid", "nothing"};
    static const char *const bys[] = {"nobody", "client", "service"};
    const struct model *m = s->model;
    printf("[\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"%s\",\"%s\"]", kinds[one->kind],
           one->service < 0 ? "" : m->services[one->service].common.id,
           one->transition < 0 ? "" : m->transitions[one->transition].common.id,
           one->fact < 0 ? "" : m->facts[one->fact].common.id,
           one->cond ? cond_print(s->arena, m, one->cond) : "", one->rule.line, bys[one->by],
           one->obstacle < 0 ? "" : m->obstacles[one->obstacle].common.id);
}

static void plans_print(const struct situation *s, const struct plans *plans)
{
    printf("{\"plans\":[");
    for (int i = 0; i < plans->n; i++) {
        printf("%s", i ? "," : "");
        plan_print(s, &plans->at[i]);
    }
    printf("],\"proved\":%s,\"exact\":%s,\"expansions\":%ld,\"missing\":[",
           plans->proved ? "true" : "false", plans->exact ? "true" : "false", plans->expansions);
    for (int i = 0; i < plans->nmissing; i++) {
        printf("%s", i ? "," : "");
        missing_print(s, &plans->missing[i]);
    }
    printf("]}\n");
    fflush(stdout);
}

static void findings_print(const struct issues *issues)
{
    printf("{\"error\":\"");
    for (int i = 0; i < issues->n; i++)
        if (issues->list[i].level == ISSUE_ERROR)
            printf("%d: %s; ", issues->list[i].where.line, issues->list[i].message);
    printf("\"}\n");
    fflush(stdout);
}

static void pack_run(struct reader *r, char *line)
{
    static const char *const packs[] = {"test"};
    char *rest = NULL;
    struct issues issues;
    struct plan_options o = {0};
    strtok_r(line, "\t", &rest);
    const char *goal = strtok_r(NULL, "\t", &rest);
    o.k = atoi(strtok_r(NULL, "\t", &rest));
    o.parallel = atoi(strtok_r(NULL, "\t", &rest));
    o.expansions = atol(strtok_r(NULL, "\t", &rest));
    struct decls decls = {
        .list = r->top.body, .n = r->top.nbody, .pack = "test", .packs = packs, .npacks = 1};
    issues_init(&issues, r->arena);
    const struct model *m = model_build(r->arena, &decls, &issues);
    struct situation *s = m ? example_situation(r->arena, m, 0, &issues) : NULL;
    o.goal = m ? model_goal(m, goal) : -1;
    if (!s || o.goal < 0) {
        findings_print(&issues);
        return;
    }
    situation_complete(s);
    plans_print(s, plans_make(s, &o));
}

int main(int argc, char **argv)
{
    static char line[LINE_MAX_BYTES];
    size_t mebibytes = argc > 1 ? strtoul(argv[1], NULL, 10) : 3072;
    struct reader r = {.arena = arena_new(mebibytes << 20)};
    while (r.arena && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        r.line++;
        if (strncmp(line, "run\t", 4) == 0) {
            pack_run(&r, line);
            arena_reset(r.arena);
            r = (struct reader){.arena = r.arena};
        } else if (*line) {
            decl_read(&r, line);
        }
    }
    arena_free(r.arena);
    return 0;
}
