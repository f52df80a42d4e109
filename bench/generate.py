"""Writes a pack of N services and the same rules as a straight C function, for bench/decide.c, and as
plain data for other engines.

    generate.py N FOLDER      makes FOLDER/bench/{region,facts,services}.lua, FOLDER/straight.c, FOLDER/rules.json

The same N gives the same files. 30 facts; every service has a conjunction of 3 to 7 tests, each on a
fact of its own, with chances that let 2 to 8 per cent of all clients through.
"""
import json
import os
import random
import sys

KINDS = ["number"] * 8 + ["choice"] * 7 + ["scale"] * 6 + ["choices"] * 5 + ["yes_or_no"] * 4
NAMES = [f"{kind}_{i}" for i, kind in enumerate(KINDS)]
OPTIONS = 8
PART = 200  # services in one C function: a compiler needs too long for larger ones
TEXT = '{{ fi "{0}", sv "{0}", en "{0}" }}'


def fact_block(name, kind):
    body = f"  name {TEXT.format(name)},\n  asks {TEXT.format(name)},\n"
    if kind == "number":
        body += "  between (0, 120),\n"
    if kind in ("choice", "choices"):
        body += "".join(f'  option "o{i}" {TEXT.format(i)},\n' for i in range(OPTIONS))
    if kind == "scale":
        body += "".join(f'  level "l{i}" {TEXT.format(i)},\n' for i in range(OPTIONS))
    return f'{kind} "{name}" {{\n{body}}}\n'


def test_number(rng, at, name, chance):
    width = max(1, round(121 * chance))
    low = rng.randrange(0, 122 - width)
    high = low + width - 1
    return f"{name} in {low}..{high}", f"(f[{at}] >= {low} && f[{at}] <= {high})", {"low": low, "high": high}


def test_choice(rng, at, name, chance):
    chosen = sorted(rng.sample(range(OPTIONS), max(1, round(OPTIONS * chance))))
    names = ", ".join(f"o{i}" for i in chosen)
    code = " || ".join(f"f[{at}] == {i}" for i in chosen)
    return f"{name} is one of ({names})", f"({code})", {"among": [f"o{i}" for i in chosen]}


def test_scale(rng, at, name, chance):
    width = max(1, round(OPTIONS * chance))
    if rng.random() < 0.5:
        rule = f"{name} < l{width}" if width < OPTIONS else f"{name} >= l0"
        return rule, f"(f[{at}] < {width})", {"low": 0, "high": width - 1}
    low = OPTIONS - width
    return f"{name} >= l{low}", f"(f[{at}] >= {low})", {"low": low, "high": OPTIONS - 1}


def test_choices(rng, at, name, chance):
    # Each of the options is held with a chance of one half.
    chosen = sorted(rng.sample(range(OPTIONS), 2 if chance > 0.6 else 1))
    bits = sum(1 << i for i in chosen)
    names = ", ".join(f"o{i}" for i in chosen)
    return f"{name} has any of ({names})", f"((f[{at}] & {bits}) != 0)", {"any": [f"o{i}" for i in chosen]}


def test_yes(rng, at, name, chance):
    wanted = rng.random() < 0.5
    return (name, f"f[{at}]", {"is": True}) if wanted else (f"not {name}", f"!f[{at}]", {"is": False})


TESTS = {"number": test_number, "choice": test_choice, "scale": test_scale,
         "choices": test_choices, "yes_or_no": test_yes}


def condition(rng):
    wanted = rng.uniform(0.02, 0.08)
    n = rng.randint(3, 7)
    chance = wanted ** (1 / n)
    rules, code, data = [], [], []
    # A yes-or-no test lets half through: only where about a half is wanted.
    usable = [i for i in range(len(NAMES)) if KINDS[i] != "yes_or_no" or chance < 0.6]
    for at in rng.sample(usable, n):
        rule, line, test = TESTS[KINDS[at]](rng, at, NAMES[at], chance)
        rules.append(rule)
        code.append(line)
        data.append({"fact": NAMES[at], **test})
    # 'not x' stands last: before 'and' it could be read in two ways.
    rules.sort(key=lambda rule: rule.startswith("not "))
    if sum(rule.startswith("not ") for rule in rules) > 1:
        rules = [f"({rule})" if rule.startswith("not ") else rule for rule in rules]
    return " and ".join(rules), " && ".join(code), data


