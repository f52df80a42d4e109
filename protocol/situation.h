/* A client as a caller describes one, against the vocabulary of a model: params in, situation out.
 *
 * Unknown stays unknown: a fact that was left out is left to situation_complete, and null says
 * outright that it is unknown. Nothing is guessed: what the model does not know, or a value outside
 * its type, is a fault with its place and the nearest right name, and all of them are found at
 * once. Whose situation it is nobody asks: `ref` is a pseudonym. */
#ifndef POLKU_PROTOCOL_SITUATION_H
#define POLKU_PROTOCOL_SITUATION_H

#include "protocol/methods.h"
#include "protocol/params.h"

#define REF_MOST 128 /* characters */

struct asked {
    struct call *call;
    const struct rules *rules;
    day_t as_of;
    enum audience audience;
    const struct assessment *assessment; /* whose `answers` are facts too; NULL: none */
    bool stored;                         /* the history of the client's stored plans is asked for */
};

/* Reads `client` and `placements` of the params; completed, in the call's arena. NULL after faults.
 */
struct situation *situation_read(const struct asked *asked);

/* Checks facts that are no client's of a request: against the model, for a day. */
void facts_check(const struct asked *asked, struct spot at);
/* Reads them into a situation that is being made. */
void facts_read(const struct asked *asked, struct spot at, struct situation *s);

/* The client's ref in params that were found right; NULL when there is none. */
const char *situation_ref(const struct json *params);

/* In history.c: reads the history at `at` (NULL: none was sent) into the situation. */
void history_read(const struct asked *asked, struct spot at, struct situation *s);

/* In identity.c: whether a text holds what has the form of a Finnish personal identity code. */
bool identity_code_in(const char *text);

#endif
