"""The callers' manual is what happens: its calls are sent in their order, and each answer holds what is shown of it.
And the example client that follows a plan."""

import json
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

from checked import Checked
from tracking import ROOT, Bay

MANUAL = ROOT / "docs" / "callers.md"
FOLLOW = ROOT / "examples" / "clients" / "python" / "follow.py"


def blocks():
    return [json.loads(text) for text in re.findall(r"^```json\n(.*?)^```$", MANUAL.read_text(), re.M | re.S)]


def holds(shown, answer, at=""):
    """Whether an answer has all that is shown of it; a text with … stands for any."""
    if isinstance(shown, dict):
        for key, value in shown.items():
            assert key in answer, f"{at}/{key}"
            holds(value, answer[key], f"{at}/{key}")
    elif isinstance(shown, list):
        assert len(answer) >= len(shown), at
        for i, value in enumerate(shown):
            holds(value, answer[i], f"{at}/{i}")
    elif not (isinstance(shown, str) and "…" in shown):
        assert answer == shown, at


def test_the_manual_is_followed(tmp_path):
    daemon = Checked(tmp_path)
    for pack in ("national", "kainuu", "pohjanmaa"):
        shutil.copytree(ROOT / "rules" / pack, tmp_path / "rules" / pack)
    daemon.start()
    given, sent, compared, reply = {}, 0, 0, None
    try:
        for block in blocks():
            if "method" not in block:
                holds(block, reply)
                compared += 1
                continue
            params = {k: given.get(v, v) if isinstance(v, str) else v for k, v in block["params"].items()}
            reply = daemon.call(block["method"], params)
            sent += 1
            result = reply.get("result", {})
            given.update({"DECISION": result.get("decision"), "PLAN": result["plans"][0]} if block["method"] == "plan" else {})
            given.update({"PLAN_ID": result["plan_id"]} if block["method"] == "plan.accept" else {})
    finally:
        daemon.close()
    assert sent == compared >= 12


def test_every_state_and_topic_is_in_the_manual():
    text = MANUAL.read_text()
    schema = json.loads((ROOT / "protocol/schema/plan.update.json").read_text())
    for state in schema["$defs"]["params"]["properties"]["state"]["enum"]:
        assert f"`{state}`" in text, state
    topics = json.loads((ROOT / "protocol/schema/events.since.json").read_text())
    described = topics["$defs"]["result"]["properties"]["events"]["items"]["properties"]["topic"]["description"]
    for topic in re.findall(r"[a-z.]+\.[A-Z]+", described):
        assert f"`{topic}`" in text, topic


# -- the example client

@pytest.fixture
def bay(tmp_path):
    d = Bay(tmp_path).start()
    yield d
    d.close()


def follow(bay, params, folder):
    file = pathlib.Path(folder) / "request.json"
    file.write_text(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "plan", "params": params}))
    return subprocess.run([sys.executable, FOLLOW, bay.endpoint, bay.log()[-1]["events"], file], capture_output=True,
                          encoding="utf-8", timeout=60)


def test_the_example_client_follows_a_plan(bay, tmp_path):
    done = follow(bay, {"region": "bay", "client": {"ref": "c-1", "facts": {"age": 30, "municipality": "901"}}}, tmp_path)
    assert done.returncode == 0 and done.stderr == "", done
    plan, = bay.result("plan.list", {"ref": "c-1"})["plans"]
    assert [step["state"] for step in plan["steps"]] == ["completed", "referred"] and plan["version"] == 6
    assert f"plan {plan['plan_id']}, version 6" in done.stdout
    assert "1. Swimming school (The harbour): completed" in done.stdout and "2. Crew (The office): referred" in done.stdout
    event, = bay.events("report.")
    assert f"event {event['number']} report.bay: " in done.stdout and plan["plan_id"] in done.stdout


def test_the_example_client_shows_what_is_wrong(bay, tmp_path):
    done = follow(bay, {"region": "bay", "client": {"facts": {"agee": 30}}}, tmp_path)
    assert done.returncode == 1 and "/client/facts/agee" in done.stdout
    done = follow(bay, {"region": "bay", "client": {"facts": {"age": 10, "municipality": "901"}}}, tmp_path)
    assert done.returncode == 1 and done.stdout == "there is no plan\n"
    done = subprocess.run([sys.executable, FOLLOW], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 2 and "usage" in done.stderr


def test_the_example_client_goes_on_when_somebody_else_was_quicker(bay):
    """Its update reads the plan again at a conflict of versions, and gives up where the step does not fit."""
    sys.path.insert(0, str(FOLLOW.parent))
    import follow as client
    plan = bay.accept()
    bay.update(plan, 2, "referred")
    assert client.update(bay.endpoint, plan, 1, "referred")["version"] == 3
    with pytest.raises(client.Refused):
        client.update(bay.endpoint, bay.result("plan.get", {"plan_id": plan["plan_id"]}), 1, "referred")


def test_the_example_client_misses_no_event(bay):
    """What was published while nobody listened is there at the next look, once each."""
    sys.path.insert(0, str(FOLLOW.parent))
    import follow as client
    for _ in range(3):
        bay.recommend_in_twoham()
    events = client.Events(bay.endpoint, bay.log()[-1]["events"], "obstacle.")
    assert [e["number"] for e in events.take(0)] == [2, 3, 4]
    bay.recommend_in_twoham()
    bay.recommend_in_twoham()
    assert [e["number"] for e in events.take(200)] + [e["number"] for e in events.take(200)] == [5, 6]
    again = client.Events(bay.endpoint, bay.log()[-1]["events"], "obstacle.", last=4)
    assert [e["number"] for e in again.take(0)] == [5, 6]
