-- Who leads the work in Kanta-Häme: the institutions of the project, each with its own focus, and how
-- they work together. Municipalities, companies and associations are in actors_network.lua.
-- Roles at organisations, never persons.

actor "tavastia" {
  name {
    fi "Koulutuskeskus Tavastia", sv "Utbildningscentret Tavastia", en "Tavastia Vocational College",
  },
  role "education",
  expertise {
    fi "Osaa tunnistaa ja tunnustaa sen, mitä asiakas jo osaa ammatista.",
    sv "Kan känna igen och erkänna det som kunden redan kan i ett yrke.",
    en "Knows how to recognise, and to give credit for, what a client already knows of an occupation.",
  },
  expertise {
    fi "Kehittää arvioinnin välineitä ja jakaa arviointitaitoa eri aloille.",
    sv "Utvecklar verktyg för bedömning och sprider kunnandet till olika branscher.",
    en "Develops the tools of assessment and shares the know-how among fields.",
  },
  task {
    fi "Arvioi ammatillista osaamista ja antaa siitä lausunnon.",
    sv "Bedömer yrkeskompetens och ger ett utlåtande om den.",
    en "Assesses vocational skills and gives a statement on them.",
  },
  task {
    fi "Auttaa hakemaan opintoihin.",
    sv "Hjälper till med ansökan till studier.",
    en "Helps in applying for studies.",
  },
  partner "tavastia_trainers", partner "kiipula", partner "lounais_hame",
  partner "hameenlinna", partner "hame_setlementti", partner "employment_authority",
  basis "Monet polut: the focus of each institution",
}

actor "tavastia_trainers" {
  name {
    fi "Tavastian kotoutumiskouluttajat",
    sv "Tavastias integrationsutbildare",
    en "Integration trainers of Tavastia",
  },
  role "education",
  expertise {
    fi "Tuntevat opiskelijansa: mitä kukin osaa, mitä toivoo ja missä tarvitsee tukea.",
    sv "Känner sina studerande: vad var och en kan, önskar och behöver stöd med.",
    en "Know their students: what each can do, hopes for, and needs support with.",
  },
  task {
    fi "Opettavat suomea ja kertovat jo ennen koulutuksen loppua, kuka tarvitsee lisäohjausta.",
    sv "Undervisar i finska och berättar redan före utbildningens slut vem som behöver mera handledning.",
    en "Teach Finnish, and tell before the training ends who needs further guidance.",
  },
  partner "tavastia", partner "kiipula", partner "hameenlinna", partner "hame_setlementti",
  partner "employment_authority",
  basis "Monet polut: the trainers at the crossing out of the training",
}

actor "kiipula" {
  name {
    fi "Kiipulan ammattiopisto", sv "Kiipula yrkesinstitut", en "Kiipula Vocational College",
  },
  role "education",
  expertise {
    fi "Ammatillinen erityisoppilaitos. Tunnistaa oppimisvaikeuksia, myös raskaiden kokemusten jälkeen.",
    sv "En specialyrkesläroanstalt. Känner igen inlärningssvårigheter, också efter svåra upplevelser.",
    en "A vocational institution for special needs. Finds difficulties in learning, also after hard experiences.",
  },
  expertise {
    fi "Tuntee osuuskunnat: yhden tavan työllistää itsensä.",
    sv "Känner till andelslag: ett sätt att sysselsätta sig själv.",
    en "Knows co-operatives: one way of employing oneself.",
  },
  task {
    fi "Kartoittaa opiskelu- ja työvalmiudet ja antaa niistä lausunnon.",
    sv "Kartlägger studie- och arbetsberedskapen och ger ett utlåtande om den.",
    en "Assesses readiness for study and work and gives a statement on it.",
  },
  task {
    fi "Vastasi hankkeen toimistosta ja neuvoo osuuskunnan perustamisessa.",
    sv "Ansvarade för projektets kontor och ger råd om att starta andelslag.",
    en "Kept the project's office, and advises on founding a co-operative.",
  },
  partner "tavastia", partner "lounais_hame", partner "other_schools", partner "employment_authority",
  basis "Monet polut: the focus of each institution",
}

