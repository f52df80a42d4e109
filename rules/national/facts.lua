-- What may be known about a client: who they are, their stay, languages and education.
-- Nothing here identifies a person. Work, study and support are in facts_life.lua.

number "age" {
  name { fi "Ikä", sv "Ålder", en "Age" },
  asks { fi "Kuinka vanha olet?", sv "Hur gammal är du?", en "How old are you?" },
  between (0, 120),
}

choice "gender" {
  name { fi "Sukupuoli", sv "Kön", en "Gender" },
  asks {
    fi "Mikä on sukupuolesi? Tietoa käytetään vain tilastoihin.",
    sv "Vilket är ditt kön? Uppgiften används bara för statistik.",
    en "What is your gender? The answer is used for statistics only.",
  },
  statistics_only (true),
  option "female" { fi "Nainen", sv "Kvinna", en "Female" },
  option "male" { fi "Mies", sv "Man", en "Male" },
  option "other" { fi "Muu", sv "Annat", en "Other" },
}

-- The stay in Finland ---------------------------------------------------------------

date "arrival" {
  name { fi "Muuttopäivä Suomeen", sv "Dag för flytten till Finland", en "Day of moving to Finland" },
  asks {
    fi "Milloin muutit Suomeen?",
    sv "När flyttade du till Finland?",
    en "When did you move to Finland?",
  },
}

date "first_permit" {
  name {
    fi "Ensimmäinen oleskelulupa tai rekisteröity oleskeluoikeus",
    sv "Första uppehållstillstånd eller registrerad uppehållsrätt",
    en "First residence permit or registered right of residence",
  },
  asks {
    fi "Milloin sait ensimmäisen oleskelulupasi, oleskelukorttisi tai oleskeluoikeutesi?",
    sv "När fick du ditt första uppehållstillstånd, uppehållskort eller din uppehållsrätt?",
    en "When did you get your first residence permit, residence card or right of residence?",
  },
}

choice "residence_basis" {
  name { fi "Oleskelun peruste", sv "Grund för vistelsen", en "Basis of residence" },
  asks {
    fi "Millä perusteella olet Suomessa?",
    sv "På vilken grund vistas du i Finland?",
    en "On what basis are you in Finland?",
  },
  sensitive (true),
  option "work" { fi "Työ", sv "Arbete", en "Work" },
  option "family" { fi "Perhe", sv "Familj", en "Family" },
  option "study" { fi "Opiskelu", sv "Studier", en "Studies" },
  option "international_protection" {
    fi "Kansainvälinen suojelu", sv "Internationellt skydd", en "International protection",
  },
  option "quota_refugee" { fi "Kiintiöpakolainen", sv "Kvotflykting", en "Quota refugee" },
  option "temporary_protection" {
    fi "Tilapäinen suojelu", sv "Tillfälligt skydd", en "Temporary protection",
  },
  option "asylum_seeker" { fi "Turvapaikanhakija", sv "Asylsökande", en "Asylum seeker" },
  option "eu_citizen" { fi "EU-kansalainen", sv "EU-medborgare", en "EU citizen" },
  option "nordic_citizen" {
    fi "Pohjoismaan kansalainen", sv "Nordisk medborgare", en "Nordic citizen",
  },
  option "returnee" { fi "Paluumuuttaja", sv "Återflyttare", en "Returnee" },
  option "other" { fi "Muu peruste", sv "Annan grund", en "Other basis" },
}

yes_or_no "recruited_from_abroad" {
  name { fi "Rekrytoitu ulkomailta", sv "Rekryterad från utlandet", en "Recruited from abroad" },
  asks {
    fi "Palkkasiko suomalainen työnantaja sinut jo ennen muuttoa?",
    sv "Anställde en finländsk arbetsgivare dig redan före flytten?",
    en "Did an employer in Finland hire you before you moved?",
  },
  default (false),
}

-- Languages -------------------------------------------------------------------------

scale "finnish" {
  name { fi "Suomen kielen taito", sv "Kunskaper i finska", en "Skills in Finnish" },
  asks {
    fi "Kuinka hyvin osaat suomea?",
    sv "Hur bra kan du finska?",
    en "How well do you know Finnish?",
  },
  level "none" { fi "Ei vielä suomea", sv "Ingen finska än", en "No Finnish yet" },
  level "A1.1" { fi "A1.1", sv "A1.1", en "A1.1" },
  level "A1.2" { fi "A1.2", sv "A1.2", en "A1.2" },
  level "A1.3" { fi "A1.3", sv "A1.3", en "A1.3" },
  level "A2.1" { fi "A2.1", sv "A2.1", en "A2.1" },
  level "A2.2" { fi "A2.2", sv "A2.2", en "A2.2" },
  level "B1.1" { fi "B1.1", sv "B1.1", en "B1.1" },
  level "B1.2" { fi "B1.2", sv "B1.2", en "B1.2" },
  level "B2.1" { fi "B2.1", sv "B2.1", en "B2.1" },
  level "B2.2" { fi "B2.2", sv "B2.2", en "B2.2" },
  level "C1.1" { fi "C1.1", sv "C1.1", en "C1.1" },
  level "C1.2" { fi "C1.2", sv "C1.2", en "C1.2" },
  level "C2" { fi "C2", sv "C2", en "C2" },
}

