"""Random small packs: as plain data for the oracle, and as rule files for Polku.

Made for corners, not for looks: few values a fact, so that conditions meet; facts that occur twice
in one condition; every kind of test. The same seed makes the same pack.

A condition is a tuple: ("test", fact, op, operand), ("history", state, services, length or None),
("nothing", state), ("concept", id), ("not", c), ("and", [c]), ("or", [c]), ("least", n, [c]).
A length is (n, unit), or the name of a parameter. Days are numbers (date.toordinal)."""

import datetime

BASE = datetime.date(2026, 3, 30).toordinal()
UNITS = ("day", "week", "month", "year")
STATES = ("completed", "ongoing", "interrupted")
OPTIONS = {"work": ("home", "job", "school"), "needs": ("care", "debt", "help"),
           "level": ("none", "A1", "A2", "B1"), "municipality": ("m1", "m2", "m3")}
KINDS = {"age": "number", "consent": "yes_or_no", "plan": "yes_or_no", "work": "choice", "needs": "choices",
         "level": "scale", "arrival": "date", "municipality": "choice"}
AGES = range(0, 6)


def day_text(day):
    return datetime.date.fromordinal(day).isoformat()


# ---- making ----

def some(rng, members, least=1):
    members = list(members)
    return sorted(rng.sample(members, rng.randint(least, len(members))))


def a_length(rng):
    return rng.choice(("short", (rng.randint(0, 40), "day"), (rng.randint(0, 8), "week"),
                       (rng.randint(0, 5), "month"), (1, "year")))


def a_date_test(rng):
    op = rng.choice(("before", "after", "last", "next", "ago", "last", "ago"))
    return ("test", "arrival", op, BASE + rng.randint(-90, 90) if op in ("before", "after") else a_length(rng))


def a_test(rng, fact=None):
    fact = fact or rng.choice(list(KINDS) + ["needs"])
    kind = KINDS[fact]
    if kind == "yes_or_no":
        return ("test", fact, "yes", None)
    if kind in ("number", "scale"):
        op = rng.choice(("<", "<=", "=", ">=", ">", "in"))
        values = AGES if kind == "number" else OPTIONS[fact]
        low, high = sorted(rng.choices(range(len(values)), k=2))
        limit = "limit" if kind == "number" else "bar"
        return ("test", fact, op, (values[low], values[high]) if op == "in" else rng.choice((values[low], limit)))
    if kind == "choice":
        return ("test", fact, "is", some(rng, OPTIONS[fact]))
    if kind == "choices":
        return ("test", fact, rng.choice(("any", "all")), some(rng, OPTIONS[fact]))
    return a_date_test(rng)


def a_leaf(rng, services, concepts):
    roll = rng.random()
    if roll < 0.14 and services:
        return ("history", rng.choice(STATES), some(rng, rng.sample(services, min(2, len(services)))),
                rng.choice((None, None, a_length(rng))))
    if roll < 0.18:
        return ("nothing", rng.choice(STATES))
    if roll < 0.3 and concepts:
        return ("concept", rng.choice(concepts))
    return a_test(rng)


def a_condition(rng, services, concepts, depth=2):
    kind = rng.choice(("leaf", "leaf", "not", "and", "or", "least")) if depth else "leaf"
    if kind == "leaf":
        return a_leaf(rng, services, concepts)
    if kind == "not":
        return ("not", a_condition(rng, services, concepts, depth - 1))
    members = [a_condition(rng, services, concepts, depth - 1) for _ in range(rng.randint(2, 3))]
    if rng.random() < 0.25:  # a knot: one fact, asked again and again
        fact = rng.choice(list(KINDS) + ["needs", "needs"])
        members = [rng.choice((c, ("not", c))) for c in (a_test(rng, fact) for _ in members)]
    return ("least", rng.randint(1, len(members)), members) if kind == "least" else (kind, members)


def an_effect(rng):
    fact = rng.choice(("consent", "plan", "work", "needs", "needs", "needs", "level"))
    if fact in ("consent", "plan"):
        return (fact, "becomes", rng.random() < 0.5)
    if fact == "needs":
        return (fact, rng.choice(("gains", "loses")), rng.choice(OPTIONS[fact]))
    return (fact, rng.choice(("becomes", "reaches")) if fact == "level" else "becomes", rng.choice(OPTIONS[fact]))


def a_span(rng):
    """Mostly around the days asked about; None is an open end."""
    low, high = sorted((BASE + rng.randint(-60, 60), BASE + rng.randint(-60, 60)))
    return rng.choice(((low, high), (low, None), (None, high)))


def sometimes(rng, chance, value):
    return value if rng.random() < chance else None


