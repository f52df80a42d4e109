/* Questions, obstacles and plans of an answer: what to ask, what stands in the way, which way
 * leads to the goal. */
#include "cli/show.h"

#include "engine/spell.h"

#include <string.h>

#define QUESTIONS_SHOWN 5

static void question_show(struct show *s, const struct json *one, uint32_t number)
{
    const char *fact = json_text(json_get(one, "fact"));
    const char *text = show_text(one);
    const char *by = show_actor(s, json_get(one, "stated_by"));
    lay_begin(&s->lay, 0, 4);
    lay_put(&s->lay, STYLE_PLAIN, arena_printf(s->arena, "%2u. ", number));
    lay_put(&s->lay, STYLE_PLAIN, text ? text : show_name(s, CATALOGUE_FACTS, fact));
    if (by)
        lay_put(&s->lay, STYLE_STRONG,
                arena_printf(s->arena, " · %s%s", label(LABEL_STATED_BY, s->language), by));
    if (show_number(one, "bears_on", 0) > 0)
        lay_put(&s->lay, STYLE_FAINT,
                arena_printf(s->arena, " · %s",
                             label_count(s->arena, LABEL_BEARS_ON, show_number(one, "bears_on", 0),
                                         s->language)));
    lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " [%s]", fact ? fact : ""));
    lay_end(&s->lay);
    show_pair(s, 4, LABEL_NOTE, json_text(json_get(one, "note")));
}

void show_questions(struct show *s, const struct json *questions)
{
    bool exact = true;
    if (show_length(questions) == 0)
        return;
    show_head(s, label(LABEL_QUESTIONS, s->language));
    uint32_t shown = show_most(s, questions->n, QUESTIONS_SHOWN);
    for (uint32_t i = 0; i < shown; i++) {
        question_show(s, &questions->items[i], i + 1);
        exact &=
            !json_get(&questions->items[i], "exact") || show_true(&questions->items[i], "exact");
    }
    show_rest(s, questions->n, shown);
    if (!exact)
        lay_line(&s->lay, 4, STYLE_FAINT, label(LABEL_INEXACT, s->language));
}

static void obstacle_show(struct show *s, const struct json *one)
{
    const char *scope = json_text(json_get(one, "scope"));
    const char *rule = json_text(json_get(one, "rule"));
    const char *name = json_text(json_get(one, "name"));
    const char *text = json_text(json_get(one, "text"));
    lay_begin(&s->lay, 2, 4);
    lay_put(&s->lay, STYLE_BAD, "! ");
    lay_put(&s->lay, STYLE_PLAIN, name);
    lay_put(&s->lay, STYLE_PLAIN, name && text ? ": " : NULL);
    lay_put(&s->lay, STYLE_PLAIN, text);
    if (!name && !text)
        lay_put(&s->lay, STYLE_PLAIN, json_text(json_get(one, "obstacle")));
    if (scope)
        lay_put(&s->lay, STYLE_FAINT,
                arena_printf(s->arena, " · %s", label_of(scope, s->language)));
    if (rule)
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " (%s)", rule));
    lay_end(&s->lay);
    show_pair(s, 4, LABEL_REMEDY, json_text(json_get(one, "remedy")));
    show_pair(s, 4, LABEL_BLOCKS, show_names(s, CATALOGUE_SERVICES, json_get(one, "blocks")));
}

void show_obstacles(struct show *s, const struct json *obstacles)
{
    if (show_length(obstacles) == 0)
        return;
    show_head(s, label(LABEL_OBSTACLES, s->language));
    for (uint32_t i = 0; i < obstacles->n; i++)
        obstacle_show(s, &obstacles->items[i]);
}

/* ---- plans ---- */

static const char *day_words(struct show *s, const struct json *value)
{
    const char *text = json_text(value);
    day_t day;
    return text && day_parse(text, &day) ? spell_day(s->arena, day, s->language) : NULL;
}

