-- The rest of the network in Kanta-Häme: municipalities, social and health care, companies, other schools
-- and projects, associations. Roles at organisations, never persons.

actor "hameenlinna" {
  name { fi "Hämeenlinnan kaupunki", sv "Tavastehus stad", en "City of Hämeenlinna" },
  role "municipality",
  in_municipality "109",
  expertise {
    fi "Tuntee kaupungin palvelut ja sen uudet asukkaat.",
    sv "Känner stadens tjänster och dess nya invånare.",
    en "Knows the city's services and its new residents.",
  },
  task {
    fi "Neuvoo ja ohjaa palveluihin yhdessä Tavastian kanssa.",
    sv "Ger råd och handleder till tjänster tillsammans med Tavastia.",
    en "Advises and guides to services together with Tavastia.",
  },
  partner "tavastia", partner "hame_setlementti", partner "employment_authority",
  basis "Monet polut: actors of the region",
}

actor "janakkala" {
  name { fi "Janakkalan kunta", sv "Janakkala kommun", en "Municipality of Janakkala" },
  role "municipality",
  in_municipality "165",
  expertise {
    fi "Tuntee kunnan palvelut. Kiipula on kunnan alueella.",
    sv "Känner kommunens tjänster. Kiipula ligger i kommunen.",
    en "Knows the municipality's services. Kiipula lies in it.",
  },
  task {
    fi "Neuvoo uusia asukkaita ja ohjaa palveluihin.",
    sv "Ger nya invånare råd och handleder till tjänster.",
    en "Advises new residents and guides to services.",
  },
  partner "kiipula", partner "employment_authority",
  basis "Monet polut: actors of the region",
}

actor "forssa" {
  name { fi "Forssan kaupunki", sv "Forssa stad", en "City of Forssa" },
  role "municipality",
  in_municipality "061",
  expertise {
    fi "Tuntee kaupungin palvelut ja seudun työnantajat.",
    sv "Känner stadens tjänster och traktens arbetsgivare.",
    en "Knows the city's services and the employers of the area.",
  },
  task {
    fi "Neuvoo uusia asukkaita ja ohjaa palveluihin.",
    sv "Ger nya invånare råd och handleder till tjänster.",
    en "Advises new residents and guides to services.",
  },
  partner "lounais_hame", partner "forssa_wellbeing", partner "employment_authority",
  basis "Monet polut: actors of the region",
}

actor "kanta_hame_social_and_health" {
  name {
    fi "Kanta-Hämeen hyvinvointialue",
    sv "Egentliga Tavastlands välfärdsområde",
    en "Wellbeing services county of Kanta-Häme",
  },
  formerly {
    fi "Kuntien sosiaalipalvelut ja terveydenhuolto",
    sv "Kommunernas socialtjänster och hälsovård",
    en "Social services and health care of the municipalities",
    valid "to 2022-12-31",
  },
  role "health",
  expertise {
    fi "Osaa auttaa, kun terveys tai elämäntilanne on työn tai opintojen esteenä.",
    sv "Kan hjälpa när hälsan eller livssituationen hindrar arbete eller studier.",
    en "Knows how to help when health or hardship stands in the way of work or studies.",
  },
  task {
    fi "Tekee sosiaalityötä, hoitaa ja kuntouttaa.",
    sv "Gör socialt arbete, vårdar och rehabiliterar.",
    en "Does social work, treats and rehabilitates.",
  },
  partner "kiipula", partner "forssa_wellbeing", partner "employment_authority", partner "kela",
  basis "Monet polut: social services and health care as partners",
}

