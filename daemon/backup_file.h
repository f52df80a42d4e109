/* The files of a backup: making, copying and naming them so that nothing has its name before it is
 * whole. Knows nothing of what is in them. All give 0, or -1 with errno. */
#ifndef POLKU_DAEMON_BACKUP_FILE_H
#define POLKU_DAEMON_BACKUP_FILE_H

/* One that is there is well. For the owner alone. */
int backup_folder_make(const char *path);
/* A name is there for good once its folder was written, too. */
int backup_folder_sync(const char *path);

/* An empty file for the owner alone, in the place of what has its name. */
int backup_file_make(const char *path);
/* By way of `part`, which is on the same disk as `to`; where there is no `from` there is none. */
int backup_file_copy(const char *from, const char *part, const char *to);

#endif
