/* The log: for operators, on stderr, one line an event. Never a client's facts, references or
 * request ids: those belong to the journal.
 *
 * On a terminal a readable line; elsewhere "<prio>" (which the journal of systemd understands) and
 * one JSON object. */
#ifndef POLKU_DAEMON_LOG_H
#define POLKU_DAEMON_LOG_H

#include <stdint.h>
#include <syslog.h>

/* `priority` is syslog's (LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO). Then names and texts in
 * pairs, ended by NULL; a pair whose text is NULL is left out. A line holds at most 4 KiB; what is
 * longer is cut. */
void log_line(int priority, const char *message, ...) __attribute__((sentinel));

/* A number as a text for log_line. */
struct log_number {
    char text[24];
};
struct log_number log_number(int64_t n);

#endif
