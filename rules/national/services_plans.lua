-- Plans and decisions. Polku recommends that a plan be made or a decision be asked for; it makes neither.
-- After the programme there are two kinds of plan for one need: hence the overlaps group.

service "integration_plan" {
  name { fi "Kotoutumissuunnitelma", sv "Integrationsplan", en "Integration plan" },
  summary {
    fi "Sinä ja viranomainen sovitte tavoitteistasi ja palveluista, jotka vievät niitä kohti. Saat suunnitelman itsellesi.",
    sv "Du och myndigheten kommer överens om dina mål och om tjänster som för dig dit. Du får planen själv.",
    en "You and the authority agree on your goals and on the services that lead to them. You get the plan.",
  },
  because {
    fi "Arviointi on tehty, eikä sinulla ole ajantasaista suunnitelmaa. Nyt sovitaan, mitä teet seuraavaksi.",
    sv "Bedömningen är gjord, och du har ingen aktuell plan. Nu kommer ni överens om vad du gör härnäst.",
    en "The assessment has been made, and you have no plan that is up to date. Now you agree on what you do next.",
  },
  note {
    fi "Ensimmäinen suunnitelma on voimassa enintään vuoden. Suunnitelma-aika on yhteensä yleensä enintään kaksi vuotta, ennen vuotta 2025 kolme. Kun kolmen vuoden aika on päättynyt, työnhakijalle tehdään työllistymissuunnitelma.",
    sv "Den första planen gäller högst ett år. Planerna gäller sammanlagt i regel högst två år, före 2025 tre år. När tiden på tre år är slut får en arbetssökande en sysselsättningsplan.",
    en "The first plan holds for one year at most. Plans last two years altogether as a rule, before 2025 three. Once the three years are over, a jobseeker gets an employment plan.",
  },
  kind "service",
  area "language", area "education", area "work",
  provider "employment_authority",
  everywhere (true), repeatable (true),
  when "skills_assessed and integration_period_open and programme is not completed and (integration_plan is not in_force or (completed integration_plan and not (completed integration_plan within last first_plan_longest)))",
  gives "integration_plan becomes in_force",
  waits "0-2 weeks",
  takes "1-2 weeks",
  load (10),
  priority (180),
  review_every "plan_review",
  delivered "personal",
  basis "Act 1386/2010 (until 2024-12-31)",
  basis "Act 681/2023 (from 2025-01-01): without delay after the assessment; two years altogether as a rule, how far they can be extended is not verified",
}

service "follow_up_plan" {
  name { fi "Jatkosuunnitelma", sv "Fortsättningsplan", en "Follow-up plan" },
  summary {
    fi "Sovitte, miten jatkat kotoutumisohjelman jälkeen: työhön, opintoihin vai muuhun palveluun.",
    sv "Ni kommer överens om hur du fortsätter efter integrationsprogrammet: till arbete, studier eller en annan tjänst.",
    en "You agree on how to go on after the integration programme: to work, to studies or to another service.",
  },
  because {
    fi "Kotoutumisohjelmasi päättyy tai on päättynyt, eikä sinulla ole työtä. Et jää yksin siirtymän kanssa.",
    sv "Ditt integrationsprogram tar slut eller har tagit slut, och du har inget arbete. Du blir inte ensam i övergången.",
    en "Your integration programme is ending or has ended, and you have no job. You are not left alone with the change.",
  },
  note {
    fi "Työnhakijan siirtymästä vastaa viranomainen, jonka asiakas hän on, muiden siirtymästä kunta.",
    sv "För arbetssökandes övergång ansvarar den myndighet vars kunder de är, för andras kommunen.",
    en "For jobseekers the authority whose customers they are answers for the crossing, for everyone else the municipality.",
  },
  kind "service",
  area "work", area "education",
  provider "employment_authority",
  everywhere (true),
  when "employment is none of (employed, entrepreneur) and follow_up_plan is not in_force",
  gives "follow_up_plan becomes in_force",
  waits "1-3 weeks",
  takes "1-2 weeks",
  load (10),
  priority (150),
  prefer {
    points (20), when "exclusion_risk",
    because {
      fi "Suunnitelma auttaa, ettet jää pitkäksi aikaa ilman työtä.",
      sv "Planen hjälper dig så att du inte blir länge utan arbete.",
      en "The plan helps you not to stay without work for long.",
    },
  },
  review_every "plan_review",
  overlaps "plan_after_programme",
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: a follow-up plan for whoever is not employed when the programme ends",
}

service "employment_plan" {
  name { fi "Työllistymissuunnitelma", sv "Sysselsättningsplan", en "Employment plan" },
  summary {
    fi "Viranomainen tekee kanssasi suunnitelman työn löytämiseksi. Pohjana on kotoutumisohjelman jatkosuositus.",
    sv "Myndigheten gör upp en plan med dig för att hitta arbete. Grunden är rekommendationen från integrationsprogrammet.",
    en "The authority makes a plan with you for finding work. It builds on the recommendation from the integration programme.",
  },
  because {
    fi "Olet työnhakija, ja kotoutumissuunnitelman aika on ohi.",
    sv "Du är arbetssökande, och tiden för integrationsplanen är förbi.",
    en "You are a jobseeker, and the time of the integration plan is over.",
  },
  kind "service",
  area "work", area "livelihood",
  provider "employment_authority",
  entry (true), everywhere (true),
  when "jobseeker and employment is not employed and employment_plan is no and (follow_up_plan is one of (recommended, in_force) or integration_period_over)",
  gives "employment_plan becomes yes, integration_plan becomes ended",
  waits "1-2 weeks",
  takes "1 week",
  load (10),
  priority (120),
  prefer {
    points (40), when "follow_up_plan is one of (recommended, in_force)",
    because {
      fi "Sinulla on jatkosuositus, jolle suunnitelma rakentuu.",
      sv "Du har en rekommendation som planen bygger på.",
      en "You have a recommendation for the plan to build on.",
    },
  },
  review_every "3 months",
  overlaps "plan_after_programme",
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: an employment plan on the programme's recommendation",
  basis "Act 681/2023: after three years a jobseeker gets an employment plan",
  basis "The review interval is from memory, not verified",
}

service "self_motivated_study_decision" {
  name {
    fi "Päätös omaehtoisesta opiskelusta työttömyysetuudella",
    sv "Beslut om frivilliga studier med arbetslöshetsförmån",
    en "Decision on self-motivated study with unemployment benefit",
  },
  summary {
    fi "Voit kysyä, saatko opiskella työttömyysetuudella. Viranomainen päättää asiasta. Kysy ennen kuin opinnot alkavat.",
    sv "Du kan fråga om du får studera med arbetslöshetsförmån. Myndigheten beslutar. Fråga innan studierna börjar.",
    en "You can ask whether you may study on unemployment benefit. The authority decides. Ask before the studies begin.",
  },
  because {
    fi "Olet työnhakija, sinulla on suunnitelma ja opiskelupaikka.",
    sv "Du är arbetssökande och har en plan och en studieplats.",
    en "You are a jobseeker with a plan and a study place.",
  },
  kind "decision",
  area "education", area "livelihood",
  provider "employment_authority",
  decided_by "employment_authority",
  entry (true), everywhere (true),
  when "jobseeker and employment is unemployed and study_place and (integration_plan is in_force or (employment_plan and age >= 25))",
  gives "employment becomes student",
  waits "1-2 weeks",
  takes "2-4 weeks",
  load (0),
  priority (110),
  basis "Government report on integration, chapter 11.5.4: the employment services decide on study with unemployment benefit",
  basis "The age limit of 25 outside an integration plan is from memory, not verified",
}
