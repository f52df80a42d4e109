"""Random small packs, and how they are written for the driver in C."""

import datetime
import random
import resource
import subprocess

AS_OF = datetime.date(2026, 3, 1)
FAR = 10 ** 6


def date(day):
    return (AS_OF + datetime.timedelta(days=day)).isoformat()


# ---- conditions as text ----

def level(fact, value):
    return value


def test_text(c):
    _, fact, op, operand = c
    if op == "yes":
        return fact
    if op == "is":
        return f"{fact} is one of ({', '.join(operand)})" if len(operand) > 1 else f"{fact} is {operand[0]}"
    if op in ("<", ">="):
        return f"{fact} {op} {operand}"
    if op in ("any", "all"):
        return f"{fact} has {op} of ({', '.join(operand)})" if len(operand) > 1 else f"{fact} has {operand[0]}"
    if op == "ago":
        return f"{fact} over {operand} days ago"
    return f"{fact} within {op} {operand} days"


def history_text(c):
    names = f"any of ({', '.join(c[2])})" if len(c[2]) > 1 else c[2][0]
    return f"{c[1]} {names}" + (f" within last {c[3]} days" if c[3] is not None else "")


def text(c, top=True):
    if c[0] == "test":
        return test_text(c)
    if c[0] == "history":
        return history_text(c)
    if c[0] == "nothing":
        return f"nothing {c[1]}"
    if c[0] == "not":
        inner = text(c[1], False)
        return f"not {inner}" if top else f"(not {inner})"
    if c[0] == "least":
        return f"at least {c[1]} of ({', '.join(text(m, False) for m in c[2])})"
    joined = f" {c[0]} ".join(text(m, False) for m in c[1])
    return joined if top else f"({joined})"


# ---- a pack as lines ----

def duration(words, name, days):
    if days:
        words.append(f"1\t{name}\tt{days} day{'' if days == 1 else 's'}")


def valid(words, span):
    if span[0] > -FAR or span[1] < FAR:
        begin = date(span[0]) if span[0] > -FAR else None
        end = date(span[1]) if span[1] < FAR else None
        words.append("1\tvalid\tt" + (f"{begin} to {end}" if begin and end else
                                      f"{begin} on" if begin else f"to {end}"))


def name(depth, words):
    words.append(f"{depth}\tname")
    words.append(f"{depth + 1}\ten\ttx")


def fact_lines(words, fact, kind):
    words.append(f"0\t{ {'yes': 'yes_or_no'}.get(kind[0], kind[0]) }\tt{fact}")
    name(1, words)
    if kind[0] == "number":
        words.append(f"1\tbetween\tn{kind[1]}\tn{kind[2]}")
    for option in kind[1] if kind[0] in ("choice", "choices", "scale") else ():
        words.append(f"1\t{'level' if kind[0] == 'scale' else 'option'}\tt{option}")
        words.append("2\ten\ttx")


def effect_text(e):
    fact, op, operand = e
    if op == "becomes" and isinstance(operand, bool):
        operand = "yes" if operand else "no"
    return f"{fact} {op} {operand}"


def service_lines(words, sid, s):
    words.append(f"0\tservice\tt{sid}")
    name(1, words)
    words += ["1\tkind\ttservice", "1\tarea\ttwork", "1\tprovider\ttoffice", "1\teverywhere\tb1"]
    if s["entry"]:
        words.append("1\tentry\tb1")
    if s["repeatable"]:
        words.append("1\trepeatable\tb1")
    if s["when"] != ("true",):
        words.append("1\twhen\tt" + text(s["when"]))
    if s["gives"]:
        words.append("1\tgives\tt" + ", ".join(map(effect_text, s["gives"])))
    if s.get("load", 100) != 100:
        words.append(f"1\tload\tn{s['load']}")
    for group in s.get("groups", ()):
        words.append(f"1\toverlaps\tt{group}")
    duration(words, "waits", s["wait"])
    duration(words, "takes", s["takes"])
    valid(words, s["valid"])


def transition_lines(words, t):
    words.append(f"0\ttransition\tt{t['id']}")
    words += [f"1\tfrom\tt{f}" for f in t["from"]] + [f"1\tto\tt{t['to']}", "1\tby\ttoffice"]
    if t["on"] != "completed":
        words.append(f"1\ton\tt{t['on']}")
    if t.get("ahead") is not None:
        duration(words, "ahead", t["ahead"])
    if t["when"] != ("true",):
        words.append("1\twhen\tt" + text(t["when"]))
    valid(words, t["valid"])


def value_text(kind, value):
    if kind[0] == "yes":
        return "yes" if value else "no"
    if kind[0] == "date":
        return date(value)
    if kind[0] == "choices":
        return "(" + ", ".join(sorted(value[0])) + ")"
    return str(value)


def is_known(kind, value):
    return len(value[0]) + len(value[1]) == len(kind[1]) if kind[0] == "choices" else value is not None


