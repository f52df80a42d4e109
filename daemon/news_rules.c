/* Events about rules: what came into force, what was refused and why. */
#include "daemon/house.h"
#include "daemon/journal_event.h"
#include "daemon/news.h"

#include <string.h>

#define FINDINGS_MOST 20

static void findings_write(struct out *o, const struct issues *found)
{
    int n = 0;
    out_key(o, "findings");
    out_array(o);
    for (int i = 0; found && i < found->n && n < FINDINGS_MOST; i++) {
        const struct issue *issue = &found->list[i];
        if (issue->level != ISSUE_ERROR)
            continue;
        n++;
        out_object(o);
        out_string_at(o, "file", issue->where.file);
        out_int_at(o, "line", issue->where.line);
        out_string_at(o, "code", issue->code);
        out_string_at(o, "message", issue->message);
        out_object_end(o);
    }
    out_array_end(o);
}

static void rules_write(struct out *o, const struct pack *pack, const char *outcome)
{
    const struct rules *rules = pack->rules;
    out_object(o);
    out_string_at(o, "region", rules ? rules->region : NULL);
    out_string_at(o, "pack", pack->folder);
    out_string_at(o, "outcome", outcome);
    out_string_at(o, "digest", rules ? rules->digest : NULL);
    out_string_at(o, "version", rules ? rules->version : NULL);
    if (pack->refused)
        findings_write(o, pack->found);
    out_object_end(o);
}

static int rules_tell(struct house *h, struct arena *arena, const struct pack *pack,
                      const char *outcome)
{
    struct out o;
    const char *name = pack->rules ? pack->rules->region : pack->folder;
    out_init(&o, arena, 1 << 10);
    rules_write(&o, pack, outcome);
    return news_add(h, arena_printf(arena, "rules.%s", name), &o);
}

/* The pack's arena may be sealed, and a loading has no call: so a small one. */
static int rules_told(struct house *h, const struct pack *pack, const char *outcome)
{
    struct arena *arena = arena_new((size_t)1 << 20);
    if (!arena)
        return -1;
    int result = rules_tell(h, arena, pack, outcome);
    arena_free(arena);
    return result;
}

int news_rules(struct house *h, const struct pack *pack, enum loading loading)
{
    switch (loading) {
    case LOADING_CHANGED: return rules_told(h, pack, "in_force");
    case LOADING_REFUSED: return rules_told(h, pack, "refused");
    case LOADING_GONE: return rules_told(h, pack, "gone");
    case LOADING_SAME:
    case LOADING_FAILED: break;
    }
    return 0;
}

/* Whether the last event of the region told of these very rules. */
static int told_before(struct house *h, struct arena *arena, const struct rules *rules)
{
    const char *body, *topic = arena_printf(arena, "rules.%s", rules->region);
    if (journal_event_last(h->journal, arena, topic, &body) != 0)
        return -1;
    return body && strstr(body, rules->digest) && strstr(body, "\"outcome\":\"in_force\"");
}

int news_of_start(struct house *h)
{
    struct arena *arena = arena_new((size_t)1 << 20);
    int result = arena ? 0 : -1;
    for (int i = 0; result == 0 && i < regions_count(h->regions); i++) {
        const struct pack *pack = regions_pack(h->regions, i);
        int told = pack->rules ? told_before(h, arena, pack->rules) : 1;
        if (told <= 0)
            result = told < 0 ? -1 : rules_tell(h, arena, pack, "in_force");
        arena_reset(arena);
    }
    arena_free(arena);
    return result;
}
