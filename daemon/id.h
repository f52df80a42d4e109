/* Ids of decisions: UUIDv7 (RFC 9562), so that they sort by the time they were made.
 *
 * From one source every id is greater than the one before, also within a millisecond and when the
 * clock is set back. */
#ifndef POLKU_DAEMON_ID_H
#define POLKU_DAEMON_ID_H

#include <stdint.h>

#define ID_LENGTH 36

#define ID_RANDOM 10 /* bytes of an id */

struct id_source { /* all zero at first */
    int64_t ms;
    uint16_t counter;             /* 12 bits */
    uint8_t pool[48 * ID_RANDOM]; /* random bytes, which are asked for many at once */
    int left;                     /* of them */
};

/* `now` in ms since 1970. */
void id_make(struct id_source *source, int64_t now, const uint8_t random[ID_RANDOM],
             char out[ID_LENGTH + 1]);

/* The same with the clock and random bytes of the system. */
void id_new(struct id_source *source, char out[ID_LENGTH + 1]);

#endif
