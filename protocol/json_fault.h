/* What is wrong with a text that the JSON library refused, and where. Slow and exact: it runs only
 * after a refusal, since the library says neither line nor column. */
#ifndef POLKU_PROTOCOL_JSON_FAULT_H
#define POLKU_PROTOCOL_JSON_FAULT_H

#include "protocol/json.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A sentence in the arena without a full stop: "a comma or '}' is missing at line 3, column 7"; the
 * first fault from the left. NULL when the text is good JSON within the limits, as far as can be
 * said without comparing keys. `*large` tells whether it is a limit that was passed. */
const char *json_fault(struct arena *arena, const char *text, size_t length,
                       const struct json_limits *limits, bool *large);

#ifdef __cplusplus
}
#endif

#endif
