"""One client: all that is stored of a reference, and erasing it for good."""

import json
import shutil
import signal
import sqlite3

import pytest

from checked import RULES, Checked
from conftest import wait_until

RETRY = "retry-0123456789"
REF = "pseudonym-4711"


@pytest.fixture
def daemon(tmp_path):
    shutil.copytree(RULES, tmp_path / "rules")
    d = Checked(tmp_path).start()
    yield d
    d.close()


def recommend(daemon, ref=REF, facts=None, **more):
    client = {"facts": {"age": 37, "strengths": ["people"], **(facts or {})}, "ref": ref}
    return daemon.result("recommend", {"region": "hill", "client": client, **more})


def assess(daemon, ref=REF, **more):
    return daemon.result("assess", {
        "region": "hill", "assessment": "readiness",
        "client": {"ref": ref, "facts": {"age": 37, "in_training": False}},
        "answers": {"reads": "alone", "keeps_times": True, "works_in_a_group": True}, **more})


def key_of(daemon, ref):
    """The key and the subject of a client, read from a copy of the store."""
    copy = daemon.folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(daemon.data, copy)
    with sqlite3.connect(copy / "keys.db") as db:
        row = db.execute("SELECT key, id FROM subject WHERE name = ?", (ref,)).fetchone()
    db.close()
    shutil.rmtree(copy)
    return row


def stored_bytes(daemon):
    return {file.name: file.read_bytes() for file in daemon.data.iterdir()}


# -- an assessment is a decision

def test_an_assessment_is_stored_replayed_and_repeated(daemon):
    first = assess(daemon, request_id=RETRY)
    assert first["grade"] == "ready" and first["facts"]["readiness"] == "ready"
    assert assess(daemon, request_id=RETRY) == first
    stored = daemon.result("decision.get", {"decision": first["decision"]})
    assert stored["method"] == "assess" and json.loads(stored["reply"]) == first
    daemon.edit("hill/region.lua", "points (3,", "points (1,")
    daemon.result("rules.reload")
    assert assess(daemon, as_of="2026-01-01")["points_least"] == 7
    assert daemon.result("decision.replay", {"decision": first["decision"]}) == {"same": True, "difference": None}
    assert daemon.result("decision.verify") == {"checked": 2, "broken": []}


# -- export

def test_all_that_is_stored_is_given(daemon):
    first, second = recommend(daemon, request_id=RETRY), assess(daemon)
    recommend(daemon, ref="another")
    daemon.result("client.export", {"ref": REF, "request_id": "export-0123456789"})
    export = daemon.result("client.export", {"ref": REF})
    assert export["ref"] == REF and export["next"] is None
    assert [d["decision"] for d in export["decisions"]] == [first["decision"], second["decision"]]
    assert [d["method"] for d in export["decisions"]] == ["recommend", "assess"]
    assert json.loads(export["decisions"][0]["reply"]) == first
    assert json.loads(export["decisions"][1]["request"])["params"]["client"]["ref"] == REF
    assert export["decisions"][0]["request_id"] == RETRY
    assert export["answers"] == []
    half, month = export["counted"]
    assert "H" in half["period"] and month["period"] == export["decisions"][0]["at"][:7]
    assert {"kind": "obstacle", "item": "no_course_for_adults", "state": None} in month["items"]
    assert [c["gender"] for c in export["counted"]] == [None, None]


def test_an_export_comes_in_pages(daemon):
    made = [recommend(daemon)["decision"] for _ in range(5)]
    got, after = [], 0
    while after is not None:
        page = daemon.result("client.export", {"ref": REF, "limit": 2, "after": after})
        got += [d["decision"] for d in page["decisions"]]
        after = page["next"]
    assert got == made


