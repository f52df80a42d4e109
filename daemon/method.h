/* The daemon's own methods: their handlers. The table of all is house_methods in method.c. */
#ifndef POLKU_DAEMON_METHOD_H
#define POLKU_DAEMON_METHOD_H

#include "daemon/house.h"

bool method_rules_status(struct call *call);
bool method_rules_check(struct call *call);
bool method_rules_reload(struct call *call);
bool method_client_export(struct call *call);
bool method_client_forget(struct call *call);
bool method_statistics(struct call *call);
bool method_decision_get(struct call *call);
bool method_decision_list(struct call *call);
bool method_decision_verify(struct call *call);
bool method_decision_replay(struct call *call);

#endif
