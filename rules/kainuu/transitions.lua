-- The crossings of the POLKU path. Each has one owner; along the path the owners differ.

transition "guidance_to_outline" {
  from "polku_guidance", to "polku_path_outline",
  by "kao",
  within "4 weeks",
  hands_over {
    fi "Hahmotelma tilanteestasi, tarpeistasi ja toiveistasi.",
    sv "En skiss av din situation, dina behov och dina önskemål.",
    en "A sketch of your situation, needs and wishes.",
  },
  reports_to "kainuu_partners",
  because {
    fi "Ohjaus on alkanut. Seuraavaksi hahmotellaan polku.",
    sv "Handledningen har börjat. Härnäst skissar ni vägen.",
    en "Guidance has begun. Next you outline the path.",
  },
  basis "POLKU guidance model: an outline of one's own situation starts the guidance",
}

transition "outline_to_studies" {
  from "polku_path_outline", to "kainuu_vocational_studies",
  by "kao",
  within "8 weeks",
  hands_over {
    fi "Polun hahmotelma ja tieto siitä, millaista tukea opinnoissa tarvitset.",
    sv "Skissen av vägen och vilket stöd du behöver i studierna.",
    en "The outline of the path, and the support that you need in your studies.",
  },
  because {
    fi "Polkusi vie ammatillisiin opintoihin.",
    sv "Din väg leder till yrkesstudier.",
    en "Your path leads to vocational studies.",
  },
  basis "POLKU guidance model: individual education path",
}

transition "training_to_studies" {
  from "integration_training", from "kajaani_language_training", to "kainuu_vocational_studies",
  by "kao",
  within "8 weeks",
  hands_over {
    fi "Saavutettu kielitaito ja opettajan arvio tuesta.",
    sv "Den uppnådda språknivån och lärarens bedömning av stödet.",
    en "The level of language reached and the teacher's view of support.",
  },
  basis "POLKU guidance model: from language to education",
}

transition "outline_to_work_trial" {
  from "polku_path_outline", to "work_trial",
  when "wishes has work",
  by "employment_authority",
  within "8 weeks",
  hands_over {
    fi "Polun hahmotelma ja toiveesi työstä.",
    sv "Skissen av vägen och dina önskemål om arbete.",
    en "The outline of the path and your wishes for work.",
  },
  reports_to "kainuu_partners",
  basis "POLKU guidance model: individual working-life path",
}

transition "outline_to_networks" {
  from "polku_path_outline", to "kainuu_networks",
  by "kainuu_partners",
  within "4 weeks",
  because {
    fi "Polulla on myös ihmisiä, ei vain palveluja.",
    sv "På vägen finns också människor, inte bara tjänster.",
    en "On the path there are people too, not only services.",
  },
  basis "POLKU guidance model: individual integration path",
}

transition "qualification_after_guidance" {
  from "kainuu_vocational_studies", to "vocational_qualification",
  by "kao",
  within "8 weeks",
  hands_over {
    fi "Opintojen suunnitelma ja sovittu tuki.",
    sv "Studieplanen och det stöd som har avtalats.",
    en "The plan of studies and the support agreed on.",
  },
  basis "POLKU guidance model: individual education path",
}