def client_lines(words, pack, facts, history):
    words += ["0\texample\ttclient", f"1\ton_date\tt{AS_OF.isoformat()}"]
    given = [f"{f} = {value_text(pack['facts'][f], v)}" for f, v in facts.items()
             if is_known(pack["facts"][f], v)]
    if given:
        words.append("1\tgiven\tt" + ", ".join(given))
    for service, (state, day) in history.items():
        begin = date(min(day, 0) - 5)
        words.append(f"1\thistory\tt{service} {state} {begin} {date(day)}")


def lines(pack, facts, history, shuffle=None):
    """The whole pack with its client. `shuffle`: declarations in another order."""
    blocks = []

    def block(write, *args):
        words = []
        write(words, *args)
        blocks.append(words)
    blocks.append(["0\tregion\ttr", "1\tname", "2\ten\ttx", "1\tspeaks\tten",
                   "1\tmunicipality\tt205"])
    blocks.append(["0\tchoice\ttmunicipality", "1\tname", "2\ten\ttx", "1\toption\tt205",
                   "2\ten\ttx"])
    blocks.append(["0\tactor\ttoffice", "1\tname", "2\ten\ttx", "1\trole\ttauthority"])
    blocks.append(["0\tgoal\ttgoal", "1\tname", "2\ten\ttx", "1\treached\tt" + text(pack["goal"])])
    for fact, kind in pack["facts"].items():
        block(fact_lines, fact, kind)
    for sid, s in pack["services"].items():
        block(service_lines, sid, s)
    for t in pack["transitions"]:
        block(transition_lines, t)
    block(client_lines, pack, facts, history)
    if shuffle:
        shuffle.shuffle(blocks)
    return [line.rstrip("\t") if line.endswith("\t") else line for b in blocks for line in b]


class Driver:
    """The driver, kept running: one pack after the other. `mebibytes`: all the memory that it may take;
    of a program built with AddressSanitizer, whose own takes more, what the planner may take."""

    def __init__(self, program, mebibytes=None):
        def limit():
            if mebibytes and not sanitised:
                resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))
        with open(program, "rb") as binary:
            sanitised = b"__asan_init" in binary.read()
        arena = [str(mebibytes - 16)] if mebibytes else []
        self.process = subprocess.Popen([program, *arena], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        preexec_fn=limit)

    def plan(self, words, k=1, parallel=False, expansions=200000, goal="goal"):
        import json
        self.process.stdin.write("\n".join(words) + f"\nrun\t{goal}\t{k}\t{int(parallel)}\t{expansions}\n")
        self.process.stdin.flush()
        reply = self.process.stdout.readline()
        assert reply, "the driver ended"
        answer = json.loads(reply)
        assert "error" not in answer, answer["error"]
        return answer

    def close(self):
        self.process.stdin.close()
        assert self.process.wait() == 0


# ---- random packs ----

KINDS = {"fa": ("yes",), "fb": ("yes",), "fc": ("choice", ("one", "two", "three")),
         "fs": ("scale", ("none", "some", "good", "full")), "fm": ("choices", ("left", "right")),
         "fn": ("number", 0, 5), "fd": ("date",)}


def random_test(r, names, kinds):
    roll = r.random()
    if roll < 0.15:
        return ("history", r.choice(["completed", "completed", "interrupted"]),
                tuple(sorted(r.sample(names, r.choice([1, 1, 2])))), r.choice([None, None, None, 3, 10]))
    if roll < 0.18:
        return ("nothing", "completed")
    fact = r.choice(sorted(kinds))
    kind = kinds[fact]
    if kind[0] == "yes":
        return ("test", fact, "yes", None)
    if kind[0] == "choice":
        return ("test", fact, "is", tuple(sorted(r.sample(kind[1], r.choice([1, 1, 2])))))
    if kind[0] == "scale":
        return ("test", fact, r.choice(["<", ">="]), r.choice(kind[1][1:]))
    if kind[0] == "choices":
        some = tuple(sorted(r.sample(kind[1], r.choice([1, 2]))))
        return ("test", fact, "any" if len(some) == 1 else r.choice(["any", "all"]), some)
    if kind[0] == "number":
        return ("test", fact, r.choice(["<", ">="]), r.randint(1, 5))
    return ("test", fact, r.choice(["last", "next", "ago"]), r.choice([0, 4, 9, 20]))


def random_cond(r, names, kinds, depth=2):
    roll = r.random()
    if depth == 0 or roll < 0.4:
        test = random_test(r, names, kinds)
        return ("not", test) if r.random() < 0.3 else test
    if roll < 0.5:
        return ("least", 2, [random_cond(r, names, kinds, depth - 1) for _ in range(3)])
    members = [random_cond(r, names, kinds, depth - 1) for _ in range(2)]
    return ("and" if roll < 0.8 else "or", members)


