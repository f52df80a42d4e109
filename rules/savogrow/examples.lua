-- What must come out in the SavoGrow municipalities: the integration start, and what takes over from it.
-- The comment before an example names the capability it shows. People and places are in examples_local.lua.

-- S4-4: nothing else has begun, so there is the start.
example "Nothing is known and nothing has begun: a start" {
  on_date "2026-11-23",
  given "municipality = 844",
  expect "kotoutumisstartti_personal",
  expect "basic_information",
}

example "Just arrived: assessed, and started with beside it" {
  on_date "2026-11-23",
  given "age = 30, municipality = 686, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no",
  expect_first "initial_assessment",
  expect "kotoutumisstartti_personal",
}

example "Integration training has begun: the start makes room" {
  on_date "2026-11-23",
  given "age = 30, municipality = 778, employment = student, jobseeker = yes, programme = ongoing, self_reliance = needs_company",
  history "integration_training ongoing 2026-10-05 2027-06-18",
  expect_state "kotoutumisstartti_personal not_eligible",
  expect_state "kotoutumisstartti_group not_eligible",
}

example "After the training it is no start any more" {
  on_date "2026-11-23",
  given "age = 30, municipality = 778, employment = unemployed, jobseeker = yes, study_place = no, follow_up_plan = none, self_reliance = manages",
  history "integration_training completed 2025-10-06 2026-06-18",
  expect_state "kotoutumisstartti_group not_eligible",
  expect_first "follow_up_plan",
}

example "Another service goes on, and help to begin is still needed" {
  on_date "2026-11-23",
  given "age = 50, municipality = 921, employment = at_home, jobseeker = no, self_reliance = needs_company",
  history "association_activity ongoing 2026-10-05 2026-12-18",
  expect "kotoutumisstartti_personal",
}

example "Another service goes on, and the client manages" {
  on_date "2026-11-23",
  given "age = 50, municipality = 921, employment = at_home, jobseeker = no, self_reliance = manages",
  history "association_activity ongoing 2026-10-05 2026-12-18",
  expect_state "kotoutumisstartti_personal not_eligible",
  expect_state "kotoutumisstartti_group not_eligible",
}

example "Whether help is needed is asked when it decides" {
  on_date "2026-11-23",
  given "age = 50, municipality = 921, employment = at_home, jobseeker = no",
  history "association_activity ongoing 2026-10-05 2026-12-18",
  expect_state "kotoutumisstartti_personal possible",
  expect_question "self_reliance",
}

-- S4-5: two forms of one start; one at a time.
example "Who needs company is guided alone" {
  on_date "2026-11-23",
  given "age = 44, municipality = 595, employment = at_home, jobseeker = no, self_reliance = needs_company",
  expect "kotoutumisstartti_personal",
  expect_not "kotoutumisstartti_group",
  expect_state "kotoutumisstartti_group eligible",
}

example "Who manages joins the group" {
  on_date "2026-11-23",
  given "age = 44, municipality = 595, employment = at_home, jobseeker = no, self_reliance = manages",
  expect "kotoutumisstartti_group",
  expect_not "kotoutumisstartti_personal",
}

example "While the personal start goes on the group waits" {
  on_date "2026-11-23",
  given "age = 44, municipality = 595, employment = at_home, jobseeker = no, self_reliance = needs_advice",
  history "kotoutumisstartti_personal ongoing 2026-11-02 2027-01-15",
  expect_state "kotoutumisstartti_personal ongoing",
  expect_state "kotoutumisstartti_group suppressed",
}

-- S4-12: as much hand-holding as is needed, and no more.
example "With company first" {
  on_date "2026-11-23",
  given "age = 63, municipality = 239, employment = outside_labour_force, jobseeker = no, self_reliance = needs_company, support_needs = (errands), consent = yes",
  expect "kotoutumisstartti_personal",
  expect "errand_support",
  expect "civic_skills_practice",
  expect "volunteer_friend",
}

example "Then with advice" {
  on_date "2026-11-23",
  given "age = 63, municipality = 239, employment = outside_labour_force, jobseeker = no, self_reliance = needs_advice, circumstances = ()",
  expect "kotoutumisstartti_personal",
  expect "civic_skills_practice",
  expect_state "errand_support possible",
}

example "Then alone" {
  on_date "2026-11-23",
  given "age = 63, municipality = 239, employment = outside_labour_force, jobseeker = no, self_reliance = manages, support_needs = (), civic_orientation = yes, consent = yes",
  expect_state "civic_skills_practice not_eligible",
  expect_state "errand_support not_eligible",
  expect "kotoutumisstartti_group",
}

-- S4-9: those who come to a job are a group of their own.
example "A recruited gardener: the group, the language beside the job, and a friend" {
  on_date "2026-11-23",
  given "age = 29, municipality = 778, arrival = 2026-09-07, residence_basis = work, recruited_from_abroad = yes, employment = employed, jobseeker = no, integration_language = finnish, finnish = none, literacy = latin_script, self_reliance = manages, consent = yes",
  expect "part_time_language_studies",
  expect "kotoutumisstartti_group",
  expect "language_practice",
  expect "volunteer_friend",
  expect_obstacle "no_joint_funding",
}

example "Recruited five years ago is not new any more" {
  on_date "2026-11-23",
  given "age = 34, municipality = 778, arrival = 2021-09-06, residence_basis = work, recruited_from_abroad = yes, employment = employed, jobseeker = no, self_reliance = manages, consent = yes",
  expect_state "volunteer_friend not_eligible",
}

-- The start leads on to work and training.
example "From the start to the search for a job" {
  on_date "2026-11-23",
  given "age = 41, municipality = 686, employment = unemployed, jobseeker = yes, employment_plan = yes, finnish = B1.1, education = upper_secondary, vocational_background = yes, wants_same_field = no, wishes = (work), self_reliance = manages",
  history "kotoutumisstartti_group completed 2026-09-07 2026-11-06",
  expect_first "job_search",
}

example "From the start to the application" {
  on_date "2026-11-23",
  given "age = 19, municipality = 686, employment = unemployed, jobseeker = yes, study_place = no, finnish = B1.1, education = basic, wishes = (vocational_studies)",
  history "kotoutumisstartti_personal completed 2026-09-07 2026-11-06",
  expect "study_application",
}

-- What is national holds here too.
example "The end of the programme here as elsewhere" {
  on_date "2026-11-23",
  given "age = 41, municipality = 595, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = none",
  expect_first "follow_up_plan",
}

example "In 2017 by the earlier Act" {
  on_date "2017-09-04",
  given "age = 41, municipality = 595, arrival = 2017-08-01, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = in_force, civic_orientation = no",
  expect_first "initial_assessment",
  expect_state "civic_orientation closed",
  expect "kotoutumisstartti_personal",
}
