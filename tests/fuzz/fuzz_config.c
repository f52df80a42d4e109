/* Any bytes as a configuration file.
 *
 * What must hold: it is read, or findings with a line of the file say why not; what it sets keeps
 * its bounds. The daemon reads a file in a process of its own; here that process's work is done in
 * this one (the linker gives sandbox_run's calls to what stands below), with a little memory and
 * few steps for Lua. One input of PROCESS_RUNS is read as the daemon does it, too. */
#include "tests/fuzz/fuzz.h"

#include "daemon/config.h"
#include "lua/sandbox.h"

#include <fcntl.h>
#include <lauxlib.h>
#include <string.h>
#include <unistd.h>

#define PROCESS_RUNS 4096
#define LUA_MEMORY ((size_t)2 << 20)
#define LUA_STEPS 100000

static struct arena *arena;
static char path[64];
static bool in_process;        /* the real sandbox */
static size_t lua_held;        /* bytes of the Lua state */
static struct bytes told;      /* what the child's part has written */
static struct sandbox *parent; /* of the child's part */

/* ---- instead of the child's process ----------------------------------------------------------
 */

int __real_sandbox_run(struct sandbox *s, enum sandbox_end *end);
int __wrap_sandbox_run(struct sandbox *s, enum sandbox_end *end);
void __real_sandbox_send(int socket, struct bytes *b);
void __wrap_sandbox_send(int socket, struct bytes *b);
void __real_sandbox_tell(int socket, enum frame_kind kind);
void __wrap_sandbox_tell(int socket, enum frame_kind kind);
struct frame __real_sandbox_receive(int socket, struct arena *to, size_t most);
struct frame __wrap_sandbox_receive(int socket, struct arena *to, size_t most);
lua_State *__real_luaL_newstate(void);
lua_State *__wrap_luaL_newstate(void);
void __real_lua_sethook(lua_State *lua, lua_Hook hook, int mask, int count);
void __wrap_lua_sethook(lua_State *lua, lua_Hook hook, int mask, int count);

static void *lua_memory(void *context, void *at, size_t before, size_t wanted)
{
    (void)context;
    before = at ? before : 0;
    if (wanted > before && lua_held - before + wanted > LUA_MEMORY)
        return NULL;
    lua_held += wanted - before;
    if (wanted)
        return realloc(at, wanted);
    free(at);
    return NULL;
}

lua_State *__wrap_luaL_newstate(void)
{
    lua_held = 0;
    return in_process ? __real_luaL_newstate() : lua_newstate(lua_memory, NULL);
}

void __wrap_lua_sethook(lua_State *lua, lua_Hook hook, int mask, int count)
{
    __real_lua_sethook(lua, hook, mask, in_process ? count : LUA_STEPS);
}

void __wrap_sandbox_send(int socket, struct bytes *b)
{
    if (in_process) {
        __real_sandbox_send(socket, b);
        return;
    }
    bytes_put(&told, b->at, b->n);
    MUST(!b->failed && !told.failed);
    bytes_fini(b);
}

void __wrap_sandbox_tell(int socket, enum frame_kind kind)
{
    if (in_process)
        __real_sandbox_tell(socket, kind);
    else
        frame_end(&told, frame_begin(&told, kind));
}

/* The parent's answer to what was told. */
struct frame __wrap_sandbox_receive(int socket, struct arena *to, size_t most)
{
    struct frame f;
    struct bytes answer = {0};
    size_t size;
    if (in_process)
        return __real_sandbox_receive(socket, to, most);
    MUST(frame_read(told.at, told.n, &f, &size) == FRAME_FOUND);
    MUST(parent->serve(parent->serve_context, &f, &answer) == SERVE_REPLY);
    bytes_drop(&told, size);
    MUST(frame_read(answer.at, answer.n, &f, &size) == FRAME_FOUND && f.n <= most);
    f.at = arena_copy(to, f.at, f.n);
    bytes_fini(&answer);
    return f;
}

int __wrap_sandbox_run(struct sandbox *s, enum sandbox_end *end)
{
    struct frame f;
    size_t size;
    if (in_process)
        return __real_sandbox_run(s, end);
    parent = s;
    s->child(s->child_context, SANDBOX_SOCKET);
    MUST(frame_read(told.at, told.n, &f, &size) == FRAME_FOUND);
    MUST(s->serve(s->serve_context, &f, NULL) == SERVE_ON);
    bytes_drop(&told, size);
    MUST(frame_read(told.at, told.n, &f, &size) == FRAME_FOUND && f.kind == FRAME_END);
    bytes_drop(&told, size);
    MUST(told.n == 0);
    *end = SANDBOX_ENDED;
    return 0;
}

/* ---- the file --------------------------------------------------------------------------------
 */

static void file_write(const uint8_t *data, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size && close(fd) == 0);
}

static void check_read(size_t size)
{
    struct config config;
    struct issues issues;
    arena_reset(arena);
    issues_init(&issues, arena);
    config_init(&config);
    MUST(config_read(&config, arena, path, &issues) == 0);
    MUST(config.nlisten >= 0 && config.nlisten <= ENDPOINTS_MAX);
    MUST(config.batch >= 1 && config.body >= 1024 && config.rules && config.data);
    for (int i = 0; i < issues.n; i++) {
        MUST(issues.list[i].where.line >= 0 && (size_t)issues.list[i].where.line <= size + 1);
        MUST(issue_print(arena, &issues.list[i], ""));
    }
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    arena = arena_new((size_t)64 << 20);
    MUST(arena);
    snprintf(path, sizeof path, "/dev/shm/polku-fuzz-config-%d", (int)getpid());
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    file_write(data, size);
    check_read(size);
    in_process = fuzz_seldom(data, size, PROCESS_RUNS);
    if (in_process)
        check_read(size);
    in_process = false;
    unlink(path);
    return 0;
}
