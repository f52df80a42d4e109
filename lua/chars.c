/* UTF-8 and characters that cannot be seen: see chars.h. */
#include "lua/chars.h"

static int lead_length(unsigned char c)
{
    if (c < 0x80)
        return 1;
    if (c >= 0xC2 && c <= 0xDF)
        return 2;
    if (c >= 0xE0 && c <= 0xEF)
        return 3;
    return c >= 0xF0 && c <= 0xF4 ? 4 : 0;
}

int char_read(const char *at, size_t n, uint32_t *out)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    int length = n ? lead_length((unsigned char)at[0]) : 0;
    if (length == 0 || (size_t)length > n)
        return 0;
    uint32_t c = (unsigned char)at[0] & first_bits[length];
    for (int i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | ((unsigned char)at[i] & 0x3F);
    }
    if (c < least[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *out = c;
    return length;
}

bool char_hidden(uint32_t c)
{
    static const struct {
        uint32_t from, to;
    } hidden[] = {
        {0x00, 0x08},     {0x0B, 0x0C},     {0x0E, 0x1F},     {0x7F, 0x9F},       {0xAD, 0xAD},
        {0x61C, 0x61C},   {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},
        {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (c >= hidden[i].from && c <= hidden[i].to)
            return true;
    return false;
}

enum chars_fault chars_fault(const char *text, size_t n, size_t *at)
{
    while (*at < n) {
        uint32_t c = (unsigned char)text[*at];
        if (c >= 0x20 && c < 0x7F) { /* nearly all of a text */
            ++*at;
            continue;
        }
        int length = char_read(text + *at, n - *at, &c);
        if (length == 0)
            return CHARS_NOT_UTF8;
        if (char_hidden(c))
            return CHARS_HIDDEN;
        *at += (size_t)length;
    }
    return CHARS_FINE;
}

int chars_count(const char *text, size_t n)
{
    int count = 0;
    for (size_t i = 0; i < n && text[i] != '\n'; i++)
        count += (text[i] & 0xC0) != 0x80;
    return count;
}
