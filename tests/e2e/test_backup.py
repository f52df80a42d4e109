"""Backups of a store in use: made under load, checked, restored; and a client who was erased stays so."""

import json
import shutil
import signal
import sqlite3
import subprocess
import threading
import time

import pytest

from conftest import POLKUD, Daemon, new_daemon, recommendation, wait_until

KEYS = ["checkpoint.key", "checkpoint.pub", "keys.db"]
POLKU = POLKUD.with_name("polku")


@pytest.fixture
def store(tmp_path):
    """A daemon with a folder for backups."""
    daemon = new_daemon(tmp_path)
    (tmp_path / "polku.conf").write_text(f'backup "{tmp_path}/backup"\n')
    daemon.folder_of_backups = tmp_path / "backup"
    daemon.start("-c", tmp_path / "polku.conf")
    yield daemon
    daemon.close()


def polku(*words):
    return subprocess.run([POLKU, *map(str, words)], capture_output=True, encoding="utf-8", timeout=60)


def many(daemon, n, request="many"):
    """n decisions, a hundred a message; gives their replies by request_id."""
    found = {}
    for first in range(0, n, 100):
        calls = [{"jsonrpc": "2.0", "id": i, "method": "recommend",
                  "params": recommendation(18 + i % 40, ref=f"client-{i % 50}", request_id=f"{request}-{i:012}")}
                 for i in range(first, min(first + 100, n))]
        for reply in json.loads(daemon.send(json.dumps(calls).encode())[-1]):
            found[f"{request}-{reply['id']:012}"] = reply["result"]
    return found


def backup(daemon):
    """Waits for a backup that is done, and gives its report."""
    daemon.result("backup.begin")
    return wait_until(lambda: (r := daemon.result("backup.status"))["state"] in ("done", "failed") and r)


def restored(daemon, folder, name):
    """A daemon, not started, on what a backup holds: as the manual says it."""
    data = folder / "data"
    data.mkdir(parents=True)
    shutil.copy(daemon.folder_of_backups / "journal" / f"{name}.db", data / "journal.db")
    shutil.copy(daemon.folder_of_backups / "journal" / f"{name}.checkpoints", data / "checkpoints")
    for path in (daemon.folder_of_backups / "keys").iterdir():
        shutil.copy(path, data)
    shutil.copytree(daemon.rules, folder / "rules")
    return Daemon(folder)


def test_without_a_folder_there_is_a_remedy(daemon):
    for method in ("backup.begin", "backup.status"):
        error = daemon.error(method)
        assert error["code"] == -32005 and 'backup "' in error["data"]["message"]


def test_before_the_first_there_is_none(store):
    assert store.result("backup.status") == {
        "backup": None, "state": "none", "done": 0, "of": 0, "decisions": 0, "why": None}


def test_under_load_and_restored(store, tmp_path):
    """What was acknowledged before it began is in it; callers are answered while it is made."""
    before = many(store, 1500)
    answered, going = [], threading.Event()

    def load():
        socket = store.socket()
        for i in range(100000):
            if going.is_set():
                break
            call = {"jsonrpc": "2.0", "id": i, "method": "recommend", "params": recommendation(ref="other")}
            socket.send(json.dumps(call).encode())
            answered.append((time.monotonic(), json.loads(socket.recv())["result"]["decision"]))

    thread = threading.Thread(target=load)
    thread.start()
    try:
        wait_until(lambda: answered)
        began = time.monotonic()
        report = backup(store)
        ended = time.monotonic()
    finally:
        going.set()
        thread.join()
    assert report["state"] == "done" and report["decisions"] >= 1500, report
    assert sum(began < at < ended for at, _ in answered) > 5
    assert not list(store.folder_of_backups.rglob("*.part"))

    copy = restored(store, tmp_path / "restored", report["backup"])
    done = polku("journal", "verify", "--data", copy.data)
    assert done.returncode == 0, done.stderr
    copy.start()
    try:
        for request, result in list(before.items())[::50]:
            again = copy.result("recommend", json.loads(json.dumps(
                recommendation(18 + int(request[-12:]) % 40, ref=f"client-{int(request[-12:]) % 50}",
                               request_id=request))))
            assert again == result
        held = {d["decision"] for d in copy.result("decision.list", {"limit": 1000})["decisions"]}
        assert held <= {r["decision"] for r in before.values()} | {d for _, d in answered}
        assert copy.recommend()["decision"]
    finally:
        copy.close()


def test_the_command_waits_for_it(store):
    many(store, 200)
    done = polku("journal", "backup", "--connect", store.endpoint)
    assert done.returncode == 0 and "200 decisions, the whole chain checked" in done.stdout, done.stderr
    name = done.stdout.split(":")[0]
    assert (store.folder_of_backups / "journal" / f"{name}.db").stat().st_mode & 0o777 == 0o600
    done = polku("journal", "backup", "--json", "--connect", store.endpoint)
    assert json.loads(done.stdout)["state"] == "done"
    assert len(list((store.folder_of_backups / "journal").glob("*.db"))) == 2
    assert sorted(p.name for p in (store.folder_of_backups / "keys").iterdir()) == KEYS


