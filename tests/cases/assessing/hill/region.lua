-- A region with an assessment, groups, an obstacle and sensitive facts, for the tests of assess, of
-- statistics and of erasing.

region "hill" {
  name { fi "Mäki", sv "Backen", en "The hill" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "901",
}

choice "municipality" {
  name { fi "Kunta", sv "Kommun", en "Municipality" },
  asks { fi "Missä asut?", sv "Var bor du?", en "Where do you live?" },
  option "901" { fi "Mäki", sv "Backen", en "Hill" },
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
  option "family" { fi "Perhe", sv "Familj", en "Family" },
}

number "age" {
  name { fi "Ikä", sv "Ålder", en "Age" },
  asks { fi "Kuinka vanha olet?", sv "Hur gammal är du?", en "How old are you?" },
  between (0, 120),
}

yes_or_no "in_training" {
  name { fi "Koulutuksessa", sv "I utbildning", en "In training" },
  asks { fi "Oletko koulutuksessa?", sv "Går du i utbildning?", en "Are you in training?" },
}

scale "reads" {
  name { fi "Lukee ohjeita", sv "Läser anvisningar", en "Reads instructions" },
  asks { fi "Miten luet ohjeita?", sv "Hur läser du anvisningar?", en "How do you read instructions?" },
  level "not_yet" { fi "Ei vielä", sv "Inte än", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Yksin", sv "Ensam", en "Alone" },
}

yes_or_no "keeps_times" {
  name { fi "Pitää ajat", sv "Håller tider", en "Keeps times" },
  asks { fi "Tuletko ajoissa?", sv "Kommer du i tid?", en "Do you come on time?" },
  note { fi "Kysy ohjaajalta.", sv "Fråga handledaren.", en "Ask the supervisor." },
  stated_by "workshop",
}

yes_or_no "works_in_a_group" {
  name { fi "Toimii ryhmässä", sv "Arbetar i grupp", en "Works in a group" },
  asks { fi "Toimitko ryhmässä?", sv "Arbetar du i grupp?", en "Do you work in a group?" },
}

choices "strengths" {
  name { fi "Vahvuudet", sv "Styrkor", en "Strengths" },
  asks { fi "Missä olet hyvä?", sv "Vad är du bra på?", en "What are you good at?" },
  option "hands" { fi "Kädet", sv "Händer", en "Hands" },
  option "numbers" { fi "Luvut", sv "Siffror", en "Numbers" },
  option "people" { fi "Ihmiset", sv "Människor", en "People" },
}

choices "support_needs" {
  name { fi "Tuen tarpeet", sv "Behov av stöd", en "Support needs" },
  asks { fi "Missä tarvitset tukea?", sv "Med vad behöver du stöd?", en "What support do you need?" },
  sensitive (true),
  option "learning" { fi "Oppiminen", sv "Lärande", en "Learning" },
  option "health" { fi "Terveys", sv "Hälsa", en "Health" },
}

yes_or_no "tired" {
  name { fi "Väsynyt", sv "Trött", en "Tired" },
  asks { fi "Oletko väsynyt?", sv "Är du trött?", en "Are you tired?" },
  default (false),
}

actor "workshop" {
  name { fi "Paja", sv "Verkstaden", en "The workshop" },
  role "education",
}

assessment "readiness" {
  name { fi "Työvalmiuksien arviointi", sv "Bedömning av arbetsförmåga", en "Readiness for work" },
  note { fi "Tehdään pajalla.", sv "Görs i verkstaden.", en "Made at the workshop." },
  by "workshop",
  when "age in 16..64 and in_training is no",
  item "reads", item "keeps_times", item "works_in_a_group", item "strengths", item "tired",
  points (2, "reads >= with_help"),
  points (2, "reads >= alone"),
  points (3, "keeps_times"),
  points (2, "keeps_times and works_in_a_group"),
  points (1, "strengths has any of (hands, people)"),
  points (1, "strengths has all of (numbers, people)"),
  points (-3, "tired"),
  grade (-3, "needs_support"),
  grade (4, "nearly_ready"),
  grade (8, "ready"),
  outcome {
    at "needs_support",
    sets "support_needs gains learning, works_in_a_group becomes no",
    statement { fi "Tukea tarvitaan.", sv "Stöd behövs.", en "Support is needed." },
  },
  outcome { at "ready", sets "in_training becomes no", statement { fi "Valmis työhön.", en "Ready for work." } },
}

assessment "former_readiness" {
  name { fi "Vanha arviointi", sv "Den gamla bedömningen", en "The former assessment" },
  by "workshop",
  item "reads",
  points (1, "reads >= alone"),
  grade (0, "below"), grade (1, "above"),
  valid "to 2024-12-31",
}

service "workshop_days" {
  name { fi "Pajapäivät", sv "Verkstadsdagar", en "Workshop days" },
  because { fi "Tekemällä oppii.", sv "Man lär sig genom att göra.", en "One learns by doing." },
  kind "service", area "work",
  provider "workshop",
  entry (true),
  when "age in 16..64 and in_training is no",
}

service "job_coaching" {
  name { fi "Työhönvalmennus", sv "Jobbcoachning", en "Job coaching" },
  because { fi "Olet valmis.", sv "Du är färdig.", en "You are ready." },
  kind "service", area "work",
  provider "workshop",
  entry (true),
  when "readiness >= nearly_ready and not support_needs has health",
}

service "lake_course" {
  name { fi "Järvikurssi", sv "Sjökurs", en "Lake course" },
  because { fi "Järvi on lähellä.", sv "Sjön är nära.", en "The lake is near." },
  kind "training", area "education",
  provider "workshop",
  entry (true),
  when "age < 16",
}

obstacle "no_course_for_adults" {
  name { fi "Ei kurssia aikuisille", sv "Ingen kurs för vuxna", en "No course for adults" },
  scope "regional",
  when "age >= 16",
  blocks "lake_course",
}
