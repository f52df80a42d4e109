"""Decisions: stored before they are answered, shown, listed, verified, decided again, repeated."""

import hashlib
import json
import re
import sqlite3
import subprocess

import pytest

from conftest import POLKUD, recommendation

ID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
RETRY = "retry-0123456789"


def raw(daemon, params, id_text='"x"'):
    """The bytes of one recommend call's result."""
    body = '{"jsonrpc":"2.0","id":%s,"method":"recommend","params":%s}' % (id_text, params)
    reply = daemon.send(body.encode())[-1]
    assert b'"result":' in reply, reply
    return reply.split(b'"result":', 1)[1].rsplit(b',"id":', 1)[0]


def change(daemon, sql, file="journal.db"):
    """Changes a store at rest."""
    daemon.stop()
    with sqlite3.connect(daemon.data / file) as db:
        assert db.execute(sql).rowcount != 0
    db.close()


# -- what is stored

def test_a_decision_is_stored_to_the_byte(daemon):
    body = (b'{"jsonrpc":"2.0", "id":1 , "method":"recommend","params":{"region":"shore",'
            b'"client":{"ref":"a-1029","facts":{"age":30}}}}')
    reply = daemon.send(b"[" + body + b"]")[-1]
    result = json.loads(reply)[0]["result"]
    assert ID.match(result["decision"])
    stored = daemon.result("decision.get", {"decision": result["decision"]})
    assert stored["request"] == body.decode()
    assert stored["reply"].encode() in reply and json.loads(stored["reply"]) == result
    assert json.loads(stored["added"]) == {"today": result["as_of"]}
    assert (stored["seq"], stored["region"], stored["method"]) == (1, "shore", "recommend")
    assert stored["digest"] == result["rules"]["digest"]
    assert (stored["ref"], stored["request_id"], stored["erased"]) == ("a-1029", None, False)
    assert stored["prev"] == "0" * 64


def test_what_does_not_decide_is_not_stored(daemon):
    daemon.result("catalog.services", {"region": "shore"})
    daemon.error("recommend", {"region": "shore", "client": {"facts": {"agee": 1}}})
    daemon.error("recommend", {"region": "nowhere", "client": {"facts": {}}})
    assert daemon.result("decision.list") == {"decisions": [], "next": None}


def test_ids_and_numbers_rise(daemon):
    ids = [daemon.recommend()["decision"] for _ in range(20)]
    listed = daemon.result("decision.list")["decisions"]
    assert [d["decision"] for d in listed] == ids == sorted(ids)
    assert [d["seq"] for d in listed] == list(range(1, 21))


def test_a_chain_hangs_together(daemon):
    for _ in range(3):
        daemon.recommend()
    entries = [daemon.result("decision.get", {"decision": d["decision"]})
               for d in daemon.result("decision.list")["decisions"]]
    for before, after in zip(entries, entries[1:]):
        assert after["prev"] == before["hash"]
    assert daemon.result("decision.verify") == {"checked": 3, "broken": []}
    assert daemon.result("decision.verify", {"from": 2, "to": 2}) == {"checked": 1, "broken": []}


def test_lists_by_region_day_and_page(daemon):
    for region in ("shore", "forest", "shore", "shore"):
        daemon.recommend(region=region)
    daemon.recommend(region="forest")
    assert [d["seq"] for d in daemon.result("decision.list", {"region": "forest"})["decisions"]] == [2, 5]
    page = daemon.result("decision.list", {"limit": 2})
    assert [d["seq"] for d in page["decisions"]] == [1, 2] and page["next"] == 2
    page = daemon.result("decision.list", {"limit": 3, "after": page["next"]})
    assert [d["seq"] for d in page["decisions"]] == [3, 4, 5] and page["next"] is None
    assert daemon.result("decision.list", {"to": "2020-01-01"})["decisions"] == []
    assert daemon.result("decision.list", {"from": "2200-01-01"})["decisions"] == []
    around = {"from": "2000-01-01", "to": "2199-12-31"}
    assert len(daemon.result("decision.list", {**around, "region": "shore"})["decisions"]) == 3


def test_what_is_not_stored_is_not_found(daemon):
    for method in ("decision.get", "decision.replay"):
        error = daemon.error(method, {"decision": "01930a3e-0000-7000-8000-000000000000"})
        assert error["code"] == -32004 and error["data"]["kind"] == "decision"
        assert daemon.error(method, {"decision": "x"})["code"] == -32602
    assert daemon.error("decision.list", {"limit": 0})["code"] == -32602


# -- deciding again

