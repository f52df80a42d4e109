/* The daemon's own methods: their handlers. The table of all is house_methods in method.c. */
#ifndef POLKU_DAEMON_METHOD_H
#define POLKU_DAEMON_METHOD_H

#include "daemon/house.h"

/* Whether a method has packs loaded, which its caller waits for. */
bool method_loads(const struct method *method);

bool method_rules_status(struct call *call);
bool method_rules_check(struct call *call);
bool method_rules_reload(struct call *call);
bool method_backup_begin(struct call *call);
bool method_backup_status(struct call *call);
bool method_client_export(struct call *call);
bool method_client_forget(struct call *call);
bool method_plan_accept(struct call *call);
bool method_plan_get(struct call *call);
bool method_plan_list(struct call *call);
bool method_plan_update(struct call *call);
bool method_events_since(struct call *call);
bool method_arrival_list(struct call *call);
bool method_statistics(struct call *call);
bool method_decision_get(struct call *call);
bool method_decision_list(struct call *call);
bool method_decision_verify(struct call *call);
bool method_decision_replay(struct call *call);

#endif
