/* The region, concepts, actors, goals, obstacles, promises and events. */
#include "engine/build.h"

#include <string.h>

/* ---- the region --------------------------------------------------------------------------------
 */

static void field_speaks(struct build *b, const struct field *f, struct decl *d, void *to)
{
    int *languages = to, language = -1, n = 0;
    field_name(b, f, d, &language);
    if (language < 0)
        return;
    while (n < LANGUAGES && languages[n] >= 0 && languages[n] != language)
        n++;
    if (n < LANGUAGES && languages[n] < 0)
        languages[n] = language;
    else
        issue_add(b->issues, "named-twice", arg_place(d, 0, 0, 2), "'%s' is named twice",
                  d->args[0].text);
}

/* "Europe/Helsinki": an area and a city of the IANA time zone database. */
static void field_time_zone(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    const char *zone = text_arg(b, d, 0);
    if (!zone)
        return;
    const char *slash = strchr(zone, '/');
    size_t n = strspn(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/");
    if ((!slash && strcmp(zone, "UTC") != 0) || zone[n] || zone[0] == '/' || n > 60)
        issue_add(b->issues, "unknown-value", arg_place(d, 0, 0, (int)strlen(zone)),
                  "'%s' is no time zone", zone)
            ->hint = "write it as \"Europe/Helsinki\"";
    *(const char **)to = zone;
}

static const struct field region_fields[] = {
    COMMON_FIELDS(true),
    {FIELD("speaks", field_speaks, struct region, languages), .needed = true, .many = true,
     .names = language_ids, .nnames = LANGUAGES},
    {FIELD("municipality", field_municipality, struct region, municipalities), .needed = true,
     .many = true},
    {FIELD("time_zone", field_time_zone, struct region, time_zone)},
    {FIELD("default_goal", field_goal, struct region, default_goal)},
    {0},
};

static void region_build(struct build *b)
{
    struct region *region = &b->m->region;
    const struct blocks *all = &b->blocks[BLOCK_REGION];
    region->common.id = "";
    region->common.valid = (struct span){DAY_FIRST, DAY_LAST};
    for (int i = 0; i < LANGUAGES; i++)
        region->languages[i] = all->n ? -1 : i;
    region->time_zone = "Europe/Helsinki";
    region->default_goal = -1;
    for (int i = 1; i < all->n; i++)
        issue_add(b->issues, "duplicate-id", decl_place(all->at[i]),
                  "a pack has one region, and '%s' is a second one", all->at[i]->args[0].text);
    if (all->n == 0)
        return;
    struct decl *d = all->at[0];
    region->common.id = d->args[0].text;
    region->common.nid = strlen(region->common.id);
    region->common.rule = rule_of(d);
    region->common.decl = d;
    block_read(b, d, region, region_fields);
}

/* ---- actors ------------------------------------------------------------------------------------
 */

static void field_actor_formerly(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct actor *actor = to;
    former_read(b, d, &actor->formerly, &actor->nformerly);
}

static const struct field actor_fields[] = {
    COMMON_FIELDS(true),
    {.word = "formerly", .read = field_actor_formerly, .many = true},
    {FIELD("role", field_name, struct actor, role), .needed = true, .names = role_ids,
     .nnames = ROLES},
    {FIELD("expertise", field_texts, struct actor, expertise), .many = true},
    {FIELD("task", field_texts, struct actor, tasks), .many = true},
    {FIELD("partner", field_actors, struct actor, partners), .many = true},
    {FIELD("in_municipality", field_municipality, struct actor, municipalities), .many = true},
    {FIELD("link", field_texts, struct actor, links), .many = true},
    {0},
};

/* ---- the small ones ----------------------------------------------------------------------------
 */

static const struct field concept_fields[] = {
    COMMON_FIELDS(true),
    {FIELD("when", field_cond, struct concept, when), .needed = true},
    {FIELD("risk", field_bool, struct concept, risk)},
    {0},
};

static const struct field goal_fields[] = {
    COMMON_FIELDS(true), {FIELD("reached", field_cond, struct goal, reached), .needed = true}, {0}};

static const struct field obstacle_fields[] = {
    COMMON_FIELDS(true),
    {FIELD("scope", field_name, struct obstacle, scope), .needed = true, .names = scope_ids,
     .nnames = SCOPES},
    {FIELD("when", field_cond, struct obstacle, when), .needed = true},
    {FIELD("blocks", field_services, struct obstacle, blocks), .many = true},
    {FIELD("remedy", field_text, struct obstacle, remedy)},
    {0},
};

static const struct field promise_fields[] = {
    COMMON_FIELDS(false),
    {FIELD("for_every", field_cond, struct promise, for_every), .needed = true},
    {FIELD("recommends", field_services, struct promise, recommends), .many = true},
    {FIELD("never_recommends", field_services, struct promise, never_recommends), .many = true},
    {0},
};

static void field_every(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    const char *text = text_arg(b, d, 0);
    if (text && (!duration_parse(text, to) || duration_shortest(to) < 1))
        issue_add(b->issues, "bad-duration", arg_place(d, 0, 0, (int)strlen(text)),
                  "'%s' is no length of time after which something comes again", text);
}

static const struct field event_fields[] = {
    COMMON_FIELDS(true),
    {FIELD("on_date", field_day, struct event, on), .needed = true},
    {FIELD("every", field_every, struct event, every), .has = offsetof(struct event, has_every)},
    {FIELD("audience", field_name, struct event, audience), .names = audience_ids,
     .nnames = AUDIENCES},
    {FIELD("in_municipality", field_municipality, struct event, municipalities), .many = true},
    {FIELD("link", field_texts, struct event, links), .many = true},
    {0},
};

static struct decl *block_of(const struct common *c)
{
    return (struct decl *)c->decl;
}

static void promises_hold(struct build *b)
{
    for (int i = 0; i < b->m->npromises; i++) {
        const struct promise *p = &b->m->promises[i];
        if (!decl_find(p->common.decl, "recommends") &&
            !decl_find(p->common.decl, "never_recommends"))
            issue_add(b->issues, "missing-word", decl_place(p->common.decl),
                      "'promise' needs 'recommends' or 'never_recommends'");
    }
}

void build_others(struct build *b)
{
    struct model *m = b->m;
    region_build(b);
    for (int i = 0; i < m->nconcepts; i++)
        block_read(b, block_of(&m->concepts[i].common), &m->concepts[i], concept_fields);
    for (int i = 0; i < m->nactors; i++)
        block_read(b, block_of(&m->actors[i].common), &m->actors[i], actor_fields);
    for (int i = 0; i < m->ngoals; i++)
        block_read(b, block_of(&m->goals[i].common), &m->goals[i], goal_fields);
    for (int i = 0; i < m->nobstacles; i++)
        block_read(b, block_of(&m->obstacles[i].common), &m->obstacles[i], obstacle_fields);
    for (int i = 0; i < m->npromises; i++)
        block_read(b, block_of(&m->promises[i].common), &m->promises[i], promise_fields);
    for (int i = 0; i < m->nevents; i++)
        block_read(b, block_of(&m->events[i].common), &m->events[i], event_fields);
    promises_hold(b);
}
