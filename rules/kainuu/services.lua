-- What Kainuu offers beside the national services: the POLKU guidance, the outline of a path, language in
-- Kajaani and the way into vocational studies. The model came out of a project of 2013 and 2014 and went
-- on with the actors; that it still goes on today is not verified.

service "polku_guidance" {
  name { fi "POLKU-ohjaus", sv "POLKU-handledning", en "POLKU guidance" },
  summary {
    fi "Ohjaaja käy kanssasi läpi tilanteesi ja tarpeesi. Sen jälkeen löydätte yhdessä oikeat palvelut ja verkostot.",
    sv "En handledare går igenom din situation och dina behov med dig. Sedan hittar ni tillsammans rätt tjänster och nätverk.",
    en "A counsellor goes through your situation and needs with you. Then you find the right services and networks together.",
  },
  because {
    fi "Ohjaus alkaa omasta tilanteestasi. Jokaisen polku on erilainen.",
    sv "Handledningen börjar med din egen situation. Alla har sin egen väg.",
    en "Guidance begins with your own situation. Everyone's path is different.",
  },
  note {
    fi "Käy läpi seitsemän aluetta: maahantulo, arki, kieli, toimeentulo, koulutus, työ ja osallisuus. Kieli ja työ painavat eniten.",
    sv "Gå igenom sju områden: inresa, vardag, språk, försörjning, utbildning, arbete och delaktighet. Språk och arbete väger mest.",
    en "Go through seven areas: arrival, daily life, language, livelihood, education, work and participation. Language and work weigh most.",
  },
  kind "service",
  area "arrival", area "everyday_life", area "education", area "work", area "participation",
  provider "kainuu_partners",
  entry (true),
  when "working_age and employment is not retired",
  waits "0-2 weeks",
  takes "1-3 weeks",
  load (5),
  priority (78),
  prefer {
    points (20), when "self_reliance < manages or outside_services",
    because {
      fi "Ohjaaja auttaa, kun palveluja on vaikea löytää yksin.",
      sv "Handledaren hjälper när det är svårt att hitta tjänster ensam.",
      en "A counsellor helps when services are hard to find alone.",
    },
  },
  delivered "personal",
  valid "2013-01-01 on",
  basis "POLKU guidance model (project 2013-01-01 to 2014-12-31)",
  basis "Kainuu immigration work guidelines 2012-2015",
  basis "Joint integration programme of the Kainuu municipalities",
}

service "polku_path_outline" {
  name { fi "Oman polun hahmotelma", sv "Skiss av din egen väg", en "Outline of your own path" },
  summary {
    fi "Piirrätte polun: mitä teet ensin, mitä sitten, ja kuka auttaa missäkin. Polku vie koulutukseen tai työhön mahdollisimman suoraan.",
    sv "Ni ritar upp vägen: vad du gör först, vad sedan, och vem som hjälper med vad. Vägen leder så rakt som möjligt till utbildning eller arbete.",
    en "You draw the path: what you do first, what next, and who helps with what. It leads to education or work as straight as can be.",
  },
  because {
    fi "Tilanteesi on selvillä. Nyt näet koko polun edessäsi.",
    sv "Din situation är klar. Nu ser du hela vägen framför dig.",
    en "Your situation is clear. Now you see the whole path before you.",
  },
  note {
    fi "Nimeä jokaiselle askeleelle vastuutaho. Askel, jolla ei ole omistajaa, jää ottamatta.",
    sv "Namnge en ansvarig för varje steg. Ett steg som ingen äger blir inte taget.",
    en "Name an owner for every step. A step that nobody owns is not taken.",
  },
  kind "service",
  area "education", area "work",
  provider "kao",
  when "working_age and employment is not retired",
  gives "readiness_assessed becomes yes",
  waits "1-2 weeks",
  takes "1-2 weeks",
  load (5),
  priority (95),
  delivered "personal",
  valid "2013-01-01 on",
  basis "POLKU guidance model: individual education, working-life and integration paths",
  basis "Kainuu immigration work guidelines 2012-2015",
}

