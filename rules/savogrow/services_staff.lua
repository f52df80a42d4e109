-- What is not for clients: guides for employers, induction for municipal staff, and the descriptions that
-- one municipality makes and another may use.

service "employer_guide" {
  name {
    fi "Opas ulkomaisen työntekijän palkkaamiseen",
    sv "Guide för den som anställer från utlandet",
    en "Guide to hiring from abroad",
  },
  summary {
    fi "Opas kertoo yrittäjälle luvista, asunnosta, perheestä, perehdytyksestä ja siitä, kenelle kunnassa kannattaa soittaa.",
    sv "Guiden berättar för företagaren om tillstånd, bostad, familj, introduktion och vem i kommunen man ska ringa.",
    en "The guide tells an entrepreneur about permits, housing, family, induction, and whom to call in the municipality.",
  },
  because {
    fi "Palkkaat työntekijän ulkomailta tai mietit sitä.",
    sv "Du anställer någon från utlandet eller funderar på det.",
    en "You hire someone from abroad, or think of it.",
  },
  kind "material",
  area "work", area "arrival",
  provider "savogrow_company",
  audience "employer",
  entry (true), repeatable (true),
  load (0),
  priority (40),
  delivered "personal",
  basis "SavoGrow, Kotoutumisstartti: a guide for entrepreneurs and employers is ready",
}

service "worker_orientation" {
  name {
    fi "Perehdytys kotoutumiseen kunnan työntekijöille",
    sv "Introduktion i integration för kommunens anställda",
    en "Induction in integration for municipal staff",
  },
  summary {
    fi "Opit, miten kohtaat uuden asukkaan: selkeä kieli, tulkki, palvelut ja se, kuka auttaa missäkin.",
    sv "Du lär dig möta en ny invånare: klart språk, tolk, tjänster och vem som hjälper med vad.",
    en "You learn to meet a new resident: clear language, interpreters, services, and who helps with what.",
  },
  because {
    fi "Koko kunta kotouttaa, joten osaamista tarvitaan joka työssä.",
    sv "Hela kommunen integrerar, så kunskapen behövs i varje arbete.",
    en "The whole municipality integrates, so every job needs the skills.",
  },
  kind "event",
  area "arrival", area "participation",
  provider "savogrow_company",
  audience "staff",
  entry (true), repeatable (true),
  load (0),
  priority (40),
  delivered "group",
  basis "SavoGrow, Kotoutumisstartti: induction of municipal staff in the project's last year",
}

service "integration_services_description" {
  name {
    fi "Kuntien kotoutumispalvelujen kuvaus",
    sv "Beskrivning av kommunernas integrationstjänster",
    en "Description of the municipalities' integration services",
  },
  summary {
    fi "Kuvaus siitä, mitä kunnissa tarjotaan. Kunta voi ottaa sen oman suunnitelmansa pohjaksi.",
    sv "En beskrivning av vad kommunerna erbjuder. En kommun kan använda den som grund för sin egen plan.",
    en "A description of what the municipalities offer. A municipality may build its own plan on it.",
  },
  because {
    fi "Kaikkea ei tarvitse keksiä uudelleen joka kunnassa.",
    sv "Allt behöver inte uppfinnas på nytt i varje kommun.",
    en "Not everything must be invented again in each municipality.",
  },
  kind "material",
  area "arrival",
  provider "integration_network",
  audience "staff",
  entry (true), repeatable (true),
  load (0),
  priority (30),
  basis "SavoGrow, Kotoutumisstartti: the document is in use in some municipalities",
}

service "local_actors_list" {
  name {
    fi "Kooste paikallisista toimijoista ja materiaaleista",
    sv "Sammanställning av lokala aktörer och material",
    en "List of local actors and materials",
  },
  summary {
    fi "Ohjaaja näkee, missä omassa kunnassa voi harjoitella kieltä ja kansalaistaitoja.",
    sv "Handledaren ser var i kommunen man kan öva språk och medborgarfärdigheter.",
    en "A counsellor sees where in the municipality language and civic skills can be practised.",
  },
  because {
    fi "Paikallisten avulla pääsee liikkeelle heti.",
    sv "Med hjälp av ortsborna kommer man i gång genast.",
    en "With local people one can begin at once.",
  },
  kind "material",
  area "language", area "everyday_life",
  provider "savogrow_company",
  audience "counsellor",
  entry (true), repeatable (true),
  load (0),
  priority (30),
  basis "SavoGrow, Kotoutumisstartti: a list of actors and materials is being made",
}
