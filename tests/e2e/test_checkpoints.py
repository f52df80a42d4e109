"""Signed checkpoints: what is cut off from the journal's end is missed, and nobody can say otherwise."""

import base64
import ctypes
import hashlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time

import pytest

from conftest import PATIENCE, lay, recommendation

POLKU = os.environ.get("POLKU", str(pathlib.Path(__file__).resolve().parents[2] / "build" / "polku"))


def fill(daemon, n):
    call = {"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": recommendation()}
    socket = daemon.socket()
    for first in range(0, n, 100):
        socket.send(json.dumps([call] * min(100, n - first)).encode())
        socket.recv()


def verify(daemon, *more):
    done = subprocess.run([POLKU, "journal", "verify", "--json", "--data", daemon.data, *map(str, more)],
                          capture_output=True, timeout=60)
    return done.returncode, [b["what"] for b in json.loads(done.stdout)["broken"]]


def refused(daemon):
    """Why it does not start."""
    daemon.start(wait=False)
    assert daemon.join() == 3
    return daemon.log()[-1]["why"]


def notes(daemon):
    return (daemon.data / "checkpoints").read_text().split("\n\npolku/")


def cut(daemon, last):
    """Takes the decisions after one away, so that the chain itself looks whole."""
    with sqlite3.connect(daemon.data / "journal.db") as db:
        db.execute("DELETE FROM decision WHERE seq > ?", (last,))
        db.execute("UPDATE chain SET seq = ?1, hash = coalesce((SELECT hash FROM decision WHERE seq = ?1),"
                   " zeroblob(32))", (last,))
    db.close()


@pytest.mark.parametrize("last", [4, 1, 0])
def test_a_cut_tail_is_found(daemon, last):
    fill(daemon, 5)
    daemon.stop()
    assert verify(daemon) == (0, [])
    cut(daemon, last)
    code, found = verify(daemon)
    assert code == 1 and len(found) == 1
    assert f"decisions {last + 1} to 5 missing: a signed checkpoint" in found[0]
    assert "does not agree with the checkpoint of decision 5" in refused(daemon)


def test_another_chain_of_the_same_length_is_found(daemon):
    fill(daemon, 3)
    daemon.stop()
    shutil.copytree(daemon.data, daemon.folder / "before")
    daemon.start()
    fill(daemon, 2)
    daemon.stop()
    shutil.copy(daemon.data / "checkpoints", daemon.folder / "kept")
    shutil.rmtree(daemon.data)
    (daemon.folder / "before").rename(daemon.data)
    daemon.start()
    fill(daemon, 2)
    daemon.stop()
    assert verify(daemon) == (0, []), "who has the whole folder can do that"
    code, found = verify(daemon, "--witness", daemon.folder / "kept")
    assert code == 1 and "differs from a signed checkpoint" in found[0], "but not against a note kept elsewhere"


def test_a_witness_who_agrees(daemon):
    fill(daemon, 3)
    daemon.stop()
    shutil.copy(daemon.data / "checkpoints", daemon.folder / "kept")
    daemon.start()
    fill(daemon, 3)
    daemon.stop()
    assert verify(daemon, "--witness", daemon.folder / "kept") == (0, [])


def test_others_can_verify_a_note(daemon):
    """With the public key alone, and by the rules of signed notes."""
    fill(daemon, 2)
    daemon.stop()
    shown = subprocess.run([POLKU, "journal", "checkpoint", "--data", daemon.data], capture_output=True, timeout=20,
                           text=True, check=True).stdout
    text, signature = shown.split("\n\n")[0] + "\n", shown.split("\n\n")[1]
    name, key_id, key = (daemon.data / "checkpoint.pub").read_text().strip().split("+", 2)
    origin, number, head, _ = text.splitlines()
    assert origin == name and number == "2"
    with sqlite3.connect(daemon.data / "journal.db") as db:
        assert base64.b64decode(head) == db.execute("SELECT hash FROM decision WHERE seq = 2").fetchone()[0]
        assert name == "polku/" + db.execute("SELECT lower(hex(id)) FROM store").fetchone()[0]
    db.close()
    public, signed = base64.b64decode(key), base64.b64decode(signature.split()[2])
    assert public[0] == 1 and signature.startswith(f"\u2014 {name} ")
    assert hashlib.sha256(name.encode() + b"\n" + public).hexdigest()[:8] == key_id == signed[:4].hex()
    sodium = ctypes.CDLL("libsodium.so.23")
    message = text.encode()
    length = ctypes.c_ulonglong(len(message))
    assert sodium.crypto_sign_verify_detached(signed[4:], message, length, public[1:]) == 0
    assert sodium.crypto_sign_verify_detached(signed[4:], b"x" + message[1:], length, public[1:]) != 0


