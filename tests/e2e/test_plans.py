"""Plans that clients agreed to: accepted once, followed step by step, counted, never lost."""

import json
import os
import pathlib
import subprocess

import pytest

from conftest import wait_until
from tracking import FIRST, REF, ROOT, full, recommend, same


def states(plan):
    return [step["state"] for step in plan["steps"]]


def faults(error):
    return [(f["pointer"], f["code"]) for f in error["data"]["faults"]]


# -- accepting

def test_a_plan_is_accepted_as_it_was_returned(bay):
    asked = bay.acceptance()
    plan = bay.result("plan.accept", asked)
    assert plan["version"] == 1 and states(plan) == ["proposed", "proposed"]
    assert plan["plan"] == asked["plan"] and plan["decision"] == asked["decision"] and plan["ref"] == REF
    assert plan["agreed"] | {"at": ""} == {"consent": True, "on": "2026-03-01", "at": "", "by": "local"}
    assert [(s["due"], s["due_for"], s["owner"]["actor"]) for s in plan["steps"]] == \
        [(None, None, "harbour"), ("2026-04-27", "handover", "office")]
    assert bay.result("plan.get", {"plan_id": plan["plan_id"]}) == plan


def test_the_order_of_members_does_not_matter(bay):
    asked = bay.acceptance()
    asked["plan"] = dict(sorted(asked["plan"].items(), reverse=True))
    assert bay.result("plan.accept", asked)["version"] == 1


def test_another_plan_is_refused(bay):
    asked = bay.acceptance()
    asked["plan"]["steps"][0]["expected_end"] = "2026-04-11"
    assert faults(bay.error("plan.accept", asked)) == [("/plan", "plan-differs")]
    other = bay.plan(facts={"swims": False, "age": 31})
    asked = bay.acceptance() | {"decision": bay.recommend_in_twoham()["decision"]}
    assert faults(bay.error("plan.accept", asked)) == [("/client/ref", "other-decision"), ("/plan", "plan-differs")]
    asked = bay.acceptance("another") | {"decision": other["decision"]}
    assert ("/client/ref", "other-decision") in faults(bay.error("plan.accept", asked))
    asked = bay.acceptance() | {"region": "shore"}
    assert faults(bay.error("plan.accept", asked)) == [("/region", "other-decision")]


def test_what_is_not_there_is_not_found(bay):
    error = bay.error("plan.accept", bay.acceptance() | {"decision": "01930a3e-6f5c-7c1e-9b60-2a4d1f0c9e77"})
    assert error["code"] == -32004 and error["data"]["kind"] == "decision"
    error = bay.error("plan.get", {"plan_id": "nothing"})
    assert error["code"] == -32004 and error["data"]["kind"] == "plan"
    assert bay.error("plan.update", {"plan_id": "x", "version": 1, "step": 1, "state": "referred"})["code"] == -32004


def test_a_refused_consent_is_recorded_and_stores_no_plan(bay):
    """It is no failure, and is recorded once; the client may agree later, and not go back then."""
    asked = bay.acceptance()
    no = asked | {"consent": False, "request_id": "refusal-0123456789"}
    refusal = bay.result("plan.accept", no)
    assert refusal | {"at": "", "entry": ""} == {
        "decision": asked["decision"], "consent": False, "on": "2026-03-01", "at": "", "by": "local", "entry": ""}
    assert bay.result("plan.accept", no) == refusal
    assert bay.result("plan.list")["plans"] == []
    assert [d["method"] for d in bay.result("decision.list")["decisions"]] == ["plan", "plan.accept"]
    entry = bay.result("decision.get", {"decision": refusal["entry"]})
    assert json.loads(entry["reply"]) == refusal and json.loads(entry["added"]) == {"by": "local"}
    assert entry["ref"] == REF
    plan = bay.result("plan.accept", asked)
    error = bay.error("plan.accept", asked | {"consent": False})
    assert error["code"] == -32005 and error["data"]["state"]["plan_id"] == plan["plan_id"]


