-- Language and literacy: one need, several routes by readiness. They share an overlaps group, so that
-- nobody is sent to two of them at once. Training in Swedish on the spot is for the regions that have it.

service "integration_training" {
  name { fi "Kotoutumiskoulutus", sv "Integrationsutbildning", en "Integration training" },
  summary {
    fi "Opiskelet päivisin suomea ja tutustut yhteiskuntaan ja työelämään. Tavoite on taso B1.1.",
    sv "Du studerar finska på dagarna och lär känna samhället och arbetslivet. Målet är nivå B1.1.",
    en "You study Finnish in the daytime and get to know society and working life. The aim is level B1.1.",
  },
  because {
    fi "Suomen kieli on tärkein avain työhön ja opintoihin, ja sinulla on suunnitelma.",
    sv "Finskan är den viktigaste nyckeln till arbete och studier, och du har en plan.",
    en "Finnish is the main key to work and studies, and you have a plan.",
  },
  note {
    fi "Noin vuosi, enintään 80 opintopistettä vuoden 2022 perusteiden mukaan. Vuodesta 2025 lopuksi on Opetushallituksen kielitesti. Kouluttaja arvioi jatko-ohjauksen tarpeen jo ennen loppua.",
    sv "Ungefär ett år, högst 80 studiepoäng enligt grunderna från 2022. Från och med 2025 avslutas den med Utbildningsstyrelsens språktest. Utbildaren bedömer behovet av fortsatt handledning redan före slutet.",
    en "About a year, at most 80 credits in the curriculum of 2022. From 2025 it ends with a language test of the National Agency for Education. The trainer looks ahead to the need of further guidance before the end.",
  },
  kind "training",
  area "language", area "work", area "education",
  provider "integration_trainer",
  entry (true), everywhere (true),
  when "integration_plan is in_force and needs_finnish and (literacy >= latin_script or finnish >= A1.3) and age >= 17 and employment is none of (employed, entrepreneur, student) and programme is not completed",
  gives "finnish reaches B1.1, programme becomes completed",
  waits "2-8 weeks",
  takes "30-40 weeks",
  priority (140),
  prefer {
    points (20), when "finnish < A2.1",
    because {
      fi "Olet suomen opinnoissa alussa.",
      sv "Du är i början av dina studier i finska.",
      en "You are at the beginning of your Finnish.",
    },
  },
  review_every "12 weeks",
  overlaps "language_training",
  referred_by "employment_authority", referred_by "municipality_services",
  given_in "fi",
  delivered "group",
  basis "Act 681/2023; national curriculum for integration training, 2022",
}

service "literacy_training" {
  name { fi "Lukutaitokoulutus", sv "Utbildning i läs- och skrivkunnighet", en "Literacy training" },
  summary {
    fi "Opit lukemaan ja kirjoittamaan latinalaisilla kirjaimilla. Samalla alkaa kielen opiskelu.",
    sv "Du lär dig läsa och skriva med latinska bokstäver. Samtidigt börjar språkstudierna.",
    en "You learn to read and write with Latin letters. Language studies begin at the same time.",
  },
  because {
    fi "Lukutaito tulee ensin. Sen jälkeen kielen opiskelu sujuu.",
    sv "Läskunnigheten kommer först. Sedan går språkstudierna bättre.",
    en "Reading comes first. After that, studying the language goes better.",
  },
  kind "training",
  area "language", area "everyday_life",
  provider "integration_trainer",
  entry (true), everywhere (true),
  when "literacy < latin_script and needs_language and age >= 17 and employment is none of (employed, entrepreneur)",
  gives "literacy reaches latin_script",
  waits "2-8 weeks",
  takes "30-50 weeks",
  priority (145),
  prefer {
    points (10), when "literacy = none",
    because {
      fi "Et ole vielä oppinut lukemaan millään kielellä.",
      sv "Du har ännu inte lärt dig läsa på något språk.",
      en "You have not yet learnt to read in any language.",
    },
  },
  overlaps "language_training",
  referred_by "employment_authority", referred_by "municipality_services",
  delivered "group",
  basis "Act 681/2023, section 13: training in literacy",
}

