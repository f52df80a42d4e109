-- The heart of the model: the project for the second phase of integration and its two assessments. The
-- project ended on 2018-12-31; requests about its years are answered as then. The assessments were made
-- to stay in use; that they did is not verified.

service "monet_polut" {
  name {
    fi "Monet polut työelämään", sv "Monet polut: många vägar till arbetslivet", en "Monet polut: many paths to working life",
  },
  summary {
    fi "Saat lisätukea kotoutumiskoulutuksen jälkeen. Osaamisesi arvioidaan, ja sinua autetaan työhön, opintoihin tai yrittäjäksi. Osallistuminen on vapaaehtoista.",
    sv "Du får mera stöd efter integrationsutbildningen. Din kompetens bedöms, och du får hjälp till arbete, studier eller eget företag. Det är frivilligt att delta.",
    en "You get further support after integration training. Your skills are assessed, and you are helped to work, to studies or to a business of your own. Taking part is voluntary.",
  },
  because {
    fi "Koulutuksesi on päättynyt tai päättyy pian, ja viranomaisen mielestä lisätuki auttaa sinua.",
    sv "Din utbildning har tagit slut eller tar snart slut, och myndigheten ser att mera stöd hjälper dig.",
    en "Your training has ended or is ending, and the authority finds that further support helps you.",
  },
  note {
    fi "Hanke toimi 1.11.2016-31.12.2018, ja tavoitteena oli 80 asiakasta. Tammikuusta 2019 alkaen suosittele arviointeja suoraan oppilaitoksista.",
    sv "Projektet pågick 1.11.2016-31.12.2018, och målet var 80 kunder. Rekommendera bedömningarna direkt vid läroanstalterna från januari 2019.",
    en "The project ran from 1 November 2016 to 31 December 2018, for 80 clients. From January 2019 recommend the assessments at the schools.",
  },
  kind "service",
  area "work", area "education",
  provider "kiipula",
  referred_by "employment_authority", referred_by "tavastia_trainers",
  when "working_age and authority_finds_need and (second_phase or (programme is one of (ongoing, ending) and study_place is no and employment is none of (employed, entrepreneur)))",
  gives "readiness_assessed becomes yes",
  waits "1-3 weeks",
  takes "8-20 weeks",
  load (40),
  priority (140),
  prefer {
    points (20), when "exclusion_risk",
    because {
      fi "Lisätuki auttaa, ettet jää pitkäksi aikaa ilman työtä.",
      sv "Mera stöd hjälper dig så att du inte blir länge utan arbete.",
      en "Further support helps you not to stay without work for long.",
    },
  },
  prefer {
    points (10), when "obstacles has any of (weak_language, learning_difficulties, social_difficulties, health)",
    because {
      fi "Tuki suunnitellaan sen mukaan, mikä on sinulle vaikeaa.",
      sv "Stödet planeras enligt det som är svårt för dig.",
      en "The support is planned around what is hard for you.",
    },
  },
  review_every "8 weeks",
  capacity (80),
  voluntary (true),
  delivered "personal", delivered "group",
  valid "2016-11-01 to 2018-12-31",
  basis "Monet polut: target group, voluntary, on the TE Office's finding; target of 80 clients",
  basis "Waiting time and length are assumed, not verified",
}

