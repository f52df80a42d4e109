/* The image of a pack: written from declarations, and read back as hostile bytes (see image.h).
 * What is read must be canonical: written again it gives the same bytes. */
#include "protocol/image.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define IMAGE_VERSION 1
#define BLOCKS_DEPTH_MAX 16 /* declarations inside declarations */
#define WORD_MAX 40
#define PATH_BYTES_MAX 255
#define LINE_MAX_IMAGE 10000000
/* A declaration and its body are two levels of JSON; the image and its list two, `args` one. */
#define JSON_DEPTH_MAX (2 + 2 * BLOCKS_DEPTH_MAX + 1)
#define JSON_MEMBERS_MAX (8 << 20)

/* ---- writing ------------------------------------------------------------------------------------
 */

struct encoder {
    struct out *out;
    const char **files; /* sorted */
    int nfiles, cap;
};

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void files_collect(struct encoder *e, const struct decl *d)
{
    if (d->file && (e->nfiles == 0 || strcmp(e->files[e->nfiles - 1], d->file) != 0)) {
        ARENA_ROOM(e->out->arena, e->files, e->nfiles, e->cap);
        e->files[e->nfiles++] = d->file;
    }
    for (int i = 0; i < d->nbody; i++)
        files_collect(e, &d->body[i]);
}

static void files_sort(struct encoder *e)
{
    int kept = 0;
    if (e->nfiles > 1)
        qsort(e->files, (size_t)e->nfiles, sizeof *e->files, compare_texts);
    for (int i = 0; i < e->nfiles; i++)
        if (!kept || strcmp(e->files[kept - 1], e->files[i]) != 0)
            e->files[kept++] = e->files[i];
    e->nfiles = kept;
}

static int file_index(const struct encoder *e, const char *file)
{
    const char **found =
        bsearch(&file, e->files, (size_t)e->nfiles, sizeof *e->files, compare_texts);
    return found ? (int)(found - e->files) : -1;
}

static void place_encode(struct encoder *e, const struct decl *d, const char *file_above)
{
    out_key(e->out, "at");
    if (file_above && d->file && strcmp(file_above, d->file) == 0) {
        out_int(e->out, d->line);
        return;
    }
    out_array(e->out);
    out_int(e->out, file_index(e, d->file ? d->file : ""));
    out_int(e->out, d->line);
    out_array_end(e->out);
}

static void arg_encode(struct out *o, const struct arg *arg)
{
    if (arg->kind == ARG_TEXT)
        out_string(o, arg->text);
    else if (arg->kind == ARG_BOOL)
        out_bool(o, arg->number != 0);
    else
        out_int(o, arg->number);
}

static void decl_encode(struct encoder *e, const struct decl *d, const char *file_above)
{
    struct out *o = e->out;
    out_object(o);
    out_string_at(o, "word", d->word);
    if (d->nargs) {
        out_key(o, "args");
        out_array(o);
        for (int i = 0; i < d->nargs; i++)
            arg_encode(o, &d->args[i]);
        out_array_end(o);
    }
    place_encode(e, d, file_above);
    if (d->nbody) {
        out_key(o, "body");
        out_array(o);
        for (int i = 0; i < d->nbody; i++)
            decl_encode(e, &d->body[i], d->file);
        out_array_end(o);
    }
    out_object_end(o);
}

static void texts_encode(struct out *o, const char *key, const char *const *texts, int n)
{
    out_key(o, key);
    out_array(o);
    for (int i = 0; i < n; i++)
        out_string(o, texts[i]);
    out_array_end(o);
}

void image_encode(struct out *o, const struct decls *decls)
{
    struct encoder e = {.out = o};
    for (int i = 0; i < decls->n; i++)
        files_collect(&e, &decls->list[i]);
    files_sort(&e);
    out_object(o);
    out_int_at(o, "polku_image", IMAGE_VERSION);
    out_string_at(o, "pack", decls->pack);
    texts_encode(o, "packs", decls->packs, decls->npacks);
    texts_encode(o, "programs", decls->programs, decls->nprograms);
    texts_encode(o, "files", e.files, e.nfiles);
    out_key(o, "declarations");
    out_array(o);
    for (int i = 0; i < decls->n; i++)
        decl_encode(&e, &decls->list[i], NULL);
    out_array_end(o);
    out_object_end(o);
}

