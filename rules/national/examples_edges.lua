-- The edges of the national rules: each condition is seen true and seen false somewhere in the examples.

example "A quota refugee is assessed by the municipality" {
  on_date "2026-11-23",
  given "age = 40, residence_basis = quota_refugee, first_permit = 2025-06-02, employment = outside_labour_force, jobseeker = no, skills_assessed = no, language_test = none",
  expect_first "initial_assessment",
  expect "association_activity",
}

example "A tested level of language is no reason to skip the assessment" {
  on_date "2026-11-23",
  given "age = 40, arrival = 2026-10-01, employment = unemployed, jobseeker = yes, skills_assessed = no, language_test = yki",
  expect_first "initial_assessment",
}

example "With Swedish for work the way is open in Swedish" {
  on_date "2026-11-23",
  given "age = 40, employment = unemployed, jobseeker = yes, integration_language = swedish, swedish = B1.1, finnish = none, literacy = latin_script, employment_plan = yes, education = upper_secondary, vocational_background = no, wishes = (work)",
  expect_first "job_search",
  expect "labour_market_training",
  expect_state "swedish_online_studies not_eligible",
}

example "A disability opens support, and closes nothing" {
  on_date "2026-11-23",
  given "age = 24, employment = unemployed, jobseeker = yes, employment_plan = yes, finnish = A2.1, swedish = none, education = basic, vocational_background = no, circumstances = (disability)",
  expect "rehabilitation",
  expect "social_guidance",
  expect "work_trial",
}

example "Civic orientation once is enough" {
  on_date "2026-11-23",
  given "age = 40, employment = unemployed, jobseeker = yes, integration_plan = in_force, civic_orientation = yes",
  expect_state "civic_orientation not_eligible",
}

example "Civic orientation is for integration customers" {
  on_date "2026-11-23",
  given "age = 40, employment = employed, skills_assessed = no, integration_plan = none, civic_orientation = no",
  expect_state "civic_orientation not_eligible",
}

example "Whoever needs company is given it" {
  on_date "2026-11-23",
  given "age = 66, employment = retired, jobseeker = no, self_reliance = needs_company, circumstances = (isolation)",
  expect "errand_support",
  expect "social_guidance",
  expect "association_activity",
}

example "Social work and health are asked for by name" {
  on_date "2026-11-23",
  given "age = 50, employment = at_home, jobseeker = no, support_needs = (social_work, health_services)",
  expect "integration_social_work",
  expect "rehabilitation",
}

example "A recognised degree is enough for the fast track, also with little language" {
  on_date "2026-11-23",
  given "age = 36, employment = unemployed, jobseeker = yes, education = higher, vocational_background = yes, wants_same_field = no, qualification_recognised = yes, vocational_skills_assessed = no, integration_plan = in_force, programme = ongoing, finnish = none, swedish = none, wishes = (work)",
  expect "fast_track_job_search",
  expect_state "qualification_training not_eligible",
  expect_state "work_trial not_eligible",
}

example "A degree that is not recognised, skills not looked at yet" {
  on_date "2026-11-23",
  given "age = 36, employment = unemployed, jobseeker = yes, education = higher, wants_same_field = yes, qualification_recognised = no, vocational_skills_assessed = no, integration_plan = in_force, programme = ongoing, finnish = A2.1",
  expect "simhe_guidance",
  expect "qualification_training",
  expect_state "fast_track_job_search not_eligible",
}

example "A cook who wants to do something else begins with the language" {
  on_date "2026-11-23",
  given "age = 30, employment = unemployed, jobseeker = yes, education = upper_secondary, vocational_background = yes, wants_same_field = no, qualification_recognised = yes, readiness_assessed = yes, integration_plan = in_force, programme = not_started, integration_language = finnish, finnish = A1.1, swedish = none, literacy = latin_script, study_place = no, wishes = (vocational_studies)",
  expect_first "integration_training",
  expect_state "professional_network not_eligible",
  expect_state "work_and_language_model not_eligible",
  expect_state "preparatory_vocational_training not_eligible",
  expect_state "wage_subsidised_work not_eligible",
}

example "Enough Finnish, other letters: no literacy training" {
  on_date "2026-11-23",
  given "age = 30, employment = unemployed, jobseeker = yes, integration_language = finnish, finnish = B1.1, literacy = other_script",
  expect_state "literacy_training not_eligible",
}

example "At fourteen it is too early for an occupation" {
  on_date "2026-11-23",
  given "age = 14, employment = student, jobseeker = no, education = none, study_place = no, finnish = B1.1, takes_part = no, wishes = (vocational_studies, participation)",
  expect_state "vocational_qualification not_eligible",
  expect_state "study_application not_eligible",
  expect_state "preparatory_vocational_training not_eligible",
  expect "leisure_activity",
}

example "Where the authority finds no need there is no rehabilitative work" {
  on_date "2026-11-23",
  given "age = 45, employment = unemployed, jobseeker = yes, authority_finds_need = no, obstacles = (health)",
  expect_state "rehabilitative_work not_eligible",
  expect "rehabilitation",
}

example "A student with a school's word for the language" {
  on_date "2026-11-23",
  given "age = 22, employment = outside_labour_force, jobseeker = no, education = upper_secondary, finnish = B2.1, language_test = school, study_place = no, wishes = (higher_education)",
  expect "higher_education_studies",
}

example "A mother at home wants to learn, and studies part of the week" {
  on_date "2026-11-23",
  given "age = 32, employment = at_home, jobseeker = no, integration_language = finnish, finnish = A1.2, literacy = latin_script, integration_plan = none, wishes = (language), circumstances = (caring_for_children)",
  expect "part_time_language_studies",
}

example "Support for learning before the occupation" {
  on_date "2026-11-23",
  given "age = 18, employment = outside_labour_force, jobseeker = no, education = basic, study_place = no, finnish = A2.2, swedish = none, readiness_assessed = no, support_needs = (learning_support), wishes = (vocational_studies)",
  expect "preparatory_vocational_training",
}

example "A job and good Finnish: no obstacle to name" {
  on_date "2026-11-23",
  given "age = 44, employment = entrepreneur, jobseeker = no, integration_language = finnish, finnish = B2.1, first_permit = 2020-05-04, takes_part = yes, self_reliance = manages",
  expect_state "part_time_language_studies not_eligible",
  expect "association_activity",
}
