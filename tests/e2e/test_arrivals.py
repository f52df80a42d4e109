"""People who are to come: what must be ready for them, by when and by whom; listed and told."""

import json
import shutil
import sqlite3

import pytest

from checked import Checked
from tracking import ROOT

ANNOUNCED = {"region": "bay", "municipality": "901", "by": "Shipyard Ltd", "expected_on": "2026-06-01"}


def announce(bay, *people, **more):
    return bay.result("arrival.announce", {**ANNOUNCED, "people": list(people), **more})


def faults(bay, people=None, **more):
    params = {**ANNOUNCED, "people": [{"count": 1}] if people is None else people, **more}
    error = bay.error("arrival.announce", {k: v for k, v in params.items() if v is not None})
    return error["code"], [(f["pointer"], f["code"]) for f in error["data"]["faults"]]


def ready(answer):
    return [(r["service"], r["owner"]["actor"], r["needed_by"], r["count"], r["places_left"]) for r in answer["ready"]]


# -- what must be ready

def test_what_must_be_ready_service_by_service(bay):
    """Swimming school begins a week after it is asked for at the earliest, and has two places."""
    answer = announce(bay, {"count": 3, "facts": {"age": 30, "arrived": "2026-06-01"}})
    assert ready(answer) == [("fishing", "harbour", "2026-06-01", 3, None),
                             ("swimming", "harbour", "2026-06-24", 3, 2)]
    assert [r["text"] for r in answer["ready"]] == [
        "Fishing: for 3 people, ready by 1 June 2026", "Swimming school: for 3 people, ready by 24 June 2026"]
    assert (answer["count"], answer["region"], answer["municipality"], answer["expected_on"]) == \
        (3, "bay", "901", "2026-06-01")
    assert answer["possible"] == [] and answer["obstacles"] == [] and answer["fallbacks"] == []


def test_a_day_that_is_not_known_counts_from_the_day_they_come(bay):
    """start_within 30 days of `arrived`, less the shortest wait of 7 days."""
    assert ready(announce(bay, {"count": 1, "facts": {"age": 30}}))[1][2] == "2026-06-24"
    assert ready(announce(bay, {"count": 1, "facts": {"age": 30, "arrived": "2026-05-12"}}))[0] == \
        ("fishing", "harbour", "2026-06-01", 1, None)


def test_they_arrive_on_that_day_where_nothing_else_is_said(tmp_path):
    """With the rules of Ostrobothnia: services for newcomers are ready on the day, and not only possible."""
    daemon = Checked(tmp_path)
    for pack in ("national", "pohjanmaa"):
        shutil.copytree(ROOT / "rules" / pack, tmp_path / "rules" / pack)
    daemon.start()
    try:
        def asked(**facts):
            return daemon.result("arrival.announce", {
                "region": "pohjanmaa", "municipality": "499", "by": "employer", "expected_on": "2027-03-01",
                "language": "sv", "people": [{"count": 12, "facts": {"age": 34, "residence_basis": "work", **facts}}]})
        answer = asked()
        service, = [r for r in answer["ready"] if r["service"] == "arrival_services"]
        assert service["count"] == 12 and service["needed_by"] == "2027-03-08"
        assert "12 personer" in service["text"] and answer["fallbacks"] == []
        assert asked(arrival="2027-03-01")["ready"] == answer["ready"]
        unknown = asked(arrival=None)
        assert "arrival_services" not in [r["service"] for r in unknown["ready"]]
        assert "arrival" in [p for p in unknown["possible"] if p["service"] == "arrival_services"][0]["unknown"]
    finally:
        daemon.close()


def test_an_earlier_arrival_comes_first_of_all(bay):
    answer = announce(bay, {"count": 1, "facts": {"age": 30, "arrived": "2026-05-08"}})
    assert [(r["service"], r["needed_by"]) for r in answer["ready"]] == \
        [("swimming", "2026-05-31"), ("fishing", "2026-06-01")]


def test_several_groups_are_added_up_and_the_earliest_day_counts(bay):
    answer = announce(bay, {"count": 2, "facts": {"age": 30, "arrived": "2026-06-01"}},
                      {"count": 5, "facts": {"age": 12}},
                      {"count": 4, "facts": {"age": 40, "swims": True}},
                      {"count": 3, "facts": {"age": 50, "arrived": "2026-05-20"}},
                      {"count": 1, "facts": {"age": 20, "arrived": "2026-05-28"}})
    assert ready(answer) == [("fishing", "harbour", "2026-06-01", 15, None), ("swimming", "harbour", "2026-06-12", 6, 2)]
    assert answer["count"] == 15


