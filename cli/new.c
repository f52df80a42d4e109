/* polku new: a small pack to start from, which passes the check. */
#include "cli/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* @pack@ is the pack's name, @id@ the same as an id. */
static const char region_file[] =
    "-- The pack of @pack@: the region, and the files it is made of.\n"
    "use \"national\"\n"
    "include \"services\"\n"
    "include \"examples\"\n"
    "\n"
    "region \"@pack@\" {\n"
    "  name { fi \"Oma alue\", sv \"Egen region\", en \"Own region\" },\n"
    "  speaks \"fi\", speaks \"sv\", speaks \"en\",\n"
    "  municipality \"091\",                    -- official codes: "
    "rules/national/municipalities.lua\n"
    "}\n";

static const char services_file[] =
    "-- What @pack@ offers beside the national services. A word, what it says, a comma.\n"
    "actor \"@id@_guidance_point\" {\n"
    "  name { fi \"Neuvontapiste\", sv \"Rådgivningspunkten\", en \"Guidance point\" },\n"
    "  role \"municipality\",\n"
    "}\n"
    "\n"
    "service \"@id@_language_cafe\" {\n"
    "  name { fi \"Kielikahvila\", sv \"Språkkafé\", en \"Language café\" },\n"
    "  summary {\n"
    "    fi \"Jutellaan suomeksi kahvin ääressä.\",\n"
    "    sv \"Vi pratar finska över en kopp kaffe.\",\n"
    "    en \"Talking Finnish over coffee.\",\n"
    "  },\n"
    "  because {\n"
    "    fi \"Suomen kieli karttuu puhumalla.\",\n"
    "    sv \"Finskan växer när man talar.\",\n"
    "    en \"Finnish grows by speaking.\",\n"
    "  },\n"
    "  kind \"network\",\n"
    "  area \"language\", area \"participation\",\n"
    "  provider \"@id@_guidance_point\",\n"
    "  entry (true),                           -- anyone may begin here\n"
    "  repeatable (true),\n"
    "  when \"finnish < B1.1\",\n"
    "  priority (30),\n"
    "}\n";

static const char examples_file[] =
    "-- What must come out. The pack is refused when one of these does not hold.\n"
    "example \"A beginner in Finnish finds the language café\" {\n"
    "  on_date \"2026-11-23\",\n"
    "  given \"municipality = 091, finnish = A1.1\",\n"
    "  expect \"@id@_language_cafe\",\n"
    "}\n"
    "\n"
    "example \"Without a known level of Finnish it is asked\" {\n"
    "  on_date \"2026-11-23\",\n"
    "  given \"municipality = 091\",\n"
    "  expect_state \"@id@_language_cafe possible\",\n"
    "  expect_question \"finnish\",\n"
    "}\n";

static bool name_fits(const char *name)
{
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return n > 0 && n <= 40 && name[n] == '\0' && name[0] >= 'a' && name[0] <= 'z';
}

static int file_write(const struct run *run, const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    size_t n = strlen(text);
    bool written = fd >= 0 && write(fd, text, n) == (ssize_t)n;
    if (fd >= 0 && close(fd) != 0)
        written = false;
    if (!written)
        return fail(run, EXIT_WORLD, "cannot write %s: %s", path, strerror(errno));
    printf("%s\n", path);
    return EXIT_DONE;
}

/* An id of Lua words has no hyphen. */
static char *id_of(const struct run *run, const char *name)
{
    char *id = arena_text(run->arena, name);
    for (char *p = id; *p; p++)
        *p = *p == '-' ? '_' : *p;
    return id;
}

static const struct {
    const char *name, *text;
} files[] = {
    {"region.lua", region_file}, {"services.lua", services_file}, {"examples.lua", examples_file}};

/* The text with every `word` in it replaced. */
static const char *replaced(const struct run *run, const char *text, const char *word,
                            const char *by)
{
    const char *at, *done = "";
    while ((at = strstr(text, word)) != NULL) {
        done = arena_printf(run->arena, "%s%.*s%s", done, (int)(at - text), text, by);
        text = at + strlen(word);
    }
    return arena_printf(run->arena, "%s%s", done, text);
}

static const char *file_text(const struct run *run, const char *text, const char *name)
{
    return replaced(run, replaced(run, text, "@pack@", name), "@id@", id_of(run, name));
}

/* The new pack uses the national one, which has to lie beside it. */
static void national_wanted(const struct run *run, const char *folder)
{
    if (access(arena_printf(run->arena, "%s/../national/region.lua", folder), R_OK) != 0)
        fprintf(stderr,
                "polku new: there is no national pack beside %s, and it is needed: make the pack "
                "in the folder in which 'national' lies\n",
                folder);
}

static int run_new(struct run *run)
{
    const char *folder = run->args[0];
    const char *slash = strrchr(folder, '/');
    const char *name = slash ? slash + 1 : folder;
    if (!name_fits(name))
        return fail(run, EXIT_USAGE,
                    "'%s' cannot name a pack: small letters, digits and hyphens, a letter first",
                    name);
    if (mkdir(folder, 0755) != 0)
        return fail(run, EXIT_WORLD, "cannot make the folder %s: %s", folder, strerror(errno));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = arena_printf(run->arena, "%s/%s", folder, files[i].name);
        int code = file_write(run, path, file_text(run, files[i].text, name));
        if (code != EXIT_DONE)
            return code;
    }
    national_wanted(run, folder);
    printf("\nNow try:  polku check %s\n", folder);
    return EXIT_DONE;
}

const struct command command_new = {
    .name = "new",
    .takes = "PACK",
    .least = 1,
    .most = 1,
    .summary = "a new pack to start from: a region, an actor, a service and two examples",
    .example = "polku new rules/lappi",
    .run = run_new,
};