service "part_time_language_studies" {
  name { fi "Osa-aikaiset kieliopinnot", sv "Språkstudier på deltid", en "Part-time language studies" },
  summary {
    fi "Opiskelet suomea iltaisin, verkossa tai muutamana päivänä viikossa. Sopii työn, perheen tai opintojen rinnalle.",
    sv "Du studerar finska på kvällar, på nätet eller några dagar i veckan. Det passar vid sidan av arbete, familj eller studier.",
    en "You study Finnish in the evenings, online or a few days a week. It fits beside work, family or studies.",
  },
  because {
    fi "Tarvitset suomea, mutta kokopäiväinen koulutus ei sovi tilanteeseesi.",
    sv "Du behöver finska, men utbildning på heltid passar inte din situation.",
    en "You need Finnish, but full-time training does not fit your situation.",
  },
  kind "training",
  area "language",
  provider "integration_trainer",
  entry (true), everywhere (true), repeatable (true),
  when "needs_finnish and (literacy >= latin_script or finnish >= A1.3) and age >= 16 and (employment is not unemployed or circumstances has caring_for_children or programme is completed or integration_period_over)",
  gives "finnish reaches A2.2",
  waits "1-6 weeks",
  takes "24-36 weeks",
  load (30),
  priority (90),
  prefer {
    points (20), when "recruited_from_abroad or employment is one of (employed, entrepreneur)",
    because {
      fi "Voit opiskella kieltä työn ohessa.",
      sv "Du kan studera språket vid sidan av arbetet.",
      en "You can study the language beside your work.",
    },
  },
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
  basis "Government report on integration, chapter 11.5.4: part-time language studies",
}

service "work_and_language_model" {
  name {
    fi "Työtä ja kieltä yhdessä", sv "Arbete och språk tillsammans", en "Work and language together",
  },
  summary {
    fi "Olet osan viikosta työpaikalla ja osan kieliopinnoissa. Opit alasi suomen työssä.",
    sv "En del av veckan är du på en arbetsplats, en del studerar du språket. Du lär dig din branschs finska i arbetet.",
    en "You spend part of the week at a workplace and part studying the language. You learn the Finnish of your field at work.",
  },
  because {
    fi "Sinulla on edellytykset edetä nopeasti työhön, ja kieli kasvaa työn mukana.",
    sv "Du har förutsättningar att snabbt komma i arbete, och språket växer med arbetet.",
    en "You are ready to move quickly to work, and the language grows with the work.",
  },
  kind "training",
  area "language", area "work",
  provider "integration_trainer",
  entry (true), everywhere (true),
  when "fast_track and needs_finnish and finnish >= A1.3 and without_work and working_age and integration_plan is in_force and programme is not completed",
  gives "finnish reaches B1.1, work_experience_in_finland becomes yes, programme becomes completed",
  waits "2-8 weeks",
  takes "20-30 weeks",
  priority (165),
  prefer {
    points (20), when "wishes has work",
    because {
      fi "Haluat päästä pian työhön.",
      sv "Du vill snart komma i arbete.",
      en "You want to get to work soon.",
    },
  },
  review_every "8 weeks",
  overlaps "language_training",
  referred_by "employment_authority",
  given_in "fi",
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: services close to working life joined with part-time language study",
}

service "swedish_online_studies" {
  name { fi "Ruotsin verkko-opinnot", sv "Svenska på nätet", en "Swedish online" },
  summary {
    fi "Opiskelet ruotsia verkossa opettajan kanssa, asuitpa missä tahansa Suomessa.",
    sv "Du studerar svenska på nätet med en lärare, var du än bor i Finland.",
    en "You study Swedish online with a teacher, wherever in Finland you live.",
  },
  because {
    fi "Olet valinnut kotoutumiskieleksi ruotsin.",
    sv "Du har valt svenska som integrationsspråk.",
    en "You have chosen Swedish as your integration language.",
  },
  kind "training",
  area "language",
  provider "integration_trainer",
  entry (true), everywhere (true),
  when "needs_swedish and (literacy >= latin_script or swedish >= A1.3) and age >= 16",
  gives "swedish reaches B1.1",
  waits "2-8 weeks",
  takes "40-60 weeks",
  load (50),
  priority (85),
  overlaps "language_training",
  given_in "sv",
  delivered "group",
  basis "Online courses in Swedish are from memory, not verified",
}
