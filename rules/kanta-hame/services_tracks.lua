-- Three tracks beside each other: to studies, to work, to a business of one's own. In the project's years
-- its partners gave these; that each goes on after 2018 is not verified.

-- To studies -----------------------------------------------------------------------------

service "application_guidance" {
  name {
    fi "Ohjaus koulutushakuun", sv "Handledning i att söka utbildning", en "Guidance in applying for training",
  },
  summary {
    fi "Ohjaaja auttaa valitsemaan opinnot ja hakemaan. Arvioinnin lausunto kertoo opettajalle, mitä osaat ja millaista tukea tarvitset.",
    sv "En handledare hjälper dig att välja studier och söka. Utlåtandet från bedömningen visar läraren vad du kan och vilket stöd du behöver.",
    en "A counsellor helps you to choose studies and to apply. The statement of the assessment tells the teacher what you can do and what support you need.",
  },
  because {
    fi "Haluat opiskella, ja hakuun saa apua alueen oppilaitoksesta.",
    sv "Du vill studera, och du får hjälp med ansökan vid en läroanstalt i regionen.",
    en "You want to study, and a school of the region helps you to apply.",
  },
  note {
    fi "Liitä lausunto hakemukseen, jos asiakas antaa luvan. Kerro viranomaiselle, joka ohjasi asiakkaan tänne, mihin hän haki.",
    sv "Bifoga utlåtandet till ansökan om kunden ger lov. Berätta för myndigheten som hänvisade kunden hit vart kunden sökte.",
    en "Attach the statement to the application, if the client allows. Tell the authority that sent the client here where the client applied.",
  },
  kind "service",
  area "education",
  provider "tavastia",
  entry (true), repeatable (true),
  when "age >= 15 and wishes has any of (vocational_studies, higher_education) and study_place is no and speaks_basics",
  gives "study_place becomes yes",
  waits "0-2 weeks",
  takes "4-12 weeks",
  load (10),
  priority (107),
  prefer {
    points (15), when "vocational_skills_assessed or readiness_assessed",
    because {
      fi "Sinulla on jo lausunto, joka tukee hakua.",
      sv "Du har redan ett utlåtande som stöder ansökan.",
      en "You already have a statement that supports your application.",
    },
  },
  prefer {
    points (5), when "municipality is 109",
    because {
      fi "Hämeenlinnassa oppilaitos, kaupunki ja Setlementti tekevät jo yhteistyötä.",
      sv "I Tavastehus samarbetar läroanstalten, staden och Setlementti redan.",
      en "In Hämeenlinna the school, the city and the Settlement already work together.",
    },
  },
  overlaps "way_to_studies",
  delivered "personal",
  valid "2016-11-01 on",
  basis "Monet polut: clients are guided to apply for training; the statement supports it",
}

-- To work --------------------------------------------------------------------------------

service "job_search_guidance" {
  name { fi "Ohjaus työnhakuun", sv "Handledning i att söka arbete", en "Guidance in looking for work" },
  summary {
    fi "Teet ansioluettelon, harjoittelet haastattelua ja otat yhteyttä alueen yrityksiin ohjaajan kanssa.",
    sv "Du skriver ditt CV, övar intervju och kontaktar företag i regionen med en handledare.",
    en "You write your CV, practise interviews and contact companies of the area with a counsellor.",
  },
  because {
    fi "Ohjelmasi on ohi, ja etsit työtä.",
    sv "Ditt program är över, och du söker arbete.",
    en "Your programme is over, and you are looking for work.",
  },
  note {
    fi "Raportoi ohjauksesta viranomaiselle, joka ohjasi asiakkaan tänne.",
    sv "Rapportera om handledningen till den myndighet som hänvisade kunden hit.",
    en "Report on the guidance to the authority that sent the client here.",
  },
  kind "service",
  area "work",
  provider "tavastia",
  entry (true), repeatable (true),
  when "working_age and second_phase and wishes has work and speaks_basics",
  gives "employment becomes employed",
  waits "0-2 weeks",
  takes "8-26 weeks",
  load (50),
  priority (106),
  prefer {
    points (20), when "vocational_skills_assessed",
    because {
      fi "Voit näyttää työnantajalle lausunnon osaamisestasi.",
      sv "Du kan visa arbetsgivaren ett utlåtande om din kompetens.",
      en "You can show an employer a statement on your skills.",
    },
  },
  overlaps "job_search",
  delivered "personal", delivered "group",
  valid "2016-11-01 on",
  basis "Monet polut: clients are guided to look for work",
  basis "That it goes on after 2018 is not verified",
}

