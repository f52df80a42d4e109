-- Whole plans in the SavoGrow municipalities: where there is training, and where there is none.

example "In Tervo without training nearby: part-time studies and a work trial" {
  on_date "2026-11-23",
  given "age = 30, municipality = 844, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "initial_assessment > integration_plan > part_time_language_studies > work_trial > job_search",
}

example "In Suonenjoki through the training" {
  on_date "2026-11-23",
  given "age = 30, municipality = 778, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "initial_assessment > integration_plan > integration_training > follow_up_plan > employment_plan > job_search",
}

example "A highly educated newcomer moves on quickly, anywhere" {
  on_date "2026-11-23",
  given "age = 30, municipality = 239, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = higher, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "initial_assessment > integration_plan > simhe_guidance > fast_track_job_search",
}

example "To people: an association is the nearest way" {
  on_date "2026-11-23",
  given "age = 30, municipality = 686, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = basic, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "participation: association_activity",
}
