/* rpc.discover: an OpenRPC document of all methods, made from the files in protocol/schema/. */
#ifndef POLKU_PROTOCOL_DISCOVER_H
#define POLKU_PROTOCOL_DISCOVER_H

#include "protocol/rpc.h"

bool method_discover(struct call *call);

#endif
