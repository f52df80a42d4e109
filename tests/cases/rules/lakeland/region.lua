-- A region that does not exist, for the tests of the messages: each kind of fact, each state of a
-- service. Some texts are missing in Swedish on purpose.

include "services"

region "lakeland" {
  name { fi "Järviseutu", sv "Sjölandet", en "Lakeland" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "901", municipality "902",
  time_zone "Europe/Helsinki",
  default_goal "job",
}

number "age" {
  name { fi "Ikä", sv "Ålder", en "Age" },
  asks { fi "Kuinka vanha olet?", sv "Hur gammal är du?", en "How old are you?" },
  between (0, 120),
}

choice "municipality" {
  name { fi "Kunta", sv "Kommun", en "Municipality" },
  asks { fi "Missä kunnassa asut?", sv "I vilken kommun bor du?", en "Where do you live?" },
  option "901" { fi "Ranta", sv "Strand", en "Ranta" },
  option "902" { fi "Saari", sv "Ön", en "Saari" },
  option "903" { fi "Muualla", sv "Annanstans", en "Elsewhere" },
}

date "arrival" {
  name { fi "Muuttopäivä", sv "Flyttdag", en "Day of arrival" },
  asks { fi "Milloin muutit?", sv "När flyttade du?", en "When did you move?" },
}

scale "finnish" {
  name { fi "Suomen kielen taito", sv "Kunskaper i finska", en "Skills in Finnish" },
  asks { fi "Miten osaat suomea?", sv "Hur bra kan du finska?", en "How well do you know Finnish?" },
  level "none" { fi "Ei lainkaan", sv "Inga", en "None" },
  level "A1.1" { fi "A1.1", sv "A1.1", en "A1.1" },
  level "A1.2" { fi "A1.2", sv "A1.2", en "A1.2" },
  level "A2.1" { fi "A2.1", sv "A2.1", en "A2.1" },
  level "A2.2" { fi "A2.2", sv "A2.2", en "A2.2" },
}

choice "employment" {
  name { fi "Työtilanne", sv "Sysselsättning", en "Employment" },
  asks { fi "Mikä on työtilanteesi?", sv "Arbetar du?", en "Do you work?" },
  option "employed" { fi "Töissä", sv "I arbete", en "Employed" },
  option "unemployed" { fi "Työtön", sv "Arbetslös", en "Unemployed" },
  option "student" { fi "Opiskelija", sv "Studerande", en "Student" },
}

choices "circumstances" {
  name { fi "Elämäntilanne", sv "Livssituation", en "Circumstances" },
  asks { fi "Mitä elämässäsi on nyt?", sv "Hur är ditt liv nu?", en "What is your life like now?" },
  option "caring_for_children" { fi "Hoitaa lapsia", sv "Sköter barn", en "Caring for children" },
  option "isolation" { fi "Yksinäisyys", sv "Ensamhet", en "Isolation" },
  option "debt" { fi "Velka", sv "Skulder", en "Debt" },
  default "()",
}

yes_or_no "consent" {
  name { fi "Suostumus", sv "Samtycke", en "Consent" },
  asks { fi "Haluatko osallistua?", sv "Vill du delta?", en "Do you want to take part?" },
}

yes_or_no "need_found" {
  name { fi "Tarve todettu", sv "Behov konstaterat", en "Need found" },
  asks { fi "Onko tarve todettu?", sv "Har behovet konstaterats?", en "Was the need found?" },
  stated_by "office",
}

concept "alone" {
  name { fi "Jäämässä yksin", sv "Riskerar att bli ensam", en "At risk of being alone" },
  when "circumstances has isolation and employment is unemployed",
  risk (true),
}

parameter "first_meeting" {
  value { says "2 months", valid "to 2024-12-31", basis "test" },
  value { says "1 month", valid "2025-01-01 on", basis "test" },
}

goal "job" {
  name { fi "Työpaikka", sv "Arbete", en "A job" },
  reached "employment is employed",
}

actor "office" {
  name { fi "Toimisto", sv "Kontoret", en "The office" },
  role "authority",
}

actor "school" {
  name { fi "Koulu", sv "Skolan", en "The school" },
  role "education",
  partner "office",
}

actor "club" {
  name { fi "Kerho", en "The club" },
  role "association",
}
