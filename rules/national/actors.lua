-- Who does what. Roles at organisations, never persons. No single actor owns the whole of integration:
-- each says what it knows and what it does, and with whom it works.

actor "employment_authority" {
  name { fi "Työvoimaviranomainen", sv "Arbetskraftsmyndigheten", en "Employment authority" },
  formerly {
    fi "TE-toimisto", sv "Arbets- och näringsbyrån (TE-byrån)", en "TE Office",
    valid "to 2024-12-31",
  },
  role "authority",
  expertise {
    fi "Tuntee työmarkkinat, työvoimapalvelut ja työttömän oikeudet ja velvollisuudet.",
    sv "Känner till arbetsmarknaden, arbetskraftsservicen och arbetslösas rättigheter och skyldigheter.",
    en "Knows the labour market, the employment services, and the rights and duties of the unemployed.",
  },
  task {
    fi "Arvioi työnhakijan osaamisen ja tekee hänen kanssaan suunnitelmat.",
    sv "Bedömer arbetssökandes kompetens och gör upp planerna tillsammans med dem.",
    en "Assesses a jobseeker's skills and draws up the plans together with the jobseeker.",
  },
  task {
    fi "Vastaa siirtymistä kotoutumisohjelman jälkeen omien asiakkaidensa osalta.",
    sv "Ansvarar för övergångarna efter integrationsprogrammet för sina egna kunder.",
    en "Answers for the transitions after the integration programme for its own customers.",
  },
  task {
    fi "Päättää opintojen tukemisesta työttömyysetuudella.",
    sv "Beslutar om studier med stöd av arbetslöshetsförmån.",
    en "Decides on studies supported by unemployment benefit.",
  },
  partner "municipality_services", partner "integration_trainer", partner "employer", partner "kela",
  basis "Act 1386/2010 (until 2024-12-31)",
  basis "Act 681/2023 (from 2025-01-01)",
}

actor "municipality_services" {
  name {
    fi "Kunnan kotoutumispalvelut", sv "Kommunens integrationstjänster",
    en "Municipal integration services",
  },
  role "municipality",
  expertise {
    fi "Tuntee kunnan palvelut ja neuvoo alkuun niitä, jotka eivät ole työnhakijoita.",
    sv "Känner till kommunens tjänster och hjälper dem som inte är arbetssökande att komma i gång.",
    en "Knows the municipality's services and helps those to begin who are not jobseekers.",
  },
  task {
    fi "Arvioi palvelujen tarpeen ja tekee kotoutumissuunnitelman muiden kuin työnhakijoiden kanssa.",
    sv "Bedömer servicebehovet och gör upp integrationsplanen med andra än arbetssökande.",
    en "Assesses the need of services and draws up the integration plan with those who are not jobseekers.",
  },
  task {
    fi "Järjestää yhteiskuntaorientaation ja antaa neuvontaa.",
    sv "Ordnar samhällsorientering och ger rådgivning.",
    en "Arranges civic orientation and gives advice.",
  },
  partner "employment_authority", partner "wellbeing_county", partner "association",
  basis "Act 681/2023 (from 2025-01-01)",
}

actor "wellbeing_county" {
  name { fi "Hyvinvointialue", sv "Välfärdsområdet", en "Wellbeing services county" },
  formerly {
    fi "Kunnan sosiaali- ja terveyspalvelut",
    sv "Kommunens social- och hälsovårdstjänster",
    en "Municipal social and health services",
    valid "to 2022-12-31",
  },
  role "health",
  expertise {
    fi "Tuntee sosiaalityön, terveydenhuollon ja kuntoutuksen.",
    sv "Har kunnande i socialt arbete, hälsovård och rehabilitering.",
    en "Knows social work, health care and rehabilitation.",
  },
  task {
    fi "Antaa kotouttavaa sosiaalityötä, sosiaaliohjausta ja apua asiointiin.",
    sv "Ger integrationsfrämjande socialt arbete, social handledning och hjälp med ärenden.",
    en "Gives social work and social guidance for integration, and help in running errands.",
  },
  partner "municipality_services", partner "kela",
  basis "Wellbeing services counties since 2023-01-01",
}

actor "kela" {
  name { fi "Kela", sv "Folkpensionsanstalten (FPA)", en "Kela, the Social Insurance Institution" },
  role "authority",
  expertise {
    fi "Tuntee sosiaaliturvan, etuudet ja kuntoutuksen.",
    sv "Känner till den sociala tryggheten, förmånerna och rehabiliteringen.",
    en "Knows social security, benefits and rehabilitation.",
  },
  task {
    fi "Päättää etuuksista ja kuntoutuksesta.",
    sv "Beslutar om förmåner och rehabilitering.",
    en "Decides on benefits and rehabilitation.",
  },
  partner "employment_authority", partner "wellbeing_county",
  basis "Tasks of the Social Insurance Institution are from memory, not verified",
}