def test_one_is_written_in_time_and_at_the_end(daemon):
    assert len(notes(daemon)) == 1
    fill(daemon, 5)
    assert len(notes(daemon)) == 1, "not for every decision"
    daemon.stop()
    assert len(notes(daemon)) == 2
    daemon.start()
    end = time.monotonic() + PATIENCE
    while len(notes(daemon)) < 3 and time.monotonic() < end:  # a thousand decisions, and a second
        fill(daemon, 100)
    assert len(notes(daemon)) == 3
    assert int(notes(daemon)[2].splitlines()[1]) >= 1000
    daemon.process.kill()
    daemon.process.wait()
    daemon.start()
    assert daemon.result("decision.verify")["broken"] == []


def test_shown_beside_a_running_daemon(daemon):
    done = subprocess.run([POLKU, "journal", "checkpoint", "--data", daemon.data], capture_output=True, timeout=20)
    assert done.returncode == 0 and done.stdout.splitlines()[1] == b"0"
    assert daemon.recommend()


@pytest.mark.parametrize("change,what,why", [
    (lambda t: t.replace("\n2\n", "\n1\n"), "the signature of a checkpoint does not hold", "is damaged"),
    (lambda t: t[:-20] + "!" + t[-19:], "a checkpoint is damaged", "is damaged"),
    (lambda t: "", "the signed checkpoints are missing", "is damaged"),
    (lambda t: t + "x\n" * 10, "a checkpoint is damaged", "is damaged"),
])
def test_changed_notes_are_found(daemon, change, what, why):
    fill(daemon, 2)
    daemon.stop()
    file = daemon.data / "checkpoints"
    file.write_text(change(file.read_text()))
    code, found = verify(daemon)
    assert code == 1 and what in found
    assert why in refused(daemon)


def test_files_that_are_gone_are_missed(daemon):
    fill(daemon, 2)
    daemon.stop()
    for name, words in (("checkpoints", "cannot use checkpoints"), ("checkpoint.key", "checkpoint.key is missing")):
        (daemon.data / name).rename(daemon.folder / name)
        assert words in refused(daemon)
        assert not (daemon.data / name).exists()
        (daemon.folder / name).rename(daemon.data / name)
    daemon.start()


def test_another_key_is_refused(daemon):
    daemon.stop()
    (daemon.data / "checkpoint.key").write_text("ab" * 32 + "\n")
    assert "not the key of this journal" in refused(daemon)


def test_a_note_that_was_not_written_whole_is_taken_away(daemon):
    """As after a full disk, or when the machine stopped."""
    fill(daemon, 2)
    daemon.stop()
    file = daemon.data / "checkpoints"
    whole = file.read_bytes()
    last = whole.rindex(b"polku/", 0, whole.rindex(b"\n2\n"))
    for length in (1, 40, len(whole) - last - 1):
        file.write_bytes(whole + whole[last:last + length])
        code, found = verify(daemon)
        assert code == 1 and found == ["the last checkpoint was not written whole"]
        daemon.start()
        assert file.read_bytes() == whole
        daemon.stop()
    assert verify(daemon) == (0, [])


def test_only_the_owner_reads_the_key(daemon):
    assert (daemon.data / "checkpoint.key").stat().st_mode & 0o777 == 0o600


def test_a_store_of_before_gets_a_key(daemon):
    daemon.stop()
    shutil.rmtree(daemon.data)
    lay(daemon.data, 3)
    daemon.start()
    assert int(notes(daemon)[0].splitlines()[1]) == 5
    daemon.stop()
    assert verify(daemon) == (0, [])
    with sqlite3.connect(daemon.data / "journal.db") as db:
        db.execute("DELETE FROM checkpoint_key")
    db.close()
    cut(daemon, 1)
    assert "does not agree with the checkpoint" in refused(daemon), "the files are taken for what they are"
