/* polku graph: the services of a model and the transitions between them, as DOT or SVG.
 *
 * DOT is written here; Graphviz lays it out. Services without any transition are drawn too: that
 * they stand alone is worth seeing. */
#include "cli/commands.h"
#include "cli/pack.h"
#include "cli/spawn.h"

#include <errno.h>
#include <string.h>

struct graph {
    struct arena *arena;
    const struct model *m;
    enum language language;
    day_t on;
    struct out text;
};

static const char *name_of(const struct graph *g, const struct common *c)
{
    enum language used;
    const char *name = text_get(&c->name, g->language, g->m->region.languages, &used);
    return name ? name : c->id;
}

static void put(struct graph *g, const char *text)
{
    out_raw(&g->text, text, strlen(text));
}

/* A text within quotes. */
static void quote(struct graph *g, const char *text)
{
    put(g, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            put(g, "\\");
        out_raw(&g->text, text, 1);
    }
    put(g, "\"");
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static const char *const colours[SERVICE_KINDS] = {
    [KIND_SERVICE] = "#e4f1f2", [KIND_NETWORK] = "#e7f3e4",  [KIND_MATERIAL] = "#f3f6f8",
    [KIND_EVENT] = "#f3f6f8",   [KIND_DECISION] = "#fdf1e0", [KIND_TRAINING] = "#e8ecfa"};

static void service_put(struct graph *g, const struct service *s)
{
    put(g, "  ");
    quote(g, s->common.id);
    put(g, " [label=");
    quote(g, name_of(g, &s->common));
    put(g, ", fillcolor=");
    quote(g, colours[s->kind]);
    put(g, s->entry ? ", penwidth=2" : "");
    put(g, span_holds(&s->common.valid, g->on) ? "" : ", style=\"rounded,filled,dashed\"");
    put(g, ", tooltip=");
    quote(g, arena_printf(g->arena, "%s:%d", s->common.rule.file, s->common.rule.line));
    put(g, "];\n");
}

/* ---- edges ----------------------------------------------------------------------------------- */

static void edge_put(struct graph *g, const struct transition *t, const char *from)
{
    static const char *const styles[HISTORY_STATES] = {[HISTORY_COMPLETED] = "solid",
                                                       [HISTORY_ONGOING] = "dashed",
                                                       [HISTORY_INTERRUPTED] = "dotted"};
    put(g, "  ");
    quote(g, from);
    put(g, " -> ");
    quote(g, g->m->services[t->to].common.id);
    put(g, " [label=");
    quote(g, name_of(g, &g->m->actors[t->by].common));
    put(g, ", style=");
    put(g, styles[t->on]);
    put(g, ", tooltip=");
    quote(g, arena_printf(g->arena, "%s:%d", t->common.rule.file, t->common.rule.line));
    put(g, "];\n");
}

static void transition_put(struct graph *g, const struct transition *t)
{
    if (!span_holds(&t->common.valid, g->on) ||
        !span_holds(&g->m->services[t->to].common.valid, g->on))
        return;
    if (t->from_start)
        edge_put(g, t, "start");
    for (int i = 0; i < t->from.n; i++)
        edge_put(g, t, g->m->services[t->from.at[i]].common.id);
}

static void graph_put(struct graph *g)
{
    static const struct text start = {{"alku", "början", "start"}};
    put(g, "digraph ");
    quote(g, name_of(g, &g->m->region.common));
    put(g,
        " {\n  rankdir=LR;\n"
        "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11];\n"
        "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#50606d\", fontcolor=\"#50606d\"];\n");
    put(g, "  \"start\" [shape=circle, fillcolor=\"#ffffff\", label=");
    quote(g, start.in[g->language]);
    put(g, "];\n");
    for (int i = 0; i < g->m->nservices; i++)
        service_put(g, &g->m->services[i]);
    for (int i = 0; i < g->m->ntransitions; i++)
        transition_put(g, &g->m->transitions[i]);
    put(g, "}\n");
}

/* ---- the command ----------------------------------------------------------------------------- */

static int svg_print(const struct run *run, const struct graph *g)
{
    const char *dot[] = {"dot", "-Tsvg", NULL};
    struct spawned io = {.in = g->text.data, .nin = g->text.n};
    if (!spawn(run, dot, &io))
        return fail(run, EXIT_WORLD, "cannot run dot: %s", strerror(errno));
    if (io.code == 127)
        return fail(run, EXIT_WORLD,
                    "--svg needs the program dot: install graphviz, or leave --svg out");
    if (io.code != 0)
        return fail(run, EXIT_WORLD, "dot ended with %d", io.code);
    fwrite(io.out, 1, io.nout, stdout);
    return EXIT_DONE;
}

static int run_graph(struct run *run)
{
    struct pack pack;
    struct graph g = {.arena = run->arena};
    if (!day_wanted(run, &g.on))
        return EXIT_USAGE;
    if (!pack_load(run, run->args[0], DAY_NONE, false, &pack))
        return EXIT_WORLD;
    if (pack.issues.errors) {
        issues_show(run, &pack.issues, stderr);
        return EXIT_ERRORS;
    }
    if (!language_wanted(run, pack_language(&pack), &g.language))
        return EXIT_USAGE;
    g.m = pack.model;
    out_init(&g.text, run->arena, 1 << 14);
    graph_put(&g);
    if (flag_value(run, "svg"))
        return svg_print(run, &g);
    fwrite(g.text.data, 1, g.text.n, stdout);
    return EXIT_DONE;
}

const struct command command_graph = {
    .name = "graph",
    .takes = "PACK",
    .least = 1,
    .most = 1,
    .summary = "services and the transitions between them, as DOT or as a picture (SVG)",
    .example = "polku graph --svg --language en rules/kainuu > kainuu.svg",
    .flags = {{"svg", NULL, "a picture, laid out by Graphviz"},
              {"language", "fi|sv|en", "of the names (the region's first)"},
              {"on", "DATE", "the transitions open on this day (today when left out)"}},
    .run = run_graph,
};
