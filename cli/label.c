/* The fixed words of shown answers: see label.h. In a text that counts, # is the number, and what
 * stands before | is said of one. */
#include "cli/label.h"

#include <assert.h>
#include <string.h>

static const struct text labels[LABELS] = {
    [LABEL_RULES] = {{"säännöt", "regler", "rules"}},
    [LABEL_DECISION] = {{"päätös", "beslut", "decision"}},
    [LABEL_NOT_STORED] = {{"ei tallennettu", "inte sparat", "not stored"}},
    [LABEL_RECOMMENDED] = {{"Suositellaan", "Rekommenderas", "Recommended"}},
    [LABEL_NOTHING] = {{"Tilanteeseen ei löytynyt sopivaa palvelua.",
                        "Ingen tjänst som passar situationen hittades.",
                        "No service was found that fits the situation."}},
    [LABEL_SCORE] = {{"# piste|# pistettä", "# poäng|# poäng", "# point|# points"}},
    [LABEL_OWNER] = {{"Hoitaa: ", "Sköts av: ", "Taken care of by: "}},
    [LABEL_PROVIDER] = {{"Järjestää: ", "Ordnas av: ", "Provided by: "}},
    [LABEL_BY] = {{"Viimeistään ", "Senast ", "By "}},
    [LABEL_DECIDED_BY] = {{"Pyydä päätös: ", "Be om beslut av: ", "Ask for a decision from: "}},
    [LABEL_FOLLOWS] = {{"Jatkoa tälle: ", "Fortsätter på: ", "Follows on: "}},
    [LABEL_HANDS_OVER] = {{"Mukana siirtyy: ", "Följer med: ", "Goes along: "}},
    [LABEL_REPORTS_TO] = {{"Tieto myös: ", "Meddelas också: ", "Also told: "}},
    [LABEL_ALTERNATIVES] = {{"Tai sen sijaan: ", "Eller i stället: ", "Or instead: "}},
    [LABEL_POSSIBLE] = {{"Voi sopia, kun tiedetään enemmän", "Kan passa, när mer är känt",
                         "May fit, once more is known"}},
    [LABEL_MISSING] = {{"puuttuu: ", "saknas: ", "missing: "}},
    [LABEL_FULL] = {{"Täynnä nyt", "Fullt just nu", "Full at the moment"}},
    [LABEL_PLACES] = {{"# paikka|# paikkaa", "# plats|# platser", "# place|# places"}},
    [LABEL_SUPPRESSED] = {{"Ei yhtä aikaa käynnissä olevan kanssa",
                           "Inte samtidigt med det som pågår", "Not beside what is under way"}},
    [LABEL_BECAUSE_OF] = {{"käynnissä: ", "pågår: ", "under way: "}},
    [LABEL_QUESTIONS] = {{"Kysy seuraavaksi", "Fråga härnäst", "Ask next"}},
    [LABEL_BEARS_ON] = {{"ratkaisee # palvelun|ratkaisee # palvelua",
                         "avgör # tjänst|avgör # tjänster",
                         "decides # service|decides # services"}},
    [LABEL_STATED_BY] = {{"toteaa: ", "fastställs av: ", "stated by: "}},
    [LABEL_OBSTACLES] = {{"Esteet", "Hinder", "Obstacles"}},
    [LABEL_REMEDY] = {{"Mikä auttaisi: ", "Vad som skulle hjälpa: ", "What would help: "}},
    [LABEL_BLOCKS] = {{"Estää: ", "Hindrar: ", "Keeps from: "}},
    [LABEL_NOTE] = {{"Ohjaajalle: ", "För handledaren: ", "For the counsellor: "}},
    [LABEL_SCORE_TERMS] = {{"Pisteet", "Poäng", "Points"}},
    [LABEL_RISKS] = {{"Riskit", "Risker", "Risks"}},
    [LABEL_AREAS] = {{"Elämän osa-alueet", "Livsområden", "Areas of life"}},
    [LABEL_COVERED] = {{"suosituksissa: ", "bland det rekommenderade: ", "recommended for: "}},
    [LABEL_UNCOVERED] = {{"ei suosituksia: ", "inget rekommenderat: ", "nothing for: "}},
    [LABEL_SERVICES] = {{"Kaikki palvelut", "Alla tjänster", "All services"}},
    [LABEL_PLAN] = {{"Suunnitelma: ", "Plan: ", "Plan: "}},
    [LABEL_PLAN_DAYS] = {{"Arviolta # päivä|Arviolta # päivää", "Ungefär # dag|Ungefär # dagar",
                          "About # day|About # days"}},
    [LABEL_PLAN_RANGE] = {{"lyhimmillään ja pisimmillään: ", "kortast och längst: ",
                           "shortest and longest: "}},
    [LABEL_PLAN_THERE] = {{"Tavoite on jo saavutettu.", "Målet är redan nått.",
                           "The goal is reached already."}},
    [LABEL_WEEKS] = {{"viikot", "veckor", "weeks"}},
    [LABEL_TIMELINE] = {{"· odotus  █ palvelu  ▒ käynnissä  ↓ siirto  ◆ tarkistus  ! myöhässä",
                         "· väntan  █ tjänst  ▒ pågår  ↓ överlämning  ◆ uppföljning  ! för sent",
                         "· waiting  █ service  ▒ under way  ↓ handover  ◆ review  ! too late"}},
    [LABEL_CONDITIONAL] = {{"ehdollinen", "villkorlig", "conditional"}},
    [LABEL_NOT_PROVEN] = {{"parempi suunnitelma voi olla olemassa", "en bättre plan kan finnas",
                           "there may be a better plan"}},
    [LABEL_ASSUMES] = {{"Oletetaan: ", "Antas: ", "Assumed: "}},
    [LABEL_STARTS] = {{"Alkaa aikaisintaan ", "Börjar tidigast ", "Begins at the earliest "}},
    [LABEL_ENDS] = {{"päättyy arviolta ", "slutar ungefär ", "ends about "}},
    [LABEL_LATEST] = {{"viimeistään ", "senast ", "at the latest "}},
    [LABEL_REVIEWS] = {{"Tarkistetaan: ", "Följs upp: ", "Reviewed: "}},
    [LABEL_GIVES] = {{"Antaa: ", "Ger: ", "Gives: "}},
    [LABEL_DEADLINE] = {{"Määräpäivä: ", "Tidsfrist: ", "Deadline: "}},
    [LABEL_MISSED] = {{"ei pidä", "hålls inte", "not kept"}},
    [LABEL_NO_PLAN] = {{"Ei suunnitelmaa tavoitteeseen: ", "Ingen plan till målet: ",
                        "No plan to the goal: "}},
    [LABEL_NOT_SEARCHED] = {{"Kaikkea ei ehditty tutkia.", "Allt hann inte undersökas.",
                             "Not everything could be searched."}},
    [LABEL_WHY] = {{"Miksi", "Varför", "Why"}},
    [LABEL_CHANGES] = {{"Mitä tarvittaisiin", "Vad som skulle behövas", "What it would take"}},
    [LABEL_CHANGE] = {{"auttaisi: ", "kunde bidra: ", "could bring it about: "}},
    [LABEL_FIRST] = {{"ensin: ", "först: ", "first: "}},
    [LABEL_BY_CLIENT] = {{"asiakas itse", "klienten själv", "the client"}},
    [LABEL_NOBODY] = {{"mikään alueen palvelu ei muuta tätä",
                       "ingen tjänst i regionen ändrar detta",
                       "no service of the region changes this"}},
    [LABEL_FALLBACKS] = {{"Kaikkia tekstejä ei ole suomeksi.", "Alla texter finns inte på svenska.",
                          "Not all texts exist in English."}},
    [LABEL_INEXACT] = {{"Kaikkia yhdistelmiä ei voitu käydä läpi.",
                        "Alla kombinationer kunde inte gås igenom.",
                        "Not all combinations could be gone through."}},
    [LABEL_SOURCE_SENT] = {{"kerrottu", "uppgivet", "stated"}},
    [LABEL_SOURCE_HISTORY] = {{"päätelty historiasta", "ur historiken", "from the history"}},
    [LABEL_SOURCE_DEFAULT] = {{"oletus", "antas", "by default"}},
    [LABEL_UNKNOWN] = {{"ei tiedossa", "inte känt", "not known"}},
    [LABEL_YES] = {{"kyllä", "ja", "yes"}},
    [LABEL_NO] = {{"ei", "nej", "no"}},
    [LABEL_NONE] = {{"ei mitään", "inget", "none"}},
    [LABEL_MARKS] = {{"✓ täyttyy   ✗ ei täyty   ? ei tiedossa",
                      "✓ uppfylls   ✗ uppfylls inte   ? inte känt",
                      "✓ holds   ✗ does not hold   ? not known"}},
    [LABEL_ALL_OF] = {{"kaikki nämä:", "allt detta:", "all of these:"}},
    [LABEL_ONE_OF] = {{"jokin näistä:", "något av detta:", "one of these:"}},
    [LABEL_ALL] = {{"--all näyttää kaikki", "--all visar alla", "--all shows them all"}},
    [LABEL_REST] = {{"… ja # muu|… ja # muuta", "… och # till|… och # till",
                     "… and # more|… and # more"}},
    [LABEL_POINTS] = {{"Pisteet: ", "Poäng: ", "Points: "}},
    [LABEL_GRADE] = {{"Tulos: ", "Resultat: ", "Result: "}},
    [LABEL_STATEMENT] = {{"Lausunto", "Utlåtande", "Statement"}},
    [LABEL_MADE_BY] = {{"Antaja: ", "Givet av: ", "Made by: "}},
    [LABEL_KEEP] = {{"Kirjataan asiakkaalle: ", "Antecknas för klienten: ",
                     "To be kept with the client: "}},
    [LABEL_TERMS] = {{"Mistä pisteet tulevat", "Varifrån poängen kommer",
                      "What the points come from"}},
    [LABEL_ASSESS_OPEN] = {{"kesken: vastaukset voivat vielä muuttaa tuloksen",
                            "öppen: svar kan ännu ändra resultatet",
                            "open: answers can still change the result"}},
    [LABEL_ASSESS_NOT] = {{"ei tehdä tälle asiakkaalle", "görs inte för den här klienten",
                           "is not made for this client"}},
    [LABEL_ASSESS_CLOSED] = {{"ei voimassa tänä päivänä", "inte i kraft den här dagen",
                              "is not in force on this day"}},
    [LABEL_ERROR] = {{"Virhe", "Fel", "Error"}},
    [LABEL_ALLOWED] = {{"sallittuja: ", "tillåtna: ", "allowed: "}},
    [LABEL_NEAREST] = {{"tarkoititko: ", "menade du: ", "did you mean: "}},
    [LABEL_MORE] = {{" ja # muu| ja # muuta", " och # till| och # till",
                     " and # more| and # more"}},
};

