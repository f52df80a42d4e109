/* The rules of a generated pack in straight C (see generate.py): what deciding is measured against.
 */
#ifndef POLKU_BENCH_STRAIGHT_H
#define POLKU_BENCH_STRAIGHT_H

extern const int straight_n;
extern const int straight_priority[];

/* `f`: 30 facts as whole numbers, choices as bits. Writes the services that match, ascending;
 * returns how many. */
int straight_decide(const long *f, int *out);

#endif
