-- The assessments of Kanta-Häme: for whom, by whom, and what stands in the way.

-- S1-2: a background in the field AND the wish to go on in it.
example "A baker who wants to bake shows what she can do" {
  on_date "2026-11-23",
  given "age = 35, municipality = 109, employment = unemployed, jobseeker = yes, vocational_background = yes, wants_same_field = yes, vocational_skills_assessed = no, consent = yes",
  expect "vocational_skills_assessment",
}

example "A baker who wants to do something else does not" {
  on_date "2026-11-23",
  given "age = 35, municipality = 109, employment = unemployed, jobseeker = yes, vocational_background = yes, wants_same_field = no, vocational_skills_assessed = no, consent = yes",
  expect_state "vocational_skills_assessment not_eligible",
}

example "Without a background the wish is not enough" {
  on_date "2026-11-23",
  given "age = 35, municipality = 109, employment = unemployed, jobseeker = yes, vocational_background = no, wants_same_field = yes, vocational_skills_assessed = no, consent = yes",
  expect_state "vocational_skills_assessment not_eligible",
}

example "Whether she wants to stay in the field is asked" {
  on_date "2026-11-23",
  given "age = 35, municipality = 109, employment = unemployed, jobseeker = yes, vocational_background = yes, vocational_skills_assessed = no, consent = yes",
  expect_state "vocational_skills_assessment possible",
  expect_question "wants_same_field",
}

-- S1-3: two kinds of assessment, by two schools, each for its own question.
example "No occupation, hard to learn: readiness is assessed, not an occupation" {
  on_date "2026-11-23",
  given "age = 27, municipality = 165, employment = unemployed, jobseeker = yes, vocational_background = no, wants_same_field = no, readiness_assessed = no, consent = yes, obstacles = (learning_difficulties)",
  expect "readiness_assessment",
  expect_state "vocational_skills_assessment not_eligible",
}

example "An occupation and hard experiences: both" {
  on_date "2026-11-23",
  given "age = 41, municipality = 165, employment = unemployed, jobseeker = yes, vocational_background = yes, wants_same_field = yes, vocational_skills_assessed = no, readiness_assessed = no, authority_finds_need = no, consent = yes, circumstances = (trauma)",
  expect "readiness_assessment",
  expect "vocational_skills_assessment",
}

example "Once is enough" {
  on_date "2026-11-23",
  given "age = 41, municipality = 165, employment = unemployed, jobseeker = yes, vocational_background = yes, wants_same_field = yes, consent = yes, circumstances = (trauma)",
  history "vocational_skills_assessment completed 2026-10-05 2026-10-09",
  history "readiness_assessment completed 2026-10-12 2026-10-23",
  expect_state "vocational_skills_assessment completed",
  expect_state "readiness_assessment completed",
}

example "Towards the end of the programme readiness is looked at" {
  on_date "2026-11-23",
  given "age = 33, municipality = 694, employment = unemployed, jobseeker = yes, programme = ending, readiness_assessed = no, authority_finds_need = no, consent = yes",
  expect "readiness_assessment",
}

example "At work nobody's readiness is in question" {
  on_date "2026-11-23",
  given "age = 33, municipality = 694, employment = employed, jobseeker = no, readiness_assessed = no, consent = yes, obstacles = (health)",
  expect_state "readiness_assessment not_eligible",
}

-- S1-13: an obstacle adds a step, and may block one until then.
example "Health in the way: first the assessment and care, then a company" {
  on_date "2026-11-23",
  given "age = 45, municipality = 109, employment = unemployed, jobseeker = yes, employment_plan = yes, finnish = A2.2, readiness_assessed = no, consent = yes, obstacles = (health)",
  expect "readiness_assessment",
  expect "rehabilitation",
  expect_state "company_placement not_eligible",
}

example "With the assessment made the company is open" {
  on_date "2026-11-23",
  given "age = 45, municipality = 109, employment = unemployed, jobseeker = yes, employment_plan = yes, finnish = A2.2, consent = yes, obstacles = (health)",
  history "readiness_assessment completed 2026-10-12 2026-10-23",
  expect "company_placement",
  expect_not "work_trial",
}

example "Social difficulties: people first" {
  on_date "2026-11-23",
  given "age = 45, municipality = 109, employment = unemployed, jobseeker = yes, obstacles = (social_difficulties)",
  expect "martat_course",
  expect "red_cross_support",
}

-- S1-14: the statement goes along with the application.
example "The statement makes the local help with the application come first" {
  on_date "2026-11-23",
  given "age = 27, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, finnish = B1.1, education = upper_secondary, wishes = (vocational_studies), consent = yes",
  history "readiness_assessment completed 2026-10-12 2026-10-23",
  expect "application_guidance",
  expect_not "study_application",
  expect_state "study_application eligible",
}
