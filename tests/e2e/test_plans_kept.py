"""What holds of stored plans whenever the process ends, when a client is erased, and in an older store."""

import json
import random
import shutil
import sqlite3
import threading
import time

import zmq

from conftest import wait_until
from tracking import FIRST, REF, full, recommend, same

WAY = ("referred", "accepted", "started", "completed")
SECRETS = ("afraid of water", "afraid of ships", '"arrived": "2026')


def rows(bay, sql, *values):
    """What a stopped store holds."""
    with sqlite3.connect(bay.data / "journal.db") as db:
        found = db.execute(sql, values).fetchall()
    db.close()
    return found


def key_of(bay, ref):
    copy = bay.folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(bay.data, copy)
    with sqlite3.connect(copy / "keys.db") as db:
        row = db.execute("SELECT key, id FROM subject WHERE kind = 'client' AND name = ?", (ref,)).fetchone()
    db.close()
    return row


# -- kill -9

class Caller(threading.Thread):
    """Takes plans through their first step, each call with a request_id, and notes what was answered."""

    def __init__(self, bay, name, asked):
        super().__init__(daemon=True)
        self.bay, self.label, self.asked = bay, name, asked
        self.answered = []  # (method, params, the result's bytes)
        self.open = None    # the call that was not answered
        self.over = threading.Event()  # the daemon is gone: nothing more comes

    def reply(self, socket):
        while True:
            try:
                return socket.recv()
            except zmq.Again:
                if self.over.is_set():
                    raise

    def run(self):
        socket = self.bay.context.socket(zmq.DEALER)
        socket.RCVTIMEO, socket.LINGER = 300, 0
        socket.connect(self.bay.endpoint)

        def call(method, params):
            params = {**params, "request_id": f"kept-{self.label}-{len(self.answered):08}"}
            self.open = (method, params)
            socket.send(body_of(method, params))
            result = result_of(self.reply(socket))
            self.answered.append((method, params, result))
            return json.loads(result)
        try:
            for asked in self.asked:
                plan = call("plan.accept", asked)
                for state in WAY:
                    plan = call("plan.update", {"plan_id": plan["plan_id"], "version": plan["version"], "step": 1,
                                                "state": state})
                call("recommend", {"region": "bay", "history": "stored", "client": {
                    "ref": plan["ref"], "facts": {"age": 30, "municipality": "901"}}})
        except zmq.Again:
            pass
        socket.close()


def body_of(method, params):
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()


def result_of(reply):
    assert b'"result":' in reply, reply
    return reply.split(b'"result":', 1)[1].removesuffix(b"}")


def test_kill_9_under_load(bay):
    """No acknowledged change is lost; a retry gives the same bytes, of what was not answered too."""
    chance, answered, opened = random.Random(9), [], []
    for loop in range(6):
        asked = [[bay.acceptance(f"k-{loop}-{n}-{i}") for i in range(12)] for n in range(2)]
        callers = [Caller(bay, f"{loop}-{n}", some) for n, some in enumerate(asked)]
        for caller in callers:
            caller.start()
        enough = chance.randint(8, 40)
        wait_until(lambda: sum(len(caller.answered) for caller in callers) >= enough)
        bay.process.kill()
        bay.process.wait()
        for caller in callers:
            caller.over.set()
            caller.join()
            answered += caller.answered
            opened += [caller.open] if caller.open and caller.open[1] not in [a[1] for a in caller.answered] else []
        bay.start()
    assert len(answered) > 40 and opened
    for method, params, result in answered:
        assert result_of(bay.send(body_of(method, params))[-1]) == result, params
    for method, params in opened:
        first = result_of(bay.send(body_of(method, params))[-1])
        assert result_of(bay.send(body_of(method, params))[-1]) == first
    plans = {}
    for method, _, result in answered:
        plan = json.loads(result)
        if method != "recommend":
            plans[plan["plan_id"]] = max(plans.get(plan["plan_id"], 0), plan["version"])
        else:
            assert bay.result("decision.replay", {"decision": plan["decision"]}) == {"same": True, "difference": None}
    for plan_id, version in plans.items():
        now = bay.result("plan.get", {"plan_id": plan_id})
        assert now["version"] >= version and now["version"] == 1 + len(now["steps"][0]["changes"])
    assert bay.result("decision.verify")["broken"] == []
    bay.stop()
    # The plain rows beside the sealed plans say the same, and each change is counted once.
    states = {s: n for s, n in rows(bay, "SELECT state, count(*) FROM plan_step WHERE step = 1 GROUP BY state")}
    reached = {s: sum(n for t, n in states.items() if ("proposed", *WAY).index(t) >= i)
               for i, s in enumerate(("proposed", *WAY))}
    counted = dict(rows(bay, "SELECT state, sum(n) FROM statistic WHERE kind = 'service_outcome' AND item = 'swimming'"
                             " AND period > 100000 GROUP BY state"))
    assert {s: n for s, n in reached.items() if n} == counted
    taken, = rows(bay, "SELECT count(*) FROM plan_step WHERE taken IS NOT NULL AND freed IS NULL")
    bay.start()
    newcomer = bay.result("recommend", {"region": "bay", "client": {"ref": "new", "facts": {"age": 30}}})
    added = json.loads(bay.result("decision.get", {"decision": newcomer["decision"]})["added"])
    assert added.get("placements", {}).get("swimming", 0) == taken[0]


