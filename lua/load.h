/* Compiles a pack: rule files in, an image and findings out.
 *
 * Lua can be crashed by plain text (Debian's 5.4.4), so it runs in a forked child without
 * descriptors but its pipe, under rlimits and seccomp, for at most LOAD_SECONDS of processor time.
 * The parent treats what the child writes as hostile, and waits for it: call it where waiting harms
 * nobody. */
#ifndef POLKU_LUA_LOAD_H
#define POLKU_LUA_LOAD_H

#include "engine/date.h"
#include "engine/decl.h"

#define LOAD_SECONDS 3       /* of processor time */
#define LOAD_WALL_SECONDS 20 /* on a machine that has hardly any to give */
#define LOAD_FILE_MAX ((size_t)256 << 10)

/* Writes the image of declarations into memory of the arena: protocol/image's encoder, given by the
 * caller, since lua/ does not know protocol/. */
typedef void image_writer(struct arena *arena, const struct decls *decls, const char **bytes,
                          size_t *n);

struct load_result {
    const char *image; /* NULL when there is an error among the findings */
    size_t nimage;
};

/* The first argument of a program that is begun anew to compile a pack: see sandbox_anew. */
#define LOAD_CHILD "--compile"

/* Compiles and ends, when these are the arguments of such a child; else returns. */
void load_child(int argc, char **argv, image_writer *writer);

/* `rules` is the rules folder, `pack` a folder in it. All findings (the child's, and those about
 * the child: killed, too slow) are added to `issues`, sorted. -1 with errno when the world failed
 * (no memory, no process, the folder cannot be read); the findings then say nothing. */
int load_pack(struct arena *arena, const char *rules, const char *pack, day_t today,
              image_writer *writer, struct issues *issues, struct load_result *result);

#endif