static const char *dates_joined(struct show *s, const struct json *dates)
{
    const char *all = NULL;
    for (uint32_t i = 0; i < show_length(dates); i++) {
        const struct json *on = json_get(&dates->items[i], "on");
        const char *day = day_words(s, on ? on : &dates->items[i]);
        if (day)
            all = arena_printf(s->arena, "%s%s%s", all ? all : "", all ? ", " : "", day);
    }
    return all;
}

static const char *gives_text(struct show *s, const struct json *gives)
{
    const char *all = NULL;
    for (uint32_t i = 0; gives && gives->kind == JSON_OBJECT && i < gives->n; i++) {
        const struct json *one = &gives->items[i];
        all = arena_printf(s->arena, "%s%s%s: %s", all ? all : "", all ? ", " : "",
                           show_name(s, CATALOGUE_FACTS, one->key), show_value(s, one->key, one));
    }
    return all;
}

/* When a step begins and ends, each left out where it is not said. */
static void step_dates(struct show *s, const struct json *step)
{
    static const struct {
        const char *member;
        enum label label;
    } dates[] = {{"earliest_start", LABEL_STARTS},
                 {"expected_end", LABEL_ENDS},
                 {"latest_end", LABEL_LATEST}};
    bool any = false;
    lay_begin(&s->lay, 6, 8);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        const char *day = day_words(s, json_get(step, dates[i].member));
        if (!day)
            continue;
        lay_put(&s->lay, STYLE_FAINT, any ? ", " : NULL);
        lay_put(&s->lay, STYLE_FAINT, label(dates[i].label, s->language));
        lay_put(&s->lay, STYLE_PLAIN, day);
        any = true;
    }
    lay_end(&s->lay);
}

static void step_deadline(struct show *s, const struct json *step)
{
    const struct json *kept = json_get(step, "kept");
    const char *day = day_words(s, json_get(step, "deadline"));
    if (!day)
        return;
    lay_begin(&s->lay, 6, 8);
    lay_put(&s->lay, STYLE_FAINT, label(LABEL_DEADLINE, s->language));
    lay_put(&s->lay, STYLE_PLAIN, day);
    if (kept && kept->kind == JSON_BOOL && !kept->number)
        lay_put(&s->lay, STYLE_BAD,
                arena_printf(s->arena, " · %s", label(LABEL_MISSED, s->language)));
    lay_end(&s->lay);
}

static const char *step_owner(struct show *s, const struct json *step)
{
    static const char *const members[] = {"owner", "actor"};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const char *name = show_actor(s, json_get(step, members[i]));
        if (name)
            return name;
    }
    return show_actor(s, json_get(json_get(step, "transition"), "by"));
}

static const char *handover_text(struct show *s, const struct json *step)
{
    const struct json *list = json_get(json_get(step, "transition"), "hands_over");
    const char *all = NULL;
    for (uint32_t i = 0; i < show_length(list); i++)
        if (show_text(&list->items[i]))
            all = arena_printf(s->arena, "%s%s%s", all ? all : "", all ? "; " : "",
                               show_text(&list->items[i]));
    return all;
}

static void step_show(struct show *s, const struct json *step, uint32_t number)
{
    const char *name = show_text(json_get(step, "name"));
    const char *id = json_text(json_get(step, "service"));
    lay_begin(&s->lay, 2, 6);
    lay_put(&s->lay, STYLE_PLAIN, arena_printf(s->arena, "%2u. ", number));
    lay_put(&s->lay, STYLE_STRONG, name ? name : show_name(s, CATALOGUE_SERVICES, id));
    lay_end(&s->lay);
    step_dates(s, step);
    show_pair(s, 6, LABEL_OWNER, step_owner(s, step));
    show_pair(s, 6, LABEL_HANDS_OVER, handover_text(s, step));
    show_pair(s, 6, LABEL_GIVES, gives_text(s, json_get(step, "gives")));
    show_pair(s, 6, LABEL_REVIEWS, dates_joined(s, json_get(step, "reviews")));
    step_deadline(s, step);
}

static const char *goal_name(struct show *s, const struct json *plan)
{
    return show_name(s, CATALOGUE_GOALS, json_text(json_get(plan, "goal")));
}

