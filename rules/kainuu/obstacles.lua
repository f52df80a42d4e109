-- What Kainuu has no answer to yet.

obstacle "no_local_swedish_training" {
  name {
    fi "Kainuussa ei ole ruotsinkielistä kotoutumiskoulutusta",
    sv "I Kajanaland finns ingen integrationsutbildning på svenska",
    en "There is no integration training in Swedish in Kainuu",
  },
  remedy {
    fi "Ruotsia voi opiskella verkossa. Koulutuksen voi järjestää yhdessä toisen alueen kanssa.",
    sv "Man kan studera svenska på nätet. Utbildningen kan ordnas tillsammans med en annan region.",
    en "Swedish can be studied online. The training can be arranged together with another region.",
  },
  scope "regional",
  when "needs_swedish",
  blocks "integration_training", blocks "kajaani_language_training",
  basis "POLKU guidance model names no service in Swedish; that there is none is not verified",
}
