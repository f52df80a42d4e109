/* JSON-RPC 2.0: bytes in, bytes out. Batches, notifications, ids, and the errors of protocol.md.
 *
 * Knows the frame of a call and nothing of what methods do. A method's handler gets its params (an
 * object, never NULL) and either writes one JSON value, the result, or sets an error. */
#ifndef POLKU_PROTOCOL_RPC_H
#define POLKU_PROTOCOL_RPC_H

#include "engine/issue.h"
#include "protocol/out.h"

enum rpc_error {
    RPC_PARSE = -32700,
    RPC_REQUEST = -32600,
    RPC_METHOD = -32601,
    RPC_PARAMS = -32602,
    RPC_INTERNAL = -32603,
    RPC_UNKNOWN_REGION = -32001,
    RPC_INVALID_FACTS = -32002,
    RPC_NOT_AUTHORISED = -32003,
    RPC_NOT_FOUND = -32004,
    RPC_CONFLICT = -32005,
    RPC_OVERLOADED = -32007,
    RPC_STORE_UNAVAILABLE = -32008,
    RPC_RULES_INVALID = -32009,
};

/* The errors there are: how many; a code's place among them; the name that stands there. */
int rpc_errors(void);
int rpc_error_index(int code);
const char *rpc_error_name(int index);

enum rpc_role { ROLE_QUERY = 1, ROLE_PLAN = 2, ROLE_ADMIN = 4, ROLE_AUDIT = 8, ROLE_ALL = 15 };
const char *rpc_role_id(enum rpc_role role);

/* One call under way. */
struct call {
    struct arena *arena; /* of the request */
    const struct method *method;
    const struct json *params;
    const char *bytes; /* the call as it was received */
    size_t nbytes;
    struct issues *faults; /* of the params: all at once */
    struct out *out;       /* where the result goes */
    int error;             /* enum rpc_error, 0 while all is well */
    const char *message;   /* of the error: tells a person what to do */
    const char *data;      /* further members of the error's data, as JSON without braces */
    void *world;           /* what the shell (daemon, cli) gave to rpc_answer */
};

struct method {
    const char *name;
    enum rpc_role role;
    bool decides;                       /* its result is a decision: it is journalled */
    bool (*handler)(struct call *call); /* false: call->error is set */
};

/* What the shell does around each call; each may be NULL. */
struct rpc_shell {
    const struct method *(*find)(void *world, const char *name);
    bool (*before)(struct call *call); /* role, request_id: false when it has set an error, or the
                                          result is already written (call->error 0) */
    bool (*after)(struct call *call, const char *result, size_t n); /* journal; false: error set */
    /* Told of every call once it has its result (error 0) or its error, and of a body that is none
     * (method NULL, as for a call whose method is not known). */
    void (*ended)(void *world, const struct method *method, int error);
    const char *const *names; /* of all methods, for the nearest name */
    int nnames;
    void *world;
};

/* Sets an error and returns false. */
bool rpc_fail(struct call *call, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Sets the error that belongs to call->faults: invalid_facts when all are about the client's facts,
 * history or ref, else invalid params. */
bool rpc_fail_faults(struct call *call);

/* Answers the bytes of one body: writes the reply's bytes to `out`; nothing when there is no answer
 * (notifications). */
void rpc_answer(struct json_reader *reader, struct arena *arena, const char *body, size_t n,
                const struct json_limits *limits, int batch_max, const struct rpc_shell *shell,
                struct out *out);

#endif
