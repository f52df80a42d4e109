"""What a reply tells of plans: points, several goals, limits that change, places, and what is missing for whom."""

import pytest

PACK = """
region "bridge" {
  name { fi "Silta", sv "Bron", en "Bridge" }, speaks "fi", speaks "sv", speaks "en",
  municipality "091", municipality "049", default_goal "across",
}
choice "municipality" {
  name { fi "Kotikunta", sv "Hemkommun", en "Municipality" }, asks { fi "Missä?", sv "Var?", en "Where?" },
  option "091" { fi "Helsinki", sv "Helsingfors", en "Helsinki" },
  option "049" { fi "Espoo", sv "Esbo", en "Espoo" },
}
actor "office" { name { fi "Virasto", sv "Ämbetet", en "Office" }, role "authority" }
number "age" { between (0, 120), name { fi "Ikä", sv "Ålder", en "Age" }, asks { fi "Ikä?", sv "Ålder?", en "Age?" } }
parameter "fee_within" {
  value { says "1 week", valid "to 2026-12-31", basis "made up" },
  value { says "2 weeks", valid "2027-01-01 on", basis "made up" },
}
date "came" { name { fi "Tulo", sv "Ankomst", en "Came" }, asks { fi "Milloin?", sv "När?", en "When?" } }
"""
YES_OR_NO = """yes_or_no "{0}" {{
  name {{ fi "{0} fi", sv "{0} sv", en "{0} en" }}, asks {{ fi "{0}?", sv "{0}?", en "{0}?" }}, {1}
}}
goal "{0}" {{ name {{ fi "{0} fi", sv "{0} sv", en "{0} en" }}, reached "{0}" }}
"""
SERVICE = """service "{0}" {{
  name {{ fi "{0} på finska", sv "{0} på svenska", en "{0} in English" }}, kind "service", area "work",
  provider "office", summary {{ fi "Palvelu.", sv "Tjänst.", en "A service." }},
  because {{ fi "Sopii.", sv "Passar.", en "It fits." }}, entry (true), {1}
}}
"""
OBSTACLE = """obstacle "too_young" {
  name { fi "Liian nuori", sv "För ung", en "Too young" },
  remedy { fi "Odota.", sv "Vänta.", en "Wait." }, scope "national", when "age < 18", blocks "captaincy",
}
"""


@pytest.fixture
def bridge(idle):
    facts = [("across", ""), ("rested", ""), ("hired", ""), ("permit", ""), ("licence", 'stated_by "office"'),
             ("registered", 'stated_by "office"'), ("captain", "")]
    services = {
        "boat": 'everywhere (true), takes "10 days", gives "across becomes yes"',
        "road": 'everywhere (true), takes "30 days", capacity (0), gives "across becomes yes"',
        "rest": 'everywhere (true), takes "5 days", gives "rested becomes yes", start_within "fee_within of came"',
        "job": 'everywhere (true), when "permit", gives "hired becomes yes"',
        "licensing": 'everywhere (true), when "registered", gives "licence becomes yes"',
        "register": 'in_municipality "049", gives "registered becomes yes"',
        "captaincy": 'everywhere (true), when "age >= 18", gives "captain becomes yes"',
    }
    pack = idle.rules / "bridge"
    pack.mkdir()
    (pack / "region.lua").write_text(PACK + "".join(YES_OR_NO.format(*one) for one in facts) +
                                     "".join(SERVICE.format(*one) for one in services.items()) + OBSTACLE)
    return idle.start()


def client(**facts):
    known = dict.fromkeys(("across", "rested", "hired", "permit", "licence", "registered", "captain"), False)
    return {"facts": {"municipality": "091", "age": 15, "came": "2026-12-28", **known, **facts}}


def params(**more):
    return {"region": "bridge", "as_of": "2026-12-28", "language": "sv", "client": client(), **more}


def scores(answer):
    return {one["service"]: one["score"] for one in answer["recommendations"]}


@pytest.mark.parametrize("goal,first", [("across", "boat"), ("*", "rest"), ("captain", None)])
def test_the_first_step_of_the_best_plan_has_ten_points(bridge, goal, first):
    """Of all goals asked for, the cheapest plan's first step; without a plan nobody's."""
    plain = scores(bridge.result("recommend", params()))
    planned = bridge.result("recommend", params(plans=1, goal=goal))
    assert scores(planned) == {s: n + 10 * (s == first) for s, n in plain.items()} and len(plain) >= 2
    assert bridge.result("decision.replay", {"decision": planned["decision"]})["same"]


def test_a_step_tells_of_full_services_and_missed_deadlines(bridge):
    ways = bridge.result("plan", params(plans=2))["plans"]
    (boat,), (road,) = (plan["steps"] for plan in ways)
    assert road["full"] and not boat["full"]
    assert boat["kept"] and boat["deadline"] is None and boat["name"] == "boat på svenska"
    late = params(goal="rested", client=client(came="2026-12-01"))
    rest, = bridge.result("plan", late)["plans"][0]["steps"]
    assert not rest["full"] and not rest["kept"] and rest["deadline"] == "2026-12-08"


def test_a_plan_across_a_change_of_a_limit_says_so(bridge):
    assert bridge.result("plan", params())["plans"][0]["parameters"] == ["fee_within"]
    assert bridge.result("plan", params(as_of="2027-01-01"))["plans"][0]["parameters"] == []


def test_several_plans_take_other_services(bridge):
    plans = bridge.result("plan", params(plans=3))["plans"]
    ways = [[step["service"] for step in plan["steps"]] for plan in plans]
    assert ways[:2] == [["boat"], ["road"]] and [plan["days"]["expected"] for plan in plans[:2]] == [10, 30]
    assert all(plan["optimal"] for plan in plans)


MISSING = [
    ("hired", "job", "permit", "client", [], None),
    ("licence", "licensing", "registered", "service", ["register"], None),
    ("captain", "captaincy", "age", "nobody", [], "too_young"),
]


@pytest.mark.parametrize("goal,service,fact,by,services,obstacle", MISSING)
def test_what_is_missing_and_who_could_change_it(bridge, goal, service, fact, by, services, obstacle):
    answer = bridge.result("plan", params(goal=goal))
    none, = answer["no_plan"]
    assert answer["plans"] == [] and none["proved"] and none["exact"]
    one, = none["obstacles"]
    assert (one["kind"], one["service"], one["fact"], one["by"]) == ("test", service, fact, by)
    assert one["services"] == services and one["obstacle"] == obstacle and one["rule"].startswith("bridge/region.lua:")
    assert (one["scope"], one["remedy"]) == (("national", "Vänta.") if obstacle else (None, None))


def test_what_is_unknown_is_assumed_with_its_question(bridge):
    asked = client()
    del asked["facts"]["permit"]
    plan, = bridge.result("plan", params(goal="hired", client=asked))["plans"]
    assert plan["kind"] == "conditional" and plan["optimal"]
    assert plan["assumes"] == [{"fact": "permit", "is": True, "text": "permit?", "stated_by": None}]


def test_beside_each_other(bridge):
    """Nothing here runs at part load, so nothing is gained; but it is a plan, and proven."""
    plan, = bridge.result("plan", params(parallel=True))["plans"]
    assert plan["days"]["expected"] == 10 and plan["optimal"]
