-- What takes place: meetings and a survey. The source names how often, not the days; the days here stand for
-- "next spring" and "twice a year", and the network sets the real ones.

event "regional_network_meeting" {
  name {
    fi "Kotoutumistyön alueellinen verkostotapaaminen",
    sv "Regional nätverksträff om integrationsarbete",
    en "Regional meeting of the integration work network",
  },
  on_date "2027-04-14", every "6 months",
  audience "staff",
  basis "SavoGrow, Kotoutumisstartti: the regional network meets twice a year; the day is assumed, not verified",
}

event "local_network_meeting" {
  name {
    fi "Paikallinen verkostotapaaminen", sv "Lokal nätverksträff", en "Local network meeting",
  },
  on_date "2027-03-17", every "1 year",
  audience "staff",
  basis "SavoGrow, Kotoutumisstartti: local network meetings in spring; the day is assumed, not verified",
}

event "decision_maker_survey" {
  name {
    fi "Kysely päättäjille: väestösuhteet ja yhteiset toimet",
    sv "Enkät till beslutsfattare: befolkningsrelationer och gemensamma åtgärder",
    en "Survey of decision-makers: population relations and joint measures",
  },
  on_date "2027-03-01",
  audience "staff",
  basis "SavoGrow, Kotoutumisstartti: a survey of decision-makers in spring; the day is assumed, not verified",
}
