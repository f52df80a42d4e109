-- What must come out in Kainuu. The comment before an example names the capability it shows.
-- Whole paths, step by step, are in examples_paths.lua.

-- S0-1: what is on offer here, in this municipality.
example "In Kajaani there are Finnish courses" {
  on_date "2026-11-23",
  given "age = 31, municipality = 205, employment = at_home, jobseeker = no, integration_language = finnish, finnish = A1.1, literacy = latin_script, integration_plan = none",
  expect "kajaani_language_training",
  expect_not "part_time_language_studies",
  expect_state "part_time_language_studies eligible",
}

example "In Puolanka the courses of Kajaani are no offer" {
  on_date "2026-11-23",
  given "age = 31, municipality = 620, employment = at_home, jobseeker = no, integration_language = finnish, finnish = A1.1, literacy = latin_script, integration_plan = none",
  expect_state "kajaani_language_training not_eligible",
  expect "part_time_language_studies",
}

example "Where does the client live? It is asked" {
  on_date "2026-11-23",
  given "age = 31, employment = unemployed, jobseeker = yes",
  expect_state "kainuu_networks possible",
  expect_question "municipality",
}

-- S0-2: one person's situation is the only input that guidance needs to begin.
example "A place and an age are enough to begin guidance" {
  on_date "2026-11-23",
  given "age = 44, municipality = 777, employment = outside_labour_force",
  expect "polku_guidance",
  expect "kainuu_networks",
  expect_question "jobseeker",
}

example "A newly arrived jobseeker is assessed first, and guided beside it" {
  on_date "2026-11-23",
  given "age = 30, municipality = 205, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no",
  expect_first "initial_assessment",
  expect "polku_guidance",
  expect "basic_information",
}

-- S0-4: networks beside services, as equals.
example "A lonely client is led to people" {
  on_date "2026-11-23",
  given "age = 52, municipality = 765, employment = employed, jobseeker = no, integration_language = finnish, finnish = B2.1, circumstances = (isolation)",
  expect "kainuu_networks",
  expect "association_activity",
  expect "social_guidance",
}

example "Students have a network of their own, not two" {
  on_date "2026-11-23",
  given "age = 21, municipality = 205, employment = student, jobseeker = no, study_place = yes",
  expect "kainuu_student_network",
  expect_not "student_community",
  expect_state "student_community eligible",
}

-- S0-5: needs in all seven areas of life are met, or are seen not to be.
example "Needs all over: each area finds its service" {
  on_date "2026-11-23",
  given "age = 33, municipality = 205, arrival = 2026-09-01, employment = unemployed, jobseeker = yes, skills_assessed = yes, integration_plan = in_force, programme = not_started, civic_orientation = no, integration_language = finnish, finnish = A1.1, literacy = latin_script, education = basic, study_place = no, vocational_background = no, social_assistance = yes, support_needs = (errands, social_work), wishes = (work, participation), consent = yes",
  expect "civic_orientation",                     -- arrival
  expect "errand_support",                        -- everyday life
  expect "integration_training",                  -- language
  expect "integration_social_work",               -- livelihood
  expect "polku_guidance",                        -- education and work
  expect "mentoring",                             -- work
  expect "kainuu_networks",                       -- participation
}

example "A need that nothing here meets is named as an obstacle" {
  on_date "2026-11-23",
  given "age = 33, municipality = 290, employment = unemployed, jobseeker = yes, integration_language = swedish, swedish = A1.2, literacy = latin_script, integration_plan = in_force, programme = not_started",
  expect_obstacle "no_local_swedish_training",
  expect "swedish_online_studies",
  expect_state "integration_training not_eligible",
}

-- S0-6: language and employment weigh most.
example "Language comes before everything else that is open" {
  on_date "2026-11-23",
  given "age = 33, municipality = 205, employment = unemployed, jobseeker = yes, skills_assessed = yes, integration_plan = in_force, programme = not_started, civic_orientation = no, integration_language = finnish, finnish = A1.1, literacy = latin_script, education = basic, vocational_background = no, self_reliance = needs_company, wishes = (participation)",
  expect_first "integration_training",
  expect_not "kajaani_language_training",
}

example "Work comes first for whoever can work" {
  on_date "2026-11-23",
  given "age = 33, municipality = 205, employment = unemployed, jobseeker = yes, programme = completed, follow_up_plan = in_force, employment_plan = yes, finnish = B1.1, education = upper_secondary, vocational_background = no, work_experience_in_finland = yes, wishes = (work, participation)",
  expect_first "job_search",
}

-- S0-8: what a client sees; the notes and the guide are for counsellors alone.
example "The counsellor is offered the description of the model" {
  on_date "2026-11-23",
  given "age = 30, municipality = 205",
  expect "polku_model_guide",
}

-- S0-9: basic information for everyone, whatever is known.
example "Nothing is known, and there is information" {
  on_date "2026-11-23",
  expect "basic_information",
  expect "association_activity",
}

example "A retired resident is informed and finds people" {
  on_date "2026-11-23",
  given "age = 74, municipality = 697, employment = retired, residence_basis = family, jobseeker = no",
  expect "basic_information",
  expect "kainuu_networks",
  expect_state "polku_guidance not_eligible",
}

example "An asylum seeker too" {
  on_date "2026-11-23",
  given "age = 19, municipality = 578, employment = outside_labour_force, residence_basis = asylum_seeker, jobseeker = no",
  expect "basic_information",
  expect "kainuu_networks",
  expect "polku_guidance",
}

-- S0-11: the model has its years; before them there was no POLKU.
example "Before the project there was no POLKU guidance" {
  on_date "2012-06-01",
  given "age = 30, municipality = 205, employment = unemployed, jobseeker = yes",
  expect_state "polku_guidance closed",
  expect "basic_information",
}

example "In the project's years there was" {
  on_date "2013-06-03",
  given "age = 30, municipality = 205, employment = unemployed, jobseeker = yes",
  expect "polku_guidance",
  expect_state "civic_orientation closed",
}

-- S0-12: the same need, another route by what one can already do.
example "The same need of Finnish, no literacy yet" {
  on_date "2026-11-23",
  given "age = 29, municipality = 205, employment = unemployed, jobseeker = yes, integration_plan = in_force, programme = not_started, integration_language = finnish, finnish = none, literacy = other_script, education = none",
  expect "literacy_training",
  expect_not "integration_training",
  expect_state "kajaani_language_training not_eligible",
}

example "The same need of Finnish, an occupation and some Finnish" {
  on_date "2026-11-23",
  given "age = 29, municipality = 205, employment = unemployed, jobseeker = yes, integration_plan = in_force, programme = not_started, integration_language = finnish, finnish = A2.1, literacy = latin_script, education = upper_secondary, vocational_background = yes, wants_same_field = yes, wishes = (work)",
  expect_first "work_and_language_model",
  expect_not "integration_training",
}

example "The same need of Finnish beside a job" {
  on_date "2026-11-23",
  given "age = 29, municipality = 105, employment = employed, recruited_from_abroad = yes, jobseeker = no, integration_language = finnish, finnish = A1.2, literacy = latin_script",
  expect "part_time_language_studies",
  expect "professional_network",
}

-- What Kainuu changed: guidance of daily life outside social care is in Kajaani alone.
example "Daily life in Suomussalmi is a matter of social guidance" {
  on_date "2026-11-23",
  given "age = 45, municipality = 777, employment = at_home, jobseeker = no, support_needs = (everyday_life)",
  expect "social_guidance",
  expect_state "everyday_life_guidance not_eligible",
}
