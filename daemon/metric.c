/* Counting: see metric.h. */
#include "daemon/metric.h"

#include "daemon/house.h"

#include <assert.h>
#include <stddef.h>

const int64_t histogram_bounds[HISTOGRAM_BOUNDS] = {
    50,    100,   250,    500,    1000,   2500,    5000,    10000,
    25000, 50000, 100000, 250000, 500000, 1000000, 2500000, 10000000};

void histogram_add(struct histogram *h, int64_t us)
{
    int i = 0;
    while (i < HISTOGRAM_BOUNDS && us > histogram_bounds[i])
        i++;
    h->counts[i]++;
    h->sum += us;
}

int metric_method(const struct method *method)
{
    assert(pure_methods_n + house_methods_n < METRIC_METHODS);
    if (method >= pure_methods && method < pure_methods + pure_methods_n)
        return (int)(method - pure_methods);
    if (method >= house_methods && method < house_methods + house_methods_n)
        return pure_methods_n + (int)(method - house_methods);
    return METRIC_METHODS - 1;
}

const char *metric_method_name(int index)
{
    if (index < pure_methods_n)
        return pure_methods[index].name;
    if (index < pure_methods_n + house_methods_n)
        return house_methods[index - pure_methods_n].name;
    return index == METRIC_METHODS - 1 ? "unknown" : NULL;
}

int metric_outcome(int error)
{
    assert(rpc_errors() < METRIC_OUTCOMES);
    return error ? 1 + rpc_error_index(error) : 0;
}

void metric_request(struct metrics *m, size_t bytes)
{
    if ((int64_t)bytes > m->request_bytes)
        m->request_bytes = (int64_t)bytes;
}

void metric_settle(struct metrics *m, struct turn_sums *sums)
{
    for (int i = 0; i < METRIC_METHODS; i++)
        for (int k = 0; k < METRIC_OUTCOMES; k++)
            m->calls[i][k] += sums->calls[i][k];
    m->decisions += sums->decisions;
    m->events += sums->events;
    m->plans += sums->plans;
    *sums = (struct turn_sums){0};
}
