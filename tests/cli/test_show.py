"""How answers look to a counsellor: in the asked language, within 80 columns, without colour codes."""

import json
import re

import pytest
from conftest import AFTER_TALK, NEWCOMER, RULES, call, recommend

WORDS = {
    "fi": ["Suositellaan", "Alkukeskustelu", "Kaupungin neuvonta", "Olet vasta muuttanut.",
           "Viimeistään 2.1.2027", "40 päivän päästä", "Kysy seuraavaksi", "Haluatko osallistua?",
           "Työkokeilu", "puuttuu: Suostumus", "toteaa: Työvoimaviranomainen",
           "Yksinäisyyden vaara", "osallisuus", "ei suosituksia: "],
    "sv": ["Rekommenderas", "Inledande samtal", "Stadens rådgivning", "Du har nyligen flyttat hit.",
           "Senast 2.1.2027", "om 40 dagar", "Fråga härnäst", "Vill du delta?",
           "Arbetsprövning", "saknas: Samtycke", "fastställs av: Arbetskraftsmyndigheten",
           "Risk för ensamhet", "delaktighet", "inget rekommenderat: "],
    "en": ["Recommended", "First talk", "Town advice", "You have only just moved.",
           "By 2 January 2027", "in 40 days", "Ask next", "Do you want to take part?",
           "Work trial", "missing: Consent", "stated by: Employment authority",
           "Risk of being alone", "participation", "nothing for: "],
}


