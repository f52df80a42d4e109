/* Looks through the bodies that a client sends and gets: see client_body.h. */
#include "protocol/client_body.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

bool buffer_put(struct buffer *b, const char *data, size_t n)
{
    if (b->cap - b->n < n + 1) {
        size_t cap = (b->n + n + 1) * 2;
        char *larger = realloc(b->data, cap);
        if (!larger)
            return false;
        b->data = larger;
        b->cap = cap;
    }
    if (n)
        memcpy(b->data + b->n, data, n);
    b->n += n;
    b->data[b->n] = '\0';
    return true;
}

bool buffer_text(struct buffer *b, const char *text)
{
    return buffer_put(b, text, strlen(text));
}

/* ---- JSON, as far as brackets and quotation marks go ------------------------------------------
 */

static bool among(char c, const char *set)
{
    return c && strchr(set, c);
}

static const char *skip_space(const char *p, const char *end)
{
    while (p < end && among(*p, " \t\r\n"))
        p++;
    return p;
}

/* After the string that begins at `p`; NULL when it does not end. */
static const char *string_end(const char *p, const char *end)
{
    for (p++; p < end && *p != '"'; p++)
        if (*p == '\\')
            p++;
    return p < end ? p + 1 : NULL;
}

/* After the array or object that begins at `p`; NULL when it does not end. */
static const char *brackets_end(const char *p, const char *end)
{
    int depth = 0;
    while (p && p < end) {
        char c = *p;
        p = c == '"' ? string_end(p, end) : p + 1;
        depth += among(c, "{[") ? 1 : among(c, "}]") ? -1 : 0;
        if (depth == 0)
            return p;
    }
    return NULL;
}

static const char *value_end(const char *p, const char *end)
{
    if (*p == '"')
        return string_end(p, end);
    if (among(*p, "{["))
        return brackets_end(p, end);
    while (p < end && !among(*p, ",:]} \t\r\n"))
        p++;
    return p;
}

/* The next value of an array or object; `*at` stands after the bracket, or after the value before.
 * False at the end, and where the text is broken. */
static bool value_next(const char **at, const char *end, struct slice *value)
{
    const char *p = skip_space(*at, end);
    if (p < end && among(*p, ",:"))
        p = skip_space(p + 1, end);
    const char *stop = p < end ? value_end(p, end) : NULL;
    if (!stop || stop == p)
        return false;
    *value = (struct slice){p, (size_t)(stop - p)};
    *at = stop;
    return true;
}

static bool same(struct slice a, struct slice b)
{
    return a.n == b.n && memcmp(a.at, b.at, a.n) == 0;
}

static bool is_object(struct slice value)
{
    return value.n && *value.at == '{';
}

/* The member whose key, with its quotation marks, is `key`; {NULL} when there is none. */
static struct slice member_find(struct slice object, const char *key)
{
    const char *p = object.at + 1, *end = object.at + object.n;
    struct slice name, value, wanted = {key, strlen(key)};
    if (is_object(object))
        while (value_next(&p, end, &name) && value_next(&p, end, &value))
            if (same(name, wanted))
                return value;
    return (struct slice){NULL, 0};
}

static bool has_members(struct slice object)
{
    const char *p = object.at + 1;
    struct slice first;
    return value_next(&p, object.at + object.n, &first);
}

/* ---- request ids -------------------------------------------------------------------------------
 */

/* `"request_id":"…"` with 32 random digits. */
static bool request_id_put(struct buffer *b)
{
    unsigned char random[16];
    char digits[2 * sizeof random + 1];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return false;
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(digits + 2 * i, 3, "%02x", random[i]);
    return buffer_text(b, "\"request_id\":\"") && buffer_text(b, digits) && buffer_text(b, "\"");
}

/* Copies one call. What is no call, and params that are no object, are the daemon's to refuse. */
static bool call_put(struct buffer *b, struct slice call)
{
    struct slice params = member_find(call, "\"params\"");
    if (!member_find(call, "\"method\"").at)
        return buffer_put(b, call.at, call.n);
    if (!params.at)
        return buffer_text(b, "{\"params\":{") && request_id_put(b) && buffer_text(b, "},") &&
               buffer_put(b, call.at + 1, call.n - 1);
    if (!is_object(params) || member_find(params, "\"request_id\"").at)
        return buffer_put(b, call.at, call.n);
    const char *inside = params.at + 1;
    return buffer_put(b, call.at, (size_t)(inside - call.at)) && request_id_put(b) &&
           buffer_text(b, has_members(params) ? "," : "") &&
           buffer_put(b, inside, (size_t)(call.at + call.n - inside));
}

/* ---- bodies ------------------------------------------------------------------------------------
 */

static bool is_notification(struct slice call)
{
    return member_find(call, "\"method\"").at && !member_find(call, "\"id\"").at;
}

static bool batch_put(struct buffer *b, struct slice batch, struct sent *sent)
{
    const char *p = batch.at + 1, *end = batch.at + batch.n;
    struct slice call;
    int n = 0;
    sent->silent = true;
    if (!buffer_text(b, "["))
        return false;
    for (; value_next(&p, end, &call); n++) {
        sent->silent &= is_notification(call);
        if ((n && !buffer_text(b, ",")) || !call_put(b, call))
            return false;
    }
    sent->silent &= n > 0;
    return buffer_put(b, p, (size_t)(end - p)); /* the bracket, or where the text is broken */
}

bool body_make(struct buffer *body, struct slice text, struct sent *sent)
{
    const char *end = text.at + text.n, *p = skip_space(text.at, end);
    const char *stop = p < end && among(*p, "{[") ? brackets_end(p, end) : NULL;
    *sent = (struct sent){.silent = false};
    body->n = 0;
    if (!stop || skip_space(stop, end) != end)
        return buffer_put(body, text.at, text.n);
    struct slice whole = {p, (size_t)(stop - p)};
    if (*p == '[')
        return batch_put(body, whole, sent);
    sent->silent = is_notification(whole);
    if (!call_put(body, whole))
        return false;
    sent->id = member_find((struct slice){body->data, body->n}, "\"id\"");
    return true;
}

bool body_answers(const struct sent *sent, struct slice reply)
{
    const char *end = reply.at + reply.n, *p = skip_space(reply.at, end);
    if (!sent->id.at)
        return true;
    struct slice id = member_find((struct slice){p, (size_t)(end - p)}, "\"id\"");
    return id.at && (same(id, (struct slice){"null", 4}) || same(id, sent->id));
}
