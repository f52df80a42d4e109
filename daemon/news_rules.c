/* Events about rules: what came into force, what was refused and why, what is gone. An event tells
 * how a pack stands now; it is told when the last one of its topic said something else, so also at
 * a start, and when an earlier one could not be stored. */
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

static const char *text_or_none(const char *text)
{
    return *text ? text : NULL;
}

static void rules_write(struct out *o, const struct pack *pack, const char *outcome)
{
    const struct rules *rules = pack->rules;
    out_object(o);
    out_string_at(o, "region", text_or_none(pack->region));
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
    const char *last, *name = *pack->region ? pack->region : pack->folder;
    const char *topic = arena_printf(arena, "rules.%s", name);
    out_init(&o, arena, 1 << 10);
    rules_write(&o, pack, outcome);
    if (journal_event_last(h->journal, arena, topic, &last) != 0)
        return -1;
    if (last && strlen(last) == o.n && memcmp(last, o.data, o.n) == 0)
        return 0;
    if (!last && !pack->rules && !pack->refused) /* a pack that others use: theirs are told of */
        return 0;
    return news_add(h, topic, 0, &o);
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
    h->metrics.loads[loading]++;
    if (loading == LOADING_FAILED)
        return 0;
    return rules_told(h, pack,
                      loading == LOADING_GONE ? "gone"
                      : pack->refused         ? "refused"
                                              : "in_force");
}

int news_of_rules(struct house *h)
{
    int result = 0;
    for (int i = 0; result == 0 && i < regions_count(h->regions); i++) {
        const struct pack *pack = regions_pack(h->regions, i);
        if (pack->rules || pack->refused)
            result = news_rules(h, pack, LOADING_SAME);
    }
    return result;
}
