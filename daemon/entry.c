/* A stored decision as JSON: see entry.h. */
#include "daemon/entry.h"

#include "daemon/clock.h"

void entry_head(struct out *o, const struct entry *e)
{
    char at[CLOCK_TEXT];
    clock_print(e->at, at);
    out_string_at(o, "decision", e->id);
    out_int_at(o, "seq", e->seq);
    out_string_at(o, "at", at);
    out_string_at(o, "region", e->region);
    out_string_at(o, "method", e->method);
    out_string_at(o, "digest", e->digest);
    out_bool_at(o, "erased", e->erased);
}

void entry_write(struct out *o, const struct entry *e)
{
    out_object(o);
    entry_head(o, e);
    out_string_at(o, "ref", e->ref);
    out_string_at(o, "request_id", e->request_id);
    out_string_at(o, "request", e->request);
    out_string_at(o, "added", e->added);
    out_string_at(o, "reply", e->reply);
    out_string_at(o, "hash", e->hash);
    out_string_at(o, "prev", e->prev);
    out_object_end(o);
}