def test_everything_that_is_missing_is_told_at_once(bay):
    assert faults(bay.error("plan.accept", {"client": {"ref": "010199-123A"}, "consent": "yes", "plans": []})) == [
        ("/region", "missing-member"), ("/plan", "missing-member"), ("/decision", "missing-member"),
        ("/consent", "wrong-kind"), ("/plans", "unknown-member")]
    asked = bay.acceptance()
    del asked["client"]["ref"]
    assert faults(bay.error("plan.accept", asked)) == [("/client/ref", "missing-member")]


def test_a_plan_is_accepted_once(bay):
    asked = bay.acceptance()
    plan = bay.result("plan.accept", asked)
    error = bay.error("plan.accept", asked)
    assert error["code"] == -32005
    assert error["data"]["state"] == {"plan_id": plan["plan_id"], "version": 1}


# -- following

def test_a_step_goes_its_way(bay):
    plan = bay.accept()
    for day, state in (("2026-03-02", "referred"), ("2026-03-05", "accepted"), ("2026-03-14", "started")):
        bay.set_clock(day)
        plan = bay.update(plan, 1, state)
    step = plan["steps"][0]
    assert plan["version"] == 4 and step["state"] == "started" and step["since"] == "2026-03-14"
    assert (step["accepted"], step["started"], step["ends"]) == ("2026-03-05", "2026-03-14", "2026-05-13")
    assert (step["due"], step["due_for"]) == ("2026-04-03", "review")  # two days later than planned
    bay.set_clock("2026-05-10")
    plan = bay.update(plan, 1, "completed", on="2026-05-09", facts={"swims": True}, reason="swims well")
    step = plan["steps"][0]
    assert (step["ended"], step["due"], step["facts"], step["reason"]) == \
        ("2026-05-09", None, {"swims": True}, "swims well")
    assert [(c["state"], c["on"], c["by"]) for c in step["changes"]] == [
        ("referred", "2026-03-02", "local"), ("accepted", "2026-03-05", "local"),
        ("started", "2026-03-14", "local"), ("completed", "2026-05-09", "local")]
    for change in step["changes"]:
        entry = bay.result("decision.get", {"decision": change["entry"]})
        assert entry["method"] == "plan.update" and entry["ref"] == REF
        assert json.loads(entry["request"])["params"]["state"] == change["state"]
    assert json.loads(entry["reply"]) == plan == bay.result("plan.get", {"plan_id": plan["plan_id"]})
    assert bay.result("decision.verify")["broken"] == []


ALL = ("referred", "accepted", "refused", "started", "reviewed", "completed", "interrupted", "expired")
FOLLOWS = {
    (): ("referred", "expired"),
    ("referred",): ("accepted", "refused", "expired"),
    ("referred", "accepted"): ("started", "expired"),
    ("referred", "refused"): (),
    FIRST: ("reviewed", "completed", "interrupted", "expired"),
    (*FIRST, "reviewed"): ("reviewed", "completed", "interrupted", "expired"),
    (*FIRST, "completed"): (), (*FIRST, "interrupted"): (), ("referred", "expired"): (),
}


@pytest.mark.parametrize("way", FOLLOWS, ids="-".join)
def test_nothing_else_follows(bay, way):
    for i, state in enumerate(ALL):
        plan = bay.update(bay.accept(f"{REF}-{i}"), 1, *way, reason="as agreed")
        asked = {"plan_id": plan["plan_id"], "version": plan["version"], "step": 1, "state": state, "reason": "it is so"}
        if state in FOLLOWS[way]:
            assert bay.result("plan.update", asked)["version"] == plan["version"] + 1
            continue
        error = bay.error("plan.update", asked)
        assert error["code"] == -32005
        now = [s for s in way if s != "reviewed"]
        assert error["data"]["state"] == {"version": plan["version"], "step": 1, "state": (now or ["proposed"])[-1]}
        assert bay.result("plan.get", {"plan_id": plan["plan_id"]}) == plan