/* Ids that the engine fixes, by id. */
static const struct {
    const char *id;
    struct text text;
} ids[] = {
    {"arrival", {{"saapuminen", "ankomsten", "arrival"}}},
    {"client", {{"asiakas", "klienten", "the client"}}},
    {"closed",
     {{"ei tarjolla tänä päivänä", "erbjuds inte den här dagen", "not on offer on this day"}}},
    {"completed", {{"suoritettu", "genomförd", "completed"}}},
    {"education", {{"koulutus", "utbildning", "education"}}},
    {"eligible", {{"sopii", "passar", "fits"}}},
    {"everyday_life", {{"arki", "vardagen", "everyday life"}}},
    {"full", {{"täynnä", "fullt", "full"}}},
    {"language", {{"kieli", "språk", "language"}}},
    {"livelihood", {{"toimeentulo", "försörjning", "livelihood"}}},
    {"municipal", {{"kunnassa", "i kommunen", "in the municipality"}}},
    {"national", {{"koko maassa", "i hela landet", "in the whole country"}}},
    {"not_eligible", {{"ei sovi", "passar inte", "does not fit"}}},
    {"ongoing", {{"käynnissä", "pågår", "under way"}}},
    {"participation", {{"osallisuus", "delaktighet", "participation"}}},
    {"possible", {{"voi sopia", "kan passa", "may fit"}}},
    {"regional", {{"alueella", "i regionen", "in the region"}}},
    {"suppressed",
     {{"ei yhtä aikaa käynnissä olevan kanssa", "inte samtidigt med det som pågår",
       "not beside what is under way"}}},
    {"work", {{"työ", "arbete", "work"}}},
};

