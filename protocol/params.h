/* The params of a method, read by a table: names, kinds, ranges, what is left out.
 *
 * Every fault is added to call->faults, with the JSON pointer of its place, what is allowed, and
 * the nearest right name; reading goes on after each, so a caller sees all of them at once. Says
 * nothing about what the values mean: the client's facts and history are situation.c's. */
#ifndef POLKU_PROTOCOL_PARAMS_H
#define POLKU_PROTOCOL_PARAMS_H

#include "protocol/rpc.h"

enum param_kind {
    PARAM_TEXT,   /* low to high characters */
    PARAM_NUMBER, /* a whole number from low to high */
    PARAM_BOOL,
    PARAM_DATE,
    PARAM_WORD, /* one of `words` */
    PARAM_OBJECT,
    PARAM_ANY, /* of any kind: its reader looks at it itself */
};

struct param {
    const char *name;
    enum param_kind kind;
    bool required;
    int64_t low, high;
    int64_t initial;          /* what a number, bool or word (its index) is when it is left out */
    const char *const *words; /* PARAM_WORD */
    int nwords;
    bool hidden;        /* not shown among what is allowed */
    const char *remedy; /* what it must be, where the kind does not say it well; or NULL */
};

/* The members that an object may have. `of` names it in messages: "the params of 'recommend'"; NULL
 * means the params of the call's method. */
struct shape {
    const char *of;
    const struct param *params;
    int n;
};

/* What was given for one entry of the table. */
struct given {
    const struct json *json; /* NULL when it was left out, or was faulty */
    int64_t n;               /* number, day, 0 or 1, index of the word; else `initial` */
    const char *text;        /* PARAM_TEXT, PARAM_WORD; else NULL */
};

/* A value in the params, and where. */
struct spot {
    const struct json *json;
    const char *pointer; /* "" is the params themselves */
};

/* Reads call->params: `out` has an entry for each of the shape. A request_id is allowed beside
 * them, in every method. False when a fault was added; what is right was read all the same. */
bool params_read(struct call *call, const struct shape *shape, struct given *out);
/* The same for an object inside the params, without request_id. */
bool shape_read(struct call *call, struct spot at, const struct shape *shape, struct given *out);

/* The pointer of a member or an item, in the arena. */
const char *pointer_member(struct arena *arena, const char *pointer, const char *key);
const char *pointer_item(struct arena *arena, const char *pointer, int index);

/* Adds a fault at a pointer; the message is one sentence without a full stop. */
struct issue *fault_add(struct call *call, const char *code, const char *pointer,
                        const char *format, ...) __attribute__((format(printf, 4, 5)));
#define ALLOWED_MOST 64 /* longer lists help nobody: they are left out */

/* Says in a fault what would be allowed, and what of it is nearest to what was written (or NULL).
 */
void fault_allow(struct issue *fault, const char *written, const char *const *names, int n);

/* A caller's word as a message shows it: of a long one the beginning. */
const char *word_shown(struct arena *arena, const char *word);
/* What a value is, in words: "a text", "a whole number". */
const char *json_kind_words(const struct json *value);
/* Characters of a text in UTF-8. */
int text_length(const char *text);

#endif
