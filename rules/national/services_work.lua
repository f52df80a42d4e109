-- Services close to working life: from the first trial to a job of one's own. They open with a plan in force.

service "work_trial" {
  name { fi "Työkokeilu", sv "Arbetsprövning", en "Work trial" },
  summary {
    fi "Tutustut työhön oikealla työpaikalla muutaman viikon ajan. Saat lopuksi todistuksen.",
    sv "Du provar på arbete på en riktig arbetsplats i några veckor. Till sist får du ett intyg.",
    en "You try out work at a real workplace for some weeks. At the end you get a certificate.",
  },
  because {
    fi "Sinulla on suunnitelma ja kielen perusteet. Työkokeilu näyttää, mikä työ sopii sinulle.",
    sv "Du har en plan och kan grunderna i språket. Arbetsprövningen visar vilket arbete som passar dig.",
    en "You have a plan and the basics of the language. A work trial shows which work suits you.",
  },
  kind "service",
  area "work",
  provider "employer",
  referred_by "employment_authority",
  entry (true), everywhere (true), repeatable (true),
  when "without_work and working_age and plan_opens_work and speaks_basics",
  gives "work_experience_in_finland becomes yes",
  waits "1-4 weeks",
  takes "4-12 weeks",
  priority (85),
  prefer {
    points (15), when "work_experience_in_finland is no",
    because {
      fi "Sinulla ei ole vielä työkokemusta Suomessa.",
      sv "Du har ännu ingen arbetserfarenhet i Finland.",
      en "You have no work experience in Finland yet.",
    },
  },
  overlaps "practice_at_work",
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: services close to working life",
}

service "wage_subsidised_work" {
  name { fi "Palkkatuettu työ", sv "Lönesubventionerat arbete", en "Work with a wage subsidy" },
  summary {
    fi "Teet työtä tavallisella palkalla. Työnantaja voi saada palkkaasi tukea, josta päättää viranomainen.",
    sv "Du arbetar med vanlig lön. Arbetsgivaren kan få stöd för din lön, och myndigheten beslutar om stödet.",
    en "You work for normal pay. The employer may get support for your wage, and the authority decides on it.",
  },
  because {
    fi "Työpaikan saaminen voi olla sinulle vaikeaa ilman tukea.",
    sv "Det kan vara svårt för dig att få ett arbete utan stöd.",
    en "It may be hard for you to get a job without support.",
  },
  kind "service",
  area "work", area "livelihood",
  provider "employer",
  decided_by "employment_authority",
  referred_by "employment_authority",
  entry (true), everywhere (true),
  when "jobseeker and employment is unemployed and working_age and plan_opens_work and speaks_basics and weak_labour_position",
  gives "employment becomes employed, work_experience_in_finland becomes yes",
  waits "4-8 weeks",
  takes "24-40 weeks",
  priority (75),
  prefer {
    points (20), when "exclusion_risk",
    because {
      fi "Vaarana on, että jäät pitkäksi aikaa työn ulkopuolelle.",
      sv "Det finns en risk att du blir länge utanför arbetslivet.",
      en "There is a risk that you stay outside work for long.",
    },
  },
  overlaps "practice_at_work",
  basis "Government report on integration, chapter 11.5.4: services close to working life",
}

service "labour_market_training" {
  name { fi "Työvoimakoulutus", sv "Arbetskraftsutbildning", en "Labour market training" },
  summary {
    fi "Saat uuden ammatin taitoja tai täydennät entisiä. Koulutus tähtää suoraan työhön.",
    sv "Du får kunskaper för ett nytt yrke eller bygger på dina gamla. Utbildningen siktar direkt på arbete.",
    en "You gain the skills of a new occupation or add to the ones you have. The training aims straight at work.",
  },
  because {
    fi "Etsit työtä, ja kielitaitosi riittää ammatilliseen koulutukseen.",
    sv "Du söker arbete, och ditt språk räcker för yrkesutbildning.",
    en "You look for work, and your language is enough for vocational training.",
  },
  kind "training",
  area "work", area "education",
  provider "vocational_institution",
  decided_by "employment_authority",
  referred_by "employment_authority",
  entry (true), everywhere (true),
  when "jobseeker and employment is unemployed and working_age and plan_opens_work and (finnish >= A2.2 or swedish >= A2.2)",
  gives "vocational_background becomes yes, vocational_skills_assessed becomes yes",
  waits "4-12 weeks",
  takes "12-30 weeks",
  priority (80),
  prefer {
    points (15), when "vocational_background is no and wishes has work",
    because {
      fi "Sinulla ei ole vielä ammattia, ja haluat työhön.",
      sv "Du har inget yrke ännu och vill i arbete.",
      en "You have no occupation yet and want to work.",
    },
  },
  overlaps "studies",
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: services close to working life",
}