actor "migration_service" {
  name { fi "Maahanmuuttovirasto", sv "Migrationsverket", en "Finnish Immigration Service" },
  role "authority",
  expertise {
    fi "Tuntee oleskeluluvat, oleskeluoikeudet ja vastaanoton.",
    sv "Känner till uppehållstillstånd, uppehållsrätt och mottagning.",
    en "Knows residence permits, rights of residence and reception.",
  },
  task {
    fi "Ratkaisee lupa-asiat ja vastaa vastaanottokeskusten palveluista.",
    sv "Avgör tillståndsärenden och ansvarar för förläggningarnas tjänster.",
    en "Decides on permits and answers for the services of reception centres.",
  },
  partner "municipality_services",
  basis "Tasks of the Immigration Service are from memory, not verified",
}

actor "integration_trainer" {
  name {
    fi "Kotoutumiskouluttaja", sv "Integrationsutbildaren", en "Provider of integration training",
  },
  role "education",
  expertise {
    fi "Osaa opettaa suomea ja ruotsia aikuisille sekä lukemista ja kirjoittamista.",
    sv "Kan undervisa vuxna i finska och svenska samt i läsning och skrivning.",
    en "Knows how to teach adults Finnish and Swedish, and reading and writing.",
  },
  task {
    fi "Opettaa, ohjaa ja kertoo ajoissa, millaista tukea opiskelija tarvitsee koulutuksen jälkeen.",
    sv "Undervisar, handleder och berättar i tid vilket stöd den studerande behöver efter utbildningen.",
    en "Teaches, guides, and tells in good time what support a student needs after the training.",
  },
  partner "employment_authority", partner "municipality_services", partner "vocational_institution",
  basis "Government report on integration, chapter 11.5.4; Act 681/2023",
}

actor "vocational_institution" {
  name {
    fi "Ammatillinen oppilaitos", sv "Yrkesläroanstalt", en "Vocational institution",
  },
  role "education",
  expertise {
    fi "Tuntee ammatit, tutkinnot ja aiemmin hankitun osaamisen tunnustamisen.",
    sv "Känner till yrken, examina och erkännande av tidigare kunnande.",
    en "Knows occupations, qualifications, and the recognition of earlier learning.",
  },
  task {
    fi "Ohjaa hakeutumaan opintoihin ja kouluttaa ammattiin.",
    sv "Handleder ansökan till studier och utbildar till yrken.",
    en "Guides in applying for studies and trains for occupations.",
  },
  partner "employer", partner "integration_trainer",
  basis "Government report on integration, chapter 11.5.4",
}

actor "higher_education_institution" {
  name { fi "Korkeakoulu", sv "Högskola", en "Higher education institution" },
  role "education",
  expertise {
    fi "Tuntee korkeakoulututkinnot, niiden tunnustamisen ja asiantuntijoiden urat.",
    sv "Känner till högskoleexamina, erkännande av dem och experters karriärvägar.",
    en "Knows degrees, their recognition, and the careers of experts.",
  },
  task {
    fi "Ohjaa korkeasti koulutettuja, pätevöittää ja kouluttaa.",
    sv "Handleder högutbildade, ger behörighet och utbildar.",
    en "Guides the highly educated, qualifies and trains.",
  },
  partner "employment_authority", partner "employer",
  basis "Government report on integration, chapter 11.5.4: SIMHE services",
}

actor "association" {
  name { fi "Järjestöt ja yhdistykset", sv "Organisationer och föreningar", en "Associations" },
  role "association",
  expertise {
    fi "Tuntevat ihmiset, vertaiset ja tekemisen paikkakunnalla.",
    sv "Känner människorna, likasinnade och det som händer på orten.",
    en "Know the people, the peers and what goes on in the place.",
  },
  task {
    fi "Tarjoavat ryhmiä, vapaaehtoistyötä, harrastuksia ja mentoreita.",
    sv "Erbjuder grupper, frivilligarbete, hobbyer och mentorer.",
    en "Offer groups, volunteering, leisure activities and mentors.",
  },
  partner "municipality_services",
  basis "Government report on integration, chapter 11.5.4: associations beside authorities and schools",
}

actor "employer" {
  name { fi "Työnantaja", sv "Arbetsgivaren", en "Employer" },
  role "employer",
  expertise {
    fi "Tuntee työn ja sen, mitä alalla pitää osata.",
    sv "Känner arbetet och vet vad man behöver kunna i branschen.",
    en "Knows the work and what its field asks for.",
  },
  task {
    fi "Tarjoaa työtä, työkokeiluja ja oppisopimuksia ja perehdyttää työhön.",
    sv "Erbjuder arbete, arbetsprövning och läroavtal och introducerar i arbetet.",
    en "Offers jobs, work trials and apprenticeships, and introduces people to the work.",
  },
  partner "employment_authority", partner "vocational_institution",
  basis "Government report on integration, chapter 11.5.4: services close to working life",
}
