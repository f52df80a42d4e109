-- What the two assessments of Kanta-Häme ask: how a task goes, alone, with help or not yet. The assessor
-- states these; no service hangs on them, only the grade of the assessment does.

-- The vocational skills assessment ------------------------------------------------------

scale "plans_own_work" {
  name { fi "Suunnittelee oman työnsä", sv "Planerar sitt eget arbete", en "Plans own work" },
  asks {
    fi "Miten asiakas suunnittelee alan työtehtävän?",
    sv "Hur planerar kunden en arbetsuppgift i branschen?",
    en "How does the client plan a task of the field?",
  },
  stated_by "tavastia",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}

scale "masters_methods" {
  name { fi "Hallitsee alan menetelmät", sv "Behärskar branschens metoder", en "Masters the methods of the field" },
  asks {
    fi "Miten asiakas käyttää alan menetelmiä, välineitä ja materiaaleja?",
    sv "Hur använder kunden branschens metoder, verktyg och material?",
    en "How does the client use the methods, tools and materials of the field?",
  },
  stated_by "tavastia",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}

scale "works_safely" {
  name { fi "Työskentelee turvallisesti", sv "Arbetar säkert", en "Works safely" },
  asks {
    fi "Miten asiakas noudattaa alan turvallisuusohjeita?",
    sv "Hur följer kunden branschens säkerhetsanvisningar?",
    en "How does the client follow the safety rules of the field?",
  },
  stated_by "tavastia",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}

scale "knows_field_language" {
  name { fi "Osaa alan sanoja", sv "Kan branschens ord", en "Knows the words of the field" },
  asks {
    fi "Miten asiakas ymmärtää ja käyttää alan sanoja työssä?",
    sv "Hur förstår och använder kunden branschens ord i arbetet?",
    en "How does the client understand and use the words of the field at work?",
  },
  stated_by "tavastia",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}

yes_or_no "shows_certificates" {
  name { fi "Todistukset nähty", sv "Intyg har setts", en "Certificates seen" },
  asks {
    fi "Onko asiakkaalla todistuksia opinnoista tai työstä?",
    sv "Har kunden intyg över studier eller arbete?",
    en "Does the client have certificates of studies or work?",
  },
  stated_by "tavastia",
}

-- The readiness assessment ---------------------------------------------------------------

scale "reads_instructions" {
  name { fi "Toimii ohjeen mukaan", sv "Följer anvisningar", en "Works by instructions" },
  asks {
    fi "Miten asiakas ymmärtää lyhyen kirjallisen ohjeen?",
    sv "Hur förstår kunden en kort skriftlig anvisning?",
    en "How does the client understand a short written instruction?",
  },
  stated_by "kiipula",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}

scale "keeps_times" {
  name { fi "Pitää kiinni ajoista", sv "Håller tider", en "Keeps times" },
  asks {
    fi "Miten asiakas tulee ajoissa ja sopii poissaoloista?",
    sv "Hur kommer kunden i tid och meddelar frånvaro?",
    en "How does the client come on time and tell of absences?",
  },
  stated_by "kiipula",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}

scale "works_with_others" {
  name { fi "Työskentelee muiden kanssa", sv "Arbetar med andra", en "Works with others" },
  asks {
    fi "Miten yhteistyö ryhmässä sujuu?",
    sv "Hur går samarbetet i grupp?",
    en "How does working in a group go?",
  },
  stated_by "kiipula",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}

scale "learns_new_tasks" {
  name { fi "Oppii uusia tehtäviä", sv "Lär sig nya uppgifter", en "Learns new tasks" },
  asks {
    fi "Miten asiakas muistaa ja toistaa uuden tehtävän?",
    sv "Hur minns och upprepar kunden en ny uppgift?",
    en "How does the client remember and repeat a new task?",
  },
  stated_by "kiipula",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}

scale "uses_devices" {
  name { fi "Käyttää tietokonetta ja puhelinta", sv "Använder dator och telefon", en "Uses a computer and a phone" },
  asks {
    fi "Miten asiakas hoitaa asioita tietokoneella tai puhelimella?",
    sv "Hur sköter kunden saker på dator eller telefon?",
    en "How does the client handle matters on a computer or a phone?",
  },
  stated_by "kiipula",
  level "not_yet" { fi "Ei vielä", sv "Inte ännu", en "Not yet" },
  level "with_help" { fi "Autettuna", sv "Med hjälp", en "With help" },
  level "alone" { fi "Itse", sv "Själv", en "Alone" },
}
