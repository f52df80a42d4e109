/* The method assess: an assessment's answers in; points, grade, facts and statement out. */
#ifndef POLKU_PROTOCOL_ASSESS_H
#define POLKU_PROTOCOL_ASSESS_H

#include "protocol/rpc.h"

bool method_assess(struct call *call);

#endif