def plain(text):
    """One line of words, so that a wrapped sentence is found."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", WORDS)
def test_a_recommendation_in_each_language(shown, language):
    text = shown(recommend(language))
    for word in WORDS[language]:
        assert word in plain(text), text
    for other in WORDS:
        for word in WORDS[other] if other != language else []:
            assert word not in plain(text), (word, text)


@pytest.mark.parametrize("language", WORDS)
def test_no_line_is_wider_than_80_columns_and_none_has_colour(shown, language):
    text = shown(recommend(language, explain=True))
    assert max(map(len, text.splitlines())) <= 80
    assert "\033" not in text
    assert not re.search(r"[ \t]+$", text, re.M)


def test_the_order_of_the_answer(shown):
    text = shown(recommend())
    heads = ["Risks", "Recommended", "Ask next", "May fit", "Areas of life"]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert text.index("First talk") < text.index("Language café") < text.index("Information pack")


def test_what_a_transition_brings(shown):
    text = plain(shown(recommend(history=AFTER_TALK)))
    for words in ["Language course", "Ask for a decision from: Employment authority",
                  "Taken care of by: Employment authority", "Follows on: First talk",
                  "Goes along: The summary of the talk", "Also told: Town advice",
                  "By 14 December 2026, in 21 days", "Or instead: Language café"]:
        assert words in text


def test_a_deadline_that_has_passed(shown):
    facts = {**NEWCOMER, "arrival": "2026-09-20"}
    assert "By 20 November 2026, 3 days late" in plain(shown(recommend(facts=facts)))
    facts["arrival"] = "2026-09-23"
    assert "By 23 November 2026, today" in plain(shown(recommend(facts=facts)))


def test_full_and_suppressed(shown):
    facts = {**NEWCOMER, "consent": True}
    history = [{"service": "cafe", "state": "ongoing", "started": "2026-10-01"}, *AFTER_TALK]
    text = plain(shown(recommend(facts=facts, history=history, placements={"trial": 3})))
    assert "Full at the moment – Work trial · 3 places" in text
    assert "Not beside what is under way – Language course · under way: Language café" in text


def test_obstacles_with_scope_and_remedy(shown):
    text = plain(shown(recommend(facts={**NEWCOMER, "employment": "employed"})))
    assert "! There is no evening course · in the region" in text
    assert "What would help: An evening group with the next town." in text
    assert "Keeps from: Language course" in text


def test_notes_are_for_counsellors(shown):
    assert "Check when the group begins." not in shown(recommend(history=AFTER_TALK))
    assert "Check when the group begins." in plain(
        shown(recommend(history=AFTER_TALK, reader="counsellor")))


def test_what_is_shown_is_what_was_answered(polku, shown):
    """Every recommended service stands in the text, in the order of the reply."""
    done = polku("eval", "--rules", RULES, "r.json", files={"r.json": recommend()})
    names = [r["name"] for r in json.loads(done.stdout)["result"]["recommendations"]]
    text = shown(recommend())
    assert names and [n for n in re.findall(r"^ ?\d+\. (.*?) · ", text, re.M) if n in names] == names


# ---- errors


def test_faults_name_their_place_and_the_nearest(polku):
    facts = {"agee": 3, "employment": "unemplyed", "municipality": "001"}
    done = polku("eval", "--pretty", "--rules", RULES, "r.json",
                 files={"r.json": recommend(facts=facts)})
    text = plain(done.stderr)
    assert done.returncode == 1 and done.stdout == ""
    assert "Error [invalid_facts]" in text and "/client/facts/agee" in text
    assert "did you mean: age" in text and "did you mean: unemployed" in text
    assert "allowed: employed, unemployed" in text


def test_an_unknown_region_names_those_there_are(polku):
    request = recommend()
    request["params"]["region"] = "minni"
    done = polku("eval", "--pretty", "--rules", RULES, "r.json", files={"r.json": request})
    assert done.returncode == 1 and "unknown_region" in done.stderr and "mini" in done.stderr


def test_text_from_a_request_cannot_steer_the_terminal(polku):
    facts = {"age\033[31m\u009bx": 1}
    done = polku("eval", "--pretty", "--rules", RULES, "r.json",
                 files={"r.json": recommend(facts=facts)})
    assert done.returncode == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\x80-\x9f]", done.stderr)


# ---- eval


def test_eval_prints_the_reply(polku):
    done = polku("eval", "--rules", RULES, "-", stdin=json.dumps(recommend()))
    reply = json.loads(done.stdout)
    assert done.returncode == 0 and done.stderr == ""
    assert reply["id"] == 1 and reply["result"]["decision"] is None
    assert reply["result"]["recommendations"][0]["service"] == "first_talk"


def test_eval_answers_a_batch(polku):
    batch = [recommend(), {**recommend(), "id": "two", "method": "recomend"},
             {"jsonrpc": "2.0", "method": "recommend", "params": {}}]
    done = polku("eval", "--rules", RULES, "r.json", files={"r.json": batch})
    first, second = json.loads(done.stdout)
    assert done.returncode == 1
    assert first["id"] == 1 and "result" in first
    assert second["id"] == "two" and second["error"]["code"] == -32601


def test_a_batch_is_shown_one_after_another(polku):
    batch = [recommend(), {**recommend("sv"), "id": 2}]
    done = polku("eval", "--pretty", "--rules", RULES, "r.json", files={"r.json": batch})
    assert done.returncode == 0
    assert done.stdout.index("First talk") < done.stdout.index("Inledande samtal")


@pytest.mark.parametrize("body", ["", "{", "[]", "\x00", "1", '{"a":1,"a":2}', "\ufeff{}"])
def test_eval_of_what_is_no_request(polku, body):
    done = polku("eval", "--rules", RULES, "-", stdin=body)
    assert done.returncode == 1 and json.loads(done.stdout)["error"]["code"] in (-32700, -32600)


def test_eval_without_rules(polku):
    done = polku("eval", "--rules", "nowhere", "r.json", files={"r.json": recommend()})
    assert done.returncode == 3 and "nowhere" in done.stderr


def test_a_catalogue_is_shown(shown):
    text = shown(call("catalog.services", language="sv", as_of=None) | {
        "params": {"region": "mini", "language": "sv"}})
    assert "Språkkafé [cafe]" in text and "Prat och kaffe." in text
    assert max(map(len, text.splitlines())) <= 80
