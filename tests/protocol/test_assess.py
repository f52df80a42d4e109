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


# -- the packs of the rules folder

PACKS = polku.ROOT / "rules"
REGIONS = [r["id"] for r in polku.evaluate([("catalog.regions", {})], PACKS)[0]["result"]]


def some_answer(rng, fact):
    """Some value that a fact of the catalogue takes."""
    if fact["kind"] == "number":
        return rng.randint(fact["least"], fact["most"])
    if fact["kind"] == "yes_or_no":
        return rng.random() < 0.5
    if fact["kind"] == "date":
        return "2026-01-15"
    options = [o["id"] for o in fact.get("levels" if fact["kind"] == "scale" else "options")]
    return [o for o in options if rng.random() < 0.3] if fact["kind"] == "choices" else rng.choice(options)


@pytest.mark.parametrize("region", REGIONS)
def test_every_assessment_of_a_pack_comes_to_a_grade(region):
    rng = random.Random(region)
    facts, assessments, whole = [r["result"] for r in polku.evaluate(
        [("catalog.facts", {"region": region}), ("catalog.assessments", {"region": region}),
         ("catalog.regions", {})], PACKS)]
    facts = {f["id"]: f for f in facts}
    [languages] = [r["languages"] for r in whole if r["id"] == region]
    for one in assessments:
        base = {"region": region, "as_of": one["valid"]["from"] or "2026-03-01", "assessment": one["id"]}
        calls = [("assess", {**base, "client": {}, "answers": {}})]
        for language in languages:
            answers = {item: some_answer(rng, facts[item]) for item in one["items"]}
            calls.append(("assess", {**base, "language": language, "client": {}, "answers": answers}))
        for reply in polku.evaluate(calls, PACKS):
            polku.check_reply("assess", reply)
            result = reply["result"]
            assert result["state"] in ("graded", "open", "not_eligible") and result["fallbacks"] == []
            if result["state"] == "open":
                assert result["questions"], "an open assessment says what to ask"
            if result["state"] == "graded":
                assert result["facts"][one["id"]] == result["grade"]
