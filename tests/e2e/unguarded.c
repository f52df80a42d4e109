/* A handler of ZAP that is never there: preloaded into polkud, binding its endpoint does nothing.
 * libzmq then lets in whoever knows the server's public key. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

int zmq_bind(void *socket, const char *endpoint)
{
    int (*real)(void *, const char *);
    void *found = dlsym(RTLD_NEXT, "zmq_bind");
    if (!found)
        abort();
    memcpy(&real, &found, sizeof real);
    return strncmp(endpoint, "inproc://zeromq.zap", 19) == 0 ? 0 : real(socket, endpoint);
}