/* ---- reading ------------------------------------------------------------------------------------
 */

struct names {
    const char *const *at;
    int n;
};

struct decoder {
    struct arena *arena;
    struct names files;
    const char *pointer; /* where the first fault is */
};

static bool word_fits(const char *word)
{
    size_t n = word ? strspn(word, "abcdefghijklmnopqrstuvwxyz_") : 0;
    return n > 0 && n <= WORD_MAX && !word[n];
}

/* One step of a path: not the way up, and nothing that a terminal or another system would take for
 * more than a name. */
static bool step_fits(const char *step, size_t n)
{
    bool dots = (n == 1 || n == 2) && strncmp(step, "..", n) == 0;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)step[i] < ' ' || step[i] == 0x7f || step[i] == '\\')
            return false;
    return n > 0 && !dots;
}

/* A relative path that stays inside: "kainuu/services.lua". */
static bool path_fits(const char *path)
{
    if (!path || strlen(path) > PATH_BYTES_MAX)
        return false;
    for (;; path++) {
        size_t n = strcspn(path, "/");
        if (!step_fits(path, n))
            return false;
        path += n;
        if (!*path)
            return true;
    }
}

static bool folder_fits(const char *name)
{
    return path_fits(name) && !strchr(name, '/');
}

static bool texts_decode(struct decoder *d, const struct json *from, struct names *out)
{
    if (!from || from->kind != JSON_ARRAY)
        return false;
    const char **texts = arena_array(d->arena, (size_t)from->n + 1, sizeof *texts);
    for (uint32_t i = 0; i < from->n; i++) {
        texts[i] = json_text(&from->items[i]);
        if (!path_fits(texts[i]))
            return false;
    }
    *out = (struct names){texts, (int)from->n};
    return true;
}

static bool line_decode(const struct json *from, int *out)
{
    if (!from || from->kind != JSON_INT || from->number < 1 || from->number > LINE_MAX_IMAGE)
        return false;
    *out = (int)from->number;
    return true;
}

static bool place_decode(const struct decoder *d, const struct json *at, const char *file_above,
                         struct decl *out)
{
    out->file = file_above;
    if (file_above && line_decode(at, &out->line))
        return true;
    if (!at || at->kind != JSON_ARRAY || at->n != 2 || at->items[0].kind != JSON_INT ||
        at->items[0].number < 0 || at->items[0].number >= d->files.n)
        return false;
    out->file = d->files.at[at->items[0].number];
    return line_decode(&at->items[1], &out->line);
}

static bool arg_decode(const struct json *from, struct arg *out)
{
    switch (from->kind) {
    case JSON_STRING: *out = (struct arg){.kind = ARG_TEXT, .text = from->text}; return true;
    case JSON_INT: *out = (struct arg){.kind = ARG_NUMBER, .number = from->number}; return true;
    case JSON_BOOL: *out = (struct arg){.kind = ARG_BOOL, .number = from->number}; return true;
    default: return false;
    }
}

static bool args_decode(const struct json *from, struct decl *out)
{
    if (!from)
        return true;
    if (from->kind != JSON_ARRAY || from->n < 1 || from->n > 2)
        return false;
    out->nargs = (int)from->n;
    for (int i = 0; i < out->nargs; i++)
        if (!arg_decode(&from->items[i], &out->args[i]))
            return false;
    return true;
}

static bool decl_decode(struct decoder *d, const struct json *from, const struct decl *above,
                        int depth, struct decl *out);

static bool body_decode(struct decoder *d, const struct json *from, int depth, struct decl *out)
{
    if (!from)
        return true;
    if (from->kind != JSON_ARRAY || from->n < 1 || depth >= BLOCKS_DEPTH_MAX)
        return false;
    out->body = arena_array(d->arena, from->n, sizeof *out->body);
    out->nbody = (int)from->n;
    for (int i = 0; i < out->nbody; i++)
        if (!decl_decode(d, &from->items[i], out, depth + 1, &out->body[i]))
            return false;
    return true;
}