def test_an_older_version_is_a_conflict(bay):
    plan = bay.accept()
    bay.update(plan, 1, "referred")
    error = bay.error("plan.update", {"plan_id": plan["plan_id"], "version": 1, "step": 2, "state": "referred"})
    assert error["code"] == -32005 and error["data"]["state"]["version"] == 2


def test_bad_changes_name_their_place(bay):
    plan = bay.update(bay.accept(), 1, "referred")
    asked = {"plan_id": plan["plan_id"], "version": 2, "step": 1, "state": "accepted"}
    for more, expected in (
            ({"on": "2026-03-02"}, ("/on", "out-of-range")), ({"on": "2026-02-28"}, ("/on", "out-of-range")),
            ({"step": 3}, ("/step", "out-of-range")), ({"state": "done"}, ("/state", "unknown-choice")),
            ({"state": "proposed"}, ("/state", "unknown-choice")), ({"state": "refused"}, ("/reason", "missing-member")),
            ({"reason": ""}, ("/reason", "wrong-length")), ({"facts": {"agee": 1}}, ("/facts/agee", "unknown-fact")),
            ({"facts": {"age": "old"}}, ("/facts/age", "wrong-kind")), ({"when": "2026"}, ("/when", "unknown-member"))):
        assert faults(bay.error("plan.update", asked | more)) == [expected], more
    assert bay.result("plan.get", {"plan_id": plan["plan_id"]}) == plan


def due_of(plan, step):
    return plan["steps"][step - 1]["due"], plan["steps"][step - 1]["due_for"]


def test_what_follows_moves_with_the_step_before(bay):
    """The handover and the deadline of the second step count from the end of the first, as it then is."""
    plan = bay.accept()
    assert due_of(plan, 2) == ("2026-04-27", "handover")
    plan = bay.update(plan, 1, "referred", "accepted")
    bay.set_clock("2026-03-14")
    plan = bay.update(plan, 1, "started")  # two days later than planned
    assert due_of(plan, 2) == ("2026-04-29", "handover")
    assert bay.result("plan.list", {"due_before": "2026-04-03"})["plans"] == []
    bay.set_clock("2026-04-27")
    bay.result("catalog.regions")
    assert [e["body"]["step"] for e in bay.events("plan.due.")] == [1, 1], "not the day that was planned"
    plan = bay.update(plan, 1, "completed")  # on 27 April instead of 11 May
    assert due_of(plan, 2) == ("2026-04-13", "handover"), "it should have been made before the end"
    plan = bay.update(plan, 2, "referred")
    assert due_of(plan, 2) == ("2026-05-25", "deadline"), "28 days after the end"
    bay.set_clock("2026-05-26")
    bay.result("catalog.regions")
    wait_until(lambda: [e["body"]["due"] for e in bay.events("plan.due.") if e["body"]["due_for"] == "deadline"]
               == ["2026-05-25"])


def test_a_review_settles_what_was_due(bay):
    plan = bay.update(bay.accept(), 1, *FIRST)
    dues = [plan["steps"][0]["due"]]
    for day in ("2026-03-19", "2026-03-20", "2026-04-12"):
        bay.set_clock(day)
        plan = bay.update(plan, 1, "reviewed", reason="all is well")
        dues.append(plan["steps"][0]["due"])
    assert states(plan)[0] == "started"
    assert dues == ["2026-03-21", "2026-04-10", None, None]  # each of the first two was held before its day


# -- listing

def test_plans_are_listed_by_what_is_asked(bay):
    plans = [bay.accept(f"c-{i}") for i in range(5)]
    bay.update(plans[1], 1, *FIRST)
    bay.update(plans[3], 1, "referred")

    def listed(**params):
        return [plans.index(p) for found in bay.result("plan.list", params)["plans"]
                for p in plans if p["plan_id"] == found["plan_id"]]
    assert listed() == [0, 1, 2, 3, 4]
    assert listed(ref="c-3") == [3] and listed(ref="nobody") == []
    assert listed(region="bay") == [0, 1, 2, 3, 4] and listed(region="shore") == []
    assert listed(state="started") == [1] and listed(state="referred") == [3]
    assert listed(due_before="2026-03-21") == [] and listed(due_before="2026-03-22") == [1]
    assert listed(due_before="2026-04-28") == [0, 1, 2, 3, 4]
    page, seen = {"next": 0}, []
    while page["next"] is not None:
        page = bay.result("plan.list", {"limit": 2, "after": page["next"]})
        seen.append([p["plan_id"] for p in page["plans"]])
    assert [len(ids) for ids in seen] == [2, 2, 1]
    assert sum(seen, []) == [p["plan_id"] for p in plans]


