/* A plan as a timeline: months and weeks along the top, a bar a service, and who takes care of it.
 *
 *                               11/2026   1/2027    3/2027    6/2027
 *      weeks                    0         10        20        30
 *                               ├─────────┼─────────┼─────────┼──
 *       1. Assessment of skills and need of services
 *          Employment authority ··██
 *       2. Integration plan
 *          Employment authority     ↓·██
 *
 * A dot is waiting, a block the service, ↓ a handover from an earlier one, ◆ a review, ! a deadline
 * that is not kept. Reads the reply's JSON; knows nothing of how plans are found. */
#include "cli/show.h"

#include <string.h>

#define NAME_COLUMNS 30 /* before the bars */
#define NAME_INDENT 6
#define CELLS_MAX 80
#define TICKS_MOST 7

struct chart {
    struct show *s;
    int cells;  /* columns for the bars */
    int days;   /* that they stand for */
    day_t ends; /* of what was drawn so far: waiting begins there */
    const char *cell[CELLS_MAX + 1];
};

static day_t day_of(const struct json *object, const char *key)
{
    const char *text = json_text(json_get(object, key));
    day_t day;
    return text && day_parse(text, &day) ? day : DAY_NONE;
}

static int cell_of(const struct chart *c, day_t day)
{
    long days = day - c->s->as_of;
    long cell = days <= 0 ? 0 : days * c->cells / c->days;
    return cell < c->cells ? (int)cell : c->cells - 1;
}

static void cells_clear(struct chart *c)
{
    for (int i = 0; i < c->cells; i++)
        c->cell[i] = " ";
}

static void cells_fill(struct chart *c, day_t from, day_t to, const char *mark)
{
    int last = to > from ? cell_of(c, to - 1) : cell_of(c, from);
    for (int i = cell_of(c, from); i <= last; i++)
        c->cell[i] = mark;
}

/* ---- rows ---------------------------------------------------------------------------------------
 */

/* The text, cut to a number of columns with an ellipsis. */
static const char *cut(struct arena *arena, const char *text, int columns)
{
    size_t n = strlen(text);
    if (lay_columns(text) <= columns)
        return text;
    const char *shorter = text;
    while (n > 0 && lay_columns(shorter) > columns - 1) {
        do
            n--;
        while (n > 0 && (text[n] & 0xC0) == 0x80);
        shorter = arena_copy(arena, text, n);
    }
    return arena_printf(arena, "%s…", shorter);
}

static void row_put(struct chart *c, enum style style, const char *left)
{
    struct lay *l = &c->s->lay;
    lay_begin(l, NAME_INDENT, NAME_INDENT);
    lay_put(l, style, left);
    lay_tab(l, NAME_COLUMNS);
    for (int i = 0; i < c->cells; i++)
        lay_put(l, STYLE_PLAIN, c->cell[i]);
    lay_end(l);
}

/* A name has a line of its own, so that it need not be cut. */
static void name_put(struct chart *c, const char *mark, const char *name)
{
    struct lay *l = &c->s->lay;
    lay_begin(l, 2, NAME_INDENT);
    lay_put(l, STYLE_PLAIN, mark);
    lay_tab(l, NAME_INDENT);
    lay_put(l, STYLE_STRONG, name);
    lay_end(l);
}

/* ---- weeks --------------------------------------------------------------------------------------
 */

static int week_step(const struct chart *c)
{
    static const int steps[] = {1, 2, 4, 8, 13, 26, 52, 104, 260, 520};
    int weeks = c->days / 7, last = (int)(sizeof steps / sizeof *steps) - 1, i = 0;
    while (i < last && weeks / steps[i] >= TICKS_MOST)
        i++;
    return steps[i];
}

/* Texts above the weeks that are drawn, each where it has room after the one before. */
static void texts_show(struct chart *c, const char *left, const char *(*text)(struct chart *, int))
{
    struct lay *l = &c->s->lay;
    int step = week_step(c), drawn = 0;
    lay_begin(l, NAME_INDENT, NAME_INDENT);
    lay_put(l, STYLE_PLAIN, left);
    for (int week = 0; week * 7 < c->days; week += step) {
        int at = (int)((long)week * 7 * c->cells / c->days);
        const char *one = text(c, week);
        if (at < drawn || at + lay_columns(one) > c->cells)
            continue;
        lay_tab(l, NAME_COLUMNS + at);
        lay_put(l, STYLE_PLAIN, one);
        drawn = at + lay_columns(one) + 1;
    }
    lay_end(l);
}

static const char *week_text(struct chart *c, int week)
{
    return arena_printf(c->s->arena, "%d", week);
}

static const char *month_text(struct chart *c, int week)
{
    int year, month, mday;
    day_split(c->s->as_of + week * 7, &year, &month, &mday);
    return arena_printf(c->s->arena, "%d/%d", month, year);
}

