/* Conditions and nodes of an explanation in words, in Finnish, Swedish and English.
 *
 * A sentence names the fact and puts what is asked behind a colon ("Ikä: 17–64"), so that names
 * need no inflection. Written for a reader who has never seen a rule file. */
#include "engine/explain.h"
#include "engine/spell.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct speaker {
    struct arena *arena;
    const struct model *model;
    enum language language, *used;
    char *text;
    size_t n, cap;
};

static void say(struct speaker *p, const char *text)
{
    size_t length = strlen(text);
    while (p->n + length + 1 > p->cap) {
        p->cap = p->cap ? p->cap * 2 : 128;
        p->text = arena_grow(p->arena, p->text, p->n, p->cap, 1);
    }
    memcpy(p->text + p->n, text, length + 1);
    p->n += length;
}

static void say_number(struct speaker *p, long long n)
{
    char text[32];
    snprintf(text, sizeof text, "%lld", n);
    say(p, text);
}

/* One of three texts, by the language. */
static void say_in(struct speaker *p, const char *const texts[LANGUAGES])
{
    say(p, texts[p->language]);
}

static void say_text(struct speaker *p, const struct text *text, const char *id)
{
    enum language used;
    const char *found = text_get(text, p->language, p->model->region.languages, &used);
    if (found && used != p->language)
        *p->used = used;
    say(p, found ? found : id);
}

static void say_name(struct speaker *p, const struct common *c)
{
    say_text(p, &c->name, c->id);
}

/* ---- words
 * ------------------------------------------------------------------------------------------- */

static const char *const word_and[] = {" ja ", " och ", " and "};
static const char *const word_or[] = {" tai ", " eller ", " or "};
static const char *const word_not[] = {"ei päde: ", "gäller inte: ", "not so: "};
static const char *const word_at_least[] = {"vähintään ", "minst ", "at least "};
static const char *const word_of[] = {" seuraavista: ", " av följande: ", " of these: "};
static const char *const word_yes[] = {": kyllä", ": ja", ": yes"};
static const char *const word_no[] = {": ei", ": nej", ": no"};
static const char *const word_none_of[] = {
    ": ei mikään näistä: ", ": inget av dessa: ", ": none of these: "};
static const char *const word_all_of[] = {
    ": kaikki näistä: ", ": alla dessa: ", ": all of these: "};
static const char *const word_always[] = {"ei ehtoja", "inga villkor", "no conditions"};

static const char *const history_words[HISTORY_STATES][LANGUAGES] = {
    {"suoritettu: ", "genomförd: ", "completed: "},
    {"käynnissä: ", "pågår: ", "under way: "},
    {"keskeytynyt: ", "avbruten: ", "interrupted: "}};

static const char *const nothing_words[HISTORY_STATES][LANGUAGES] = {
    {"yhtään palvelua ei ole suoritettu", "ingen tjänst har genomförts",
     "no service has been completed"},
    {"mikään palvelu ei ole käynnissä", "ingen tjänst pågår", "no service is under way"},
    {"mikään palvelu ei ole keskeytynyt", "ingen tjänst har avbrutits",
     "no service has been interrupted"}};

/* Before and after a bound. */
static const char *const range_words[][LANGUAGES] = {
    [FORM_LT] = {"alle ", "under ", "under "},
    [FORM_LE] = {"enintään ", "högst ", "at most "},
    [FORM_EQ] = {"", "", ""},
    [FORM_GE] = {"vähintään ", "minst ", "at least "},
    [FORM_GT] = {"yli ", "över ", "over "},
    [FORM_BETWEEN] = {"", "", ""},
    [FORM_BEFORE] = {"ennen ", "före ", "before "},
    [FORM_AFTER] = {"myöhemmin kuin ", "efter ", "after "}};

static const char *const last_words[2][LANGUAGES] = {{"enintään ", "för högst ", "at most "},
                                                     {" sitten", " sedan", " ago"}};
static const char *const ago_words[2][LANGUAGES] = {{"yli ", "för mer än ", "more than "},
                                                    {" sitten", " sedan", " ago"}};
static const char *const next_words[2][LANGUAGES] = {{"", "inom ", "within "},
                                                     {" kuluessa", "", ""}};

static void say_length(struct speaker *p, const struct length *l, day_t as_of, bool genitive)
{
    say(p, spell_duration(p->arena, length_on(p->model, l, as_of), p->language, genitive));
}

/* ---- tests
 * -------------------------------------------------------------------------------------------- */

static int64_t bound_value(const struct speaker *p, const struct fact *f, const struct bound *b,
                           day_t as_of)
{
    if (b->parameter < 0)
        return b->value;
    const struct parameter_value *v = parameter_on(&p->model->parameters[b->parameter], as_of);
    return f->kind == FACT_SCALE ? fact_option(f, v->level) : v->number;
}

static void say_bound(struct speaker *p, const struct fact *f, int64_t n)
{
    if (f->kind == FACT_SCALE)
        say_text(p, &f->options[n].name, f->options[n].id);
    else if (f->kind == FACT_DATE)
        say(p, spell_day(p->arena, (day_t)n, p->language));
    else
        say_number(p, n);
}

