/* The decision log for an auditor: see journal_show.h. A decision is shown with what was asked, the
 * answer as the counsellor saw it, and its place in the chain; names come from the image of then.
 */
#include "cli/journal_show.h"

#include "cli/show.h"
#include "cli/world.h"
#include "daemon/replay.h"

#include <string.h>

static const struct json *result_read(struct run *run, const struct journal_view *view)
{
    const struct json *result = reply_read(run, view->result, view->n);
    if (!result)
        fail(run, EXIT_WORLD, "the result cannot be read");
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
    if (show_number(result, "next", 0))
        fprintf(stderr, "there are more: --limit 0 lists all\n");
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

static void facts_show(const struct json *result)
{
    static const struct {
        const char *member, *label;
    } rows[] = {{"decision", "decision"}, {"at", "stored"},    {"region", "region"},
                {"method", "method"},     {"digest", "rules"}, {"hash", "hash"},
                {"prev", "before it"},    {"ref", "client"},   {"request_id", "request id"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *text = json_text(json_get(result, rows[i].member));
        if (text)
            printf("%-10s %s\n", rows[i].label, text);
    }
}

/* Who called, where the store knows it; and that an entry is a record where nothing was decided. */
static void record_show(const struct run *run, const struct json *result)
{
    const char *added = json_text(json_get(result, "added"));
    const struct json *said = added ? reply_read(run, added, strlen(added)) : NULL;
    const char *by = json_text(json_get(said, "by")), *method = text_at(result, "method");
    if (by)
        printf("%-10s %s\n", "made by", by);
    if (!replay_decides(method))
        printf("%-10s %s\n", "record", "of what was done: it decided nothing");
}

/* The answer as it was shown, with a reply made of the stored result. */
static int answer_show(struct run *run, const struct json *result, struct exchange *x)
{
    struct out o;
    const char *reply = json_text(json_get(result, "reply"));
    x->request = json_text(json_get(result, "request"));
    if (!x->request || !reply) {
        printf(
            "\nThe client's data of this decision was erased; its place in the chain remains.\n");
        return EXIT_DONE;
    }
    x->nrequest = strlen(x->request);
    printf("\nasked\n%.*s\n\nanswered\n", (int)x->nrequest, x->request);
    out_init(&o, run->arena, strlen(reply) + 64);
    out_object(&o);
    out_string_at(&o, "jsonrpc", "2.0");
    out_key(&o, "id");
    out_null(&o);
    out_key(&o, "result");
    out_json(&o, reply, strlen(reply));
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
    struct exchange x = {.ask = view->ask, .context = view->context, .all = true};
    if (!result)
        return EXIT_WORLD;
    struct world_ask ask = {run, world_of(run, view, json_text(json_get(result, "digest")))};
    if (ask.world) {
        x.ask = world_ask;
        x.context = &ask;
    }
    facts_show(result);
    record_show(run, result);
    return answer_show(run, result, &x);
}
