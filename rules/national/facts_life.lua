-- What may be known about a client: work, plans, wishes, support. What concerns health, protection or
-- hardship is sensitive. Facts that a client cannot know name the actor who states them.

-- Work and livelihood ---------------------------------------------------------------

choice "employment" {
  name { fi "Työtilanne", sv "Arbetssituation", en "Employment" },
  asks {
    fi "Mitä teet nyt: oletko työssä, työtön, opiskelija, kotona?",
    sv "Vad gör du nu: arbetar du, är du arbetslös, studerar du, är du hemma?",
    en "What do you do now: are you working, unemployed, studying, at home?",
  },
  option "employed" { fi "Työssä", sv "I arbete", en "Employed" },
  option "entrepreneur" { fi "Yrittäjä", sv "Företagare", en "Entrepreneur" },
  option "unemployed" { fi "Työtön", sv "Arbetslös", en "Unemployed" },
  option "student" { fi "Opiskelija", sv "Studerande", en "Student" },
  option "at_home" { fi "Kotona", sv "Hemma", en "At home" },
  option "retired" { fi "Eläkkeellä", sv "Pensionerad", en "Retired" },
  option "outside_labour_force" {
    fi "Muuten työelämän ulkopuolella",
    sv "Utanför arbetslivet av annan orsak",
    en "Outside working life for another reason",
  },
}

yes_or_no "jobseeker" {
  name { fi "Työnhakija", sv "Arbetssökande", en "Registered jobseeker" },
  asks {
    fi "Oletko ilmoittautunut työnhakijaksi?",
    sv "Har du anmält dig som arbetssökande?",
    en "Have you registered as a jobseeker?",
  },
}

yes_or_no "work_experience_in_finland" {
  name { fi "Työkokemusta Suomessa", sv "Arbetserfarenhet i Finland", en "Work experience in Finland" },
  asks {
    fi "Oletko ollut työssä tai työkokeilussa Suomessa?",
    sv "Har du arbetat eller deltagit i arbetsprövning i Finland?",
    en "Have you had a job or a work trial in Finland?",
  },
}

yes_or_no "social_assistance" {
  name { fi "Toimeentulotuki", sv "Utkomststöd", en "Social assistance" },
  asks {
    fi "Saatko toimeentulotukea muuten kuin tilapäisesti?",
    sv "Får du utkomststöd annat än tillfälligt?",
    en "Do you receive social assistance, other than for a short time?",
  },
  sensitive (true),
}

yes_or_no "home_care_allowance" {
  name { fi "Lasten kotihoidon tuki", sv "Stöd för hemvård av barn", en "Child home care allowance" },
  asks {
    fi "Saatko lasten kotihoidon tukea?",
    sv "Får du stöd för hemvård av barn?",
    en "Do you receive child home care allowance?",
  },
}

-- Where the client stands on the path -----------------------------------------------

yes_or_no "requests_assessment" {
  name { fi "Pyytää arviointia", sv "Ber om en bedömning", en "Asks for an assessment" },
  asks {
    fi "Haluatko, että osaamisesi ja palvelujen tarpeesi arvioidaan?",
    sv "Vill du att din kompetens och ditt behov av tjänster bedöms?",
    en "Would you like your skills and your need of services to be assessed?",
  },
  default (false),
}

yes_or_no "skills_assessed" {
  name { fi "Alkuarviointi tehty", sv "Inledande bedömning gjord", en "Initial assessment made" },
  asks {
    fi "Onko sinulle jo tehty osaamisen ja palvelutarpeen arviointi eli alkukartoitus?",
    sv "Har du redan fått en bedömning av kompetens och servicebehov, det vill säga en inledande kartläggning?",
    en "Have you already had an initial assessment of your skills and service needs?",
  },
}

yes_or_no "vocational_skills_assessed" {
  name { fi "Ammattitaito arvioitu", sv "Yrkeskompetensen bedömd", en "Vocational skills assessed" },
  asks {
    fi "Onko ammatillinen osaamisesi arvioitu Suomessa?",
    sv "Har din yrkeskompetens bedömts i Finland?",
    en "Have your vocational skills been assessed in Finland?",
  },
}

yes_or_no "readiness_assessed" {
  name { fi "Opiskelu- ja työvalmiudet arvioitu", sv "Studie- och arbetsberedskapen bedömd", en "Readiness for study and work assessed" },
  asks {
    fi "Onko valmiutesi opiskeluun ja työhön kartoitettu?",
    sv "Har din beredskap för studier och arbete kartlagts?",
    en "Has your readiness for study and work been assessed?",
  },
}

