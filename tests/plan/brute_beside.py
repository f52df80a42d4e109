"""Services beside each other, by brute force: see brute.py. Every order of beginnings is tried."""

import heapq

import brute


def holds_now(pack, state, parts):
    return brute.settled(pack, state, parts)


def history_with(history, running):
    """The history as conditions see it: what is under way is ongoing, dated by its beginning."""
    out = dict(history)
    for _, service, begin in running:
        out[service] = ("ongoing", begin)
    return out


def open_beside(pack, name, state, running):
    ends = {service: end for end, service, _ in running}
    out = []
    for t in pack["transitions"]:
        if t["to"] != name or not t["valid"][0] <= state.day <= t["valid"][1]:
            continue
        for origin in t["from"]:
            at = state.history.get(origin)
            near = t.get("ahead") is None or (origin in ends and ends[origin] <= state.day + t["ahead"])
            if origin == "start" or (at and (
                    (t["on"] in ("completed", "ongoing") and at[0] == "completed") or
                    (t["on"] == "ongoing" and at[0] == "ongoing" and near) or
                    (t["on"] == "interrupted" and at[0] == "interrupted"))):
                out.append(t["when"])
                break
    return out


def may_begin(pack, name, state, running):
    s = pack["services"][name]
    if not s["valid"][0] <= state.day <= s["valid"][1]:
        return False
    load = s["load"] + sum(pack["services"][other]["load"] for _, other, _ in running)
    if s["takes"] and load > 100:
        return False
    for _, other, _ in running:
        if other == name or set(pack["services"][other]["groups"]) & set(s["groups"]):
            return False
    if s["entry"]:
        return brute.settled(pack, state, [(s["when"], frozenset())])
    ways = open_beside(pack, name, state, running)
    facts = brute.facts_in(s["when"]).union(*map(brute.facts_in, ways), set())
    return all(brute.holds(pack, s["when"], state, values, frozenset()) and
               any(brute.holds(pack, c, state, values, frozenset()) for c in ways)
               for values in brute.all_completions(pack, facts, state))


def plans(pack, facts, history, horizon):
    """The cheapest plan of every set of services: {set: (days, steps, ids)}."""
    done = {s: h for s, h in history.items() if h[0] != "ongoing"}
    running = tuple(sorted((max(0, h[1]), s, -5) for s, h in history.items() if h[0] == "ongoing"))
    # (day, steps, ids, number, facts, history, running, waiting, taken, may start, look at the goal)
    queue = [(0, 0, (), 0, facts, done, running, (), frozenset(), True, True)]
    seen, best, number = set(), {}, 0

    def push(*entry):
        nonlocal number
        number += 1
        heapq.heappush(queue, entry[:3] + (number,) + entry[3:])

    while queue:
        day, steps, ids, _, facts, done, running, waiting, taken, start, look = heapq.heappop(queue)
        key = (day, brute.freeze(facts), tuple(sorted(done.items())), running, waiting, taken, start, look)
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > 40000:
            raise OverflowError
        state = brute.State(facts, history_with(done, running), day)
        if look and brute.settled(pack, state, [(pack["goal"], frozenset())]):
            if taken not in best or (day, steps, ids) < best[taken]:
                best[taken] = (day, steps, ids)
            continue
        due = [r for r in running if r[0] <= day]
        if due:
            first = min(due, key=lambda r: r[1])
            after = dict(done)
            after[first[1]] = ("completed", day)
            push(day, steps, ids, brute.give(pack, facts, pack["services"][first[1]]["gives"]), after,
                 tuple(r for r in running if r != first), waiting, taken, True, True)
            continue
        for name, s in pack["services"].items():
            now = (day, name) in waiting
            at = done.get(name)
            if any(r[1] == name for r in running) or (at and at[0] == "completed" and not s["repeatable"]):
                continue
            if not now and (any(w[1] == name for w in waiting) or not start):
                continue
            if not now and s["wait"]:
                if day + s["wait"] + s["takes"] <= horizon:
                    push(day, steps, ids, facts, done, running,
                         tuple(sorted(waiting + ((day + s["wait"], name),))), taken, start, False)
                continue
            if day + s["takes"] > horizon or not may_begin(pack, name, state, running):
                continue
            left = tuple(w for w in waiting if w != (day, name))
            after = dict(done)
            if s["takes"]:
                after.pop(name, None)
                push(day, steps + 1, ids + (name,), facts, after,
                     tuple(sorted(running + ((day + s["takes"], name, day),))), left, taken | {name}, start, True)
            else:
                after[name] = ("completed", day)
                push(day, steps + 1, ids + (name,), brute.give(pack, facts, s["gives"]), after, running, left,
                     taken | {name}, True, True)
        if any(w[0] <= day for w in waiting):
            continue
        starts = [r[0] for r in running] + [d for d in brute.change_days(pack, brute.State(facts, done, day))]
        waits = [w[0] for w in waiting]
        later = [d for d in starts + waits if d > day]
        if later and min(later) <= horizon:
            push(min(later), steps, ids, facts, done, running, waiting, taken, min(later) in starts, False)
    return best