const char *label(enum label which, enum language language)
{
    return labels[which].in[language];
}

const char *label_count(struct arena *arena, enum label which, long long n, enum language language)
{
    const char *text = label(which, language);
    const char *bar = strchr(text, '|');
    assert(bar);
    text = n == 1 ? text : bar + 1;
    int length = n == 1 ? (int)(bar - text) : (int)strlen(text);
    int before = (int)strcspn(text, "#");
    const char *rest = text + before + 1;
    bool apart = *rest == ' '; /* the number and its word stay on one line */
    return arena_printf(arena, "%.*s%lld%s%.*s", before, text, n, apart ? "\u00a0" : "",
                        length - before - 1 - apart, rest + apart);
}

const char *label_of(const char *id, enum language language)
{
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (strcmp(ids[i].id, id) == 0)
            return ids[i].text.in[language];
    return id;
}

static const struct text near[] = {{{"tänään", "i dag", "today"}},
                                   {{"huomenna", "i morgon", "tomorrow"}}};
static const struct text late = {{" päivää myöhässä", " dagar försenat", " days late"}};
static const struct text one_late = {{"päivän myöhässä", "en dag försenat", "one day late"}};

const char *label_until(struct arena *arena, day_t day, day_t from, enum language language)
{
    int n = day - from;
    if (n == 0 || n == 1)
        return near[n].in[language];
    if (n == -1)
        return one_late.in[language];
    if (n < 0)
        return arena_printf(arena, "%d%s", -n, late.in[language]);
    return language == LANG_FI   ? arena_printf(arena, "%d päivän päästä", n)
           : language == LANG_SV ? arena_printf(arena, "om %d dagar", n)
                                 : arena_printf(arena, "in %d days", n);
}