static void plan_head(struct show *s, const struct json *plan)
{
    const char *kind = json_text(json_get(plan, "kind"));
    const struct json *optimal = json_get(plan, "optimal");
    lay_empty(&s->lay);
    lay_begin(&s->lay, 0, 2);
    lay_put(&s->lay, STYLE_HEAD, label(LABEL_PLAN, s->language));
    lay_put(&s->lay, STYLE_HEAD, goal_name(s, plan));
    if (kind && strcmp(kind, "conditional") == 0)
        lay_put(&s->lay, STYLE_UNSURE,
                arena_printf(s->arena, " · %s", label(LABEL_CONDITIONAL, s->language)));
    if (optimal && !show_true(plan, "optimal"))
        lay_put(&s->lay, STYLE_FAINT,
                arena_printf(s->arena, " · %s", label(LABEL_NOT_PROVEN, s->language)));
    lay_end(&s->lay);
}

static void plan_days(struct show *s, const struct json *days)
{
    if (!json_get(days, "expected"))
        return;
    lay_begin(&s->lay, 2, 4);
    lay_put(&s->lay, STYLE_PLAIN,
            label_count(s->arena, LABEL_PLAN_DAYS, show_number(days, "expected", 0), s->language));
    lay_put(&s->lay, STYLE_FAINT,
            arena_printf(s->arena, " (%s%lld–%lld)", label(LABEL_PLAN_RANGE, s->language),
                         (long long)show_number(days, "shortest", 0),
                         (long long)show_number(days, "longest", 0)));
    lay_end(&s->lay);
}

/* What a conditional plan takes as known: the sentence, or the fact and its value. */
static void assumed_show(struct show *s, const struct json *one)
{
    const char *fact = json_text(json_get(one, "fact"));
    const char *by = show_actor(s, json_get(one, "stated_by"));
    const char *text = show_text(one);
    if (!text)
        text = arena_printf(s->arena, "%s: %s", fact ? show_name(s, CATALOGUE_FACTS, fact) : "?",
                            show_value(s, fact, json_get(one, "is")));
    if (by)
        text = arena_printf(s->arena, "%s (%s%s)", text, label(LABEL_STATED_BY, s->language), by);
    show_pair(s, 2, LABEL_ASSUMES, text);
}

static void plan_show(struct show *s, const struct json *plan)
{
    const struct json *steps = json_get(plan, "steps"), *assumes = json_get(plan, "assumes");
    plan_head(s, plan);
    if (show_length(steps) == 0)
        lay_line(&s->lay, 2, STYLE_GOOD, label(LABEL_PLAN_THERE, s->language));
    else
        plan_days(s, json_get(plan, "days"));
    for (uint32_t i = 0; i < show_length(assumes); i++)
        assumed_show(s, &assumes->items[i]);
    if (show_length(steps))
        show_timeline(s, plan);
    for (uint32_t i = 0; i < show_length(steps); i++)
        step_show(s, &steps->items[i], i + 1);
}

static void no_plan_show(struct show *s, const struct json *none)
{
    const struct json *obstacles = json_get(none, "obstacles");
    lay_empty(&s->lay);
    lay_begin(&s->lay, 0, 2);
    lay_put(&s->lay, STYLE_HEAD, label(LABEL_NO_PLAN, s->language));
    lay_put(&s->lay, STYLE_HEAD, goal_name(s, none));
    lay_end(&s->lay);
    for (uint32_t i = 0; i < show_length(obstacles); i++)
        obstacle_show(s, &obstacles->items[i]);
    if (json_get(none, "proved") && !show_true(none, "proved"))
        lay_line(&s->lay, 2, STYLE_FAINT, label(LABEL_NOT_SEARCHED, s->language));
}

void show_plans(struct show *s, const struct json *result)
{
    const struct json *plans = json_get(result, "plans"), *none = json_get(result, "no_plan");
    for (uint32_t i = 0; i < show_length(plans); i++)
        plan_show(s, &plans->items[i]);
    for (uint32_t i = 0; i < show_length(none); i++)
        no_plan_show(s, &none->items[i]);
    if (!json_get(result, "recommendations"))
        show_questions(s, json_get(result, "questions"));
}
