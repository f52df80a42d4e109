/* Findings about what the declarations mean together. Rows of the table in codes.c. */

ERROR("ahead-without-ongoing", "'ahead' looks at the end of what is still going on.",
      "Say on \"ongoing\" beside it, or leave 'ahead' out.", "ahead \"8 weeks\"",
      "on \"ongoing\", ahead \"8 weeks\"")
ERROR("always-entry", "A service with always (true) must be open to everyone at any time.",
      "Add entry (true), everywhere (true) and repeatable (true), and leave 'when', 'voluntary', "
      "'capacity', 'overlaps' and 'bridges' out; or leave 'always' out.",
      "always (true), entry (true)",
      "always (true), entry (true), everywhere (true), repeatable (true)")
ERROR("amend-twice", "One pack amends the same word of the same element in two places.",
      "Put it into one 'amend'.", NULL, NULL)
ERROR(
    "amend-unknown", "There is nothing of this kind and name to amend.",
    "'amend' changes a declaration of a pack that this one uses. Mind the spelling of the kind and "
    "of the name.",
    "amend \"service\" \"work_trail\" { capacity (20) }",
    "amend \"service\" \"work_trial\" { capacity (20) }")
ERROR("bad-default", "The default is no value of the fact.",
      "A yes-or-no fact takes (true) or (false), a number (3), a choice or a scale \"its_option\", "
      "choices \"(a, b)\" or \"()\", a date \"2025-01-31\".",
      "default \"maybe\"", "default (false)")
ERROR("bad-example", "The example cannot be read.",
      "given \"age = 34, employment = at_home, circumstances = (trauma)\", history \"work_trial "
      "completed 2026-09-01\" (two days for start and end), expect_state \"work_trial possible\".",
      "given \"age is 34\"", "given \"age = 34\"")
ERROR("bad-id", "An id is written in small letters, digits and underscores, a letter first.",
      "Rename it: at most 63 characters, as in integration_training. Ids are in English, names are "
      "texts. Packs and regions may also have hyphens.",
      "service \"Work Trial\" { … }", "service \"work_trial\" { … }")
ERROR("bridge-to-bridge",
      "A bridge fills the time until something else begins, not until a bridge.",
      "Let it bridge what the other one bridges, and not itself.", NULL, NULL)
ERROR("concept-circle", "A concept is defined by itself.",
      "Follow the concepts in the condition, and take one of them out.",
      "concept \"a\" { name { … }, when \"b\" }  concept \"b\" { name { … }, when \"a\" }", NULL)
ERROR("duplicate-id", "The same name is declared twice.",
      "Rename one of them. Facts, concepts and assessments share one space of names, since "
      "conditions speak of them alike. To change what a used pack declares, use 'amend'.",
      NULL, NULL)
ERROR(
    "example-failed", "The rules do not give what the example expects.",
    "Either the rules or the example is wrong. 'polku explain' shows why a service has its state.",
    NULL, NULL)
ERROR("grade-order", "The grades do not begin at the fewest points or do not rise.",
      "Write them lowest first, each with more points than the one before, the first with the "
      "fewest that can be reached.",
      "grade (4, \"ready\"), grade (0, \"not_yet\")",
      "grade (0, \"not_yet\"), grade (4, \"ready\")")
ERROR("needs-fact", "This word needs a fact that is not declared.",
      "'voluntary' needs the yes-or-no fact 'consent'; municipalities need the choice "
      "'municipality'. The national pack has both: use \"national\".",
      NULL, NULL)
ERROR("parameter-gap", "Between two values of the parameter there are days without one.",
      "Let each value begin on the day after the one before ends.",
      "value { says \"1 year\", valid \"to 2024-12-31\" },\nvalue { says \"6 months\", valid "
      "\"2025-02-01 on\" }",
      "value { says \"1 year\", valid \"to 2024-12-31\" },\nvalue { says \"6 months\", valid "
      "\"2025-01-01 on\" }")
ERROR("parameter-mixed", "The values of one parameter are of different kinds.",
      "All are numbers, or all lengths of time, or all levels.", NULL, NULL)
ERROR("parameter-overlap", "Two values of the parameter hold on the same day.",
      "Let each value begin on the day after the one before ends.",
      "value { says \"1 year\", valid \"to 2025-01-01\" },\nvalue { says \"6 months\", valid "
      "\"2025-01-01 on\" }",
      NULL)
ERROR("start-takes-none", "A transition from \"start\" is open for everyone at any time.",
      "Leave 'on', 'ahead' and 'within' out, or name the service that it comes from.",
      "from \"start\", within \"4 weeks\"", "from \"start\"")
ERROR("too-many", "There are more members than Polku can hold.",
      "Choices have at most 64 options, and 'limits' in docs/authors.md names the others.", NULL,
      NULL)
ERROR("unknown-actor", "There is no actor of this name.",
      "Mind the spelling, or declare the actor.", "provider \"kaoo\"", "provider \"kao\"")
ERROR("unknown-goal", "There is no goal of this name.", "Mind the spelling, or declare the goal.",
      NULL, NULL)
ERROR("unknown-grade", "The assessment has no grade of this name.",
      "'at' names one of the grades of the same assessment.", NULL, NULL)
ERROR("unknown-municipality", "There is no municipality of this code.",
      "Write the official code of three digits in quotes: \"061\".", "municipality \"61\"",
      "municipality \"061\"")
ERROR("unknown-service", "There is no service of this name.",
      "Mind the spelling; services of other packs are known only when the pack is used.",
      "to \"work_trail\"", "to \"work_trial\"")
ERROR("unknown-value", "This word takes one of a few values, and this is none of them.",
      "Take one of those that the finding names.", "kind \"trainign\"", "kind \"training\"")
