-- People and places: what is there in one municipality and missing in the next, and what is not for clients.

-- S4-6: local actors, by municipality.
example "In Rautalampi there is a group" {
  on_date "2026-11-23",
  given "age = 36, municipality = 686, employment = at_home, jobseeker = no, circumstances = (isolation)",
  expect "rautalampi_peer_group",
}

-- S4-7: in the next municipality there is none, and that is said and counted.
example "In Vesanto there is none: whoever is lonely there shows what is missing" {
  on_date "2026-11-23",
  given "age = 36, municipality = 921, employment = at_home, jobseeker = no, circumstances = (isolation), consent = yes",
  expect_state "rautalampi_peer_group not_eligible",
  expect_obstacle "no_peer_group_nearby",
  expect "volunteer_friend",
}

example "Whoever wishes for people in Suonenjoki misses it too" {
  on_date "2026-11-23",
  given "age = 36, municipality = 778, employment = employed, jobseeker = no, wishes = (participation), consent = yes",
  expect_obstacle "no_peer_group_nearby",
  expect "volunteer_friend",
}

-- Training is far: the obstacle is the municipality's, and there is still a way.
example "In Tervo there is no integration training, and Finnish all the same" {
  on_date "2026-11-23",
  given "age = 33, municipality = 844, employment = unemployed, jobseeker = yes, integration_plan = in_force, programme = not_started, integration_language = finnish, finnish = A1.1, literacy = latin_script",
  expect_obstacle "no_integration_training_nearby",
  expect_state "integration_training not_eligible",
  expect "part_time_language_studies",
  expect "language_practice",
}

example "In Suonenjoki there is" {
  on_date "2026-11-23",
  given "age = 33, municipality = 778, employment = unemployed, jobseeker = yes, integration_plan = in_force, programme = not_started, integration_language = finnish, finnish = A1.1, literacy = latin_script, first_permit = 2026-03-02",
  expect_first "integration_training",
  expect "language_practice",
  expect_state "part_time_language_studies not_eligible",
}

example "At work training in the daytime is not missed" {
  on_date "2026-11-23",
  given "age = 33, municipality = 844, employment = employed, jobseeker = no, integration_language = finnish, finnish = A1.1, literacy = latin_script",
  expect_first "part_time_language_studies",
}

example "At sixteen there is school, and online studies beside it" {
  on_date "2026-11-23",
  given "age = 16, municipality = 844, employment = student, jobseeker = no, integration_language = finnish, finnish = A1.3, literacy = other_script",
  expect "part_time_language_studies",
}

example "A child learns at school, and speaks with people" {
  on_date "2026-11-23",
  given "age = 11, municipality = 844, employment = student, jobseeker = no, integration_language = finnish, finnish = A1.1, literacy = other_script",
  expect_state "part_time_language_studies not_eligible",
  expect "language_practice",
}

example "Whoever cares for children learns near home" {
  on_date "2026-11-23",
  given "age = 33, municipality = 778, employment = unemployed, jobseeker = yes, integration_plan = none, integration_language = finnish, finnish = A1.1, literacy = latin_script, wishes = (language), circumstances = (caring_for_children)",
  expect "part_time_language_studies",
  expect "language_practice",
}

example "After the programme the language goes on" {
  on_date "2026-11-23",
  given "age = 33, municipality = 778, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = in_force, integration_language = finnish, finnish = A1.3, obstacles = (weak_language)",
  expect "part_time_language_studies",
  expect "language_practice",
  expect_state "integration_training not_eligible",
}

example "With enough Finnish there is no need of practice" {
  on_date "2026-11-23",
  given "age = 33, municipality = 778, employment = unemployed, jobseeker = yes, integration_language = finnish, finnish = B2.1, first_permit = 2020-03-02",
  expect_state "language_practice not_eligible",
  expect_state "part_time_language_studies not_eligible",
}

-- Civic skills: for whoever has not had civic orientation, or wants to learn a thing.
example "Digital skills are practised together" {
  on_date "2026-11-23",
  given "age = 58, municipality = 595, employment = unemployed, jobseeker = yes, self_reliance = manages, support_needs = (digital_skills), civic_orientation = yes",
  expect "civic_skills_practice",
}

example "No civic orientation yet: it is practised here meanwhile" {
  on_date "2026-11-23",
  given "age = 27, municipality = 595, employment = employed, jobseeker = no, self_reliance = manages, support_needs = (), civic_orientation = no",
  expect "civic_skills_practice",
}

-- Volunteers: only with consent.
example "A friend for a refugee who wants one" {
  on_date "2026-11-23",
  given "age = 46, municipality = 239, residence_basis = quota_refugee, employment = unemployed, jobseeker = yes, consent = yes",
  expect "volunteer_friend",
}

example "Nobody is given a friend against their will" {
  on_date "2026-11-23",
  given "age = 46, municipality = 239, residence_basis = quota_refugee, employment = unemployed, jobseeker = yes, consent = no",
  expect_state "volunteer_friend not_eligible",
  expect "kotoutumisstartti_personal",
}

-- S4-8: material for another audience. S4-2: the description that others may build on.
example "Employers find their guide, staff their induction and the description, counsellors the list" {
  on_date "2026-11-23",
  given "municipality = 686",
  expect "employer_guide",
  expect "worker_orientation",
  expect "integration_services_description",
  expect "local_actors_list",
}
