/* Tracked plans between the methods and the journal: finding one, storing a change of one whole:
 * its text, its rows, its entry in the chain. */
#ifndef POLKU_DAEMON_PLAN_STORE_H
#define POLKU_DAEMON_PLAN_STORE_H

#include "daemon/client.h"
#include "daemon/house.h"
#include "daemon/plan_track.h"

/* Logs what the journal says, sets the call's error, returns false. */
bool plan_store_failed(struct call *call);

/* Reads a stored plan. False when the call's error is set. */
bool plan_find(struct call *call, const char *id, struct plan_row *row, struct tracked *out);
/* The same of a row at hand; -1 when its text is none. */
int plan_read(struct call *call, const struct plan_row *row, struct tracked *out);

/* Stores a plan that was accepted (row->number 0) or of which steps were changed, journals the call
 * under `entry`, and writes the result. */
bool plan_store(struct call *call, struct plan_row *row, const struct tracked *t,
                const char *entry);

/* Appends the call to the chain, with who made it and `reply` as its result; with its request_id
 * when that is the call's own result (trace.journaled). */
int plan_journal(struct call *call, const struct tracked *t, const char *entry,
                 const struct out *reply);

/* Today where the plan's region is. */
day_t plan_today(struct house *h, const char *region);

/* For client_parts: the client's plans. */
int plans_export(const struct client_call *c);
int plans_forget(const struct client_call *c, int64_t *n);

#endif
