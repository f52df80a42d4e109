"""Stored plans where callers have keys: who made a change is on record, and who may see a plan at all."""

import json

import pytest

from keyed import Keyed, client
from tracking import REF, Bay

FACTS = {"age": 30, "municipality": "901"}


@pytest.fixture
def keyed(tmp_path):
    k = Keyed(Bay(tmp_path))
    yield k
    k.daemon.close()


def test_a_change_names_the_key_that_made_it(keyed):
    office, harbour, auditor, stranger = (keyed.pair(name) for name in ("office", "harbour", "auditor", "stranger"))
    keyed.start(client("office", [office], ["query", "plan"]), client("harbour", [harbour], ["plan"], ["bay"]),
                client("auditor", [auditor], ["audit"]), client("stranger", [stranger], ["query", "plan"], ["shore"]))
    made = keyed.result(office, "plan", {"region": "bay", "client": {"ref": REF, "facts": FACTS}})
    plan = keyed.result(office, "plan.accept", {"region": "bay", "client": {"ref": REF}, "plan": made["plans"][0],
                                                "decision": made["decision"], "consent": True})
    change = {"plan_id": plan["plan_id"], "step": 1}
    keyed.result(office, "plan.update", {**change, "version": 1, "state": "referred"})
    plan = keyed.result(harbour, "plan.update", {**change, "version": 2, "state": "refused", "reason": "no room"})
    assert plan["agreed"]["by"] == "office"
    assert [(c["state"], c["by"]) for c in plan["steps"][0]["changes"]] == [("referred", "office"), ("refused", "harbour")]
    for c in plan["steps"][0]["changes"]:
        entry = keyed.result(auditor, "decision.get", {"decision": c["entry"]})
        assert json.loads(entry["added"]) == {"by": c["by"]}

    def refused(pair, method, params):
        return keyed.call(keyed.socket(pair), method, params)["error"]
    for method, params in (("plan.get", {"plan_id": plan["plan_id"]}),
                           ("plan.update", {**change, "version": 3, "step": 2, "state": "referred"})):
        assert refused(stranger, method, params)["code"] == -32003
        assert refused(auditor, method, params)["data"]["role"] == "plan"
    assert keyed.result(stranger, "plan.list")["plans"] == []
    assert [p["version"] for p in keyed.result(harbour, "plan.list")["plans"]] == [3]
