/* Fills a store with decisions, as many as are asked for: tests/soak/fill DATA N. What a daemon
 * finds when it starts after years. The texts are small, and of a thousand clients. */
#include "daemon/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TURN 20000

static const char digest[] =
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* of "abc" */

static int decision_add(struct journal *j, struct arena *arena, int i)
{
    struct entry e = {.id = arena_printf(arena, "01900000-0000-7000-8000-%012d", i),
                      .at = 1700000000000 + i,
                      .region = i % 2 ? "shore" : "forest",
                      .method = "recommend",
                      .digest = digest,
                      .ref = arena_printf(arena, "client-%d", i % 1000),
                      .request_id = arena_printf(arena, "fill-request-%010d", i),
                      .request = "{\"region\":\"shore\",\"client\":{\"facts\":{\"age\":30}}}",
                      .reply =
                          "{\"recommendations\":[{\"service\":\"net_mending\",\"score\":10}]}"};
    e.nrequest = strlen(e.request);
    e.nreply = strlen(e.reply);
    return journal_append(j, &e);
}

static int turn_add(struct journal *j, struct arena *arena, int first, int n)
{
    int result = journal_begin(j);
    if (result == 0)
        result = journal_image(j, digest, "abc", 3);
    for (int i = first; i < first + TURN && i < n && result == 0; i++)
        result = decision_add(j, arena, i);
    return result == 0 ? journal_commit(j) : result;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    const char *why = "wrong usage";
    struct journal *j =
        arena && argc == 3 ? journal_open(arena, argv[1], JOURNAL_WRITE, &why) : NULL;
    int n = argc == 3 ? atoi(argv[2]) : 0;
    if (!j) {
        fprintf(stderr, "fill DATA N: %s\n", why);
        return 2;
    }
    for (int i = 0; i < n; i += TURN) {
        arena_reset(arena);
        if (turn_add(j, arena, i, n) != 0) {
            fprintf(stderr, "fill: %s\n", journal_error(j));
            return 1;
        }
    }
    journal_close(j);
    arena_free(arena);
    return 0;
}
