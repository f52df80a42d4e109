"""What Polku must answer, worked out by trying everything. Written from the meaning of the rules
alone; it shares nothing with the engine. Unknown facts are never reasoned about: every completion is
gone through, and what all of them agree on is true or false.

A client: {"facts": {fact: value or None}, "history": [visit]}; a visit: {"service", "state",
"started", "ended", "ends"}. Values: bool, int, an option, a frozenset of options, a day's number.
Only days are not tried one by one: of the days that answer every test of the pack alike, one is."""

import calendar
import datetime
import itertools

from packs import AGES, BASE, KINDS, OPTIONS

FIRST, LAST = datetime.date(1900, 1, 1).toordinal(), datetime.date(2200, 12, 31).toordinal()
LISTED = ("possible", "suppressed", "full", "eligible")


def add(day, length):
    """The day after a length; months and years keep the day of the month, or take the last."""
    n, unit = length
    if unit in ("day", "week"):
        return day + n * (7 if unit == "week" else 1)
    d = datetime.date.fromordinal(day)
    months = d.year * 12 + d.month - 1 + n * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(d.day, calendar.monthrange(year, month + 1)[1])).toordinal()


def expected_days(low, high, unit):
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    return -(-(low + high) * days // 2)


def inside(span, day):
    return span is None or ((span[0] is None or span[0] <= day) and (span[1] is None or day <= span[1]))


COMPARE = {"<": lambda a, b: a < b, "<=": lambda a, b: a <= b, "=": lambda a, b: a == b,
           ">=": lambda a, b: a >= b, ">": lambda a, b: a > b}


class Case:
    """One client, one pack, one day."""

    def __init__(self, pack, client, as_of, placements):
        self.pack, self.as_of, self.placements = pack, as_of, placements
        self.history = client["history"]
        self.latest = {}
        for visit in sorted(self.history, key=lambda v: v["started"]):
            self.latest[visit["service"]] = visit
        self.sent = client["facts"]
        self.left = {fact: self.values_left(fact) for fact in KINDS}
        self.states, self.found, self.settled_before = {}, {}, {}

    # ---- lengths, parameters, history ----

    def parameter(self, name):
        return self.pack["parameters"][name][0 if self.as_of < BASE else 1]

    def length(self, length):
        return self.parameter(length) if isinstance(length, str) else length

    def is_in(self, service, state):
        return service in self.latest and self.latest[service]["state"] == state

    def end_of(self, visit):
        """The expected end of an ongoing visit, or None."""
        if visit["ends"] is not None:
            return visit["ends"]
        takes = self.pack["services"][visit["service"]]["takes"]
        return visit["started"] + expected_days(*takes) if takes else None

    # ---- tests of a known value ----

    def ranked(self, fact, value):
        if value in ("limit", "bar"):
            value = self.parameter(value)
        return OPTIONS[fact].index(value) if KINDS[fact] == "scale" else value

    def day_holds(self, op, x, day):
        if op in ("before", "after"):
            return day < x if op == "before" else day > x
        length = self.length(x)
        if op == "next":
            return self.as_of <= day <= add(self.as_of, length)
        reaches = add(day, length) >= self.as_of
        return not reaches if op == "ago" else day <= self.as_of and reaches

    def test_holds(self, test, value):
        _, fact, op, x = test
        if op == "yes":
            return value
        if op == "is":
            return value in x
        if op in ("any", "all"):
            return (any if op == "any" else all)(o in value for o in x)
        if op == "in":
            return self.ranked(fact, x[0]) <= self.ranked(fact, value) <= self.ranked(fact, x[1])
        if KINDS[fact] == "date":
            return self.day_holds(op, x, value)
        return COMPARE[op](self.ranked(fact, value), self.ranked(fact, x))

    def history_holds(self, c):
        for service in c[2]:
            if self.is_in(service, c[1]):
                visit = self.latest[service]
                day = visit["started"] if c[1] == "ongoing" else visit["ended"]
                if c[3] is None or self.day_holds("last", c[3], day):
                    return True
        return False

    def holds(self, c, values):
        """Whether a condition holds when every fact in it has a value."""
        kind = c[0]
        if kind == "test":
            return self.test_holds(c, values[c[1]])
        if kind == "history":
            return self.history_holds(c)
        if kind == "nothing":
            return not any(v["state"] == c[1] for v in self.latest.values())
        if kind == "concept":
            return self.holds(self.pack["concepts"][c[1]], values)
        if kind == "not":
            return not self.holds(c[1], values)
        members = c[2] if kind == "least" else c[1]
        met = sum(self.holds(m, values) for m in members)
        return met >= {"and": len(members), "or": 1, "least": c[1]}[kind]

    # ---- what is known, and every completion of it ----

    def date_tests(self):
        found = []
        def walk(c):
            if c[0] == "test" and KINDS[c[1]] == "date":
                found.append(c)
            for m in {"not": c[1:], "and": c[1], "or": c[1], "least": c[-1]}.get(c[0], ()):
                walk(m)
        for c in self.pack["concepts"].values():
            walk(c)
        for s in list(self.pack["services"].values()) + list(self.pack["transitions"].values()):
            for c in [s["when"]] + [when for _, when in s.get("prefers", ())]:
                walk(c or ("nothing", "ongoing"))
        return found

    def some_days(self):
        tests, kept = self.date_tests(), {}
        for day in itertools.chain((FIRST, LAST), range(self.as_of - 400, self.as_of + 400)):
            kept.setdefault(tuple(self.test_holds(t, day) for t in tests), day)
        return list(kept.values())

    def every_value(self, fact):
        kind = KINDS[fact]
        if kind == "yes_or_no":
            return [False, True]
        if kind == "number":
            return list(AGES)
        if kind == "date":
            return self.some_days()
        options = OPTIONS[fact]
        if kind == "choices":
            return [frozenset(s) for n in range(len(options) + 1) for s in itertools.combinations(options, n)]
        return list(options)

    def values_left(self, fact):
        """The values that the fact can still have."""
        if fact in self.sent:
            return self.every_value(fact) if self.sent[fact] is None else [self.sent[fact]]
        known, members = None, {}
        done = [v for v in self.history if v["state"] == "completed"]
        for visit in sorted(done, key=lambda v: (v["ended"], v["service"])):
            for given, op, x in self.pack["services"][visit["service"]]["gives"]:
                if given == fact and op == "becomes":
                    known = x
                elif given == fact and op in ("gains", "loses"):
                    members[x] = op == "gains"
        default = self.pack["defaults"].get(fact)
        if KINDS[fact] == "choices":
            for option in OPTIONS[fact] if default is not None else ():
                members.setdefault(option, option in default)
            return [v for v in self.every_value(fact) if all((o in v) == has for o, has in members.items())]
        known = default if known is None else known
        return self.every_value(fact) if known is None else [known]

    def facts_in(self, c):
        if c[0] == "test":
            return {c[1]}
        if c[0] == "concept":
            return self.facts_in(self.pack["concepts"][c[1]])
        members = {"not": c[1:], "and": c[1], "or": c[1], "least": c[-1]}.get(c[0], ())
        return set().union(*(self.facts_in(m) for m in members))

    def settle(self, c):
        """True, False, or None with the facts that alone can turn it; each condition once."""
        if id(c) not in self.settled_before:
            self.settled_before[id(c)] = (c, self.settle_given(c, self.left))
        return self.settled_before[id(c)][1]

    def settle_given(self, c, left):
        facts = sorted(self.facts_in(c))
        results = {values: self.holds(c, dict(zip(facts, values)))
                   for values in itertools.product(*(left[f] for f in facts))}
        seen = set(results.values())
        if len(seen) == 1:
            return seen.pop(), []
        turning = []
        for i, fact in enumerate(facts):
            rest = {}
            for values, result in results.items():
                rest.setdefault(values[:i] + values[i + 1:], set()).add(result)
            if any(len(r) == 2 for r in rest.values()):
                turning.append(fact)
        return None, turning

    # ---- one service ----

    def crossings(self, t):
        """(deadline or None, service) for each service that it comes from and that is as wanted."""
        found = []
        for service in t["from"]:
            if not inside(t["valid"], self.as_of) or not self.is_in(service, t["on"]):
                continue
            visit = self.latest[service]
            base = visit["started"] if t["on"] == "ongoing" else visit["ended"]
            if t["ahead"]:
                base = self.end_of(visit)
                if base is None or base > add(self.as_of, self.length(t["ahead"])):
                    continue
            found.append((add(base, self.length(t["within"])) if t["within"] else None, service))
        if t["from"] == ["start"] and inside(t["valid"], self.as_of):
            found.append((None, None))
        return found

    def arriving(self, service):
        """The transitions that would be open if their `when` held: (id, transition, crossings)."""
        for name, t in sorted(self.pack["transitions"].items()):
            crossings = self.crossings(t) if t["to"] == service else []
            if crossings:
                yield name, t, crossings

    def condition(self, service):
        """Place, reach and when in one."""
        s = self.pack["services"][service]
        parts = [("or", [t["when"] or ("and", []) for _, t, _ in self.arriving(service)])]
        if s["entry"]:
            parts = []
        if not s["everywhere"]:
            parts.append(("test", "municipality", "is", s["municipalities"] or self.pack["municipalities"]))
        if s["voluntary"]:
            parts.append(("test", "consent", "yes", None))
        return ("and", parts + [s["when"]] * (s["when"] is not None))

    def settled(self, service):
        if service not in self.found:
            self.found[service] = self.settle(self.condition(service))
        return self.found[service]

    def overlap(self, a, b):
        return a != b and bool(set(self.pack["services"][a]["overlaps"]) & set(self.pack["services"][b]["overlaps"]))

    def ongoing_beside(self, service):
        return [o for o in self.latest if self.is_in(o, "ongoing") and self.overlap(o, service)]

    def plain_state(self, service):
        s = self.pack["services"][service]
        if self.is_in(service, "ongoing"):
            return "ongoing"
        if self.is_in(service, "completed") and not s["repeatable"]:
            return "completed"
        if not inside(s["valid"], self.as_of):
            return "closed"
        value = self.settled(service)[0]
        if value is False:
            return "not_eligible"
        if self.ongoing_beside(service):
            return "suppressed"
        if value is None:
            return "possible"
        if s["capacity"] is not None and self.placements.get(service, 0) >= s["capacity"]:
            return "full"
        return "eligible"

    def bridged_state(self, service, state):
        """What becomes of a bridge's own state."""
        ends = self.pack["services"][service]["bridges"]
        if not ends or state not in LISTED:
            return state
        if any(self.is_in(e, "ongoing") or self.is_in(e, "completed") for e in ends):
            return "not_eligible"
        if any(self.states.get(e) == "full" or (self.states.get(e) == "eligible" and self.pack["services"][e]["waits"])
               for e in ends):
            return state
        if any(self.states.get(e) == "possible" for e in ends):
            return "suppressed" if state == "suppressed" else "possible"
        return "not_eligible"

    def judge(self):
        """The state of every service that is meant for clients."""
        services = {n: s for n, s in self.pack["services"].items() if s["audience"] == "client"}
        self.states = {n: self.plain_state(n) for n in services}
        self.own = dict(self.states)
        self.states = {n: self.bridged_state(n, state) for n, state in self.states.items()}
        return self.states

    def unknown(self, service):
        """What can still matter for a possible service."""
        facts = set(self.settled(service)[1])
        ends = self.pack["services"][service]["bridges"]
        if any(self.own.get(e) == "full" or (self.own.get(e) == "eligible" and self.pack["services"][e]["waits"]) for e in ends):
            ends = []
        return sorted(facts.union(*(self.settled(e)[1] for e in ends if self.own.get(e) == "possible")))

    # ---- ranking and questions ----

    def deadline(self, service):
        """(deadline, (transition shown, service it comes from) or None)"""
        s, shown = self.pack["services"][service], []
        for name, t, crossings in self.arriving(service):
            if t["when"] is None or self.settle(t["when"])[0]:
                shown += [(day is None, day or 0, name, source) for day, source in crossings]
        best = min(shown, key=lambda c: (c[:3], c[3] or ""), default=None)
        days = [best[1]] if best and not best[0] else []
        if s["start_within"] and self.sent.get("arrival") is not None:  # no default and no effect gives a day
            days.append(add(self.sent["arrival"], self.length(s["start_within"])))
        return min(days, default=None), best and best[2:]

    def terms(self, service):
        s = self.pack["services"][service]
        day = self.deadline(service)[0]
        preferred = [points for points, c in s["prefers"] if self.settle(c)[0]]
        urgency = 0 if day is None or day > self.as_of + 28 else 20 if day < self.as_of else 10
        return [s["priority"] or 0] + preferred + [urgency] * (urgency > 0)

    def recommended(self, limit):
        """[(service, score, deadline, transition, alternatives)]"""
        ranked = sorted((-sum(self.terms(n)), n) for n, state in self.states.items() if state == "eligible")
        taken = []
        for score, name in ranked:
            if self.pack["services"][name]["always"]:
                continue
            first = next((t for t in taken if self.overlap(t[0], name)), None)
            if first:
                first[4].append(name)
            else:
                taken.append((name, -score, *self.deadline(name), []))
        last = [(n, -score, *self.deadline(n), []) for score, n in ranked if self.pack["services"][n]["always"]]
        return taken[:limit] + last

    def questions(self):
        """[(fact, bears_on)]"""
        counts = {}
        for service, state in self.states.items():
            for fact in self.settled(service)[1] if state == "possible" else ():
                counts[fact] = counts.get(fact, 0) + 1
        return sorted(counts.items(), key=lambda q: (-q[1], q[0]))

    # ---- what would it take ----

    def works(self, service, facts, values):
        left = dict(self.left)
        left.update({f: [v] for f, v in zip(facts, values)})
        return self.settle_given(self.condition(service), left)[0] is True

    def smallest_changes(self, service):
        """Sets of at most three facts whose change makes place, reach and when true; none holds another."""
        if self.settled(service)[0] is True:
            return []
        facts, found = sorted(self.facts_in(self.condition(service))), []
        for size in (1, 2, 3):
            for chosen in itertools.combinations(facts, size):
                if any(set(f) <= set(chosen) for f in found):
                    continue
                if any(self.works(service, chosen, values)
                       for values in itertools.product(*(self.every_value(f) for f in chosen))):
                    found.append(chosen)
        return found
