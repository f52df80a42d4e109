choice "municipality" {
  name { fi "Kunta", sv "Kommun", en "Municipality" },
  asks { fi "Missä kunnassa asut?", sv "I vilken kommun bor du?", en "In which municipality do you live?" },
  option "001" { fi "Pikkula", sv "Lilleby", en "Smallham" },
}

number "age" {
  name { fi "Ikä", sv "Ålder", en "Age" },
  asks { fi "Kuinka vanha olet?", sv "Hur gammal är du?", en "How old are you?" },
  between (0, 120),
}

scale "finnish" {
  name { fi "Suomen taito", sv "Kunskaper i finska", en "Finnish" },
  asks { fi "Kuinka hyvin osaat suomea?", sv "Hur bra kan du finska?", en "How good is your Finnish?" },
  level "none" { fi "Ei lainkaan", sv "Inga", en "None" },
  level "A1.1" { fi "A1.1", sv "A1.1", en "A1.1" },
  level "A2.1" { fi "A2.1", sv "A2.1", en "A2.1" },
  level "B1.1" { fi "B1.1", sv "B1.1", en "B1.1" },
}

choice "employment" {
  name { fi "Työtilanne", sv "Arbetssituation", en "Employment" },
  asks { fi "Mikä on työtilanteesi?", sv "Hur är din arbetssituation?", en "Are you at work?" },
  option "employed" { fi "Töissä", sv "I arbete", en "At work" },
  option "unemployed" { fi "Työtön", sv "Arbetslös", en "Unemployed" },
}

yes_or_no "consent" {
  name { fi "Suostumus", sv "Samtycke", en "Consent" },
  asks { fi "Haluatko osallistua?", sv "Vill du delta?", en "Do you want to take part?" },
}

yes_or_no "need_found" {
  name { fi "Tuen tarve todettu", sv "Behov av stöd konstaterat", en "Need of support found" },
  asks {
    fi "Tarvitseeko asiakas tukea?", sv "Behöver klienten stöd?", en "Does the client need support?",
  },
  stated_by "authority",
}

choices "wishes" {
  name { fi "Toiveet", sv "Önskemål", en "Wishes" },
  asks { fi "Mitä toivot?", sv "Vad önskar du?", en "What do you wish for?" },
  option "company" { fi "Seuraa", sv "Sällskap", en "Company" },
  option "work" { fi "Työtä", sv "Arbete", en "Work" },
  default "()",
}

date "arrival" {
  name { fi "Muuttopäivä", sv "Flyttdag", en "Day of moving" },
  asks { fi "Milloin muutit?", sv "När flyttade du?", en "When did you move?" },
}

concept "alone" {
  name { fi "Yksinäisyyden vaara", sv "Risk för ensamhet", en "Risk of being alone" },
  when "wishes has company and finnish < A1.1",
  risk (true),
}
