/* What `polku compare` found, and how it is shown. */
#ifndef POLKU_CLI_COMPARE_SHOW_H
#define POLKU_CLI_COMPARE_SHOW_H

#include "cli/need.h"
#include "cli/pack.h"

/* A service that is on offer on one side and not on the other. */
struct lack {
    const struct service *service;
    struct needs needs;             /* what the other side's rules lack for it */
    const struct service **instead; /* what is on offer there for the same need */
    int ninstead;
    const struct actor **could; /* who could provide it there */
    int ncould;
    bool known; /* the other side has it, but not here or not on that day */
};

struct side {
    struct pack pack;
    int municipality;   /* option of the municipality fact, or -1: the whole region */
    struct lack *lacks; /* what this side has and the other lacks, by id */
    int nlacks;
};

struct comparison {
    struct run *run;
    enum language language;
    day_t on;
    struct side sides[2];
    int both; /* services on offer on both */
};

void compare_show(const struct comparison *c);
void compare_write(const struct comparison *c);

#endif
