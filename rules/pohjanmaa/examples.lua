-- What must come out in Ostrobothnia. The comment before an example names the capability it shows. The
-- Swedish path and the groups that stay outside services have their own files.

-- S3-3: many municipalities, different units, one model.
example "In Jakobstad the common unit of six municipalities" {
  on_date "2026-11-23",
  given "age = 31, municipality = 598, arrival = 2026-09-01, employment = unemployed, jobseeker = yes",
  expect "jakobstad_integration_unit",
  expect_not "good_start_guidance",
  expect_state "vaasa_integration_services not_eligible",
}

example "In Larsmo the same unit" {
  on_date "2026-11-23",
  given "age = 31, municipality = 440, arrival = 2026-09-01, employment = at_home, jobseeker = no, residence_basis = family",
  expect "jakobstad_integration_unit",
}

example "In Vaasa the city's own services" {
  on_date "2026-11-23",
  given "age = 31, municipality = 905, arrival = 2026-09-01, employment = unemployed, jobseeker = yes",
  expect "vaasa_integration_services",
  expect_state "jakobstad_integration_unit not_eligible",
}

example "In Närpes neither unit, and the common guidance" {
  on_date "2026-11-23",
  given "age = 31, municipality = 545, arrival = 2026-09-01, employment = employed, jobseeker = no, residence_basis = work",
  expect "good_start_guidance",
  expect_state "jakobstad_integration_unit not_eligible",
  expect_state "vaasa_integration_services not_eligible",
}

example "Where the client lives is asked" {
  on_date "2026-11-23",
  given "age = 31, arrival = 2026-09-01, employment = unemployed, jobseeker = yes",
  expect_question "municipality",
  expect_state "jakobstad_integration_unit possible",
}

-- S3-5: the assessment where it is needed, and before a plan.
example "A jobseeker is assessed first, and there is no plan before it" {
  on_date "2026-11-23",
  given "age = 31, municipality = 499, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = finnish, integration_plan = none, programme = not_started",
  expect_first "initial_assessment",
  expect_state "integration_plan not_eligible",
}

example "After the assessment the plan" {
  on_date "2026-11-23",
  given "age = 31, municipality = 499, arrival = 2026-09-02, employment = unemployed, jobseeker = yes, integration_language = finnish, integration_plan = none, programme = not_started",
  history "initial_assessment completed 2026-10-05 2026-10-19",
  expect_first "integration_plan",
}

example "Whoever works and asks for nothing needs no assessment" {
  on_date "2026-11-23",
  given "age = 45, municipality = 545, arrival = 2026-02-02, employment = employed, jobseeker = no, residence_basis = work, skills_assessed = no, social_assistance = no, home_care_allowance = no, integration_language = swedish",
  expect_state "initial_assessment not_eligible",
  expect_state "initial_assessment_swedish not_eligible",
  expect "good_start_guidance",
}

-- S3-7: those whom an employer recruits are announced; on the day the services are there.
example "Two months before a recruited welder moves in, the services are prepared" {
  on_date "2026-11-23",
  given "age = 34, municipality = 288, arrival = 2027-01-18, employment = employed, jobseeker = no, residence_basis = work, recruited_from_abroad = yes",
  expect_first "arrival_services",
}

example "In the first week they are due" {
  on_date "2027-01-20",
  given "age = 34, municipality = 288, arrival = 2027-01-18, employment = employed, jobseeker = no, residence_basis = work, recruited_from_abroad = yes, integration_language = swedish, swedish = none, literacy = latin_script, language_test = none",
  expect_first "arrival_services",
  expect "testipiste",
  expect "swedish_online_studies",
  expect "jakobstad_integration_unit",
}

example "Half a year after the move they are history" {
  on_date "2026-11-23",
  given "age = 34, municipality = 288, arrival = 2026-05-04, employment = employed, jobseeker = no, residence_basis = work, recruited_from_abroad = yes",
  expect_state "arrival_services not_eligible",
  expect "jakobstad_integration_unit",
}

example "Who comes for family reasons is welcomed by the guidance" {
  on_date "2026-11-23",
  given "age = 34, municipality = 475, arrival = 2026-11-02, employment = at_home, jobseeker = no, residence_basis = family",
  expect_state "arrival_services not_eligible",
  expect "good_start_guidance",
}

-- S3-9: a need that no service of the region meets is named, with whose matter it is.
example "A nurse on the Swedish path: no model of work and language in Swedish" {
  on_date "2026-11-23",
  given "age = 36, municipality = 598, employment = unemployed, jobseeker = yes, education = higher, integration_language = swedish, swedish = A2.1, literacy = latin_script, integration_plan = in_force, programme = not_started",
  expect_obstacle "no_swedish_work_model",
  expect "integration_training_swedish",
}

example "A language beside the job has no joint funding, anywhere in the country" {
  on_date "2026-11-23",
  given "age = 34, municipality = 545, employment = employed, jobseeker = no, integration_language = swedish, swedish = A1.1, literacy = latin_script",
  expect_obstacle "no_joint_funding",
  expect "swedish_online_studies",
}

-- S3-12: a level of language and the tool that it comes from.
example "A level that nobody tested yet" {
  on_date "2026-11-23",
  given "age = 31, municipality = 905, arrival = 2026-09-01, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = finnish, finnish = A1.2, language_test = none",
  expect "testipiste",
  expect_first "initial_assessment",
}

example "Tested at Testipiste: on to the assessment with the result" {
  on_date "2026-11-23",
  given "age = 31, municipality = 905, arrival = 2026-09-01, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = finnish, finnish = A1.3",
  history "testipiste completed 2026-11-09 2026-11-09",
  expect_first "initial_assessment",
  expect_state "testipiste completed",
}

example "A certificate is a tested level" {
  on_date "2026-11-23",
  given "age = 31, municipality = 905, employment = unemployed, jobseeker = yes, integration_language = finnish, finnish = B1.1, language_test = yki",
  expect_state "testipiste not_eligible",
}

example "Fluent Finnish is not tested again" {
  on_date "2026-11-23",
  given "age = 31, municipality = 905, employment = student, jobseeker = no, integration_language = finnish, finnish = C1.1, language_test = none",
  expect_state "testipiste not_eligible",
}

example "A child is tested at school" {
  on_date "2026-11-23",
  given "age = 12, municipality = 905, employment = student, jobseeker = no, integration_language = finnish, finnish = A1.1, language_test = none",
  expect_state "testipiste not_eligible",
  expect "vaasa_integration_services",
}
