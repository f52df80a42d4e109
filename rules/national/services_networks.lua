-- People: associations, leisure, professional and student communities, mentors. Networks stand beside
-- services as equals. Association activity is open to everyone, whatever their age and status: that is
-- what keeps the promise that nobody is left with nothing.

service "association_activity" {
  name { fi "Järjestöjen toiminta", sv "Organisationernas verksamhet", en "Activities of associations" },
  summary {
    fi "Yhdistyksissä on ryhmiä, kielikahviloita ja vapaaehtoistyötä. Kaikki ovat tervetulleita.",
    sv "Föreningarna har grupper, språkkaféer och frivilligarbete. Alla är välkomna.",
    en "Associations have groups, language cafés and volunteering. Everyone is welcome.",
  },
  because {
    fi "Yhdistyksissä tapaat ihmisiä ja käytät kieltä arjessa.",
    sv "I föreningar träffar du människor och använder språket i vardagen.",
    en "In associations you meet people and use the language in daily life.",
  },
  kind "network",
  area "participation", area "everyday_life",
  provider "association",
  entry (true), everywhere (true), repeatable (true),
  gives "takes_part becomes yes",
  takes "4-12 weeks",
  load (5),
  priority (30),
  prefer {
    points (25), when "circumstances has isolation or wishes has participation",
    because {
      fi "Toivot uusia ihmisiä ympärillesi.",
      sv "Du önskar dig nya människor omkring dig.",
      en "You wish for new people around you.",
    },
  },
  prefer {
    points (10), when "outside_services or has_protection",
    because {
      fi "Yhdistykset auttavat alkuun uudessa paikassa.",
      sv "Föreningarna hjälper dig att komma i gång på en ny ort.",
      en "Associations help you to begin in a new place.",
    },
  },
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: activities of associations",
}

service "leisure_activity" {
  name { fi "Harrastukset ja vapaa-aika", sv "Hobbyer och fritid", en "Leisure and hobbies" },
  summary {
    fi "Liikuntaa, käsitöitä, musiikkia tai kerhoja, oman kiinnostuksesi mukaan.",
    sv "Motion, handarbete, musik eller klubbar, efter ditt eget intresse.",
    en "Sports, crafts, music or clubs, as you like.",
  },
  because {
    fi "Harrastuksessa tutustut ihmisiin ja saat hyvää mieltä.",
    sv "I en hobby lär du känna människor och mår bra.",
    en "A hobby brings you people and good spirits.",
  },
  kind "network",
  area "participation",
  provider "association",
  entry (true), everywhere (true), repeatable (true),
  when "young or wishes has participation or circumstances has any of (isolation, caring_for_children) or employment is one of (at_home, retired)",
  gives "takes_part becomes yes",
  takes "8-16 weeks",
  load (5),
  priority (28),
  prefer {
    points (10), when "young",
    because {
      fi "Nuorille on paljon omaa toimintaa.",
      sv "Det finns mycket verksamhet för unga.",
      en "There is much going on for young people.",
    },
  },
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: leisure activities",
}

service "professional_network" {
  name { fi "Ammatilliset verkostot", sv "Yrkesnätverk", en "Professional networks" },
  summary {
    fi "Tapaat oman alasi ihmisiä ja kuulet, miten alalla työskennellään Suomessa.",
    sv "Du träffar människor i din bransch och hör hur man arbetar i den i Finland.",
    en "You meet people of your field and hear how they work in Finland.",
  },
  because {
    fi "Sinulla on ammatti. Verkosto auttaa löytämään työtä omalta alalta.",
    sv "Du har ett yrke. Ett nätverk hjälper dig att hitta arbete i din bransch.",
    en "You have an occupation. A network helps to find work in your own field.",
  },
  kind "network",
  area "work", area "participation",
  provider "association",
  entry (true), everywhere (true), repeatable (true),
  when "working_age and (highly_educated or (vocational_background and wants_same_field) or recruited_from_abroad)",
  gives "takes_part becomes yes",
  takes "8-26 weeks",
  load (5),
  priority (40),
  prefer {
    points (10), when "fast_track and without_work",
    because {
      fi "Kontaktit nopeuttavat työn löytymistä.",
      sv "Kontakter gör att du hittar arbete snabbare.",
      en "Contacts speed up finding a job.",
    },
  },
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: professional communities",
}

service "student_community" {
  name { fi "Opiskelijayhteisöt", sv "Studerandegemenskaper", en "Student communities" },
  summary {
    fi "Opiskelijat ja tutorit ottavat sinut mukaan ja auttavat opintojen alussa.",
    sv "Studerande och tutorer tar dig med och hjälper dig i början av studierna.",
    en "Students and tutors take you in and help at the start of your studies.",
  },
  because {
    fi "Opiskelet tai sinulla on opiskelupaikka.",
    sv "Du studerar eller har en studieplats.",
    en "You study or have a study place.",
  },
  kind "network",
  area "education", area "participation",
  provider "higher_education_institution",
  entry (true), everywhere (true), repeatable (true),
  when "employment is student or study_place",
  gives "takes_part becomes yes",
  takes "8-26 weeks",
  load (5),
  priority (38),
  overlaps "student_groups",
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: student communities",
}

service "mentoring" {
  name { fi "Mentorointi", sv "Mentorskap", en "Mentoring" },
  summary {
    fi "Saat oman mentorin, joka tuntee työelämän. Tapaatte muutaman kerran ja mietitte polkuasi.",
    sv "Du får en egen mentor som känner arbetslivet. Ni träffas några gånger och funderar på din väg.",
    en "You get a mentor of your own who knows working life. You meet some times and think about your path.",
  },
  because {
    fi "Haluat työhön, ja mentorilta saat neuvoja ja kontakteja.",
    sv "Du vill i arbete, och av mentorn får du råd och kontakter.",
    en "You want to work, and a mentor gives you advice and contacts.",
  },
  kind "network",
  area "work", area "participation",
  provider "association",
  entry (true), everywhere (true),
  when "working_age and wishes has any of (work, entrepreneurship) and employment is none of (employed, entrepreneur, retired)",
  voluntary (true),
  waits "2-8 weeks",
  takes "12-26 weeks",
  load (5),
  priority (45),
  prefer {
    points (10), when "fast_track or weak_labour_position",
    because {
      fi "Kahdenkeskinen tuki auttaa sinua eteenpäin.",
      sv "Personligt stöd hjälper dig vidare.",
      en "One-to-one support helps you on.",
    },
  },
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: mentoring",
}
