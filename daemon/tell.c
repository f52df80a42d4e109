/* Turns that hold events alone: see tell.h. */
#include "daemon/tell.h"

#include "daemon/log.h"

#include <errno.h>

/* Turns of letters are over by then: this one holds events alone. False when the process must end.
 */
static bool turn_begin(struct teller *t)
{
    turns_settle(t->turns);
    return !t->turns->broken;
}

/* `result`: of what was to be told, negative when it could not be. */
static int turn_end(struct teller *t, int result)
{
    if (result < 0)
        house_spoil(t->house, NULL);
    house_hand(t->house);
    struct bundle *b = house_finish(t->house);
    if (b->error)
        result = -1;
    if (b->error == ENOTRECOVERABLE)
        t->turns->broken = true;
    arena_reset(t->arena);
    if (result < 0 && !t->down)
        log_line(LOG_ERR, "events cannot be stored", "why", b->why, NULL);
    t->down = result < 0;
    bundle_reset(b);
    return result;
}

/* Rules are looked at too: what came of a loading may have been told in a turn that failed. */
void tell_minute(struct teller *t)
{
    while (alarm_due(&t->alarm) && turn_begin(t)) {
        int result = news_of_rules(t->house);
        if (turn_end(t, result == 0 ? dues_tell(t->house, t->arena) : result) > 0)
            t->alarm.minute = 0; /* there is more */
    }
}

bool tell_probe(struct teller *t)
{
    if (!turn_begin(t))
        return false;
    t->down = true; /* which was logged */
    t->house->bundle->wrote = t->house->bundle->probes = true;
    return turn_end(t, 0) == 0;
}

void tell_loaded(void *context, const struct pack *pack, enum loading loading)
{
    struct teller *t = context;
    if (turn_begin(t))
        turn_end(t, news_rules(t->house, pack, loading));
}