/* One or two levels are named: "Education: None or Basic" says more than "under Upper secondary".
 */
static bool say_levels(struct speaker *p, const struct fact *f, enum range_form form, int64_t n)
{
    int64_t least = form == FORM_GE ? n : form == FORM_GT ? n + 1 : 0;
    int64_t most = form == FORM_LT ? n - 1 : form == FORM_LE ? n : f->noptions - 1;
    if (f->kind != FACT_SCALE || form == FORM_EQ || form == FORM_BETWEEN || most - least > 1 ||
        least > most)
        return false;
    say_bound(p, f, least);
    if (most > least) {
        say_in(p, word_or);
        say_bound(p, f, most);
    }
    return true;
}

static void say_range(struct speaker *p, const struct fact *f, const struct test *t, day_t as_of)
{
    int64_t low = bound_value(p, f, &t->low, as_of);
    say(p, ": ");
    if (say_levels(p, f, t->form, low))
        return;
    say_in(p, range_words[t->form]);
    say_bound(p, f, low);
    if (t->form == FORM_BETWEEN) {
        say(p, "–");
        say_bound(p, f, bound_value(p, f, &t->high, as_of));
    }
}

static void say_set(struct speaker *p, const struct test *t, const char *const last[LANGUAGES])
{
    const struct fact *f = t->fact >= 0 ? &p->model->facts[t->fact] : NULL;
    for (int i = 0; i < t->nset; i++) {
        if (i)
            say(p, i + 1 == t->nset ? last[p->language] : ", ");
        if (f)
            say_text(p, &f->options[t->set[i]].name, f->options[t->set[i]].id);
        else
            say_name(p, &p->model->services[t->set[i]].common);
    }
}

static void say_within(struct speaker *p, const struct test *t,
                       const char *const words[2][LANGUAGES], day_t as_of)
{
    say_in(p, words[0]);
    say_length(p, &t->span, as_of, words == next_words);
    say_in(p, words[1]);
}

static void say_history(struct speaker *p, const struct test *t, day_t as_of)
{
    say_in(p, history_words[t->state]);
    say_set(p, t, word_or);
    if (t->has_span) {
        say(p, " (");
        say_within(p, t, last_words, as_of);
        say(p, ")");
    }
}

static void say_test(struct speaker *p, const struct test *t, day_t as_of)
{
    const struct fact *f = t->fact >= 0 ? &p->model->facts[t->fact] : NULL;
    if (f)
        say_name(p, &f->common);
    switch (t->op) {
    case TEST_YES: say_in(p, word_yes); break;
    case TEST_RANGE: say_range(p, f, t, as_of); break;
    case TEST_IN:
    case TEST_HAS_ANY:
        say(p, ": ");
        say_set(p, t, word_or);
        break;
    case TEST_HAS_ALL:
        say_in(p, word_all_of);
        say_set(p, t, word_and);
        break;
    case TEST_WITHIN_LAST:
        say(p, ": ");
        say_within(p, t, last_words, as_of);
        break;
    case TEST_WITHIN_NEXT:
        say(p, ": ");
        say_within(p, t, next_words, as_of);
        break;
    case TEST_OVER_AGO:
        say(p, ": ");
        say_within(p, t, ago_words, as_of);
        break;
    case TEST_HISTORY: say_history(p, t, as_of); break;
    case TEST_NOTHING: say_in(p, nothing_words[t->state]); break;
    }
}

/* ---- conditions
 * ------------------------------------------------------------------------------------------ */

static void say_cond(struct speaker *p, const struct cond *c, day_t as_of);

static bool says_no_by_itself(const struct cond *c)
{
    return c->kind == COND_TEST &&
           (c->test->op == TEST_YES || c->test->op == TEST_IN || c->test->op == TEST_HAS_ANY);
}

static void say_not(struct speaker *p, const struct cond *c, day_t as_of)
{
    const struct cond *member = c->members[0];
    if (member->kind == COND_CONCEPT) {
        say_name(p, &p->model->concepts[member->concept].common);
        say_in(p, word_no);
    } else if (!says_no_by_itself(member)) {
        say_in(p, word_not);
        say_cond(p, member, as_of);
    } else {
        say_name(p, &p->model->facts[member->test->fact].common);
        say_in(p, member->test->op == TEST_YES ? word_no : word_none_of);
        if (member->test->op != TEST_YES)
            say_set(p, member->test, word_or);
    }
}

static void say_joined(struct speaker *p, const struct cond *c, const char *const joint[LANGUAGES],
                       day_t as_of)
{
    for (int i = 0; i < c->nmembers; i++) {
        const struct cond *m = c->members[i];
        bool bracket = m->kind == COND_AND || m->kind == COND_OR || m->kind == COND_AT_LEAST;
        if (i)
            say(p, joint ? joint[p->language] : "; ");
        say(p, bracket ? "(" : "");
        say_cond(p, m, as_of);
        say(p, bracket ? ")" : "");
    }
}