choice "integration_plan" {
  name { fi "Kotoutumissuunnitelma", sv "Integrationsplan", en "Integration plan" },
  asks {
    fi "Onko sinulla kotoutumissuunnitelma?",
    sv "Har du en integrationsplan?",
    en "Do you have an integration plan?",
  },
  option "none" { fi "Ei ole", sv "Nej", en "None" },
  option "in_force" { fi "Voimassa", sv "I kraft", en "In force" },
  option "ended" { fi "Päättynyt", sv "Avslutad", en "Ended" },
}

choice "programme" {
  name { fi "Kotoutumisohjelma", sv "Integrationsprogram", en "Integration programme" },
  asks {
    fi "Missä vaiheessa kotoutumisohjelmasi on?",
    sv "I vilket skede är ditt integrationsprogram?",
    en "How far are you in your integration programme?",
  },
  option "not_started" { fi "Ei alkanut", sv "Inte påbörjat", en "Not started" },
  option "ongoing" { fi "Käynnissä", sv "Pågår", en "Ongoing" },
  option "ending" { fi "Päättymässä", sv "Håller på att ta slut", en "Ending" },
  option "completed" { fi "Suoritettu", sv "Slutfört", en "Completed" },
  option "interrupted" { fi "Keskeytynyt", sv "Avbrutet", en "Interrupted" },
}

choice "follow_up_plan" {
  name { fi "Jatkosuunnitelma", sv "Fortsättningsplan", en "Follow-up plan" },
  asks {
    fi "Onko sinulla jatkosuunnitelma kotoutumisohjelman jälkeen?",
    sv "Har du en fortsättningsplan efter integrationsprogrammet?",
    en "Do you have a follow-up plan for the time after the integration programme?",
  },
  option "none" { fi "Ei ole", sv "Nej", en "None" },
  option "recommended" { fi "Suositeltu", sv "Rekommenderad", en "Recommended" },
  option "in_force" { fi "Voimassa", sv "I kraft", en "In force" },
}

yes_or_no "employment_plan" {
  name { fi "Työllistymissuunnitelma", sv "Sysselsättningsplan", en "Employment plan" },
  asks {
    fi "Onko sinulla voimassa oleva työllistymissuunnitelma?",
    sv "Har du en gällande sysselsättningsplan?",
    en "Do you have an employment plan in force?",
  },
}

yes_or_no "civic_orientation" {
  name { fi "Yhteiskuntaorientaatio käyty", sv "Samhällsorientering genomgången", en "Has had civic orientation" },
  asks {
    fi "Oletko jo käynyt yhteiskuntaorientaation?",
    sv "Har du redan gått samhällsorienteringen?",
    en "Have you already taken the civic orientation course?",
  },
}

yes_or_no "authority_finds_need" {
  name { fi "Viranomainen toteaa tarpeen", sv "Myndigheten ser ett behov", en "The authority finds a need" },
  asks {
    fi "Tarvitseeko asiakas viranomaisen arvion mukaan lisää arviointia tai tukea?",
    sv "Behöver kunden ytterligare bedömning eller stöd enligt myndigheten?",
    en "Does the authority find that more assessment or support is needed?",
  },
  stated_by "employment_authority",
}

yes_or_no "consent" {
  name { fi "Suostumus", sv "Samtycke", en "Consent" },
  asks {
    fi "Haluatko osallistua? Osallistuminen on vapaaehtoista, ja voit myös sanoa ei.",
    sv "Vill du delta? Det är frivilligt, och du får också säga nej.",
    en "Would you like to take part? It is voluntary, and you may say no.",
  },
}

-- Wishes and daily life -------------------------------------------------------------

choices "wishes" {
  name { fi "Omat toiveet", sv "Egna önskemål", en "Own wishes" },
  asks {
    fi "Mitä toivot seuraavaksi?",
    sv "Vad önskar du härnäst?",
    en "What do you hope for next?",
  },
  option "work" { fi "Työ", sv "Arbete", en "Work" },
  option "vocational_studies" { fi "Ammatilliset opinnot", sv "Yrkesstudier", en "Vocational studies" },
  option "higher_education" { fi "Korkeakouluopinnot", sv "Högskolestudier", en "Higher education" },
  option "entrepreneurship" { fi "Oma yritys", sv "Eget företag", en "Own business" },
  option "cooperative" { fi "Osuuskunta", sv "Andelslag", en "Co-operative" },
  option "language" { fi "Kielen oppiminen", sv "Att lära sig språket", en "Learning the language" },
  option "participation" { fi "Uudet ihmiset ja osallistuminen", sv "Nya människor och delaktighet", en "Meeting people and taking part" },
  default "()",
}

