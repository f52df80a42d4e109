"""Calls a second: of a key, of a connection without one, and of batches."""

import json

from conftest import recommendation, wait_until
from keyed import client


def asked(socket, number):
    """The replies to so many calls that are sent at once, by their ids."""
    for i in range(number):
        socket.send(json.dumps({"jsonrpc": "2.0", "id": i, "method": "recommend",
                                "params": recommendation()}).encode())
    return {r["id"]: r for r in (json.loads(socket.recv()) for _ in range(number))}


def overloaded(replies, limit):
    over = [r["error"] for r in replies.values() if "error" in r]
    assert all(e["code"] == -32007 and e["data"]["limit"] == limit for e in over)
    assert all(1 <= e["data"]["retry_after_ms"] <= 2000 for e in over)
    return len(over)


def test_calls_a_second_of_a_key(keyed, office):
    """One key's two connections share its limit; another key has its own."""
    other = keyed.pair("other")
    keyed.start(client("office", [office], more=", calls_a_second (2)"), client("other", [other], ["audit", "query"]))
    first, second = keyed.socket(office), keyed.socket(office)
    assert overloaded(asked(first, 30), "calls_a_second") >= 20
    assert overloaded(asked(second, 10), "calls_a_second") >= 5
    assert overloaded(asked(keyed.socket(other), 30), "calls_a_second") == 0
    stored = keyed.result(other, "decision.list", {"limit": 1000})["decisions"]
    assert 30 <= len(stored) <= 30 + 15
    assert keyed.refusals("rate")[0]["holder"] == "office"
    wait_until(lambda: overloaded(asked(first, 1), "calls_a_second") == 0)


def test_a_batch_counts_its_calls(keyed, office):
    keyed.start(client("office", [office], more=", calls_a_second (2)"))
    socket = keyed.socket(office)
    socket.send(json.dumps([{"jsonrpc": "2.0", "id": i, "method": "catalog.regions"} for i in range(10)]).encode())
    assert sum("error" in r for r in json.loads(socket.recv())) >= 5


def test_callers_without_keys_are_told_apart_by_connection(idle, tmp_path):
    config = tmp_path / "polku.lua"
    config.write_text("calls_a_second (2)")
    idle.start("-c", config)
    assert overloaded(asked(idle.socket(), 30), "calls_a_second") >= 20
    assert "result" in asked(idle.socket(), 1)[0]


def test_without_limits_many_calls_are_answered(daemon):
    assert overloaded(asked(daemon.socket(), 500), "") == 0
