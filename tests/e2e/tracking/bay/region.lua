-- A region with a goal two steps away, for the tests of tracked plans, events and arrivals.

region "bay" {
  name { fi "Lahti", sv "Viken", en "The bay" },
  speaks "en", speaks "fi", speaks "sv",
  municipality "901", municipality "902",
  time_zone "Europe/Helsinki",
  default_goal "afloat",
}

choice "municipality" {
  name { fi "Kunta", sv "Kommun", en "Municipality" },
  asks { fi "Missä kunnassa asut?", sv "I vilken kommun bor du?", en "Which municipality do you live in?" },
  option "901" { fi "Ykköslä", sv "Ettby", en "Oneham" },
  option "902" { fi "Kakkola", sv "Tvåby", en "Twoham" },
}

choice "gender" {
  name { fi "Sukupuoli", sv "Kön", en "Gender" },
  statistics_only (true),
  option "female" { fi "Nainen", sv "Kvinna", en "Female" },
  option "male" { fi "Mies", sv "Man", en "Male" },
}

choice "residence_basis" {
  name { fi "Oleskelun peruste", sv "Grund för vistelsen", en "Basis of residence" },
  asks { fi "Miksi olet täällä?", sv "Varför är du här?", en "Why are you here?" },
  option "work" { fi "Työ", sv "Arbete", en "Work" },
  option "protection" { fi "Suojelu", sv "Skydd", en "Protection" },
}

number "age" {
  between (0, 120),
  name { fi "Ikä", sv "Ålder", en "Age" },
  asks { fi "Minkä ikäinen olet?", sv "Hur gammal är du?", en "How old are you?" },
}

yes_or_no "swims" {
  name { fi "Osaa uida", sv "Kan simma", en "Can swim" },
  asks { fi "Osaatko uida?", sv "Kan du simma?", en "Can you swim?" },
  default (false),
}

yes_or_no "hired" {
  name { fi "Työssä", sv "Anställd", en "Hired" },
  asks { fi "Oletko työssä?", sv "Har du arbete?", en "Do you have work?" },
  default (false),
}

yes_or_no "hides" {
  name { fi "Piilottelee", sv "Gömmer sig", en "Hides" },
  asks { fi "Piilotteletko?", sv "Gömmer du dig?", en "Do you hide?" },
  default (false),
  sensitive (true),
}

date "arrived" {
  name { fi "Tulopäivä", sv "Ankomstdag", en "Day of arrival" },
  asks { fi "Milloin tulit?", sv "När kom du?", en "When did you come?" },
}

goal "afloat" {
  name { fi "Merellä", sv "Till sjöss", en "Afloat" },
  reached "hired",
}

actor "harbour" {
  name { fi "Satama", sv "Hamnen", en "The harbour" },
  role "employer",
}

actor "office" {
  name { fi "Toimisto", sv "Kontoret", en "The office" },
  role "authority",
}

service "swimming" {
  name { fi "Uimakoulu", sv "Simskola", en "Swimming school" },
  summary { fi "Opit uimaan.", sv "Du lär dig simma.", en "You learn to swim." },
  kind "training", area "participation",
  provider "harbour",
  entry (true),
  when "age >= 15 and not swims",
  gives "swims becomes yes",
  waits "1-2 weeks",
  takes "60 days",
  review_every "20 days",
  start_within "30 days of arrived",
  capacity (2),
  priority (50),
}

service "crew" {
  name { fi "Miehistö", sv "Besättning", en "Crew" },
  summary { fi "Pääset laivaan.", sv "Du får komma ombord.", en "You go aboard." },
  kind "service", area "work",
  provider "harbour",
  when "swims and municipality is 901",
  gives "hired becomes yes",
  takes "30 days",
}

service "fishing" {
  name { fi "Kalastus", sv "Fiske", en "Fishing" },
  summary { fi "Kalastat.", sv "Du fiskar.", en "You fish." },
  kind "service", area "participation",
  provider "harbour",
  entry (true),
  when "age >= 10",
}

transition "swimming_to_crew" {
  from "swimming", to "crew",
  on "ongoing", ahead "14 days",
  by "office",
  within "28 days",
  reports_to "office",
  hands_over { fi "Uimataito.", sv "Simkunnigheten.", en "What the client can swim." },
}

transition "swimmers_to_crew" {
  from "swimming", to "crew",
  by "office",
}

obstacle "no_harbour" {
  name { fi "Satamaa ei ole", sv "Det finns ingen hamn", en "There is no harbour" },
  remedy { fi "Kuljetus.", sv "Transport.", en "Transport." },
  scope "municipal",
  when "municipality is 902",
  blocks "crew",
}

concept "in_hiding" {
  name { fi "Piilossa", sv "Gömd", en "In hiding" },
  when "hides",
}

obstacle "no_rest" {
  name { fi "Ei lepoa", sv "Ingen ro", en "No rest" },
  remedy { fi "Lepopaikka.", sv "En plats för vila.", en "A place to rest." },
  scope "national",
  when "in_hiding",
}

obstacle "nobody_may_know" {
  name { fi "Kukaan ei saa tietää", sv "Ingen får veta", en "Nobody may know" },
  remedy { fi "Turvapaikka.", sv "En trygg plats.", en "A safe place." },
  scope "national",
  when "hides",
}

example "From the shore to the ship" {
  on_date "2026-01-15",
  given "age = 30, municipality = 901",
  expect "swimming", expect "fishing",
  expect_plan "swimming > crew",
}
