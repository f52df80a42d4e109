-- What Kainuu changes in the national services. Every review shows these.

-- In Kainuu the education enterprise teaches: the national role gets its local name.
amend "service" "vocational_qualification" {
  provider "kao",
  basis "POLKU guidance model: the education enterprise of the City of Kajaani",
}

-- Guidance outside social care is there in some municipalities only.
amend "service" "everyday_life_guidance" {
  everywhere (false),
  in_municipality "205",
  basis "Government report on integration, chapter 11.5.4: in some municipalities",
  basis "That only Kajaani has it beside social care is assumed, not verified",
}

-- Language and work of those of working age are the main conditions of integration: they weigh more here.
amend "service" "integration_training" {
  priority (160),
  basis "Act 681/2023; national curriculum for integration training, 2022",
  basis "POLKU guidance model: language is one of the two main conditions",
}

amend "service" "literacy_training" {
  priority (170),
  basis "Act 681/2023, section 13: training in literacy",
  basis "POLKU guidance model: language is one of the two main conditions",
}

amend "service" "work_and_language_model" {
  priority (185),
  basis "Government report on integration, chapter 11.5.4: services close to working life joined with part-time language study",
  basis "POLKU guidance model: language and work are the two main conditions, and the quickest way leads",
}

amend "service" "job_search" {
  priority (130),
  basis "Government report on integration, chapter 11.5.4: straight to work",
  basis "POLKU guidance model: work is the best integration",
}

amend "service" "work_trial" {
  priority (105),
  basis "Government report on integration, chapter 11.5.4: services close to working life",
  basis "POLKU guidance model: work is the best integration",
}

amend "service" "fast_track_job_search" {
  priority (150),
  basis "Government report on integration, chapter 11.5.4: some can move faster to work",
  basis "POLKU guidance model: the fastest possible move to education and work",
}

amend "service" "wage_subsidised_work" {
  priority (100),
  basis "Government report on integration, chapter 11.5.4: services close to working life",
  basis "POLKU guidance model: work is the best integration",
}
