"""Polku against the oracle: random small packs and random clients of whom little is known.

Each pack is asked about many clients in one batch; every state, truth value, question, deadline and
rank of the answers must be the oracle's. Seeds are fixed: what fails once fails again."""

import datetime
import json
import os
import pathlib
import random
import subprocess

import pytest

from oracle import Case
from packs import AGES, BASE, KINDS, OPTIONS, a_pack, day_text, some, write

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLKU = os.environ.get("POLKU", str(ROOT / "build" / "polku"))
PACKS, CLIENTS = 60, 36  # two calls a client: a batch holds a hundred
DAYS = (BASE, BASE - 1, datetime.date(2026, 2, 28).toordinal(), BASE + 1)


# ---- clients ----

def a_value(rng, fact):
    kind = KINDS[fact]
    if kind == "yes_or_no":
        return rng.random() < 0.5
    if kind == "number":
        return rng.choice(AGES)
    if kind == "choices":
        return frozenset(some(rng, OPTIONS[fact], 0))
    return BASE + rng.randint(-120, 60) if kind == "date" else rng.choice(OPTIONS[fact])


def a_visit(rng, service, as_of, state):
    started = as_of - rng.randint(0, 80)
    visit = {"service": service, "state": state, "started": started, "ended": None, "ends": None}
    if state == "ongoing":
        visit["ends"] = rng.choice((None, started + rng.randint(0, 140)))
    else:
        visit["ended"] = rng.randint(started, as_of)
    return visit


def a_history(rng, pack, as_of):
    history = []
    for service, s in pack["services"].items():
        if rng.random() < 0.4:
            visit = a_visit(rng, service, as_of, rng.choice(("completed", "completed", "ongoing", "interrupted")))
            history.append(visit)
            if rng.random() < 0.2 and not s["gives"]:  # taken before
                history.append(a_visit(rng, service, visit["started"] - 1, rng.choice(("completed", "interrupted"))))
    rng.shuffle(history)
    return history


def a_client(rng, pack, as_of):
    facts = {}
    for fact in KINDS:
        roll = rng.random() * (2 if fact == "needs" else 1)  # mostly left to what services gave
        if roll < 0.55:
            facts[fact] = a_value(rng, fact)
        elif roll < 0.65:
            facts[fact] = None
    return {"facts": facts, "history": a_history(rng, pack, as_of) if rng.random() < 0.8 else []}


# ---- asking ----

def plain(fact, value):
    if isinstance(value, frozenset):
        return sorted(value)
    return day_text(value) if KINDS[fact] == "date" and value is not None else value


def client_json(client):
    visits = [{k: day_text(v) if isinstance(v, int) else v for k, v in visit.items() if v is not None}
              for visit in client["history"]]
    return {"facts": {f: plain(f, v) for f, v in client["facts"].items()}, "history": visits}


