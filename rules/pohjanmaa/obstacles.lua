-- What Ostrobothnia has no answer to yet: gaps for those who decide. The national ones are met here too.

obstacle "no_swedish_work_model" {
  name {
    sv "Det finns ingen modell för arbete och språk tillsammans på svenska",
    fi "Työtä ja kieltä yhdistävää mallia ei ole ruotsiksi",
    en "There is no model of work and language together in Swedish",
  },
  remedy {
    sv "Integrationsutbildningen på svenska och arbetsprövning kan tas efter varandra. En gemensam modell kräver finansiering av flera.",
    fi "Ruotsinkielisen kotoutumiskoulutuksen ja työkokeilun voi käydä peräkkäin. Yhteinen malli vaatii useamman rahoittajan.",
    en "Integration training in Swedish and a work trial can follow each other. A joint model needs several to fund it.",
  },
  scope "regional",
  when "integration_language is swedish and fast_track and needs_swedish",
  blocks "work_and_language_model",
  basis "Good start in Ostrobothnia: factors that slow integration down are to be raised; this one is not verified",
}
