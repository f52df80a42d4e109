"""polku explain: why, why not, and what it would take."""

import json
import re

import pytest
from conftest import NEWCOMER, RULES, recommend


@pytest.fixture
def explained(polku):
    def explain(service, request=None, *flags):
        return polku("explain", "--rules", RULES, *flags, "r.json", service,
                     files={"r.json": request or recommend()})

    return explain


def test_why(explained):
    done = explained("first_talk")
    assert done.returncode == 0, done.stderr
    assert "First talk: fits" in done.stdout
    assert re.search(r"✓ .*Employment: Unemployed", done.stdout)
    assert "→ 30 (stated)" in done.stdout
    assert "mini/services.lua:" in done.stdout
    assert "✗" not in done.stdout.split("✓ holds")[0]


def test_why_not_and_what_it_would_take(explained):
    done = explained("course")
    text = re.sub(r"\s+", " ", done.stdout)
    assert done.returncode == 0 and "Language course: does not fit" in text
    assert "✗" in text and "What it would take" in text and "First talk" in text


def test_what_is_missing(explained):
    done = explained("trial")
    assert "Work trial: may fit" in done.stdout and "missing: Consent" in done.stdout
    assert re.search(r"^ *\? ", done.stdout, re.M)


def test_in_the_asked_language(explained):
    done = explained("first_talk", recommend("fi"))
    assert "Alkukeskustelu: sopii" in done.stdout and "Miksi" in done.stdout
    done = explained("first_talk", recommend("sv"))
    assert "Inledande samtal: passar" in done.stdout and "(uppgivet)" in done.stdout


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("service", ["first_talk", "course", "trial", "cafe"])
def test_within_80_columns(explained, language, service):
    done = explained(service, recommend(language))
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\033" not in done.stdout


def test_as_json(explained):
    done = explained("trial", None, "--json")
    result = json.loads(done.stdout)["result"]
    assert done.returncode == 0
    assert result["service"] == "trial" and result["state"] == "possible"
    assert result["tree"]["members"]


def test_an_unknown_service(explained):
    done = explained("first_tlak")
    assert done.returncode == 1 and done.stdout == "" and "first_talk" in done.stderr


def test_a_file_that_holds_no_request(polku):
    done = polku("explain", "--rules", RULES, "r.json", "cafe", files={"r.json": "[1, 2]"})
    assert done.returncode == 1 and "r.json" in done.stderr


def test_a_wrong_fact_is_an_error(explained):
    done = explained("cafe", recommend(facts={**NEWCOMER, "age": "old"}))
    assert done.returncode == 1 and "/client/facts/age" in done.stderr