def test_a_decision_is_decided_again_alike(daemon):
    decision = daemon.recommend(ref="a-1")["decision"]
    explained = daemon.result("explain", {"region": "shore", "service": "boat_course",
                                          "client": {"facts": {"age": 12}}})["decision"]
    daemon.edit("shore/services.lua", "priority (10)", "priority (11)")
    daemon.result("rules.reload")
    assert daemon.recommend()["recommendations"][0]["score"] == 11
    for each in (decision, explained):
        assert daemon.result("decision.replay", {"decision": each}) == {"same": True, "difference": None}


def test_the_day_and_other_packs_are_as_they_were(daemon):
    history = [{"service": "tree_planting", "state": "completed", "started": "2025-01-01",
                "ended": "2025-02-01"}]
    params = recommendation()
    params["client"]["history"] = history
    result = daemon.result("recommend", params)
    added = json.loads(daemon.result("decision.get", {"decision": result["decision"]})["added"])
    assert added["elsewhere"] == ["tree_planting"]
    for file in (daemon.rules / "forest").iterdir():
        file.unlink()
    daemon.result("rules.reload")
    assert "error" in daemon.call("recommend", params)
    assert daemon.result("decision.replay", {"decision": result["decision"]})["same"]


# -- calls made again

def test_a_retry_gets_the_same_bytes(daemon):
    params = '{"region":"shore","request_id":"%s","client":{"facts":{"age":30}}}' % RETRY
    same = '{ "client": {"facts": {"age": 30.0}}, "request_id":"%s", "region":"sh\\u006fre"}' % RETRY
    first = raw(daemon, params)
    assert raw(daemon, params, "2") == first == raw(daemon, same, "null")
    assert len(daemon.result("decision.list")["decisions"]) == 1


def test_a_retry_after_a_restart_and_other_rules_gets_the_same_bytes(daemon):
    params = '{"region":"shore","request_id":"%s","client":{"ref":"a-1","facts":{"age":30}}}' % RETRY
    first = raw(daemon, params)
    daemon.stop()
    daemon.edit("shore/services.lua", "priority (10)", "priority (11)")
    daemon.start()
    assert raw(daemon, params) == first and b'"score":10' in first
    assert daemon.recommend()["recommendations"][0]["score"] == 11


@pytest.mark.parametrize("method,params", [
    ("recommend", recommendation(31, request_id=RETRY)),
    ("recommend", recommendation(30, limit=1, request_id=RETRY)),
    ("recommend", recommendation(30, region="forest", request_id=RETRY)),
    ("explain", {"region": "shore", "service": "boat_course", "client": {"facts": {"age": 30}},
                 "request_id": RETRY}),
    ("rules.reload", {"request_id": RETRY}),
])
def test_another_call_with_the_same_request_id_is_a_conflict(daemon, method, params):
    first = daemon.recommend(request_id=RETRY)
    error = daemon.error(method, params)
    assert error["code"] == -32005
    assert error["data"]["state"] == {"method": "recommend", "decision": first["decision"]}
    assert len(daemon.result("decision.list")["decisions"]) == 1


def test_other_methods_are_repeated_too(daemon):
    first = daemon.result("rules.status", {"request_id": RETRY})
    daemon.edit("shore/services.lua", "priority (10)", "priority (11)")
    daemon.result("rules.reload")
    assert daemon.result("rules.status", {"request_id": RETRY}) == first
    assert daemon.result("rules.status") != first
    assert daemon.error("recommend", recommendation(request_id=RETRY))["code"] == -32005


def test_an_error_is_not_kept(daemon):
    assert daemon.error("recommend", recommendation(200, request_id=RETRY))["code"] == -32002
    assert daemon.recommend(30, request_id=RETRY)


def test_twice_in_one_batch(daemon):
    call = {"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": recommendation(request_id=RETRY)}
    other = {**call, "id": 2, "params": recommendation(31, request_id=RETRY)}
    one, two, three = json.loads(daemon.send(json.dumps([call, call, other]).encode())[-1])
    assert one == two and three["error"]["code"] == -32005


def test_a_bad_request_id_is_refused(daemon):
    for bad in ("short", "x" * 65, 17, "\u00e4" * 20):
        error = daemon.error("recommend", recommendation(request_id=bad))
        assert error["code"] == -32602 and error["data"]["faults"][0]["pointer"] == "/request_id"


# -- clients' data

def test_clients_stand_nowhere_in_plain(daemon):
    decision = daemon.recommend(77, ref="pseudonym-4711", request_id="rq-nobody-secret-1")["decision"]
    daemon.recommend(77, ref="pseudonym-4711")
    daemon.send(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": recommendation(
        77, region="nowhere", ref="pseudonym-4711")}).encode())
    daemon.stop()
    for file in daemon.data.iterdir():
        text = file.read_bytes()
        assert b'"age": 77' not in text and f'"decision":"{decision}"'.encode() not in text, file
        assert b"pseudonym-4711" not in text or file.name.startswith("keys.db"), file
    log = daemon.log_file.read_text()
    for secret in ("pseudonym-4711", "77}", "rq-nobody-secret", "net_mending"):
        assert secret not in log


