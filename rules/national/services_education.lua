-- Studies: finding a place, getting ready, and the studies themselves. One goes to one school at a time,
-- so the studies share an overlaps group.

service "study_application" {
  name {
    fi "Ohjaus opintoihin hakemisessa",
    sv "Handledning i att söka till studier",
    en "Guidance in applying for studies",
  },
  summary {
    fi "Opinto-ohjaaja auttaa valitsemaan opinnot, täyttämään hakemuksen ja valmistautumaan haastatteluun.",
    sv "En studiehandledare hjälper dig att välja studier, fylla i ansökan och förbereda intervjun.",
    en "A study counsellor helps you to choose studies, to fill in the application and to get ready for the interview.",
  },
  because {
    fi "Haluat opiskella, eikä sinulla ole vielä opiskelupaikkaa.",
    sv "Du vill studera och har ingen studieplats ännu.",
    en "You want to study and have no study place yet.",
  },
  kind "service",
  area "education",
  provider "vocational_institution",
  entry (true), everywhere (true), repeatable (true),
  when "wishes has any of (vocational_studies, higher_education) and study_place is no and speaks_for_work and age >= 15",
  gives "study_place becomes yes",
  waits "1-4 weeks",
  takes "6-20 weeks",
  load (10),
  priority (105),
  overlaps "way_to_studies",
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: a smooth way to further studies",
}

service "preparatory_vocational_training" {
  name {
    fi "Tutkintokoulutukseen valmentava koulutus",
    sv "Utbildning som handleder för examensutbildning",
    en "Preparatory training for vocational education",
  },
  summary {
    fi "Vahvistat kieltä, opiskelutaitoja ja matematiikkaa ja tutustut ammatteihin. Sen jälkeen sinulla on paikka ammatillisiin opintoihin.",
    sv "Du stärker språket, studieteknik och matematik och bekantar dig med yrken. Efter det har du en plats i yrkesstudier.",
    en "You strengthen your language, study skills and mathematics and get to know occupations. After it you have a place in vocational studies.",
  },
  because {
    fi "Haluat oppia ammatin, mutta kieli tai opiskelutaidot tarvitsevat vielä vahvistusta.",
    sv "Du vill lära dig ett yrke, men språket eller studietekniken behöver ännu stärkas.",
    en "You want to learn an occupation, but your language or study skills still need strengthening.",
  },
  kind "training",
  area "education", area "language",
  provider "vocational_institution",
  entry (true), everywhere (true),
  when "wishes has vocational_studies and study_place is no and age >= 15 and speaks_basics and (speaks_for_work is no or education <= basic or obstacles has learning_difficulties)",
  gives "study_place becomes yes, readiness_assessed becomes yes",
  waits "4-12 weeks",
  takes "20-38 weeks",
  priority (95),
  prefer {
    points (15), when "obstacles has learning_difficulties or support_needs has learning_support or readiness_assessed is no",
    because {
      fi "Valmentavassa koulutuksessa saat tukea oppimiseen.",
      sv "I den handledande utbildningen får du stöd för lärandet.",
      en "In preparatory training you get support for learning.",
    },
  },
  overlaps "studies",
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: preparatory training for vocational education",
}

service "vocational_qualification" {
  name {
    fi "Ammatillinen perustutkinto", sv "Yrkesinriktad grundexamen", en "Vocational qualification",
  },
  summary {
    fi "Opiskelet ammatin. Aiempi osaamisesi luetaan hyväksi, ja osan opit työpaikalla.",
    sv "Du studerar till ett yrke. Det du redan kan räknas till godo, och en del lär du dig på en arbetsplats.",
    en "You study for an occupation. What you can already counts, and part you learn at a workplace.",
  },
  because {
    fi "Haluat ammatin, ja kielitaitosi riittää opintoihin.",
    sv "Du vill ha ett yrke, och ditt språk räcker för studierna.",
    en "You want an occupation, and your language is enough for the studies.",
  },
  kind "training",
  area "education", area "work",
  provider "vocational_institution",
  entry (true), everywhere (true),
  when "wishes has vocational_studies and speaks_for_work and age >= 15 and employment is not retired",
  gives "education reaches upper_secondary, vocational_background becomes yes, qualification_recognised becomes yes",
  waits "4-26 weeks",
  takes "2-3 years",
  priority (100),
  prefer {
    points (15), when "study_place",
    because {
      fi "Sinulla on jo opiskelupaikka.",
      sv "Du har redan en studieplats.",
      en "You already have a study place.",
    },
  },
  overlaps "studies",
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: basic vocational qualifications",
}

