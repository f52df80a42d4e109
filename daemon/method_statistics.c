/* The method statistics: counts of clients of a region, over whole months, by what is asked for.
 *
 * Months are counted by themselves and half-years by themselves, each client once in each. A period
 * is made of the half-years that lie in it whole, and of the months that are left; its count is the
 * sum of theirs, and it is shown when each of them is. */
#include "daemon/count.h"
#include "daemon/hide.h"
#include "daemon/log.h"
#include "daemon/method.h"
#include "protocol/params.h"
#include "protocol/request.h"

#include <stdlib.h>
#include <string.h>

enum by {
    BY_CLIENT,
    BY_SERVICE,
    BY_STATE,
    BY_OUTCOME,
    BY_OBSTACLE,
    BY_QUESTION,
    BY_BASIS,
    BY_GENDER,
    BY_MONTH,
    BYS
};
static const char *const by_ids[BYS] = {"client",          "service",  "state",
                                        "outcome",         "obstacle", "question",
                                        "residence_basis", "gender",   "month"};

struct cells {
    struct cell *at;
    int n, cap;
};

struct statistic {
    struct call *call;
    const char *region;
    int first, last; /* months, counted from year 0 */
    bool by[BYS];
    bool totals;
    struct cells family; /* being read: the counts of one thing in one half-year and its months */
    struct cells rows;
    jmp_buf *guard; /* of the call */
};

/* ---- what is asked --------------------------------------------------------------------------- */

static void by_read(struct statistic *s, const struct json *by)
{
    struct call *call = s->call;
    if (by->kind != JSON_ARRAY) {
        fault_add(call, "wrong-kind", "/by", "'by' must be an array of texts, not %s",
                  json_kind_words(by));
        return;
    }
    for (uint32_t i = 0; i < by->n; i++) {
        const char *text = json_text(&by->items[i]), *at = pointer_item(call->arena, "/by", (int)i);
        int k = 0;
        while (k < BYS && (!text || strcmp(by_ids[k], text) != 0))
            k++;
        if (k == BYS)
            fault_allow(
                fault_add(call, "unknown-choice", at,
                          "'by' has no '%s': name one of those that are allowed",
                          text ? word_shown(call->arena, text) : json_kind_words(&by->items[i])),
                text, by_ids, BYS);
        else if (s->by[k])
            fault_add(call, "repeated-value", at, "'by' names '%s' twice: name it once", text);
        else
            s->by[k] = true;
    }
}

enum { P_REGION, P_FROM, P_TO, P_BY, P_TOTALS, P_PARAMS };
static const struct param params[P_PARAMS] = {
    [P_REGION] = {.name = "region", .kind = PARAM_TEXT, .required = true, .low = 1, .high = 64},
    [P_FROM] = {.name = "from", .kind = PARAM_DATE, .required = true},
    [P_TO] = {.name = "to", .kind = PARAM_DATE, .required = true},
    [P_BY] = {.name = "by", .kind = PARAM_ANY},
    [P_TOTALS] = {.name = "totals", .kind = PARAM_BOOL},
};

static int month_of(const struct given *given)
{
    int year, month, mday;
    day_split((day_t)given->n, &year, &month, &mday);
    return year * 12 + month - 1;
}

static bool statistic_read(struct statistic *s, struct call *call)
{
    static const struct shape shape = {"the params of 'statistics'", params, P_PARAMS};
    struct world *world = call->world;
    struct given given[P_PARAMS];
    *s = (struct statistic){.call = call};
    bool right = params_read(call, &shape, given);
    if (given[P_BY].json)
        by_read(s, given[P_BY].json);
    if (given[P_FROM].json && given[P_TO].json && given[P_TO].n < given[P_FROM].n)
        fault_add(call, "out-of-range", "/to", "'to' must not lie before 'from'");
    if (!right || call->faults->n)
        return rpc_fail_faults(call);
    s->region = given[P_REGION].text;
    s->totals = given[P_TOTALS].n;
    s->first = month_of(&given[P_FROM]);
    s->last = month_of(&given[P_TO]);
    return world->region(world, s->region) ? true : request_region_unknown(call, s->region);
}

/* ---- the cells ------------------------------------------------------------------------------- */

