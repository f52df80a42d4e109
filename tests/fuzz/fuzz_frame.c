/* Any bytes as what the process that reads rule files tells: frames, and the findings in them.
 *
 * What must hold: a frame lies within the bytes; a finding that is taken can be printed, written
 * again, and read again as the same finding. */
#include "tests/fuzz/fuzz.h"

#include "lua/frame.h"

#include <setjmp.h>
#include <string.h>

static struct arena *arena;

static void same_text(const char *a, const char *b)
{
    MUST((a == NULL) == (b == NULL));
    MUST(!a || strcmp(a, b) == 0);
}

static void check_issue(const struct issue *issue)
{
    struct issues again;
    struct bytes b = {0};
    struct frame f;
    size_t size;
    issues_init(&again, arena);
    frame_issue(&b, issue);
    MUST(!b.failed && frame_read(b.at, b.n, &f, &size) == FRAME_FOUND && size == b.n);
    MUST(frame_issue_read(&f, &again) && again.n == 1);
    same_text(issue->code, again.list[0].code);
    same_text(issue->message, again.list[0].message);
    same_text(issue->where.file, again.list[0].where.file);
    MUST(issue->where.line == again.list[0].where.line);
    MUST(issue_print(arena, &again.list[0], "rules"));
    bytes_fini(&b);
}

static void check_other(struct frame f)
{
    while (f.n && !f.bad) {
        const char *text = frame_text_read(&f, arena);
        for (; text && *text; text++)
            MUST((unsigned char)*text >= ' ' || *text == '\t' || *text == '\n');
        frame_number_read(&f);
    }
}

static void check_frames(const char *bytes, size_t n)
{
    struct issues issues;
    struct frame f;
    size_t size = 0;
    issues_init(&issues, arena);
    for (size_t at = 0; at < n; at += size) {
        if (frame_read(bytes + at, n - at, &f, &size) != FRAME_FOUND)
            return;
        MUST(size >= FRAME_HEAD && size <= n - at && f.at + f.n == bytes + at + size);
        int before = issues.n;
        check_other(f);
        if (f.kind == FRAME_ISSUE && frame_issue_read(&f, &issues) && issues.n > before)
            check_issue(&issues.list[issues.n - 1]);
    }
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    arena = arena_new((size_t)64 << 20);
    MUST(arena);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jmp_buf guard;
    char *bytes = malloc(size ? size : 1);
    MUST(bytes);
    if (size)
        memcpy(bytes, data, size);
    arena_reset(arena);
    if (setjmp(guard) == 0) {
        arena_guard(arena, &guard);
        check_frames(bytes, size);
    }
    arena_guard(arena, NULL);
    free(bytes);
    return 0;
}