actor "hame_setlementti" {
  name { fi "Hämeen Setlementti", sv "Hämeen Setlementti (Tavastlands settlement)", en "Häme Settlement" },
  role "association",
  expertise {
    fi "Tuntee monikulttuurisen arjen ja ihmiset.",
    sv "Känner den mångkulturella vardagen och människorna.",
    en "Knows multicultural everyday life and its people.",
  },
  task {
    fi "Järjestää paikkoja, joissa tavataan ja harjoitellaan kieltä.",
    sv "Ordnar platser där man träffas och övar språket.",
    en "Arranges places to meet and to practise the language.",
  },
  partner "tavastia", partner "hameenlinna",
  basis "Monet polut: actors of the region",
  basis "What it arranges today is from memory, not verified",
}

actor "area_companies" {
  name { fi "Alueen yritykset", sv "Företagen i regionen", en "Companies of the area" },
  role "employer",
  expertise {
    fi "Tietävät, mitä työ alueella vaatii.",
    sv "Vet vad arbetet i regionen kräver.",
    en "Know what the work of the area asks for.",
  },
  task {
    fi "Ottavat harjoitteluun ja työkokeiluun.",
    sv "Tar emot praktikanter och personer i arbetsprövning.",
    en "Take people on for practice and for work trials.",
  },
  partner "employment_authority", partner "tavastia", partner "kiipula",
  basis "Monet polut: companies offer practice and work trials",
}

actor "other_schools" {
  name {
    fi "Muut oppilaitokset ja erityisoppilaitokset",
    sv "Andra läroanstalter och specialläroanstalter",
    en "Other schools and special-needs institutions",
  },
  role "education",
  expertise {
    fi "Tuntevat omat alansa ja sen, millaista tukea opinnoissa saa.",
    sv "Känner sina egna branscher och vilket stöd man får i studierna.",
    en "Know their own fields, and what support there is in studies.",
  },
  task {
    fi "Haastattelevat hakijoita ja ottavat opiskelijoita.",
    sv "Intervjuar sökande och tar emot studerande.",
    en "Interview applicants and take students.",
  },
  partner "kiipula", partner "tavastia",
  basis "Monet polut: upper-secondary schools of the region, special-needs institutions",
}

actor "other_projects" {
  name { fi "Muut alueelliset hankkeet", sv "Andra regionala projekt", en "Other projects of the region" },
  role "network",
  expertise {
    fi "Kokeilevat uusia tapoja auttaa kotoutumisessa.",
    sv "Prövar nya sätt att hjälpa till med integrationen.",
    en "Try out new ways of helping with integration.",
  },
  task {
    fi "Kertovat muille, mitä on opittu.",
    sv "Berättar för andra vad man har lärt sig.",
    en "Tell others what has been learnt.",
  },
  partner "tavastia", partner "kiipula", partner "hameenlinna",
  basis "Monet polut: actors of the region",
}

actor "martat" {
  name { fi "Martat", sv "Martat (Martha-organisationen)", en "The Martha organisation" },
  role "association",
  expertise {
    fi "Osaavat ruoanlaiton, rahankäytön ja kodinhoidon.",
    sv "Kan matlagning, hushållsekonomi och hemvård.",
    en "Know food, money and the home.",
  },
  task {
    fi "Pitävät kursseja, joilla tehdään yhdessä ja puhutaan suomea.",
    sv "Håller kurser där man gör saker tillsammans och talar finska.",
    en "Hold courses where people do things together and speak Finnish.",
  },
  partner "red_cross", partner "tavastia",
  basis "Monet polut: associations take part",
}

actor "red_cross" {
  name { fi "Suomen Punainen Risti", sv "Finlands Röda Kors", en "Finnish Red Cross" },
  role "association",
  expertise {
    fi "Osaa auttaa, kun ihminen on yksin tai uudessa paikassa.",
    sv "Kan hjälpa när någon är ensam eller ny på orten.",
    en "Knows how to help when someone is alone or new to a place.",
  },
  task {
    fi "Järjestää ystävätoimintaa ja kerhoja vapaaehtoisten voimin.",
    sv "Ordnar vänverksamhet och klubbar med frivilliga.",
    en "Arranges friends and clubs with its volunteers.",
  },
  partner "martat", partner "hame_setlementti",
  basis "Monet polut: associations take part",
}
