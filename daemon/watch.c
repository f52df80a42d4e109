/* Watching by inotify: see watch.h. Only names that end in ".lua", and folders, matter; what
 * editors leave beside them does not. */
#include "daemon/watch.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 4 /* of folders below the rules folder */
#define EVENTS                                                                                     \
    (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF)

int watch_open(struct watch *w)
{
    w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    return w->fd < 0 ? -1 : 0;
}

void watch_close(struct watch *w)
{
    if (w->fd >= 0)
        close(w->fd);
    w->fd = -1;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int watch_depth(struct watch *w, const char *folder, int depth)
{
    int result = inotify_add_watch(w->fd, folder, EVENTS | IN_ONLYDIR) < 0 ? -1 : 0;
    DIR *dir = depth > 0 ? opendir(folder) : NULL;
    if (!dir)
        return result;
    for (const struct dirent *entry; (entry = readdir(dir));) {
        char path[4096];
        int n = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || n < 0 || (size_t)n >= sizeof path || !is_folder(path))
            continue;
        if (watch_depth(w, path, depth - 1) != 0)
            result = -1;
    }
    int error = errno;
    closedir(dir);
    errno = error;
    return result;
}

int watch_folders(struct watch *w, const char *folder)
{
    return w->fd < 0 ? 0 : watch_depth(w, folder, DEPTH_MAX);
}

static bool event_matters(const struct inotify_event *event)
{
    const char *name = event->len ? event->name : "";
    size_t n = strlen(name);
    if (event->mask & (IN_ISDIR | IN_DELETE_SELF | IN_Q_OVERFLOW))
        return true;
    if (event->mask & IN_CREATE) /* its first bytes come later, with IN_CLOSE_WRITE */
        return false;
    return n > 4 && name[0] != '.' && strcmp(name + n - 4, ".lua") == 0;
}

bool watch_read(struct watch *w)
{
    _Alignas(struct inotify_event) char buffer[8192];
    bool matters = false;
    ssize_t n;
    while ((n = read(w->fd, buffer, sizeof buffer)) > 0)
        for (const char *p = buffer; p < buffer + n;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)p;
            matters = event_matters(event) || matters;
            p += sizeof *event + event->len;
        }
    return matters;
}
