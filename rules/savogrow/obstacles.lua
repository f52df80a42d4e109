-- What the SavoGrow municipalities have no answer to yet.

obstacle "no_integration_training_nearby" {
  name {
    fi "Kunnassa ei ole kotoutumiskoulutusta",
    sv "I kommunen finns ingen integrationsutbildning",
    en "There is no integration training in the municipality",
  },
  remedy {
    fi "Kieltä voi opiskella osan viikosta tai verkossa ja harjoitella paikkakunnalla. Kunnat voivat järjestää koulutuksen yhdessä.",
    sv "Språket kan studeras en del av veckan eller på nätet och övas på orten. Kommunerna kan ordna utbildningen tillsammans.",
    en "The language can be studied part of the week or online, and practised locally. The municipalities can arrange the training together.",
  },
  scope "municipal",
  when "needs_finnish and employment is none of (employed, entrepreneur, student, retired) and age >= 17 and programme is not completed and municipality is one of (239, 595, 686, 844, 921)",
  blocks "integration_training",
  basis "SavoGrow, Kotoutumisstartti: other services have often not begun; where there is training is assumed, not verified",
}

obstacle "no_peer_group_nearby" {
  name {
    fi "Kunnassa ei ole vakiintunutta vertaisryhmää",
    sv "I kommunen finns ingen etablerad kamratstödsgrupp",
    en "There is no established peer group in the municipality",
  },
  remedy {
    fi "Rautalammin ryhmä näyttää, miten alkuun pääsee. Kysy verkostosta, kuka voisi aloittaa täällä.",
    sv "Gruppen i Rautalampi visar hur man kommer i gång. Fråga nätverket vem som kunde börja här.",
    en "The group of Rautalampi shows how to begin. Ask the network who could start one here.",
  },
  scope "municipal",
  when "(circumstances has isolation or wishes has participation) and municipality is one of (239, 595, 778, 844, 921)",
  blocks "rautalampi_peer_group",
  basis "SavoGrow, Kotoutumisstartti: how would the group of Rautalampi succeed elsewhere?",
}
