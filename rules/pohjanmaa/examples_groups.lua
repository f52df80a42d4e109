-- S3-4: every group finds its way, whatever the reason of coming. S3-8: also those outside the services.
-- S3-13: what is sensitive decides, and is shown to nobody who need not know.

example "A student from abroad" {
  on_date "2026-11-23",
  given "age = 22, municipality = 905, arrival = 2026-08-17, residence_basis = study, employment = student, jobseeker = no, study_place = yes",
  expect "vaasa_integration_services",
  expect "student_community",
}

example "An asylum seeker" {
  on_date "2026-11-23",
  given "age = 26, municipality = 287, residence_basis = asylum_seeker, employment = outside_labour_force, jobseeker = no, skills_assessed = no",
  expect "good_start_guidance",
  expect "association_activity",
  expect_state "initial_assessment not_eligible",
}

example "A quota refugee family" {
  on_date "2026-11-23",
  given "age = 40, municipality = 545, first_permit = 2026-03-02, residence_basis = quota_refugee, employment = outside_labour_force, jobseeker = no, skills_assessed = no, integration_language = swedish",
  expect_first "initial_assessment_swedish",
  expect "good_start_guidance",
}

example "A mother at home is no customer of the employment authority, and has a way" {
  on_date "2026-11-23",
  given "age = 33, municipality = 946, arrival = 2026-04-01, residence_basis = family, employment = at_home, jobseeker = no, skills_assessed = no, integration_language = finnish, circumstances = (caring_for_children)",
  expect_first "initial_assessment",
  expect "jakobstad_integration_unit",
  expect "leisure_activity",
}

example "A young man with a disability" {
  on_date "2026-11-23",
  given "age = 20, municipality = 231, arrival = 2025-06-02, residence_basis = family, employment = outside_labour_force, jobseeker = no, skills_assessed = no, study_place = no, integration_language = finnish, education = basic, vocational_background = no, circumstances = (disability)",
  expect_first "initial_assessment",
  expect "youth_route",
  expect "rehabilitation",
}

example "A victim of trafficking who is reached after five years" {
  on_date "2026-11-23",
  given "age = 29, municipality = 599, arrival = 2021-05-03, first_permit = 2021-05-03, employment = unemployed, jobseeker = no, skills_assessed = no, integration_language = swedish, circumstances = (trafficking_victim)",
  expect_first "initial_assessment_swedish",
  expect "integration_social_work",
  expect "jakobstad_integration_unit",
}

example "The same, without that: the three years are over" {
  on_date "2026-11-23",
  given "age = 29, municipality = 599, arrival = 2021-05-03, first_permit = 2021-05-03, residence_basis = other, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = swedish",
  expect_state "initial_assessment_swedish not_eligible",
  expect "good_start_guidance",
}

-- Employment of the young and of others in a weak position.
example "A young jobseeker without a study place" {
  on_date "2026-11-23",
  given "age = 19, municipality = 399, employment = unemployed, jobseeker = yes, study_place = no",
  expect "youth_route",
}

example "Not young, and in a weak position" {
  on_date "2026-11-23",
  given "age = 47, municipality = 280, employment = unemployed, jobseeker = yes, study_place = no, education = basic, vocational_background = no, finnish = A1.3, swedish = none",
  expect "youth_route",
}

example "Neither young nor in a weak position" {
  on_date "2026-11-23",
  given "age = 47, municipality = 280, employment = unemployed, jobseeker = yes, study_place = no, education = higher, vocational_background = yes, finnish = B1.1, circumstances = ()",
  expect_state "youth_route not_eligible",
}

example "With a study place the route is found" {
  on_date "2026-11-23",
  given "age = 19, municipality = 280, employment = unemployed, jobseeker = yes, study_place = yes",
  expect_state "youth_route not_eligible",
}

-- S3-6: steps that can be followed up: an owner, an order, a next step.
example "From the young people's route on to an apprenticeship" {
  on_date "2026-11-23",
  given "age = 19, municipality = 399, employment = unemployed, jobseeker = yes, study_place = no, finnish = B1.1, education = basic, wishes = (work, vocational_studies)",
  history "youth_route completed 2026-06-01 2026-10-02",
  expect "apprenticeship",
  expect "study_application",
}

-- S3-11: one model of assessment in every municipality.
example "The same assessment in the smallest municipality" {
  on_date "2026-11-23",
  given "age = 31, municipality = 280, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = finnish",
  expect_first "initial_assessment",
}

-- The years of the earlier Act.
example "In 2017 the same way, by the earlier Act" {
  on_date "2017-09-04",
  given "age = 31, municipality = 598, arrival = 2017-08-14, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_language = swedish, civic_orientation = no, integration_plan = in_force",
  expect_first "initial_assessment_swedish",
  expect_state "civic_orientation closed",
}
