/* Transitions: the crossings from one service to the next. */
#include "engine/build.h"

#include <string.h>

static void field_from(struct build *b, const struct field *f, struct decl *d, void *to)
{
    struct transition *t = to;
    const char *id = d->nargs && d->args[0].kind == ARG_TEXT ? d->args[0].text : NULL;
    if (id && strcmp(id, "start") == 0)
        t->from_start = true;
    else
        field_services(b, f, d, &t->from);
}

static const struct field transition_fields[] = {
    COMMON_FIELDS(false),
    {.word = "from", .read = field_from, .needed = true, .many = true},
    {FIELD("to", field_service, struct transition, to), .needed = true},
    {FIELD("on", field_name, struct transition, on), .names = history_state_ids,
     .nnames = HISTORY_STATES},
    {FIELD("ahead", field_length, struct transition, ahead),
     .has = offsetof(struct transition, has_ahead)},
    {FIELD("when", field_cond, struct transition, when)},
    {FIELD("by", field_actor, struct transition, by), .needed = true},
    {FIELD("within", field_length, struct transition, within),
     .has = offsetof(struct transition, has_within)},
    {FIELD("hands_over", field_texts, struct transition, hands_over), .many = true},
    {FIELD("reports_to", field_actors, struct transition, reports_to), .many = true},
    {FIELD("because", field_text, struct transition, because)},
    {0},
};

static void start_holds(struct build *b, const struct transition *t)
{
    static const char *const against[] = {"on", "ahead", "within"};
    for (size_t i = 0; t->from_start && i < sizeof against / sizeof *against; i++) {
        const struct decl *d = decl_find(t->common.decl, against[i]);
        if (d)
            issue_add(b->issues, "start-takes-none", decl_place(d),
                      "a transition from \"start\" takes no '%s'", against[i]);
    }
    if (t->from_start && t->from.n)
        issue_add(b->issues, "start-takes-none", decl_place(t->common.decl),
                  "'%s' comes from \"start\" or from services, not from both", t->common.id);
}

void build_transitions(struct build *b)
{
    for (int i = 0; i < b->m->ntransitions; i++) {
        struct transition *t = &b->m->transitions[i];
        t->to = t->by = -1;
        t->when = cond_true(&b->parse);
        t->ahead.parameter = t->within.parameter = -1;
        block_read(b, (struct decl *)t->common.decl, t, transition_fields);
        start_holds(b, t);
        if (t->has_ahead && t->on != HISTORY_ONGOING && !t->from_start)
            issue_add(b->issues, "ahead-without-ongoing",
                      decl_place(decl_find(t->common.decl, "ahead")),
                      "'ahead' needs on \"ongoing\" beside it");
    }
}
