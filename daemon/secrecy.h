/* Keeping what is known of clients inside the process: no core files, nobody looks in, no swap. */
#ifndef POLKU_DAEMON_SECRECY_H
#define POLKU_DAEMON_SECRECY_H

#include <stdbool.h>

/* Before anything is read. Whether all of it could be done: memory can only be kept from swap where
 * the system lets the process lock as much as it likes (LimitMEMLOCK=infinity). */
bool secrecy_begin(void);

/* Gives the system back what is free in the heap, of which it takes no page that is locked. Once a
 * minute. False when the rest could not be locked again. */
bool secrecy_trim(void);

#endif
