/* Has CLIPS decide the generated situations: first all of them, held against what Polku and straight
 * C say, then the same again for its time.
 *
 *     clips RULES SITUATIONS     one line of JSON; nanoseconds, the median of all decisions
 *
 * A decision is a fact asserted, the rules run, and the fact retracted: what a program that embeds
 * CLIPS would do for each client. */
#include "bench/clock.h"

#include <clips/clips.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SITUATIONS_MAX 4096
#define LINE_MAX_BYTES 1048576
#define ROUNDS 5

struct situation {
    char *fact;
    int *services, n;
};

static struct situation situations[SITUATIONS_MAX];
static int nsituations;
static int hits[65536], nhits;

static void give_up(const char *what)
{
    fprintf(stderr, "clips: %s\n", what);
    exit(1);
}

/* The rules' only action: the service's number. */
static void hit(void *environment)
{
    if (nhits < (int)(sizeof hits / sizeof *hits))
        hits[nhits++] = (int)EnvRtnLong(environment, 1);
}

static void situations_read(const char *path)
{
    static char line[LINE_MAX_BYTES];
    FILE *file = fopen(path, "r");
    if (!file)
        give_up(path);
    while (nsituations < SITUATIONS_MAX && fgets(line, sizeof line, file)) {
        struct situation *s = &situations[nsituations++];
        s->fact = strdup(line);
        if (!fgets(line, sizeof line, file))
            give_up("a situation without its services");
        s->services = calloc(65536, sizeof *s->services);
        if (!s->fact || !s->services)
            give_up("no memory");
        for (char *at = strtok(line, " \n"); at; at = strtok(NULL, " \n"))
            s->services[s->n++] = atoi(at);
    }
    fclose(file);
}

static int compare_ints(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static int compare_longs(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static long decide(void *environment, const struct situation *s)
{
    long start = clock_ns();
    nhits = 0;
    void *fact = EnvAssertString(environment, s->fact);
    if (!fact)
        give_up("a fact is not accepted");
    EnvRun(environment, -1);
    EnvRetract(environment, fact);
    return clock_ns() - start;
}

static void check(const struct situation *s)
{
    qsort(hits, (size_t)nhits, sizeof *hits, compare_ints);
    if (nhits != s->n || memcmp(hits, s->services, (size_t)nhits * sizeof *hits) != 0)
        give_up("decides a situation otherwise");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    void *environment = CreateEnvironment();
    EnvDefineFunction2(environment, "hit", 'v', PTIEF hit, "hit", "11i");
    situations_read(argv[2]);
    if (EnvLoad(environment, argv[1]) != 1)
        give_up("the rules are not accepted");
    EnvReset(environment);
    for (int i = 0; i < nsituations; i++) {
        decide(environment, &situations[i]);
        check(&situations[i]);
    }
    long *times = calloc((size_t)nsituations * ROUNDS, sizeof *times), n = 0;
    if (!times)
        give_up("no memory");
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < nsituations; i++)
            times[n++] = decide(environment, &situations[i]);
    qsort(times, (size_t)n, sizeof *times, compare_longs);
    printf("{\"name\":\"CLIPS\",\"version\":\"%s\",\"ns\":%ld}\n", VERSION_STRING, times[n / 2]);
    return 0;
}