/* Which kinds of counts are asked for; the client's own where nothing else is. */
static bool kind_asked(const struct statistic *s, const char *kind)
{
    const bool *by = s->by;
    if (strcmp(kind, COUNT_SERVICE) == 0)
        return by[BY_SERVICE] && !by[BY_STATE];
    if (strcmp(kind, COUNT_STATE) == 0)
        return by[BY_STATE] && !by[BY_SERVICE];
    if (strcmp(kind, COUNT_SERVICE_STATE) == 0)
        return by[BY_SERVICE] && by[BY_STATE];
    if (strcmp(kind, COUNT_OUTCOME) == 0)
        return by[BY_OUTCOME] && !by[BY_SERVICE];
    if (strcmp(kind, COUNT_SERVICE_OUTCOME) == 0)
        return by[BY_OUTCOME] && by[BY_SERVICE];
    if (strcmp(kind, COUNT_OBSTACLE) == 0)
        return by[BY_OBSTACLE];
    if (strcmp(kind, COUNT_QUESTION) == 0)
        return by[BY_QUESTION];
    return by[BY_CLIENT] || (!by[BY_SERVICE] && !by[BY_STATE] && !by[BY_OUTCOME] &&
                             !by[BY_OBSTACLE] && !by[BY_QUESTION]);
}

/* Whether a half-year (from 0: the first of year 0) lies in the period whole. */
static bool half_inside(const struct statistic *s, int half)
{
    return half * 6 >= s->first && half * 6 + 5 <= s->last;
}

static int month_number(int period)
{
    return period / 100 * 12 + period % 100 - 1;
}

static int half_number(int period)
{
    return period < PERIOD_MONTHS ? period / 10 * 2 + period % 10 - 1 : month_number(period) / 6;
}

static bool period_asked(const struct statistic *s, int period)
{
    if (period < PERIOD_MONTHS)
        return !s->by[BY_MONTH] && half_inside(s, half_number(period));
    int month = month_number(period);
    if (month < s->first || month > s->last)
        return false;
    return s->by[BY_MONTH] || !half_inside(s, month / 6);
}

static bool groups_asked(const struct statistic *s, const struct count_key *k)
{
    bool all_bases = strcmp(k->basis, HIDE_ALL) == 0,
         all_genders = strcmp(k->gender, HIDE_ALL) == 0;
    return (all_bases ? !s->by[BY_BASIS] || s->totals : s->by[BY_BASIS]) &&
           (all_genders ? !s->by[BY_GENDER] || s->totals : s->by[BY_GENDER]);
}

static int compare_cells(const void *a, const void *b)
{
    return cells_compare(a, b);
}

/* As they are answered: by month, then what is counted, then groups. */
static int compare_rows(const void *a, const void *b)
{
    const struct cell *x = a, *y = b;
    int order = (x->key.period > y->key.period) - (x->key.period < y->key.period);
    return order ? order : cells_compare(x, y);
}

/* Equal cells become one. */
static void cells_merge(struct cells *c)
{
    int kept = 0;
    if (c->n)
        qsort(c->at, (size_t)c->n, sizeof *c->at, compare_cells);
    for (int i = 0; i < c->n; i++)
        if (kept && cells_compare(&c->at[kept - 1], &c->at[i]) == 0)
            c->at[kept - 1].n += c->at[i].n;
        else
            c->at[kept++] = c->at[i];
    c->n = kept;
}

/* A row is shown when each of the periods that make it up is. */
static void row_add(struct statistic *s, const struct cell *cell)
{
    struct cells *rows = &s->rows;
    ARENA_ROOM(s->call->arena, rows->at, rows->n, rows->cap);
    struct cell *row = &rows->at[rows->n++];
    *row = *cell;
    if (!s->by[BY_MONTH])
        row->key.period = 0;
}

/* The family is whole: what is asked of it goes to the rows. */
static void family_end(struct statistic *s)
{
    const struct house *h = s->call->world;
    cells_merge(&s->family);
    arena_reset(h->scratch);
    arena_guard(h->scratch, s->guard);
    family_hide(h->scratch, s->family.at, s->family.n);
    arena_guard(h->scratch, NULL);
    for (int i = 0; i < s->family.n; i++) {
        const struct cell *cell = &s->family.at[i];
        if (period_asked(s, cell->key.period) && groups_asked(s, &cell->key))
            row_add(s, cell);
    }
    s->family.n = 0;
}

static bool same_family(const struct count_key *a, const struct count_key *b)
{
    return half_number(a->period) == half_number(b->period) && strcmp(a->kind, b->kind) == 0 &&
           strcmp(a->item, b->item) == 0 && strcmp(a->state, b->state) == 0;
}

/* Each count is part of four: its own, those over all bases, over all genders, over both. */
static void count_add(void *context, const struct count_key *key, int64_t n)
{
    struct statistic *s = context;
    struct cells *f = &s->family;
    if (!kind_asked(s, key->kind))
        return;
    if (f->n && !same_family(&f->at[0].key, key))
        family_end(s);
    for (int i = 0; i < 4; i++) {
        ARENA_ROOM(s->call->arena, f->at, f->n, f->cap);
        struct cell *cell = &f->at[f->n++];
        *cell = (struct cell){.key = *key, .n = n};
        if (i & 1)
            cell->key.basis = HIDE_ALL;
        if (i & 2)
            cell->key.gender = HIDE_ALL;
    }
}

