"""Stores that earlier versions wrote (stores/1, stores/2 …: by their schema) are brought up by this one:
with a copy kept first, whole after kill -9 and a full disk in between; what is newer is refused."""

import os
import shutil
import sqlite3
import struct
import subprocess

import pytest

from conftest import HERE, POLKUD, STORES, lay, new_daemon

POLKU = POLKUD.with_name("polku")
OLD = sorted(int(p.name) for p in STORES.iterdir())


def schema_of(path):
    db = sqlite3.connect(path)
    (version,) = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return version


def rows_of(path):
    db = sqlite3.connect(path)
    rows = db.execute("SELECT seq, uuid, hash, request, reply FROM decision ORDER BY seq").fetchall()
    db.close()
    return rows


@pytest.fixture(params=OLD)
def old(request, tmp_path):
    """A daemon, not started, whose store is an old one."""
    daemon = new_daemon(tmp_path)
    daemon.schema = request.param
    lay(daemon.data, daemon.schema)
    yield daemon
    daemon.close()


def verified(data):
    done = subprocess.run([POLKU, "journal", "verify", "--data", data], capture_output=True, encoding="utf-8")
    return done.returncode == 0


def newest(tmp_path):
    daemon = new_daemon(tmp_path)
    daemon.start()
    daemon.recommend(ref="now")
    assert daemon.stop() == 0
    return daemon


def test_there_are_stores_of_every_earlier_schema(tmp_path):
    """One more is laid by whoever raises the schema: write it with the version before."""
    assert OLD == list(range(1, schema_of(newest(tmp_path).data / "journal.db")))


def test_an_old_store_is_brought_up(old):
    before = rows_of(old.data / "journal.db")
    old.start()
    listed = old.result("decision.list")["decisions"]
    assert [d["decision"] for d in listed][:len(before)] == [uuid for _, uuid, _, _, _ in before]
    stored = [old.result("decision.get", {"decision": d["decision"]}) for d in listed if not d["erased"]]
    assert stored and all(d["reply"] for d in stored)
    assert old.result("decision.verify")["broken"] == []
    mine = old.result("client.export", {"ref": "first"})
    assert len(mine["decisions"]) == 2
    again = {"region": "shore", "client": {"facts": {"age": 30}, "ref": "first"}, "as_of": "2026-11-20",
             "request_id": "of-a-store-00000000"}
    assert old.result("recommend", again)["decision"] == before[0][1]
    assert old.error("recommend", {**again, "as_of": "2026-11-21"})["code"] == -32005
    assert old.recommend(ref="first")["decision"]
    assert old.result("client.forget", {"ref": "first"})["decisions"] == 3
    assert old.stop() == 0
    assert verified(old.data)


def test_a_copy_is_kept_first(old):
    """Of the decisions; not of keys, which may have to be destroyed."""
    before = rows_of(old.data / "journal.db")
    old.start()
    assert old.stop() == 0
    copy = old.data / f"journal.db.v{old.schema}"
    assert schema_of(copy) == old.schema and rows_of(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600
    assert schema_of(old.data / "journal.db") > old.schema
    names = {p.name for p in old.data.iterdir() if not p.name.startswith("checkpoint")}
    assert names == {"journal.db", "keys.db", copy.name}
    copy.unlink()
    old.start()
    assert old.stop() == 0 and not copy.exists()


def test_reading_does_not_bring_it_up(old):
    done = subprocess.run([POLKU, "journal", "list", "--data", old.data], capture_output=True, encoding="utf-8")
    assert done.returncode == 3 and f"older schema {old.schema}" in done.stderr and "start polkud" in done.stderr


@pytest.mark.parametrize("name", ["journal.db", "keys.db"])
def test_what_is_newer_is_refused_and_left_alone(tmp_path, name):
    daemon = newest(tmp_path)
    db = sqlite3.connect(daemon.data / name)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = (daemon.data / name).read_bytes()
    daemon.start(wait=False)
    assert daemon.join() == 3
    assert "written by a newer Polku (schema 99" in daemon.log_file.read_text()
    assert (daemon.data / name).read_bytes() == before


# -- cut off in between


class Stopped:
    def __init__(self, folder):
        self.library, self.state = folder / "stopped.so", folder / "disk"
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-o", self.library,
                        HERE / "stopped.c", "-ldl"], check=True)
        self.env = {**os.environ, "LD_PRELOAD": str(self.library), "STOPPED_DISK": str(self.state),
                    "ASAN_OPTIONS": "verify_asan_link_order=0"}

    def set(self, at=0, full=False):
        self.state.write_bytes(struct.pack("=iii", 0, at, full))

    def count(self):
        return struct.unpack("=iii", self.state.read_bytes())[0]


@pytest.fixture
def stopped(tmp_path):
    return Stopped(tmp_path)


def points(daemon, stopped):
    """Some of the writes of a start that brings the store up, the first and the last among them."""
    stopped.set()
    daemon.start(env=stopped.env)
    count = stopped.count()
    assert daemon.stop() == 0 and count > 20
    every = count // int(os.environ.get("UPGRADE_POINTS", 6)) or 1
    return sorted({1, 2, *range(3, count, every), count})


def again(daemon, schema):
    shutil.rmtree(daemon.data)
    lay(daemon.data, schema)


@pytest.mark.parametrize("full", [False, True], ids=["killed", "full"])
def test_cut_off_while_it_is_brought_up(old, stopped, full):
    """Whatever was reached, the next start goes on, and nothing is lost."""
    before = rows_of(old.data / "journal.db")
    for at in points(old, stopped):
        again(old, old.schema)
        stopped.set(at, full)
        old.start(env=stopped.env, wait=False)
        if full:
            try:
                old.wait_log("ready")
                old.stop()
            except AssertionError:
                assert old.join() == 3, at
        else:
            assert old.join() == -9, at
        old.start()
        assert old.stop() == 0
        after = rows_of(old.data / "journal.db")
        assert after[:len(before)] == before and verified(old.data), at
        copy = old.data / f"journal.db.v{old.schema}"
        assert copy.exists() and rows_of(copy) == before, at
        assert not list(old.data.glob("*.part")), at