service "company_placement" {
  name { fi "Paikka alueen yrityksessä", sv "Plats i ett företag i regionen", en "A place in a company of the area" },
  summary {
    fi "Olet harjoittelussa tai työkokeilussa alueen yrityksessä. Ohjaaja etsii paikan kanssasi ja käy siellä.",
    sv "Du är på praktik eller arbetsprövning i ett företag i regionen. Handledaren söker platsen med dig och besöker dig där.",
    en "You do practice or a work trial in a company of the area. A counsellor finds the place with you and visits you there.",
  },
  because {
    fi "Työpaikalla opit alan tavat, ja työnantaja oppii tuntemaan sinut.",
    sv "På arbetsplatsen lär du dig branschens vanor, och arbetsgivaren lär känna dig.",
    en "At a workplace you learn how things are done, and the employer gets to know you.",
  },
  note {
    fi "Jos terveys tai sosiaaliset vaikeudet ovat esteenä, kartoita valmiudet ensin.",
    sv "Om hälsan eller sociala svårigheter är ett hinder, kartlägg beredskapen först.",
    en "Where health or social difficulties stand in the way, assess readiness first.",
  },
  kind "service",
  area "work",
  provider "area_companies",
  referred_by "employment_authority",
  entry (true), repeatable (true),
  when "working_age and without_work and plan_opens_work and speaks_basics and (obstacles has none of (social_difficulties, health) or readiness_assessed)",
  gives "work_experience_in_finland becomes yes",
  waits "1-3 weeks",
  takes "4-12 weeks",
  priority (95),
  prefer {
    points (15), when "vocational_skills_assessed",
    because {
      fi "Paikka löytyy omalta alaltasi, koska osaamisesi tunnetaan.",
      sv "Platsen hittas i din bransch, för din kompetens är känd.",
      en "The place is found in your own field, for your skills are known.",
    },
  },
  overlaps "practice_at_work",
  delivered "personal",
  basis "Monet polut: companies of the area offer practice places and work trials",
}

-- To a business of one's own ---------------------------------------------------------------

service "entrepreneurship_training" {
  name { fi "Yrittäjyyskoulutus", sv "Företagarutbildning", en "Training in entrepreneurship" },
  summary {
    fi "Opit, miten yritys perustetaan Suomessa: luvat, raha, verot ja asiakkaat. Saat oman suunnitelman.",
    sv "Du lär dig hur man startar ett företag i Finland: tillstånd, pengar, skatter och kunder. Du får en egen plan.",
    en "You learn how a business is started in Finland: permits, money, taxes and customers. You get a plan of your own.",
  },
  because {
    fi "Haluat yrittäjäksi. Koulutus madaltaa kynnystä.",
    sv "Du vill bli företagare. Utbildningen gör tröskeln lägre.",
    en "You want to be an entrepreneur. The training makes the threshold lower.",
  },
  kind "training",
  area "work", area "livelihood",
  provider "tavastia",
  entry (true),
  when "working_age and wishes has entrepreneurship and speaks_basics and employment is none of (entrepreneur, retired)",
  gives "vocational_background becomes yes",
  waits "2-8 weeks",
  takes "4-10 weeks",
  load (50),
  priority (104),
  delivered "group",
  valid "2016-11-01 on",
  basis "Monet polut: partners further immigrants' training in entrepreneurship and develop advice",
  basis "Length and contents are assumed, not verified",
}

service "cooperative_guidance" {
  name { fi "Osuuskuntaneuvonta", sv "Rådgivning om andelslag", en "Advice on co-operatives" },
  summary {
    fi "Osuuskunnassa teet työtä omalla ammatilla yhdessä muiden kanssa. Neuvoja auttaa perustamaan osuuskunnan tai liittymään siihen.",
    sv "I ett andelslag arbetar du i ditt yrke tillsammans med andra. Rådgivaren hjälper er att starta eller gå med i ett andelslag.",
    en "In a co-operative you work in your own occupation together with others. An adviser helps you to found or to join one.",
  },
  because {
    fi "Haluat työllistää itsesi yhdessä muiden kanssa.",
    sv "Du vill sysselsätta dig själv tillsammans med andra.",
    en "You want to employ yourself together with others.",
  },
  kind "service",
  area "work", area "participation",
  provider "kiipula",
  entry (true),
  when "working_age and wishes has cooperative and employment is none of (employed, entrepreneur, retired)",
  gives "employment becomes entrepreneur",
  waits "2-4 weeks",
  takes "12-26 weeks",
  load (30),
  priority (103),
  delivered "personal", delivered "group",
  valid "2016-11-01 on",
  basis "Monet polut: Kiipula's knowledge of co-operatives as one way to employ oneself",
  basis "Whether a member counts as an entrepreneur depends on the co-operative; the length is assumed, not verified",
}