def test_who_is_unknown_is_not_found(daemon):
    recommend(daemon)
    for method in ("client.export", "client.forget"):
        error = daemon.error(method, {"ref": "nobody", "request_id": RETRY})
        assert error["code"] == -32004 and error["data"]["kind"] == "client"
        assert daemon.error(method, {})["code"] == -32602
        assert daemon.error(method, {"ref": "x" * 129})["data"]["faults"][0]["pointer"] == "/ref"
    assert daemon.result("decision.verify") == {"checked": 1, "broken": []}


# -- forget

def test_older_keys_bring_nobody_back(daemon):
    """Somebody puts an old copy of keys.db in place: who was erased since is erased again at the start."""
    gone, other = recommend(daemon)["decision"], recommend(daemon, ref="another")["decision"]
    daemon.stop()
    older = (daemon.data / "keys.db").read_bytes()
    assert REF.encode() in older
    daemon.start()
    daemon.result("client.forget", {"ref": REF})
    daemon.stop()
    (daemon.data / "keys.db").write_bytes(older)
    daemon.start()
    assert REF.encode() not in b"".join(stored_bytes(daemon).values())
    assert daemon.result("decision.get", {"decision": gone})["request"] is None
    assert json.loads(daemon.result("decision.get", {"decision": other})["request"])["params"]["client"]["ref"] == "another"
    assert daemon.error("client.export", {"ref": REF})["code"] == -32004


def test_nothing_is_left_of_a_client(daemon):
    """No byte of the data folder holds the reference, the key or a fact; the chain is whole."""
    for i in range(30):
        recommend(daemon, ref=f"other-{i}")
    gone = [recommend(daemon, facts={"gender": "female"}, request_id=RETRY)["decision"], assess(daemon)["decision"]]
    daemon.result("client.export", {"ref": REF, "request_id": "export-0123456789"})
    key, subject = key_of(daemon, REF)
    before = stored_bytes(daemon)
    assert any(key in text for text in before.values()) and any(REF.encode() in text for text in before.values())
    forgotten = daemon.result("client.forget", {"ref": REF, "request_id": "forget-0123456789"})
    assert forgotten == {"forgotten": True, "decision": forgotten["decision"], "decisions": 2, "answers": 1, "plans": 0}

    def is_clean():
        for name, text in stored_bytes(daemon).items():
            assert REF.encode() not in text and key not in text, name
            assert b'"age": 37' not in text and b'"strengths": ["people"]' not in text, name
            if name.startswith("keys.db"):
                assert subject not in text, name

    is_clean()
    assert daemon.result("decision.verify") == {"checked": 33, "broken": []}
    for each in gone:
        entry = daemon.result("decision.get", {"decision": each})
        assert entry["erased"] and entry["ref"] is entry["request"] is entry["added"] is entry["reply"] is None
        replay = daemon.result("decision.replay", {"decision": each})
        assert not replay["same"] and "erased" in replay["difference"]
    assert REF not in daemon.log_file.read_text()
    for how in (signal.SIGTERM, signal.SIGKILL):
        daemon.stop(how)
        is_clean()
        daemon.start()
        is_clean()
        assert daemon.result("decision.verify") == {"checked": 33, "broken": []}
        assert daemon.error("client.export", {"ref": REF})["code"] == -32004
        assert len(daemon.result("client.export", {"ref": "other-7"})["decisions"]) == 1


def test_many_clients_leave_nothing_where_pages_were_split(daemon):
    """A database keeps stale copies of rows where its pages were split: these must go too."""
    refs = [f"{i * 7919 % 1000:03}-{'long-pseudonym-' * 5}{i:04}" for i in range(400)]
    calls = [{"jsonrpc": "2.0", "id": i, "method": "recommend",
              "params": {"region": "hill", "client": {"ref": ref, "facts": {}}}} for i, ref in enumerate(refs)]
    for i in range(0, len(calls), 10):
        daemon.send(json.dumps(calls[i:i + 10]).encode())
    gone = [{"jsonrpc": "2.0", "id": i, "method": "client.forget", "params": {"ref": ref}}
            for i, ref in enumerate(refs[:50])]
    replies = json.loads(daemon.send(json.dumps(gone).encode())[-1])
    assert all(reply["result"]["decisions"] == 1 for reply in replies)
    for name, text in stored_bytes(daemon).items():
        for ref in refs[:50]:
            assert ref.encode() not in text, name
    assert daemon.result("decision.verify") == {"checked": 450, "broken": []}
    assert len(daemon.result("client.export", {"ref": refs[60]})["decisions"]) == 1


