-- What POLKU promises to everyone in Kainuu.

promise "guidance_for_working_age" {
  name {
    fi "Jokainen työikäinen saa ohjausta",
    sv "Alla i arbetsför ålder får handledning",
    en "Everyone of working age is guided",
  },
  for_every "working_age and employment is not retired and municipality is one of (105, 205, 290, 578, 620, 697, 765, 777)",
  recommends "polku_guidance",
  basis "POLKU guidance model: each path begins with the person's own situation",
}

promise "networks_for_everyone" {
  name { fi "Verkostot kuuluvat kaikille", sv "Nätverken är till för alla", en "Networks are for everyone" },
  for_every "municipality is one of (105, 205, 290, 578, 620, 697, 765, 777)",
  recommends "kainuu_networks",
  basis "POLKU guidance model: services and social networks",
}

promise "swedish_path_is_kept_in_kajaani" {
  name {
    fi "Ruotsiksi kotoutuvaa ei ohjata Kajaanin suomen kursseille",
    sv "Den som integreras på svenska hänvisas inte till finskakurserna i Kajana",
    en "Whoever integrates in Swedish is not sent to the Finnish courses of Kajaani",
  },
  for_every "integration_language is swedish and nothing ongoing and nothing completed",
  never_recommends "kajaani_language_training",
  basis "Good start in Ostrobothnia: whoever integrates in Swedish is not sent to training in Finnish",
}
