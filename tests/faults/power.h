/* A disk for SQLite that loses power: what was written and not yet synced is there or is not,
 * sector by sector, as it happens. For tests of what must survive that.
 *
 * Files live in memory while they are open. A sync makes what was written safe; power_cut throws a
 * random part of the rest away and leaves on the real disk what a machine would find after that.
 * The names in folders are taken as safe at once: the tests are of contents. */
#ifndef POLKU_TESTS_POWER_H
#define POLKU_TESTS_POWER_H

#include "tests/faults/power_shared.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTOR 512
#define POWER_FILES 8

struct content {
    unsigned char *bytes;
    size_t n, cap;
};

/* A write, or with `bytes` NULL a new length. */
struct pending {
    struct pending *next;
    size_t at, n;
    unsigned char *bytes;
};

struct power_disk {
    char path[512]; /* "": free */
    struct content now, safe;
    struct pending *first, **last;
    struct shared shared;
};

struct power_file {
    sqlite3_file base;
    struct power_disk *disk;
    bool shares;
};

static struct power {
    struct power_disk disks[POWER_FILES];
    long left;       /* writes and syncs until the power goes; negative: it stays */
    bool off;        /* it is gone: nothing works any more */
    uint64_t random; /* never 0 */
    long operations; /* so far */
    sqlite3_vfs *vfs;
} power;

static uint64_t power_random(void)
{
    power.random ^= power.random << 13;
    power.random ^= power.random >> 7;
    power.random ^= power.random << 17;
    return power.random;
}

/* ---- contents ---------------------------------------------------------------------------------
 */

static void content_size(struct content *c, size_t n)
{
    if (n > c->cap) {
        c->cap = n * 2;
        c->bytes = realloc(c->bytes, c->cap);
        if (!c->bytes)
            abort();
    }
    if (n > c->n)
        memset(c->bytes + c->n, 0, n - c->n);
    c->n = n;
}

static void content_put(struct content *c, size_t at, const unsigned char *bytes, size_t n)
{
    if (at + n > c->n)
        content_size(c, at + n);
    memcpy(c->bytes + at, bytes, n);
}

static void content_load(struct content *c, const char *path)
{
    struct stat st;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || fstat(fd, &st) != 0)
        abort();
    c->n = 0;
    content_size(c, (size_t)st.st_size);
    if (read(fd, c->bytes, c->n) != (ssize_t)c->n)
        abort();
    close(fd);
}

static void content_save(const struct content *c, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, c->bytes, c->n) != (ssize_t)c->n || close(fd) != 0)
        abort();
}

static void pending_add(struct power_disk *d, size_t at, const void *bytes, size_t n)
{
    struct pending *p = calloc(1, sizeof *p);
    if (!p || (bytes && !(p->bytes = malloc(n ? n : 1))))
        abort();
    p->at = at;
    p->n = n;
    if (bytes)
        memcpy(p->bytes, bytes, n);
    *d->last = p;
    d->last = &p->next;
}

/* What reaches the disk of one write: of 1,000 sectors so many. */
static void pending_apply(struct power_disk *d, const struct pending *p, unsigned kept)
{
    for (size_t at = p->at; p->bytes && at < p->at + p->n;) {
        size_t end = (at / SECTOR + 1) * SECTOR;
        end = end < p->at + p->n ? end : p->at + p->n;
        if (power_random() % 1000 < kept)
            content_put(&d->safe, at, p->bytes + (at - p->at), end - at);
        at = end;
    }
    if (!p->bytes && power_random() % 1000 < kept)
        content_size(&d->safe, p->n);
}

static void pending_end(struct power_disk *d, unsigned kept)
{
    while (d->first) {
        struct pending *p = d->first;
        pending_apply(d, p, kept);
        d->first = p->next;
        free(p->bytes);
        free(p);
    }
    d->last = &d->first;
}

/* ---- the power --------------------------------------------------------------------------------
 */

/* False when there is none for this. */
static bool power_use(void)
{
    power.operations++;
    if (power.left > 0 && --power.left == 0)
        power.off = true;
    return !power.off;
}

/* The end of everything that was open; the files are then as they are found later. */
static void power_cut(void)
{
    static const unsigned chances[] = {0, 20, 100, 500, 900, 1000};
    for (int i = 0; i < POWER_FILES; i++) {
        struct power_disk *d = &power.disks[i];
        if (!*d->path)
            continue;
        pending_end(d, chances[power_random() % 6]);
        content_save(&d->safe, d->path);
        free(d->now.bytes);
        free(d->safe.bytes);
        *d = (struct power_disk){0};
    }
    power.off = false;
    power.left = -1;
}

/* ---- SQLite's side ----------------------------------------------------------------------------
 */

static struct power_disk *disk_of(sqlite3_file *file)
{
    return ((struct power_file *)file)->disk;
}

static int power_close(sqlite3_file *file)
{
    (void)file; /* what is not synced stays so until the power is cut */
    return SQLITE_OK;
}

