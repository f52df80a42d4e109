"""After the integration programme: the kind of plan, whose it is, and the way from the recommendation on."""

import pytest
from pack_eval import ask_all, ongoing, request
from test_packs import HOMES, OWN

BEHIND = {"age": 38, "study_place": False, "programme": "completed", "follow_up_plan": "none",
          "employment_plan": False, "finnish": "A2.2"}
CUSTOMER = {**BEHIND, "jobseeker": True, "employment": "unemployed"}
AT_HOME = {**BEHIND, "jobseeker": False, "employment": "at_home"}


def plan(region, facts, goal, history=()):
    call = request(region, {**facts, "municipality": HOMES[region]}, history, goal=goal, language="en")
    del call["params"]["limit"]
    found, = ask_all([{**call, "method": "plan"}])[0]["plans"]
    return found


@pytest.mark.parametrize("region", OWN)
def test_a_customer_of_the_employment_services_gets_an_employment_plan(region):
    way = plan(region, CUSTOMER, "work")
    assert way["kind"] == "certain" and way["optimal"]
    first, second = way["steps"][:2]
    assert [first["service"], second["service"]] == ["follow_up_plan", "employment_plan"]
    for step in (first, second):
        assert step["owner"]["actor"] == step["transition"]["by"] == "employment_authority"
    assert first["gives"] == {"follow_up_plan": "in_force"} and second["gives"]["employment_plan"] is True
    assert second["transition"]["from"] == "follow_up_plan"
    assert second["transition"]["hands_over"] == ["The recommendation: the goal, the services needed and the language."]
    assert second["deadline"] and second["kept"]
    assert way["steps"][-1]["gives"] == {"employment": "employed"}


@pytest.mark.parametrize("region", OWN)
def test_others_get_theirs_from_the_municipality(region):
    way = plan(region, AT_HOME, "work")
    assert way["steps"][0]["service"] == "follow_up_plan"
    assert way["steps"][0]["owner"]["actor"] == "municipality_services"
    assert "employment_plan" not in [step["service"] for step in way["steps"]]


@pytest.mark.parametrize("region", OWN)
@pytest.mark.parametrize("facts,owner", [(CUSTOMER, "employment_authority"), (AT_HOME, "municipality_services")])
def test_a_recommendation_is_carried_on(region, facts, owner):
    """With the recommendation made, only whoever is a customer gets another plan for it."""
    recommended = {**facts, "follow_up_plan": "recommended"}
    steps = [step["service"] for step in plan(region, recommended, "work")["steps"]]
    assert ("employment_plan" in steps) is (owner == "employment_authority")
    assert ("employment_plan" in steps) is not ("follow_up_plan" in steps)
    way = plan(region, recommended, "follow_up")
    assert [(s["service"], s["owner"]["actor"]) for s in way["steps"]] == [("follow_up_plan", owner)]


@pytest.mark.parametrize("region", OWN)
def test_the_handover_is_dated_before_the_training_ends(region):
    facts = {**CUSTOMER, "employment": "student", "programme": "ongoing", "finnish": "A1.1"}
    training = ongoing("integration_training", "2026-08-03", "2027-06-30")
    way = plan(region, facts, "follow_up", [training])
    step, = way["steps"]
    assert [one["service"] for one in way["ongoing"]] == ["integration_training"]
    assert step["transition"]["handover"] == "2027-05-05"  # eight weeks before
    assert step["transition"]["from"] == "integration_training" and step["transition"]["hands_over"]
    assert step["transition"]["reports_to"] == ["employment_authority"]
    assert step["deadline"] == "2027-07-28" and step["kept"]  # four weeks after