def test_only_the_owner_may_read_the_store(daemon):
    daemon.recommend()
    assert daemon.data.stat().st_mode & 0o777 == 0o700
    for file in daemon.data.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


def test_a_destroyed_key_erases_a_client_and_leaves_the_chain_whole(daemon):
    kept = daemon.recommend(ref="keep-me")["decision"]
    gone = daemon.recommend(ref="erase-me", request_id=RETRY)["decision"]
    change(daemon, "DELETE FROM subject WHERE name = 'erase-me'", "keys.db")
    daemon.start()
    assert daemon.result("decision.verify") == {"checked": 2, "broken": []}
    entry = daemon.result("decision.get", {"decision": gone})
    assert entry["erased"] and entry["ref"] is entry["request"] is entry["added"] is entry["reply"] is None
    assert [d["erased"] for d in daemon.result("decision.list")["decisions"]] == [False, True]
    replay = daemon.result("decision.replay", {"decision": gone})
    assert not replay["same"] and "erased" in replay["difference"]
    assert daemon.error("recommend", recommendation(ref="erase-me", request_id=RETRY))["code"] == -32005
    assert daemon.result("decision.get", {"decision": kept})["ref"] == "keep-me"
    assert daemon.recommend(ref="erase-me")


# -- tampering

TAMPERINGS = [
    ("UPDATE decision SET at = at + 1 WHERE seq = 2", (2, "hash differs")),
    ("UPDATE decision SET region = 'forest' WHERE seq = 2", (2, "hash differs")),
    ("UPDATE decision SET method = 'explain' WHERE seq = 2", (2, "hash differs")),
    ("UPDATE decision SET request_id = 'another-request-id' WHERE seq = 2", (2, "hash differs")),
    ("UPDATE decision SET subject = randomblob(16) WHERE seq = 2", (2, "hash differs")),
    ("UPDATE decision SET added = NULL WHERE seq = 2", (2, "hash differs")),
    ("UPDATE decision SET reply = zeroblob(length(reply)) WHERE seq = 2", (2, "hash differs")),
    ("UPDATE decision SET request = (SELECT request FROM decision WHERE seq = 1) WHERE seq = 2",
     (2, "hash differs")),
    ("UPDATE decision SET hash = randomblob(32) WHERE seq = 2", (2, "hash differs")),
    ("UPDATE decision SET prev = randomblob(32) WHERE seq = 2", (2, "previous differs")),
    ("DELETE FROM decision WHERE seq = 2", (2, "row missing")),
    ("DELETE FROM decision WHERE seq = 4", (4, "row missing")),
    ("DELETE FROM decision", (1, "rows 1 to 4 missing")),
    ("UPDATE decision SET seq = 9 WHERE seq = 4", (4, "rows 4 to 8 missing")),
    ("UPDATE chain SET seq = 3", (4, "row beyond the end of the chain that was kept")),
    ("UPDATE image SET bytes = x'00'", (0, "image sha256:")),
    ("UPDATE decision SET primer = NULL WHERE seq = 2", (2, "hash differs")),
    ("DELETE FROM primer", (1, "primer missing")),
    ("UPDATE primer SET digest = 'sha256:' || hex(randomblob(32))", (1, "hash differs")),
    ("UPDATE primer SET bytes = x'00'", (0, "primer sha256:")),
]


@pytest.mark.parametrize("sql,found", TAMPERINGS)
def test_a_changed_store_is_refused_at_the_start(daemon, sql, found):
    for _ in range(4):
        daemon.recommend()
    change(daemon, sql)
    daemon.start(wait=False)
    assert daemon.join() == 3
    [line] = [line for line in daemon.log() if "journal cannot be opened" in line["message"]]
    seq, what = found
    assert f"broken at decision {seq} ({what}" in line["why"] and "journal verify" in line["why"]


def test_verify_finds_a_change_far_back(daemon):
    """The start looks at the last 10,000 links only."""
    call = {"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": recommendation()}
    socket = daemon.socket()
    for _ in range(101):
        socket.send(json.dumps([call] * 100).encode())
        assert len(json.loads(socket.recv())) == 100
    change(daemon, "UPDATE decision SET at = at - 1 WHERE seq = 5")
    daemon.start()
    assert daemon.result("decision.verify") == {
        "checked": 10100, "broken": [{"seq": 5, "what": "hash differs"}]}
    assert daemon.result("decision.verify", {"from": 6}) == {"checked": 10095, "broken": []}


