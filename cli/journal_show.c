/* The decision log for an auditor: see journal_show.h. A decision is shown with what was asked, the
 * answer as the counsellor saw it, and its place in the chain; names come from the image of then.
 */
#include "cli/journal_show.h"

#include "cli/show.h"
#include "cli/world.h"

#include <string.h>

static const struct json *result_read(struct run *run, const struct journal_view *view)
{
    static const struct json_limits limits = {
        .bytes = (size_t)64 << 20, .depth = 64, .members = 4 << 20};
    const char *why = "no memory";
    struct json_reader *reader = json_reader_new();
    const struct json *result =
        reader ? json_read(reader, run->arena, view->result, view->n, &limits, &why) : NULL;
    json_reader_free(reader);
    if (!result)
        fail(run, EXIT_WORLD, "the result cannot be read: %s", why);
    return result;
}

static const char *text_at(const struct json *object, const char *key)
{
    const char *text = json_text(json_get(object, key));
    return text ? text : "-";
}

/* ---- list ---- */

int journal_list_show(struct run *run, const struct journal_view *view)
{
    if (flag_value(run, "json"))
        return EXIT_DONE;
    const struct json *result = result_read(run, view);
    const struct json *list = json_get(result, "decisions");
    if (!result)
        return EXIT_WORLD;
    for (uint32_t i = 0; i < show_length(list); i++) {
        const struct json *one = &list->items[i];
        printf("%s  %s  %-12s %s\n", text_at(one, "decision"), text_at(one, "at"),
               text_at(one, "region"), text_at(one, "method"));
    }
    if (show_length(list) == 0)
        printf("no decisions\n");
    return EXIT_DONE;
}

/* ---- verify ---- */

int journal_verify_show(struct run *run, const struct journal_view *view)
{
    const struct json *result = result_read(run, view);
    const struct json *broken = json_get(result, "broken");
    uint32_t n = show_length(broken);
    if (!result)
        return EXIT_WORLD;
    if (flag_value(run, "json"))
        return n ? EXIT_ERRORS : EXIT_DONE;
    for (uint32_t i = 0; i < n; i++)
        printf("decision %lld: %s\n", (long long)show_number(&broken->items[i], "seq", 0),
               text_at(&broken->items[i], "what"));
    printf("%lld decisions checked, %u broken\n", (long long)show_number(result, "checked", 0), n);
    return n ? EXIT_ERRORS : EXIT_DONE;
}

/* ---- show ---- */

/* Bytes of a member: JSON as it stands, or the text of a string that holds JSON. */
static const char *bytes_of(struct run *run, const struct json *result, const char *key, size_t *n)
{
    const struct json *value = json_get(result, key);
    struct out o;
    *n = 0;
    if (!value || value->kind == JSON_NULL)
        return NULL;
    if (value->kind == JSON_STRING) {
        *n = value->n;
        return value->text;
    }
    struct json plain = *value;
    plain.key = NULL;
    out_init(&o, run->arena, 1024);
    out_tree(&o, &plain, false);
    *n = o.n;
    return o.data;
}

static void facts_show(struct run *run, const struct json *result)
{
    static const struct {
        const char *member, *label;
    } rows[] = {{"decision", "decision"}, {"at", "stored"},    {"region", "region"},
                {"method", "method"},     {"digest", "rules"}, {"hash", "hash"},
                {"prev", "before it"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *value = json_get(result, rows[i].member);
        value = value ? value : json_get(json_get(result, "chain"), rows[i].member);
        if (json_text(value))
            printf("%-10s %s\n", rows[i].label, json_text(value));
    }
    (void)run;
}

/* The answer as it was shown, with a reply made of the stored result. */
static int answer_show(struct run *run, const struct json *result, struct exchange *x)
{
    size_t n;
    struct out o;
    x->request = bytes_of(run, result, "request", &x->nrequest);
    const char *reply = bytes_of(run, result, "reply", &n);
    if (!x->request || !reply) {
        printf(
            "\nThe client's data of this decision was erased; its place in the chain remains.\n");
        return EXIT_DONE;
    }
    printf("\nasked\n%.*s\n\nanswered\n", (int)x->nrequest, x->request);
    out_init(&o, run->arena, n + 64);
    out_object(&o);
    out_string_at(&o, "jsonrpc", "2.0");
    out_key(&o, "id");
    out_null(&o);
    out_key(&o, "result");
    out_json(&o, reply, n);
    out_object_end(&o);
    x->reply = o.data;
    x->nreply = o.n;
    return show_reply(run, x);
}

/* At rest, names are those of the image that decided. */
static struct world *world_of(struct run *run, const struct journal_view *view, const char *digest)
{
    const char *image;
    size_t n;
    if (!view->journal || !digest ||
        journal_image_get(view->journal, run->arena, digest, &image, &n) != 0 || n == 0)
        return NULL;
    return world_of_image(run, image, n);
}

int journal_entry_show(struct run *run, const struct journal_view *view)
{
    if (flag_value(run, "json"))
        return EXIT_DONE;
    const struct json *result = result_read(run, view);
    struct exchange x = {.ask = view->ask, .context = view->context};
    if (!result)
        return EXIT_WORLD;
    struct world_ask ask = {run, world_of(run, view, json_text(json_get(result, "digest")))};
    if (ask.world) {
        x.ask = world_ask;
        x.context = &ask;
    }
    facts_show(run, result);
    return answer_show(run, result, &x);
}
