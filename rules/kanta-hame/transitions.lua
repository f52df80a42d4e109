-- The crossing out of integration training into the second phase: the trainers know the client, so they
-- look ahead, hand over and do not let go before someone has taken over.

transition "authority_refers_to_monet_polut" {
  from "start", to "monet_polut",
  when "second_phase and authority_finds_need",
  by "employment_authority",
  hands_over {
    fi "Mitä pitää vielä selvittää: osaaminen, taidot tai tuen tarve.",
    sv "Vad som ännu behöver utredas: kompetens, färdigheter eller behov av stöd.",
    en "What is still to be found out: skills, abilities or the need of support.",
  },
  reports_to "employment_authority",
  because {
    fi "Viranomainen näkee, että lisätuki auttaa sinua.",
    sv "Myndigheten ser att mera stöd hjälper dig.",
    en "The authority finds that further support helps you.",
  },
  basis "Monet polut: clients came through the TE Office where it found a need",
}

transition "trainers_look_ahead" {
  from "integration_training", to "monet_polut",
  on "ongoing", ahead "follow_up_ahead",
  by "tavastia_trainers",
  within "follow_up_within",
  hands_over {
    fi "Kouluttajien tuntemus asiakkaasta: miten hän oppii, mitä hän toivoo ja missä hän tarvitsee tukea.",
    sv "Utbildarnas kännedom om kunden: hur hen lär sig, vad hen önskar och var hen behöver stöd.",
    en "What the trainers know of the client: how they learn, what they hope for and where they need support.",
  },
  reports_to "employment_authority",
  because {
    fi "Koulutuksesi päättyy pian. Jatko sovitaan kouluttajien kanssa hyvissä ajoin.",
    sv "Din utbildning tar snart slut. Fortsättningen avtalas i god tid med utbildarna.",
    en "Your training ends soon. What comes next is agreed with the trainers in good time.",
  },
  basis "Monet polut: further guidance is foreseen with the trainers at the end of the training",
}

transition "trainers_hand_over" {
  from "integration_training", from "work_and_language_model", to "monet_polut",
  by "tavastia_trainers",
  within "follow_up_within",
  hands_over {
    fi "Kouluttajien tuntemus asiakkaan tarpeista ja saavutettu kielitaito.",
    sv "Utbildarnas kännedom om kundens behov och den uppnådda språknivån.",
    en "What the trainers know of the client's needs, and the level of language reached.",
  },
  reports_to "employment_authority",
  basis "Monet polut: the trainers' knowledge makes the crossing smoother",
}

transition "follow_up_to_monet_polut" {
  from "follow_up_plan", to "monet_polut",
  by "employment_authority",
  within "follow_up_within",
  hands_over {
    fi "Jatkosuunnitelma ja se, mihin siinä tarvitaan lisätukea.",
    sv "Fortsättningsplanen och vad man behöver mera stöd för i den.",
    en "The follow-up plan, and what in it needs further support.",
  },
  reports_to "employment_authority",
  basis "Monet polut: the TE Office draws up the follow-up plan; the project adds support where needed",
}

-- From the project to its assessments ---------------------------------------------------------

transition "project_to_vocational_assessment" {
  from "monet_polut", to "vocational_skills_assessment",
  on "ongoing",
  by "tavastia",
  within "4 weeks",
  hands_over {
    fi "Mikä ala on kyseessä, ja mitä asiakas on siitä kertonut.",
    sv "Vilken bransch det gäller och vad kunden har berättat om den.",
    en "Which field it is, and what the client has told of it.",
  },
  reports_to "kiipula",
  basis "Monet polut: Tavastia assesses vocational skills",
}

transition "project_to_readiness_assessment" {
  from "monet_polut", to "readiness_assessment",
  on "ongoing",
  by "kiipula",
  within "4 weeks",
  hands_over {
    fi "Mikä on ollut vaikeaa koulutuksessa ja mikä on auttanut, jos asiakas antaa luvan.",
    sv "Vad som har varit svårt i utbildningen och vad som har hjälpt, om kunden ger lov.",
    en "What was hard in the training and what helped, if the client allows.",
  },
  reports_to "tavastia",
  basis "Monet polut: Kiipula assesses readiness for study and work",
}

transition "plan_to_assessments" {
  from "follow_up_plan", from "employment_plan", to "readiness_assessment",
  by "employment_authority",
  within "8 weeks",
  reports_to "employment_authority",
  basis "Monet polut: the TE Office refers where skills or abilities need to be found out",
}

transition "plan_to_vocational_assessment" {
  from "follow_up_plan", from "employment_plan", to "vocational_skills_assessment",
  by "employment_authority",
  within "8 weeks",
  reports_to "employment_authority",
  basis "Monet polut: the TE Office refers where skills or abilities need to be found out",
}
