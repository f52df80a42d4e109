-- The Swedish path. S3-1: every text is in Swedish and in Finnish, which the checker sees to. S3-2: a
-- service may be there for one integration language, and the client's choice decides.

example "The assessment in Swedish comes first, and the other is the same assessment" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = swedish",
  expect_first "initial_assessment_swedish",
  expect_not "initial_assessment",
  expect_state "initial_assessment eligible",
}

example "On the Finnish path there is no assessment in Swedish" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = finnish",
  expect_first "initial_assessment",
  expect_state "initial_assessment_swedish not_eligible",
}

example "Which language: that is asked" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no",
  expect "initial_assessment",
  expect_state "initial_assessment_swedish possible",
  expect_question "integration_language",
}

example "Who is no jobseeker is assessed in Swedish by the municipality" {
  on_date "2026-11-23",
  given "age = 28, municipality = 893, arrival = 2026-08-03, residence_basis = family, employment = at_home, jobseeker = no, skills_assessed = no, integration_language = swedish, circumstances = (caring_for_children)",
  expect_first "initial_assessment_swedish",
}

example "While one assessment goes on the other does not begin" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = swedish",
  history "initial_assessment_swedish ongoing 2026-11-16 2026-11-30",
  expect_state "initial_assessment_swedish ongoing",
  expect_state "initial_assessment suppressed",
}

example "Assessed in Swedish: the plan is next" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, arrival = 2026-09-02, employment = unemployed, jobseeker = yes, integration_language = swedish, integration_plan = none, programme = not_started",
  history "initial_assessment_swedish completed 2026-10-05 2026-10-19",
  expect_first "integration_plan",
}

example "Assessed in Swedish at home with children: the municipality plans" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, arrival = 2026-09-02, employment = at_home, jobseeker = no, integration_language = swedish, integration_plan = none, programme = not_started",
  history "initial_assessment_swedish completed 2026-10-05 2026-10-19",
  expect_first "integration_plan",
}

example "With a plan: integration training in Swedish, and none in Finnish" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = unemployed, jobseeker = yes, integration_language = swedish, swedish = A1.1, finnish = none, literacy = latin_script, integration_plan = in_force, programme = not_started",
  expect_first "integration_training_swedish",
  expect_state "integration_training not_eligible",
  expect_not "swedish_online_studies",
}

example "Some Swedish and other letters: both would do, and reading leads" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = unemployed, jobseeker = yes, integration_language = swedish, swedish = A2.1, literacy = other_script, integration_plan = in_force, programme = not_started, education = basic, vocational_background = no",
  expect "literacy_training",
  expect_state "integration_training_swedish eligible",
}

example "Without Latin letters reading comes first" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = unemployed, jobseeker = yes, integration_language = swedish, swedish = none, literacy = none, integration_plan = in_force, programme = not_started",
  expect "literacy_training",
  expect_state "integration_training_swedish not_eligible",
}

example "At sixteen it is not yet for adults" {
  on_date "2026-11-23",
  given "age = 16, municipality = 598, employment = outside_labour_force, jobseeker = no, integration_language = swedish, swedish = A1.1, literacy = latin_script, integration_plan = in_force, programme = not_started",
  expect_state "integration_training_swedish not_eligible",
  expect "swedish_online_studies",
}

example "With enough Swedish the training is behind" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = unemployed, jobseeker = yes, integration_language = swedish, swedish = B1.1, literacy = latin_script, integration_plan = in_force, programme = completed, study_place = no, follow_up_plan = none",
  expect_state "integration_training_swedish not_eligible",
  expect_first "follow_up_plan",
}

example "Without a plan the online studies fill the time" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = unemployed, jobseeker = yes, integration_language = swedish, swedish = A1.1, literacy = latin_script, integration_plan = none",
  expect_state "integration_training_swedish not_eligible",
  expect "swedish_online_studies",
}

-- The end of the Swedish training is looked ahead to, like that of the Finnish one.
example "Six weeks before the end the follow-up is raised" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = student, jobseeker = yes, programme = ongoing, follow_up_plan = none, integration_language = swedish",
  history "integration_training_swedish ongoing 2026-02-02 2027-01-04",
  expect_first "follow_up_plan",
}

example "The training is behind, no job: the follow-up plan" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = at_home, jobseeker = no, study_place = no, follow_up_plan = none, integration_language = swedish",
  history "integration_training_swedish completed 2026-01-12 2026-10-30",
  expect_first "follow_up_plan",
}

example "Broken off: a new way is looked for" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = unemployed, jobseeker = yes, programme = interrupted, follow_up_plan = none, integration_language = swedish, swedish = A1.3",
  history "integration_training_swedish interrupted 2026-08-10 2026-11-02",
  expect "follow_up_plan",
}

example "Broken off long ago, completed later: no new way is needed" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, employment = employed, jobseeker = no, programme = completed, follow_up_plan = none, integration_language = swedish, swedish = B1.1",
  history "integration_training_swedish interrupted 2025-08-11 2025-11-03",
  expect_state "follow_up_plan not_eligible",
}
