/* The fence: which system calls this process and its children may make, so that a mistake in what
 * reads the network is no way into the machine. The table is in fence_calls.h; what is not in it
 * ends the process with SIGSYS, and the log names the call.
 *
 * What the kernel has got after this libseccomp was made is answered as by an older kernel. */
#ifndef POLKU_DAEMON_FENCE_H
#define POLKU_DAEMON_FENCE_H

#include <stdbool.h>

/* For the whole process, for ever. False with errno when the system has no such filters: then rule
 * files cannot be read either, for what reads them needs its own. */
bool fence_begin(void);
/* Likewise; takes away what only the start needs. */
bool fence_ready(void);

#endif
