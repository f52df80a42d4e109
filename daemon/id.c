/* UUIDv7: 48 bits of milliseconds, 12 bits that count within one, 62 random bits. */
#include "daemon/id.h"

#include "daemon/clock.h"

#include <sodium.h>
#include <string.h>

#define COUNTER_MAX 0xFFF
#define COUNTER_START 0x7FF /* starts in the lower half, so that there is room to count */

static void source_step(struct id_source *s, int64_t now, uint16_t start)
{
    if (now > s->ms) {
        s->ms = now;
        s->counter = start & COUNTER_START;
    } else if (s->counter == COUNTER_MAX) {
        s->ms++; /* runs ahead of the clock until that has caught up */
        s->counter = 0;
    } else {
        s->counter++;
    }
}

static void id_print(const uint8_t bytes[16], char out[ID_LENGTH + 1])
{
    static const char digits[] = "0123456789abcdef";
    int at = 0;
    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out[at++] = '-';
        out[at++] = digits[bytes[i] >> 4];
        out[at++] = digits[bytes[i] & 15];
    }
    out[at] = '\0';
}

void id_make(struct id_source *source, int64_t now, const uint8_t random[ID_RANDOM],
             char out[ID_LENGTH + 1])
{
    uint8_t bytes[16];
    source_step(source, now, (uint16_t)(random[8] << 8 | random[9]));
    for (int i = 0; i < 6; i++)
        bytes[i] = (uint8_t)((uint64_t)source->ms >> (40 - 8 * i));
    bytes[6] = (uint8_t)(0x70 | source->counter >> 8);
    bytes[7] = (uint8_t)source->counter;
    memcpy(bytes + 8, random, 8);
    bytes[8] = (uint8_t)(0x80 | (bytes[8] & 0x3F));
    id_print(bytes, out);
}

void id_new(struct id_source *source, char out[ID_LENGTH + 1])
{
    if (source->left == 0) {
        randombytes_buf(source->pool, sizeof source->pool);
        source->left = (int)sizeof source->pool;
    }
    source->left -= ID_RANDOM;
    id_make(source, clock_ms(), source->pool + source->left, out);
}
