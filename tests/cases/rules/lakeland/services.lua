service "welcome" {
  name { fi "Tervetuloa", sv "Välkommen", en "Welcome" },
  summary { fi "Tietoa kaikille.", sv "Information till alla.", en "Information for everyone." },
  kind "service",
  area "arrival",
  provider "office",
  entry (true), everywhere (true), always (true), repeatable (true),
}

service "first_meeting_service" {
  name { fi "Ensitapaaminen", sv "Första mötet", en "First meeting" },
  summary { fi "Alku.", sv "Början.", en "The beginning." },
  because { fi "Kaikki alkaa tästä.", sv "Allt börjar här.", en "Everything begins here." },
  note { fi "Varaa tulkki.", sv "Boka en tolk.", en "Book an interpreter." },
  kind "service",
  area "arrival", area "work",
  provider "office",
  entry (true),
  when "age >= 17",
  priority (60),
  prefer {
    points (15),
    when "employment is unemployed",
    because { fi "Olet työtön.", sv "Du är arbetslös.", en "You are out of work." },
  },
  start_within "first_meeting of arrival",
  takes "2 weeks",
}

service "course" {
  name { fi "Kielikurssi", sv "Språkkurs", en "Language course" },
  summary { fi "Suomea.", sv "Finska.", en "Finnish." },
  kind "training",
  area "language",
  provider "school",
  when "finnish < A2.1 and age in 17..64",
  gives "finnish reaches A2.1",
  overlaps "language",
  waits "2-4 weeks",
  takes "20 weeks",
  priority (50),
}

service "evening_course" {
  name { fi "Iltakurssi", sv "Kvällskurs", en "Evening course" },
  summary { fi "Suomea illalla.", sv "Finska på kvällen.", en "Finnish in the evening." },
  kind "training",
  area "language",
  provider "school",
  entry (true),
  when "finnish < A2.1",
  gives "finnish reaches A1.2",
  overlaps "language",
  priority (40),
}

service "cafe" {
  name { fi "Kielikahvila", en "Language café" },
  summary { fi "Juttelua.", en "Talking." },
  kind "service",
  area "participation",
  provider "club",
  entry (true),
  in_municipality "901",
  voluntary (true),
  gives "circumstances loses isolation",
}

service "coaching" {
  name { fi "Valmennus", sv "Coachning", en "Coaching" },
  summary { fi "Apua työnhakuun.", sv "Hjälp att söka arbete.", en "Help with finding work." },
  kind "service",
  area "work",
  provider "office",
  entry (true),
  when "need_found and employment is unemployed",
  capacity (2),
  decided_by "office",
  valid "2020-01-01 on",
  priority (30),
  gives "employment becomes employed",
}

service "debt_advice" {
  name { fi "Velkaneuvonta", sv "Skuldrådgivning", en "Debt advice" },
  summary { fi "Apua velkoihin.", sv "Hjälp med skulder.", en "Help with debts." },
  kind "service",
  area "livelihood",
  provider "office",
  entry (true),
  when "circumstances has debt",
}

service "employer_info" {
  name { fi "Tietoa työnantajille", sv "Information till arbetsgivare", en "For employers" },
  summary { fi "Palkkaajalle.", sv "Till den som anställer.", en "For those who hire." },
  kind "material",
  area "work",
  provider "office",
  audience "employer",
  entry (true), everywhere (true),
}

transition "meeting_to_course" {
  from "first_meeting_service", to "course",
  by "office",
  within "4 weeks",
  hands_over { fi "Suunnitelma", sv "Planen", en "The plan" },
  reports_to "office",
  because { fi "Tapaamisessa sovittiin kurssista.", sv "Man kom överens om kursen.", en "The course was agreed on." },
}

obstacle "no_course_nearby" {
  name { fi "Kurssia ei ole lähellä", sv "Ingen kurs i närheten", en "No course nearby" },
  remedy { fi "Järjestäkää etäkurssi.", sv "Ordna en distanskurs.", en "Offer a course online." },
  scope "regional",
  when "municipality is 902",
  blocks "course",
}
