"""A planner by brute force, written from the meaning of the rules alone.

It looks at every state there is: all facts, the whole history, the day. Nothing is left out, no
bound guides it, and a condition is settled by trying every completion. It is slow, and right for
small packs: what the planner in C says is held against it. Days count from as_of (day 0).

A pack is a dictionary: facts (id: type), services, transitions, goal. A type is ("yes",),
("choice", options), ("scale", levels), ("choices", options), ("number", low, high) or ("date",).
A condition is a tuple: ("test", fact, op, operand), ("history", state, services, days or None),
("nothing", state), ("not", c), ("and", [c]), ("or", [c]), ("least", n, [c]), ("true",).
"""

import heapq
import itertools

UNKNOWN = None


def values_of(kind):
    """Every value of a type. Of a date only those that a pack can tell apart are tried."""
    if kind[0] == "yes":
        return [False, True]
    if kind[0] in ("choice", "scale"):
        return list(kind[1])
    if kind[0] == "number":
        return list(range(kind[1], kind[2] + 1))
    if kind[0] == "choices":
        return [frozenset(c) for n in range(len(kind[1]) + 1)
                for c in itertools.combinations(kind[1], n)]
    return list(range(-60, 61))


def test_true(kind, op, operand, value, day):
    """A test on a known value; dates are days from as_of."""
    if op == "yes":
        return value
    if op == "is":
        return value in operand
    if op == "<":
        order = kind[1].index if kind[0] == "scale" else int
        return order(value) < order(operand)
    if op == ">=":
        order = kind[1].index if kind[0] == "scale" else int
        return order(value) >= order(operand)
    if op == "any":
        return bool(value & set(operand))
    if op == "all":
        return set(operand) <= value
    if op == "last":
        return value <= day <= value + operand
    if op == "next":
        return day <= value <= day + operand
    if op == "ago":
        return value + operand < day
    raise AssertionError(op)


class State:
    """facts: id -> value, UNKNOWN, or for choices a pair (has, has not); history: service ->
    (state, day); day."""

    def __init__(self, facts, history, day):
        self.facts, self.history, self.day = facts, history, day


def completions(kind, value):
    if kind[0] == "choices":
        has, has_not = value
        return [v for v in values_of(kind) if has <= v and not v & has_not]
    return values_of(kind) if value is UNKNOWN else [value]


def is_known(kind, value):
    return len(value[0]) + len(value[1]) == len(kind[1]) if kind[0] == "choices" else value is not UNKNOWN


def facts_in(c):
    if c[0] == "test":
        return {c[1]}
    if c[0] == "not":
        return facts_in(c[1])
    if c[0] in ("and", "or"):
        return set().union(*map(facts_in, c[1]), set())
    return set().union(*map(facts_in, c[2]), set()) if c[0] == "least" else set()


def holds(pack, c, state, values, met):
    """Two-valued truth under one completion. `met`: (rule, test, negative) counted as met."""
    def go(c, negative):
        if c[0] == "true":
            return True
        if c[0] == "test":
            if (c, negative) in met:
                return not negative
            return test_true(pack["facts"][c[1]], c[2], c[3], values[c[1]], state.day)
        if c[0] == "history":
            for service in c[2]:
                at = state.history.get(service)
                if at and at[0] == c[1] and (c[3] is None or at[1] <= state.day <= at[1] + c[3]):
                    return True
            return False
        if c[0] == "nothing":
            return not any(at[0] == c[1] for at in state.history.values())
        if c[0] == "not":
            return not go(c[1], not negative)
        if c[0] == "and":
            return all(go(m, negative) for m in c[1])
        if c[0] == "or":
            return any(go(m, negative) for m in c[1])
        return sum(go(m, negative) for m in c[2]) >= c[1]
    return go(c, False)


def all_completions(pack, facts, state):
    """Every completion of these facts, as value dictionaries."""
    names = sorted(facts)
    choices = [completions(pack["facts"][f], state.facts[f]) for f in names]
    for combination in itertools.product(*choices):
        yield dict(zip(names, combination))


def settled(pack, state, parts):
    """True when every completion makes all parts true: parts are (condition, met)."""
    facts = set().union(*(facts_in(c) for c, _ in parts), set())
    return all(all(holds(pack, c, state, values, met) for c, met in parts)
               for values in all_completions(pack, facts, state))


def open_transitions(pack, name, state, met):
    """The conditions of the transitions that are open but for their `when`."""
    out = []
    for t in pack["transitions"]:
        if t["to"] != name or not t["valid"][0] <= state.day <= t["valid"][1]:
            continue
        for origin in t["from"]:
            at = state.history.get(origin)
            # A transition on an ongoing service is open from its end too.
            wanted = ("completed",) if t["on"] in ("completed", "ongoing") else ("interrupted",)
            if origin == "start" or (at and at[0] in wanted):
                out.append((t["when"], frozenset(m[1:] for m in met if m[0] == ("transition", t["id"]))))
                break
    return out


def service_holds(pack, name, state, met=frozenset()):
    s = pack["services"][name]
    if not s["valid"][0] <= state.day <= s["valid"][1] and ("valid", name) not in met:
        return False
    own = frozenset(m[1:] for m in met if m[0] == ("service", name))
    if s["entry"] or ("reach", name) in met:
        return settled(pack, state, [(s["when"], own)])
    ways = open_transitions(pack, name, state, met)
    facts = facts_in(s["when"]).union(*(facts_in(c) for c, _ in ways), set())
    return all(holds(pack, s["when"], state, values, own) and
               any(holds(pack, c, state, values, m) for c, m in ways)
               for values in all_completions(pack, facts, state))


