-- Whole plans in Ostrobothnia, in both languages. S3-6: a plan is made of steps that can be followed up.

-- S3-2, S3-6: the same way in both languages.
example "On the Swedish path every step is in Swedish" {
  on_date "2026-11-23",
  given "age = 30, municipality = 598, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = swedish, finnish = none, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "initial_assessment_swedish > integration_plan > integration_training_swedish > follow_up_plan > employment_plan > job_search",
}

example "On the Finnish path in Finnish" {
  on_date "2026-11-23",
  given "age = 30, municipality = 905, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "initial_assessment > integration_plan > integration_training > follow_up_plan > employment_plan > job_search",
}

example "To a study place in Swedish" {
  on_date "2026-11-23",
  given "age = 30, municipality = 598, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = swedish, finnish = none, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no, wishes = (vocational_studies)",
  expect_plan "education: initial_assessment_swedish > integration_plan > integration_training_swedish > study_application",
}

example "A highly educated newcomer moves on quickly" {
  on_date "2026-11-23",
  given "age = 30, municipality = 905, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = higher, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "initial_assessment > integration_plan > simhe_guidance > fast_track_job_search",
}

example "In 2017 by the earlier Act the same steps" {
  on_date "2017-09-04",
  given "age = 30, municipality = 598, arrival = 2017-08-14, first_permit = 2017-08-14, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = swedish, finnish = none, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "follow_up: initial_assessment_swedish > integration_plan > integration_training_swedish > follow_up_plan",
}