service "vocational_skills_assessment" {
  name {
    fi "Ammatillisen osaamisen arviointi",
    sv "Bedömning av yrkeskompetens",
    en "Assessment of vocational skills",
  },
  summary {
    fi "Näytät, mitä osaat ammatistasi, missä tahansa olet sen oppinut. Saat lausunnon, josta on apua haussa.",
    sv "Du visar vad du kan i ditt yrke, oavsett var du har lärt dig det. Du får ett utlåtande som hjälper när du söker.",
    en "You show what you can do in your occupation, wherever you learnt it. You get a statement that helps when you apply.",
  },
  because {
    fi "Sinulla on ammatti tai kokemusta siitä, ja haluat jatkaa samalla alalla.",
    sv "Du har ett yrke eller erfarenhet av det och vill fortsätta i samma bransch.",
    en "You have an occupation, or experience of one, and want to go on in the field.",
  },
  note {
    fi "Molemmat tarvitaan: tausta alalta ja halu jatkaa sillä. Lausunto kulkee hakemuksen mukana, jos asiakas antaa luvan.",
    sv "Båda behövs: bakgrund i branschen och viljan att fortsätta i den. Utlåtandet följer med ansökan om kunden ger lov.",
    en "Both are needed: a background in the field and the wish to go on in it. The statement goes with the application, if the client allows.",
  },
  kind "service",
  area "work", area "education",
  provider "tavastia",
  referred_by "employment_authority",
  entry (true),
  when "working_age and vocational_background and wants_same_field and vocational_skills_assessed is no",
  gives "vocational_skills_assessed becomes yes",
  waits "1-4 weeks",
  takes "1-3 weeks",
  load (50),
  priority (118),
  prefer {
    points (15), when "second_phase or authority_finds_need",
    because {
      fi "Nyt on oikea aika näyttää osaaminen, kun seuraavasta askeleesta päätetään.",
      sv "Nu är rätt tid att visa kompetensen, när nästa steg avgörs.",
      en "Now is the right time to show your skills, when the next step is chosen.",
    },
  },
  voluntary (true),
  delivered "personal",
  valid "2016-11-01 on",
  basis "Monet polut: a background in the field and the wish to go on in it",
  basis "That the assessment is offered after 2018, and how long it takes, is not verified",
}

service "readiness_assessment" {
  name {
    fi "Opiskelu- ja työvalmiuksien kartoitus",
    sv "Kartläggning av studie- och arbetsberedskap",
    en "Assessment of readiness for study and work",
  },
  summary {
    fi "Selvitetään tehtävien avulla, miten opit ja mikä auttaa sinua. Saat lausunnon, jonka voit näyttää opettajalle.",
    sv "Med uppgifter reder man ut hur du lär dig och vad som hjälper dig. Du får ett utlåtande som du kan visa läraren.",
    en "Tasks show how you learn and what helps you. You get a statement that you may show to a teacher.",
  },
  because {
    fi "Etsit seuraavaa askelta. Kartoitus kertoo, millainen tuki auttaa sinua opinnoissa ja työssä.",
    sv "Du söker nästa steg. Kartläggningen visar vilket stöd som hjälper dig i studier och arbete.",
    en "You are looking for your next step. The assessment tells what support helps you in studies and at work.",
  },
  note {
    fi "Oppimisvaikeus voi olla raskaiden kokemusten jälki. Kiipula tekee kartoituksen muiden erityisoppilaitosten kanssa.",
    sv "En inlärningssvårighet kan vara spår av svåra upplevelser. Kiipula gör kartläggningen tillsammans med andra specialläroanstalter.",
    en "A difficulty in learning may be the mark of hard experiences. Kiipula assesses together with other special-needs institutions.",
  },
  kind "service",
  area "education", area "work",
  provider "kiipula",
  referred_by "employment_authority",
  entry (true),
  when "working_age and readiness_assessed is no and employment is none of (employed, entrepreneur, retired) and (second_phase or programme is ending or authority_finds_need or obstacles has any of (learning_difficulties, social_difficulties, health) or circumstances has trauma)",
  gives "readiness_assessed becomes yes",
  waits "1-4 weeks",
  takes "1-3 weeks",
  load (30),
  priority (112),
  prefer {
    points (20), when "obstacles has learning_difficulties or circumstances has trauma",
    because {
      fi "Saat selville, miksi oppiminen on raskasta ja mikä auttaa.",
      sv "Du får veta varför det är tungt att lära sig och vad som hjälper.",
      en "You find out why learning is hard and what helps.",
    },
  },
  prefer {
    points (5), when "municipality is one of (061, 103, 169, 834, 981)",
    because {
      fi "Forssan seudulla oppilaitos ja terveyspalvelut tekevät jo yhteistyötä.",
      sv "I Forssatrakten samarbetar läroanstalten och hälsovården redan.",
      en "In the Forssa area the school and the health services already work together.",
    },
  },
  voluntary (true),
  delivered "personal", delivered "group",
  valid "2016-11-01 on",
  basis "Monet polut: readiness for study and work; difficulties in learning from trauma or other causes",
  basis "Monet polut: existing networks are used (South-West Häme and Forssa)",
  basis "That the assessment is offered after 2018, and how long it takes, is not verified",
}