static void rows_merge(struct statistic *s)
{
    struct cells *rows = &s->rows;
    int kept = 0;
    if (rows->n)
        qsort(rows->at, (size_t)rows->n, sizeof *rows->at, compare_rows);
    for (int i = 0; i < rows->n; i++) {
        struct cell *row = &rows->at[i];
        if (kept && cells_compare(&rows->at[kept - 1], row) == 0) {
            rows->at[kept - 1].n += row->n;
            rows->at[kept - 1].hidden |= row->hidden;
        } else {
            rows->at[kept++] = *row;
        }
    }
    rows->n = kept;
}

static int cells_read(struct statistic *s)
{
    struct house *h = s->call->world;
    int first = s->first / 6 * 6, last = s->last / 6 * 6 + 5; /* half-years are judged whole */
    const struct count_range range = {.region = s->region,
                                      .first_month = PERIOD_MONTH(first / 12, first % 12 + 1),
                                      .last_month = PERIOD_MONTH(last / 12, last % 12 + 1),
                                      .first_half = PERIOD_HALF(first / 12, first % 12 / 6 + 1),
                                      .last_half = PERIOD_HALF(last / 12, last % 12 / 6 + 1)};
    s->guard = arena_guard(s->call->arena, NULL);
    arena_guard(s->call->arena, s->guard);
    if (journal_statistics(h->journal, s->call->arena, &range, count_add, s) != 0)
        return -1;
    family_end(s);
    rows_merge(s);
    return 0;
}

/* ---- the result ------------------------------------------------------------------------------ */

/* A row over all groups has no member for them. */
static void group_write(struct out *o, const char *key, const char *group)
{
    if (strcmp(group, HIDE_ALL) != 0)
        out_string_at(o, key, *group ? group : NULL);
}

/* What is counted: of which member the item is, and of which the state. */
static void item_write(struct out *o, const struct count_key *k)
{
    static const struct {
        const char *kind, *item, *state;
    } kinds[] = {{COUNT_SERVICE, "service", NULL},  {COUNT_SERVICE_STATE, "service", "state"},
                 {COUNT_STATE, NULL, "state"},      {COUNT_SERVICE_OUTCOME, "service", "outcome"},
                 {COUNT_OUTCOME, NULL, "outcome"},  {COUNT_OBSTACLE, "obstacle", NULL},
                 {COUNT_QUESTION, "question", NULL}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].kind, k->kind) != 0)
            continue;
        if (kinds[i].item)
            out_string_at(o, kinds[i].item, k->item);
        if (kinds[i].state)
            out_string_at(o, kinds[i].state, k->state);
    }
}

static void row_write(const struct statistic *s, const struct cell *row)
{
    struct out *o = s->call->out;
    const struct count_key *k = &row->key;
    out_object(o);
    if (s->by[BY_MONTH])
        out_string_at(o, "month",
                      arena_printf(o->arena, "%04d-%02d", k->period / 100, k->period % 100));
    item_write(o, k);
    group_write(o, "residence_basis", k->basis);
    group_write(o, "gender", k->gender);
    out_key(o, "count");
    if (row->hidden)
        out_null(o);
    else
        out_int(o, row->n);
    out_object_end(o);
}

/* The first day of a month (counted from year 0), also of the one after the last. */
static day_t month_day(int month)
{
    day_t day = DAY_NONE;
    return day_make(month / 12, month % 12 + 1, 1, &day) ? day : DAY_LAST + 1;
}

static void statistic_write(const struct statistic *s)
{
    struct out *o = s->call->out;
    out_object(o);
    out_string_at(o, "region", s->region);
    out_day_at(o, "from", month_day(s->first));
    out_day_at(o, "to", month_day(s->last + 1) - 1);
    out_key(o, "rows");
    out_array(o);
    for (int i = 0; i < s->rows.n; i++)
        row_write(s, &s->rows.at[i]);
    out_array_end(o);
    out_object_end(o);
}

bool method_statistics(struct call *call)
{
    struct statistic s;
    const struct house *h = call->world;
    if (!statistic_read(&s, call))
        return false;
    if (cells_read(&s) != 0) {
        log_line(LOG_ERR, "the counts cannot be read", "why", journal_error(h->journal), NULL);
        return rpc_fail(call, RPC_STORE_UNAVAILABLE, "the counts cannot be read: try again later");
    }
    statistic_write(&s);
    return true;
}
