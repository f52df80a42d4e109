/* What is wrong with a rule file that Lua refuses, and what of it can be read all the same.
 *
 * Lua stops at the first mistake and names it in a programmer's words. Here each mistake becomes a
 * finding with its column. Forgotten commas, quotes and brackets of values are mended; a block that
 * cannot be mended is cut out (its lines are made blank), so that the rest is still read and
 * checked. Lines stay what they were. Nothing of this is done to a file that Lua takes. */
#ifndef POLKU_LUA_REPAIR_H
#define POLKU_LUA_REPAIR_H

#include "engine/issue.h"
#include "lua/scan.h"

#define REPAIR_FINDINGS 100 /* after so many a file is given up */

struct repair {
    struct arena *arena;
    struct issues *issues;
    const struct scan *scan; /* of the file as it was written */
    const char *file;
    const char *const *starts; /* the words that blocks of a file begin with */
    int nstarts;
    char *text; /* what Lua may take */
    size_t n;
    bool *unfinished;   /* by line: its quotes or brackets cannot be told apart any more */
    int told;           /* findings */
    struct issue spare; /* takes the place of findings that are not told */
    bool cut;           /* something was cut out: not all that the file declares is known */
};

/* Mends and cuts what the tokens alone show; `text` is made anew. */
void repair_begin(struct repair *r);
/* Whether there are too many mistakes to go on. */
bool repair_hopeless(const struct repair *r);
/* Lua refused `text` with this message at this line: adds a finding, and cuts the block out. False
 * when nothing is left to cut. */
bool repair_error(struct repair *r, const char *message, int line);

/* Between the files of repair: a finding at a token, and cutting out the block around a line. */
struct issue *repair_issue(struct repair *r, const char *code, const struct scan_token *at,
                           const char *message);
/* False when its lines were blank. */
bool repair_cut(struct repair *r, int line);
/* Whether a token begins a block of the file. */
bool repair_starts(const struct repair *r, int token);
/* In repair_brackets.c: findings about brackets and quotes that are not closed. */
void repair_brackets(struct repair *r);
/* Whether the quotes of the line cannot be told apart any more: its other mistakes are not told. */
bool repair_unfinished(const struct repair *r, int line);

#endif
