"""ask, journal and replay: with a real daemon, through it and with its store at rest."""

import json
import sqlite3
import subprocess

import pytest
from conftest import AFTER_TALK, NEWCOMER, POLKU, Daemon, recommend


def named(ref, language="en", **more):
    request = recommend(language, **more)
    request["params"]["client"]["ref"] = ref
    return request


@pytest.fixture
def asked(polku, daemon):
    """Three decisions, asked one after another; their ids."""
    ids = []
    requests = [named("a-1"), named("a-2", "fi", history=AFTER_TALK), named("a-1", "sv")]
    for request in requests:
        done = polku("ask", "--json", "--connect", daemon.endpoint, "r.json",
                     files={"r.json": request})
        assert done.returncode == 0, done.stderr
        ids.append(json.loads(done.stdout)["result"]["decision"])
    return ids


def at_rest(daemon):
    daemon.stop()
    return ["--data", daemon.data]


def connected(daemon):
    return ["--connect", daemon.endpoint]


WAYS = pytest.mark.parametrize("way", [connected, at_rest])


# ---- ask


def test_ask_shows_the_answer(polku, daemon):
    done = polku("ask", "--connect", daemon.endpoint, "r.json", files={"r.json": recommend("sv")})
    assert done.returncode == 0 and done.stderr == ""
    assert "Lilleby" in done.stdout and "Inledande samtal" in done.stdout
    assert "saknas: Samtycke" in done.stdout and "beslut 0" in done.stdout


def test_ask_and_eval_answer_alike(polku, daemon):
    from conftest import RULES

    files = {"r.json": recommend()}
    asked = json.loads(polku("ask", "--json", "--connect", daemon.endpoint, "r.json", files=files).stdout)
    evaluated = json.loads(polku("eval", "--rules", RULES, "r.json").stdout)
    assert asked["result"].pop("decision") and evaluated["result"].pop("decision") is None
    assert asked == evaluated


def test_ask_shows_an_error(polku, daemon):
    request = recommend(facts={**NEWCOMER, "agee": 3})
    done = polku("ask", "--connect", daemon.endpoint, "r.json", files={"r.json": request})
    assert done.returncode == 1 and done.stdout == ""
    assert "/client/facts/agee" in done.stderr and "did you mean: age" in done.stderr


def test_ask_in_vain(polku, daemon):
    daemon.stop()
    done = polku("ask", *connected(daemon), "r.json", files={"r.json": recommend()})
    assert done.returncode == 3 and "polkud" in done.stderr and done.stdout == ""


def test_an_endpoint_that_is_none(polku):
    done = polku("ask", "--connect", "nowhere", "r.json", files={"r.json": recommend()})
    assert done.returncode == 2 and "nowhere" in done.stderr


# ---- journal


@WAYS
def test_decisions_are_listed(polku, daemon, asked, way):
    done = polku("journal", "list", *way(daemon))
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in lines] == asked
    assert all(line.split()[2:] == ["mini", "recommend"] for line in lines)


def test_both_ways_list_the_same(polku, daemon, asked):
    first = polku("journal", "list", "--json", *connected(daemon)).stdout
    assert json.loads(first) == json.loads(polku("journal", "list", "--json", *at_rest(daemon)).stdout)


@WAYS
def test_a_list_is_cut_and_says_so(polku, daemon, asked, way):
    done = polku("journal", "list", "--limit", "2", *way(daemon))
    assert [line.split()[0] for line in done.stdout.splitlines()] == asked[:2]
    assert "--limit 0" in done.stderr
    done = polku("journal", "list", "--limit", "0", *way(daemon))
    assert len(done.stdout.splitlines()) == 3 and done.stderr == ""


@WAYS
def test_a_list_of_days_and_regions(polku, daemon, asked, way):
    flags = way(daemon)
    assert polku("journal", "list", "--to", "2020-01-01", *flags).stdout == "no decisions\n"
    assert polku("journal", "list", "--region", "kainuu", *flags).stdout == "no decisions\n"
    (first, *_) = json.loads(polku("journal", "list", "--json", *flags).stdout)["decisions"]
    day = first["at"][:10]
    done = polku("journal", "list", "--from", day, "--to", day, "--region", "mini", *flags)
    assert asked[0] in done.stdout


@WAYS
def test_a_decision_is_shown(polku, daemon, asked, way):
    done = polku("journal", "show", asked[1], *way(daemon))
    assert done.returncode == 0, done.stderr
    for text in [asked[1], "sha256:", "a-2", '"language": "fi"', "Pikkula", "Kielikurssi",
                 "Pyydä päätös: Työvoimaviranomainen", "Voi sopia", "Työkokeilu"]:
        assert text in done.stdout, done.stdout


def test_both_ways_show_the_same(polku, daemon, asked):
    first = polku("journal", "show", "--json", asked[1], *connected(daemon)).stdout
    second = polku("journal", "show", "--json", asked[1], *at_rest(daemon)).stdout
    assert json.loads(first) == json.loads(second)
    assert json.loads(json.loads(first)["reply"])["decision"] == asked[1]