static void say_cond(struct speaker *p, const struct cond *c, day_t as_of)
{
    switch (c->kind) {
    case COND_TRUE: say_in(p, word_always); break;
    case COND_TEST: say_test(p, c->test, as_of); break;
    case COND_NOT: say_not(p, c, as_of); break;
    case COND_AND: say_joined(p, c, word_and, as_of); break;
    case COND_OR: say_joined(p, c, word_or, as_of); break;
    case COND_AT_LEAST:
        say_in(p, word_at_least);
        say_number(p, c->least);
        say_in(p, word_of);
        say_joined(p, c, NULL, as_of);
        break;
    case COND_CONCEPT: say_name(p, &p->model->concepts[c->concept].common); break;
    }
}

const char *cond_sentence(struct arena *arena, const struct model *model, const struct cond *cond,
                          day_t as_of, struct language_use *use)
{
    struct speaker p = {
        .arena = arena, .model = model, .language = use->wanted, .used = &use->used};
    say(&p, "");
    say_cond(&p, cond, as_of);
    return p.text;
}

/* ---- nodes of an explanation
 * -------------------------------------------------------------------------------- */

static const char *const state_words[SERVICE_STATES][LANGUAGES] = {
    {"käynnissä", "pågår", "under way"},
    {"suoritettu", "genomförd", "completed"},
    {"ei ole tarjolla tänä päivänä", "erbjuds inte den här dagen", "not offered on this day"},
    {"ehdot eivät täyty", "villkoren uppfylls inte", "the conditions are not met"},
    {"vastaava palvelu on käynnissä", "en motsvarande tjänst pågår",
     "a service for the same need is under way"},
    {"tarvitaan lisää tietoa", "mer uppgifter behövs", "more has to be known"},
    {"ehdot täyttyvät, mutta paikat ovat täynnä", "villkoren uppfylls, men platserna är fulla",
     "the conditions are met, but there is no place"},
    {"ehdot täyttyvät", "villkoren uppfylls", "the conditions are met"},
    {"palvelu on muille kysyjille", "tjänsten är för andra som frågar",
     "the service is for others"}};

static const char *const kind_words[WHY_KINDS][LANGUAGES] = {
    [WHY_PLACE] = {"Asiakkaan kunta", "Klientens kommun", "The client's municipality"},
    [WHY_REACH] = {"Miten palveluun tullaan", "Vägen till tjänsten", "The way to the service"},
    [WHY_WHEN] = {"Palvelun ehdot", "Tjänstens villkor", "The service's conditions"},
    [WHY_CONSENT] = {"Osallistuminen on vapaaehtoista", "Deltagandet är frivilligt",
                     "Taking part is voluntary"},
    [WHY_VALID] = {"Voimassa päivänä, jota kysytään", "I kraft den dag som frågan gäller",
                   "In force on the day asked about"},
    [WHY_OVERLAP] = {"Samaan tarpeeseen on käynnissä: ", "För samma behov pågår: ",
                     "Under way for the same need: "},
    [WHY_CAPACITY] = {"Paikkoja on vapaana", "Det finns lediga platser", "There are places left"},
    [WHY_BRIDGE] = {"Täyttää ajan ennen palvelua: ", "Fyller tiden före tjänsten: ",
                    "Fills the time before: "},
    [WHY_ENTRY] = {"Palveluun voi tulla suoraan", "Man kan komma direkt till tjänsten",
                   "Anyone may begin here"},
    [WHY_AHEAD] = {"Edellisen palvelun päättyminen on riittävän lähellä",
                   "Den föregående tjänsten slutar snart nog",
                   "The end of the service before is near enough"}};

static const char *const from_start[] = {"Siirtymä alusta", "Övergång från början",
                                         "The way in from the start"};
static const char *const transition_words[] = {
    "Siirtymä palveluun: ", "Övergång till: ", "Transition to: "};

static void say_from(struct speaker *p, const struct why *why)
{
    if (why->service < 0) {
        say_in(p, from_start);
        return;
    }
    say_in(p, history_words[p->model->transitions[why->transition].on]);
    say_name(p, &p->model->services[why->service].common);
}

static void say_why(struct speaker *p, const struct decision *d, const struct why *why)
{
    const struct model *m = p->model;
    switch (why->kind) {
    case WHY_STATE:
        say_name(p, &m->services[why->service].common);
        say(p, ": ");
        say_in(p, state_words[d->states[why->service]]);
        break;
    case WHY_TRANSITION:
        say_in(p, transition_words);
        say_name(p, &m->services[why->service].common);
        break;
    case WHY_FROM: say_from(p, why); break;
    case WHY_OVERLAP:
    case WHY_BRIDGE:
        say_in(p, kind_words[why->kind]);
        say_name(p, &m->services[why->service].common);
        break;
    default:
        if (why->cond)
            say_cond(p, why->cond, d->situation->as_of);
        else
            say_in(p, kind_words[why->kind]);
    }
}

const char *why_sentence(const struct decision *d, const struct why *why, struct language_use *use)
{
    struct speaker p = {.arena = d->situation->arena,
                        .model = d->situation->model,
                        .language = use->wanted,
                        .used = &use->used};
    say(&p, "");
    say_why(&p, d, why);
    return p.text;
}