class Updater(threading.Thread):
    """The same without a request_id: notes the plans as they were last answered."""

    def __init__(self, bay, asked):
        super().__init__(daemon=True)
        self.bay, self.asked = bay, asked
        self.known = {}  # plan_id -> the plan as it was last answered

    def run(self):
        socket = self.bay.context.socket(zmq.DEALER)
        socket.RCVTIMEO, socket.LINGER = 300, 0
        socket.connect(self.bay.endpoint)

        def call(method, params):
            socket.send(json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode())
            return json.loads(socket.recv())["result"]
        try:
            for asked in self.asked:
                plan = call("plan.accept", asked)
                self.known[plan["plan_id"]] = plan
                for state in (*FIRST, "completed"):
                    plan = call("plan.update", {"plan_id": plan["plan_id"], "version": plan["version"],
                                                "step": 1, "state": state})
                    self.known[plan["plan_id"]] = plan
        except zmq.Again:
            pass
        socket.close()


def test_kill_9_loses_nothing_that_was_acknowledged(bay):
    chance, known = random.Random(4), {}
    for loop in range(6):
        asked = [[bay.acceptance(f"k-{loop}-{n}-{i}") for i in range(15)] for n in range(2)]
        updaters = [Updater(bay, some) for some in asked]
        for updater in updaters:
            updater.start()
        time.sleep(0.02 + chance.random() * 0.12)
        bay.process.kill()
        bay.process.wait()
        for updater in updaters:
            updater.join()
            known.update(updater.known)
        bay.start()
    assert len(known) > 10
    for plan_id, plan in known.items():
        now = bay.result("plan.get", {"plan_id": plan_id})
        assert now["version"] >= plan["version"]
        assert now["steps"][0]["changes"][:len(plan["steps"][0]["changes"])] == plan["steps"][0]["changes"]
        entries = [c["entry"] for c in now["steps"][0]["changes"]]
        assert now["version"] == 1 + len(entries)
        assert bay.result("decision.get", {"decision": (entries or [plan_id])[-1]})["reply"]
    assert bay.result("decision.verify")["broken"] == []


# -- erasing

def live(bay, ref=REF):
    """Somebody's whole way: a plan, its steps, what was due, retries, a history, lists."""
    plan = bay.accept(ref, facts={"hides": True, "swims": False, "arrived": "2026-02-20"})
    plan = bay.update(plan, 1, "referred", "accepted", "started", reason="afraid of water", facts={"swims": False})
    bay.result("plan.update", {"plan_id": plan["plan_id"], "version": plan["version"], "step": 2, "state": "referred",
                               "reason": "afraid of ships", "request_id": "live-" + ref[::-1] + "-0123456789"})
    bay.result("plan.get", {"plan_id": plan["plan_id"], "request_id": "look-" + ref[::-1] + "-0123456789"})
    bay.result("recommend", {"region": "bay", "history": "stored", "client": {"ref": ref, "facts": {"age": 30}}})
    return plan["plan_id"]


def forgotten(bay, ref, key, subject):
    """No byte of the data folder tells of the client."""
    for file in bay.data.iterdir():
        text = file.read_bytes()
        assert ref.encode() not in text and key not in text, file.name
        for secret in SECRETS:
            assert secret.encode() not in text, (file.name, secret)
        if file.name.startswith("keys.db"):
            assert subject not in text
    assert ref not in bay.log_file.read_text()


