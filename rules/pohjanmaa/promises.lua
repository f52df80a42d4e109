-- What the model promises to everyone in Ostrobothnia.

-- No reason of entry, no status and no age falls through.
promise "guidance_for_everyone" {
  name { fi "Jokainen saa ohjausta", sv "Alla får handledning", en "Everyone is guided" },
  for_every "municipality is one of (231, 280, 287, 288, 399, 440, 475, 499, 545, 598, 599, 893, 905, 946)",
  recommends "good_start_guidance", recommends "jakobstad_integration_unit", recommends "vaasa_integration_services",
  basis "Good start in Ostrobothnia: the model reaches every group, and the services are open to everyone",
}

promise "swedish_path_is_assessed_in_swedish" {
  name {
    fi "Ruotsiksi kotoutuva pääsee arviointiin",
    sv "Den som integreras på svenska får en bedömning",
    en "Whoever integrates in Swedish is assessed",
  },
  for_every "integration_language is swedish and skills_assessed is no and integration_period_open and ((jobseeker and working_age) or assessed_by_municipality) and municipality is one of (231, 280, 287, 288, 399, 440, 475, 499, 545, 598, 599, 893, 905, 946)",
  recommends "initial_assessment_swedish", recommends "initial_assessment",
  basis "Good start in Ostrobothnia: the assessment is in use in the Swedish part as well",
}

promise "finnish_path_is_not_sent_to_swedish_training" {
  name {
    fi "Suomeksi kotoutuvaa ei ohjata ruotsinkieliseen koulutukseen",
    sv "Den som integreras på finska hänvisas inte till utbildning på svenska",
    en "Whoever integrates in Finnish is not sent to training in Swedish",
  },
  for_every "integration_language is finnish and nothing ongoing and nothing completed",
  never_recommends "integration_training_swedish",
  never_recommends "initial_assessment_swedish",
  basis "Good start in Ostrobothnia: the client chooses the language",
}