def test_the_command_without_a_folder(daemon):
    done = polku("journal", "backup", "--connect", daemon.endpoint)
    assert done.returncode == 1 and 'backup "' in done.stdout + done.stderr
    done = polku("journal", "backup", "--data", daemon.data)
    assert done.returncode == 2 and "cp" in done.stderr


def test_a_client_who_was_erased_stays_erased(store, tmp_path):
    """Also in a backup from before: keys alone are copied anew, so the old journal opens no more."""
    ref = "somebody-to-forget"
    store.recommend(ref=ref)
    kept = store.recommend(ref="somebody-else")["decision"]
    report = backup(store)
    keys = store.folder_of_backups / "keys" / "keys.db"
    assert ref.encode() in keys.read_bytes()
    store.result("client.forget", {"ref": ref})
    wait_until(lambda: ref.encode() not in keys.read_bytes())
    wait_until(lambda: sorted(p.name for p in keys.parent.iterdir()) == KEYS)
    assert store.result("backup.status")["backup"] == report["backup"]

    copy = restored(store, tmp_path / "restored", report["backup"])
    assert polku("journal", "verify", "--data", copy.data).returncode == 0
    copy.start()
    try:
        assert copy.error("client.export", {"ref": ref})["code"] == -32004
        listed = copy.result("decision.list")["decisions"]
        assert [d["erased"] for d in listed] == [True, False]
        assert copy.result("decision.get", {"decision": kept})["reply"]
    finally:
        copy.close()


def test_keys_that_a_process_did_not_get_to_copy_anew(store, tmp_path):
    """It ended between an erasure and the copying: the next one sees to it, backup or not."""
    ref = "somebody-to-forget"
    store.recommend(ref=ref)
    assert backup(store)["state"] == "done"
    keys = store.folder_of_backups / "keys" / "keys.db"
    store.stop()
    store.start()  # without the folder, as if it had ended right after
    store.result("client.forget", {"ref": ref})
    store.stop(signal.SIGKILL)
    assert ref.encode() in keys.read_bytes()
    store.start("-c", tmp_path / "polku.conf")
    wait_until(lambda: ref.encode() not in keys.read_bytes())
    wait_until(lambda: sorted(p.name for p in keys.parent.iterdir()) == KEYS)
    made = keys.stat().st_ino
    store.stop()
    store.start("-c", tmp_path / "polku.conf")
    for _ in range(20):
        store.recommend()
    assert keys.stat().st_ino == made  # once is enough


def test_keys_of_another_store_are_not_overwritten(store, tmp_path):
    store.recommend(ref="a")
    assert backup(store)["state"] == "done"
    store.stop()
    shutil.rmtree(store.data)
    store.start("-c", tmp_path / "polku.conf")
    before = (store.folder_of_backups / "keys" / "keys.db").read_bytes()
    report = backup(store)
    assert report["state"] == "failed" and "does not hold the keys of this store" in report["why"]
    assert (store.folder_of_backups / "keys" / "keys.db").read_bytes() == before


def test_a_folder_that_cannot_be(store):
    store.folder_of_backups.write_text("a file")
    report = backup(store)
    assert report["state"] == "failed" and str(store.folder_of_backups) in report["why"]
    assert store.recommend()
    store.folder_of_backups.unlink()
    assert backup(store)["state"] == "done"


def test_what_is_wrong_in_the_store_is_found_in_the_copy(store, tmp_path):
    """A byte that turned on the disk, in a decision from long ago."""
    many(store, 8000)
    store.stop()
    store.start("-c", tmp_path / "polku.conf")
    sealed = sqlite3.connect(f"file:{store.data}/journal.db?immutable=1", uri=True).execute(
        "SELECT substr(reply, 30, 64) FROM decision WHERE seq = 20").fetchone()[0]
    path = store.data / "journal.db"
    at = path.read_bytes().find(sealed)
    assert at > 0
    with open(path, "r+b") as file:
        file.seek(at)
        file.write(bytes([sealed[0] ^ 1]))
    report = backup(store)
    assert report["state"] == "failed" and "decision 20: hash differs" in report["why"], report
    assert not [p for p in store.folder_of_backups.rglob("*") if p.suffix in (".db", ".checkpoints")]
    assert store.recommend()


def test_killed_while_it_copies(store, tmp_path):
    """Nothing has a backup's name that is none; the next one succeeds."""
    many(store, 1500)
    for _ in range(3):
        store.result("backup.begin")
        store.stop(signal.SIGKILL)
        assert not [p for p in store.folder_of_backups.rglob("*.db") if p.parent.name == "journal"]
        store.start("-c", tmp_path / "polku.conf")
    assert backup(store)["state"] == "done"


def test_stopped_while_it_copies(store):
    many(store, 1500)
    store.result("backup.begin")
    assert store.stop() == 0
    assert not list(store.folder_of_backups.rglob("*.part"))
