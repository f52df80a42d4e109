-- The model for everyone: guidance at the start, ready services on arrival, the language test, and the way
-- of the young. The services in Swedish and those of single units have their own files.

service "good_start_guidance" {
  name {
    sv "En bra start: handledning och rådgivning",
    fi "Hyvä alku: ohjaus ja neuvonta",
    en "Good start: guidance and advice",
  },
  summary {
    sv "Du får råd på svenska, finska eller med tolk: om boende, arbete, språk, skola och hälsa. Du behöver ingen remiss.",
    fi "Saat neuvoja suomeksi, ruotsiksi tai tulkin kanssa: asumisesta, työstä, kielestä, koulusta ja terveydestä. Lähetettä ei tarvita.",
    en "You get advice in Swedish, in Finnish or with an interpreter: on housing, work, language, school and health. No referral is needed.",
  },
  because {
    sv "Handledningen är till för alla som har flyttat hit, oavsett varför.",
    fi "Ohjaus kuuluu kaikille tänne muuttaneille, muuton syystä riippumatta.",
    en "The guidance is for everyone who has moved here, whatever the reason.",
  },
  note {
    sv "Samma modell på båda språken. Fråga vilket språk kunden vill integreras på. Den som inte är arbetssökande får sin väg härifrån.",
    fi "Sama malli molemmilla kielillä. Kysy, kummalla kielellä asiakas haluaa kotoutua. Joka ei ole työnhakija, saa polkunsa täältä.",
    en "The same model in both languages. Ask in which language the client wants to integrate. Whoever is no jobseeker gets a path from here.",
  },
  kind "service",
  area "arrival", area "everyday_life", area "participation",
  provider "municipality_services",
  entry (true), repeatable (true),
  gives "self_reliance reaches needs_advice",
  waits "0-1 weeks",
  takes "1-4 weeks",
  load (5),
  priority (66),
  prefer {
    points (30), when "outside_services",
    because {
      sv "Du är inte kund hos arbetskraftsmyndigheten. Här hittar du ändå din väg.",
      fi "Et ole työvoimaviranomaisen asiakas. Täältä löydät silti polkusi.",
      en "You are no customer of the employment authority. Here you find your path all the same.",
    },
  },
  prefer {
    points (15), when "first_time_in_finland",
    because {
      sv "Du har nyss kommit till Finland. Början är viktig.",
      fi "Olet vasta tullut Suomeen. Alku on tärkeä.",
      en "You have come to Finland lately. The beginning matters.",
    },
  },
  overlaps "first_guidance",
  given_in "sv", given_in "fi",
  delivered "personal", delivered "group",
  basis "Good start in Ostrobothnia: one guidance in two languages, open to every group",
  basis "That it goes on after the project is not verified",
}

service "arrival_services" {
  name { sv "Tjänster vid ankomsten", fi "Palvelut saapuessa", en "Services on arrival" },
  summary {
    sv "Kommunen vet att du kommer. Registrering, bank, skola, dagvård och språkkurs är förberedda när du anländer.",
    fi "Kunta tietää tulostasi. Rekisteröinti, pankki, koulu, päivähoito ja kielikurssi on valmisteltu, kun saavut.",
    en "The municipality knows that you are coming. Registration, bank, school, day care and a language course are prepared when you arrive.",
  },
  because {
    sv "Du flyttar hit för ett arbete. Tjänsterna ska finnas genast.",
    fi "Muutat tänne työn takia. Palvelujen on oltava valmiina heti.",
    en "You move here for work. The services must be there at once.",
  },
  note {
    sv "Arbetsgivaren meddelar kommunen i god tid: vem som kommer, när, med familj eller ensam, och på vilket språk.",
    fi "Työnantaja ilmoittaa kunnalle hyvissä ajoin: ketkä tulevat, milloin, perheen kanssa vai yksin, ja millä kielellä.",
    en "The employer tells the municipality in good time: who comes, when, with a family or alone, and in which language.",
  },
  kind "service",
  area "arrival", area "everyday_life", area "language",
  provider "municipality_services",
  referred_by "employer",
  entry (true),
  when "arriving and (recruited_from_abroad or residence_basis is work)",
  gives "self_reliance reaches needs_advice",
  takes "2-6 weeks",
  load (10),
  priority (175),
  prefer {
    points (15), when "recruited_from_abroad",
    because {
      sv "Din arbetsgivare har meddelat att du kommer.",
      fi "Työnantajasi on ilmoittanut tulostasi.",
      en "Your employer has told that you are coming.",
    },
  },
  start_within "1 week of arrival",
  given_in "sv", given_in "fi",
  delivered "personal",
  basis "Good start in Ostrobothnia: the municipality hears early of recruited newcomers and arranges services right after entry",
  basis "The week is assumed, not verified",
}