def test_what_is_not_known_is_possible(bay):
    answer = announce(bay, {"count": 7}, {"count": 2, "facts": {"age": 30}})
    assert ready(answer) == [("fishing", "harbour", "2026-06-01", 2, None), ("swimming", "harbour", "2026-06-24", 2, 2)]
    assert answer["possible"] == [{"service": "fishing", "count": 7, "unknown": ["age"]},
                                  {"service": "swimming", "count": 7, "unknown": ["age"]}]


def test_obstacles_are_counted_over_the_groups(bay):
    answer = announce(bay, {"count": 3, "facts": {"age": 30}}, {"count": 2, "facts": {"age": 40}}, municipality="902")
    assert [(o["obstacle"], o["scope"], o["count"], o["text"], o["remedy"]) for o in answer["obstacles"]] == [
        ("no_harbour", "municipal", 5, "There is no harbour", "Transport.")]
    assert answer["obstacles"][0]["rule"].startswith("bay/region.lua:")


def test_places_that_are_taken_on_that_day_are_missing(bay):
    plan = bay.update(bay.accept("a"), 1, "referred", "accepted")
    assert ready(announce(bay, {"count": 3, "facts": {"age": 30}}))[1][4] == 1
    other = bay.update(bay.accept("b"), 1, "referred", "accepted")
    full = announce(bay, {"count": 3, "facts": {"age": 30}})
    assert ready(full)[1] == ("swimming", "harbour", "2026-06-24", 3, 0), "it is needed though it is full"
    bay.update(plan, 1, "expired")
    bay.update(other, 1, "expired")
    assert ready(announce(bay, {"count": 3, "facts": {"age": 30}}))[1][4] == 2
    assert bay.result("decision.replay", {"decision": full["arrival_id"]}) == {"same": True, "difference": None}


def test_a_past_day_is_answered_as_of_then(bay):
    answer = announce(bay, {"count": 1, "facts": {"age": 30}}, expected_on="2020-01-15")
    assert ready(answer)[0] == ("fishing", "harbour", "2020-01-15", 1, None)


@pytest.mark.parametrize("language,expected", [
    ("fi", "Uimakoulu: 12 henkilölle, valmiina viimeistään 24.6.2026"),
    ("sv", "Simskola: för 12 personer, klart senast den 24.6.2026"),
    ("en", "Swimming school: for 12 people, ready by 24 June 2026")])
def test_every_language_has_its_words(bay, language, expected):
    answer = announce(bay, {"count": 12, "facts": {"age": 30}}, language=language)
    assert answer["language"] == language and answer["ready"][1]["text"] == expected and answer["fallbacks"] == []
    one = announce(bay, {"count": 1, "facts": {"age": 30}}, language=language)["ready"][1]["text"]
    assert one == expected.replace("12", "1").replace("personer", "person").replace("people", "person")


def test_a_text_that_is_missing_names_the_language_used(bay):
    bay.edit("bay/region.lua", 'fi "Kalastus", sv "Fiske", en "Fishing"', 'fi "Kalastus"')
    bay.edit("bay/region.lua", 'fi "Kuljetus.", sv "Transport.", en "Transport."', 'fi "Kuljetus.", en "Transport."')
    bay.result("rules.reload")
    answer = announce(bay, {"count": 2, "facts": {"age": 30}}, language="sv", municipality="902")
    assert answer["ready"][0]["name"] == "Kalastus"
    assert {"pointer": "/ready/0/text", "language": "fi"} in answer["fallbacks"]
    assert {"pointer": "/ready/0/name", "language": "fi"} in answer["fallbacks"]
    assert {"pointer": "/obstacles/0/remedy", "language": "en"} in answer["fallbacks"]


# -- faults

def test_facts_name_their_group(bay):
    assert faults(bay, [{"count": 1, "facts": {"agee": 3}}, {"count": 1, "facts": {"age": "old", "swims": 1}}]) == (
        -32002, [("/people/0/facts/agee", "unknown-fact"), ("/people/1/facts/age", "wrong-kind"),
                 ("/people/1/facts/swims", "wrong-kind")])
    assert faults(bay, [{"count": 1, "facts": {"municipality": "902"}}]) == (
        -32002, [("/people/0/facts/municipality", "unknown-choice")])
    assert announce(bay, {"count": 1, "facts": {"municipality": "901"}})["count"] == 1


def test_people_have_their_shape(bay):
    for people, expected in (
            ([], [("/people", "wrong-length")]), ({}, [("/people", "wrong-kind")]),
            ([3], [("/people/0", "wrong-kind")]), ([{}], [("/people/0/count", "missing-member")]),
            ([{"count": 0}], [("/people/0/count", "out-of-range")]),
            ([{"count": "3"}], [("/people/0/count", "wrong-kind")]),
            ([{"count": 1, "names": []}], [("/people/0/names", "unknown-member")]),
            ([{"count": 1, "facts": []}], [("/people/0/facts", "wrong-kind")]),
            ([{"count": 1}] * 51, [("/people", "wrong-length")])):
        assert faults(bay, people) == (-32602, expected), people


