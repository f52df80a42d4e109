-- What Ostrobothnia changes in the national pack. Every review shows these.

-- The assessment in Finnish and the one in Swedish are one assessment: never both.
amend "service" "initial_assessment" {
  overlaps "assessment",
  basis "Act 1386/2010 (until 2024-12-31)",
  basis "Act 681/2023 (from 2025-01-01): employment authority for registered jobseekers, municipality for others",
  basis "Good start in Ostrobothnia: one model of assessment in two languages",
}

-- In a bilingual region the language that the client chooses is a part of the common assessment.
amend "assessment" "initial_assessment" {
  item "integration_language",
  item "literacy", item "finnish", item "swedish", item "language_test",
  item "education", item "vocational_background", item "wants_same_field",
  item "work_experience_in_finland", item "wishes",
  item "employment", item "self_reliance", item "circumstances", item "obstacles", item "support_needs",
  basis "Act 681/2023: literacy, Finnish and Swedish, skills for learning, study and work, earlier education and experience, goals, life situation and other needs",
  basis "Act 1386/2010 (until 2024-12-31): initial interview and further measures",
  basis "Good start in Ostrobothnia: the same model in both languages; the integration language is asked first",
}

-- A promise that names one assessment is kept by the other as well.
amend "promise" "new_jobseekers_are_assessed" {
  recommends "initial_assessment", recommends "initial_assessment_swedish",
}

amend "promise" "trafficking_victims_are_assessed" {
  recommends "initial_assessment", recommends "initial_assessment_swedish",
}

amend "promise" "whom_the_act_covers_is_assessed" {
  recommends "initial_assessment", recommends "initial_assessment_swedish",
}