def test_nothing_is_left_of_a_client_with_plans(bay):
    others = [live(bay, f"other-{i}") for i in range(3)]
    plan_id = live(bay)
    lists = {"request_id": "lists-0123456789"}
    assert len(bay.result("plan.list", lists)["plans"]) == 4
    bay.set_clock("2026-05-30")
    bay.result("catalog.regions")
    export = bay.result("client.export", {"ref": REF})
    assert [p["plan_id"] for p in export["plans"]] == [plan_id] and export["plans"][0]["steps"][0]["facts"] == {"swims": False}
    assert {d["method"] for d in export["decisions"]} == {"plan", "plan.accept", "plan.update", "recommend"}
    key, subject = key_of(bay, REF)
    assert bay.result("client.forget", {"ref": REF})["plans"] == 1
    checked = bay.result("decision.verify")
    assert checked["broken"] == []
    assert len(bay.result("plan.list", lists)["plans"]) == 3
    assert bay.error("plan.get", {"plan_id": plan_id})["code"] == -32004
    assert bay.result("plan.list", {"ref": REF})["plans"] == []
    for how in (15, 9):
        forgotten(bay, REF, key, subject)
        bay.stop(how)
        forgotten(bay, REF, key, subject)
        assert rows(bay, "SELECT count(*) FROM plan WHERE id = ? OR subject = ?", plan_id, subject) == [(0,)]
        for table in ("plan_step", "plan_due"):  # plain columns are left of those alone whose plans are
            assert rows(bay, f"SELECT count(*) FROM {table} WHERE plan NOT IN (SELECT number FROM plan)") == [(0,)]
        assert rows(bay, "SELECT count(*) FROM event WHERE body LIKE ?", f"%{plan_id}%") == [(0,)]
        assert rows(bay, "SELECT count(*) FROM event WHERE plan NOT IN (SELECT number FROM plan)") == [(0,)]
        bay.start()
        assert bay.result("decision.verify") == checked
        assert [p["plan_id"] for p in bay.result("plan.list")["plans"]] == others
    # who comes again is a new one, with no history
    again = bay.result("recommend", {"region": "bay", "history": "stored", "client": {"ref": REF, "facts": {"age": 30}}})
    assert json.loads(bay.result("decision.get", {"decision": again["decision"]})["added"])["history"] == []


def test_an_older_journal_beside_the_last_keys_takes_no_places(bay):
    """Who was erased since has a plan in it that nobody can read: nothing of it falls due any more."""
    live(bay, "other-1")
    plan_id = live(bay)
    bay.stop()
    older = bay.folder / "older"
    shutil.copytree(bay.data, older)
    bay.start()
    bay.result("client.forget", {"ref": REF})
    bay.stop()
    for file in ("journal.db", "checkpoints"):
        shutil.copy(older / file, bay.data / file)
    counts = ("SELECT count(*) FROM plan_step s JOIN plan p ON p.number = s.plan WHERE p.id {} ? AND taken < coalesce"
              "(freed, 1000000)", "SELECT count(*) FROM plan_due d JOIN plan p ON p.number = d.plan WHERE p.id {} ?")
    of_others = [rows(bay, sql.format("<>"), plan_id)[0][0] for sql in counts]
    assert all(rows(bay, sql.format("="), plan_id)[0][0] > 0 for sql in counts) and min(of_others) > 0

    bay.start()
    told = bay.wait_log("plans whose clients have no key any more are closed")
    assert told["clients"] == "1" and int(told["due"]) > 0 and int(told["places"]) > 0
    bay.set_clock("2026-05-30")
    bay.result("catalog.regions")
    bay.stop()
    assert [rows(bay, sql.format("="), plan_id)[0][0] for sql in counts] == [0, 0]
    assert [rows(bay, sql.format("<>"), plan_id)[0][0] for sql in counts] == of_others
    about = rows(bay, "SELECT count(*), count(DISTINCT json_extract(body, '$.plan_id')) FROM event WHERE topic LIKE 'plan.due%'")
    assert about[0][0] > 0 and about[0][1] == 1
    bay.start()
    assert not [line for line in bay.log() if "closed" in line["message"]]


