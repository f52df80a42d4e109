/* The journal's two files: how they are opened, guarded and brought to this version's schema.
 *
 * journal.db holds decisions, images and the answers of other calls; keys.db holds the keys that
 * the clients' data is sealed with, and is the only place where a client's reference stands in
 * plain. Both carry the same random store id: a journal without its own keys is refused, never
 * given new ones. A file of a newer version, or one that is damaged, is refused as well, never
 * repaired. */
#include "daemon/journal_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION_ID "1886350443" /* "polk" */
#define PATH_LENGTH_MAX 4000
#define QUICK_CHECK_MAX ((off_t)64 << 20) /* larger files are checked by their links alone */

static const char *const journal_versions[] = {
    "CREATE TABLE store (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL) STRICT;"
    "CREATE TABLE image (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE,"
    " bytes BLOB NOT NULL) STRICT;"
    "CREATE TABLE decision (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, uuid TEXT NOT NULL"
    " UNIQUE, region TEXT NOT NULL, method TEXT NOT NULL,"
    " image INTEGER NOT NULL REFERENCES image (id), subject BLOB NOT NULL, request_id TEXT,"
    " prev BLOB NOT NULL, hash BLOB NOT NULL, request BLOB NOT NULL, added BLOB,"
    " reply BLOB NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX decision_request ON decision (request_id) WHERE request_id IS NOT NULL;"
    "CREATE INDEX decision_at ON decision (at);"
    "CREATE INDEX decision_region ON decision (region, at);"
    "CREATE TABLE answer (request_id TEXT PRIMARY KEY, at INTEGER NOT NULL, method TEXT NOT NULL,"
    " subject BLOB NOT NULL, request BLOB NOT NULL, reply BLOB NOT NULL) STRICT;"
    "CREATE TABLE chain (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL,"
    " hash BLOB NOT NULL) STRICT;"
    "INSERT INTO chain (one, seq, hash) VALUES (1, 0, zeroblob (32));",
    /* 2: erased clients, and counts. */
    "CREATE INDEX decision_subject ON decision (subject);"
    "CREATE INDEX answer_subject ON answer (subject);"
    "CREATE TABLE erased (subject BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE counted (subject BLOB NOT NULL, region TEXT NOT NULL, period INTEGER NOT NULL,"
    " sealed BLOB NOT NULL, PRIMARY KEY (subject, region, period)) STRICT;"
    "CREATE TABLE statistic (region TEXT NOT NULL, period INTEGER NOT NULL, kind TEXT NOT NULL,"
    " item TEXT NOT NULL, state TEXT NOT NULL, basis TEXT NOT NULL, gender TEXT NOT NULL,"
    " n INTEGER NOT NULL, PRIMARY KEY (region, period, kind, item, state, basis, gender)) STRICT,"
    " WITHOUT ROWID;",
    /* 3: tracked plans, events, arrivals. What a plan says is sealed under the client's key; in
     * plain stand regions, services, states and days, for counting places and for what falls due.
     */
    "CREATE TABLE plan (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,"
    " region TEXT NOT NULL, subject BLOB NOT NULL, decision TEXT NOT NULL, which INTEGER NOT NULL,"
    " version INTEGER NOT NULL, sealed BLOB NOT NULL, UNIQUE (decision, which)) STRICT;"
    "CREATE INDEX plan_subject ON plan (subject);"
    "CREATE INDEX plan_region ON plan (region, number);"
    "CREATE TABLE plan_step (plan INTEGER NOT NULL REFERENCES plan (number), step INTEGER NOT NULL,"
    " region TEXT NOT NULL, service TEXT NOT NULL, state TEXT NOT NULL, started INTEGER,"
    " ends INTEGER, ended INTEGER, taken INTEGER, freed INTEGER, PRIMARY KEY (plan, step)) STRICT,"
    " WITHOUT ROWID;"
    "CREATE INDEX plan_step_place ON plan_step (region, service, taken, freed)"
    " WHERE taken IS NOT NULL;"
    "CREATE TABLE plan_due (plan INTEGER NOT NULL REFERENCES plan (number), step INTEGER NOT NULL,"
    " kind TEXT NOT NULL, day INTEGER NOT NULL, region TEXT NOT NULL, service TEXT NOT NULL,"
    " owner TEXT, told INTEGER NOT NULL, PRIMARY KEY (plan, step, kind, day)) STRICT,"
    " WITHOUT ROWID;"
    "CREATE INDEX plan_due_day ON plan_due (day);"
    "CREATE INDEX plan_due_told ON plan_due (region, day) WHERE told < 2;"
    "CREATE TABLE event (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, topic TEXT NOT NULL,"
    " body TEXT NOT NULL, plan INTEGER) STRICT;"
    "CREATE INDEX event_plan ON event (plan) WHERE plan IS NOT NULL;"
    "CREATE INDEX event_topic ON event (topic, number);"
    "CREATE TABLE arrival (number INTEGER PRIMARY KEY, decision TEXT NOT NULL UNIQUE,"
    " region TEXT NOT NULL, municipality TEXT NOT NULL, expected_on INTEGER NOT NULL) STRICT;"
    "CREATE INDEX arrival_day ON arrival (expected_on);"
    /* whether no byte of the key is left either: else the next start sees to it */
    "ALTER TABLE erased ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX erased_gone ON erased (gone) WHERE gone = 0;",
    /* 4: the public half of the key that signs checkpoints. */
    ("CREATE TABLE checkpoint_key (one INTEGER PRIMARY KEY CHECK (one = 1), public BLOB NOT NULL)"
     " STRICT;"),
    /* 5: replies that are pressed before they are sealed, and what they are pressed with. */
    "CREATE TABLE primer (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE,"
    " bytes BLOB NOT NULL) STRICT;"
    "ALTER TABLE decision ADD COLUMN primer INTEGER REFERENCES primer (id);",
};

