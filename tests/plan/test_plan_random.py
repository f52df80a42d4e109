"""The planner against brute force, over small random packs with fixed seeds."""

import itertools
import random
import re

import pytest

import brute
import brute_beside
import packs

HORIZON = 120
PACKS = 100  # of one test; the seeds run on from the test's first


def case(seed, unknown=0.15, **more):
    """A pack and its client; facts are sent as they are, so that nothing is filled from the history."""
    r = random.Random(seed)
    pack = packs.random_pack(r, size=r.choice([3, 4, 5]), dates=r.random() < 0.6, **more)
    facts, history = packs.random_client(r, pack, unknown)
    if any(h[0] == "completed" for h in history.values()):
        hidden = {f for f, v in facts.items() if not packs.is_known(pack["facts"][f], v)}
        history = {s: h for s, h in history.items() if h[0] != "completed"} if hidden else history
    return r, pack, facts, history


def steps_of(plan):
    return plan["days"][1], len(plan["steps"]), tuple(s[0] for s in plan["steps"])


def nothing_unknown(pack, facts):
    return all(packs.is_known(pack["facts"][f], v) for f, v in facts.items())


def brute_conditional(pack, facts, history):
    return brute.conditional(pack, facts, history, 60)


# Searches that did not end within their limit, because one service was taken again and again.
ONCE_WRONG = [101304, 102273]


@pytest.mark.parametrize("first", [*range(0, 1000, PACKS), *ONCE_WRONG])
def test_certain_and_conditional(driver, first):
    for seed in range(first, first + PACKS if first not in ONCE_WRONG else first + 1):
        r, pack, facts, history = case(seed)
        k = r.choice([1, 1, 3])
        answer = driver.plan(packs.lines(pack, facts, history), k=k)
        assert all(p["fault"] is None for p in answer["plans"]), seed
        try:
            wanted = brute.select(brute.plans(pack, facts, history, HORIZON), k)
        except OverflowError:
            continue
        assert [steps_of(p) for p in answer["plans"] if not p["conditional"]] == wanted, seed
        assert all(p["optimal"] for p in answer["plans"] if not p["conditional"]), seed
        if wanted or nothing_unknown(pack, facts):
            continue
        try:
            best = brute_conditional(pack, facts, history)
        except OverflowError:
            continue
        got = answer["plans"][0] if answer["plans"] else None
        assert (got and (got["days"][1], len(got["assumes"]), len(got["steps"]),
                         tuple(s[0] for s in got["steps"]), tuple(sorted(got["assumes"])))) == best, seed


BESIDE_WRONG = [200290]  # a further plan whose other service still runs when the goal holds was not found


@pytest.mark.parametrize("first", [*range(5000, 6500, 3 * PACKS), *BESIDE_WRONG])
def test_beside_each_other(driver, first):
    for seed in range(first, first + 3 * PACKS if first not in BESIDE_WRONG else first + 1):
        r = random.Random(seed)
        pack = packs.random_pack(r, size=r.choice([2, 3, 4]), dates=r.random() < 0.5, parallel=True)
        facts, history = packs.random_client(r, pack, 0)
        k = r.choice([1, 1, 2])
        answer = driver.plan(packs.lines(pack, facts, history), k=k, parallel=True, expansions=60000)
        assert all(p["fault"] is None for p in answer["plans"]), seed
        try:
            wanted = brute.select(brute_beside.plans(pack, facts, history, 70), k)
        except OverflowError:
            continue
        got = [steps_of(p) for p in answer["plans"]]
        if all(p["optimal"] for p in answer["plans"]) and (got or answer["proved"]):
            assert got == wanted, seed
        else:
            assert not got or got[0] >= wanted[0], seed


# ---- what is missing ----