def call(number, method, case, client, **more):
    params = {"region": case.pack["region"], "as_of": day_text(case.as_of), "client": client_json(client),
              "placements": case.placements, "language": "en", **more}
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def polku(*arguments):
    done = subprocess.run([POLKU, *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    return done.stdout


def ask(folder, calls):
    file = folder / "batch.json"
    file.write_text(json.dumps(calls))
    return {reply["id"]: reply["result"] for reply in json.loads(polku("eval", "--rules", folder / "rules", file))}


# ---- comparing ----

def states_agree(case, answer):
    said = {s["service"]: s["state"] for s in answer["services"]}
    assert said == case.judge()
    assert all(s["exact"] for s in answer["services"])
    of = lambda state: sorted(n for n, now in case.states.items() if now == state)
    assert [s["service"] for s in answer["possible"]] == of("possible")
    assert [s["service"] for s in answer["suppressed"]] == of("suppressed")
    assert [s["service"] for s in answer["full"]] == of("full")
    for s in answer["possible"]:
        assert s["unknown"] == case.unknown(s["service"]) != [], s["service"]
    for s in answer["suppressed"]:
        assert s["because_of"] in case.ongoing_beside(s["service"])


def ranking_agrees(case, answer, limit):
    expected = case.recommended(limit)
    assert [(r["service"], r["score"]) for r in answer["recommendations"]] == [(e[0], e[1]) for e in expected]
    for said, (name, _, deadline, shown, alternatives) in zip(answer["recommendations"], expected):
        assert said["deadline"] == (deadline and day_text(deadline)), name
        assert said["alternatives"] == alternatives, name
        assert (said["transition"] is None) == (shown is None), name
        if shown:
            assert said["transition"]["from"] == (shown[1] or "start"), name
    for s in answer["services"]:
        assert sorted(t["points"] for t in s["score"]) == sorted(case.terms(s["service"])), s["service"]


def questions_agree(case, answer):
    assert [(q["fact"], q["bears_on"]) for q in answer["questions"]] == case.questions()
    assert all(q["exact"] for q in answer["questions"])


def node_agrees(case, node, c):
    """Every node of a tree has the settled value of its part of the condition."""
    kind = {"history": "test", "nothing": "test", "least": "at_least"}.get(c[0], c[0])
    assert (node["kind"], node["value"]) == (kind, case.settle(c)[0]), node["text"]
    members = {"not": c[1:], "and": c[1], "or": c[1], "least": c[-1]}.get(c[0], ())
    if c[0] == "concept":
        members = [case.pack["concepts"][c[1]]]
    assert len(node["members"]) == len(members)
    for member, part in zip(node["members"], members):
        node_agrees(case, member, part)


def reach_agrees(case, service, node):
    s = case.pack["services"][service]
    whens = [t["when"] or ("and", []) for _, t, _ in case.arriving(service)]
    assert node["value"] == (True if s["entry"] else case.settle(("or", whens))[0])
    for t in node["members"]:
        if t["kind"] == "transition":
            when = case.pack["transitions"][t["transition"]]["when"]
            parts = [m for m in t["members"] if m["kind"] not in ("from", "valid", "ahead")]
            assert len(parts) == (when is not None)
            if when:
                node_agrees(case, parts[0], when)


def trees_agree(case, answer):
    for s in answer["services"]:
        parts = {m["kind"]: m for m in s["tree"]["members"]}
        when = case.pack["services"][s["service"]]["when"]
        assert ("when" in parts) == (when is not None)
        if when:
            assert parts["when"]["value"] == case.settle(when)[0]
            node_agrees(case, parts["when"]["members"][0], when)
        reach_agrees(case, s["service"], parts["reach"])


def value_of(fact, said):
    if isinstance(said, list):
        return frozenset(said)
    return datetime.date.fromisoformat(said).toordinal() if KINDS[fact] == "date" else said


def changes_agree(case, service, answer):
    state = case.states[service]
    by_facts = [c for c in answer["changes"] if not c["from"]]
    expected = case.smallest_changes(service) if state in ("not_eligible", "possible") else []
    assert [tuple(c["facts"]) for c in by_facts] == expected
    for c in by_facts:
        assert case.works(service, list(c["facts"]), [value_of(f, v) for f, v in c["facts"].items()]), c


def the_cases(seed):
    rng = random.Random(seed)
    pack = a_pack(rng, f"r{seed}")
    for i in range(CLIENTS):
        as_of = rng.choice(DAYS)
        client = a_client(rng, pack, as_of)
        placements = {n: rng.randint(0, 3) for n in pack["services"] if rng.random() < 0.5}
        yield Case(pack, client, as_of, placements), client, rng.choice((0, 1, 2, 10)), rng.choice(sorted(pack["services"]))


@pytest.mark.parametrize("seed", range(PACKS))
def test_answers(tmp_path, seed):
    cases = list(the_cases(seed))
    write(cases[0][0].pack, tmp_path / "rules" / f"r{seed}")
    calls = []
    for i, (case, client, limit, service) in enumerate(cases):
        calls.append(call(2 * i, "recommend", case, client, limit=limit, explain=True))
        calls.append(call(2 * i + 1, "explain", case, client, service=service))
    answers = ask(tmp_path, calls)
    for i, (case, client, limit, service) in enumerate(cases):
        try:
            answer = answers[2 * i]
            states_agree(case, answer)
            questions_agree(case, answer)
            ranking_agrees(case, answer, limit)
            trees_agree(case, answer)
            if service in case.states:
                changes_agree(case, service, answers[2 * i + 1])
        except AssertionError as failed:
            raise AssertionError(f"pack {seed}, client {i} on {day_text(case.as_of)}: {client}") from failed


@pytest.mark.parametrize("seed", range(200, 212))
def test_asking_ends(tmp_path, seed):
    """Who answers the first question, and again, ends with no question: each was needed."""
    rng = random.Random(seed)
    pack = a_pack(rng, f"r{seed}")
    write(pack, tmp_path / "rules" / f"r{seed}")
    clients = [{"facts": {}, "history": a_history(rng, pack, BASE)} for _ in range(20)]
    answered = [{f: a_value(rng, f) for f in KINDS} for _ in clients]
    for _ in range(len(KINDS) + 1):
        calls = [call(i, "recommend", Case(pack, c, BASE, {}), c, explain=True) for i, c in enumerate(clients)]
        answers = ask(tmp_path, calls)
        first = {i: a["questions"][0]["fact"] for i, a in answers.items() if a["questions"]}
        for i, fact in first.items():
            assert clients[i]["facts"].get(fact) is None, (i, fact)
            clients[i]["facts"][fact] = answered[i][fact]
        if not first:
            break
    assert not first
    for i, a in answers.items():
        before = Case(pack, clients[i], BASE, {})
        known = {f: rng.choice(values) for f, values in before.left.items()}
        after = Case(pack, dict(clients[i], facts=known), BASE, {})
        assert {s["service"]: s["state"] for s in a["services"]} == before.judge()
        eligible = [{n for n, state in case.judge().items() if state in ("eligible", "full")} for case in (before, after)]
        assert eligible[0] == eligible[1]


@pytest.mark.parametrize("seed", range(300, 312))
def test_order_of_files_and_words_does_not_show(tmp_path, seed):
    pack = a_pack(random.Random(seed), f"r{seed}")
    digests = set()
    for i in range(4):
        write(pack, tmp_path / str(i) / pack["region"], random.Random(f"{seed} {i}") if i else None)
        digests.add(polku("image", "--digest", tmp_path / str(i) / pack["region"]))
    assert len(digests) == 1
    other = dict(pack, services=dict(pack["services"], s0=dict(pack["services"]["s0"], priority=77)))
    write(other, tmp_path / "other" / pack["region"])
    assert polku("image", "--digest", tmp_path / "other" / pack["region"]) not in digests