def test_an_erasure_is_an_entry_of_the_journal(daemon):
    recommend(daemon)
    forgotten = daemon.result("client.forget", {"ref": REF})
    entry = daemon.result("decision.get", {"decision": forgotten["decision"]})
    assert (entry["seq"], entry["method"], entry["region"], entry["erased"]) == (2, "client.forget", "hill", False)
    assert json.loads(entry["reply"]) == forgotten and entry["ref"] is None and REF not in json.dumps(entry)
    replay = daemon.result("decision.replay", {"decision": forgotten["decision"]})
    assert not replay["same"] and "decided nothing" in replay["difference"]
    listed = daemon.result("decision.list")["decisions"]
    assert [(d["method"], d["erased"]) for d in listed] == [("recommend", True), ("client.forget", False)]


def test_an_erasure_is_repeated_like_any_call(daemon):
    recommend(daemon)
    params = {"ref": REF, "request_id": RETRY}
    first = daemon.result("client.forget", params)
    assert daemon.result("client.forget", params) == first
    assert daemon.error("client.forget", {"ref": "another", "request_id": RETRY})["code"] == -32005
    assert daemon.error("client.forget", {"ref": REF})["code"] == -32004
    daemon.stop()
    daemon.start()
    assert daemon.result("client.forget", params) == first
    assert REF not in json.dumps([t.decode("latin-1") for t in stored_bytes(daemon).values()])


def test_a_forgotten_reference_may_come_again(daemon):
    old = recommend(daemon)["decision"]
    daemon.result("client.forget", {"ref": REF})
    new = recommend(daemon)["decision"]
    assert [d["decision"] for d in daemon.result("client.export", {"ref": REF})["decisions"]] == [new]
    assert daemon.result("decision.get", {"decision": old})["erased"]
    assert not daemon.result("decision.get", {"decision": new})["erased"]


def test_forgotten_and_named_again_in_one_batch(daemon):
    old = recommend(daemon)["decision"]
    call = {"jsonrpc": "2.0", "method": "recommend", "params": {"region": "hill", "client": {"ref": REF, "facts": {}}}}
    batch = [{**call, "id": 1}, {"jsonrpc": "2.0", "id": 2, "method": "client.forget", "params": {"ref": REF}},
             {"jsonrpc": "2.0", "id": 3, "method": "decision.get", "params": {"decision": old}},
             {**call, "id": 4}, {"jsonrpc": "2.0", "id": 5, "method": "client.export", "params": {"ref": REF}}]
    one, two, three, four, five = json.loads(daemon.send(json.dumps(batch).encode())[-1])
    assert two["result"]["decisions"] == 2 and three["result"]["erased"]
    assert [d["decision"] for d in five["result"]["decisions"]] == [four["result"]["decision"]]
    daemon.stop()
    daemon.start()
    assert daemon.result("decision.get", {"decision": one["result"]["decision"]})["erased"]
    assert [d["decision"] for d in daemon.result("client.export", {"ref": REF})["decisions"]] == [four["result"]["decision"]]


def test_an_erasure_that_was_cut_off_is_finished_at_the_start(daemon):
    """journal.db says that the client is erased, and the key is still there: as after a crash."""
    kept = recommend(daemon, ref="stays")["decision"]
    recommend(daemon)
    key, subject = key_of(daemon, REF)
    daemon.stop()
    with sqlite3.connect(daemon.data / "journal.db") as db:
        db.execute("INSERT INTO erased (subject, at) VALUES (?, 0)", (subject,))
    db.close()
    daemon.start()
    for name, text in stored_bytes(daemon).items():
        assert key not in text and REF.encode() not in text, name
    assert daemon.error("client.export", {"ref": REF})["code"] == -32004
    assert not daemon.result("decision.get", {"decision": kept})["erased"]