static const char *const keys_versions[] = {
    "CREATE TABLE store (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL) STRICT;"
    "CREATE TABLE subject (id BLOB PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('client',"
    " 'month')), name TEXT NOT NULL, key BLOB NOT NULL, UNIQUE (kind, name)) STRICT;",
};

struct store { /* one of the two files */
    struct journal *journal;
    sqlite3 *db;
    const char *path;
    const char *vfs; /* NULL: SQLite's first, and for one connection alone */
    const char *const *versions;
    int nversions;
    bool existed;
    bool copied; /* a copy is kept of each older version; not of keys, which are to be destroyed */
};

static int store_exec(const struct store *s, const char *sql)
{
    if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return 0;
    return journal_fail(s->journal, s->db, s->path);
}

/* The one number that a statement gives. */
static int store_number(const struct store *s, const char *sql, int64_t *out)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL);
    if (code == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
        *out = sqlite3_column_int64(stmt, 0);
    else
        code = journal_fail(s->journal, s->db, s->path);
    int error = errno;
    sqlite3_finalize(stmt);
    errno = error;
    return code == SQLITE_OK ? 0 : -1;
}

static int store_limits(const struct store *s)
{
    static const struct {
        int option, on;
    } config[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    };
    for (size_t i = 0; i < sizeof config / sizeof *config; i++)
        if (sqlite3_db_config(s->db, config[i].option, config[i].on, NULL) != SQLITE_OK)
            return journal_fail(s->journal, s->db, s->path);
    /* A reader of a store at rest leaves its files as they are. */
    if (s->journal->mode == JOURNAL_READ &&
        sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL) != SQLITE_OK)
        return journal_fail(s->journal, s->db, s->path);
    return 0;
}

/* Whether the one text that a statement gives is the expected one: 1, 0, or -1. */
static int store_says(const struct store *s, const char *sql, const char *expected)
{
    sqlite3_stmt *stmt = NULL;
    int result;
    if (sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_text(stmt, 0))
        result = strcmp((const char *)sqlite3_column_text(stmt, 0), expected) == 0;
    else
        result = journal_fail(s->journal, s->db, s->path);
    int error = errno;
    sqlite3_finalize(stmt);
    errno = error;
    return result;
}

/* The lock is taken at the first read and kept, by one connection or, for journal.db, by the two of
 * this process (STORE_SHARED): no second process ever writes or checkpoints: see journal_tidy.c. A
 * log keeps its usual length: writing over costs the file system less than growing. */
#define PRAGMAS_ALONE "PRAGMA locking_mode = EXCLUSIVE;"
#define PRAGMAS                                                                                    \
    "PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;"           \
    "PRAGMA temp_store = MEMORY;"
#define PRAGMAS_WRITE "PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 301989888;"