yes_or_no "takes_part" {
  name { fi "Mukana yhteisössä", sv "Med i en gemenskap", en "Part of a community" },
  asks {
    fi "Oletko mukana harrastuksessa, yhdistyksessä tai muussa ryhmässä?",
    sv "Är du med i en hobby, en förening eller någon annan grupp?",
    en "Do you take part in a hobby, an association or another group?",
  },
}

scale "self_reliance" {
  name { fi "Omatoimisuus asioinnissa", sv "Självständighet i vardagsärenden", en "Managing everyday matters" },
  asks {
    fi "Hoidatko asiasi itse, vai tarvitsetko neuvoa tai jonkun mukaan?",
    sv "Sköter du dina ärenden själv, eller behöver du råd eller sällskap?",
    en "Do you handle your matters yourself, or do you need advice or company?",
  },
  level "needs_company" { fi "Tarvitsee jonkun mukaan", sv "Behöver sällskap", en "Needs company" },
  level "needs_advice" { fi "Tarvitsee neuvoa", sv "Behöver råd", en "Needs advice" },
  level "manages" { fi "Pärjää itse", sv "Klarar sig själv", en "Manages alone" },
}

choices "circumstances" {
  name { fi "Elämäntilanne", sv "Livssituation", en "Circumstances" },
  asks {
    fi "Onko elämäntilanteessasi jotakin, mikä palveluissa pitää ottaa huomioon?",
    sv "Finns det något i din livssituation som tjänsterna bör ta hänsyn till?",
    en "Is there anything in your life that services should take into account?",
  },
  sensitive (true),
  option "caring_for_children" { fi "Hoitaa lapsia kotona", sv "Sköter barn hemma", en "Looks after children at home" },
  option "single_parent" { fi "Yksinhuoltaja", sv "Ensamförsörjare", en "Single parent" },
  option "disability" { fi "Vamma", sv "Funktionsnedsättning", en "Disability" },
  option "trafficking_victim" { fi "Ihmiskaupan uhri", sv "Offer för människohandel", en "Victim of trafficking" },
  option "trauma" { fi "Vaikeita kokemuksia", sv "Svåra upplevelser", en "Trauma" },
  option "unaccompanied_minor" { fi "Tullut maahan alaikäisenä yksin", sv "Kom ensam som minderårig", en "Came alone as a minor" },
  option "isolation" { fi "Yksinäisyys", sv "Ensamhet", en "Isolation" },
  option "debt" { fi "Velkaa", sv "Skulder", en "Debt" },
  option "insecure_housing" { fi "Asuminen epävarmaa", sv "Osäkert boende", en "Insecure housing" },
  default "()",
}

choices "obstacles" {
  name { fi "Etenemisen esteet", sv "Hinder på vägen", en "Obstacles on the way" },
  asks {
    fi "Mikä vaikeuttaa työhön tai opintoihin pääsyä?",
    sv "Vad gör det svårt att komma i arbete eller studier?",
    en "What makes it hard to get into work or studies?",
  },
  sensitive (true),
  option "weak_language" { fi "Heikko kielitaito", sv "Svaga språkkunskaper", en "Weak language skills" },
  option "learning_difficulties" { fi "Oppimisvaikeudet", sv "Inlärningssvårigheter", en "Learning difficulties" },
  option "social_difficulties" { fi "Sosiaaliset vaikeudet", sv "Sociala svårigheter", en "Social difficulties" },
  option "health" { fi "Terveys", sv "Hälsa", en "Health" },
  default "()",
}

choices "support_needs" {
  name { fi "Tuen tarpeet", sv "Behov av stöd", en "Support needs" },
  asks {
    fi "Missä asioissa haluaisit tukea?",
    sv "Med vad skulle du vilja ha stöd?",
    en "With what would you like support?",
  },
  sensitive (true),
  option "everyday_life" { fi "Arki", sv "Vardagen", en "Everyday life" },
  option "errands" { fi "Asioiden hoitaminen", sv "Att sköta ärenden", en "Running errands" },
  option "learning_support" { fi "Oppiminen", sv "Lärande", en "Learning" },
  option "social_work" { fi "Sosiaalityö", sv "Socialt arbete", en "Social work" },
  option "health_services" { fi "Terveyspalvelut", sv "Hälsovård", en "Health services" },
  option "digital_skills" { fi "Digitaidot", sv "Digitala färdigheter", en "Digital skills" },
}