def test_answers_about_many_clients_go_with_each_of_them(daemon):
    """A kept list could name an erased client: it is erased too, and is then made anew."""
    first = recommend(daemon)["decision"]
    recommend(daemon, ref="stays")
    lists = {"plan.list": {"request_id": "lists-0123456789"},
             "events.since": {"number": 0, "request_id": "events-0123456789"}}
    one = {"decision": first, "request_id": "shown-0123456789"}
    kept = {method: daemon.result(method, params) for method, params in lists.items()}
    shown = daemon.result("decision.get", one)
    assert json.loads(shown["request"])["params"]["client"]["ref"] == REF
    recommend(daemon)
    assert all(daemon.result(method, params) == kept[method] for method, params in lists.items())
    assert daemon.result("decision.get", one) == shown
    key, _ = key_of(daemon, "many")
    daemon.result("client.forget", {"ref": REF})
    assert not any(key in text for text in stored_bytes(daemon).values())
    assert daemon.error("decision.get", one)["code"] == -32005
    for method, params in lists.items():
        daemon.result(method, params)
    assert len(daemon.result("events.since", lists["events.since"])["events"]) > len(kept["events.since"]["events"])
    daemon.stop()
    daemon.start()
    assert daemon.result("decision.verify")["broken"] == []


# -- a store of before

VERSION_1 = {"store", "image", "decision", "answer", "chain",
             "decision_request", "decision_at", "decision_region"}


def to_version_1(daemon):
    """Takes away what later schemas added. (Without examples, a pack's replies are not pressed.)"""
    daemon.stop()
    with sqlite3.connect(daemon.data / "journal.db") as db:
        db.execute("ALTER TABLE decision DROP COLUMN primer")
        made = db.execute("SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type").fetchall()
        for kind, name in made:
            if name not in VERSION_1:
                db.execute(f"DROP {kind} {name}")
        db.execute("PRAGMA user_version = 1")
    db.close()


def test_an_older_store_is_brought_up_and_a_copy_is_kept(daemon):
    old = recommend(daemon)
    to_version_1(daemon)
    daemon.start()
    assert daemon.result("decision.verify") == {"checked": 1, "broken": []}
    assert json.loads(daemon.result("decision.get", {"decision": old["decision"]})["reply"]) == old
    copy = daemon.data / "journal.db.v1"
    assert copy.stat().st_mode & 0o777 == 0o600 and not (daemon.data / "journal.db.part").exists()
    with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT uuid FROM decision").fetchall() == [(old["decision"],)]
        assert not db.execute("SELECT name FROM sqlite_schema WHERE name = 'statistic'").fetchall()
    db.close()
    assert not list(daemon.data.glob("keys.db.v*")), "a copy of keys could bring back an erased client"
    key, _ = key_of(daemon, REF)
    assert daemon.result("client.forget", {"ref": REF})["decisions"] == 1
    assert not any(key in text for text in stored_bytes(daemon).values())
    daemon.stop()
    daemon.start()
    assert daemon.result("decision.verify") == {"checked": 2, "broken": []}


def test_a_store_that_cannot_be_copied_is_left_as_it_is(daemon):
    recommend(daemon)
    to_version_1(daemon)
    (daemon.data / "journal.db.part").mkdir()
    daemon.start(wait=False)
    assert daemon.join() == 3
    wait_until(lambda: [line for line in daemon.log() if "journal cannot be opened" in line["message"]])
    (daemon.data / "journal.db.part").rmdir()
    daemon.start()
    assert daemon.result("decision.verify")["checked"] == 1