def a_service(rng, names, concepts):
    condition = lambda: a_condition(rng, names, concepts)
    everywhere = rng.random() < 0.5
    return {"entry": rng.random() < 0.55, "everywhere": everywhere, "repeatable": rng.random() < 0.3,
            "municipalities": [] if everywhere or rng.random() < 0.5 else some(rng, OPTIONS["municipality"]),
            "voluntary": rng.random() < 0.2, "always": False, "bridges": [],
            "audience": "staff" if rng.random() < 0.05 else "client",
            "when": sometimes(rng, 0.85, condition()), "valid": sometimes(rng, 0.15, a_span(rng)),
            "gives": [an_effect(rng) for _ in range(rng.choice((0, 1, 2)))],
            "waits": sometimes(rng, 0.4, (rng.randint(0, 3), rng.randint(3, 5), "week")),
            "takes": sometimes(rng, 0.6, (rng.randint(0, 3), rng.randint(3, 6), rng.choice(UNITS[:3]))),
            "priority": rng.choice((None, 0, 10, 10, 20)), "capacity": sometimes(rng, 0.2, rng.randint(0, 3)),
            "prefers": [(rng.choice((0, 5, 10)), condition()) for _ in range(rng.choice((0, 0, 1, 2)))],
            "start_within": sometimes(rng, 0.3, a_length(rng)), "overlaps": some(rng, rng.choice(((), ("g1", "g2"))), 0)}


def an_always(rng, names, concepts):
    s = a_service(rng, names, concepts)
    s.update(entry=True, everywhere=True, repeatable=True, voluntary=False, always=True, municipalities=[],
             when=None, capacity=None, overlaps=[])
    return s


def a_transition(rng, names, concepts):
    t = {"from": some(rng, rng.sample(names, rng.choice((1, 1, 2)))), "to": rng.choice(names),
         "on": rng.choice(("completed", "completed", "ongoing", "interrupted")), "ahead": None,
         "when": sometimes(rng, 0.5, a_condition(rng, names, concepts)), "valid": sometimes(rng, 0.15, a_span(rng)),
         "within": sometimes(rng, 0.5, a_length(rng))}
    if t["on"] == "ongoing":
        t["ahead"] = sometimes(rng, 0.5, a_length(rng))
    if rng.random() < 0.15:
        t.update({"from": ["start"], "on": "completed", "ahead": None, "within": None})
    return t


def a_pack(rng, region):
    names = [f"s{i}" for i in range(rng.randint(5, 9))]
    pack = {"region": region, "municipalities": ["m1", "m2"],
            "concepts": {"c1": a_condition(rng, names, []), "c2": a_condition(rng, names, ["c1"])},
            "defaults": {}, "services": {}, "transitions": {}}
    for fact, value in (("needs", frozenset(some(rng, OPTIONS["needs"], 0))), ("plan", True), ("age", 2), ("level", "A1")):
        if rng.random() < 0.12:
            pack["defaults"][fact] = value
    pack["parameters"] = {"limit": [rng.choice(AGES), rng.choice(AGES)], "bar": rng.choices(OPTIONS["level"], k=2),
                          "short": [(rng.randint(0, 30), "day"), (rng.randint(1, 3), "month")]}
    for name in names:
        make = an_always if rng.random() < 0.08 else a_service
        pack["services"][name] = make(rng, names, list(pack["concepts"]))
    plain = [n for n in names if not pack["services"][n]["always"]]
    if len(plain) > 2:
        for bridge in rng.sample(plain, rng.choice((0, 1))):
            pack["services"][bridge]["bridges"] = some(rng, rng.sample([n for n in plain if n != bridge], 2))
    for i in range(rng.randint(4, 9)):
        pack["transitions"][f"t{i}"] = a_transition(rng, names, list(pack["concepts"]))
    return pack


# ---- as conditions in quotes ----

def listed(one, many, members):
    return f"{one} {members[0]}" if len(members) == 1 else f"{many} ({', '.join(members)})"


def length_text(length):
    return length if isinstance(length, str) else f"{length[0]} {length[1]}s"


def test_text(c):
    _, fact, op, x = c
    if op == "yes":
        return fact
    if op == "is":
        return f"{fact} {listed('is', 'is one of', x)}"
    if op in ("any", "all"):
        return f"{fact} has {op} of ({', '.join(x)})"
    if op == "in":
        return f"{fact} in {x[0]}..{x[1]}"
    if op in ("before", "after"):
        return f"{fact} {op} {day_text(x)}"
    if op == "ago":
        return f"{fact} over {length_text(x)} ago"
    return f"{fact} within {op} {length_text(x)}" if op in ("last", "next") else f"{fact} {op} {x}"


def text(c, outside=True):
    kind = c[0]
    if kind == "test":
        return test_text(c)
    if kind == "history":
        return f"{c[1]} {listed('', 'any of', c[2]).strip()}" + (f" within last {length_text(c[3])}" if c[3] else "")
    if kind in ("nothing", "concept"):
        return f"nothing {c[1]}" if kind == "nothing" else c[1]
    if kind == "not":
        inner = "not " + (f"({text(c[1])})" if c[1][0] in ("not", "and", "or") else text(c[1]))
        return inner if outside else f"({inner})"
    if kind == "least":
        return f"at least {c[1]} of ({', '.join(text(m, False) for m in c[2])})"
    joined = f" {kind} ".join(text(m, False) for m in c[1])
    return joined if outside else f"({joined})"


