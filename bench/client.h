/* The clients of a load: where a request says "client-000000", its digits count up. */
#ifndef POLKU_BENCH_CLIENT_H
#define POLKU_BENCH_CLIENT_H

#include <string.h>

#define CLIENTS 1000
#define CLIENT "client-000000"

/* The last digit of the request's client, or NULL. */
static inline char *client_find(char *request)
{
    char *at = strstr(request, CLIENT);
    return at ? at + sizeof CLIENT - 2 : NULL;
}

/* From that digit to the left, the client of the request of that number. */
static inline void client_write(char *at, long number)
{
    for (long left = number % CLIENTS, i = 0; at && i < 6; i++, left /= 10)
        *at-- = (char)('0' + left % 10);
}

#endif
