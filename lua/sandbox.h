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
    char *const *arguments; /* for a program begun anew: says which child it is */
    const int *shared;      /* likewise: a descriptor that it gets as SANDBOX_SHARED, or NULL */
    sandbox_serve *serve;
    void *serve_context;
    int seconds;      /* of processor time: a busy machine does not shorten it */
    int wall_seconds; /* however little of the processor it got */
    size_t memory;    /* bytes above what the parent has */
    int signal;       /* out */
};

/* -1 with errno when the child cannot be made or talked to. */
int sandbox_run(struct sandbox *s, enum sandbox_end *end);

/* From now on a child is not a copy of this process but this program begun anew with `arguments`:
 * for a process with threads, whose locks a copy could wait for, and with secrets, which a copy
 * would have. Its main must first look at its arguments and call sandbox_child_run, with
 * SANDBOX_SOCKET. To be called before there are threads. */
void sandbox_anew(void);
/* What is begun: this program. A filter of system calls can know it by its address. */
extern const char sandbox_program[];
enum { SANDBOX_SOCKET = 0, SANDBOX_SHARED = 1 };
/* Seals the process, calls the child, and ends. */
_Noreturn void sandbox_child_run(const struct sandbox *s, int socket);

/* For the child. Writes all, reads exactly n; false when the parent is gone. */
bool sandbox_write(int socket, const void *at, size_t n);
bool sandbox_read(int socket, void *at, size_t n);
/* These end the child when the parent is gone, or memory is. Sends frames, and frees them; sends a
 * frame of that kind without parts; gives the next frame, of at most so many bytes, its kind left
 * out. */
void sandbox_send(int socket, struct bytes *b);
void sandbox_tell(int socket, enum frame_kind kind);
struct frame sandbox_receive(int socket, struct arena *arena, size_t most);
_Noreturn void sandbox_give_up(void);

#endif