def give(pack, facts, effects):
    facts = dict(facts)
    for fact, op, operand in effects:
        kind, now = pack["facts"][fact], facts[fact]
        if op == "becomes":
            facts[fact] = operand
        elif op == "reaches":
            if now is UNKNOWN or kind[1].index(now) < kind[1].index(operand):
                facts[fact] = operand
        else:
            has, has_not = now
            one = frozenset([operand])
            facts[fact] = (has | one, has_not - one) if op == "gains" else (has - one, has_not | one)
    return facts


def tests_of(c):
    if c[0] in ("test", "history"):
        return [c]
    if c[0] == "not":
        return tests_of(c[1])
    if c[0] in ("and", "or"):
        return [t for m in c[1] for t in tests_of(m)]
    return [t for m in c[2] for t in tests_of(m)] if c[0] == "least" else []


def all_tests(pack):
    out = tests_of(pack["goal"])
    for s in pack["services"].values():
        out += tests_of(s["when"])
    for t in pack["transitions"]:
        out += tests_of(t["when"])
    return out


def change_days(pack, state):
    """Days after the state's on which a `valid` begins or a date test changes."""
    days = {s["valid"][0] for s in pack["services"].values()}
    days |= {t["valid"][0] for t in pack["transitions"]}
    for t in all_tests(pack):
        if t[0] == "test" and pack["facts"][t[1]][0] == "date" and state.facts[t[1]] is not UNKNOWN:
            value, operand = state.facts[t[1]], t[3]
            days |= {"last": {value, value + operand + 1}, "ago": {value + operand + 1},
                     "next": {value - operand, value + 1}}[t[2]]
        if t[0] == "history" and t[3] is not None:
            for service in t[2]:
                at = state.history.get(service)
                if at and at[0] == t[1]:
                    days.add(at[1] + t[3] + 1)
    return sorted(d for d in days if d > state.day)


def key_of(state):
    return (tuple(sorted(state.facts.items(), key=lambda i: i[0])),
            tuple(sorted(state.history.items())), state.day)


def freeze(facts):
    return tuple(sorted((f, (tuple(sorted(v[0])), tuple(sorted(v[1]))) if isinstance(v, tuple) else v)
                        for f, v in facts.items()))


def beginnings(pack, facts, history):
    """The states as what is under way ends: the first is the client's own."""
    state = State(facts, {s: h for s, h in history.items() if h[0] != "ongoing"}, 0)
    under_way = sorted((max(0, h[1]), s) for s, h in history.items() if h[0] == "ongoing")
    now = State(facts, dict(history), 0)
    yield now
    for end, service in under_way:
        facts = give(pack, facts, pack["services"][service]["gives"])
        history = dict(now.history)
        history[service] = ("completed", end)
        now = State(facts, history, end)
        yield now
    del state


def plans(pack, facts, history, horizon, met=frozenset()):
    """The cheapest plan of every set of services: {set: (days, steps, ids)}."""
    stages = list(beginnings(pack, facts, history))
    for state in stages:
        if settled(pack, state, [(pack["goal"], frozenset())]):
            return {frozenset(): (state.day, 0, ())}
    first = stages[-1]
    queue = [(first.day, 0, (), 0, first, frozenset())]
    seen, best, number = {}, {}, 0
    while queue:
        day, steps, ids, _, state, taken = heapq.heappop(queue)
        key = (freeze(state.facts), tuple(sorted(state.history.items())), day, taken)
        if key in seen:
            continue
        seen[key] = True
        if len(seen) > 60000:
            raise OverflowError
        if ids and settled(pack, state, [(pack["goal"], frozenset())]):
            if taken not in best or (day, steps, ids) < best[taken]:
                best[taken] = (day, steps, ids)
            continue
        for start in [day] + change_days(pack, state):
            for name, s in pack["services"].items():
                at = state.history.get(name)
                if at and at[0] == "completed" and not s["repeatable"]:
                    continue
                begin = start + s["wait"]
                if begin + s["takes"] > horizon:
                    continue
                there = State(state.facts, state.history, begin)
                if not service_holds(pack, name, there, met):
                    continue
                after = dict(state.history)
                after[name] = ("completed", begin + s["takes"])
                number += 1
                heapq.heappush(queue, (begin + s["takes"], steps + 1, ids + (name,), number,
                                       State(give(pack, state.facts, s["gives"]), after,
                                             begin + s["takes"]), taken | {name}))
    return best


def select(best, k):
    """The k cheapest of which none takes every service of another."""
    out = []
    for taken, cost in sorted(best.items(), key=lambda i: i[1]):
        if len(out) < k and not any(taken <= other or other <= taken for other, _ in out):
            out.append((taken, cost))
    return [cost for _, cost in out]


def conditional(pack, facts, history, horizon, met=frozenset()):
    """The cheapest plan that assumes facts: (days, number, steps, ids, facts), or None."""
    unknown = sorted(f for f, v in facts.items() if not is_known(pack["facts"][f], v))
    best = None
    for n in range(len(unknown) + 1):
        for some in itertools.combinations(unknown, n):
            for values in itertools.product(*(completions(pack["facts"][f], facts[f]) for f in some)):
                assumed = dict(facts)
                for fact, value in zip(some, values):
                    kind = pack["facts"][fact]
                    whole = frozenset(kind[1]) if kind[0] == "choices" else None
                    assumed[fact] = (value, whole - value) if whole is not None else value
                for day, steps, ids in plans(pack, assumed, history, horizon, met).values():
                    cost = (day, n, steps, ids, some)
                    best = cost if best is None or cost < best else best
    return best