static bool decl_decode(struct decoder *d, const struct json *from, const struct decl *above,
                        int depth, struct decl *out)
{
    *out = (struct decl){.word = json_text(json_get(from, "word"))};
    return word_fits(out->word) &&
           place_decode(d, json_get(from, "at"), above ? above->file : NULL, out) &&
           args_decode(json_get(from, "args"), out) &&
           body_decode(d, json_get(from, "body"), depth, out);
}

static bool list_decode(struct decoder *d, const struct json *from, struct decls *out)
{
    if (!from || from->kind != JSON_ARRAY)
        return false;
    out->list = arena_array(d->arena, (size_t)from->n + 1, sizeof *out->list);
    out->n = (int)from->n;
    for (int i = 0; i < out->n; i++) {
        if (decl_decode(d, &from->items[i], NULL, 1, &out->list[i]))
            continue;
        d->pointer = arena_printf(d->arena, "/declarations/%d", i);
        return false;
    }
    return true;
}

/* The pack's own folder is the last of those that it is made of. */
static bool packs_fit(const struct decls *decls)
{
    for (int i = 0; i < decls->npacks; i++)
        if (!folder_fits(decls->packs[i]))
            return false;
    return decls->npacks > 0 && decls->pack &&
           strcmp(decls->packs[decls->npacks - 1], decls->pack) == 0;
}

static struct decls *tree_decode(struct decoder *d, const struct json *tree)
{
    struct decls *decls = arena_alloc(d->arena, sizeof *decls);
    struct names packs, programs;
    const struct json *version = json_get(tree, "polku_image");
    if (!version || version->kind != JSON_INT || version->number != IMAGE_VERSION ||
        !texts_decode(d, json_get(tree, "packs"), &packs) ||
        !texts_decode(d, json_get(tree, "programs"), &programs) ||
        !texts_decode(d, json_get(tree, "files"), &d->files))
        return NULL;
    *decls = (struct decls){.pack = json_text(json_get(tree, "pack")),
                            .packs = packs.at,
                            .npacks = packs.n,
                            .programs = programs.at,
                            .nprograms = programs.n};
    return packs_fit(decls) && list_decode(d, json_get(tree, "declarations"), decls) ? decls : NULL;
}

/* Sorting and writing again must change nothing. */
static bool is_canonical(struct arena *arena, struct decls *decls, const char *bytes, size_t n)
{
    struct out again;
    out_init(&again, arena, n + 64);
    decls_sort(decls, arena);
    image_encode(&again, decls);
    return again.n == n && memcmp(again.data, bytes, n) == 0;
}

static struct decls *refuse(struct issues *issues, const char *pointer, const char *why)
{
    issue_add(issues, "bad-image", (struct place){.pointer = pointer},
              "the bytes are no image of a pack: %s", why);
    return NULL;
}

struct decls *image_decode(struct json_reader *reader, struct arena *arena, const char *bytes,
                           size_t n, struct issues *issues)
{
    const struct json_limits limits = {IMAGE_BYTES_MAX, JSON_DEPTH_MAX, JSON_MEMBERS_MAX};
    struct decoder d = {.arena = arena};
    const char *why;
    const struct json *tree = json_read(reader, arena, bytes, n, &limits, &why);
    if (!tree)
        return refuse(issues, NULL, why);
    struct decls *decls = tree_decode(&d, tree);
    if (!decls)
        return refuse(issues, d.pointer,
                      d.pointer ? "this is no declaration" : "it does not have an image's members");
    if (!is_canonical(arena, decls, bytes, n))
        return refuse(issues, NULL, "it is not written as 'polku image' writes it");
    return decls;
}

void image_digest(const char *bytes, size_t n, char out[72])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)bytes, n);
    memcpy(out, "sha256:", 7);
    sodium_bin2hex(out + 7, 65, hash, sizeof hash);
}

struct model *image_model(struct json_reader *reader, struct arena *arena, const char *bytes,
                          size_t n, struct issues *issues)
{
    struct decls *decls = image_decode(reader, arena, bytes, n, issues);
    return decls ? model_build(arena, decls, issues) : NULL;
}
