-- Who does what in the SavoGrow municipalities. The whole municipality integrates: so here are not only
-- those whose work it is, but also volunteers, employers, staff and decision-makers. Roles, never persons.

actor "savogrow_company" {
  name { fi "SavoGrow Oy", sv "SavoGrow Oy", en "SavoGrow Ltd" },
  role "project",
  expertise {
    fi "Tuntee kunnat, yritykset ja kansainväliset rekrytoinnit.",
    sv "Känner kommunerna, företagen och internationell rekrytering.",
    en "Knows the municipalities, the companies and international recruitment.",
  },
  task {
    fi "Kehittää Kotoutumisstarttia kuntien kanssa ja tekee oppaita ja perehdytystä.",
    sv "Utvecklar integrationsstarten med kommunerna och tar fram guider och introduktionsmaterial.",
    en "Develops the integration start with the municipalities, and makes guides and induction.",
  },
  task {
    fi "Neuvoo yrityksiä, jotka palkkaavat ulkomailta.",
    sv "Ger råd till företag som anställer från utlandet.",
    en "Advises companies that hire from abroad.",
  },
  partner "integration_network", partner "local_actors", partner "employer", partner "municipal_staff",
  basis "SavoGrow, Kotoutumisstartti: owner of the project",
}

actor "integration_network" {
  name {
    fi "SavoGrow-kuntien kotoutumistyön verkosto",
    sv "SavoGrow-kommunernas nätverk för integrationsarbete",
    en "Integration work network of the SavoGrow municipalities",
  },
  formerly {
    fi "Asiakaspolkutyöryhmä", sv "Arbetsgruppen för kundvägar", en "Client path working group",
    valid "to 2024-12-31",
  },
  role "network",
  expertise {
    fi "Tuntee asiakaspolut ja sen, mikä missäkin kunnassa toimii.",
    sv "Känner kundernas vägar och vet vad som fungerar i vilken kommun.",
    en "Knows the clients' paths, and what works in which municipality.",
  },
  task {
    fi "Sopii yhteisistä toimista ja pitää mallin ajan tasalla.",
    sv "Kommer överens om gemensamma åtgärder och håller modellen aktuell.",
    en "Agrees on joint measures and keeps the model up to date.",
  },
  partner "savogrow_company", partner "decision_makers", partner "municipality_services",
  partner "employment_authority",
  basis "SavoGrow, Kotoutumisstartti: the working group got a new name; the day of it is assumed, not verified",
}

actor "local_actors" {
  name { fi "Paikalliset toimijat", sv "Lokala aktörer", en "Local actors" },
  role "association",
  expertise {
    fi "Tietävät, missä omalla paikkakunnalla voi puhua suomea ja oppia, miten asiat hoidetaan.",
    sv "Vet var på orten man kan tala finska och lära sig hur saker sköts.",
    en "Know where in the place one can speak Finnish, and learn how things are done.",
  },
  task {
    fi "Pitävät kielikerhoja ja harjoittelevat kansalaistaitoja yhdessä: kirjastossa, kansalaisopistossa ja yhdistyksissä.",
    sv "Håller språkklubbar och övar medborgarfärdigheter tillsammans: på biblioteket, medborgarinstitutet och i föreningar.",
    en "Hold language clubs and practise civic skills together: in the library, at the adult education centre, in associations.",
  },
  partner "savogrow_company", partner "volunteers", partner "association",
  basis "SavoGrow, Kotoutumisstartti: local actors make it possible to begin where one lives",
  basis "Libraries and adult education centres are from memory, not verified",
}

actor "rautalampi_group" {
  name {
    fi "Rautalammin vertais- ja toimintaryhmä",
    sv "Kamrat- och aktivitetsgruppen i Rautalampi",
    en "Peer and activity group of Rautalampi",
  },
  role "association",
  in_municipality "686",
  expertise {
    fi "Tuntee paikkakunnan ja sen, millaista on muuttaa sinne.",
    sv "Känner orten och vet hur det är att flytta dit.",
    en "Knows the place, and what it is like to move there.",
  },
  task {
    fi "Kokoontuu, tekee ja neuvoo yhdessä. Ryhmä on vakiintunut.",
    sv "Träffas, gör saker och ger råd tillsammans. Gruppen är etablerad.",
    en "Meets, does things and advises together. The group is well established.",
  },
  partner "volunteers", partner "savogrow_company", partner "local_actors",
  basis "SavoGrow, Kotoutumisstartti: an established group in Rautalampi",
}

actor "volunteers" {
  name { fi "Vapaaehtoistoimijat", sv "Frivilliga", en "Volunteers" },
  role "association",
  expertise {
    fi "Tuntevat naapuruston ja arjen.",
    sv "Känner grannskapet och vardagen.",
    en "Know the neighbourhood and everyday life.",
  },
  task {
    fi "Ovat ystävinä, lähtevät mukaan ja auttavat alkuun.",
    sv "Är vänner, följer med och hjälper till i början.",
    en "Are friends, come along, and help to begin.",
  },
  partner "local_actors", partner "rautalampi_group", partner "association",
  basis "SavoGrow, Kotoutumisstartti: work with volunteers goes on",
}

actor "municipal_staff" {
  name { fi "Kuntien työntekijät", sv "Kommunernas anställda", en "Municipal staff" },
  role "municipality",
  expertise {
    fi "Tuntevat oman alansa palvelut: koulun, varhaiskasvatuksen, kirjaston, teknisen toimen.",
    sv "Känner tjänsterna i sin bransch: skolan, småbarnspedagogiken, biblioteket, tekniska sektorn.",
    en "Know the services of their own branch: school, early education, library, technical services.",
  },
  task {
    fi "Kohtaavat uusia asukkaita joka päivä. Koko kunta kotouttaa.",
    sv "Möter nya invånare varje dag. Hela kommunen integrerar.",
    en "Meet new residents every day. The whole municipality integrates.",
  },
  partner "integration_network", partner "municipality_services",
  basis "SavoGrow, Kotoutumisstartti: the whole municipality integrates, so the skills must be there",
}

actor "decision_makers" {
  name { fi "Kuntien päättäjät", sv "Kommunernas beslutsfattare", en "Municipal decision-makers" },
  role "municipality",
  expertise {
    fi "Tietävät, mihin kunnalla on varaa ja mitä asukkaat haluavat.",
    sv "Vet vad kommunen har råd med och vad invånarna vill.",
    en "Know what the municipality can afford, and what its residents want.",
  },
  task {
    fi "Päättävät palveluista ja vastaavat kyselyyn väestösuhteista ja yhteisistä toimista.",
    sv "Beslutar om tjänster och svarar på en enkät om befolkningsrelationer och gemensamma åtgärder.",
    en "Decide on services, and answer a survey on population relations and joint measures.",
  },
  partner "integration_network",
  basis "SavoGrow, Kotoutumisstartti: survey of decision-makers, good population relations",
}
