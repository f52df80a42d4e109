/* Addresses to listen at, and names that a request may be sent to. Numbers only, since a name may
 * come to mean another machine. */
#include "daemon/http_inner.h"

#include <arpa/inet.h>
#include <event2/util.h>
#include <stdio.h>
#include <string.h>

static bool digits_only(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return n > 0 && n < 6;
}

bool http_address_read(const char *address, struct sockaddr_storage *out, int *size)
{
    char text[64];
    const char *colon = strrchr(address, ':');
    bool any = colon && strcmp(colon, ":*") == 0;
    if (!colon || (!any && !digits_only(colon + 1, strlen(colon + 1))))
        return false;
    int n =
        snprintf(text, sizeof text, "%.*s%s", (int)(colon - address), address, any ? ":1" : colon);
    memset(out, 0, sizeof *out);
    *size = (int)sizeof *out;
    if (n < 0 || (size_t)n >= sizeof text ||
        evutil_parse_sockaddr_port(text, (struct sockaddr *)out, size) != 0)
        return false;
    if (out->ss_family == AF_INET6)
        ((struct sockaddr_in6 *)out)->sin6_port *= !any;
    else
        ((struct sockaddr_in *)out)->sin_port *= !any;
    return out->ss_family == AF_INET6 ? address[0] == '[' : true;
}

struct in6_addr http_address_plain(const struct sockaddr *address)
{
    struct in6_addr plain = {0};
    if (address->sa_family == AF_INET6)
        return ((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
    plain.s6_addr[10] = plain.s6_addr[11] = 0xff;
    memcpy(plain.s6_addr + 12, &((const struct sockaddr_in *)(const void *)address)->sin_addr, 4);
    return plain;
}

static bool plain_local(const struct in6_addr *plain)
{
    return IN6_IS_ADDR_LOOPBACK(plain) ||
           (IN6_IS_ADDR_V4MAPPED(plain) && plain->s6_addr[12] == 127);
}

bool http_address_local(const struct sockaddr *address)
{
    struct in6_addr plain = http_address_plain(address);
    return plain_local(&plain);
}

bool http_address_good(const char *address, bool tokens, char why[WHY_BYTES])
{
    struct sockaddr_storage read;
    int n;
    if (!http_address_read(address, &read, &n))
        snprintf(why, WHY_BYTES,
                 "'%.200s' is no address for HTTP: 127.0.0.1:PORT, [::1]:PORT, or none", address);
    else if (!tokens && !http_address_local((struct sockaddr *)&read))
        snprintf(why, WHY_BYTES,
                 "'%.200s' is not on this machine alone: HTTP that other machines can reach needs "
                 "tokens, and no client has one. Use 127.0.0.1:PORT or [::1]:PORT, or give tokens "
                 "to clients ('polku keygen --token')",
                 address);
    else
        return true;
    return false;
}

/* ---- names ----------------------------------------------------------------------------------- */

/* Without its port. */
static struct http_text host_name(struct http_text host)
{
    size_t n = host.n;
    while (n && host.at[n - 1] >= '0' && host.at[n - 1] <= '9')
        n--;
    if (n > 1 && host.at[n - 1] == ':' && n < host.n)
        host.n = n - 1;
    return host;
}

static bool host_numeric(struct http_text name, struct in6_addr *plain)
{
    char text[64];
    struct sockaddr_storage read;
    bool bracketed = name.n > 2 && name.at[0] == '[' && name.at[name.n - 1] == ']';
    int size = (int)sizeof read;
    if (name.n >= sizeof text || (!bracketed && memchr(name.at, ':', name.n)))
        return false;
    memcpy(text, name.at, name.n);
    text[name.n] = '\0';
    memset(&read, 0, sizeof read);
    if (evutil_parse_sockaddr_port(text, (struct sockaddr *)&read, &size) != 0)
        return false;
    *plain = http_address_plain((struct sockaddr *)&read);
    return true;
}

bool http_host_good(const struct http *h, struct http_text host)
{
    struct in6_addr plain;
    struct http_text name = host_name(host);
    if (http_text_is_like(name, "localhost"))
        return true;
    for (int i = 0; i < h->setup.names->nhosts; i++)
        if (http_text_is_like(name, h->setup.names->hosts[i]))
            return true;
    return host_numeric(name, &plain) && (!h->local || plain_local(&plain));
}
