"""`polku who`: who in a region knows about something, and what there is for it."""

import json

import pytest
from conftest import ROOT, RULES

KANTA_HAME = ROOT / "rules" / "kanta-hame"


def found(polku, *words, pack=KANTA_HAME, on="2026-11-27"):
    done = polku("who", "--json", "--on", on, pack, *words)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    return {a["actor"] for a in result["actors"]}, {s["service"] for s in result["services"]}


@pytest.mark.parametrize("words", [["osuuskunta"], ["Osuuskuntien"], ["andelslag"], ["CO-OPERATIVE"], ["osuuskunnat"]])
def test_in_any_language_and_any_form(polku, words):
    actors, services = found(polku, *words)
    assert actors == {"kiipula"} and "cooperative_guidance" in services


def test_who_knows_learning_difficulties(polku):
    actors, services = found(polku, "learning", "difficulties")
    assert actors == {"kiipula"} and "readiness_assessment" in services
    assert found(polku, "learning difficulties") == (actors, services)
    assert "kiipula" in found(polku, "inlärningssvårigheter")[0]


def test_all_words_have_to_be_found_and_short_ones_whole(polku):
    assert found(polku, "osuuskunta", "avaruus") == (set(), set())
    assert found(polku, "xyz") == (set(), set())
    assert found(polku, "SIMHE", pack=ROOT / "rules" / "kainuu")[1] >= {"simhe_guidance"}


def test_old_names_find_too(polku):
    assert "employment_authority" in found(polku, "TE-toimisto")[0]


def test_what_is_not_in_force_on_the_day_is_not_found(polku):
    assert "monet_polut" in found(polku, "polut", on="2017-09-04")[1]
    assert "monet_polut" not in found(polku, "polut")[1]


def test_it_can_be_read(polku):
    done = polku("who", "--language", "sv", KANTA_HAME, "ÄNDRAR", "inlärningssvårigheter")
    assert done.returncode == 0 and done.stdout.startswith("Inget hittades.")
    shown = polku("who", "--language", "en", KANTA_HAME, "co-operative").stdout
    for part in ("Kiipula Vocational College  kanta-hame/actors.lua:", "knows", "does", "with", "Services"):
        assert part in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("words", [[], [""], ["...", " "]])
def test_without_a_word_it_is_wrong_usage(polku, words):
    done = polku("who", RULES / "mini", *words)
    assert done.returncode == 2 and done.stdout == ""