# -- capacity and stored history

def test_places_are_counted_and_come_back(bay):
    empty = recommend(bay)
    one, two = bay.accept("a"), bay.accept("b")
    one = bay.update(one, 1, "referred", "accepted")
    assert full(recommend(bay)) == []
    two = bay.update(two, 1, "referred", "accepted", "started")
    taken = recommend(bay)
    assert full(taken) == ["swimming"] and taken["full"][0]["capacity"] == 2
    assert bay.plan("c")["plans"][0]["steps"][0]["full"] is True
    added = json.loads(bay.result("decision.get", {"decision": taken["decision"]})["added"])
    assert added["placements"] == {"swimming": 2}
    bay.stop()
    bay.set_clock("2026-04-01").start()
    still = recommend(bay)
    assert full(still) == ["swimming"]
    assert full(recommend(bay, as_of="2026-02-01")) == []
    two = bay.update(two, 1, "interrupted")
    back = recommend(bay)
    assert full(back) == []
    assert full(recommend(bay, as_of="2026-03-15")) == ["swimming"]
    bay.update(one, 1, "expired")
    for decision in (empty, taken, still, back):
        same(bay, decision)


def test_a_service_is_not_full_for_whom_it_has_a_place(bay):
    mine = bay.update(bay.accept("a"), 1, "referred", "accepted")
    bay.update(bay.accept("b"), 1, "referred", "accepted")
    own, other = recommend(bay, "a"), recommend(bay, "c")
    assert full(own) == [] and full(other) == ["swimming"] and full(recommend(bay, "b")) == []
    added = json.loads(bay.result("decision.get", {"decision": own["decision"]})["added"])
    assert added["placements"] == {"swimming": 1}
    bay.update(mine, 1, "expired")
    for decision in (own, other):
        same(bay, decision)


def test_a_stored_history_is_what_became_of_the_plans(bay):
    plan = bay.update(bay.accept("a"), 1, *FIRST)
    ongoing = recommend(bay, "a", history="stored")
    assert "swimming" not in [r["service"] for r in ongoing["recommendations"]]
    bay.set_clock("2026-05-10")
    plan = bay.update(plan, 1, "completed", on="2026-05-08")
    done = recommend(bay, "a", history="stored")
    assert [r["service"] for r in done["recommendations"]][0] == "crew"
    assert "crew" not in [r["service"] for r in recommend(bay, "a")["recommendations"]]
    added = json.loads(bay.result("decision.get", {"decision": done["decision"]})["added"])
    assert added["history"] == [{"service": "swimming", "state": "completed", "started": "2026-03-01",
                                 "ended": "2026-05-08"}]
    before = bay.result("recommend", {"region": "bay", "as_of": "2026-04-01", "client": {
        "ref": "a", "facts": {"age": 30, "municipality": "901"}, "history": "stored"}})
    added = json.loads(bay.result("decision.get", {"decision": before["decision"]})["added"])
    assert added["history"] == [{"service": "swimming", "state": "ongoing", "started": "2026-03-01",
                                 "ends": "2026-04-30"}]
    bay.update(plan, 2, *FIRST, "interrupted")
    for decision in (ongoing, done, before, recommend(bay, "nobody", history="stored")):
        same(bay, decision)


def test_a_stored_history_needs_a_reference(bay):
    client = {"facts": {"age": 30}}
    error = bay.error("recommend", {"region": "bay", "client": client, "history": "stored"})
    assert faults(error) == [("/client/ref", "missing-member")]
    error = bay.error("recommend", {"region": "bay", "client": client | {"ref": "a", "history": []}, "history": "stored"})
    assert faults(error) == [("/client/history", "stored-history")]


