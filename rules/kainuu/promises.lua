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
