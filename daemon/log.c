/* The log: see log.h. A line is made in one buffer and written at once, so that lines of several
 * processes do not mix. */
#include "daemon/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LINE_MAX_BYTES 4096
#define TAIL 4 /* kept free for what ends a line */

struct line {
    char text[LINE_MAX_BYTES];
    size_t n;
};

static void put(struct line *line, const char *text, size_t n)
{
    if (line->n + n > sizeof line->text - TAIL)
        n = sizeof line->text - TAIL - line->n;
    memcpy(line->text + line->n, text, n);
    line->n += n;
}

static void put_text(struct line *line, const char *text)
{
    put(line, text, strlen(text));
}

/* Characters that would break a JSON string, or a terminal, are escaped. All or nothing: an escape
 * is never cut in two, nor is a character of several bytes. */
static void put_escaped(struct line *line, const char *text)
{
    while (*text) {
        char escape[8];
        size_t n = 1;
        if ((unsigned char)*text < ' ' || *text == '"' || *text == '\\' || *text == 127) {
            int written = snprintf(escape, sizeof escape, "\\u%04x", (unsigned char)*text);
            if (line->n + (size_t)written > sizeof line->text - TAIL - 1)
                return;
            put(line, escape, (size_t)written);
        } else {
            while (((unsigned char)text[n] & 0xC0) == 0x80)
                n++;
            if (line->n + n > sizeof line->text - TAIL - 1)
                return;
            put(line, text, n);
        }
        text += n;
    }
}

static void put_pair(struct line *line, const char *name, const char *text)
{
    size_t before = line->n;
    if (before + strlen(name) + 8 > sizeof line->text - TAIL)
        return; /* no room for it: left out whole */
    put_text(line, ",\"");
    put_text(line, name);
    put_text(line, "\":\"");
    put_escaped(line, text);
    put_text(line, "\"");
}

static void put_time(struct line *line)
{
    struct timespec now;
    struct tm tm;
    char text[64], day[32];
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &tm);
    strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &tm);
    snprintf(text, sizeof text, "%s.%03ldZ", day, now.tv_nsec / 1000000);
    put_text(line, text);
}

static void json_line(struct line *line, int priority, const char *message, va_list ap)
{
    char prefix[24];
    snprintf(prefix, sizeof prefix, "<%d>{\"time\":\"", priority);
    put_text(line, prefix);
    put_time(line);
    put_text(line, "\",\"message\":\"");
    put_escaped(line, message);
    put_text(line, "\"");
    const char *name;
    while ((name = va_arg(ap, const char *))) {
        const char *text = va_arg(ap, const char *);
        if (text)
            put_pair(line, name, text);
    }
    line->text[line->n++] = '}';
}

static void readable_line(struct line *line, int priority, const char *message, va_list ap)
{
    put_text(line, priority <= LOG_ERR ? "polkud: error: " : "polkud: ");
    put_escaped(line, message);
    const char *name;
    while ((name = va_arg(ap, const char *))) {
        const char *text = va_arg(ap, const char *);
        if (!text)
            continue;
        put_text(line, "  ");
        put_text(line, name);
        put_text(line, "=");
        put_escaped(line, text);
    }
}

void log_line(int priority, const char *message, ...)
{
    struct line line = {.n = 0};
    va_list ap;
    va_start(ap, message);
    if (isatty(STDERR_FILENO))
        readable_line(&line, priority, message, ap);
    else
        json_line(&line, priority, message, ap);
    va_end(ap);
    line.text[line.n++] = '\n';
    if (write(STDERR_FILENO, line.text, line.n) < 0)
        return; /* nobody is left to be told */
}

struct log_number log_number(int64_t n)
{
    struct log_number number;
    snprintf(number.text, sizeof number.text, "%lld", (long long)n);
    return number;
}
