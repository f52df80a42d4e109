/* The image: a pack's declarations as one canonical JSON text (house.md).
 *
 *   {"polku_image":1,"pack":"kainuu","packs":[…],"programs":[…],"files":[…],"declarations":[
 *     {"word":"service","args":["x"],"at":[FILE,LINE],"body":[…]}, …]}
 *
 * in the order of decls_sort, without white space, members in this order; `args` and `body` are
 * left out when empty, and a body's file when it is the block's own ("at":LINE). The same sources
 * give the same bytes on every machine. image_decode reads hostile bytes: what it returns is
 * well-formed declarations, and whether they mean anything is for model_build to say. */
#ifndef POLKU_PROTOCOL_IMAGE_H
#define POLKU_PROTOCOL_IMAGE_H

#include "engine/decl.h"
#include "engine/model.h"
#include "protocol/out.h"

#define IMAGE_BYTES_MAX ((size_t)64 << 20)

void image_encode(struct out *o, const struct decls *decls);

/* NULL, with an issue, when the bytes are no image. */
struct decls *image_decode(struct json_reader *reader, struct arena *arena, const char *bytes,
                           size_t n, struct issues *issues);

/* SHA-256 of the bytes as "sha256:" and 64 hexadecimal digits. */
void image_digest(const char *bytes, size_t n, char out[72]);

/* image_decode and model_build in one. */
struct model *image_model(struct json_reader *reader, struct arena *arena, const char *bytes,
                          size_t n, struct issues *issues);

#endif
