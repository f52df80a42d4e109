/* Rules in force for the measures that answer in process: one pack, from its image. */
#ifndef POLKU_BENCH_RULES_H
#define POLKU_BENCH_RULES_H

#include "protocol/methods.h"

struct bench_rules {
    struct world world; /* first: the methods see it as their world */
    struct rules rules;
    const char *image;
    size_t nimage;
    struct arena *kept;
    const struct day *day;
};

/* Ends the program when the file is no image. */
void bench_rules_open(struct bench_rules *b, const char *path);
extern const struct json_limits bench_limits;
const struct method *bench_method(void *world, const char *name);

#endif