static int power_read(sqlite3_file *file, void *out, int n, sqlite3_int64 at)
{
    const struct content *c = &disk_of(file)->now;
    size_t from = (size_t)at, wanted = (size_t)n;
    size_t there = from < c->n ? c->n - from : 0;
    if (power.off)
        return SQLITE_IOERR_READ;
    if (there >= wanted) {
        memcpy(out, c->bytes + from, wanted);
        return SQLITE_OK;
    }
    if (there)
        memcpy(out, c->bytes + from, there);
    memset((char *)out + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

/* The write under way when the power goes may be there in part. */
static int power_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
    struct power_disk *d = disk_of(file);
    if (power.off)
        return SQLITE_IOERR_WRITE;
    pending_add(d, (size_t)at, bytes, (size_t)n);
    content_put(&d->now, (size_t)at, bytes, (size_t)n);
    return power_use() ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

static int power_truncate(sqlite3_file *file, sqlite3_int64 n)
{
    struct power_disk *d = disk_of(file);
    if (power.off)
        return SQLITE_IOERR_TRUNCATE;
    pending_add(d, 0, NULL, (size_t)n);
    content_size(&d->now, (size_t)n);
    return power_use() ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

static int power_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    if (power.off || !power_use())
        return SQLITE_IOERR_FSYNC;
    pending_end(disk_of(file), 1000);
    return SQLITE_OK;
}

static int power_size(sqlite3_file *file, sqlite3_int64 *n)
{
    *n = (sqlite3_int64)disk_of(file)->now.n;
    return SQLITE_OK;
}

static int power_lock(sqlite3_file *file, int how)
{
    (void)file, (void)how;
    return SQLITE_OK;
}

static int power_reserved(sqlite3_file *file, int *out)
{
    (void)file;
    *out = 0;
    return SQLITE_OK;
}

static int power_control(sqlite3_file *file, int what, void *argument)
{
    (void)file, (void)what, (void)argument;
    return SQLITE_NOTFOUND;
}

static int power_sector(sqlite3_file *file)
{
    (void)file;
    return SECTOR;
}

static int power_characteristics(sqlite3_file *file)
{
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; /* what SQLite takes disks for unless told otherwise */
}

static struct power_disk *disk_find(const char *path)
{
    struct power_disk *empty = NULL;
    for (int i = 0; i < POWER_FILES; i++) {
        if (strcmp(power.disks[i].path, path) == 0)
            return &power.disks[i];
        if (!*power.disks[i].path && !empty)
            empty = &power.disks[i];
    }
    if (!empty)
        abort();
    strcpy(empty->path, path);
    empty->last = &empty->first;
    content_load(&empty->now, path);
    content_load(&empty->safe, path);
    return empty;
}

static int power_map(sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
    struct power_file *f = (struct power_file *)file;
    f->disk->shared.users += !f->shares;
    f->shares = true;
    return shared_region(&f->disk->shared, region, size, extend, out);
}

static int power_map_lock(sqlite3_file *file, int from, int n, int flags)
{
    return shared_lock(&disk_of(file)->shared, from, n, flags);
}

static void power_barrier(sqlite3_file *file)
{
    (void)file;
}

static int power_unmap(sqlite3_file *file, int delete)
{
    struct power_file *f = (struct power_file *)file;
    (void)delete;
    if (f->shares)
        shared_leave(&f->disk->shared);
    f->shares = false;
    return SQLITE_OK;
}

static int power_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out)
{
    static const sqlite3_io_methods methods = {.iVersion = 2,
                                               .xClose = power_close,
                                               .xRead = power_read,
                                               .xWrite = power_write,
                                               .xTruncate = power_truncate,
                                               .xSync = power_sync,
                                               .xFileSize = power_size,
                                               .xLock = power_lock,
                                               .xUnlock = power_lock,
                                               .xCheckReservedLock = power_reserved,
                                               .xFileControl = power_control,
                                               .xSectorSize = power_sector,
                                               .xDeviceCharacteristics = power_characteristics,
                                               .xShmMap = power_map,
                                               .xShmLock = power_map_lock,
                                               .xShmBarrier = power_barrier,
                                               .xShmUnmap = power_unmap};
    (void)vfs;
    file->pMethods = NULL;
    if (power.off || !path)
        return SQLITE_CANTOPEN;
    ((struct power_file *)file)->disk = disk_find(path);
    ((struct power_file *)file)->shares = false;
    file->pMethods = &methods;
    if (out)
        *out = flags;
    return SQLITE_OK;
}

static int power_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
    (void)vfs, (void)sync;
    if (power.off)
        return SQLITE_IOERR_DELETE;
    for (int i = 0; i < POWER_FILES; i++) {
        struct power_disk *d = &power.disks[i];
        if (strcmp(d->path, path) != 0)
            continue;
        pending_end(d, 0);
        free(d->now.bytes);
        free(d->safe.bytes);
        *d = (struct power_disk){0};
    }
    return unlink(path) == 0 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

/* Makes this disk the one that SQLite uses, also under the name of the one that the journal asks
 * for. */
static void power_begin(uint64_t seed)
{
    static sqlite3_vfs vfs;
    power.random = seed * 2654435761U + 1;
    power.left = -1;
    vfs = *sqlite3_vfs_find("unix");
    vfs.pNext = NULL;
    vfs.zName = "unix-excl";
    vfs.szOsFile = sizeof(struct power_file);
    vfs.xOpen = power_open;
    vfs.xDelete = power_delete;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        abort();
    power.vfs = &vfs;
}

/* What is opened from here on is on the real disk. */
static void power_end(void)
{
    if (sqlite3_vfs_unregister(power.vfs) != SQLITE_OK)
        abort();
}

#endif
