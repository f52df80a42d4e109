"""Plans are searched for aside: others are answered meanwhile, and nothing is lost or said twice."""

import json
import signal
import time

import pytest
import zmq

from conftest import PATIENCE, recommendation

# Chinese rings: ring i may move when ring i - 1 is on and all before it are off. To take twenty of
# them off takes more steps than a search may look at states, so it runs to its limit.
RINGS = """
local rings = 20
region "rings" {
  name { fi "Renkaat", en "Rings" }, speaks "fi", speaks "en", municipality "091",
  default_goal "free",
}
choice "municipality" {
  name { fi "Kotikunta", en "Municipality" }, asks { fi "Missä asut?", en "Where do you live?" },
  option "091" { fi "Helsinki", en "Helsinki" },
}
actor "smith" { name { fi "Seppä", en "Smith" }, role "association" }
local free = ""
for i = 1, rings do
  local may = ""
  for below = 1, i - 2 do may = may .. "(not ring_" .. below .. ") and " end
  if i > 1 then may = may .. "ring_" .. (i - 1) .. " and " end
  yes_or_no("ring_" .. i) { name { fi "Rengas", en "Ring" }, asks { fi "Onko?", en "Is it on?" } }
  service("off_" .. i) {
    name { fi "Pois", en "Off" }, kind "service", area "work", provider "smith",
    summary { fi "Pois.", en "Off." }, because { fi "Irti.", en "Free." },
    entry (true), repeatable (true),
    when(may .. "ring_" .. i), gives("ring_" .. i .. " becomes no"),
  }
  service("on_" .. i) {
    name { fi "Päälle", en "On" }, kind "service", area "work", provider "smith",
    summary { fi "Päälle.", en "On." }, because { fi "Kiinni.", en "Bound." },
    entry (true), repeatable (true),
    when(may .. "not ring_" .. i), gives("ring_" .. i .. " becomes yes"),
  }
  free = free .. (i > 1 and " and " or "") .. "(not ring_" .. i .. ")"
end
goal "free" { name { fi "Vapaa", en "Free" }, reached(free) }
goal "never" { name { fi "Ei koskaan", en "Never" }, reached "ring_14 and not ring_14" }
"""


@pytest.fixture
def rings(idle):
    pack = idle.rules / "rings"
    pack.mkdir()
    (pack / "region.lua").write_text(RINGS)
    return idle.start()


def puzzle(bound, **more):
    """The params of a plan call: rings 1 to `bound` are on, the others off."""
    facts = {f"ring_{i}": i <= bound for i in range(1, 21)}
    return {"region": "rings", "client": {"facts": {"municipality": "091", **facts}}, **more}


def call(number, method, params):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def send(socket, message):
    socket.send(json.dumps(message).encode())


def receive(socket):
    return json.loads(socket.recv())


def test_a_short_plan(rings):
    plan = rings.result("plan", puzzle(3))["plans"][0]
    assert [step["service"] for step in plan["steps"]] == ["off_1", "off_3", "on_1", "off_2", "off_1"]
    assert plan["optimal"] and plan["days"]["expected"] == 0


# A word that hides behind escapes is the same word.
@pytest.mark.parametrize("name", ["plan", "pl\\u0061n", "\\u0070lan"])
def test_others_are_answered_while_a_search_runs(rings, name):
    socket = rings.socket()
    socket.send(json.dumps(call(1, "plan", puzzle(20))).replace('"plan"', f'"{name}"').encode())
    for number in range(2, 30):
        send(socket, call(number, "recommend", recommendation()))
    order = [receive(socket)["id"] for _ in range(29)]
    assert order[:-1] == list(range(2, 30)) and order[-1] == 1


def test_a_search_that_is_cut_says_so(rings):
    answer = rings.result("plan", puzzle(20))
    assert not any(plan["optimal"] for plan in answer["plans"])
    assert [none["proved"] for none in answer["no_plan"]] == [False] * (not answer["plans"])


def limited(rings, text):
    """The daemon again, with these words in its configuration."""
    assert rings.stop() == 0
    config = rings.folder / "limits.lua"
    config.write_text(text)
    return rings.start("-c", config)


