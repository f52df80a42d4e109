/* The fixed words of the handbook: see book_label.h. In some, # is where a text is put. */
#include "cli/book_label.h"

#include <string.h>

static const struct text labels[BOOK_LABELS] = {
    [BOOK_TITLE] = {{"Käsikirja", "Handbok", "Handbook"}},
    [BOOK_ABOUT] =
        {{"Tämä kirja kertoo, kuka alueella tekee mitä, mitä palveluja on, kenelle ne on "
          "tarkoitettu "
          "ja miten niistä siirrytään toisiin. Se on koottu niistä säännöistä, joiden mukaan Polku "
          "suosittelee palveluja, joten kirja ja suositukset sanovat aina samaa.",
          "Den här boken berättar vem som gör vad i regionen, vilka tjänster som finns, vem de är "
          "till för och hur man går från en till nästa. Den är gjord av de regler som Polku "
          "rekommenderar tjänster efter, så boken och rekommendationerna säger alltid samma sak.",
          "This book says who does what in the region, which services there are, whom they are "
          "for, "
          "and how one leads to the next. It is made from the rules by which Polku recommends "
          "services, so that the book and the recommendations always say the same."}},
    [BOOK_AS_OF] = {{"Tilanne", "Läget", "As of"}},
    [BOOK_VERSION] = {{"Sääntöjen versio", "Reglernas version", "Version of the rules"}},
    [BOOK_PLACES] = {{"Kunnat", "Kommuner", "Municipalities"}},
    [BOOK_CONTENTS] = {{"Sisällys", "Innehåll", "Contents"}},
    [BOOK_SKIP] = {{"Siirry sisältöön", "Gå till innehållet", "Skip to the content"}},
    [BOOK_ACTORS] = {{"Kuka tekee mitä", "Vem gör vad", "Who does what"}},
    [BOOK_ACTORS_ABOUT] =
        {{"Jokaisesta toimijasta: mitä se osaa, mitkä ovat sen tehtävät ja kenen kanssa se tekee "
          "työtä. "
          "Kukaan ei vastaa kaikesta yksin.",
          "Om varje aktör: vad den kan, vilka uppgifter den har och vem den samarbetar med. Ingen "
          "svarar ensam för allt.",
          "Of each actor: what it knows, what its tasks are, and with whom it works. Nobody is "
          "responsible for everything alone."}},
    [BOOK_EXPERTS] = {{"Kuka tietää mistäkin", "Vem kan vad", "Who knows what"}},
    [BOOK_EXPERTS_ABOUT] = {{"Kun tarvitset neuvoa, etsi tästä aihe ja kysy toimijalta.",
                             "När du behöver råd: sök ämnet här och fråga aktören.",
                             "When you need advice, look for the subject here and ask the actor."}},
    [BOOK_SERVICES] = {{"Palvelut", "Tjänster", "Services"}},
    [BOOK_SERVICES_ABOUT] =
        {{"Palvelut elämänalueittain. Jokainen on sillä alueella, johon se ensin kuuluu; taulukko "
          "näyttää muutkin. Ensimmäisenä ovat ne, jotka painavat suosituksissa eniten.",
          "Tjänsterna efter livsområde. Var och en står under det område som den främst hör till; "
          "tabellen visar också de andra. Först står det som väger mest i rekommendationerna.",
          "The services by area of life. Each stands in the area to which it belongs first; the "
          "table "
          "shows the others too. What weighs most in recommendations comes first."}},
    [BOOK_OVERVIEW] = {{"Palvelut ja elämänalueet", "Tjänster och livsområden",
                        "Services and areas of life"}},
    [BOOK_FOR_OTHERS] = {{"Muille kuin asiakkaille", "För andra än klienter",
                          "For others than clients"}},
    [BOOK_PATHS] = {{"Polut palvelusta toiseen", "Vägar mellan tjänsterna",
                     "Paths between services"}},
    [BOOK_PATHS_ABOUT] =
        {{"Jokaisella siirtymällä on omistaja: se huolehtii, että asiakas pääsee perille ja että "
          "tieto kulkee mukana.",
          "Varje övergång har en ägare, som ser till att klienten kommer fram och att uppgifterna "
          "följer med.",
          "Every crossing has an owner, who sees to it that the client arrives and that what is "
          "known "
          "goes along."}},
    [BOOK_FROM_START] = {{"Alusta", "Från början", "From the start"}},
    [BOOK_ASSESSMENTS] = {{"Arvioinnit", "Bedömningar", "Assessments"}},
    [BOOK_ASSESSMENTS_ABOUT] =
        {{"Mitä arvioinnissa kysytään, mistä pisteet tulevat ja mitä lausunnossa lukee.",
          "Vad som frågas, varifrån poängen kommer och vad som står i utlåtandet.",
          "What an assessment asks, where the points come from, and what the statement says."}},
    [BOOK_GOALS] = {{"Tavoitteet", "Mål", "Goals"}},
    [BOOK_GOALS_ABOUT] = {{"Mihin suunnitelmat vievät ja milloin ollaan perillä.",
                           "Vart planerna leder, och när man är framme.",
                           "Where plans lead, and when one has arrived."}},
    [BOOK_OBSTACLES] = {{"Esteet", "Hinder", "Obstacles"}},
    [BOOK_OBSTACLES_ABOUT] =
        {{"Mitä alueella ei ole. Polku laskee, kuinka monta kertaa este tulee vastaan, ja kertoo, "
          "kenen asia se on.",
          "Vad som saknas. Polku räknar hur ofta ett hinder möter och säger vems sak det är.",
          "What is not there. Polku counts how often an obstacle is met, and says whose matter it "
          "is."}},
    [BOOK_PROMISES] = {{"Lupaukset", "Löften", "Promises"}},
    [BOOK_PROMISES_ABOUT] = {{"Nämä pitävät jokaisen asiakkaan kohdalla.",
                              "De här håller för varje klient.", "These hold for every client."}},
    [BOOK_EVENTS] = {{"Tapahtumat", "Händelser", "Events"}},
    [BOOK_EVENTS_ABOUT] = {{"Tapaamiset ja muut sovitut päivät.",
                            "Träffar och andra avtalade dagar.",
                            "Meetings and other days that are agreed."}},
    [BOOK_WORDS] = {{"Sanat ja rajat", "Ord och gränser", "Words and limits"}},
    [BOOK_WORDS_ABOUT] =
        {{"Mitä ehdoissa käytetyt sanat tarkoittavat ja mitkä määräajat ovat voimassa.",
          "Vad orden i villkoren betyder och vilka tidsgränser som gäller.",
          "What the words in the conditions mean, and which time limits are in force."}},
    [BOOK_FACTS] = {{"Mitä asiakkaasta kysytään", "Vad klienten tillfrågas om",
                     "What clients are asked"}},
    [BOOK_FACTS_ABOUT] =
        {{"Tieto, jota ei ole kerrottu, on tuntematon: Polku ei arvaa, vaan kysyy.",
          "En uppgift som ingen har lämnat är okänd: Polku gissar inte, utan frågar.",
          "What nobody has stated is unknown: Polku does not guess, it asks."}},
    [BOOK_CHANGES] = {{"Mitä alue muuttaa", "Vad regionen ändrar", "What the region changes"}},
    [BOOK_CHANGES_ABOUT] =
        {{"Valtakunnallisista säännöistä poiketaan vain avoimesti: tässä kaikki muutokset.",
          "Från de nationella reglerna avviks bara öppet: här är alla ändringar.",
          "The national rules are changed only openly: here are all the changes."}},
    [BOOK_SOURCES] = {{"Perusteet", "Grunder", "Sources"}},
    [BOOK_SOURCES_ABOUT] =
        {{"Mihin säännöt nojaavat. Perusteet ovat siinä muodossa, jossa ne on sääntöihin kirjattu.",
          "Vad reglerna grundar sig på, så som det är antecknat i reglerna.",
          "What the rules rest on, as it is noted in them."}},
    [BOOK_KNOWS] = {{"Osaaminen", "Kunnande", "Expertise"}},
    [BOOK_TASKS] = {{"Tehtävät", "Uppgifter", "Tasks"}},
    [BOOK_PARTNERS] = {{"Kumppanit", "Samarbetar med", "Partners"}},
    [BOOK_PROVIDES] = {{"Järjestää", "Ordnar", "Provides"}},
    [BOOK_OWNS] = {{"Vastaa siirtymistä", "Äger övergångarna", "Owns the crossings"}},
    [BOOK_DECIDES] = {{"Päättää", "Beslutar om", "Decides"}},
    [BOOK_ASSESSES] = {{"Arvioi", "Bedömer", "Assesses"}},
    [BOOK_IN] = {{"Missä", "Var", "Where"}},
    [BOOK_FORMERLY] = {{"Aiemmin", "Tidigare", "Formerly"}},
    [BOOK_LINKS] = {{"Lisää tietoa", "Mer information", "More"}},
    [BOOK_NOTE] = {{"Ohjaajalle", "För handledaren", "For the counsellor"}},
    [BOOK_WHO_FOR] = {{"Kenelle", "För vem", "Who it is for"}},
    [BOOK_NO_CONDITIONS] = {{"Kaikille", "För alla", "For everyone"}},
    [BOOK_ALL_OF] = {{"kaikki nämä:", "allt detta:", "all of these:"}},
    [BOOK_ONE_OF] = {{"jokin näistä:", "något av detta:", "one of these:"}},
    [BOOK_AT_LEAST] = {{"vähintään # näistä:", "minst # av dessa:", "at least # of these:"}},
    [BOOK_WAY_IN] = {{"Miten tullaan", "Vägen in", "The way in"}},
    [BOOK_ANYONE] = {{"Palveluun voi tulla suoraan", "Man kan komma direkt",
                      "Anyone may begin here"}},
    [BOOK_REFERRED_BY] = {{"Ohjaa palveluun", "Hänvisar hit", "Refers clients here"}},
    [BOOK_PROVIDER] = {{"Järjestäjä", "Ordnas av", "Provided by"}},
    [BOOK_DECIDED_BY] = {{"Päätöksen tekee", "Beslutas av", "Decided by"}},
    [BOOK_REASON] = {{"Asiakkaalle sanotaan", "Klienten får läsa", "What the client reads"}},
    [BOOK_ESPECIALLY] = {{"Erityisesti silloin, kun", "Särskilt när", "Especially when"}},
    [BOOK_TIMES] = {{"Aika", "Tid", "Time"}},
    [BOOK_WAITS] = {{"odotus #", "väntan #", "waiting #"}},
    [BOOK_TAKES] = {{"kesto #", "längd #", "takes #"}},
    [BOOK_LOAD] = {{"# % viikosta", "# % av veckan", "#% of the week"}},
    [BOOK_START_WITHIN] = {{"Määräaika", "Tidsfrist", "Deadline"}},
    [BOOK_SINCE] = {{", lasketaan tästä: #", ", räknat från: #", ", counted from: #"}},
    [BOOK_REVIEW] = {{"Tarkistusväli", "Uppföljningsintervall", "Reviewed every"}},
    [BOOK_CAPACITY] = {{"Paikkoja", "Platser", "Places"}},
    [BOOK_GIVEN_IN] = {{"Kielet", "Språk", "Languages"}},
    [BOOK_DELIVERED] = {{"Muoto", "Form", "Form"}},
    [BOOK_PERSONAL] = {{"henkilökohtainen", "personligt", "personal"}},
    [BOOK_GROUP] = {{"ryhmässä", "i grupp", "in a group"}},
    [BOOK_GIVES] = {{"Mitä muuttuu", "Vad som ändras", "What it changes"}},
    [BOOK_OVERLAPS] = {{"Ei yhtä aikaa näiden kanssa", "Inte samtidigt med",
                        "Never together with"}},
    [BOOK_BRIDGES] = {{"Täyttää odotusajan ennen", "Fyller väntetiden före",
                       "Fills the waiting time before"}},
    [BOOK_LEADS_TO] = {{"Jatko", "Leder vidare till", "Leads on to"}},
    [BOOK_VALID] = {{"Voimassa", "I kraft", "In force"}},
    [BOOK_NOT_NOW] = {{"Ei tarjolla nyt", "Erbjuds inte nu", "Not on offer now"}},
    [BOOK_VOLUNTARY] = {{"Vapaaehtoinen", "Frivilligt", "Voluntary"}},
    [BOOK_ALWAYS] = {{"Aina suosituksissa", "Alltid med", "Always recommended"}},
    [BOOK_AUDIENCE] = {{"Käyttäjä", "Målgrupp", "Audience"}},
    [BOOK_WHEN] = {{"Milloin", "När", "When"}},
    [BOOK_COMPLETED] = {{"kun palvelu on suoritettu", "när tjänsten är genomförd",
                         "once the service is completed"}},
    [BOOK_ONGOING] = {{"kun palvelu on käynnissä", "medan tjänsten pågår",
                       "while the service is under way"}},
    [BOOK_INTERRUPTED] = {{"kun palvelu on keskeytynyt", "när tjänsten har avbrutits",
                           "when the service was interrupted"}},
    [BOOK_AHEAD] = {{"ennen kuin palvelu päättyy, aikaisintaan #",
                     "före tjänstens slut, tidigast #",
                     "before the service ends, at the earliest #"}},
    [BOOK_CONDITION] = {{"Ehdot", "Villkor", "Conditions"}},
    [BOOK_OWNER] = {{"Vastuutaho", "Ansvarig", "Owner"}},
    [BOOK_WITHIN] = {{"Tehdään viimeistään", "Görs inom", "Done within"}},
    [BOOK_HANDS_OVER] = {{"Mukana siirtyy", "Följer med", "Goes along"}},
    [BOOK_REPORTS_TO] = {{"Raportti annetaan", "Rapporteras till", "Reported to"}},
    [BOOK_MADE_BY] = {{"Tekijä", "Görs av", "Made by"}},
    [BOOK_ITEMS] = {{"Kysytään", "Frågas", "Asked"}},
    [BOOK_POINTS] = {{"Pisteet", "Poäng", "Points"}},
    [BOOK_GRADES] = {{"Tulos ja lausunto", "Resultat och utlåtande", "Result and statement"}},
    [BOOK_GRADE_FROM] = {{"vähintään # p.", "minst # p.", "# points or more"}},
    [BOOK_SCOPE] = {{"Kenen asia", "Vems sak", "Whose matter"}},
    [BOOK_BLOCKS] = {{"Estää", "Hindrar", "Blocks"}},
    [BOOK_REMEDY] = {{"Mitä voi tehdä", "Vad som kan göras", "What can be done"}},
    [BOOK_FOR_EVERY] = {{"Jokaiselle, jolla on", "För var och en med", "For everyone with"}},
    [BOOK_RECOMMENDS] = {{"suositellaan jotakin näistä", "rekommenderas något av detta",
                          "one of these is recommended"}},
    [BOOK_NEVER] = {{"ei koskaan suositella", "rekommenderas aldrig", "never recommended"}},
    [BOOK_REACHED] = {{"Saavutettu, kun", "Uppnått när", "Reached when"}},
    [BOOK_ON] = {{"Päivä", "Dag", "Day"}},
    [BOOK_EVERY] = {{"Toistumisväli", "Intervall", "Comes again after"}},
    [BOOK_RISK] = {{"Riski", "Risk", "A risk"}},
    [BOOK_LIMITS] = {{"Määräajat ja rajat", "Tidsgränser och trösklar",
                      "Time limits and thresholds"}},
    [BOOK_VALUE] = {{"Arvo", "Värde", "Value"}},
    [BOOK_NAME] = {{"Nimi", "Namn", "Name"}},
    [BOOK_QUESTION] = {{"Kysymys", "Fråga", "Question"}},
    [BOOK_ANSWERS] = {{"Vastaukset", "Svar", "Answers"}},
    [BOOK_STATED_BY] = {{"kertoo: #", "uppges av: #", "stated by: #"}},
    [BOOK_SENSITIVE] = {{"arkaluonteinen", "känsligt", "sensitive"}},
    [BOOK_YES_NO] = {{"kyllä tai ei", "ja eller nej", "yes or no"}},
    [BOOK_A_DAY] = {{"päivämäärä", "datum", "a day"}},
    [BOOK_BASIS] = {{"Peruste", "Grund", "Rests on"}},
    [BOOK_RULE] = {{"Sääntö", "Regel", "Rule"}},
    [BOOK_GAINS] = {{", lisäksi: #", ", tillkommer: #", ", added: #"}},
    [BOOK_LOSES] = {{", poistuu: #", ", faller bort: #", ", no longer: #"}},
    [BOOK_AT_LEAST_LEVEL] = {{": vähintään #", ": minst #", ": at least #"}},
    [BOOK_YES] = {{"kyllä", "ja", "yes"}},
    [BOOK_NO] = {{"ei", "nej", "no"}},
    [BOOK_ACTOR] = {{"Toimija", "Aktör", "Actor"}},
    [BOOK_CHANGED_WORDS] = {{"Muutettu", "Ändrat", "Changed"}},
    [BOOK_RESTS_ON_IT] = {{"Mikä nojaa tähän", "Vad som grundar sig på det", "What rests on it"}},
    [BOOK_FROM_DAY] = {{"# alkaen", "från och med #", "from #"}},
    [BOOK_UNTIL_DAY] = {{"# asti", "till och med #", "until #"}},
};

