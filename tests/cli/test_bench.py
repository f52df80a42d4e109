"""bench: a steady load on a real daemon. How long answers take is never asserted but from below: what
waited for a daemon that stood still must be charged for it."""

import json
import os
import signal
import threading

import pytest
from conftest import recommend


def bench(polku, daemon, *flags, files=None):
    done = polku("bench", "--connect", daemon.endpoint, "--json", *flags, *(files or {"r.json": 0}),
                 files=files or {"r.json": recommend()})
    return done.returncode, json.loads(done.stdout)


def test_every_request_is_answered_and_counted(polku, daemon):
    code, result = bench(polku, daemon, "--rate", 50, "--seconds", 2, "--callers", 3)
    assert code == 0
    assert (result["sent"], result["answered"], result["errors"]) == (100, 100, 0)
    times = result["latency_us"]
    assert 0 < times["median"] <= times["p90"] <= times["p99"] <= times["p999"] <= times["most"]
    decisions = json.loads(polku("journal", "list", "--json", "--limit", 0, "--connect", daemon.endpoint).stdout)
    assert len(decisions if isinstance(decisions, list) else decisions["decisions"]) == 100


def test_files_are_sent_in_turn_and_errors_told_by_name(polku, daemon):
    files = {"good.json": recommend(), "bad.json": recommend(facts={"agee": 3}), "odd.json": {"method": "no.such"}}
    code, result = bench(polku, daemon, "--rate", 30, "--seconds", 1, files=files)
    assert code == 1
    assert (result["answered"], result["errors"]) == (30, 20)
    assert result["error_names"] == {"invalid_facts": 10, "method_not_found": 10}


def test_a_daemon_that_stands_still_is_charged_for_all_who_would_have_come(polku, daemon):
    """With a closed loop only one request a connection would have waited."""
    os.kill(daemon.process.pid, signal.SIGSTOP)
    timer = threading.Timer(1.5, os.kill, (daemon.process.pid, signal.SIGCONT))
    timer.start()
    code, result = bench(polku, daemon, "--rate", 100, "--seconds", 2, "--callers", 2)
    timer.join()
    assert code == 0 and result["answered"] == 200
    assert result["latency_us"]["median"] >= 300_000


def test_a_person_reads_it(polku, daemon):
    done = polku("bench", "--connect", daemon.endpoint, "--rate", 20, "--seconds", 1, "r.json",
                 files={"r.json": recommend()})
    assert done.returncode == 0 and done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].startswith("20 requests, 20 a second over 8 connections, in ")
    assert lines[1] == "answered 20, of them errors 0; not answered 0"
    assert lines[2].startswith("latency in ms, from when each request was due: median ")


@pytest.mark.parametrize("flags,words", [
    (["--rate", "0"], "--rate is at least 1"),
    (["--rate", "x"], "--rate 100"),
    (["--callers", "1000"], "at most 256"),
    (["--rate", "10000000", "--seconds", "10"], "lower --rate"),
])
def test_wrong_flags(polku, flags, words):
    done = polku("bench", *flags, "r.json", files={"r.json": recommend()})
    assert done.returncode == 2 and words in done.stderr and done.stdout == ""


@pytest.mark.parametrize("text", ["[]", "{", "3", '{"jsonrpc": "2.0"}'])
def test_a_file_that_is_no_call(polku, text):
    done = polku("bench", "r.json", files={"r.json": text})
    assert done.returncode == 2 and done.stderr.startswith("polku bench: r.json: ")


def test_no_daemon(polku):
    done = polku("bench", "--connect", f"ipc://{polku.folder}/nobody", "--rate", 1, "--seconds", 1, "r.json",
                 files={"r.json": recommend()})
    assert done.returncode == 3 and "no daemon answers" in done.stderr and done.stdout == ""