def random_effect(r, kinds):
    fact = r.choice(sorted(f for f in kinds if kinds[f][0] in ("yes", "choice", "scale", "choices")))
    kind = kinds[fact]
    if kind[0] == "yes":
        return (fact, "becomes", r.random() < 0.7)
    if kind[0] == "choice":
        return (fact, "becomes", r.choice(kind[1]))
    if kind[0] == "scale":
        return (fact, r.choice(["reaches", "reaches", "becomes"]), r.choice(kind[1]))
    return (fact, r.choice(["gains", "loses"]), r.choice(kind[1]))


def test_of(effect):
    """The test that holds once the effect was given."""
    fact, op, operand = effect
    if op == "reaches":
        return ("test", fact, ">=", operand)
    if op in ("gains", "loses"):
        test = ("test", fact, "any", (operand,))
        return test if op == "gains" else ("not", test)
    if isinstance(operand, bool):
        test = ("test", fact, "yes", None)
        return test if operand else ("not", test)
    if fact == "fs":
        return ("test", fact, ">=", operand)
    return ("test", fact, "is", (operand,))


def random_span(r):
    roll = r.random()
    if roll < 0.75:
        return (-FAR, FAR)
    begin = r.randint(-5, 25)
    return (begin, FAR) if roll < 0.88 else (-FAR, begin + 10)


def random_pack(r, size=5, dates=True, parallel=False):
    names = ["s" + c for c in "abcdefg"[:size]]
    kinds = {f: KINDS[f] for f in r.sample(sorted(KINDS), r.randint(2, 4))}
    if not dates:
        kinds.pop("fd", None)
    if not any(kinds[f][0] in ("yes", "choice", "scale", "choices") for f in kinds):
        kinds["fa"] = KINDS["fa"]
    services, transitions = {}, []
    for sid in names:
        entry = r.random() < 0.7
        effects = {e[0]: e for e in (random_effect(r, kinds) for _ in range(r.choice([1, 1, 2])))}
        services[sid] = {"entry": entry, "repeatable": r.random() < 0.12,
                         "when": ("true",) if r.random() < 0.3 else random_cond(r, names, kinds),
                         "gives": [effects[f] for f in sorted(effects)],
                         "wait": r.choice([0, 0, 0, 2, 5]), "takes": r.choice([0, 1, 3, 7, 7]),
                         "valid": random_span(r) if dates else (-FAR, FAR)}
        if parallel:
            services[sid]["load"] = r.choice([100, 60, 50, 40, 0])
            services[sid]["groups"] = r.choice([(), (), (), ("g",), ("h",)])
        for i in range(0 if entry else r.choice([1, 1, 2])):
            origin = r.choice([n for n in names if n != sid] + (["start"] if r.random() < 0.3 else []))
            on = "completed" if origin == "start" else r.choice(["completed", "completed", "ongoing", "interrupted"])
            transitions.append({"id": f"t_{sid}_{i}", "from": [origin], "to": sid, "on": on,
                                "ahead": r.choice([None, 2, 5]) if on == "ongoing" else None,
                                "when": ("true",) if r.random() < 0.6 else random_cond(r, names, kinds, 1),
                                "valid": random_span(r) if dates else (-FAR, FAR)})
    goal = random_cond(r, names, kinds)
    if r.random() < 0.5:  # something that has to be brought about, in several steps
        given = sorted({e for s in services.values() for e in s["gives"]}, key=str)
        wanted = {e[0]: e for e in r.sample(given, min(len(given), 3))}
        goal = ("and", [test_of(wanted[f]) for f in sorted(wanted)])
        goal = goal[1][0] if len(goal[1]) == 1 else goal
    return {"facts": kinds, "services": services, "transitions": transitions, "goal": goal}


def random_client(r, pack, unknown=0.15):
    facts = {}
    for fact, kind in pack["facts"].items():
        hidden = r.random() < unknown and kind[0] != "date"
        if kind[0] == "choices":
            has = frozenset(o for o in kind[1] if r.random() < 0.4)
            facts[fact] = (frozenset(), frozenset()) if hidden else (has, frozenset(kind[1]) - has)
        elif hidden:
            facts[fact] = None
        elif kind[0] == "yes":
            facts[fact] = r.random() < 0.3
        elif kind[0] == "number":
            facts[fact] = r.randint(kind[1], kind[2])
        elif kind[0] == "date":
            facts[fact] = r.randint(-15, 25)
        else:
            facts[fact] = r.choice(kind[1][:2])
    history = {}
    for sid in pack["services"]:
        roll = r.random()
        if roll < 0.08:
            history[sid] = ("completed", -r.randint(0, 8))
        elif roll < 0.16:
            history[sid] = ("ongoing", r.randint(0, 12))
        elif roll < 0.22:
            history[sid] = ("interrupted", -r.randint(0, 8))
    # Facts that were left out are filled from what completed services gave; sent ones hold.
    return facts, history
