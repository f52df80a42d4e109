/* Services: the words of their block, and what the words demand of each other. */
#include "engine/build.h"

#include <string.h>

#define SERVICES_MAX 20000

static void field_when(struct build *b, const struct field *f, struct decl *d, void *to)
{
    struct service *s = to;
    s->when_rule = rule_of(d);
    field_cond(b, f, d, &s->when);
}

static void field_gives(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct service *s = to;
    effects_parse(&b->parse, d, 0, &s->gives, &s->ngives);
}

static void field_start_within(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct service *s = to;
    start_within_parse(&b->parse, d, &s->start_within, &s->start_fact);
}

static void field_given_in(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct service *s = to;
    const char *language = text_arg(b, d, 0);
    if (!language)
        return;
    if (strlen(language) < 2 || strlen(language) > 12 || !id_fits(language, true))
        issue_add(b->issues, "unknown-value", arg_place(d, 0, 0, (int)strlen(language)),
                  "'%s' is no code of a language", language)
            ->hint = "write a code such as \"fi\", \"sv\", \"en\", \"ar\"";
    s->given_in = arena_grow(b->arena, s->given_in, (size_t)s->ngiven_in, (size_t)s->ngiven_in + 1,
                             sizeof *s->given_in);
    s->given_in[s->ngiven_in++] = language;
}

static void field_delivered(struct build *b, const struct field *f, struct decl *d, void *to)
{
    struct service *s = to;
    int way = -1;
    field_name(b, f, d, &way);
    s->personal |= way == 0;
    s->group |= way == 1;
}

static void field_formerly(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct service *s = to;
    former_read(b, d, &s->formerly, &s->nformerly);
}

/* The groups are numbered in build_finish; until then a name stands for itself. */
static void field_overlaps(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    (void)to;
    const char *group = text_arg(b, d, 0);
    if (group && !id_fits(group, false))
        issue_add(b->issues, "bad-id", arg_place(d, 0, 0, (int)strlen(group)),
                  "'%s' cannot name a group", group);
}

static const struct field prefer_fields[] = {
    {FIELD("points", field_int, struct prefer, points), .needed = true, .high = 1000},
    {FIELD("when", field_cond, struct prefer, when), .needed = true},
    {FIELD("because", field_text, struct prefer, because)},
    {0},
};

static void field_prefer(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct service *s = to;
    s->prefers = arena_grow(b->arena, s->prefers, (size_t)s->nprefers, (size_t)s->nprefers + 1,
                            sizeof *s->prefers);
    struct prefer *p = &s->prefers[s->nprefers++];
    *p = (struct prefer){.rule = rule_of(d)};
    block_read(b, d, p, prefer_fields);
}

static const char *const delivery_ids[] = {"personal", "group"};

static const struct field service_fields[] = {
    COMMON_FIELDS(true),
    {FIELD("kind", field_name, struct service, kind), .needed = true, .names = service_kind_ids,
     .nnames = SERVICE_KINDS},
    {FIELD("area", field_bits, struct service, areas), .needed = true, .many = true,
     .names = area_ids, .nnames = AREAS},
    {FIELD("provider", field_actor, struct service, provider), .needed = true},
    {FIELD("summary", field_text, struct service, summary)},
    {FIELD("because", field_text, struct service, because)},
    {FIELD("audience", field_name, struct service, audience), .names = audience_ids,
     .nnames = AUDIENCES},
    {.word = "when", .read = field_when},
    {FIELD("entry", field_bool, struct service, entry)},
    {FIELD("everywhere", field_bool, struct service, everywhere)},
    {FIELD("always", field_bool, struct service, always)},
    {FIELD("repeatable", field_bool, struct service, repeatable)},
    {FIELD("voluntary", field_bool, struct service, voluntary)},
    {FIELD("decided_by", field_actor, struct service, decided_by)},
    {FIELD("referred_by", field_actors, struct service, referred_by), .many = true},
    {FIELD("in_municipality", field_municipality, struct service, municipalities), .many = true},
    {.word = "gives", .read = field_gives},
    {FIELD("waits", field_lengths, struct service, waits),
     .has = offsetof(struct service, has_waits)},
    {FIELD("takes", field_lengths, struct service, takes),
     .has = offsetof(struct service, has_takes)},
    {FIELD("load", field_int, struct service, load), .high = 100},
    {FIELD("priority", field_int, struct service, priority), .high = 1000},
    {.word = "prefer", .read = field_prefer, .many = true},
    {.word = "start_within",
     .read = field_start_within,
     .has = offsetof(struct service, has_start_within)},
    {FIELD("review_every", field_length, struct service, review_every),
     .has = offsetof(struct service, has_review)},
    {.word = "overlaps", .read = field_overlaps, .many = true},
    {FIELD("bridges", field_services, struct service, bridges), .many = true},
    {FIELD("capacity", field_int, struct service, capacity), .high = 1000000000},
    {.word = "given_in", .read = field_given_in, .many = true},
    {.word = "delivered",
     .read = field_delivered,
     .many = true,
     .names = delivery_ids,
     .nnames = 2},
    {.word = "formerly", .read = field_formerly, .many = true},
    {FIELD("link", field_texts, struct service, links), .many = true},
    {0},
};

