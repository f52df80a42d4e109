/* A child process that can do nothing but compute and talk to its parent.
 *
 * It has one descriptor (a socket to the parent, number 0), little memory and processor time, and
 * may make no system call but for reading, writing, memory and its end; any other kills it. It can
 * crash or spin, and harms nobody but itself. Under AddressSanitizer, which needs more, only the
 * time holds.
 *
 * The parent serves its frames until it ends, and kills it when its time is over. */
#ifndef POLKU_LUA_SANDBOX_H
#define POLKU_LUA_SANDBOX_H

#include "lua/frame.h"

/* Runs in the child, sealed; the child ends when it returns. */
typedef void sandbox_child(void *context, int socket);

enum sandbox_serve { SERVE_ON, SERVE_REPLY, SERVE_REFUSE };
/* Takes a frame of the child; puts a reply into `reply` and returns SERVE_REPLY, or refuses to go
 * on: then the child is killed. Its memory ends with the call. */
typedef enum sandbox_serve sandbox_serve(void *context, struct frame *f, struct bytes *reply);

enum sandbox_end {
    SANDBOX_ENDED,   /* with FRAME_END */
    SANDBOX_LATE,    /* its time was over, either one */
    SANDBOX_DIED,    /* without FRAME_END; `signal` says of what, 0: it just ended */
    SANDBOX_BABBLED, /* it sent what is no frame, or what was refused */
};

struct sandbox {
    sandbox_child *child;
    void *child_context;
    char *const *anew; /* or NULL: the arguments with which this program is begun anew in the child,
                          so that it has nothing of this process: no memory, no locks of its
                          threads. It must call sandbox_child_run, with SANDBOX_SOCKET, and `shared`
                          as SANDBOX_SHARED */
    int shared;        /* a descriptor; for `anew` alone */
    sandbox_serve *serve;
    void *serve_context;
    int seconds;      /* of processor time: a busy machine does not shorten it */
    int wall_seconds; /* however little of the processor it got */
    size_t memory;    /* bytes above what the parent has */
    int signal;       /* out */
};

/* The program that is begun anew: this one. A filter of system calls can know it by its address. */
extern const char sandbox_program[];

/* -1 with errno when the child cannot be made or talked to. */
int sandbox_run(struct sandbox *s, enum sandbox_end *end);

/* For a program that was begun anew: seals it, calls the child, and ends. */
enum { SANDBOX_SOCKET = 0, SANDBOX_SHARED = 1 };
_Noreturn void sandbox_child_run(const struct sandbox *s, int socket);

/* For the child: writes all, reads exactly n; false when the parent is gone. */
bool sandbox_write(int socket, const void *at, size_t n);
bool sandbox_read(int socket, void *at, size_t n);

#endif
