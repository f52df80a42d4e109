"""Events: stored first and numbered, published once, there for those who were away; and nobody's own."""

import json
import shutil
import sqlite3
import threading
import time

import zmq

from conftest import PATIENCE, wait_until
from test_crash import fill, small_disk  # noqa: F401 (a fixture)
from tracking import REF, Bay, bodies, dues, go_to, newly_due


# -- numbers and pages

def test_numbers_rise_by_one_and_pages_follow_each_other(bay):
    for _ in range(7):
        bay.recommend_in_twoham()
    events = bay.events()
    assert [e["number"] for e in events] == list(range(1, 9))
    assert [e["topic"] for e in events] == ["rules.bay"] + 7 * ["obstacle.bay"]
    pages, after = [], 0
    while after is not None:
        page = bay.result("events.since", {"number": after, "limit": 3})
        pages.append(page["events"])
        after = page["next"]
    assert [len(page) for page in pages] == [3, 3, 2] and sum(pages, []) == events
    assert bay.events("obstacle.bay", 6) == events[6:]
    assert bay.events("rules.") == events[:1] and bay.events("nothing") == []
    assert bay.events(number=8) == []


def test_faults_of_asking_for_events(bay):
    for params, expected in (({}, ("/number", "missing-member")), ({"number": -1}, ("/number", "out-of-range")),
                             ({"number": "1"}, ("/number", "wrong-kind")),
                             ({"number": 0, "topic": "x" * 201}, ("/topic", "wrong-length")),
                             ({"number": 0, "limit": 0}, ("/limit", "out-of-range")),
                             ({"number": 0, "limit": 1001}, ("/limit", "out-of-range")),
                             ({"number": 0, "since": 1}, ("/since", "unknown-member"))):
        error = bay.error("events.since", params)
        assert [(f["pointer"], f["code"]) for f in error["data"]["faults"]] == [expected], params


def test_what_is_published_is_what_is_stored(bay):
    everything, obstacles = bay.joined(), bay.subscribe("obstacle.bay")
    time.sleep(0.2)
    last = bay.events()[-1]["number"]
    bay.recommend_in_twoham()
    plan = bay.update(bay.accept(), 2, "referred")
    heard = [json.loads(everything.recv_multipart()[1]) for _ in range(2)]
    assert heard == bay.events(number=last)
    assert [e["topic"] for e in heard] == ["obstacle.bay", "report.bay"]
    assert heard[1]["body"]["plan_id"] == plan["plan_id"]
    assert bay.hear(obstacles, "obstacle.bay") == heard[0]


def test_a_refused_events_endpoint_ends_the_start(tmp_path):
    bay = Bay(tmp_path)
    with bay.context.socket(zmq.PUB) as taken:
        port = taken.bind_to_random_port("tcp://127.0.0.1")
        for endpoint, code in (("tcp://0.0.0.0:*", 2), ("nonsense", 2), ("tcp://127.0.0.1:77" + 60 * "0", 2),
                               (f"tcp://127.0.0.1:{port}", 3)):
            bay.start(events=endpoint, wait=False)
            assert bay.join() == code, endpoint
    assert [line["why"] for line in bay.log() if "no socket" in line["message"] and str(port) in line["why"]]


# -- rules

def test_rules_are_told_of_when_they_change(bay):
    first = bay.events("rules.")
    digest = bay.pack("bay")["digest"]
    assert bodies(first) == [{"region": "bay", "pack": "bay", "outcome": "in_force", "digest": digest,
                              "version": digest[7:19]}]
    bay.result("rules.reload")
    bay.stop()
    bay.start()
    assert bay.events("rules.") == first
    bay.edit("bay/region.lua", "priority (50)", "priority (60)")
    bay.result("rules.reload", {"region": "bay"})
    bay.edit("bay/region.lua", "priority (60)", "priority (oops)")
    assert bay.error("rules.reload", {"region": "bay"})["code"] == -32009
    bay.error("rules.reload", {"region": "bay"})
    one, two, three = bodies(bay.events("rules.bay"))
    assert (two["outcome"], two["digest"]) == ("in_force", bay.pack("bay")["digest"]) and two["digest"] != digest
    assert (three["outcome"], three["digest"]) == ("refused", two["digest"])
    assert three["findings"][0]["file"].endswith("region.lua") and three["findings"][0]["line"] > 1
    bay.edit("bay/region.lua", "priority (oops)", "priority (60)")
    bay.result("rules.reload")
    assert [b["outcome"] for b in bodies(bay.events("rules.bay"))] == ["in_force", "in_force", "refused", "in_force"]


def test_rules_that_changed_while_it_was_away(bay):
    bay.stop()
    bay.edit("bay/region.lua", "priority (50)", "priority (60)")
    shutil.copytree(bay.rules / "bay", bay.rules / "broken")
    bay.edit("broken/region.lua", "priority (60)", "priority (oops)")
    for _ in range(2):
        bay.start()
        wait_until(lambda: len(bay.events("rules.")) == 3)
        assert [(e["topic"], e["body"]["outcome"]) for e in bay.events("rules.")] == [
            ("rules.bay", "in_force"), ("rules.bay", "in_force"), ("rules.broken", "refused")]
        bay.stop()


