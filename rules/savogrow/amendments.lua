-- What the SavoGrow municipalities change in the national services. Every review shows these. It is also how
-- one municipality takes over what others made, and changes the part that differs.

-- Small places: integration training is held in the largest of them alone.
amend "service" "integration_training" {
  everywhere (false),
  in_municipality "778",
  basis "Act 681/2023; national curriculum for integration training, 2022",
  basis "That there is training in Suonenjoki alone is assumed, not verified",
}

-- So where there is none, studying part of the week or online is open to jobseekers too.
amend "service" "part_time_language_studies" {
  when "needs_finnish and (literacy >= latin_script or finnish >= A1.3) and age >= 16 and (employment is not unemployed or municipality is not 778 or circumstances has caring_for_children or programme is completed or integration_period_over)",
  basis "Government report on integration, chapter 11.5.4: part-time language studies",
  basis "SavoGrow, Kotoutumisstartti: guidance where other services have not begun",
}
