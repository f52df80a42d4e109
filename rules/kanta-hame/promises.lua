-- What the model promises to everyone in Kanta-Häme.

promise "nobody_is_alone" {
  name {
    fi "Yksinäiselle löytyy ihmisiä",
    sv "Den som är ensam hittar människor",
    en "Whoever is lonely finds people",
  },
  for_every "circumstances has isolation and municipality is one of (061, 082, 086, 103, 109, 165, 169, 433, 694, 834, 981)",
  recommends "red_cross_support",
  basis "Monet polut: associations take part",
}

-- Voluntary means voluntary: whoever has said no is not sent to the project or to its assessments.
promise "no_is_no" {
  name { fi "Kieltäytyminen pitää", sv "Ett nej är ett nej", en "No is no" },
  for_every "(not consent) and nothing ongoing and nothing completed",
  never_recommends "monet_polut",
  never_recommends "vocational_skills_assessment",
  never_recommends "readiness_assessment",
  basis "Monet polut: taking part is voluntary",
}

-- Without the authority's finding nobody is sent to the project, however much else speaks for it.
promise "the_authority_finds_the_need" {
  name {
    fi "Viranomainen toteaa tarpeen ennen hanketta",
    sv "Myndigheten ser behovet före projektet",
    en "The authority finds the need before the project",
  },
  for_every "authority_finds_need is no and nothing ongoing and nothing completed",
  never_recommends "monet_polut",
  basis "Monet polut: the TE Office finds the need",
}
