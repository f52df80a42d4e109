/* The fixed words of shown answers, in Polku's three languages; days and counts in words.
 *
 * Only what the program itself says stands here: names and sentences come from the reply. */
#ifndef POLKU_CLI_LABEL_H
#define POLKU_CLI_LABEL_H

#include "engine/arena.h"
#include "engine/date.h"
#include "engine/text.h"

enum label {
    LABEL_RULES,
    LABEL_DECISION,
    LABEL_NOT_STORED,
    LABEL_RECOMMENDED,
    LABEL_NOTHING,
    LABEL_SCORE,
    LABEL_OWNER,
    LABEL_PROVIDER,
    LABEL_BY,
    LABEL_DECIDED_BY,
    LABEL_FOLLOWS,
    LABEL_HANDS_OVER,
    LABEL_REPORTS_TO,
    LABEL_ALTERNATIVES,
    LABEL_POSSIBLE,
    LABEL_MISSING,
    LABEL_FULL,
    LABEL_PLACES,
    LABEL_SUPPRESSED,
    LABEL_BECAUSE_OF,
    LABEL_QUESTIONS,
    LABEL_BEARS_ON,
    LABEL_STATED_BY,
    LABEL_OBSTACLES,
    LABEL_REMEDY,
    LABEL_BLOCKS,
    LABEL_NOTE,
    LABEL_SCORE_TERMS,
    LABEL_RISKS,
    LABEL_AREAS,
    LABEL_COVERED,
    LABEL_UNCOVERED,
    LABEL_SERVICES,
    LABEL_PLAN,
    LABEL_PLAN_DAYS,
    LABEL_PLAN_RANGE,
    LABEL_PLAN_THERE,
    LABEL_WEEKS,
    LABEL_TIMELINE,
    LABEL_CONDITIONAL,
    LABEL_NOT_PROVEN,
    LABEL_ASSUMES,
    LABEL_STARTS,
    LABEL_ENDS,
    LABEL_LATEST,
    LABEL_REVIEWS,
    LABEL_GIVES,
    LABEL_DEADLINE,
    LABEL_MISSED,
    LABEL_NO_PLAN,
    LABEL_NOT_SEARCHED,
    LABEL_WHY,
    LABEL_CHANGES,
    LABEL_CHANGE,
    LABEL_FIRST,
    LABEL_BY_CLIENT,
    LABEL_NOBODY,
    LABEL_FALLBACKS,
    LABEL_INEXACT,
    LABEL_SOURCE_SENT,
    LABEL_SOURCE_HISTORY,
    LABEL_SOURCE_DEFAULT,
    LABEL_UNKNOWN,
    LABEL_YES,
    LABEL_NO,
    LABEL_NONE,
    LABEL_MARKS,
    LABEL_ALL_OF,
    LABEL_ONE_OF,
    LABEL_ALL,
    LABEL_REST,
    LABEL_POINTS,
    LABEL_GRADE,
    LABEL_STATEMENT,
    LABEL_MADE_BY,
    LABEL_KEEP,
    LABEL_TERMS,
    LABEL_ASSESS_OPEN,
    LABEL_ASSESS_NOT,
    LABEL_ASSESS_CLOSED,
    LABEL_ERROR,
    LABEL_ALLOWED,
    LABEL_NEAREST,
    LABEL_MORE,
    LABELS
};

const char *label(enum label which, enum language language);

/* "1 place", "80 places": the label with the number in it. */
const char *label_count(struct arena *arena, enum label which, long long n, enum language language);

/* An id of a fixed set (areas, states, scopes) in words; the id itself when it is none of them. */
const char *label_of(const char *id, enum language language);

/* "in 49 days", "today", "3 days late", seen from another day. */
const char *label_until(struct arena *arena, day_t day, day_t from, enum language language);

#endif
