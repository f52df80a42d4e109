/* Turns that hold events alone: see tell.h. */
#include "daemon/tell.h"

#include "daemon/log.h"

#include <errno.h>
#include <stdlib.h>

static void turn_begin(struct teller *t)
{
    if (house_begin(t->house) != 0)
        abort(); /* only a turn within a turn */
}

/* `result`: of what was to be told, negative when it could not be. */
static int turn_end(struct teller *t, int result)
{
    struct journal *journal = t->house->journal;
    if (result < 0)
        journal_spoil(journal, NULL);
    if (house_commit(t->house) != 0)
        result = -1;
    arena_reset(t->arena);
    if (result < 0 && !t->down)
        log_line(LOG_ERR, "events cannot be stored", "why", journal_error(journal), NULL);
    t->down = result < 0;
    return result;
}

/* Rules are looked at too: what came of a loading may have been told in a turn that failed. */
void tell_minute(struct teller *t)
{
    while (alarm_due(&t->alarm)) {
        turn_begin(t);
        int result = news_of_rules(t->house);
        if (turn_end(t, result == 0 ? dues_tell(t->house, t->arena) : result) > 0)
            t->alarm.minute = 0; /* there is more */
    }
}

void tell_loaded(void *context, const struct pack *pack, enum loading loading)
{
    struct teller *t = context;
    turn_begin(t);
    turn_end(t, news_rules(t->house, pack, loading));
}
