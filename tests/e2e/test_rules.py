"""Rules in force: loaded anew by a signal, a call and a change of files; refused when they are bad."""

import json
import shutil
import signal
import threading

from conftest import recommendation, wait_until

SERVICES = "shore/services.lua"


def services(daemon):
    return [r["service"] for r in daemon.recommend(age=16)["recommendations"]]


def digest(daemon):
    return daemon.recommend()["rules"]["digest"]


def test_a_change_of_a_file_is_noticed(daemon):
    before = digest(daemon)
    assert services(daemon) == ["net_mending"]
    daemon.edit(SERVICES, 'when "age >= 15"', 'when "age >= 17"')
    wait_until(lambda: digest(daemon) != before)
    assert services(daemon) == []


def test_sighup_loads_the_rules(idle):
    # a folder reached by a link is not watched: only the signal tells of its change
    (idle.folder / "elsewhere").mkdir()
    (idle.rules / "shore").rename(idle.folder / "elsewhere" / "shore")
    (idle.rules / "shore").symlink_to(idle.folder / "elsewhere" / "shore")
    idle.start()
    before = digest(idle)
    path = idle.folder / "elsewhere" / SERVICES
    path.write_text(path.read_text().replace('when "age >= 15"', 'when "age >= 17"'))
    assert digest(idle) == before
    idle.process.send_signal(signal.SIGHUP)
    idle.wait_log("rules loaded")
    assert digest(idle) != before


def test_rules_reload_loads_one_pack_or_all(daemon):
    before = digest(daemon)
    result = daemon.result("rules.reload")
    assert [(p["pack"], p["outcome"]) for p in result["packs"]] == [("forest", "same"), ("shore", "same")]
    daemon.edit(SERVICES, "priority (10)", "priority (11)")
    [pack] = daemon.result("rules.reload", {"region": "shore"})["packs"]
    assert pack["outcome"] == "changed" and pack["before"] == before
    assert pack["digest"] == digest(daemon) != before


def test_the_same_rules_keep_their_time(daemon):
    since = daemon.pack("shore")["since"]
    daemon.result("rules.reload")
    assert daemon.pack("shore")["since"] == since


def test_a_bad_pack_leaves_the_old_rules_in_force(daemon):
    before = digest(daemon)
    daemon.edit(SERVICES, "age in 18..64", "agee in 18..64")
    wait_until(lambda: daemon.pack("shore")["refused"])
    pack = daemon.pack("shore")
    assert pack["digest"] == before == digest(daemon)
    [finding] = [f for f in pack["findings"] if f["level"] == "error"]
    assert (finding["file"], finding["line"], finding["nearest"]) == (SERVICES, 11, "age")
    refused = daemon.wait_log("rules refused")
    assert refused["still in force"] == before
    error = daemon.error("rules.reload", {"region": "shore"})
    assert error["code"] == -32009 and error["data"]["findings"][0]["code"] == finding["code"]
    daemon.edit(SERVICES, "agee in 18..64", "age in 19..64")
    wait_until(lambda: not daemon.pack("shore")["refused"])
    assert digest(daemon) != before


def test_a_pack_whose_example_fails_is_refused(daemon):
    before = digest(daemon)
    daemon.edit(SERVICES, 'expect "boat_course"', 'expect_not "boat_course"')
    error = daemon.error("rules.reload", {"region": "shore"})
    assert error["code"] == -32009
    assert [f["code"] for f in error["data"]["findings"] if f["level"] == "error"] == ["example-failed"]
    assert digest(daemon) == before


def test_rules_check_changes_nothing(daemon):
    before = digest(daemon)
    path = daemon.rules / SERVICES
    fresh = path.read_text().replace("age in 18..64", "agee in 18..64")
    with open(path, "w") as file:  # kept open: a file is noticed when it is closed
        file.write(fresh)
        file.flush()
        found = daemon.result("rules.check", {"region": "shore"})["findings"]
    assert [f["nearest"] for f in found if f["level"] == "error"] == ["age"]
    assert digest(daemon) == before


def test_unknown_regions_are_told_with_the_nearest(daemon):
    for method in ("rules.check", "rules.reload"):
        error = daemon.error(method, {"region": "shroe"})
        assert error["code"] == -32001 and error["data"]["nearest"] == "shore"
    error = daemon.error("rules.status", {"region": "shore"})
    assert error["code"] == -32602 and error["data"]["faults"][0]["pointer"] == "/region"


