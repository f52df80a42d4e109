-- The two assessments of Monet polut: what a client can do in an occupation, and how ready the client is
-- for studies and work. Each ends in a statement: for the client, and, when the client allows it, for the
-- teacher who interviews. The grades say how much support is needed; nobody fails.

assessment "vocational_skills_assessment" {
  name {
    fi "Ammatillisen osaamisen arviointi",
    sv "Bedömning av yrkeskompetens",
    en "Assessment of vocational skills",
  },
  note {
    fi "Arvioi työssä tai työpajassa, ei pelkällä haastattelulla. Kysy lupa ennen kuin lausunto annetaan opettajalle.",
    sv "Bedöm i arbetet eller i en verkstad, inte bara med en intervju. Fråga om lov innan utlåtandet ges till läraren.",
    en "Assess at work or in a workshop, not by an interview alone. Ask before the statement is given to a teacher.",
  },
  by "tavastia",
  when "vocational_background and wants_same_field",
  item "plans_own_work", item "masters_methods", item "works_safely",
  item "knows_field_language", item "shows_certificates",
  points (1, "plans_own_work >= with_help"),
  points (1, "plans_own_work >= alone"),
  points (2, "masters_methods >= with_help"),
  points (2, "masters_methods >= alone"),
  points (1, "works_safely >= with_help"),
  points (1, "works_safely >= alone"),
  points (1, "knows_field_language >= with_help"),
  points (1, "knows_field_language >= alone"),
  points (1, "shows_certificates"),
  grade (0, "learns_the_field"),
  grade (4, "part_of_the_skills"),
  grade (8, "skills_of_the_field"),
  outcome {
    at "learns_the_field",
    sets "vocational_skills_assessed becomes yes",
    statement {
      fi "Ammattitaitoa on alettu arvioida. Alan perusteet kannattaa opiskella koulutuksessa, jossa saa ohjausta.",
      sv "Bedömningen av yrkeskompetensen har börjat. Branschens grunder lär man sig bäst i en utbildning med handledning.",
      en "Vocational skills were looked at. The basics of the field are best learnt in training with guidance.",
    },
  },
  outcome {
    at "part_of_the_skills",
    sets "vocational_skills_assessed becomes yes",
    statement {
      fi "Asiakas hallitsee osan alan työstä. Aiempi osaaminen voidaan lukea hyväksi opinnoissa, ja puuttuvat osat opitaan työssä.",
      sv "Kunden behärskar en del av branschens arbete. Tidigare kunnande kan räknas till godo i studierna, och resten lär man sig i arbetet.",
      en "The client masters a part of the field's work. Earlier learning can count in the studies, and the rest is learnt at work.",
    },
  },
  outcome {
    at "skills_of_the_field",
    sets "vocational_skills_assessed becomes yes",
    statement {
      fi "Asiakas hallitsee alan työn. Suosittelemme alan työtä tai tutkintoa, jossa osaaminen osoitetaan näytöin.",
      sv "Kunden behärskar branschens arbete. Vi rekommenderar arbete i branschen eller en examen där kompetensen visas i praktiken.",
      en "The client masters the work of the field. We recommend work in it, or a qualification in which skills are shown in practice.",
    },
  },
  basis "Monet polut: earlier vocational skills are found out and shown; the statement supports an application",
  basis "Items and points are Polku's own, on the lines of competence demonstrations, not verified with the school",
}

assessment "readiness_assessment" {
  name {
    fi "Opiskelu- ja työvalmiuksien kartoitus",
    sv "Kartläggning av studie- och arbetsberedskap",
    en "Assessment of readiness for study and work",
  },
  note {
    fi "Vaikeus voi johtua kielestä, oppimisesta tai raskaista kokemuksista. Kirjaa tuen tarve, älä vikaa.",
    sv "En svårighet kan bero på språket, lärandet eller svåra upplevelser. Skriv ner behovet av stöd, inte felet.",
    en "A difficulty may come from the language, from learning, or from hard experiences. Write down the support that is needed, not the fault.",
  },
  by "kiipula",
  when "age in 15..64",
  item "reads_instructions", item "keeps_times", item "works_with_others",
  item "learns_new_tasks", item "uses_devices",
  points (1, "reads_instructions >= with_help"),
  points (1, "reads_instructions >= alone"),
  points (1, "keeps_times >= with_help"),
  points (1, "keeps_times >= alone"),
  points (1, "works_with_others >= with_help"),
  points (1, "works_with_others >= alone"),
  points (1, "learns_new_tasks >= with_help"),
  points (1, "learns_new_tasks >= alone"),
  points (1, "uses_devices >= with_help"),
  points (1, "uses_devices >= alone"),
  grade (0, "needs_support"),
  grade (4, "ready_with_support"),
  grade (8, "ready"),
  outcome {
    at "needs_support",
    sets "readiness_assessed becomes yes, support_needs gains learning_support, support_needs gains digital_skills",
    statement {
      fi "Tarvitset tukea, ennen kuin opinnot tai työ alkavat. Suosittelemme valmentavaa koulutusta ja pientä ryhmää.",
      sv "Du behöver stöd innan studierna eller arbetet börjar. Vi rekommenderar handledande utbildning och en liten grupp.",
      en "You need support before studies or work begin. We recommend preparatory training and a small group.",
    },
  },
  outcome {
    at "ready_with_support",
    sets "readiness_assessed becomes yes, support_needs gains learning_support",
    statement {
      fi "Voit aloittaa opinnot tai työn, kun saat tukea. Kerromme opettajalle, mikä auttaa sinua, jos annat luvan.",
      sv "Du kan börja studera eller arbeta när du får stöd. Vi berättar för läraren vad som hjälper dig, om du ger lov.",
      en "You can begin studies or work with support. We tell the teacher what helps you, if you allow it.",
    },
  },
  outcome {
    at "ready",
    sets "readiness_assessed becomes yes, support_needs loses learning_support",
    statement {
      fi "Olet valmis opintoihin ja työhön. Tavallinen ohjaus riittää.",
      sv "Du är redo för studier och arbete. Vanlig handledning räcker.",
      en "You are ready for studies and work. Ordinary guidance is enough.",
    },
  },
  basis "Monet polut: readiness for study and work is assessed; challenges in learning are found",
  basis "Items and points are Polku's own, not verified with the school",
}
