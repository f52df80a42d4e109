/* Which reply is shown how: see show.h. What has no view of its own is shown as indented JSON. */
#include "cli/show.h"

#include <string.h>

static const struct json_limits limits = {
    .bytes = (size_t)64 << 20, .depth = 64, .members = 4 << 20};

static const struct json *body_read(struct show *s, const char *body, size_t n)
{
    const char *why;
    return json_read(s->reader, s->arena, body, n, &limits, &why);
}

/* Of one value the value itself, of an array its members. */
static const struct json *member_at(const struct json *value, uint32_t i)
{
    return value->kind == JSON_ARRAY ? &value->items[i] : value;
}

static uint32_t member_count(const struct json *value)
{
    return !value ? 0 : value->kind == JSON_ARRAY ? value->n : 1;
}

static bool same_id(const struct json *a, const struct json *b)
{
    if (!a || !b || a->kind != b->kind)
        return false;
    return a->kind == JSON_STRING ? strcmp(a->text, b->text) == 0
           : a->kind == JSON_INT  ? a->number == b->number
                                  : a->kind == JSON_NULL;
}

static const struct json *request_find(const struct json *requests, const struct json *id)
{
    if (requests && requests->kind != JSON_ARRAY)
        return requests;
    for (uint32_t i = 0; i < member_count(requests); i++)
        if (same_id(json_get(member_at(requests, i), "id"), id))
            return member_at(requests, i);
    return NULL;
}

/* What the reply does not say of itself, the request's params may. */
static const char *said(const struct show *s, const struct json *result, const char *key)
{
    const char *text = json_text(json_get(result, key));
    return text ? text : json_text(json_get(s->params, key));
}

static void context_read(struct show *s, const struct json *result)
{
    const char *language = said(s, result, "language");
    const char *day = said(s, result, "as_of");
    int found = language ? language_find(language) : -1;
    s->language = found >= 0 ? (enum language)found : LANG_EN;
    s->region = said(s, result, "region");
    if (!day || !day_parse(day, &s->as_of))
        s->as_of = DAY_NONE;
    memset(s->asked, 0, sizeof s->asked);
    memset(s->catalogues, 0, sizeof s->catalogues);
}

/* A scalar (or, with `key`, a member's key) as JSON writes it. */
static void scalar_write(struct show *s, const struct json *value, bool key)
{
    struct out o;
    out_init(&o, s->arena, 64);
    if (key)
        out_string(&o, value->key);
    else
        out_tree(&o, value, false);
    fprintf(s->lay.stream, "%.*s%s", (int)o.n, o.data, key ? ": " : "");
}

/* The value as JSON, one member a line. */
static void indented(struct show *s, const struct json *value, int depth)
{
    FILE *stream = s->lay.stream;
    bool array = value->kind == JSON_ARRAY;
    if (value->key)
        scalar_write(s, value, true);
    if (!array && value->kind != JSON_OBJECT) {
        scalar_write(s, value, false);
        return;
    }
    fputc(array ? '[' : '{', stream);
    for (uint32_t i = 0; i < value->n; i++) {
        fprintf(stream, "%s\n%*s", i ? "," : "", depth * 2 + 2, "");
        indented(s, &value->items[i], depth + 1);
    }
    if (value->n)
        fprintf(stream, "\n%*s", depth * 2, "");
    fputc(array ? ']' : '}', stream);
}

static void show_other(struct show *s, const struct json *result)
{
    indented(s, result, 0);
    lay_empty(&s->lay);
}

/* The view is chosen by a member that only this kind of result has. */
static const struct {
    const char *member;
    void (*show)(struct show *s, const struct json *result);
} views[] = {{"recommendations", show_recommend},
             {"tree", show_explain},
             {"grade", show_assess},
             {"no_plan", show_plans}};

static void result_show(struct show *s, const struct json *result)
{
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (json_get(result, views[i].member)) {
            views[i].show(s, result);
            return;
        }
    if (result->kind == JSON_ARRAY)
        show_catalogue(s, result);
    else
        show_other(s, result);
}

static bool one_show(struct show *s, const struct json *requests, const struct json *reply)
{
    const struct json *result = json_get(reply, "result");
    const struct json *request = request_find(requests, json_get(reply, "id"));
    s->params = json_get(request, "params");
    context_read(s, result);
    lay_init(&s->lay, s->arena, result ? stdout : stderr);
    if (result)
        result_show(s, result);
    else
        show_error(s, json_get(reply, "error"));
    return result != NULL;
}

int show_reply(struct run *run, const struct exchange *x)
{
    struct show s = {.run = run, .x = x, .arena = run->arena, .reader = json_reader_new()};
    int code = EXIT_DONE;
    if (!s.reader)
        return fail(run, EXIT_WORLD, "there is not enough memory");
    const struct json *requests = body_read(&s, x->request, x->nrequest);
    const struct json *replies = x->nreply ? body_read(&s, x->reply, x->nreply) : NULL;
    if (x->nreply && !replies)
        code = fail(run, EXIT_ERRORS, "the reply is no JSON");
    for (uint32_t i = 0; i < member_count(replies); i++) {
        if (i)
            lay_empty(&s.lay);
        if (!one_show(&s, requests, member_at(replies, i)))
            code = EXIT_ERRORS;
    }
    json_reader_free(s.reader);
    return code;
}

const struct json *reply_read(const struct run *run, const char *reply, size_t n)
{
    const char *why;
    struct json_reader *reader = json_reader_new();
    const struct json *tree =
        reader ? json_read(reader, run->arena, reply, n, &limits, &why) : NULL;
    json_reader_free(reader);
    return tree;
}

bool reply_is_error(const struct run *run, const char *reply, size_t n)
{
    const struct json *replies = n ? reply_read(run, reply, n) : NULL;
    bool error = n && !replies;
    for (uint32_t i = 0; i < member_count(replies); i++)
        error |= json_get(member_at(replies, i), "error") != NULL;
    return error;
}