/* ---- what the words demand of each other -------------------------------------------------------
 */

static void always_holds(struct build *b, const struct service *s)
{
    static const char *const against[] = {"when", "capacity", "overlaps", "bridges",
                                          "in_municipality"};
    const struct decl *d = s->common.decl;
    if (!s->always)
        return;
    if (!s->entry || !s->everywhere || !s->repeatable || s->voluntary)
        issue_add(b->issues, "always-entry", decl_place(decl_find(d, "always")),
                  "'%s' is for everyone: it must be an entry, everywhere, repeatable and not "
                  "voluntary",
                  s->common.id);
    for (size_t i = 0; i < sizeof against / sizeof *against; i++)
        if (decl_find(d, against[i]))
            issue_add(b->issues, "always-entry", decl_place(decl_find(d, against[i])),
                      "'%s' is for everyone: '%s' cannot stand beside 'always'", s->common.id,
                      against[i]);
}

static void bridges_hold(struct build *b, const struct service *s)
{
    const struct decl *d = NULL;
    while ((d = decl_next(s->common.decl, "bridges", d)) != NULL) {
        int to = d->nargs && d->args[0].text ? model_service(b->m, d->args[0].text) : -1;
        if (to >= 0 && (&b->m->services[to] == s || b->m->services[to].bridges.n))
            issue_add(
                b->issues, "bridge-to-bridge", arg_place(d, 0, 0, (int)strlen(d->args[0].text)),
                &b->m->services[to] == s ? "'%s' cannot bridge itself" : "'%s' is a bridge itself",
                b->m->services[to].common.id);
    }
}

/* An everywhere service has no place; another one has its own municipalities, or the region's. */
static void place_make(struct build *b, struct service *s)
{
    const struct ids *places =
        s->municipalities.n ? &s->municipalities : &b->m->region.municipalities;
    struct ids none = {0};
    s->place = b->m->municipality >= 0 && places->n && !s->everywhere
                   ? cond_municipality(&b->parse, places)
                   : cond_true(&b->parse);
    s->consent =
        s->voluntary && b->m->consent >= 0 ? cond_consent(&b->parse) : cond_true(&b->parse);
    if (s->everywhere && s->municipalities.n)
        issue_add(b->issues, "wrong-type", decl_place(decl_find(s->common.decl, "everywhere")),
                  "'%s' is either everywhere or in some municipalities", s->common.id);
    if (s->everywhere)
        s->municipalities = none;
    if (s->voluntary && b->m->consent < 0)
        issue_add(b->issues, "needs-fact", decl_place(decl_find(s->common.decl, "voluntary")),
                  "'voluntary' needs the yes-or-no fact 'consent', which is not declared");
}

void build_services(struct build *b)
{
    struct model *m = b->m;
    if (m->nservices > SERVICES_MAX)
        issue_add(b->issues, "too-many", decl_place(m->services[0].common.decl),
                  "a pack holds at most %d services", SERVICES_MAX);
    for (int i = 0; i < m->nservices; i++) {
        struct service *s = &m->services[i];
        s->provider = s->decided_by = s->start_fact = -1;
        s->capacity = -1;
        s->load = 100;
        s->when = cond_true(&b->parse);
        s->waits.parameter = s->takes.parameter = -1;
        s->review_every.parameter = s->start_within.parameter = -1;
        block_read(b, (struct decl *)s->common.decl, s, service_fields);
        place_make(b, s);
    }
    for (int i = 0; i < m->nservices; i++) {
        always_holds(b, &m->services[i]);
        bridges_hold(b, &m->services[i]);
    }
}
