number "age" { name { fi "Ikä", sv "Ålder", en "Age" }, asks { fi "?", sv "?", en "?" }, between (0, 120) }
yes_or_no "consent" { name { fi "Suostumus", sv "Samtycke", en "Consent" }, asks { fi "?", sv "?", en "?" } }
yes_or_no "jobseeker" { name { fi "Työnhakija", sv "Arbetssökande", en "Jobseeker" }, asks { fi "?", sv "?", en "?" } }
choice "gender" {
  name { fi "Sukupuoli", sv "Kön", en "Gender" },
  statistics_only (true),
  option "female" { fi "Nainen", sv "Kvinna", en "Female" },
  option "male" { fi "Mies", sv "Man", en "Male" },
}
choice "municipality" {
  name { fi "Kotikunta", sv "Hemkommun", en "Municipality" }, asks { fi "?", sv "?", en "?" },
  option "091" { fi "Helsinki", sv "Helsingfors", en "Helsinki" },
  option "205" { fi "Kajaani", sv "Kajana", en "Kajaani" },
}
choice "employment" {
  name { fi "Työtilanne", sv "Arbetssituation", en "Employment" }, asks { fi "?", sv "?", en "?" },
  option "employed" { fi "Töissä", sv "I arbete", en "Employed" },
  option "unemployed" { fi "Työtön", sv "Arbetslös", en "Unemployed" },
  option "student" { fi "Opiskelija", sv "Studerande", en "Student" },
}
scale "finnish" {
  name { fi "Suomen taito", sv "Kunskaper i finska", en "Finnish" }, asks { fi "?", sv "?", en "?" },
  level "none" { fi "Ei", sv "Ingen", en "None" },
  level "A1.1" { fi "A1.1", sv "A1.1", en "A1.1" },
  level "A2.1" { fi "A2.1", sv "A2.1", en "A2.1" },
  level "A2.2" { fi "A2.2", sv "A2.2", en "A2.2" },
  level "B1.1" { fi "B1.1", sv "B1.1", en "B1.1" },
}
choices "circumstances" {
  name { fi "Elämäntilanne", sv "Livssituation", en "Circumstances" }, asks { fi "?", sv "?", en "?" },
  option "trauma" { fi "Trauma", sv "Trauma", en "Trauma" },
  option "debt" { fi "Velka", sv "Skuld", en "Debt" },
}
date "arrival" { name { fi "Muuttopäivä", sv "Flyttdag", en "Day of arrival" }, asks { fi "?", sv "?", en "?" } }

concept "starter" {
  name { fi "Aloittaja", sv "Nybörjare", en "Starter" },
  when "finnish < A2.1 and age in 17..64 and jobseeker",
}

parameter "youth_limit" {
  value { says (25), valid "2000-01-01 on", basis "Practice" },
}
parameter "start_time" {
  value { says "2 months", valid "2000-01-01 on", basis "Practice" },
}

concept "fresh" {
  name { fi "Uusi", sv "Ny", en "Fresh" },
  when "age < youth_limit and arrival within last start_time and municipality is 091 and circumstances has trauma",
}

actor "office" { name { fi "Toimisto", sv "Byrån", en "Office" }, role "authority" }

goal "work" {
  name { fi "Työ", sv "Arbete", en "Work" },
  reached "employment is employed",
}

service "guidance" {
  name { fi "Ohjaus", sv "Handledning", en "Guidance" },
  summary { fi "Ohjausta.", sv "Handledning.", en "Guidance." },
  because { fi "Alku.", sv "Början.", en "A start." },
  kind "service", area "arrival", provider "office", entry (true), voluntary (true),
  when "starter or fresh",
}

service "training" {
  name { fi "Koulutus", sv "Utbildning", en "Training" },
  summary { fi "Koulutusta.", sv "Utbildning.", en "Training." },
  because { fi "Kieli.", sv "Språket.", en "The language." },
  kind "training", area "language", area "work", provider "office",
  gives "finnish reaches B1.1, employment becomes employed",
  takes "30-40 weeks",
}

transition "guidance_to_training" {
  from "guidance", to "training", by "office", within "4 weeks",
}
