-- What Kanta-Häme has no answer to yet.

-- Met when the project's places are all taken, and in the years after the project.
obstacle "no_assessment_places" {
  name {
    fi "Toisen vaiheen arviointiin ja lisätukeen ei ole varattuja paikkoja",
    sv "Det finns inga reserverade platser för bedömning och stöd i andra fasen",
    en "There are no places kept for assessment and further support in the second phase",
  },
  remedy {
    fi "Kysy arviointia suoraan oppilaitoksesta. Kerro tarpeesta niille, jotka päättävät paikoista.",
    sv "Fråga efter en bedömning direkt vid läroanstalten. Berätta om behovet för dem som beslutar om platserna.",
    en "Ask a school directly for an assessment. Tell those who decide on places of the need.",
  },
  scope "regional",
  when "second_phase and working_age and authority_finds_need and consent",
  blocks "monet_polut",
  valid "2016-11-01 on",
  basis "Monet polut: target of 80 clients, until the end of 2018",
  basis "That nobody kept such places after the project is not verified",
}
