-- Whole plans in Kanta-Häme: the quickest way to each of the three outcomes, in the project's years and
-- today. S1-15: work, further education and entrepreneurship stand beside each other.

-- S1-15: three outcomes for one kind of client.
example "In the project's years, to work: guidance in looking for a job" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, arrival = 2014-03-03, first_permit = 2014-03-03, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = yes, integration_plan = ended, employment_plan = yes, follow_up_plan = in_force, programme = completed, integration_language = finnish, finnish = A2.2, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = yes, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = yes, vocational_skills_assessed = no, readiness_assessed = no, language_test = school, takes_part = no, wishes = (work)",
  expect_plan "job_search_guidance",
}

example "In the project's years, to studies: guidance in applying" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, arrival = 2014-03-03, first_permit = 2014-03-03, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = yes, integration_plan = ended, employment_plan = yes, follow_up_plan = in_force, programme = completed, integration_language = finnish, finnish = A2.2, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = yes, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = yes, vocational_skills_assessed = no, readiness_assessed = no, language_test = school, takes_part = no, wishes = (vocational_studies)",
  expect_plan "education: application_guidance",
}

example "In the project's years, to a business: the grant is asked for" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, arrival = 2014-03-03, first_permit = 2014-03-03, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = yes, integration_plan = ended, employment_plan = yes, follow_up_plan = in_force, programme = completed, integration_language = finnish, finnish = A2.2, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = yes, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = yes, vocational_skills_assessed = no, readiness_assessed = no, language_test = school, takes_part = no, wishes = (entrepreneurship)",
  expect_plan "entrepreneurship: start_up_grant",
}

example "Without a wish for any of them: a company first, then the search" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, arrival = 2014-03-03, first_permit = 2014-03-03, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = yes, integration_plan = ended, employment_plan = yes, follow_up_plan = in_force, programme = completed, integration_language = finnish, finnish = A2.2, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = yes, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = yes, vocational_skills_assessed = no, readiness_assessed = no, language_test = school, takes_part = no",
  expect_plan "company_placement > job_search",
}

-- S1-6: the phases one after the other.
example "A newcomer's way to work, one phase after the other" {
  on_date "2026-11-23",
  given "age = 30, municipality = 109, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no, wishes = (work)",
  expect_plan "initial_assessment > integration_plan > integration_training > job_search_guidance",
}

example "A newcomer's way to a study place" {
  on_date "2026-11-23",
  given "age = 30, municipality = 109, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = upper_secondary, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no, wishes = (vocational_studies)",
  expect_plan "education: initial_assessment > integration_plan > integration_training > application_guidance",
}

-- S1-9: the follow-up plan stands at the end of the training.
example "A newcomer's way to a follow-up plan" {
  on_date "2026-11-23",
  given "age = 30, municipality = 061, arrival = 2026-11-02, first_permit = 2026-11-02, residence_basis = family, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = none, employment_plan = no, follow_up_plan = none, programme = not_started, integration_language = finnish, finnish = none, swedish = none, education = basic, literacy = latin_script, vocational_background = no, wants_same_field = no, qualification_recognised = no, work_experience_in_finland = no, study_place = no, consent = yes, authority_finds_need = no, self_reliance = manages, support_needs = (), social_assistance = no, home_care_allowance = no, civic_orientation = no, vocational_skills_assessed = no, readiness_assessed = no, language_test = none, takes_part = no",
  expect_plan "follow_up: initial_assessment > integration_plan > integration_training > follow_up_plan",
}