@WAYS
def test_an_unknown_decision(polku, daemon, asked, way):
    done = polku("journal", "show", asked[0][:-4] + "0000", *way(daemon))
    assert done.returncode == 1 and done.stdout == "" and "decision" in done.stderr


@WAYS
def test_decisions_are_exported_whole(polku, daemon, asked, way):
    flags = way(daemon)
    lines = polku("journal", "export", *flags).stdout.splitlines()
    shown = [json.loads(polku("journal", "show", "--json", d, *flags).stdout) for d in asked]
    assert [json.loads(line) for line in lines] == shown
    assert polku("journal", "export", "--limit", "2", *flags).stdout.splitlines() == lines[:2]
    assert polku("journal", "export", "--limit", "0", "--region", "mini", *flags).stdout.splitlines() == lines
    for none in (["--to", "2020-01-01"], ["--region", "kainuu"]):
        done = polku("journal", "export", *none, *flags)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@WAYS
def test_an_export_of_several_pages(polku, daemon, way):
    batch = [dict(named(f"c-{i}"), id=i) for i in range(100)]
    for _ in range(2):
        assert polku("ask", "--json", *connected(daemon), "r.json", files={"r.json": batch}).returncode == 0
    assert polku("ask", *connected(daemon), "r.json", files={"r.json": batch[:3]}).returncode == 0
    flags = way(daemon)
    refs = [f"c-{i}" for i in [*range(100), *range(100), *range(3)]]
    for limit, n in (("0", 203), ("200", 200), ("150", 150)):
        lines = polku("journal", "export", "--limit", limit, *flags).stdout.splitlines()
        assert [json.loads(line)["ref"] for line in lines] == refs[:n]
        assert [json.loads(line)["seq"] for line in lines] == list(range(1, n + 1))


def test_an_export_waits_when_it_asks_too_often(polku, daemon):
    batch = [dict(named(f"c-{i}"), id=i) for i in range(30)]
    assert polku("ask", "--json", *connected(daemon), "r.json", files={"r.json": batch}).returncode == 0
    daemon.stop()
    slow = polku.folder / "slow.lua"
    slow.write_text("calls_a_second (20)")
    again = Daemon(daemon.data.parent, "-c", slow)
    try:
        done = polku("journal", "export", *connected(again))
    finally:
        again.stop()
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 30, done.stderr


def test_an_export_on_a_full_disk(polku, daemon, asked):
    with open("/dev/full", "w") as full:
        done = subprocess.run([POLKU, "journal", "export", *at_rest(daemon)], stdout=full, stderr=subprocess.PIPE,
                              text=True)
    assert done.returncode == 3 and "cannot write" in done.stderr


@WAYS
def test_a_whole_chain(polku, daemon, asked, way):
    done = polku("journal", "verify", *way(daemon))
    assert done.returncode == 0 and done.stdout == "3 decisions checked, 0 broken\n"
    done = polku("journal", "verify", "--from", "2", "--to", "3", "--json", *way(daemon))
    assert json.loads(done.stdout) == {"checked": 2, "broken": []}


def test_a_broken_chain(polku, daemon, asked):
    flags = at_rest(daemon)
    store = sqlite3.connect(daemon.data / "journal.db")
    store.execute("DROP TRIGGER IF EXISTS decision_no_update")
    store.execute("UPDATE decision SET region = 'other' WHERE seq = 2")
    store.commit()
    store.close()
    done = polku("journal", "verify", *flags)
    assert done.returncode in (1, 3) and ("decision 2: " in done.stdout or "2" in done.stderr)


def test_a_store_that_a_daemon_holds(polku, daemon, asked):
    done = polku("journal", "list", "--data", daemon.data)
    assert done.returncode == 3 and "--connect" in done.stderr and done.stdout == ""


def test_data_or_connect(polku, daemon):
    done = polku("journal", "list", "--data", "x", "--connect", daemon.endpoint)
    assert done.returncode == 2


# ---- replay


def test_every_decision_comes_out_the_same(polku, daemon, asked):
    done = polku("replay", *at_rest(daemon))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "3 decided again with the same bytes, 0 differ, 0 erased\n"
    done = polku("replay", "--json", *at_rest(daemon))
    assert json.loads(done.stdout) == {"same": 3, "different": 0, "erased": 0, "records": 0, "differing": []}


def test_one_decision_or_some_days(polku, daemon, asked):
    flags = at_rest(daemon)
    assert polku("replay", asked[2], *flags).stdout.startswith("1 decided again")
    assert polku("replay", "--to", "2020-01-01", *flags).stdout.startswith("0 decided again")
    assert polku("replay", "no-such-decision", *flags).returncode == 1


def test_an_image_that_is_lost_shows(polku, daemon, asked):
    flags = at_rest(daemon)
    store = sqlite3.connect(daemon.data / "journal.db")
    tables = [row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    (table,) = [name for name in tables if "image" in name]
    store.execute("PRAGMA foreign_keys = OFF")
    store.execute(f"DELETE FROM {table}")
    store.commit()
    store.close()
    done = polku("replay", *flags)
    assert done.returncode == 1 and done.stdout.count("differs: ") == 3
