/* The method statistics: counts of clients of a region, over whole months, by what is asked for.
 *
 * Months are counted by themselves and half-years by themselves, each client once in each. A period
 * is made of the half-years that lie in it whole, and of the months that are left; its count is the
 * sum of theirs, and it is shown when one of them alone has enough clients. */
#include "daemon/count.h"
#include "daemon/hide.h"
#include "daemon/log.h"
#include "daemon/method.h"
#include "protocol/params.h"
#include "protocol/request.h"

#include <stdlib.h>
#include <string.h>

enum by { BY_SERVICE, BY_STATE, BY_OBSTACLE, BY_QUESTION, BY_BASIS, BY_GENDER, BY_MONTH, BYS };
static const char *const by_ids[BYS] = {"service",         "state",  "obstacle", "question",
                                        "residence_basis", "gender", "month"};

struct statistic {
    struct call *call;
    const char *region;
    int first, last; /* months, counted from year 0 */
    bool by[BYS];
    struct cell *cells;
    int n, cap;
    struct cell *rows; /* cells of one row put together */
    int nrows;
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

enum { P_REGION, P_FROM, P_TO, P_BY, P_PARAMS };
static const struct param params[P_PARAMS] = {
    [P_REGION] = {.name = "region", .kind = PARAM_TEXT, .required = true, .low = 1, .high = 64},
    [P_FROM] = {.name = "from", .kind = PARAM_DATE, .required = true},
    [P_TO] = {.name = "to", .kind = PARAM_DATE, .required = true},
    [P_BY] = {.name = "by", .kind = PARAM_ANY},
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
    s->first = month_of(&given[P_FROM]);
    s->last = month_of(&given[P_TO]);
    return world->region(world, s->region) ? true : request_region_unknown(call, s->region);
}

/* ---- the cells ------------------------------------------------------------------------------- */

/* Which kinds of counts are asked for; the client's own where nothing else is. */
static bool kind_asked(const struct statistic *s, const char *kind)
{
    if (strcmp(kind, COUNT_SERVICE) == 0)
        return s->by[BY_SERVICE] && !s->by[BY_STATE];
    if (strcmp(kind, COUNT_STATE) == 0)
        return s->by[BY_STATE] && !s->by[BY_SERVICE];
    if (strcmp(kind, COUNT_SERVICE_STATE) == 0)
        return s->by[BY_SERVICE] && s->by[BY_STATE];
    if (strcmp(kind, COUNT_OBSTACLE) == 0)
        return s->by[BY_OBSTACLE];
    if (strcmp(kind, COUNT_QUESTION) == 0)
        return s->by[BY_QUESTION];
    return !s->by[BY_SERVICE] && !s->by[BY_STATE] && !s->by[BY_OBSTACLE] && !s->by[BY_QUESTION];
}

/* Whether a half-year (from 0: the first of year 0) lies in the period whole. */
static bool half_inside(const struct statistic *s, int half)
{
    return half * 6 >= s->first && half * 6 + 5 <= s->last;
}

static bool period_asked(const struct statistic *s, int period)
{
    if (period < 100000) /* a half-year */
        return !s->by[BY_MONTH] && half_inside(s, period / 10 * 2 + period % 10 - 1);
    int month = period / 100 * 12 + period % 100 - 1;
    return s->by[BY_MONTH] || !half_inside(s, month / 6);
}

static void cell_add(void *context, const struct count_key *key, int64_t n)
{
    struct statistic *s = context;
    if (!kind_asked(s, key->kind) || !period_asked(s, key->period))
        return;
    ARENA_ROOM(s->call->arena, s->cells, s->n, s->cap);
    struct cell *cell = &s->cells[s->n++];
    *cell = (struct cell){.key = *key, .n = n};
    if (!s->by[BY_BASIS])
        cell->key.basis = "";
    if (!s->by[BY_GENDER])
        cell->key.gender = "";
}

static int compare_cells(const void *a, const void *b)
{
    return cells_compare(a, b);
}

/* In the order of rows, but of one row's cells those of a period together. */
static int compare_pieces(const void *a, const void *b)
{
    struct cell x = *(const struct cell *)a, y = *(const struct cell *)b;
    int period = (x.key.period > y.key.period) - (x.key.period < y.key.period);
    x.key.period = y.key.period = 0;
    int order = cells_compare(&x, &y);
    return order ? order : period;
}

static bool same_row(const struct statistic *s, const struct cell *a, const struct cell *b)
{
    struct cell x = *a, y = *b;
    if (!s->by[BY_MONTH])
        x.key.period = y.key.period = 0;
    return cells_compare(&x, &y) == 0;
}

/* The cells of each row added up; `people` is the greatest sum of one month or half-year. */
static void rows_make(struct statistic *s)
{
    int64_t piece = 0;
    s->rows = arena_array(s->call->arena, (size_t)s->n + 1, sizeof *s->rows);
    if (s->n)
        qsort(s->cells, (size_t)s->n, sizeof *s->cells, compare_pieces);
    for (int i = 0; i < s->n; i++) {
        const struct cell *cell = &s->cells[i];
        bool goes_on = i > 0 && same_row(s, cell, &s->cells[i - 1]);
        piece = (goes_on && cell->key.period == s->cells[i - 1].key.period ? piece : 0) + cell->n;
        if (!goes_on)
            s->rows[s->nrows++] = (struct cell){.key = cell->key};
        struct cell *row = &s->rows[s->nrows - 1];
        row->n += cell->n;
        row->people = piece > row->people ? piece : row->people;
        if (!s->by[BY_MONTH])
            row->key.period = 0;
    }
    if (s->nrows)
        qsort(s->rows, (size_t)s->nrows, sizeof *s->rows, compare_cells);
}

static int cells_read(struct statistic *s)
{
    struct house *h = s->call->world;
    const struct count_range months = {.region = s->region,
                                       .from = PERIOD_MONTH(s->first / 12, s->first % 12 + 1),
                                       .to = PERIOD_MONTH(s->last / 12, s->last % 12 + 1)};
    const struct count_range halves = {.region = s->region,
                                       .from = PERIOD_HALF(s->first / 12, s->first % 12 / 6 + 1),
                                       .to = PERIOD_HALF(s->last / 12, s->last % 12 / 6 + 1)};
    if (journal_statistics(h->journal, s->call->arena, &months, cell_add, s) != 0)
        return -1;
    return journal_statistics(h->journal, s->call->arena, &halves, cell_add, s);
}

/* ---- the result ------------------------------------------------------------------------------ */

static void group_write(struct out *o, const char *key, const char *group)
{
    out_string_at(o, key, *group ? group : NULL);
}

static void item_write(struct out *o, const struct count_key *k)
{
    bool service = strcmp(k->kind, COUNT_SERVICE) == 0;
    bool both = strcmp(k->kind, COUNT_SERVICE_STATE) == 0;
    if (service || both)
        out_string_at(o, "service", k->item);
    if (both || strcmp(k->kind, COUNT_STATE) == 0)
        out_string_at(o, "state", k->state);
    if (strcmp(k->kind, COUNT_OBSTACLE) == 0)
        out_string_at(o, "obstacle", k->item);
    if (strcmp(k->kind, COUNT_QUESTION) == 0)
        out_string_at(o, "question", k->item);
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
    if (s->by[BY_BASIS])
        group_write(o, "residence_basis", k->basis);
    if (s->by[BY_GENDER])
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
    for (int i = 0; i < s->nrows; i++)
        row_write(s, &s->rows[i]);
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
    rows_make(&s);
    const bool along[HIDE_ALONGS] = {[HIDE_ALONG_PERIOD] = s.by[BY_MONTH],
                                     [HIDE_ALONG_BASIS] = s.by[BY_BASIS],
                                     [HIDE_ALONG_GENDER] = s.by[BY_GENDER]};
    cells_hide(call->arena, s.rows, s.nrows, along);
    statistic_write(&s);
    return true;
}
