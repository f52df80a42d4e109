/* Faults of requests: what a caller sent that no method takes. Their place is a JSON pointer. Rows
 * of the table in codes.c. */

ERROR(
    "bad-history", "An entry of the history contradicts itself.",
    "'started' is needed; 'ended' belongs to completed and interrupted services, 'ends' to ongoing "
    "ones; nothing but 'ends' lies after the day of the question.",
    "{\"service\": \"work_trial\", \"state\": \"completed\"}",
    "{\"service\": \"work_trial\", \"state\": \"completed\", \"started\": \"2026-03-01\", "
    "\"ended\": \"2026-05-31\"}")
ERROR("bad-request-id", "The request_id is not fit to name a request.",
      "Send 16 to 64 printable characters without spaces, such as a random UUID.",
      "\"request_id\": \"1\"", "\"request_id\": \"3f0c9a52-7d1e-4b5e-9a57-0d2f5b7c8e11\"")
ERROR("identity-code", "The client's reference has the form of a Finnish personal identity code.",
      "Send a pseudonym of your own that tells outsiders nothing. Polku wants no name and no "
      "identity code.",
      NULL, "\"ref\": \"a-1029\"")
ERROR("missing-member", "A member that the method needs was not sent.",
      "Send it; 'rpc.discover' shows what each method takes.", NULL, NULL)
ERROR("other-decision", "The decision was made for another region or client.",
      "Accept a plan with the region and the client's reference that it was asked for with.", NULL,
      NULL)
ERROR("plan-differs", "The plan is none of the decision's plans.",
      "Send it as it was returned: the order of members does not matter, all else does.", NULL,
      NULL)
ERROR("repeated-value", "The same value stands twice in one list.", "Send it once.",
      "\"circumstances\": [\"trauma\", \"trauma\"]", "\"circumstances\": [\"trauma\"]")
ERROR(
    "stored-history", "A stored history cannot be given here.",
    "Send the history as an array where nothing is stored, as under 'polku eval'; and either send "
    "one or take the stored one.",
    NULL, NULL)
ERROR("unknown-item", "The assessment asks for no such answer.",
      "Answer the items that the fault lists as allowed; 'catalog.assessments' shows them. What "
      "else is "
      "known of the client belongs in the client's facts.",
      NULL, NULL)
ERROR("unknown-assessment", "The region's rules know no assessment of this name.",
      "Mind the spelling; 'catalog.assessments' lists them.", NULL, NULL)
ERROR("unknown-member", "The method knows no member of this name.",
      "Mind the spelling; 'rpc.discover' shows what each method takes.", "\"regoin\": \"kainuu\"",
      "\"region\": \"kainuu\"")
ERROR(
    "wrong-kind", "The value is of another kind than the member takes.",
    "The fault says what is allowed. Yes-or-no facts are true or false, dates are text, choices an "
    "array, numbers whole.",
    "\"age\": \"34\"", "\"age\": 34")
ERROR("unknown-choice", "The text is none of those that may stand here.",
      "Take one of those that the fault lists as allowed.", "\"language\": \"se\"",
      "\"language\": \"sv\"")
ERROR("wrong-length", "The text is too short or too long.", "The fault says how long it may be.",
      NULL, NULL)
