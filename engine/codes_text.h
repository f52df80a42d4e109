/* Findings about the small texts in quotes: conditions, effects, lengths of time, dates. Rows of
 * the table in codes.c. */

ERROR("at-least-count", "'at least N of' asks for fewer than one or for more members than it has.",
      "Let N be at least 1 and at most the number of members in the brackets.",
      "when \"at least 3 of (age < 25, jobseeker)\"",
      "when \"at least 2 of (age < 25, jobseeker)\"")
ERROR("bad-date", "This is no day of the calendar.",
      "Write the year, the month and the day: 2025-01-31. Polku knows the days from 1900-01-01 to "
      "2200-12-31.",
      "when \"arrival before 2025-02-29\"", "when \"arrival before 2025-02-28\"")
ERROR(
    "bad-dates", "These are no dates of validity.",
    "Write '2025-01-01 to 2025-12-31', '2025-01-01 on' or 'to 2024-12-31'. Both days belong to it, "
    "and the first is not after the last.",
    "valid \"from 2025\"", "valid \"2025-01-01 on\"")
ERROR(
    "bad-duration", "This is no length of time.",
    "Write a whole number or a range and a unit: '10 days', '2-8 weeks', '1 month', '3 years', or "
    "the name of a parameter.",
    "takes \"half a year\"", "takes \"6 months\"")
ERROR("bad-effect", "This cannot be brought about.",
      "A scale 'reaches' a level; a yes-or-no fact, a choice or a scale 'becomes' a value; choices "
      "'gains' or 'loses' a member. Numbers and dates cannot become.",
      "gives \"age becomes 18\"", "gives \"skills_assessed becomes yes\"")
ERROR("bare-level", "A bare level does not say which of its sublevels is meant.",
      "Name the sublevel. Only '< A2' and '>= A2' have one meaning and may stay bare.",
      "when \"finnish = A2\"", "when \"finnish in A2.1..A2.2\"")
ERROR("brackets-needed", "This could be read in two ways.",
      "Polku knows no precedence: put brackets around what belongs together.",
      "when \"jobseeker and consent or study_place\"",
      "when \"(jobseeker and consent) or study_place\"")
ERROR("condition-syntax", "This is not how a condition is written.",
      "The finding says what was expected. docs/authors.md shows every form of a test.",
      "when \"age under 18\"", "when \"age < 18\"")
ERROR("duration-range", "One length of time is needed here, and this is a range.",
      "Say one length. Only 'waits' and 'takes' may be a range.", "within \"2-4 weeks\"",
      "within \"4 weeks\"")
ERROR("empty-range", "The range ends before it begins.", "Write the lower end first.",
      "when \"age in 64..17\"", "when \"age in 17..64\"")
ERROR("named-twice", "The same value stands twice in one list.", "Name it once.",
      "when \"employment is one of (student, student)\"", "when \"employment is student\"")
ERROR("out-of-range", "The number lies outside what is possible here.",
      "Stay between the ends that the finding names.", "when \"age > 200\"", "when \"age > 100\"")
ERROR("parameter-kind", "The parameter is of another kind than is needed here.",
      "A number is compared with a number, a scale with a level, a date with a length of time.",
      "when \"age < assessment_starts_within\"", "when \"age < youth_limit\"")
ERROR("statistics-only", "The fact is kept for statistics, and no rule may use it.",
      "Build the rule on another fact.", "when \"gender is female\"", NULL)
ERROR("unknown-fact", "There is no fact or concept of this name.",
      "Mind the spelling; declare the fact when it is new. Parameters stand on the right of a "
      "comparison, and services after 'completed', 'ongoing' or 'interrupted'.",
      "when \"agee < 18\"", "when \"age < 18\"")
ERROR("unknown-level", "The scale has no level of this name.",
      "Use one of its levels, as declared with 'level'.", "when \"finnish < A22\"",
      "when \"finnish < A2.2\"")
ERROR("unknown-option", "The fact has no option of this name.",
      "Use one of its options, as declared with 'option'.", "when \"employment is jobless\"",
      "when \"employment is unemployed\"")
ERROR("unknown-parameter", "There is no parameter of this name.",
      "Mind the spelling, or declare it with 'parameter'.", "takes \"asessment_time\"",
      "takes \"2 weeks\"")
ERROR("wrong-test", "This cannot be asked of a fact of this kind.",
      "The finding names what can be asked. docs/authors.md has a table by kind.",
      "when \"employment < 3\"", "when \"employment is unemployed\"")
