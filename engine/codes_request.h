/* Faults of requests: what callers send. Rows of the table in codes.c. The names of facts, options,
 * levels, services and goals, dates and ranges have their codes in the other files. */

ERROR("unknown-member", "The request has a member that there is no place for.",
      "Mind the spelling; 'rpc.discover' and the schemas say what each method takes.",
      "{\"regoin\": \"kainuu\"}", "{\"region\": \"kainuu\"}")
ERROR("missing-member", "The request lacks a member that must be there.", "Add it.",
      "{\"service\": \"x\", \"state\": \"completed\"}",
      "{\"service\": \"x\", \"state\": \"completed\", \"started\": \"2026-09-01\", "
      "\"ended\": \"2026-09-10\"}")
ERROR("wrong-kind", "The value is of another kind than is wanted here.",
      "The message says what is wanted: a text in quotes, a whole number, true or false without "
      "quotes, an array or an object.",
      "{\"age\": \"34\"}", "{\"age\": 34}")
ERROR("wrong-length", "The text is too short or too long.", "The message says the lengths.", NULL,
      NULL)
ERROR("unknown-choice", "The text is none of those that may stand here.",
      "Take one of those that 'allowed' lists.", "{\"language\": \"se\"}", "{\"language\": \"sv\"}")
ERROR("repeated-value", "An array of choices names the same one twice.", "Name it once.",
      "{\"wishes\": [\"work\", \"work\"]}", "{\"wishes\": [\"work\"]}")
ERROR("bad-history", "The days of a service in the history contradict each other or its state.",
      "A completed or interrupted service has started and ended, not later than as_of; an ongoing "
      "one has started, and may have an expected end, 'ends'.",
      "{\"service\": \"x\", \"state\": \"ongoing\", \"started\": \"2026-09-01\", "
      "\"ended\": \"2026-10-01\"}",
      "{\"service\": \"x\", \"state\": \"ongoing\", \"started\": \"2026-09-01\", "
      "\"ends\": \"2026-10-01\"}")
ERROR("stored-history", "A stored history was asked for, and there is none.",
      "Send the history itself, as an array of services.", "{\"history\": \"stored\"}",
      "{\"history\": []}")
ERROR("identity-code", "The ref has the form of a Finnish personal identity code.",
      "Give a pseudonym of your own that leads to the person only in your system.", NULL,
      "{\"ref\": \"a-1029\"}")
ERROR("bad-request-id", "The request_id has the wrong form.",
      "Make a new one of 16 to 64 printable ASCII characters for each request, and send the same "
      "one when you send the request again.",
      "{\"request_id\": \"1\"}", "{\"request_id\": \"4f0c9a3e-office-7-2211\"}")