def test_everything_that_is_missing_is_told_at_once(bay):
    assert faults(bay, municipality=None, by=None, expected_on=None)[1] == [
        ("/municipality", "missing-member"), ("/by", "missing-member"), ("/expected_on", "missing-member")]
    error = bay.error("arrival.announce", {})
    assert [f["pointer"] for f in error["data"]["faults"]] == [
        "/region", "/municipality", "/by", "/expected_on", "/people"]


def test_an_unknown_municipality_names_those_there_are(bay):
    error = bay.error("arrival.announce", {**ANNOUNCED, "municipality": "910", "people": [{"count": 1}]})
    fault, = error["data"]["faults"]
    assert (error["code"], fault["pointer"], fault["allowed"], fault["nearest"]) == \
        (-32602, "/municipality", ["901", "902"], "901")
    assert bay.error("arrival.announce", {**ANNOUNCED, "region": "bai", "people": [{"count": 1}]})["code"] == -32001
    assert faults(bay, expected_on="1.6.2026")[1] == [("/expected_on", "bad-date")]
    assert faults(bay, by="")[1] == [("/by", "wrong-length")]
    assert bay.result("arrival.list")["arrivals"] == [] and bay.events("arrival.") == []


# -- stored, listed, told

def test_an_arrival_is_stored_listed_and_told(bay):
    socket = bay.joined()
    answer = announce(bay, {"count": 3, "facts": {"age": 30, "hides": True}}, request_id="arrival-0123456789")
    assert bay.hear(socket, "arrival.")["body"] == {
        "arrival_id": answer["arrival_id"], "region": "bay", "municipality": "901", "expected_on": "2026-06-01",
        "count": 3}
    assert bay.events("arrival.")[0]["topic"] == "arrival.901"
    listed, = bay.result("arrival.list")["arrivals"]
    for member in ("arrival_id", "region", "municipality", "expected_on", "count", "ready", "possible", "obstacles"):
        assert listed[member] == answer[member]
    assert listed["by"] == "Shipyard Ltd" and listed["announced_at"].startswith("2026-03-01T12:")
    assert announce(bay, {"count": 3, "facts": {"age": 30, "hides": True}}, request_id="arrival-0123456789") == answer
    assert len(bay.events("arrival.")) == 1 and len(bay.result("arrival.list")["arrivals"]) == 1
    entry = bay.result("decision.get", {"decision": answer["arrival_id"]})
    assert entry["method"] == "arrival.announce" and json.loads(entry["reply"]) == answer
    assert bay.result("decision.replay", {"decision": answer["arrival_id"]}) == {"same": True, "difference": None}


def test_arrivals_are_listed_by_place_and_day(bay):
    made = [announce(bay, {"count": 1}, municipality=m, expected_on=day)["arrival_id"] for m, day in (
        ("901", "2026-06-01"), ("902", "2026-06-02"), ("901", "2026-07-01"), ("902", "2026-05-01"))]

    def listed(**params):
        return [made.index(a["arrival_id"]) for a in bay.result("arrival.list", params)["arrivals"]]
    assert listed() == [0, 1, 2, 3]
    assert listed(municipality="901") == [0, 2] and listed(municipality="999") == []
    assert listed(region="bay") == [0, 1, 2, 3] and listed(region="shore") == []
    assert listed(**{"from": "2026-06-01"}) == [0, 1, 2] and listed(to="2026-06-01") == [0, 3]
    assert listed(**{"from": "2026-06-02", "to": "2026-06-02"}) == [1]
    page = bay.result("arrival.list", {"limit": 3})
    rest = bay.result("arrival.list", {"limit": 3, "after": page["next"]})
    assert [made.index(a["arrival_id"]) for a in page["arrivals"] + rest["arrivals"]] == [0, 1, 2, 3]
    assert rest["next"] is None


def test_an_arrival_outlives_kill_9(bay):
    answer = announce(bay, {"count": 3, "facts": {"age": 30}})
    bay.process.kill()
    bay.process.wait()
    bay.start()
    assert bay.result("arrival.list")["arrivals"][0]["arrival_id"] == answer["arrival_id"]
    assert bay.events("arrival.")[0]["body"]["arrival_id"] == answer["arrival_id"]
    assert bay.result("decision.verify")["broken"] == []


def test_an_arrival_is_sealed_and_counts_nobody(bay):
    """Who announces and what is known of the people is in no plain column, and in no statistic."""
    announce(bay, {"count": 30, "facts": {"age": 30}}, by="Shipyard Ltd")
    bay.stop()
    for file in bay.data.iterdir():
        assert b"Shipyard" not in file.read_bytes(), file
    with sqlite3.connect(bay.data / "journal.db") as db:
        assert db.execute("SELECT count(*) FROM statistic").fetchone() == (0,)
    db.close()