service "kajaani_language_training" {
  name {
    fi "Suomen kurssit Kajaanissa", sv "Kurser i finska i Kajana", en "Finnish courses in Kajaani",
  },
  summary {
    fi "Opiskelet suomea Kajaanissa ryhmässä, joka sopii tasollesi. Tavoite on taso A2.2.",
    sv "Du studerar finska i Kajana i en grupp som passar din nivå. Målet är nivå A2.2.",
    en "You study Finnish in Kajaani in a group that suits your level. The aim is level A2.2.",
  },
  because {
    fi "Kielitaito on kotoutumisen tärkein edellytys, ja asut Kajaanissa.",
    sv "Språket är den viktigaste förutsättningen för integration, och du bor i Kajana.",
    en "Language is the main condition of integration, and you live in Kajaani.",
  },
  kind "training",
  area "language",
  provider "kao",
  entry (true), repeatable (true),
  in_municipality "205",
  when "needs_finnish and finnish < A2.2 and (literacy >= latin_script or finnish >= A1.3) and age >= 16",
  gives "finnish reaches A2.2",
  waits "2-6 weeks",
  takes "16-28 weeks",
  load (60),
  priority (110),
  prefer {
    points (10), when "wishes has language",
    because {
      fi "Toivot kielen oppimista.",
      sv "Du vill lära dig språket.",
      en "You wish to learn the language.",
    },
  },
  overlaps "language_training",
  given_in "fi",
  delivered "group",
  valid "2013-01-01 on",
  basis "POLKU guidance model: language is one of the two main conditions",
  basis "The level and length of the courses are from memory, not verified",
}

service "kainuu_vocational_studies" {
  name {
    fi "Ammatillisiin opintoihin Kainuussa",
    sv "Till yrkesstudier i Kajanaland",
    en "Into vocational studies in Kainuu",
  },
  summary {
    fi "Sinua autetaan valitsemaan ala, hakemaan ja aloittamaan. Saat opinnoissa tukea kieleen. Itse opinnot kestävät yleensä kahdesta kolmeen vuotta.",
    sv "Du får hjälp att välja bransch, söka och börja. Du får stöd för språket under studierna. Själva studierna tar oftast två till tre år.",
    en "You are helped to choose a field, to apply and to begin. You get support for the language as you study. The studies themselves mostly take two to three years.",
  },
  because {
    fi "Haluat ammatin, ja polkusi on hahmoteltu. Tämä on nopein reitti opintoihin.",
    sv "Du vill ha ett yrke, och din väg är skissad. Det här är den snabbaste vägen till studier.",
    en "You want an occupation, and your path is outlined. This is the quickest way to studies.",
  },
  kind "service",
  area "education", area "work",
  provider "kao",
  when "wishes has vocational_studies and study_place is no and speaks_basics and age >= 15",
  gives "study_place becomes yes",
  waits "1-4 weeks",
  takes "4-12 weeks",
  load (10),
  priority (108),
  prefer {
    points (15), when "obstacles has learning_difficulties or support_needs has learning_support",
    because {
      fi "Saat tukea oppimiseen alusta asti.",
      sv "Du får stöd för lärandet från början.",
      en "You get support for learning from the start.",
    },
  },
  overlaps "way_to_studies",
  delivered "personal",
  valid "2013-01-01 on",
  basis "POLKU guidance model: the fastest possible move to education and work",
  basis "The support for language in the studies is from memory, not verified",
}

service "polku_model_guide" {
  name {
    fi "POLKU-mallin kuvaus ohjaajalle",
    sv "Beskrivning av POLKU-modellen för handledare",
    en "Description of the POLKU model for counsellors",
  },
  summary {
    fi "Kuvaus siitä, miten malli otettiin käyttöön monikulttuuristen opiskelijoiden ohjauksessa.",
    sv "En beskrivning av hur modellen togs i bruk i handledningen av mångkulturella studerande.",
    en "A description of how the model was taken into use in guiding multicultural students.",
  },
  because {
    fi "Mallista näkevät palvelut niin ohjaaja kuin asiakaskin.",
    sv "Modellen hjälper både handledaren och den handledda att se tjänsterna.",
    en "The model helps both the counsellor and the guided person to see the services.",
  },
  kind "material",
  area "education", area "work",
  provider "kao",
  audience "counsellor",
  entry (true), everywhere (true), repeatable (true),
  load (0),
  priority (10),
  link {
    fi "http://www.theseus.fi/handle/10024/78175",
    sv "http://www.theseus.fi/handle/10024/78175",
    en "http://www.theseus.fi/handle/10024/78175",
  },
  valid "2014-01-01 on",
  basis "Master's thesis on rolling out the guidance model in Kainuu, Theseus 10024/78175",
}