service "testipiste" {
  name { sv "Testipiste: test av språknivån", fi "Testipiste: kielitason testi", en "Testipiste: language level test" },
  summary {
    sv "Du gör ett test i finska eller svenska. Efter det vet du din nivå och hittar rätt kurs.",
    fi "Teet testin suomeksi tai ruotsiksi. Sen jälkeen tiedät tasosi ja löydät oikean kurssin.",
    en "You take a test in Finnish or Swedish. After it you know your level and find the right course.",
  },
  because {
    sv "Din språknivå har inte testats ännu.",
    fi "Kielitasoasi ei ole vielä testattu.",
    en "Your language level has not been tested yet.",
  },
  note {
    sv "Skriv ner både nivån och att den kommer från Testipiste. Samma verktyg används på båda språken.",
    fi "Kirjaa sekä taso että se, että se on Testipisteestä. Sama väline on käytössä molemmilla kielillä.",
    en "Write down both the level and that it comes from Testipiste. The same tool is used in both languages.",
  },
  kind "service",
  area "language",
  provider "vamia",
  referred_by "employment_authority", referred_by "municipality_services",
  entry (true),
  when "age >= 16 and language_test is none and (integration_language is swedish or finnish < B2.1)",
  gives "language_test becomes testipiste",
  waits "0-2 weeks",
  takes "1 week",
  load (5),
  priority (125),
  prefer {
    points (10), when "skills_assessed is no",
    because {
      sv "Resultatet behövs i den inledande bedömningen.",
      fi "Tulosta tarvitaan alkuarvioinnissa.",
      en "The result is needed in the initial assessment.",
    },
  },
  given_in "sv", given_in "fi",
  delivered "personal",
  link { sv "https://testipiste.eu", fi "https://testipiste.eu", en "https://testipiste.eu" },
  basis "Good start in Ostrobothnia: testipiste.eu supports the assessment, also in Swedish",
  basis "Who may come to the test, and where, is not verified",
}

service "youth_route" {
  name { sv "Ungas väg till arbete", fi "Nuorten polku työhön", en "The way of the young to work" },
  summary {
    sv "Du får en egen handledare, provar på arbete och utbildningar och väljer sedan.",
    fi "Saat oman ohjaajan, kokeilet töitä ja koulutuksia ja valitset sitten.",
    en "You get a counsellor of your own, try out work and training, and then choose.",
  },
  because {
    sv "Du är ung, eller det är svårt för dig att få arbete. Du ska inte bli ensam med det.",
    fi "Olet nuori, tai työn saaminen on sinulle vaikeaa. Et jää sen kanssa yksin.",
    en "You are young, or it is hard for you to get work. You are not left alone with it.",
  },
  kind "service",
  area "work", area "education",
  provider "vamia",
  entry (true),
  when "age in 16..64 and employment is none of (employed, entrepreneur, retired) and study_place is no and (young or weak_labour_position)",
  gives "readiness_assessed becomes yes",
  waits "1-3 weeks",
  takes "8-20 weeks",
  load (50),
  priority (94),
  prefer {
    points (15), when "weak_labour_position",
    because {
      sv "Med handledning är det lättare att komma in i arbetslivet.",
      fi "Ohjaajan kanssa on helpompi päästä työelämään.",
      en "With a counsellor it is easier to get into working life.",
    },
  },
  review_every "8 weeks",
  given_in "sv", given_in "fi",
  delivered "personal", delivered "group",
  basis "Good start in Ostrobothnia: employment of the young and of others in a weak position",
  basis "What the route holds, and its length, is assumed, not verified",
}
