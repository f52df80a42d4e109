"""Assessments with answers missing, against the same assessment with every answer there can be."""
import itertools
import random

import polku_eval as polku
import pytest

RULES = polku.ROOT / "tests" / "cases" / "assessing"
VALUES = {
    "reads": ["not_yet", "with_help", "alone"],
    "keeps_times": [False, True],
    "works_in_a_group": [False, True],
    "strengths": [[s for s, b in zip(("hands", "numbers", "people"), bits) if b]
                  for bits in itertools.product((0, 1), repeat=3)],
    "tired": [False, True],
    "in_training": [False, True],
}
ITEMS = [name for name in VALUES if name != "in_training"]


def points(answers):
    """The points, by hand."""
    reads = VALUES["reads"].index(answers["reads"])
    strengths = set(answers["strengths"])
    return (2 * (reads >= 1) + 2 * (reads >= 2) + 3 * answers["keeps_times"]
            + 2 * (answers["keeps_times"] and answers["works_in_a_group"])
            + bool(strengths & {"hands", "people"}) + ({"numbers", "people"} <= strengths) - 3 * answers["tired"])


def outcome(answers):
    """The grade of complete answers; None where the assessment is not for the client."""
    total = points(answers)
    return None if answers["in_training"] else "ready" if total >= 8 else "nearly_ready" if total >= 4 else "needs_support"


def call(answers):
    given = {name: answers.get(name) for name in ITEMS}
    facts = {"age": 30, "in_training": answers.get("in_training")}
    return ("assess", {"region": "hill", "as_of": "2026-03-01", "assessment": "readiness",
                       "client": {"facts": facts}, "answers": given})


def completions(known):
    unknown = [name for name in VALUES if name not in known]
    for values in itertools.product(*(VALUES[name] for name in unknown)):
        yield {**known, **dict(zip(unknown, values))}


def expected(known):
    """Whether the outcome is settled, and which unknown facts can move it by themselves."""
    outcomes = {outcome(c) for c in completions(known)}
    matter = {name for name in VALUES if name not in known for c in completions(known)
              if len({outcome({**c, name: value}) for value in VALUES[name]}) > 1}
    return outcomes, matter


@pytest.mark.parametrize("seed", range(4))
def test_open_answers(seed):
    rng = random.Random(seed)
    cases = []
    for _ in range(60):
        cases.append({name: rng.choice(values) for name, values in VALUES.items() if rng.random() < 0.6})
    replies = polku.evaluate([call(known) for known in cases], RULES)
    for known, reply in zip(cases, replies):
        polku.check_reply("assess", reply)
        result = reply["result"]
        outcomes, matter = expected(known)
        if outcomes == {None}:
            assert result["state"] == "not_eligible", known
        elif len(outcomes) == 1:
            assert result["state"] == "graded" and {result["grade"]} == outcomes, known
        else:
            assert result["state"] == "open" and result["grade"] is None, known
            asked = [q["fact"] for q in result["questions"]]
            assert set(asked) == matter, known
            assert asked == [name for name in VALUES if name in matter]
        if result["state"] in ("open", "graded"):
            sums = [points(c) for c in completions(known)]
            assert (result["points_least"], result["points_most"]) == (min(sums), max(sums)), known
            assert result["points"] == (sums[0] if min(sums) == max(sums) else None)


def test_answering_the_first_question_comes_to_an_end():
    rng = random.Random(7)
    for _ in range(10):
        truth = {name: rng.choice(values) for name, values in VALUES.items()}
        known = {}
        while True:
            result = polku.evaluate([call(known)], RULES)[0]["result"]
            if result["state"] != "open":
                break
            first = result["questions"][0]["fact"]
            assert first not in known
            known[first] = truth[first]
        assert result["grade"] == outcome(truth)
