/* Endpoints: see endpoint.h. */
#include "daemon/endpoint.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <zmq.h>

#define IPC "ipc://"

/* ---- what may be opened ---------------------------------------------------------------------- */

static bool port_valid(const char *text)
{
    if (strcmp(text, "*") == 0)
        return true;
    int port = 0;
    size_t n = strlen(text);
    for (size_t i = 0; i < n && n < 6; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        port = port * 10 + (text[i] - '0');
    }
    return n > 0 && n < 6 && port <= 65535;
}

/* "127.0.0.1:7700", "[::1]:7700", "*:7700": numbers only, since a name may come to mean another
 * machine. */
static enum reach address_reach(const char *address)
{
    char host[64];
    struct in_addr four;
    struct in6_addr six;
    const char *colon = strrchr(address, ':');
    if (!colon || (size_t)(colon - address) >= sizeof host || !port_valid(colon + 1))
        return REACH_NONE;
    size_t n = (size_t)(colon - address);
    memcpy(host, address, n);
    host[n] = '\0';
    if (strcmp(host, "*") == 0)
        return REACH_BEYOND;
    if (inet_pton(AF_INET, host, &four) == 1)
        return ntohl(four.s_addr) >> 24 == 127 ? REACH_LOCAL : REACH_BEYOND;
    if (n < 2 || host[0] != '[' || host[n - 1] != ']')
        return REACH_NONE;
    host[n - 1] = '\0';
    if (inet_pton(AF_INET6, host + 1, &six) != 1)
        return REACH_NONE;
    return IN6_IS_ADDR_LOOPBACK(&six) ? REACH_LOCAL : REACH_BEYOND;
}

enum reach endpoint_reach(const char *endpoint, char why[WHY_BYTES])
{
    enum reach reach = REACH_NONE;
    if (strlen(endpoint) >= ENDPOINT_BYTES) {
        snprintf(why, WHY_BYTES, "an endpoint is longer than %d characters", ENDPOINT_BYTES - 1);
        return REACH_NONE;
    }
    if (strncmp(endpoint, IPC, strlen(IPC)) == 0 && endpoint[6] && endpoint[6] != '@')
        reach = REACH_LOCAL; /* but '@', a name without a file: anyone here could connect */
    else if (strncmp(endpoint, "tcp://", 6) == 0)
        reach = address_reach(endpoint + 6);
    if (reach == REACH_NONE)
        snprintf(
            why, WHY_BYTES,
            "'%s' is no endpoint that Polku listens on: tcp://127.0.0.1:PORT, another address in "
            "numbers, or ipc://PATH",
            endpoint);
    return reach;
}

bool endpoint_allowed(const char *endpoint, bool keyed, char why[WHY_BYTES])
{
    enum reach reach = endpoint_reach(endpoint, why);
    if (reach != REACH_BEYOND || keyed)
        return reach != REACH_NONE;
    snprintf(why, WHY_BYTES,
             "'%s' is not on this machine alone: sockets that other machines can reach need keys, "
             "and no client has one. Listen on tcp://127.0.0.1:PORT, tcp://[::1]:PORT or "
             "ipc://PATH, or give keys to clients ('polku keygen')",
             endpoint);
    return false;
}

/* ---- binding --------------------------------------------------------------------------------- */

/* Whether somebody answers at a socket's file. */
static bool answered(const char *path)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || strlen(path) >= sizeof to.sun_path) {
        if (fd >= 0)
            close(fd);
        return false; /* then binding says what is wrong */
    }
    strcpy(to.sun_path, path);
    bool good = connect(fd, (const struct sockaddr *)&to, sizeof to) == 0;
    close(fd);
    return good;
}

/* libzmq removes what it finds at the path. That is right for a socket which a killed process has
 * left behind, and for nothing else. */
static bool path_free(const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0)
        return true;
    errno = S_ISSOCK(st.st_mode) ? EADDRINUSE : EEXIST;
    return S_ISSOCK(st.st_mode) && !answered(path);
}

/* The domain is given without keys, too: libzmq then turns away peers that speak a protocol before
 * ZMTP 3, whose connections it can lose 11 KiB at. */
static int lock_set(void *socket, const struct lock *lock)
{
    const int on = 1;
    if (zmq_setsockopt(socket, ZMQ_ZAP_DOMAIN, lock->domain, strlen(lock->domain)) != 0)
        return -1;
    if (!lock->secret_key)
        return 0;
    if (zmq_setsockopt(socket, ZMQ_CURVE_SERVER, &on, sizeof on) != 0)
        return -1;
    return zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, lock->secret_key, strlen(lock->secret_key));
}

/* The file has its mode from its first moment. */
static int ipc_bind(void *socket, const char *endpoint, unsigned mode)
{
    if (!path_free(endpoint + strlen(IPC)))
        return -1;
    mode_t before = umask(0777 & ~mode);
    int result = zmq_bind(socket, endpoint);
    int error = errno;
    umask(before);
    errno = error;
    return result;
}

int endpoint_bind(void *socket, const struct door *door, char bound[ENDPOINT_BYTES])
{
    const char *endpoint = door->endpoint;
    size_t size = ENDPOINT_BYTES;
    int six = strncmp(endpoint, "tcp://[", 7) == 0;
    if (lock_set(socket, door->lock) != 0 ||
        zmq_setsockopt(socket, ZMQ_IPV6, &six, sizeof six) != 0)
        return -1;
    int result = strncmp(endpoint, IPC, strlen(IPC)) == 0
                     ? ipc_bind(socket, endpoint, door->lock->ipc_mode)
                     : zmq_bind(socket, endpoint);
    return result == 0 ? zmq_getsockopt(socket, ZMQ_LAST_ENDPOINT, bound, &size) : -1;
}

void endpoint_leave(const char *bound)
{
    if (strncmp(bound, IPC, strlen(IPC)) == 0)
        unlink(bound + strlen(IPC)); /* it may be gone */
}