def items(pack):
    """Everything that can be counted as met."""
    out = set()

    def walk(c, negative, rule):
        if c[0] == "test":
            out.add((rule, c, negative))
        elif c[0] == "not":
            walk(c[1], not negative, rule)
        elif c[0] in ("and", "or", "least"):
            for member in c[-1]:
                walk(member, negative, rule)
    for name, s in pack["services"].items():
        walk(s["when"], False, ("service", name))
        out.add(("valid", name))
        if not s["entry"]:
            out.add(("reach", name))
    for t in pack["transitions"]:
        walk(t["when"], False, ("transition", t["id"]))
    return sorted(out, key=str)


def smallest(pack, facts, history):
    """(cost, sets) of the sets of one or two that open the cheapest plan; None."""
    for n in (1, 2):
        best = None
        for some in itertools.combinations(items(pack), n):
            for cost in brute.plans(pack, facts, history, 60, frozenset(some)).values():
                if best is None or cost < best[0]:
                    best = (cost, [])
                if cost == best[0]:
                    best[1].append({names(i) for i in some})
        if best:
            return best
    return None


def names(item):
    if len(item) == 2:
        return item
    return ("test", item[0][1], in_order(packs.text(("not", item[1]) if item[2] else item[1])))


def in_order(test):
    """A test in one form, however it is printed."""
    found = re.fullmatch(r"(not )?(\w+) (is|has)( not| none of| one of| any of)? \(?(\w+(?:, \w+)*)\)?", test)
    if not found:
        return test
    no, fact, verb, how, options = found.groups()
    negative = bool(no) != (how in (" not", " none of"))
    return negative, fact, verb, tuple(sorted(options.split(", ")))


@pytest.mark.parametrize("first", range(9000, 9400, PACKS))
def test_missing_conditions(driver, first):
    for seed in range(first, first + PACKS):
        r = random.Random(seed)
        pack = packs.random_pack(r, size=r.choice([2, 3]), dates=r.random() < 0.5)
        facts, history = packs.random_client(r, pack, 0)
        answer = driver.plan(packs.lines(pack, facts, history))
        if answer["plans"] or not answer["proved"]:
            continue
        try:
            best = smallest(pack, facts, history)
        except OverflowError:
            continue
        got = {("test", m[2] or m[1], in_order(m[4])) if m[0] == "test" else (m[0], m[1])
               for m in answer["missing"]}
        if best is None:
            assert len(got) in (0, 3) or answer["missing"][0][0] == "nothing", seed
        elif answer["exact"]:
            assert got in best[1], seed


# ---- what must not change a plan ----

def cost(answer):
    return [steps_of(p) for p in answer["plans"]]


def test_order_of_declarations(driver):
    for seed in range(3000, 3300):
        r, pack, facts, history = case(seed)
        one = driver.plan(packs.lines(pack, facts, history), k=3)
        other = driver.plan(packs.lines(pack, facts, history, shuffle=r), k=3)
        assert cost(one) == cost(other), seed


def test_more_services_are_never_worse(driver):
    for seed in range(3300, 3600):
        r, pack, facts, history = case(seed, unknown=0)
        if len(pack["services"]) < 3:
            continue
        gone = sorted(pack["services"])[-1]
        used = {s for t in brute.all_tests(pack) if t[0] == "history" for s in t[2]}
        if gone in used or gone in history or any(gone in t["from"] for t in pack["transitions"]):
            continue
        fewer = dict(pack, services={n: s for n, s in pack["services"].items() if n != gone},
                     transitions=[t for t in pack["transitions"] if t["to"] != gone])
        with_it = driver.plan(packs.lines(pack, facts, history))
        without = driver.plan(packs.lines(fewer, facts, history))
        if without["plans"]:
            assert with_it["plans"] and cost(with_it)[0] <= cost(without)[0], seed


def test_shorter_is_never_longer(driver):
    """Where no date matters, a service that takes less never makes the best plan longer."""
    for seed in range(3600, 3900):
        r = random.Random(seed)
        pack = packs.random_pack(r, dates=False)
        if any(t[0] == "history" and t[3] is not None for t in brute.all_tests(pack)):
            continue
        facts, history = packs.random_client(r, pack, 0)
        before = driver.plan(packs.lines(pack, facts, history))
        service = pack["services"][r.choice(sorted(pack["services"]))]
        service["takes"] = service["takes"] // 2
        after = driver.plan(packs.lines(pack, facts, history))
        assert bool(before["plans"]) == bool(after["plans"]), seed
        if before["plans"]:
            assert after["plans"][0]["days"][1] <= before["plans"][0]["days"][1], seed


