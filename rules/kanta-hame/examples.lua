-- What must come out in Kanta-Häme. The comment before an example names the capability it shows. The
-- assessments have their own file, and so have whole paths.

-- S1-1: training behind, no job and no study place: all three, or it is no second phase.
example "In the project's years: all conditions met, and the client wants to" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = in_force, authority_finds_need = yes, consent = yes",
  expect "monet_polut",
}

example "With a study place there is no second phase" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = yes, programme = completed, authority_finds_need = yes, consent = yes",
  expect_state "monet_polut not_eligible",
}

example "With a job there is no second phase" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, employment = employed, jobseeker = no, study_place = no, programme = completed, authority_finds_need = yes, consent = yes",
  expect_state "monet_polut not_eligible",
  expect_not "follow_up_plan",
}

example "Beyond working age there is other support" {
  on_date "2017-09-04",
  given "age = 67, municipality = 109, employment = retired, jobseeker = no, study_place = no, programme = completed, authority_finds_need = yes, consent = yes, circumstances = (isolation)",
  expect_state "monet_polut not_eligible",
  expect "red_cross_support",
}

-- S1-4: the authority's finding is stated by the authority, never computed.
example "The finding is asked of the employment authority" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, consent = yes",
  expect_state "monet_polut possible",
  expect_question "authority_finds_need",
}

example "Where the authority finds no need, weak language alone opens no project" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, authority_finds_need = no, consent = yes, finnish = A1.3, obstacles = (weak_language)",
  expect_state "monet_polut not_eligible",
  expect "martat_course",
}

-- S1-5: voluntary. Consent is asked; a refusal closes the voluntary services alone.
example "Consent not known yet: possible, and asked" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = none, authority_finds_need = yes",
  expect_state "monet_polut possible",
  expect_question "consent",
  expect "follow_up_plan",
}

example "Refused: no project, no assessment, and all the rest as before" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = none, authority_finds_need = yes, consent = no, vocational_background = yes, wants_same_field = yes, vocational_skills_assessed = no, readiness_assessed = no",
  expect_state "monet_polut not_eligible",
  expect_state "vocational_skills_assessment not_eligible",
  expect_state "readiness_assessment not_eligible",
  expect_first "follow_up_plan",
}

-- S1-6: three phases, each with its own rules.
example "First phase: the training itself" {
  on_date "2017-09-04",
  given "age = 38, municipality = 109, arrival = 2017-05-02, employment = unemployed, jobseeker = yes, study_place = no, skills_assessed = yes, integration_plan = in_force, programme = not_started, integration_language = finnish, finnish = A1.1, literacy = latin_script, authority_finds_need = yes, consent = yes",
  expect_first "integration_training",
  expect_state "monet_polut not_eligible",
}

-- S1-7: the need is seen before the training ends.
example "End of the training: the need of further guidance is raised ahead" {
  on_date "2017-11-06",
  given "age = 38, municipality = 109, employment = student, jobseeker = yes, study_place = no, programme = ongoing, follow_up_plan = none, authority_finds_need = yes, consent = yes",
  history "integration_training ongoing 2017-02-06 2017-12-15",
  expect_first "follow_up_plan",
  expect "monet_polut",
}

example "In the middle of the training it is too early" {
  on_date "2017-06-05",
  given "age = 38, municipality = 109, employment = student, jobseeker = yes, study_place = no, programme = ongoing, follow_up_plan = none, authority_finds_need = yes, consent = yes",
  history "integration_training ongoing 2017-02-06 2017-12-15",
  expect_state "monet_polut not_eligible",
  expect_state "follow_up_plan not_eligible",
}

-- S1-8: the trainers hand over what they know.
example "After the training the trainers hand over to the project" {
  on_date "2018-01-15",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, follow_up_plan = none, authority_finds_need = yes, consent = yes",
  history "integration_training completed 2017-02-06 2017-12-15",
  expect "monet_polut",
  expect "follow_up_plan",
}

-- S1-9: the follow-up plan is the employment authority's, and comes first.
example "A follow-up plan is drawn up after the training" {
  on_date "2017-09-04",
  given "age = 29, municipality = 061, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = none, authority_finds_need = yes, consent = yes",
  expect_first "follow_up_plan",
  expect "monet_polut",
}

-- S1-12: existing alliances are used first: Tavastia, the city and the Settlement; South-West Häme and Forssa.
example "In Forssa the school and the health services already work together" {
  on_date "2018-02-05",
  given "age = 44, municipality = 061, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, employment_plan = no, follow_up_plan = in_force, authority_finds_need = no, consent = yes, readiness_assessed = no, obstacles = (health)",
  expect "readiness_assessment",
  expect "rehabilitation",
}

-- S1-16: no more clients than there are places; the obstacle is counted. See the tests for a full project.
-- S1-17: outside its years the project is not offered.
example "The day before the project began" {
  on_date "2016-10-31",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, authority_finds_need = yes, consent = yes",
  expect_state "monet_polut closed",
  expect_state "readiness_assessment closed",
}

example "Its last day" {
  on_date "2018-12-31",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, authority_finds_need = yes, consent = yes",
  expect "monet_polut",
}

example "The day after: closed, named as an obstacle, and the schools still assess" {
  on_date "2019-01-01",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, authority_finds_need = yes, consent = yes, readiness_assessed = no",
  expect_state "monet_polut closed",
  expect_obstacle "no_assessment_places",
  expect "readiness_assessment",
}

-- S1-18: what is national stays national; what is local is Kanta-Häme's.
example "The second phase is the same in every region: a follow-up plan also today" {
  on_date "2026-11-23",
  given "age = 38, municipality = 433, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = none",
  expect_first "follow_up_plan",
}

-- S1-20: a long time outside work is seen coming.
example "The risk of being left outside brings the follow-up forward" {
  on_date "2017-09-04",
  given "age = 24, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, education = basic, finnish = A1.3, swedish = none, vocational_background = no, programme = completed, follow_up_plan = none, authority_finds_need = yes, readiness_assessed = no, consent = yes, obstacles = (social_difficulties)",
  expect_first "follow_up_plan",
  expect "monet_polut",
  expect "readiness_assessment",
}

-- The years of the two Acts.
example "In 2017 there is no civic orientation yet" {
  on_date "2017-09-04",
  given "age = 38, municipality = 165, arrival = 2017-08-14, employment = unemployed, jobseeker = yes, skills_assessed = no, integration_plan = in_force, civic_orientation = no",
  expect_first "initial_assessment",
  expect_state "civic_orientation closed",
}

example "In 2026 there is" {
  on_date "2026-11-23",
  given "age = 38, municipality = 165, arrival = 2026-08-14, employment = unemployed, jobseeker = yes, skills_assessed = yes, integration_plan = in_force, civic_orientation = no",
  expect "civic_orientation",
}