@pytest.mark.parametrize("text", ["plan_states (1000)", "plan_memory_mib (1)"])
def test_limits_of_the_configuration(rings, text):
    """That both can never be takes a look at all 16,384 states of fourteen rings: more than these limits
    allow, less than the usual ones. A decision is replayed with the limits it was made under."""
    free = rings.result("plan", puzzle(3, goal="never"))
    limited(rings, text + "\nplan_threads (2)")
    cut = rings.result("plan", puzzle(3, goal="never"))
    assert [answer["no_plan"][0]["proved"] for answer in (free, cut)] == [True, False]
    for configuration in (text, ""):
        limited(rings, configuration)
        for answer in (cut, free):
            assert rings.result("decision.replay", {"decision": answer["decision"]})["same"]


def test_the_same_question_has_the_same_answer(rings):
    sockets = [rings.socket() for _ in range(4)]
    for socket in sockets:
        send(socket, call(1, "plan", puzzle(8)))
    answers = [receive(socket)["result"] for socket in sockets]
    assert len({a["decision"] for a in answers}) == 4
    assert all(a["plans"] == answers[0]["plans"] for a in answers)
    assert len(answers[0]["plans"][0]["steps"]) == 170  # of eight rings: (2 ** 9 - 2) // 3


def test_a_batch_is_stored_once(rings):
    batch = [call(1, "recommend", recommendation()), call(2, "plan", puzzle(5)),
             call(3, "recommend", {**puzzle(4), "plans": 1}), call(4, "decision.list", {})]
    socket = rings.socket()
    send(socket, batch)
    replies = {reply["id"]: reply["result"] for reply in receive(socket)}
    stored = rings.result("decision.list")["decisions"]
    assert [d["decision"] for d in stored] == [replies[i]["decision"] for i in (1, 2, 3)]
    assert [len(replies[i]["plans"][0]["steps"]) for i in (2, 3)] == [21, 10]


def test_a_retry_gives_the_same_bytes(rings):
    params = puzzle(8, request_id="a-long-enough-name")
    body = json.dumps(call(1, "plan", params)).encode()
    assert rings.send(body) == rings.send(body)
    assert len(rings.result("decision.list")["decisions"]) == 1


def test_plans_are_replayed(rings):
    decision = rings.result("plan", puzzle(7, plans=2))["decision"]
    assert rings.result("decision.replay", {"decision": decision})["same"]


def test_rules_that_change_during_a_search(rings):
    socket = rings.socket()
    before = rings.pack("rings")["digest"]
    send(socket, call(1, "plan", puzzle(20)))
    rings.edit("rings/region.lua", 'en "Smith"', 'en "Blacksmith"')
    rings.result("rules.reload", {"region": "rings"})
    after = rings.pack("rings")["digest"]
    assert before != after
    decision = receive(socket)["result"]["decision"]
    assert rings.result("decision.get", {"decision": decision})["digest"] == after
    assert rings.result("decision.replay", {"decision": decision})["same"]


def test_more_searches_than_are_taken(rings):
    socket = rings.socket()
    count = 160
    for number in range(count):
        send(socket, call(number, "plan", puzzle(number % 12, as_of=f"20{number // 12 + 20}-01-01")))
    found = {}
    for _ in range(count):
        reply = receive(socket)
        found[reply["id"]] = reply["error"]["code"] if "error" in reply else 0
    assert sorted(found) == list(range(count))
    assert set(found.values()) <= {0, -32007} and 0 in found.values()


def test_the_end_does_not_wait_for_a_search(rings):
    socket = rings.socket()
    for number in range(6):
        send(socket, call(number, "plan", puzzle(20, as_of=f"202{number}-01-01")))
    socket.poll(200, zmq.POLLIN)
    start = time.monotonic()
    assert rings.stop(signal.SIGTERM) == 0
    assert time.monotonic() - start < 2 * PATIENCE


def answers(socket, number):
    """To so many different puzzles at once: how many were refused, and the errors' data."""
    for i in range(number):
        send(socket, call(i, "plan", puzzle(20 - i)))
    replies = [receive(socket) for _ in range(number)]
    return [r["error"]["data"] for r in replies if "error" in r]


@pytest.mark.parametrize("word,limit", [("searches_a_second (1)", "searches_a_second"),
                                        ("calls_at_once (1)", "calls_at_once")])
def test_searches_of_one_caller_are_limited(rings, word, limit):
    limited(rings, f"{word}\nplan_states (20000)")
    refused = answers(rings.socket(), 6)
    assert 3 <= len(refused) < 6
    assert {r["limit"] for r in refused} == {limit} and all(r["retry_after_ms"] > 0 for r in refused)
    assert "result" in rings.call("plan", puzzle(3)) or limit == "searches_a_second"