def test_killed_while_erasing(bay):
    """Afterwards a client is there whole, or gone whole."""
    chance, gone = random.Random(11), 0
    for loop in range(8):
        ref = f"victim-{loop}-0815"
        plan_id = live(bay, ref)
        key, subject = key_of(bay, ref)
        socket = bay.socket()
        socket.send(body_of("client.forget", {"ref": ref}))
        time.sleep(chance.random() * 0.012)
        bay.process.kill()
        bay.process.wait()
        bay.start()
        reply = bay.call("client.export", {"ref": ref})
        if "result" in reply:
            assert [p["plan_id"] for p in reply["result"]["plans"]] == [plan_id]
            assert len(reply["result"]["plans"][0]["steps"][0]["changes"]) == 3
            bay.result("client.forget", {"ref": ref})
        else:
            gone += 1
            assert bay.error("plan.get", {"plan_id": plan_id})["code"] == -32004
        forgotten(bay, ref, key, subject)
        assert bay.result("decision.verify")["broken"] == []
    assert bay.result("plan.list")["plans"] == []


def test_forgotten_and_accepted_in_one_batch(bay):
    """Erased and named again in one turn: the plan of before is gone, the new one stays."""
    live(bay)
    batch = [{"jsonrpc": "2.0", "id": 1, "method": "client.forget", "params": {"ref": REF}},
             {"jsonrpc": "2.0", "id": 2, "method": "plan.list", "params": {"ref": REF}},
             {"jsonrpc": "2.0", "id": 3, "method": "recommend", "params": {
                 "region": "bay", "history": "stored", "client": {"ref": REF, "facts": {"age": 30}}}}]
    one, two, three = json.loads(bay.send(json.dumps(batch).encode())[-1])
    assert one["result"]["plans"] == 1 and two["result"]["plans"] == []
    new = bay.accept()
    bay.stop()
    bay.start()
    assert [p["plan_id"] for p in bay.result("client.export", {"ref": REF})["plans"]] == [new["plan_id"]]
    assert bay.result("decision.replay", {"decision": three["result"]["decision"]})["same"]


def test_a_client_is_exported_and_erased(bay):
    plan = bay.update(bay.accept(), 1, *FIRST, reason="a private reason")
    bay.update(bay.accept("b"), 1, *FIRST)
    assert full(recommend(bay)) == ["swimming"]
    assert bay.result("client.export", {"ref": REF})["plans"] == [plan]
    assert bay.result("client.forget", {"ref": REF})["plans"] == 1
    assert full(recommend(bay)) == []
    assert bay.error("plan.get", {"plan_id": plan["plan_id"]})["code"] == -32004
    assert len(bay.result("plan.list")["plans"]) == 1
    assert bay.result("decision.verify")["broken"] == []
    bay.stop()
    for file in bay.data.iterdir():
        assert b"a private reason" not in file.read_bytes() and REF.encode() not in file.read_bytes()


def test_a_plan_is_sealed(bay):
    bay.update(bay.accept(), 1, "referred", reason="a private reason")
    bay.stop()
    assert b"a private reason" not in (bay.data / "journal.db").read_bytes()
    assert REF.encode() not in (bay.data / "journal.db").read_bytes()


# -- an older store

def test_an_older_store_is_brought_up(bay):
    """A store of the schema before plans: its decisions stay, and a copy is kept. (Without examples, a pack's
    replies are not pressed.)"""
    rules = (bay.rules / "bay/region.lua").read_text()
    bay.edit("bay/region.lua", rules, rules[:rules.index("\nexample ")] + "\n")
    assert bay.result("rules.reload")
    first = recommend(bay)
    bay.stop()
    with sqlite3.connect(bay.data / "journal.db") as db:
        db.execute("ALTER TABLE decision DROP COLUMN primer")
        for table in ("plan_due", "plan_step", "plan", "event", "arrival", "checkpoint_key", "primer"):
            db.execute(f"DROP TABLE {table}")
        db.execute("DROP INDEX erased_gone")
        db.execute("ALTER TABLE erased DROP COLUMN gone")
        db.execute("PRAGMA user_version = 2")
    db.close()
    bay.start()
    assert (bay.data / "journal.db.v2").exists()
    same(bay, first)
    assert bay.accept()["version"] == 1