def test_a_changed_file_and_a_folder_that_is_gone_are_told(bay):
    socket = bay.joined()
    bay.edit("bay/region.lua", "priority (50)", "priority (70)")
    assert bay.hear(socket, "rules.")["body"]["digest"] == bay.pack("bay")["digest"]
    shutil.move(bay.rules / "bay", bay.folder / "bay")
    bay.result("rules.reload")
    gone = bay.hear(socket, "rules.bay")
    assert gone["body"] == {"region": "bay", "pack": "bay", "outcome": "gone", "digest": None, "version": None}
    shutil.move(bay.folder / "bay", bay.rules / "bay")
    bay.result("rules.reload")
    assert bay.hear(socket, "rules.bay")["body"]["outcome"] == "in_force"


def test_rules_that_others_use_are_told_of_only_when_they_are_refused(bay):
    shutil.copytree(bay.rules / "bay", bay.folder / "keep")
    (bay.rules / "shared").mkdir()
    (bay.rules / "shared" / "region.lua").write_text('yes_or_no "sails" { name { en "Sails" }, default (false) }\n')
    bay.result("rules.reload")
    packs = {p["pack"]: p for p in bay.result("rules.status")["packs"]}
    told = [b for b in bodies(bay.events("rules.")) if b["pack"] == "shared"]
    assert [b["outcome"] for b in told] == (["refused"] if packs["shared"]["refused"] else [])


# -- obstacles

def test_obstacles_are_counted_by_turn_and_region(bay):
    call = {"jsonrpc": "2.0", "method": "recommend",
            "params": {"region": "bay", "client": {"facts": {"age": 30, "municipality": "902"}}}}
    replies = json.loads(bay.send(json.dumps([{**call, "id": i} for i in range(3)]).encode())[-1])
    assert all(reply["result"]["obstacles"] for reply in replies)
    assert bodies(bay.events("obstacle.")) == [
        {"region": "bay", "obstacles": [{"obstacle": "no_harbour", "count": 3}]}]


def test_an_obstacle_that_speaks_of_a_sensitive_fact_is_no_event(bay):
    """Neither one that names it nor one that names a concept which does."""
    result = bay.recommend_in_twoham(hides=True)
    assert [o["obstacle"] for o in result["obstacles"]] == ["no_harbour", "no_rest", "nobody_may_know"]
    assert bodies(bay.events("obstacle.")) == [
        {"region": "bay", "obstacles": [{"obstacle": "no_harbour", "count": 1}]}]
    bay.result("recommend", {"region": "bay", "client": {"facts": {"age": 30, "municipality": "901", "hides": True}}})
    assert len(bay.events("obstacle.")) == 1


def test_what_is_repeated_refused_or_explained_meets_no_obstacle(bay):
    params = {"region": "bay", "client": {"facts": {"age": 30, "municipality": "902"}}}
    for _ in range(2):
        bay.result("recommend", {**params, "request_id": "obstacle-0123456789"})
    bay.error("recommend", {**params, "limit": -1})
    bay.result("explain", {**params, "service": "crew"})
    assert len(bay.events("obstacle.")) == 1


def test_reports_go_to_whom_the_transition_names(bay):
    """The step that a transition with `reports_to` leads to: each of its changes; no other step."""
    plan = bay.update(bay.accept(), 1, "referred", "accepted", "started", "reviewed")
    assert bay.events("report.") == []
    plan = bay.update(plan, 1, "completed")
    assert bay.events("report.") == []
    plan = bay.update(plan, 2, "referred", "accepted", "started", "reviewed", reason="a private reason")
    bay.update(plan, 2, "completed", on="2026-03-01")
    reports = bay.events("report.")
    assert [b["state"] for b in bodies(reports)] == ["referred", "accepted", "started", "completed"]
    assert reports[-1]["topic"] == "report.bay" and reports[-1]["body"] == {
        "plan_id": plan["plan_id"], "region": "bay", "step": 2, "service": "crew", "state": "completed", "on": "2026-03-01", "owner": "office", "reports_to": ["office"]}


# -- a process that ends

def test_killed_between_commit_and_publishing(tmp_path):
    """The event is stored, and is not published later: who missed it asks for it."""
    bay = Bay(tmp_path).fake_clock().can_be_cut().set_clock("2026-03-01").start()
    try:
        bay.accept()
        bay.cut("plan.due.")
        bay.set_clock("2026-04-27")
        socket = bay.socket()
        socket.send(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "catalog.regions"}).encode())
        assert bay.process.wait(PATIENCE) == -9
        bay.cut("").start()
        assert dues(bay) == [(2, "handover", "2026-04-27", False)]
        heard = bay.joined()
        go_to(bay, "2026-04-28")
        assert bay.hear(heard, "plan.due.")["body"]["late"] is True
        assert len(dues(bay)) == 2
    finally:
        bay.close()