actor "lounais_hame" {
  name {
    fi "Lounais-Hämeen ammatillisen koulutuksen kuntayhtymä",
    sv "Samkommunen för yrkesutbildning i sydvästra Tavastland",
    en "Joint authority for vocational education in South-West Häme",
  },
  role "education",
  expertise {
    fi "Osaa jakaa työtä ja tietoa toimijoiden kesken.",
    sv "Kan fördela arbete och information mellan aktörerna.",
    en "Knows how to share work and information among the actors.",
  },
  task {
    fi "Pitää yllä yhteyttä Forssan seudun hyvinvointipalveluihin.",
    sv "Håller kontakt med välfärdstjänsterna i Forssatrakten.",
    en "Keeps the link to the wellbeing services of the Forssa area.",
  },
  partner "forssa_wellbeing", partner "forssa", partner "tavastia", partner "kiipula",
  basis "Monet polut: existing networks",
  basis "Swedish and English names are Polku's own translations",
}

actor "forssa_wellbeing" {
  name {
    fi "Kanta-Hämeen hyvinvointialue, Forssan seutu",
    sv "Egentliga Tavastlands välfärdsområde, Forssatrakten",
    en "Wellbeing services county of Kanta-Häme, Forssa area",
  },
  formerly {
    fi "Forssan seudun hyvinvointikuntayhtymä",
    sv "Samkommunen för välfärd i Forssatrakten",
    en "Forssa area wellbeing joint authority",
    valid "to 2022-12-31",
  },
  role "health",
  in_municipality "061", in_municipality "103", in_municipality "169",
  in_municipality "834", in_municipality "981",
  expertise {
    fi "Tuntee Forssan seudun sosiaali- ja terveyspalvelut.",
    sv "Känner till social- och hälsovården i Forssatrakten.",
    en "Knows the social and health services of the Forssa area.",
  },
  task {
    fi "Sopii oppilaitosten kanssa, kuka auttaa missäkin.",
    sv "Kommer överens med läroanstalterna om vem som hjälper med vad.",
    en "Agrees with the schools who helps with what.",
  },
  partner "lounais_hame", partner "forssa",
  basis "Monet polut: the focus of each organisation",
  basis "Its five municipalities and today's successor are from memory, not verified",
}

actor "monet_polut_project" {
  name {
    fi "Monet polut työelämään -hanke",
    sv "Projektet Monet polut: många vägar till arbetslivet",
    en "Monet polut project: many paths to working life",
  },
  note {
    fi "Hanke on päättynyt. Euroopan sosiaalirahasto rahoitti sen. Arviointimallit jäivät oppilaitoksille.",
    sv "Projektet är avslutat. Europeiska socialfonden finansierade det. Bedömningsmodellerna blev kvar hos läroanstalterna.",
    en "The project is over. The European Social Fund paid for it. The models of assessment stayed with the schools.",
  },
  role "project",
  expertise {
    fi "Tunsi koko alueen polut koulutuksen jälkeen.",
    sv "Kände alla vägar efter utbildningen i regionen.",
    en "Knew all the ways that the region offers after the training.",
  },
  task {
    fi "Kehitti arviointimallit, ohjasi asiakkaita hakuun ja raportoi siitä TE-toimistolle.",
    sv "Utvecklade bedömningsmodellerna, handledde kunder i att söka till utbildning och rapporterade till TE-byrån.",
    en "Developed the models of assessment, guided clients to apply, and reported on it to the TE Office.",
  },
  partner "tavastia", partner "kiipula", partner "lounais_hame", partner "forssa_wellbeing",
  partner "martat", partner "red_cross", partner "employment_authority",
  valid "2016-11-01 to 2018-12-31",
  basis "Monet polut: project dates and partners",
}