/* Ids that the engine fixes, by id. */
static const struct {
    const char *id;
    struct text text;
} words[] = {
    {"arrival", {{"Saapuminen", "Ankomst", "Arrival"}}},
    {"association", {{"Järjestöt", "Organisationer", "Associations"}}},
    {"authority", {{"Viranomaiset", "Myndigheter", "Authorities"}}},
    {"client", {{"asiakas", "klienter", "clients"}}},
    {"counsellor", {{"ohjaajat", "handledare", "counsellors"}}},
    {"decision", {{"päätös", "beslut", "decision"}}},
    {"education", {{"Koulutus", "Utbildning", "Education"}}},
    {"employer", {{"Työnantajat", "Arbetsgivare", "Employers"}}},
    {"en", {{"englanti", "engelska", "English"}}},
    {"event", {{"tapahtuma", "händelse", "event"}}},
    {"everyday_life", {{"Arki", "Vardag", "Everyday life"}}},
    {"fi", {{"suomi", "finska", "Finnish"}}},
    {"health", {{"Terveys", "Hälsa", "Health"}}},
    {"language", {{"Kieli", "Språk", "Language"}}},
    {"livelihood", {{"Toimeentulo", "Försörjning", "Livelihood"}}},
    {"material", {{"aineisto", "material", "material"}}},
    {"municipal", {{"kunnan", "kommunens", "the municipality's"}}},
    {"municipality", {{"Kunnat", "Kommuner", "Municipalities"}}},
    {"national", {{"valtakunnan", "hela landets", "the country's"}}},
    {"network", {{"Verkostot", "Nätverk", "Networks"}}},
    {"participation", {{"Osallisuus", "Delaktighet", "Participation"}}},
    {"project", {{"Hankkeet", "Projekt", "Projects"}}},
    {"regional", {{"alueen", "regionens", "the region's"}}},
    {"service", {{"palvelu", "tjänst", "service"}}},
    {"staff", {{"henkilöstö", "personal", "staff"}}},
    {"sv", {{"ruotsi", "svenska", "Swedish"}}},
    {"training", {{"koulutus", "utbildning", "training"}}},
    {"work", {{"Työ", "Arbete", "Work"}}},
};

const char *book_label(enum book_label which, enum language language)
{
    return labels[which].in[language];
}

const char *book_word(const char *id, enum language language)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].id, id) == 0)
            return words[i].text.in[language];
    return id;
}