service "apprenticeship" {
  name { fi "Oppisopimus", sv "Läroavtal", en "Apprenticeship" },
  summary {
    fi "Opit ammatin pääosin työssä ja saat palkkaa. Tarvitset työnantajan, joka ottaa sinut oppiin.",
    sv "Du lär dig ett yrke mest i arbetet och får lön. Du behöver en arbetsgivare som tar emot dig.",
    en "You learn an occupation mostly at work and are paid. You need an employer who takes you on.",
  },
  because {
    fi "Haluat sekä työn että ammatin.",
    sv "Du vill ha både arbete och ett yrke.",
    en "You want both a job and an occupation.",
  },
  kind "training",
  area "education", area "work",
  provider "employer",
  entry (true), everywhere (true),
  when "wishes has all of (work, vocational_studies) and age >= 16 and employment is not retired and speaks_for_work",
  gives "employment becomes employed, vocational_background becomes yes, education reaches upper_secondary",
  waits "4-16 weeks",
  takes "1-3 years",
  priority (92),
  prefer {
    points (15), when "work_experience_in_finland",
    because {
      fi "Olet jo ollut työssä Suomessa.",
      sv "Du har redan arbetat i Finland.",
      en "You have already worked in Finland.",
    },
  },
  overlaps "studies",
  delivered "personal",
  basis "Apprenticeship stands in the task codes of employment plans (URA register, code 024/065)",
}

service "higher_education_studies" {
  name { fi "Korkeakouluopinnot", sv "Högskolestudier", en "Studies in higher education" },
  summary {
    fi "Opiskelet ammattikorkeakoulussa tai yliopistossa, kokonaisen tutkinnon tai osan siitä.",
    sv "Du studerar vid en yrkeshögskola eller ett universitet, en hel examen eller en del av den.",
    en "You study at a university or a university of applied sciences, for a degree or a part of one.",
  },
  because {
    fi "Haluat korkeakouluun, ja sinulla on siihen tarvittava koulutus.",
    sv "Du vill till en högskola och har den utbildning som behövs.",
    en "You want to go to a university and have the schooling that it needs.",
  },
  kind "training",
  area "education",
  provider "higher_education_institution",
  entry (true), everywhere (true),
  when "wishes has higher_education and education >= upper_secondary and age >= 17 and employment is not retired",
  gives "education reaches higher, qualification_recognised becomes yes",
  waits "8-40 weeks",
  takes "3-5 years",
  priority (100),
  prefer {
    points (15), when "language_test is yki and speaks_for_work",
    because {
      fi "Sinulla on todistus kielitaidosta.",
      sv "Du har ett intyg över dina språkkunskaper.",
      en "You have a certificate of your language.",
    },
  },
  overlaps "studies",
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: studies in higher education",
}

service "qualification_training" {
  name { fi "Pätevöitymiskoulutus", sv "Behörighetsgivande utbildning", en "Qualification training" },
  summary {
    fi "Täydennät ulkomaista tutkintoasi niin, että voit tehdä samaa työtä Suomessa.",
    sv "Du kompletterar din utländska examen så att du kan göra samma arbete i Finland.",
    en "You add to your foreign degree so that you can do the same work in Finland.",
  },
  because {
    fi "Sinulla on tutkinto, jota ei ole vielä tunnustettu, ja haluat jatkaa alallasi.",
    sv "Du har en examen som inte har erkänts ännu och vill fortsätta i din bransch.",
    en "You have a degree that is not recognised yet, and you want to go on in your field.",
  },
  kind "training",
  area "education", area "work",
  provider "higher_education_institution",
  entry (true), everywhere (true),
  when "highly_educated and wants_same_field and qualification_recognised is no and speaks_basics and working_age",
  gives "qualification_recognised becomes yes, vocational_skills_assessed becomes yes",
  waits "4-20 weeks",
  takes "20-52 weeks",
  priority (98),
  prefer {
    points (10), when "vocational_skills_assessed",
    because {
      fi "Osaamisesi on arvioitu, joten tiedetään, mitä puuttuu.",
      sv "Din kompetens är bedömd, så man vet vad som saknas.",
      en "Your skills have been assessed, so it is known what is missing.",
    },
  },
  overlaps "studies",
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: qualification training",
}

service "simhe_guidance" {
  name {
    fi "SIMHE-ohjaus korkeasti koulutetuille",
    sv "SIMHE-handledning för högutbildade",
    en "SIMHE guidance for the highly educated",
  },
  summary {
    fi "Korkeakoulun ohjaaja selvittää kanssasi, mitä tutkintosi merkitsee Suomessa ja miten pääset alasi työhön tai opintoihin.",
    sv "En handledare vid en högskola reder ut med dig vad din examen betyder i Finland och hur du kommer till arbete eller studier i din bransch.",
    en "A counsellor at a university looks at what your degree means in Finland, and how you get to work or studies in your field.",
  },
  because {
    fi "Sinulla on korkeakoulututkinto. Sen avulla voit edetä nopeammin.",
    sv "Du har en högskoleexamen. Med den kan du gå snabbare framåt.",
    en "You have a degree. With it you can move on faster.",
  },
  kind "service",
  area "education", area "work",
  provider "higher_education_institution",
  entry (true), everywhere (true),
  when "highly_educated and working_age",
  gives "vocational_skills_assessed becomes yes",
  waits "1-2 weeks",
  takes "2-6 weeks",
  load (10),
  priority (115),
  prefer {
    points (15), when "qualification_recognised is no",
    because {
      fi "Tutkintoasi ei ole vielä tunnustettu Suomessa.",
      sv "Din examen har inte erkänts i Finland ännu.",
      en "Your degree has not been recognised in Finland yet.",
    },
  },
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: SIMHE services of universities",
}