static void weeks_show(struct chart *c)
{
    int step = week_step(c);
    for (int i = 0; i < c->cells; i++)
        c->cell[i] = "─";
    for (int week = 0; week * 7 < c->days; week += step)
        c->cell[(long)week * 7 * c->cells / c->days] = week ? "┼" : "├";
    texts_show(c, "", month_text);
    texts_show(c, label(LABEL_WEEKS, c->s->language), week_text);
    row_put(c, STYLE_PLAIN, "");
}

/* ---- services -----------------------------------------------------------------------------------
 */

/* Before the bar; behind it where it would stand on its beginning. */
static void late_put(struct chart *c, int at, int start)
{
    while (at >= start && at + 1 < c->cells && strcmp(c->cell[at], " ") != 0)
        at++;
    c->cell[at] = "!";
}

static void marks_put(struct chart *c, const struct json *step, day_t start)
{
    const struct json *reviews = json_get(step, "reviews"), *kept = json_get(step, "kept");
    const struct json *transition = json_get(step, "transition");
    const char *from = json_text(json_get(transition, "from"));
    day_t handover = day_of(transition, "handover"), deadline = day_of(step, "deadline");
    for (uint32_t i = 0; i < show_length(reviews); i++) {
        day_t day;
        const char *text = json_text(&reviews->items[i]);
        if (text && day_parse(text, &day))
            c->cell[cell_of(c, day)] = "◆";
    }
    if (handover == DAY_NONE)
        handover = c->ends < start ? c->ends : start;
    if (from && strcmp(from, "start") != 0)
        c->cell[cell_of(c, handover)] = "↓";
    if (deadline != DAY_NONE && kept && kept->kind == JSON_BOOL && !kept->number)
        late_put(c, cell_of(c, deadline), cell_of(c, start));
}

static const char *name_of(struct show *s, const struct json *of)
{
    const char *name = show_text(json_get(of, "name"));
    return name ? name : show_name(s, CATALOGUE_SERVICES, json_text(json_get(of, "service")));
}

static void service_row(struct chart *c, const struct json *step, uint32_t number)
{
    struct arena *arena = c->s->arena;
    day_t start = day_of(step, "expected_start"), end = day_of(step, "expected_end");
    const char *owner = show_actor(c->s, json_get(step, "owner"));
    cells_clear(c);
    if (start != DAY_NONE && end != DAY_NONE) {
        if (c->ends < start)
            cells_fill(c, c->ends, start, "·");
        cells_fill(c, start, end, "█");
        marks_put(c, step, start);
        c->ends = end > c->ends ? end : c->ends;
    }
    name_put(c, arena_printf(arena, "%2u.", number), name_of(c->s, step));
    row_put(c, STYLE_FAINT, cut(arena, owner ? owner : "", NAME_COLUMNS - NAME_INDENT - 1));
}

static void ongoing_row(struct chart *c, const struct json *one)
{
    day_t end = day_of(one, "expected_end");
    cells_clear(c);
    if (end != DAY_NONE && end > c->s->as_of) {
        cells_fill(c, c->s->as_of, end, "▒");
        c->ends = end > c->ends ? end : c->ends;
    }
    name_put(c, " ▸", name_of(c->s, one));
    row_put(c, STYLE_FAINT, "");
}

static int days_of(const struct show *s, const struct json *list)
{
    int most = 0;
    for (uint32_t i = 0; i < show_length(list); i++) {
        day_t end = day_of(&list->items[i], "expected_end");
        if (end != DAY_NONE && end - s->as_of > most)
            most = end - s->as_of;
    }
    return most;
}

void show_timeline(struct show *s, const struct json *plan)
{
    const struct json *steps = json_get(plan, "steps"), *ongoing = json_get(plan, "ongoing");
    struct chart c = {.s = s, .ends = s->as_of};
    int under_way = days_of(s, ongoing);
    c.days = days_of(s, steps) > under_way ? days_of(s, steps) : under_way;
    c.cells = s->lay.width - NAME_COLUMNS - 1;
    c.cells = c.cells > CELLS_MAX ? CELLS_MAX : c.cells;
    if (s->as_of == DAY_NONE || c.days < 1 || c.cells < 10)
        return;
    lay_empty(&s->lay);
    weeks_show(&c);
    for (uint32_t i = 0; i < show_length(ongoing); i++)
        ongoing_row(&c, &ongoing->items[i]);
    for (uint32_t i = 0; i < show_length(steps); i++)
        service_row(&c, &steps->items[i], i + 1);
    lay_line(&s->lay, 6, STYLE_FAINT, label(LABEL_TIMELINE, s->language));
    lay_empty(&s->lay);
}
