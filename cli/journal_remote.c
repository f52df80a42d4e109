/* The decision log through a running daemon, page after page. See journal_way.h. */
#include "cli/journal_way.h"

#include "cli/show.h"
#include "cli/store.h"

#include <time.h>

#define LIST_PAGE 1000

struct asking {
    struct run *run;
    struct remote *remote;
    const char *decision; /* to get */
    int64_t after;        /* of a list: the page to ask for */
    int room;             /* how many more are wanted at most */
    int page;             /* at once */
};

struct question {
    const char *method;
    bool (*params)(const struct asking *a, struct out *o);
};

static void text_flag(const struct run *run, struct out *o, const char *name)
{
    if (flag_value(run, name))
        out_string_at(o, name, flag_value(run, name));
}

static bool number_flag(const struct run *run, struct out *o, const char *name)
{
    int64_t n;
    if (!flag_number(run, name, 0, &n))
        return false;
    if (flag_value(run, name))
        out_int_at(o, name, n);
    return true;
}

static bool list_params(const struct asking *a, struct out *o)
{
    text_flag(a->run, o, "region");
    text_flag(a->run, o, "from");
    text_flag(a->run, o, "to");
    out_int_at(o, "after", a->after);
    out_int_at(o, "limit", a->room < a->page ? a->room : a->page);
    return true;
}

static bool get_params(const struct asking *a, struct out *o)
{
    out_string_at(o, "decision", a->decision);
    return true;
}

static bool verify_params(const struct asking *a, struct out *o)
{
    return number_flag(a->run, o, "from") && number_flag(a->run, o, "to");
}

static const struct question question_list = {"decision.list", list_params},
                             question_get = {"decision.get", get_params},
                             question_verify = {"decision.verify", verify_params};

static bool body_write(const struct asking *a, const struct question *q, struct out *o)
{
    out_init(o, a->run->arena, 256);
    out_object(o);
    out_string_at(o, "jsonrpc", "2.0");
    out_int_at(o, "id", 1);
    out_string_at(o, "method", q->method);
    out_key(o, "params");
    out_object(o);
    if (!q->params(a, o))
        return false;
    out_object_end(o);
    out_object_end(o);
    return true;
}

/* Waits for as long as the daemon wants not to be asked; false when it does not say so. */
static bool pause_kept(const struct json *reply)
{
    const struct json *data = json_get(json_get(reply, "error"), "data");
    int64_t ms = show_number(data, "retry_after_ms", 0);
    return ms > 0 && nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL) == 0;
}

/* NULL after a message, or when it is no JSON. */
static const struct json *reply_get(struct asking *a, struct exchange *x)
{
    const struct json *reply;
    do {
        x->reply = remote_ask(a->remote, x->request, x->nrequest, &x->nreply);
        reply = x->reply ? reply_read(a->run, x->reply, x->nreply) : NULL;
    } while (pause_kept(reply));
    return reply;
}

/* The result of one call; NULL with `*code` set. An error reply is shown. */
static const struct json *result_ask(struct asking *a, const struct question *q, int *code)
{
    struct out body;
    *code = EXIT_USAGE;
    if (!body_write(a, q, &body))
        return NULL;
    struct exchange x = {
        .request = body.data, .nrequest = body.n, .ask = remote_ask, .context = a->remote};
    const struct json *result = json_get(reply_get(a, &x), "result");
    *code = result ? EXIT_DONE : x.reply ? show_reply(a->run, &x) : EXIT_WORLD;
    return result;
}

static int result_write(struct asking *a, const struct question *q, struct out *o)
{
    int code;
    const struct json *result = result_ask(a, q, &code);
    if (result)
        out_tree(o, result, false);
    return code;
}

int journal_get_remote(struct run *run, struct remote *remote, struct out *o)
{
    struct asking a = {.run = run, .remote = remote, .decision = run->args[1]};
    return result_write(&a, &question_get, o);
}

int journal_verify_remote(struct run *run, struct remote *remote, struct out *o)
{
    struct asking a = {.run = run, .remote = remote};
    return result_write(&a, &question_verify, o);
}

/* ---- pages ----------------------------------------------------------------------------------- */

/* The next page, and what is then to be asked for; NULL with `*code` set. */
static const struct json *page_ask(struct asking *a, int *code)
{
    const struct json *result = result_ask(a, &question_list, code);
    const struct json *decisions = json_get(result, "decisions");
    a->room -= (int)show_length(decisions);
    a->after = result ? show_number(result, "next", 0) : 0;
    return decisions;
}

int journal_list_remote(struct run *run, struct remote *remote, struct out *o)
{
    struct asking a = {.run = run, .remote = remote, .page = LIST_PAGE};
    int code = EXIT_DONE;
    if (!journal_limit(run, LIST_LIMIT, &a.room))
        return EXIT_USAGE;
    out_object(o);
    out_key(o, "decisions");
    out_array(o);
    do {
        const struct json *decisions = page_ask(&a, &code);
        for (uint32_t i = 0; i < show_length(decisions); i++)
            out_tree(o, &decisions->items[i], false);
    } while (a.after && a.room > 0);
    out_array_end(o);
    journal_next_write(o, a.after);
    out_object_end(o);
    return code;
}

static int one_export(struct asking *a, const char *decision)
{
    struct out o;
    a->decision = decision;
    out_init(&o, a->run->arena, 1 << 14);
    int code = result_write(a, &question_get, &o);
    if (code == EXIT_DONE)
        printf("%.*s\n", (int)o.n, o.data);
    return code;
}

int journal_export_remote(struct run *run, struct remote *remote, struct out *o)
{
    struct run page;
    struct asking a = {.run = &page, .remote = remote, .page = EXPORT_PAGE};
    int code = EXIT_DONE;
    (void)o; /* lines are written as they are read */
    if (!journal_limit(run, ALL, &a.room))
        return EXIT_USAGE;
    if (!journal_page(run, &page))
        return EXIT_WORLD;
    remote_into(remote, &page);
    do {
        const struct json *decisions = page_ask(&a, &code);
        for (uint32_t i = 0; code == EXIT_DONE && i < show_length(decisions); i++)
            code = one_export(&a, json_text(json_get(&decisions->items[i], "decision")));
        arena_reset(page.arena);
    } while (code == EXIT_DONE && a.after && a.room > 0 && !ferror(stdout));
    remote_into(remote, run);
    arena_free(page.arena);
    return code;
}