scale "swedish" {
  name { fi "Ruotsin kielen taito", sv "Kunskaper i svenska", en "Skills in Swedish" },
  asks {
    fi "Kuinka hyvin osaat ruotsia?",
    sv "Hur bra kan du svenska?",
    en "How well do you know Swedish?",
  },
  level "none" { fi "Ei vielä ruotsia", sv "Ingen svenska än", en "No Swedish yet" },
  level "A1.1" { fi "A1.1", sv "A1.1", en "A1.1" },
  level "A1.2" { fi "A1.2", sv "A1.2", en "A1.2" },
  level "A1.3" { fi "A1.3", sv "A1.3", en "A1.3" },
  level "A2.1" { fi "A2.1", sv "A2.1", en "A2.1" },
  level "A2.2" { fi "A2.2", sv "A2.2", en "A2.2" },
  level "B1.1" { fi "B1.1", sv "B1.1", en "B1.1" },
  level "B1.2" { fi "B1.2", sv "B1.2", en "B1.2" },
  level "B2.1" { fi "B2.1", sv "B2.1", en "B2.1" },
  level "B2.2" { fi "B2.2", sv "B2.2", en "B2.2" },
  level "C1.1" { fi "C1.1", sv "C1.1", en "C1.1" },
  level "C1.2" { fi "C1.2", sv "C1.2", en "C1.2" },
  level "C2" { fi "C2", sv "C2", en "C2" },
}

choice "language_test" {
  name { fi "Kielitason lähde", sv "Källa till språknivån", en "Source of the language level" },
  asks {
    fi "Mistä kielitasosi on tiedossa?",
    sv "Varifrån vet du din språknivå?",
    en "How do you know your language level?",
  },
  option "none" { fi "Ei testattu", sv "Inte testad", en "Not tested" },
  option "testipiste" { fi "Testipiste", sv "Testipiste", en "Testipiste" },
  option "yki" {
    fi "Yleinen kielitutkinto (YKI)", sv "Allmän språkexamen (YKI)", en "National Certificate (YKI)",
  },
  option "school" { fi "Oppilaitos", sv "Läroanstalt", en "School" },
  option "other" { fi "Muu", sv "Annan", en "Other" },
}

choice "integration_language" {
  name { fi "Kotoutumiskieli", sv "Integrationsspråk", en "Integration language" },
  asks {
    fi "Kummalla kielellä haluat kotoutua: suomeksi vai ruotsiksi?",
    sv "På vilketdera språket vill du integreras: finska eller svenska?",
    en "Which language do you want to settle in with: Finnish or Swedish?",
  },
  option "finnish" { fi "Suomi", sv "Finska", en "Finnish" },
  option "swedish" { fi "Ruotsi", sv "Svenska", en "Swedish" },
}

scale "literacy" {
  name { fi "Lukutaito", sv "Läs- och skrivkunnighet", en "Literacy" },
  asks {
    fi "Osaatko lukea ja kirjoittaa? Osaatko latinalaiset kirjaimet?",
    sv "Kan du läsa och skriva? Kan du det latinska alfabetet?",
    en "Can you read and write? Do you know the Latin alphabet?",
  },
  level "none" { fi "Ei vielä lukutaitoa", sv "Läser inte ännu", en "Does not read yet" },
  level "other_script" {
    fi "Lukee muita kirjaimia", sv "Läser en annan skrift", en "Reads another script",
  },
  level "latin_script" {
    fi "Lukee latinalaisia kirjaimia", sv "Läser latinsk skrift", en "Reads the Latin script",
  },
}

-- Education -------------------------------------------------------------------------

scale "education" {
  name { fi "Koulutus", sv "Utbildning", en "Education" },
  asks {
    fi "Mikä on korkein koulutuksesi, missä tahansa maassa?",
    sv "Vilken är din högsta utbildning, oavsett land?",
    en "What is your highest education, in any country?",
  },
  level "none" { fi "Ei koulutusta", sv "Ingen utbildning", en "No schooling" },
  level "basic" { fi "Peruskoulu", sv "Grundskola", en "Basic education" },
  level "upper_secondary" {
    fi "Toinen aste", sv "Andra stadiet", en "Upper secondary education",
  },
  level "higher" { fi "Korkeakoulu", sv "Högskola", en "Higher education" },
}

yes_or_no "study_place" {
  name { fi "Opiskelupaikka", sv "Studieplats", en "Study place" },
  asks {
    fi "Onko sinulla opiskelupaikka?",
    sv "Har du en studieplats?",
    en "Do you have a study place?",
  },
}

yes_or_no "vocational_background" {
  name { fi "Ammatillinen tausta", sv "Yrkesbakgrund", en "Vocational background" },
  asks {
    fi "Onko sinulla koulutusta tai työkokemusta jostakin ammatista, mistä tahansa maasta?",
    sv "Har du utbildning eller arbetserfarenhet inom något yrke, oavsett land?",
    en "Do you have training or work experience in an occupation, from any country?",
  },
}

yes_or_no "wants_same_field" {
  name { fi "Haluaa jatkaa samalla alalla", sv "Vill fortsätta i samma bransch", en "Wants to stay in the field" },
  asks {
    fi "Haluatko jatkaa samalla alalla tai opiskella sitä lisää?",
    sv "Vill du fortsätta i samma bransch eller studera den vidare?",
    en "Do you want to go on in the same field, or to study it further?",
  },
}

yes_or_no "qualification_recognised" {
  name { fi "Tutkinto tunnustettu", sv "Examen erkänd", en "Qualification recognised" },
  asks {
    fi "Onko tutkintosi tunnustettu Suomessa?",
    sv "Har din examen erkänts i Finland?",
    en "Has your qualification been recognised in Finland?",
  },
}
