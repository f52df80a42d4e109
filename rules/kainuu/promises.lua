-- What POLKU promises to everyone in Kainuu.

promise "guidance_for_working_age" {
  for_every "working_age and employment is not retired and municipality is one of (105, 205, 290, 578, 620, 697, 765, 777)",
  recommends "polku_guidance",
  basis "POLKU guidance model: each path begins with the person's own situation",
}

promise "networks_for_everyone" {
  for_every "municipality is one of (105, 205, 290, 578, 620, 697, 765, 777)",
  recommends "kainuu_networks",
  basis "POLKU guidance model: services and social networks",
}

promise "swedish_path_is_kept_in_kajaani" {
  for_every "integration_language is swedish and nothing ongoing and nothing completed",
  never_recommends "kajaani_language_training",
  basis "Good start in Ostrobothnia: whoever integrates in Swedish is not sent to training in Finnish",
}