def test_killed_at_any_time_no_number_is_used_twice(bay):
    """What was heard is stored as it was heard, whenever the daemon ends."""
    stored = {}
    for loop in range(5):
        socket = bay.subscribe()
        socket.RCVTIMEO = 100
        heard, done = [], threading.Event()

        def listen():
            while not done.is_set():
                try:
                    heard.append(json.loads(socket.recv_multipart()[1]))
                except zmq.Again:
                    pass
        listener = threading.Thread(target=listen)
        listener.start()
        caller, before = bay.socket(), len(stored)
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": {
            "region": "bay", "client": {"facts": {"age": 30, "municipality": "902"}}}}).encode()
        for _ in range(300):
            caller.send(body)
        for _ in range(1 + 7 * loop):  # so many were answered
            caller.recv()
        bay.process.kill()
        bay.process.wait()
        time.sleep(0.15)
        done.set()
        listener.join()
        bay.start()
        now = {e["number"]: e for e in bay.events()}
        while max(now) % 1000 == 0:
            now.update({e["number"]: e for e in bay.events(number=max(now))})
        assert all(now[number] == event for number, event in stored.items())
        assert all(now[event["number"]] == event for event in heard)
        assert [e["number"] for e in heard] == sorted({e["number"] for e in heard})
        assert sorted(now) == list(range(1, len(now) + 1))
        stored = now
        assert len(stored) > before


def test_a_full_disk_tells_later(tmp_path, small_disk):  # noqa: F811
    bay = Bay(tmp_path)
    bay.data = small_disk / "data"
    bay.fake_clock().set_clock("2026-03-01").start()
    try:
        bay.accept()
        fill(small_disk / "ballast")
        go_to(bay, "2026-04-27")
        wait_until(lambda: [line for line in bay.log() if line["message"] == "events cannot be stored"]
                   or dues(bay))
        told = dues(bay)
        (small_disk / "ballast").unlink()
        go_to(bay, "2026-04-27", "12:10")
        wait_until(lambda: len(dues(bay)) == 1)
        assert dues(bay) == [(2, "handover", "2026-04-27", False)] and told in ([], dues(bay))
    finally:
        bay.close()


# -- nobody's own

def test_no_event_holds_anything_of_a_client(bay):
    """Neither reference, facts nor reasons, however the client went through."""
    plan = bay.accept(facts={"hides": True, "arrived": "2026-02-20"})
    plan = bay.update(plan, 1, "referred", "accepted", "started", reason="afraid of water", facts={"hides": True})
    bay.update(plan, 2, "referred", reason="afraid of ships")
    bay.result("recommend", {"region": "bay", "client": {"ref": REF, "facts": {
        "age": 30, "municipality": "902", "hides": True}}, "history": "stored"})
    bay.result("arrival.announce", {"region": "bay", "municipality": "901", "by": "Shipyard Ltd", "people": [
        {"count": 3, "facts": {"age": 119, "hides": True}}], "expected_on": "2026-06-01"})
    go_to(bay, "2026-05-30")
    newly_due(bay, [])
    events = bay.events()
    assert {e["topic"].rsplit(".", 1)[0] for e in events} == {"rules", "obstacle", "report", "arrival", "plan.due"}
    text = json.dumps(bodies([e for e in events if not e["topic"].startswith("rules.")]))
    for secret in (REF, "afraid", "hides", "hiding", "nobody_may_know", "no_rest", "swims", "2026-02-20", "Shipyard", " 119"):
        assert secret not in text, secret
    log = bay.log_file.read_text()
    assert REF not in log and "afraid" not in log and "hides" not in log


def test_erasing_a_client_unties_the_events(bay):
    """Events of an erased client's plans stay, with their numbers; nothing ties them together."""
    plan = bay.update(bay.accept(), 2, "referred")
    other = bay.update(bay.accept("another"), 2, "referred")
    go_to(bay, "2026-05-30")
    before = bay.events()
    bay.result("client.forget", {"ref": REF})
    after = bay.events()
    assert [(e["number"], e["topic"], e["at"]) for e in after] == [(e["number"], e["topic"], e["at"]) for e in before]
    mine = [e["number"] for e in before if e["body"].get("plan_id") == plan["plan_id"]]
    assert mine and all(e["body"] == {"region": "bay", "forgotten": True} for e in after if e["number"] in mine)
    assert [e for e in after if e["number"] not in mine] == [e for e in before if e["number"] not in mine]
    assert [e for e in after if e["body"].get("plan_id") == other["plan_id"]]
    bay.stop()
    with sqlite3.connect(bay.data / "journal.db") as db:
        assert not db.execute("SELECT 1 FROM event WHERE body LIKE ?", (f"%{plan['plan_id']}%",)).fetchall()
    db.close()