def test_a_store_without_its_keys_is_refused(daemon):
    daemon.recommend()
    daemon.stop()
    (daemon.data / "keys.db").rename(daemon.folder / "keys.db")
    daemon.start(wait=False)
    assert daemon.join() == 3 and "keys.db is missing" in daemon.log()[-1]["why"]
    assert not (daemon.data / "keys.db").exists()
    daemon.data.rename(daemon.folder / "first")
    daemon.start().stop()
    (daemon.data / "keys.db").replace(daemon.folder / "first" / "keys.db")
    (daemon.folder / "first").rename(daemon.folder / "data2")
    daemon.data = daemon.folder / "data2"
    daemon.start(wait=False)
    assert daemon.join() == 3 and "does not hold the keys" in daemon.log()[-1]["why"]


@pytest.mark.parametrize("where", [0, 18, 30, 4096 * 2 + 5])
def test_a_damaged_file_is_refused(daemon, where):
    for _ in range(3):
        daemon.recommend()
    daemon.stop()
    with open(daemon.data / "journal.db", "r+b") as file:
        file.seek(where)
        file.write(b"\xa5" * 64)
    daemon.start(wait=False)
    assert daemon.join() == 3
    assert daemon.log()[-1]["message"] == "the journal cannot be opened"


def test_a_newer_and_a_foreign_file_are_refused(daemon):
    daemon.stop()
    for sql, words in (("PRAGMA user_version = 99", "newer Polku"),
                       ("PRAGMA application_id = 7", "not a file of Polku")):
        with sqlite3.connect(daemon.data / "journal.db") as db:
            db.execute(sql)
        db.close()
        daemon.start(wait=False)
        assert daemon.join() == 3 and words in daemon.log()[-1]["why"]


# -- the format, seen from outside

def test_an_auditor_can_make_the_chain_anew(daemon):
    """Each hash is SHA-256 over the length-prefixed fields of the row and the hash before."""
    daemon.recommend()
    for i in range(4):
        daemon.recommend(ref=f"c-{i}", request_id=f"auditor-{i:010}", as_of="2026-01-01")
    daemon.stop()

    def field(value):
        if value is None:
            return b"\xff" * 8
        if isinstance(value, int):
            value = value.to_bytes(8, "big")
        if isinstance(value, str):
            value = value.encode()
        return len(value).to_bytes(8, "big") + value

    with sqlite3.connect(daemon.data / "journal.db") as db:
        rows = db.execute(
            "SELECT seq, uuid, at, region, method, image.digest, subject, request_id, request, added,"
            " reply, prev, primer.digest, hash FROM decision JOIN image ON image.id = decision.image"
            " LEFT JOIN primer ON primer.id = decision.primer ORDER BY seq"
        ).fetchall()
        images = db.execute("SELECT digest, bytes FROM image UNION ALL SELECT digest, bytes FROM primer").fetchall()
        head = db.execute("SELECT seq, hash FROM chain").fetchone()
    db.close()
    before = bytes(32)
    for row in rows:
        assert row[11] == before
        fields = ["polku decision 2", *row[:13]] if row[12] else ["polku decision 1", *row[:12]]
        before = hashlib.sha256(b"".join(field(value) for value in fields)).digest()
        assert row[13] == before
    assert head == (5, before) and len(rows) == 5
    for digest, image in images:
        assert digest == "sha256:" + hashlib.sha256(image).hexdigest()


# -- pressed replies


def test_replies_are_stored_pressed_and_read_as_they_were_sent(daemon):
    client = '{"region":"shore","client":{"ref":"somebody","facts":{"age":30}}%s}'
    sent = [raw(daemon, client % more) for more in ("", ',"language":"en"', ',"language":"sv"')]
    listed = [d["decision"] for d in daemon.result("decision.list")["decisions"]]
    read = [daemon.result("decision.get", {"decision": d})["reply"].encode() for d in listed]
    assert all(text in reply and json.loads(text) for text, reply in zip(read, sent, strict=True))
    daemon.stop()
    with sqlite3.connect(daemon.data / "journal.db") as db:
        sizes = db.execute("SELECT length(reply), primer FROM decision ORDER BY seq").fetchall()
        primers = db.execute("SELECT bytes FROM primer").fetchall()
    db.close()
    assert all(primer and n < len(reply) / 2 for (n, primer), reply in zip(sizes, read, strict=True))
    assert primers and not any(b"somebody" in text for (text,) in primers)


@pytest.mark.parametrize("sql", ["UPDATE decision SET primer = NULL", "DELETE FROM primer",
                                 "UPDATE primer SET bytes = zeroblob(length(bytes))"])
def test_a_reply_without_its_primer_is_refused(daemon, sql):
    """A reader does not look at the chain first: it says what is wrong, and shows nothing else."""
    decision = daemon.recommend()["decision"]
    change(daemon, sql)
    shown = subprocess.run([POLKUD.with_name("polku"), "journal", "show", "--data", daemon.data, decision],
                           capture_output=True, encoding="utf-8")
    assert shown.returncode != 0 and "was altered" in shown.stderr and "recommendations" not in shown.stdout
