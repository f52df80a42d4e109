/* What the system says of this process. */
#ifndef POLKU_DAEMON_PROCESS_H
#define POLKU_DAEMON_PROCESS_H

#include <stdint.h>

/* Each -1 when the system does not say. */
int64_t process_descriptors(void);
int64_t process_descriptors_max(void);
int64_t process_resident_bytes(void);
int64_t process_virtual_bytes(void);
int64_t process_cpu_us(void);

#endif
