/* The daemon's own methods: their handlers, and what two of them share. The table of all is
 * house_methods in method.c. */
#ifndef POLKU_DAEMON_METHOD_H
#define POLKU_DAEMON_METHOD_H

#include "daemon/house.h"

bool method_rules_status(struct call *call);
bool method_rules_check(struct call *call);
bool method_rules_reload(struct call *call);
bool method_decision_get(struct call *call);
bool method_decision_list(struct call *call);
bool method_decision_verify(struct call *call);
bool method_decision_replay(struct call *call);

/* The error of a call that the journal failed; logs why. Returns false. */
bool method_store_failed(struct call *call);

#endif
