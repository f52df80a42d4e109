/* Memory that runs out on demand: linked into a polkud of its own, in the place of the allocator
 * for our objects (the linker's --wrap) and for SQLite. A shared file says which call fails, and
 * how many after it. ZeroMQ's own memory is not concerned: that library ends the process when it
 * has none. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

struct orders {
    _Atomic int64_t left;   /* calls until one fails; 0: none does */
    _Atomic int64_t often;  /* how many fail then, one after another */
    _Atomic int64_t seen;   /* calls so far */
    _Atomic int64_t failed; /* calls that failed by order */
};

void *__real_malloc(size_t n);
void *__real_calloc(size_t count, size_t n);
void *__real_realloc(void *old, size_t n);
void *__real_aligned_alloc(size_t alignment, size_t n);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t count, size_t n);
void *__wrap_realloc(void *old, size_t n);
void *__wrap_aligned_alloc(size_t alignment, size_t n);
char *__wrap_strdup(const char *text);

static struct orders *orders;
static sqlite3_mem_methods usual;

static bool fails(void)
{
    if (!orders)
        return false;
    orders->seen++;
    if (orders->left <= 0 || atomic_fetch_sub(&orders->left, 1) > 1)
        return false;
    if (orders->often-- > 1)
        orders->left = 1;
    orders->failed++;
    return true;
}

void *__wrap_malloc(size_t n)
{
    return fails() ? NULL : __real_malloc(n);
}

void *__wrap_calloc(size_t count, size_t n)
{
    return fails() ? NULL : __real_calloc(count, n);
}

void *__wrap_realloc(void *old, size_t n)
{
    return fails() ? NULL : __real_realloc(old, n);
}

void *__wrap_aligned_alloc(size_t alignment, size_t n)
{
    return fails() ? NULL : __real_aligned_alloc(alignment, n);
}

char *__wrap_strdup(const char *text)
{
    return fails() ? NULL : __real_strdup(text);
}

static void *sqlite_malloc(int n)
{
    return fails() ? NULL : usual.xMalloc(n);
}

static void *sqlite_realloc(void *old, int n)
{
    return fails() ? NULL : usual.xRealloc(old, n);
}

__attribute__((constructor)) static void short_init(void)
{
    const char *path = getenv("SHORT_MEMORY");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *map =
        fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *orders, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED || sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual) != SQLITE_OK)
        abort();
    sqlite3_mem_methods methods = usual;
    methods.xMalloc = sqlite_malloc;
    methods.xRealloc = sqlite_realloc;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK)
        abort();
    close(fd);
    orders = map;
}
