/* Warnings: what is allowed and still doubtful. Rows of the table in codes.c. */

WARNING("circle", "The transitions lead in a circle that nobody can leave.",
        "Let one of the services be repeatable if the circle is meant, or lead out of it.", NULL,
        NULL)
WARNING("expired", "The service is over.",
        "Renew its 'valid', or keep it when requests about past days are to be answered and say so "
        "in its 'note'.",
        "valid \"2016-11-01 to 2018-12-31\"", NULL)
WARNING(
    "missing-text", "The text is missing in a language that the region speaks.",
    "Write it in each language of 'speaks'; until then another one is given, and the reply says "
    "so.",
    "name { fi \"Polku\" }", "name { fi \"Polku\", sv \"Stigen\", en \"The path\" }")
WARNING("nowhere", "The transition can never be open, or never helps.",
        "Look at its dates, at what its services' dates are, and at whether the service that it "
        "leads to is an entry for everyone already.",
        NULL, NULL)
WARNING(
    "same-need", "Two services look alike and may be recommended together.",
    "They have the same kind, areas and condition. Give both one 'overlaps' group when a client "
    "needs only one of them.",
    NULL, NULL)
WARNING("unmet-promise", "The promise cannot hold.",
        "None of the services that it names can ever be eligible.", NULL, NULL)
WARNING("unowned-step", "The actor that should own this step does not work where it is offered.",
        "Name an actor of that municipality, or let the actor's 'in_municipality' hold it.", NULL,
        NULL)
WARNING(
    "unreachable", "Nobody can ever come to this service, or be eligible for it.",
    "Let a transition lead to it or say entry (true), and look for a condition that contradicts "
    "itself.",
    "when \"age < 18 and age > 65\"", NULL)
WARNING(
    "unused", "Nothing uses this.",
    "Use it, or take it out. A fact counts as used when a condition, an item or an effect names "
    "it.",
    NULL, NULL)
WARNING("without-basis", "The threshold does not say what it rests on.",
        "Add basis \"…\": the section of the law, a decision, or 'practice, not verified'.",
        "value { says \"2 months\", valid \"2025-01-01 on\" }",
        "value { says \"2 months\", valid \"2025-01-01 on\", basis \"Act 681/2023\" }")
WARNING("wanted-text", "A text is missing that a reader would want.",
        "Services have 'summary' and 'because', facts that are asked have 'asks', obstacles have "
        "'remedy'.",
        NULL, NULL)
WARNING("goal-out-of-reach", "No service of the region gives what the goal needs.",
        "Say in 'gives' of the services that lead there what they bring about.", NULL, NULL)