# ---- as rule files: each declaration is a file of one line ----

NAME = 'name { en "x" }'


def quoted(word, value):
    return f'{word} "{value}"'


def span_text(span):
    low, high = (day and day_text(day) for day in span)
    return f"{low} to {high}" if low and high else f"{low} on" if low else f"to {high}"


def fact_words(pack, fact, kind):
    option = "level" if kind == "scale" else "option"
    words = [NAME, 'asks { en "x" }'] + [f'{option} "{o}" {{ en "x" }}' for o in OPTIONS.get(fact, ())]
    if kind == "number":
        words.append(f"between ({AGES[0]}, {AGES[-1]})")
    value = pack["defaults"].get(fact)
    if isinstance(value, (bool, int)):
        words.append(f"default ({str(value).lower()})")
    elif value is not None:
        words.append(quoted("default", value if kind == "scale" else f"({', '.join(sorted(value))})"))
    return words


def service_words(s):
    words = [NAME, 'kind "service"', 'area "work"', 'provider "office"', quoted("audience", s["audience"])]
    words += [f"{flag} (true)" for flag in ("entry", "everywhere", "repeatable", "voluntary", "always") if s[flag]]
    words += [quoted("in_municipality", m) for m in s["municipalities"]]
    words += [quoted(word, x) for word in ("overlaps", "bridges") for x in s[word]]
    words += [f"{word} ({s[word]})" for word in ("priority", "capacity") if s[word] is not None]
    words += [quoted(word, f"{s[word][0]}-{s[word][1]} {s[word][2]}s") for word in ("waits", "takes") if s[word]]
    words += [f'prefer {{ points ({n}), when "{text(c)}" }}' for n, c in s["prefers"]]
    if s["when"]:
        words.append(quoted("when", text(s["when"])))
    if s["valid"]:
        words.append(quoted("valid", span_text(s["valid"])))
    if s["start_within"]:
        words.append(quoted("start_within", length_text(s["start_within"]) + " of arrival"))
    if s["gives"]:
        said = lambda x: ("yes" if x else "no") if isinstance(x, bool) else x
        words.append(quoted("gives", ", ".join(f"{f} {op} {said(x)}" for f, op, x in s["gives"])))
    return words


def transition_words(t):
    words = [quoted("from", f) for f in t["from"]] + [quoted("to", t["to"]), 'by "office"']
    words += [quoted(word, length_text(t[word])) for word in ("ahead", "within") if t[word]]
    words += [quoted("on", t["on"])] if t["on"] != "completed" else []
    words += [quoted("when", text(t["when"]))] if t["when"] else []
    return words + ([quoted("valid", span_text(t["valid"]))] if t["valid"] else [])


def parameter_words(values):
    said = [f"says ({v})" if isinstance(v, int) else f'says "{v if isinstance(v, str) else length_text(v)}"' for v in values]
    return [f'value {{ {said[0]}, valid "to {day_text(BASE - 1)}", basis "x" }}',
            f'value {{ {said[1]}, valid "{day_text(BASE)} on", basis "x" }}']


def declarations(pack):
    """(word, id, its words) of all but the region."""
    for fact, kind in KINDS.items():
        yield kind, fact, fact_words(pack, fact, kind)
    yield "actor", "office", [NAME, 'role "authority"']
    for name, c in pack["concepts"].items():
        yield "concept", name, [NAME, quoted("when", text(c))]
    for name, values in pack["parameters"].items():
        yield "parameter", name, parameter_words(values)
    for name, s in pack["services"].items():
        yield "service", name, service_words(s)
    for name, t in pack["transitions"].items():
        yield "transition", name, transition_words(t)


def shuffled(rng, words):
    """Options and levels keep their order among themselves."""
    ordered = [w for w in words if w.startswith(("option ", "level "))]
    mixed = rng.sample(words, len(words))
    at = iter(ordered)
    return [next(at) if w in ordered else w for w in mixed]


def write(pack, folder, rng=None):
    """Writes the pack; with `rng`, the order of declarations and of their words is shuffled."""
    folder.mkdir(parents=True)
    includes = []
    for word, name, words in declarations(pack):
        words = shuffled(rng, words) if rng else words
        (folder / f"{word}_{name}.lua").write_text(f'{word} "{name}" {{ {", ".join(words)} }}\n')
        includes.append(f'include "{word}_{name}"\n')
    if rng:
        rng.shuffle(includes)
    region = [NAME, 'speaks "en"'] + [quoted("municipality", m) for m in pack["municipalities"]]
    region = shuffled(rng, region) if rng else region
    (folder / "region.lua").write_text(f'region "{pack["region"]}" {{ {", ".join(region)} }}\n' + "".join(includes))