def service_block(i, rule, priority):
    return (f'service "service_{i:05d}" {{\n  name {TEXT.format(i)},\n  kind "service", area "work", provider "provider",\n'
            f'  entry (true), everywhere (true),\n  when "{rule}",\n  priority ({priority}),\n}}\n')


REGION = """include "facts"
%s
region "bench" {
  name { fi "Bench", sv "Bench", en "Bench" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "001",
}
choice "municipality" { name { fi "M", sv "M", en "M" }, asks { fi "M", sv "M", en "M" },
  option "001" { fi "M", sv "M", en "M" } }
actor "provider" { name { fi "P", sv "P", en "P" }, role "education" }
"""

STRAIGHT = """/* Made by bench/generate.py: the rules of the pack in straight C. */
#include "bench/straight.h"
const int straight_n = %d;
%s
int straight_decide(const long *f, int *out)
{
    int n = 0;
%s    return n;
}
const int straight_priority[] = {%s};
const struct straight_test straight_tests[] = {
%s};
const int straight_ntests = (int)(sizeof straight_tests / sizeof *straight_tests);
"""


def table_row(service, test):
    """A test as struct straight_test has it: a range of values, or options as bits."""
    options = test.get("among") or test.get("any") or []
    bits = sum(1 << int(option[1:]) for option in options)
    low, high = test.get("low", int(test.get("is", False))), test.get("high", int(test.get("is", False)))
    fact = NAMES.index(test["fact"])
    return f"    {{{service}, {fact}, {'STRAIGHT_' + ('ANY' if 'any' in test else 'AMONG' if options else 'RANGE')}, {low}, {high}, {bits}}},\n"


def main(n, folder):
    rng = random.Random(n)
    pack = os.path.join(folder, "bench")
    os.makedirs(pack, exist_ok=True)
    lines, priorities, files, tests = [], [], [], []
    for start in range(0, n, 400):  # a rule file holds at most 256 KiB
        name = f"services_{start // 400:02d}"
        files.append(name)
        with open(os.path.join(pack, name + ".lua"), "w") as out:
            for i in range(start, min(n, start + 400)):
                rule, code, data = condition(rng)
                tests.append(data)
                priorities.append(rng.randrange(0, 100))
                out.write(service_block(i, rule, priorities[-1]))
                lines.append(f"    if ({code})\n        out[n++] = {i};\n")
    with open(os.path.join(pack, "facts.lua"), "w") as out:
        out.writelines(fact_block(name, kind) for name, kind in zip(NAMES, KINDS))
    with open(os.path.join(pack, "region.lua"), "w") as out:
        out.write(REGION % "\n".join(f'include "{name}"' for name in files))
    with open(os.path.join(folder, "rules.json"), "w") as out:
        json.dump({"facts": dict(zip(NAMES, KINDS)), "services": tests}, out)
    with open(os.path.join(folder, "straight.c"), "w") as out:
        parts = [lines[at:at + PART] for at in range(0, n, PART)]
        functions = "".join(
            f"static int part_{i}(const long *f, int *out, int n)\n{{\n{''.join(part)}    return n;\n}}\n"
            for i, part in enumerate(parts))
        calls = "".join(f"    n = part_{i}(f, out, n);\n" for i in range(len(parts)))
        table = "".join(table_row(i, test) for i, data in enumerate(tests) for test in data)
        out.write(STRAIGHT % (n, functions, calls, ", ".join(map(str, priorities)), table))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