# -- retries

def raw(bay, method, params):
    """The bytes of a result."""
    reply = bay.send(json.dumps({"jsonrpc": "2.0", "id": 7, "method": method, "params": params}).encode())[-1]
    assert b'"result":' in reply, reply
    return reply.split(b'"result":', 1)[1].removesuffix(b"}")


def test_retries_give_the_same_bytes_after_a_new_start_too(bay):
    asked = bay.acceptance() | {"request_id": "accept-0123456789"}
    calls = [("plan.accept", asked, raw(bay, "plan.accept", asked))]
    plan = json.loads(calls[0][2])
    for n, state in enumerate(FIRST):
        params = {"plan_id": plan["plan_id"], "version": 1 + n, "step": 1, "state": state,
                  "request_id": f"update-0123456789-{n}", "reason": "ä \u00e4", "facts": {"swims": False}}
        calls.append(("plan.update", params, raw(bay, "plan.update", params)))
    params = {"request_id": "lists-0123456789"}
    calls.append(("plan.list", params, raw(bay, "plan.list", params)))
    bay.update(json.loads(calls[-2][2]), 1, "completed")
    for again in range(2):
        for method, params, first in calls:
            assert raw(bay, method, params) == first, method
        bay.stop()
        bay.set_clock("2026-03-02").start()
    listed = bay.result("decision.list")["decisions"]
    assert [d["method"] for d in listed] == ["plan", "plan.accept"] + 4 * ["plan.update"]
    entry = bay.result("decision.get", {"decision": listed[2]["decision"]})
    assert entry["request_id"] == "update-0123456789-0" and entry["reply"].encode() == calls[1][2]


def test_a_repeated_call_changes_nothing(bay):
    asked = bay.acceptance() | {"request_id": "accept-0123456789"}
    plan = bay.result("plan.accept", asked)
    assert bay.result("plan.accept", asked) == plan
    asked = {"plan_id": plan["plan_id"], "version": 1, "step": 1, "state": "referred", "request_id": "update-0123456789"}
    referred = bay.result("plan.update", asked)
    assert bay.result("plan.update", asked) == referred and referred["version"] == 2
    assert bay.error("plan.update", asked | {"state": "expired"})["code"] == -32005
    assert [d["method"] for d in bay.result("decision.list")["decisions"]] == ["plan", "plan.accept", "plan.update"]


# -- for auditors

POLKU = pathlib.Path(os.environ.get("POLKU", ROOT / "build" / "polku")).resolve()


def polku(*arguments):
    done = subprocess.run([POLKU, *arguments], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done
    return done.stdout


def test_records_of_what_was_done_are_no_decisions(bay):
    plan = bay.update(bay.accept(), 1, "referred", "refused", reason="a private reason")
    bay.result("plan.accept", bay.acceptance() | {"consent": False})
    listed = bay.result("decision.list")["decisions"]
    methods = [d["method"] for d in listed]
    assert methods == ["plan", "plan.accept", "plan.update", "plan.update", "plan", "plan.accept"]
    assert [c["entry"] for c in plan["steps"][0]["changes"]] == [d["decision"] for d in listed[2:4]]
    for entry in listed:
        replay = bay.result("decision.replay", {"decision": entry["decision"]})
        assert replay["same"] == (entry["method"] == "plan")
        assert replay["same"] or "decided nothing" in replay["difference"]
    bay.stop()
    assert polku("replay", "--data", bay.data) == \
        "2 decided again with the same bytes, 0 differ, 0 erased; 4 records of what was done\n"
    assert json.loads(polku("replay", "--json", "--data", bay.data))["records"] == 4
    shown = polku("journal", "show", listed[3]["decision"], "--data", bay.data)
    for text in ("made by    local", "decided nothing", "a private reason", '"state": "refused"', REF):
        assert text in shown
    assert "record " not in polku("journal", "show", listed[0]["decision"], "--data", bay.data)
