/* Asks a Polku daemon, with the client library. An example client in C:
 *
 *     ask tcp://127.0.0.1:7700 examples/situations/just-arrived.json
 *
 * For a daemon that asks for keys, set POLKU_SERVER_KEY, POLKU_PUBLIC_KEY and POLKU_SECRET_KEY.
 *
 * The request file holds one JSON-RPC call, or a batch. The library tries again when no answer
 * comes, with the same request_id, so this program does not need to. It prints the answer as an
 * outline, and needs no JSON library for that; a program that works with the answer would read it
 * with one. Exits with 0 for a result, 1 for an error reply, 2 for a wrong call, 3 when the daemon
 * does not answer. */
#include "protocol/client.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REQUEST_MAX (256 * 1024) /* larger ones a daemon does not read, unless it is told to */

/* Reads a whole file into `text`; its size, or -1 after a message. */
static long request_read(const char *path, char *text, size_t room)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return -1;
    }
    size_t n = fread(text, 1, room, file);
    bool whole = feof(file) && !ferror(file);
    fclose(file);
    if (!whole) {
        fprintf(stderr, "%s: cannot be read, or is larger than %zu bytes\n", path, room);
        return -1;
    }
    return (long)n;
}

static void line_begin(int depth)
{
    printf("\n%*s", depth > 1 ? 2 * (depth - 1) : 0, "");
}

/* Prints the text that begins at `p`, without its quotation marks; returns where it ends. \uHHHH
 * stays as it is: a daemon writes it for control characters alone. */
static const char *text_print(const char *p)
{
    for (p++; *p && *p != '"'; p++) {
        if (*p == '\\' && p[1] && strchr("\"\\/", p[1]))
            p++;
        putchar(*p);
    }
    return *p ? p + 1 : p;
}

/* JSON as an outline: a line for each member and item, and white space instead of brackets. */
static void outline_print(const char *p)
{
    int depth = 0;
    while (*p) {
        char c = *p;
        if (c == '"') {
            p = text_print(p);
            continue;
        }
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        if (c == '{' || c == '[' || c == ',')
            line_begin(depth);
        else if (c == ':')
            printf(": ");
        else if (!strchr("}] \t\r\n", c))
            putchar(c);
        p++;
    }
    putchar('\n');
}

int main(int argc, char **argv)
{
    static char request[REQUEST_MAX];
    if (argc != 3) {
        fprintf(stderr, "usage: ask ENDPOINT FILE\n");
        return 2;
    }
    long n = request_read(argv[2], request, sizeof request);
    if (n < 0)
        return 3;
    const struct polku_config config = {.endpoint = argv[1],
                                        .server_key = getenv("POLKU_SERVER_KEY"),
                                        .public_key = getenv("POLKU_PUBLIC_KEY"),
                                        .secret_key = getenv("POLKU_SECRET_KEY")};
    struct polku_client *client = polku_client_new(&config);
    if (!client) {
        perror(argv[1]);
        return 3;
    }
    const char *reply = polku_client_ask(client, request, (size_t)n, NULL);
    if (reply)
        outline_print(reply);
    else
        fprintf(stderr, "%s: %s\n", argv[1], polku_client_why(client));
    /* A text has a backslash before its quotation marks: what is found is the member itself. */
    int code = !reply ? 3 : strstr(reply, "\"result\":") ? 0 : 1;
    polku_client_free(client);
    return code;
}