def test_beside_is_never_later_than_one_after_another(driver):
    """Also where a limit cuts the search for services beside each other."""
    found = 0
    for seed in range(5000, 5400):
        r = random.Random(seed)
        pack = packs.random_pack(r, size=4, dates=False, parallel=True)
        facts, history = packs.random_client(r, pack, 0)
        one = driver.plan(packs.lines(pack, facts, history))
        if not one["plans"]:
            continue
        beside = driver.plan(packs.lines(pack, facts, history), parallel=True, expansions=one["expansions"] + 3)
        assert beside["plans"] and beside["plans"][0]["fault"] is None, seed
        assert beside["plans"][0]["days"][1] <= one["plans"][0]["days"][1], seed
        found += len(one["plans"][0]["steps"]) > 1
    assert found > 10


@pytest.mark.parametrize("first", range(5400, 5800, PACKS))
def test_beside_there_is_a_plan_where_there_is_one_after_another(driver, first):
    """Certain or not, with dates or without, and wherever a limit cuts the search; `beside` is no later."""
    conditional = shorter = 0
    for seed in range(first, first + PACKS):
        r = random.Random(seed)
        pack = packs.random_pack(r, size=4, dates=seed % 2 == 0, parallel=True)
        facts, history = packs.random_client(r, pack, 0.4)
        k = r.choice([1, 1, 3])
        one = driver.plan(packs.lines(pack, facts, history), k=k)
        limit = 2 * one["expansions"] + r.choice([500, 5000])
        beside = driver.plan(packs.lines(pack, facts, history), k=k, parallel=True, expansions=limit)
        assert all(p["fault"] is None for p in beside["plans"]), seed
        if not one["plans"] or one["plans"][0]["fault"]:
            continue
        first_one, best = one["plans"][0], beside["plans"][0]
        if best["conditional"] == first_one["conditional"]:
            assert best["days"][1] <= first_one["days"][1], seed
            shorter += best["days"][1] < first_one["days"][1]
        conditional += best["conditional"]
    assert conditional > 5 and shorter


@pytest.mark.parametrize("first", range(20000, 20060, 20))
def test_dates_that_are_not_known(driver, first):
    """Not every value of such a date is tried; what is called optimal is so for all of them."""
    proven = 0
    for seed in range(first, first + 20):
        r = random.Random(seed)
        pack = packs.random_pack(r, size=2)
        facts, history = packs.random_client(r, pack, 0)
        if "fd" not in facts:
            continue
        facts["fd"] = None
        answer = driver.plan(packs.lines(pack, facts, history))
        assert all(p["fault"] is None for p in answer["plans"]), seed
        got = answer["plans"][0] if answer["plans"] else None
        if (got and not (got["conditional"] and got["optimal"])) or (not got and not answer["proved"]):
            continue
        best = brute_conditional(pack, facts, history)
        assert (got and (got["days"][1], len(got["assumes"]), len(got["steps"]),
                         tuple(s[0] for s in got["steps"]), tuple(sorted(got["assumes"])))) == best, seed
        proven += got is not None
    assert proven


def test_start_days_of_a_date_that_is_assumed(driver):
    """A step may start on a day that only one value of an unknown date makes a change day: that value is assumed."""
    conditional = 0
    for seed in range(40900, 41000):
        r = random.Random(seed)
        pack = packs.random_pack(r, size=4)
        facts, history = packs.random_client(r, pack, 0.2)
        if "fd" not in facts:
            continue
        facts["fd"] = None
        answer = driver.plan(packs.lines(pack, facts, history), expansions=20000)
        assert all(p["fault"] is None for p in answer["plans"]), seed
        conditional += any("fd" in p["assumes"] for p in answer["plans"])
    assert conditional > 3