service "rehabilitative_work" {
  name {
    fi "Kuntouttava työtoiminta",
    sv "Arbetsverksamhet i rehabiliteringssyfte",
    en "Rehabilitative work activity",
  },
  summary {
    fi "Saat viikkoon rytmiä ja tekemistä, muutama päivä viikossa. Sinua tuetaan kohti työtä tai opintoja.",
    sv "Du får rytm i veckan och något att göra, några dagar i veckan. Du får stöd på vägen mot arbete eller studier.",
    en "You get a rhythm and something to do, some days a week. You are supported on the way to work or studies.",
  },
  because {
    fi "Viranomainen näkee, että tarvitset ensin tukea, ennen kuin työ tai opinnot onnistuvat.",
    sv "Myndigheten ser att du först behöver stöd innan arbete eller studier lyckas.",
    en "The authority finds that you need support first, before work or studies can succeed.",
  },
  kind "service",
  area "work", area "everyday_life",
  provider "wellbeing_county",
  referred_by "employment_authority",
  entry (true), everywhere (true),
  when "without_work and working_age and authority_finds_need and obstacles has any of (learning_difficulties, social_difficulties, health)",
  gives "readiness_assessed becomes yes, obstacles loses social_difficulties",
  waits "2-8 weeks",
  takes "12-26 weeks",
  load (50),
  priority (70),
  overlaps "practice_at_work",
  delivered "group",
  basis "Government report on integration, chapter 11.5.4: rehabilitative work activity",
}

service "job_search" {
  name { fi "Työnhaku tuettuna", sv "Jobbsökning med stöd", en "Job search with support" },
  summary {
    fi "Haet työtä, ja saat apua hakemuksiin, haastatteluihin ja työnantajien löytämiseen.",
    sv "Du söker arbete och får hjälp med ansökningar, intervjuer och att hitta arbetsgivare.",
    en "You look for a job, with help in applications, interviews and finding employers.",
  },
  because {
    fi "Kielitaitosi tai työkokemuksesi riittää jo työnhakuun.",
    sv "Ditt språk eller din arbetserfarenhet räcker redan för att söka jobb.",
    en "Your language or your work experience is already enough for looking for a job.",
  },
  kind "service",
  area "work", area "livelihood",
  provider "employment_authority",
  entry (true), everywhere (true), repeatable (true),
  when "working_age and ((without_work and plan_opens_work) or employment is student) and (speaks_for_work or work_experience_in_finland)",
  gives "employment becomes employed",
  takes "12-40 weeks",
  load (50),
  priority (110),
  prefer {
    points (20), when "wishes has work",
    because {
      fi "Toivot työtä.",
      sv "Du önskar arbete.",
      en "You wish for work.",
    },
  },
  overlaps "job_search",
  basis "Government report on integration, chapter 11.5.4: straight to work",
}

service "fast_track_job_search" {
  name { fi "Nopea reitti työhön", sv "Snabbspår till arbete", en "Fast track to work" },
  summary {
    fi "Haet oman alasi työtä uraohjaajan kanssa. Osaamisesi on jo selvitetty, joten etenet suoraan.",
    sv "Du söker arbete i din bransch med en karriärhandledare. Din kompetens är redan utredd, så du går rakt på sak.",
    en "You look for work in your own field with a career counsellor. Your skills are known already, so you go straight on.",
  },
  because {
    fi "Sinulla on ammatti tai tutkinto, ja osaamisesi on selvitetty Suomessa.",
    sv "Du har ett yrke eller en examen, och din kompetens har utretts i Finland.",
    en "You have an occupation or a degree, and your skills have been looked at in Finland.",
  },
  kind "service",
  area "work",
  provider "employment_authority",
  entry (true), everywhere (true), repeatable (true),
  when "working_age and fast_track and without_work and plan_opens_work and (vocational_skills_assessed or qualification_recognised)",
  gives "employment becomes employed",
  takes "6-16 weeks",
  load (50),
  priority (125),
  prefer {
    points (20), when "wishes has work",
    because {
      fi "Toivot työtä.",
      sv "Du önskar arbete.",
      en "You wish for work.",
    },
  },
  overlaps "job_search",
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: some can move faster to work",
}

service "start_up_grant" {
  name { fi "Starttiraha", sv "Startpeng", en "Start-up grant" },
  summary {
    fi "Suunnittelet yrityksen neuvojan kanssa ja haet starttirahaa. Viranomainen päättää siitä. Hae ennen kuin yritys alkaa.",
    sv "Du planerar ett företag med en rådgivare och ansöker om startpeng. Myndigheten beslutar. Ansök innan företaget startar.",
    en "You plan a business with an adviser and apply for the grant. The authority decides. Apply before the business starts.",
  },
  because {
    fi "Haluat perustaa oman yrityksen tai osuuskunnan.",
    sv "Du vill starta ett eget företag eller ett andelslag.",
    en "You want to start a business of your own or a co-operative.",
  },
  kind "decision",
  area "work", area "livelihood",
  provider "employment_authority",
  decided_by "employment_authority",
  entry (true), everywhere (true),
  when "working_age and wishes has any of (entrepreneurship, cooperative) and employment is none of (entrepreneur, retired)",
  gives "employment becomes entrepreneur",
  waits "2-6 weeks",
  takes "8-16 weeks",
  load (50),
  priority (100),
  prefer {
    points (10), when "vocational_background or highly_educated",
    because {
      fi "Sinulla on ammatti, jolle yritys voi rakentua.",
      sv "Du har ett yrke som ett företag kan bygga på.",
      en "You have an occupation to build a business on.",
    },
  },
  basis "The conditions of the grant are from memory, not verified",
}
