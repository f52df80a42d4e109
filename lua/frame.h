/* Frames: what parent and child write to each other, and their parts.
 *
 *   frame = kind (1 byte), length of the rest (4 bytes, little end first), the rest
 *   part  = a number (4 bytes), or a text: its length (4 bytes; ~0 for NULL) and its bytes
 *
 * The reader trusts nothing: a part that does not fit makes the whole frame bad. */
#ifndef POLKU_LUA_FRAME_H
#define POLKU_LUA_FRAME_H

#include "engine/issue.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum frame_kind {
    FRAME_FILE,     /* child: wants a file: pack, name */
    FRAME_CONTENT,  /* parent: enum fetched, the bytes */
    FRAME_BUILDING, /* child: all files are read */
    FRAME_ISSUE,    /* child: one finding */
    FRAME_IMAGE,    /* child: the image */
    FRAME_END,      /* child: all has been told */
    FRAME_KINDS
};

#define FRAME_HEAD 5
#define FRAME_MAX ((size_t)65 << 20)

/* Bytes on the heap, since they cross the lifetimes of arenas. */
struct bytes {
    char *at;
    size_t n, cap;
    bool failed; /* there was no memory */
};
void bytes_put(struct bytes *b, const void *at, size_t n);
void bytes_drop(struct bytes *b, size_t n); /* the first n */
void bytes_fini(struct bytes *b);

/* Writing: frame_end puts the length in. */
size_t frame_begin(struct bytes *b, enum frame_kind kind);
void frame_end(struct bytes *b, size_t begun);
void frame_number(struct bytes *b, uint32_t n);
void frame_text(struct bytes *b, const char *text, size_t n); /* text NULL: none */
void frame_issue(struct bytes *b, const struct issue *issue);

/* Reading. */
struct frame {
    enum frame_kind kind;
    const char *at; /* what is still to be read */
    size_t n;
    bool bad;
};
enum frame_found { FRAME_FOUND, FRAME_PART, FRAME_BAD };
/* The first frame of the bytes; `*size` is its size with the head. */
enum frame_found frame_read(const char *bytes, size_t n, struct frame *out, size_t *size);
uint32_t frame_number_read(struct frame *f);
/* A copy in the arena, without bytes that a terminal or a page could stumble over; NULL is none. */
const char *frame_text_read(struct frame *f, struct arena *arena);
/* Adds the finding; false when the frame holds none that Polku could have made. */
bool frame_issue_read(struct frame *f, struct issues *issues);

#endif
