"""How the answer of an assessment looks to the person who made it."""

import re

import pytest
from conftest import ROOT

HILL = ROOT / "tests" / "cases" / "assessing"


@pytest.fixture
def assessed(polku):
    """The answer to `answers`, as one line of words."""
    def show(answers, language="en", assessment="readiness", as_of="2026-03-01", **facts):
        params = {"region": "hill", "as_of": as_of, "language": language, "reader": "counsellor", "assessment": assessment,
                  "answers": answers, "client": {"facts": {"age": 30, "in_training": False, **facts}}}
        done = polku("eval", "--pretty", "--rules", HILL, "r.json",
                     files={"r.json": {"jsonrpc": "2.0", "id": 1, "method": "assess", "params": params}})
        assert done.returncode == 0, done.stderr
        assert max(map(len, done.stdout.splitlines())) <= 80
        return re.sub(r"\s+", " ", done.stdout)
    return show


def test_what_is_still_to_be_asked(assessed):
    text = assessed({})
    assert "Readiness for work: open: answers can still change the result" in text
    assert "Points: 0–11" in text and "Result:" not in text
    assert "Ask next – How do you read instructions? [reads]" in text
    assert "– Do you come on time? [keeps_times] stated by: The workshop" in text
    assert text.index("[reads]") < text.index("[keeps_times]") < text.index("[strengths]")


def test_a_result_and_where_its_points_come_from(assessed):
    text = assessed({"reads": "with_help", "keeps_times": True, "works_in_a_group": False, "strengths": ["hands", "numbers"],
                     "tired": False})
    assert "Result: nearly_ready Points: 6 " in text and "open" not in text
    assert "To be kept with the client: Readiness for work: nearly_ready" in text
    assert "For the counsellor: Made at the workshop." in text
    assert "Ask next" not in text and "Statement" not in text and "Why" not in text
    points = text.split("What the points come from")[1]
    assert re.search(r"✓ \+2 .*hill/region.lua:94", points) and "✗ -3 " in points and points.count("✗") == 4


def test_answers_that_are_missing_leave_points_open(assessed):
    text = assessed({"reads": "alone", "keeps_times": True, "works_in_a_group": True})
    assert "Result: ready Points: 9–11" in text and "? +1 " in text
    assert "In training: no; Readiness for work: ready" in text
    assert "Statement Ready for work. Made by: The workshop" in text


def test_a_statement_in_another_language_than_was_asked_for(assessed):
    text = assessed({"reads": "alone", "keeps_times": True, "works_in_a_group": True}, "sv")
    assert "Utlåtande Valmis työhön. Givet av: Verkstaden" in text and "Resultat: ready" in text


def test_choices_that_an_outcome_gains(assessed):
    text = assessed({"reads": "not_yet", "keeps_times": False, "works_in_a_group": True, "tired": True}, "fi")
    assert "Tulos: needs_support Pisteet: -3–-1" in text
    assert "Tuen tarpeet: +Oppiminen" in text and "Toimii ryhmässä: ei" in text
    assert "Lausunto Tukea tarvitaan. Antaja: Paja" in text


@pytest.mark.parametrize("language,words", [("fi", "ei tehdä tälle asiakkaalle"), ("sv", "görs inte för den här klienten"),
                                            ("en", "is not made for this client")])
def test_for_whom_it_is_not_made_and_why(assessed, language, words):
    text = assessed({"reads": "alone"}, language, age=12)
    assert words in text and "Points:" not in text and "12" in text
    assert {"fi": "Miksi", "sv": "Varför", "en": "Why"}[language] in text


def test_one_that_is_not_in_force(assessed):
    assert "The former assessment: is not in force on this day" in assessed({}, assessment="former_readiness")
    assert "Result: above Points: 1 " in assessed({"reads": "alone"}, assessment="former_readiness", as_of="2024-12-31")
