/* The rules of a generated pack in straight C (see generate.py): what deciding is measured against.
 */
#ifndef POLKU_BENCH_STRAIGHT_H
#define POLKU_BENCH_STRAIGHT_H

extern const int straight_n;
extern const int straight_priority[];

/* `f`: 30 facts as whole numbers, choices as bits. Writes the services that match, ascending;
 * returns how many. */
int straight_decide(const long *f, int *out);

/* The same rules as a table: a service is eligible when all of its tests are true. */
enum straight_kind { STRAIGHT_RANGE, STRAIGHT_AMONG, STRAIGHT_ANY };
struct straight_test {
    int service, fact;
    enum straight_kind kind;
    int low, high; /* RANGE: of the value */
    int bits;      /* AMONG: of options, the value is one; ANY: of options, the value has one */
};
extern const struct straight_test straight_tests[];
extern const int straight_ntests;

/* In bitmap.c: the same answer from bitmaps, as one would write them by hand for rules that are all
 * conjunctions and facts that are all known. Made once by bitmap_make. */
void bitmap_make(void);
int bitmap_decide(const long *f, int *out);

#endif
