/* Issues: what is wrong with content that somebody wrote (a rule file, a condition, a message).
 *
 * An issue says where (a file with line and column, or a JSON pointer), what, and what would be
 * right. One type serves rule authors and callers. The table of codes is in issue.c: it is the
 * master of `polku help CODE` and of the pages in docs/findings/. */
#ifndef POLKU_ENGINE_ISSUE_H
#define POLKU_ENGINE_ISSUE_H

#include "engine/arena.h"

#include <stdbool.h>

enum issue_level { ISSUE_ERROR, ISSUE_WARNING };

/* A place: `file` is relative to the rules folder ("kainuu/services.lua"); `line` and `column`
 * count from 1, 0 is unknown; `length` is in characters. In a message `file` is NULL and `pointer`
 * set. */
struct place {
    const char *file;
    int line, column, length;
    const char *word; /* the rule word that the line is named for, where the column is not known */
    const char *pointer;
};

struct issue {
    const char *code; /* "unknown-level": one of the table in issue.c */
    enum issue_level level;
    struct place where;
    const char *message;        /* one sentence without a full stop: 'finnish' has no level 'A22' */
    const char *nearest;        /* the nearest right word, or NULL */
    const char *hint;           /* what to do, or NULL; under the caret, after the nearest word */
    const char *source;         /* the faulty line of the file, or NULL */
    const char *const *allowed; /* what would be allowed (names), or NULL */
    int nallowed;
};

struct issues {
    struct arena *arena; /* everything an issue points to lives here or longer */
    struct issue *list;
    int n, cap;
    int errors;       /* of the n, how many are errors */
    const char *root; /* the rules folder, shown before each file; NULL: files stand alone */
};

void issues_init(struct issues *all, struct arena *arena);

/* Adds an issue whose level comes from the code's table entry; the caller may set nearest, hint,
 * allowed in what is returned before the next call. Never NULL. */
struct issue *issue_add(struct issues *all, const char *code, struct place where,
                        const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Sorts by file, line, column, code, and drops the same finding at the same place. */
void issues_sort(struct issues *all);

/* The compiler-style text of one finding (see docs/findings/README.md), with source line and caret
 * when they are known; `root` (or NULL) stands before the file. No newline at the end. */
char *issue_print(struct arena *arena, const struct issue *issue, const char *root);

/* One kind of finding: its name, level and explanation. */
struct issue_code {
    const char *code;
    enum issue_level level;
    const char *title;  /* what it means, a sentence */
    const char *remedy; /* what to do, a sentence or two */
    const char *bad;    /* an example that gives this finding; NULL where there is none to show */
    const char *good;   /* the same, right */
};

/* The table, by topic: the texts in quotes, meaning, the shape of files, warnings. */
const struct issue_code *issue_codes(int *n);
/* The entry of a code, or NULL. */
const struct issue_code *issue_code(const char *code);

/* The nearest of n names to `name`, by Damerau-Levenshtein distance (a swapped pair of neighbours
 * is one slip); NULL when none is near enough (a third of the length, at least 1, at most 3 slips).
 */
const char *nearest_name(const char *name, const char *const *names, int n);

#endif
