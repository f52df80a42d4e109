/* Events of one turn: those that were stored, to be published after the commit; and the obstacles
 * that its decisions met, told of by counts, once a turn and region. */
#ifndef POLKU_DAEMON_TOLD_H
#define POLKU_DAEMON_TOLD_H

#include "daemon/journal_event.h"

struct message {
    const char *topic, *text;
    size_t n;
};

struct met { /* an obstacle in a region, met by so many decisions */
    const char *region, *obstacle;
    int n;
};

struct told { /* all zero at first; everything is in the arena of its bundle */
    struct message *queue;
    int n, cap;
    struct met *met;
    int nmet, cap_met;
};

/* Notes that a decision met an obstacle. The texts must outlive the turn. */
void told_met(struct told *t, struct arena *arena, const char *region, const char *obstacle);

/* Stores an event, and queues it. -1 when it cannot be stored. */
int told_add(struct told *t, struct arena *arena, struct journal *j, struct event_row *row);
/* The same for the obstacles, at the end of the turn. */
int told_obstacles(struct told *t, struct arena *arena, struct journal *j);

#endif