def test_a_new_pack_comes_into_force_and_a_deleted_one_leaves(daemon):
    shutil.copytree(daemon.rules / "forest", daemon.rules / "lake")
    path = daemon.rules / "lake" / "region.lua"
    path.write_text(path.read_text().replace('"forest"', '"lake"'))
    wait_until(lambda: (daemon.pack("lake") or {}).get("digest"))
    assert daemon.recommend(region="lake")
    shutil.rmtree(daemon.rules / "lake")
    wait_until(lambda: daemon.call("recommend", recommendation(region="lake")).get("error"))
    assert daemon.error("recommend", recommendation(region="lake"))["code"] == -32001


def ask(socket, method, **params):
    socket.send(json.dumps({"jsonrpc": "2.0", "id": method, "method": method, "params": params}).encode())


def test_others_are_answered_while_rules_are_read(daemon):
    """A file that takes as long as one may: who waits for it waits, and nobody else does."""
    admin, meanwhile = daemon.socket(), 0
    with open(daemon.rules / SERVICES, "a") as file:  # kept open: a file is noticed when it is closed
        file.write("while true do end\n")
        file.flush()
        ask(admin, "rules.check", region="shore")
        ask(admin, "rules.reload", region="shore")
        while not admin.poll(0):
            assert daemon.recommend()["recommendations"]
            meanwhile += 1
        checked, loaded = json.loads(admin.recv()), json.loads(admin.recv())
    assert meanwhile >= 3
    [finding] = [f for f in checked["result"]["findings"] if f["level"] == "error"]
    assert finding["file"] == SERVICES and finding["code"] in ("too-many-steps", "too-slow")
    assert loaded["error"]["code"] == -32009


def test_each_call_of_a_batch_loads_for_itself(daemon):
    calls = [{"jsonrpc": "2.0", "id": i, "method": method, "params": {"region": region}} for i, (method, region) in
             enumerate([("rules.check", "shore"), ("rules.reload", "shore"), ("rules.check", "shore"),
                        ("rules.reload", "shroe"), ("rules.reload", "forest")])]
    replies = json.loads(daemon.send(json.dumps(calls).encode())[-1])
    assert [reply["id"] for reply in replies] == [0, 1, 2, 3, 4]
    assert replies[0]["result"] == replies[2]["result"]
    assert [replies[i]["result"]["packs"][0]["outcome"] for i in (1, 4)] == ["same", "same"]
    assert replies[3]["error"]["code"] == -32001


def test_the_daemon_stops_while_rules_are_read(daemon):
    with open(daemon.rules / SERVICES, "a") as file:
        file.write("while true do end\n")
        file.flush()
        ask(daemon.socket(), "rules.check", region="shore")
        daemon.recommend()
        assert daemon.stop() == 0


def test_two_packs_cannot_be_one_region(daemon):
    before = daemon.pack("forest")["digest"]
    shutil.copytree(daemon.rules / "forest", daemon.rules / "zoo")
    wait_until(lambda: (daemon.pack("zoo") or {}).get("refused"))
    [finding] = [f for f in daemon.pack("zoo")["findings"] if f["level"] == "error"]
    assert finding["code"] == "duplicate-id" and "forest" in finding["message"]
    assert daemon.pack("forest")["digest"] == before


def test_reloads_under_load_fail_no_call(daemon):
    """Each answer comes from one image: the digest that it names decides alike every time."""
    wrong, seen, done = [], {}, threading.Event()
    call = {"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": recommendation(age=16)}
    socket = daemon.socket()  # the thread's alone

    def caller():
        while not done.is_set():
            socket.send(json.dumps(call).encode())
            reply = json.loads(socket.recv())
            if "result" not in reply:
                wrong.append(reply)
                continue
            found = tuple(r["service"] for r in reply["result"]["recommendations"])
            if seen.setdefault(reply["result"]["rules"]["digest"], found) != found:
                wrong.append((found, seen))

    thread = threading.Thread(target=caller)
    thread.start()
    for i in range(10):
        low, high = (15, 17) if i % 2 == 0 else (17, 15)
        daemon.edit(SERVICES, f'when "age >= {low}"', f'when "age >= {high}"')
        assert daemon.result("rules.reload", {"region": "shore"})["packs"][0]["outcome"] in ("changed", "same")
    done.set()
    thread.join()
    assert wrong == [] and sorted(seen.values()) == [(), ("net_mending",)]
