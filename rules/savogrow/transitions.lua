-- From the start on: to practice with local people, to training and to work. Each crossing has an owner.

transition "start_to_language_practice" {
  from "kotoutumisstartti_personal", from "kotoutumisstartti_group", to "language_practice",
  by "local_actors",
  within "4 weeks",
  hands_over {
    fi "Mitä suomea jo osaat ja missä haluat puhua sitä.",
    sv "Vilken finska du redan kan och var du vill tala den.",
    en "What Finnish you know already, and where you want to speak it.",
  },
  because {
    fi "Kieltä harjoitellaan oman paikkakunnan ihmisten kanssa.",
    sv "Språket övas med människorna på orten.",
    en "The language is practised with the people of the place.",
  },
  basis "SavoGrow, Kotoutumisstartti: local actors help to begin",
}

transition "start_to_civic_skills" {
  from "kotoutumisstartti_personal", from "kotoutumisstartti_group", to "civic_skills_practice",
  by "local_actors",
  within "4 weeks",
  hands_over {
    fi "Mitkä asiat hoidat jo itse ja mitä haluat harjoitella.",
    sv "Vilka ärenden du redan sköter själv och vad du vill öva.",
    en "Which matters you handle already, and what you want to practise.",
  },
  basis "SavoGrow, Kotoutumisstartti: clients are encouraged to manage alone",
}

transition "start_to_group" {
  from "kotoutumisstartti_personal", to "kotoutumisstartti_group",
  by "municipality_services",
  within "8 weeks",
  because {
    fi "Pärjäät jo enemmän itse. Ryhmässä pääset eteenpäin.",
    sv "Du klarar redan mera själv. I gruppen kommer du vidare.",
    en "You manage more by yourself already. In the group you get further.",
  },
  basis "SavoGrow, Kotoutumisstartti: both forms, for different needs",
}

transition "start_to_rautalampi_group" {
  from "kotoutumisstartti_personal", from "kotoutumisstartti_group", from "volunteer_friend", to "rautalampi_peer_group",
  by "rautalampi_group",
  within "4 weeks",
  basis "SavoGrow, Kotoutumisstartti: the group in Rautalampi",
}

transition "start_to_friend" {
  from "kotoutumisstartti_personal", from "kotoutumisstartti_group", to "volunteer_friend",
  by "volunteers",
  within "6 weeks",
  hands_over {
    fi "Mitä haluat tehdä ystävän kanssa. Vain se, minkä itse haluat kertoa.",
    sv "Vad du vill göra med en vän. Bara det som du själv vill berätta.",
    en "What you want to do with a friend. Only what you want to tell.",
  },
  basis "SavoGrow, Kotoutumisstartti: volunteers",
}

-- Work and training come up more and more in the guidance.
transition "start_to_job_search" {
  from "kotoutumisstartti_personal", from "kotoutumisstartti_group", to "job_search",
  by "employment_authority",
  within "8 weeks",
  hands_over {
    fi "Mitä työtä olet tehnyt ja mitä haet.",
    sv "Vilket arbete du har gjort och vad du söker.",
    en "What work you have done, and what you look for.",
  },
  reports_to "municipality_services",
  basis "SavoGrow, Kotoutumisstartti: work and training come up more and more",
}

transition "start_to_application" {
  from "kotoutumisstartti_personal", from "kotoutumisstartti_group", to "study_application",
  by "vocational_institution",
  within "8 weeks",
  hands_over {
    fi "Mitä haluat opiskella ja millaista tukea tarvitset.",
    sv "Vad du vill studera och vilket stöd du behöver.",
    en "What you want to study, and what support you need.",
  },
  reports_to "municipality_services",
  basis "SavoGrow, Kotoutumisstartti: work and training come up more and more",
}

transition "practice_to_language_course" {
  from "language_practice", to "part_time_language_studies",
  by "integration_trainer",
  within "8 weeks",
  hands_over {
    fi "Missä puhut jo suomea ja mikä on vielä vaikeaa.",
    sv "Var du redan talar finska och vad som ännu är svårt.",
    en "Where you speak Finnish already, and what is still hard.",
  },
  basis "SavoGrow, Kotoutumisstartti: practice beside other services",
}