static int store_pragmas(const struct store *s)
{
    if (store_limits(s) != 0 || store_exec(s, s->vfs ? PRAGMAS : PRAGMAS_ALONE PRAGMAS) != 0)
        return -1;
    if (s->journal->mode == JOURNAL_READ)
        return store_exec(s, "PRAGMA query_only = ON");
    int wal = store_says(s, "PRAGMA journal_mode = WAL", "wal");
    if (wal == 0)
        return journal_refuse(s->journal, ENOTSUP, "%s cannot have a write-ahead log there",
                              s->path);
    return wal < 0 ? -1 : store_exec(s, PRAGMAS_WRITE);
}

/* Made by us, for the owner alone; SQLite gives its other files the same rights. */
static int store_touch(const struct store *s)
{
    int fd = open(s->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return journal_refuse(s->journal, errno, "cannot open %s: %s", s->path, strerror(errno));
    close(fd);
    return 0;
}

static bool is_there(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && st.st_size > 0;
}

static int store_file(struct store *s)
{
    s->existed = is_there(s->path);
    if (s->journal->mode == JOURNAL_READ && !s->existed)
        return journal_refuse(s->journal, ENOENT, "%s: there is no such file", s->path);
    if (s->journal->mode == JOURNAL_WRITE && store_touch(s) != 0)
        return -1;
    if (sqlite3_open_v2(s->path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, s->vfs) !=
        SQLITE_OK)
        return journal_fail(s->journal, s->db, s->path);
    return store_pragmas(s);
}

static int file_sync(const struct store *s, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int result = fd < 0 ? -1 : fsync(fd);
    if (result != 0)
        journal_refuse(s->journal, errno, "cannot write %s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return result;
}

/* An empty file for the copy, for the owner alone. */
static int copy_touch(const struct store *s, const char *path)
{
    if (unlink(path) != 0 && errno != ENOENT)
        return journal_refuse(s->journal, errno, "cannot remove %s: %s", path, strerror(errno));
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return journal_refuse(s->journal, errno, "cannot make %s: %s", path, strerror(errno));
    close(fd);
    return 0;
}

/* The file as it is, whole under its name FILE.vN or not there at all. */
static int store_copy(const struct store *s, int64_t version)
{
    char path[PATH_LENGTH_MAX + 32], part[PATH_LENGTH_MAX + 32];
    snprintf(path, sizeof path, "%s.v%d", s->path, (int)version);
    snprintf(part, sizeof part, "%s.part", s->path);
    if (copy_touch(s, part) != 0)
        return -1;
    char *sql = sqlite3_mprintf("VACUUM INTO %Q", part);
    int result = sql ? store_exec(s, sql) : journal_refuse(s->journal, ENOMEM, "no memory");
    sqlite3_free(sql);
    if (result != 0 || file_sync(s, part) != 0)
        return -1;
    if (rename(part, path) == 0)
        return 0;
    return journal_refuse(s->journal, errno, "cannot make %s: %s", path, strerror(errno));
}

static int store_upgrade(const struct store *s, int64_t version)
{
    char sql[128];
    if (version > 0 && s->copied && store_copy(s, version) != 0)
        return -1;
    if (store_exec(s, "BEGIN EXCLUSIVE") != 0)
        return -1;
    for (int64_t v = version; v < s->nversions; v++)
        if (store_exec(s, s->versions[v]) != 0)
            return -1;
    snprintf(sql, sizeof sql,
             "PRAGMA application_id = " APPLICATION_ID "; PRAGMA user_version = %d; COMMIT",
             s->nversions);
    return store_exec(s, sql);
}

/* A file that is neither empty nor ours. */
static int store_foreign(const struct store *s, int64_t version)
{
    int64_t tables;
    int ours = store_says(s, "PRAGMA application_id", APPLICATION_ID);
    if (ours != 0)
        return ours < 0 ? -1 : 0;
    if (store_number(s, "SELECT count(*) FROM sqlite_schema", &tables) != 0)
        return -1;
    if (tables == 0 && version == 0)
        return 0;
    return journal_refuse(s->journal, EUCLEAN, "%s is not a file of Polku", s->path);
}

static int store_version(const struct store *s)
{
    int64_t version;
    if (store_number(s, "PRAGMA user_version", &version) != 0 || store_foreign(s, version) != 0)
        return -1;
    if (version > s->nversions)
        return journal_refuse(s->journal, ENOTSUP,
                              "%s was written by a newer Polku (schema %lld, this one knows %d);"
                              " use that version",
                              s->path, (long long)version, s->nversions);
    if (version < s->nversions && s->journal->mode == JOURNAL_READ)
        return journal_refuse(s->journal, ENOTSUP,
                              "%s has the older schema %lld; start polkud once to bring it up",
                              s->path, (long long)version);
    return version == s->nversions ? 0 : store_upgrade(s, version);
}

/* Looks at the pages' structure. The links of the chain are checked in any case. */
static int store_check(const struct store *s)
{
    struct stat st;
    if (!s->existed || stat(s->path, &st) != 0 || st.st_size > QUICK_CHECK_MAX)
        return 0;
    int good = store_says(s, "PRAGMA quick_check(1)", "ok");
    if (good == 0)
        return journal_refuse(s->journal, EUCLEAN, "%s is damaged; restore it from a copy",
                              s->path);
    return good < 0 ? -1 : 0;
}

/* Reads the store id; 0 bytes when there is none yet. */
static int store_id(const struct store *s, unsigned char id[STORE_BYTES], bool *known)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(s->db, "SELECT id FROM store", -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    *known = code == SQLITE_ROW && (size_t)sqlite3_column_bytes(stmt, 0) == STORE_BYTES;
    if (*known)
        memcpy(id, sqlite3_column_blob(stmt, 0), STORE_BYTES);
    int result =
        code == SQLITE_ROW || code == SQLITE_DONE ? 0 : journal_fail(s->journal, s->db, s->path);
    int error = errno;
    sqlite3_finalize(stmt);
    errno = error;
    return result;
}

static int store_id_put(const struct store *s, const unsigned char id[STORE_BYTES])
{
    sqlite3_stmt *stmt = NULL;
    int code =
        sqlite3_prepare_v2(s->db, "INSERT INTO store (one, id) VALUES (1, ?1)", -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_blob(stmt, 1, id, (int)STORE_BYTES, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    int result = code == SQLITE_DONE ? 0 : journal_fail(s->journal, s->db, s->path);
    int error = errno;
    sqlite3_finalize(stmt);
    errno = error;
    return result;
}

/* The keys come first, so a crash in between leaves keys without a journal, which is harmless. */
static int stores_pair(const struct store *keys, const struct store *db)
{
    unsigned char key_id[STORE_BYTES], db_id[STORE_BYTES];
    bool key_known, db_known;
    if (store_id(keys, key_id, &key_known) != 0 || store_id(db, db_id, &db_known) != 0)
        return -1;
    if (db_known && (!key_known || memcmp(key_id, db_id, STORE_BYTES) != 0))
        return journal_refuse(db->journal, EUCLEAN,
                              "%s does not hold the keys of %s; put the right file back",
                              keys->path, db->path);
    if (!key_known) {
        randombytes_buf(key_id, STORE_BYTES);
        if (store_id_put(keys, key_id) != 0)
            return -1;
    }
    return db_known ? 0 : store_id_put(db, key_id);
}

static int store_open(struct store *s)
{
    if (strlen(s->path) > PATH_LENGTH_MAX)
        return journal_refuse(s->journal, ENAMETOOLONG, "the data folder's name is too long");
    if (store_file(s) != 0 || store_version(s) != 0)
        return -1;
    return store_check(s);
}

int stores_open(struct journal *j, const struct journal_files *files)
{
    struct store db = {.journal = j,
                       .path = files->decisions,
                       .vfs = j->mode == JOURNAL_WRITE ? STORE_SHARED : NULL,
                       .copied = true,
                       .versions = journal_versions,
                       .nversions = (int)(sizeof journal_versions / sizeof *journal_versions)};
    struct store keys = {.journal = j,
                         .path = files->keys,
                         .versions = keys_versions,
                         .nversions = (int)(sizeof keys_versions / sizeof *keys_versions)};
    if (is_there(files->decisions) && !is_there(files->keys))
        return journal_refuse(j, ENOENT,
                              "%s is missing, and %s cannot be read without it; put it back",
                              files->keys, files->decisions);
    int result = store_open(&keys);
    j->keys = keys.db;
    if (result == 0)
        result = store_open(&db);
    j->db = db.db;
    if (result == 0 && j->mode == JOURNAL_WRITE)
        tidy_start(j);
    return result == 0 ? stores_pair(&keys, &db) : -1;
}
