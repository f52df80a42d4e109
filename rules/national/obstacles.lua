-- What no service of the country meets yet. Named, so that it is seen and counted instead of hidden.

obstacle "no_recognition_route" {
  name {
    fi "Ammatilliselle tutkinnolle ei ole omaa tunnustamisen reittiä",
    sv "Det finns ingen egen väg för att erkänna en yrkesexamen",
    en "There is no route of its own to have a vocational qualification recognised",
  },
  remedy {
    fi "Osaaminen voidaan näyttää ammatillisessa oppilaitoksessa, joka tunnustaa sen osaksi suomalaista tutkintoa.",
    sv "Kompetensen kan visas vid en yrkesläroanstalt, som erkänner den som en del av en finländsk examen.",
    en "Skills can be shown at a vocational institution, which counts them towards a Finnish qualification.",
  },
  scope "national",
  when "vocational_background and wants_same_field and qualification_recognised is no and education = upper_secondary",
  blocks "qualification_training",
  basis "From memory, not verified: recognition decisions cover higher education and regulated professions",
}

obstacle "no_joint_funding" {
  name {
    fi "Työssä olevan kielikoulutukselle ei ole yhteistä rahoitusta",
    sv "Det finns ingen gemensam finansiering för språkutbildning vid sidan av arbete",
    en "There is no joint funding for language training beside a job",
  },
  remedy {
    fi "Osa-aikaiset kieliopinnot käyvät työn ohessa. Työnantaja ja viranomainen voivat sopia kulujen jakamisesta.",
    sv "Språkstudier på deltid går vid sidan av arbetet. Arbetsgivaren och myndigheten kan komma överens om att dela kostnaderna.",
    en "Part-time language studies fit beside a job. The employer and the authority may agree to share the costs.",
  },
  scope "national",
  when "employment is one of (employed, entrepreneur) and needs_language",
  blocks "work_and_language_model",
  basis "Good start in Ostrobothnia: obstacles that need structural or jointly funded solutions are to be raised; this one is not verified",
}
