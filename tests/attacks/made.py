"""Attacks that are better told by how they are made than kept as files.

Each takes the pack's folder, writes there what it wants, and gives the findings of which one must
come, as "FILE:LINE CODE"; nothing when the pack may come into force."""

import os
import socket
import stat

TEXT = '{ fi "x", sv "x", en "x" }'
BOMB = ("too-many-steps", "too-much-memory", "too-slow")


def attack(folder, text, line=0, codes=BOMB, file="attack.lua"):
    (folder / "attack.lua").write_bytes(text if isinstance(text, bytes) else text.encode())
    return [f"{file}:{line} {code}" for code in codes]


def concept(when):
    return f'concept "a" {{ name {TEXT}, when "{when}" }}\n'


# -- Lua's compiler

def nested(opening, closing, n=100000, line=1, codes=("syntax",)):
    return lambda folder: attack(folder, f"local x = {opening * n}1{closing * n}\n", line, codes)


def elseif_many(folder):
    """Reading one such file takes half a second, and nothing counts its steps."""
    slow = "if 1 then " + "elseif 1 then " * 18000 + "end"
    for i in range(40):
        (folder / f"slow{i:02}.lua").write_text(slow)
    attack(folder, "".join(f'include "slow{i:02}"\n' for i in range(40)))
    return [f"slow{i:02}.lua:0 too-slow" for i in range(40)]


def elseif_20000(folder):
    attack(folder, "if 1 then " + "elseif 1 then " * 18500 + "end")
    return []


def constants(folder):
    text = "local t = { " + ", ".join(f'"{i:x}"' for i in range(26000)) + " }\n"
    attack(folder, text)
    return []


def locals_many(folder):
    return attack(folder, "".join(f"local a{i} = 1\n" for i in range(300)), 201, ("syntax",))


def names_captured(folder):
    head = "".join(f"local a{i} = 1\n" for i in range(150))
    body = "local function f() " + "".join(f"local b{i} = 1 " for i in range(150))
    text = head + body + "return function() return " + " + ".join(
        [f"a{i}" for i in range(150)] + [f"b{i}" for i in range(150)]) + " end end\n"
    return attack(folder, text, 151, ("syntax",))


def labels(folder):
    text = "do " + "".join(f"goto l{i} ::l{i}:: " for i in range(9000)) + "end\n"
    attack(folder, text)
    return []


def jump_too_far(folder):
    return attack(folder, "while true do " + "local x = 1 x = x + 1 x = nil " * 8000 + "end\n", 1, ("syntax", *BOMB))


def long_comment(folder):
    return attack(folder, "--[" + "=" * 200000 + "[\n", 1, ("syntax", "unfinished-text"))


def long_line(folder):
    attack(folder, 'goal "a" { ' + "name " + TEXT + ", " * 60000 + "}\n")
    return ["attack.lua:1 syntax", "attack.lua:1 stray-comma", "attack.lua:1 missing-word", "attack.lua:1 missing-value"]


def long_string(folder):
    return attack(folder, f'goal "a" {{ name {{ fi [[{"x" * 200000}]], sv "x", en "x" }}, reached "age < 1" }}\n', 1,
                  ("bad-text",))


def long_condition(folder):
    return attack(folder, concept("age < 1" + " or age < 1" * 20000), 1, ("bad-text", "too-many"))


# -- files

def large(folder):
    (folder / "big.lua").write_bytes(b"-" * (256 * 1024 + 1))
    return attack(folder, 'include "big"\n', 1, ("file-too-large",))


def gigantic(folder):
    """Of holes alone: it takes no room on the disk."""
    with open(folder / "big.lua", "wb") as file:
        file.truncate(1 << 40)
    return attack(folder, 'include "big"\n', 1, ("file-too-large",))


def files_many(folder):
    for i in range(2100):
        (folder / f"f{i}.lua").write_text(f'include "f{i + 1}"\n')
    attack(folder, 'include "f0"\n')
    return [f"f{i}.lua:1 too-many-files" for i in range(1990, 2001)]


def include_circle(folder):
    (folder / "b.lua").write_text('include "attack"\n')
    return attack(folder, 'include "b"\n', 1, ("read-circle",), "b.lua")


def link(target):
    def make(folder):
        (folder / "link.lua").symlink_to(target)
        return attack(folder, 'include "link"\n', 1, ("file-refused",))
    return make


def link_to_folder(folder):
    (folder.parent / "linked").symlink_to("/etc")
    return attack(folder, 'use "linked"\n', 1, ("file-refused",))


def link_as_attack(folder):
    (folder / "attack.lua").unlink()
    (folder / "attack.lua").symlink_to("/etc/passwd")
    return ["region.lua:2 file-refused"]


def fifo(folder):
    os.mkfifo(folder / "pipe.lua")
    return attack(folder, 'include "pipe"\n', 1, ("file-refused",))


def device(folder):
    try:
        os.mknod(folder / "zero.lua", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:  # only root makes devices: a folder then
        (folder / "zero.lua").mkdir()
    return attack(folder, 'include "zero"\n', 1, ("file-refused",))


def socket_file(folder):
    listening = socket.socket(socket.AF_UNIX)
    here = os.open(folder, os.O_PATH)
    listening.bind(f"/proc/self/fd/{here}/sock.lua")
    listening.close()
    os.close(here)
    return attack(folder, 'include "sock"\n', 1, ("file-refused",))


def folder_as_file(folder):
    (folder / "folder.lua").mkdir()
    return attack(folder, 'include "folder"\n', 1, ("file-refused",))


def no_start(folder):
    (folder / "region.lua").write_bytes(b"")
    return ["region.lua:0 no-region", "hostile:0 no-region"]


# -- the engine

def elements(folder):
    """Right rules, and many of them: they come into force."""
    for file in range(10):
        (folder / f"part{file}.lua").write_text("".join(
            f'goal "g{file}_{i}" {{ name {TEXT}, reached "age < {i % 100 + 1}" }}\n' for i in range(1000)))
    attack(folder, "".join(f'include "part{i}"\n' for i in range(10)))
    return []


def condition_nesting(folder):
    return attack(folder, concept("(" * 1000 + "age < 1" + ")" * 1000), 1, ("too-many", "condition-syntax", "too-deep"))


def condition_not(folder):
    return attack(folder, concept("not (" * 700 + "age < 1" + ")" * 700), 1, ("too-many", "condition-syntax", "too-deep"))


def condition_at_least(folder):
    members = ", ".join(f"age = {i % 100}" for i in range(350))
    attack(folder, concept(f"at least 170 of ({members})"))
    return []


def condition_at_least_nested(folder):
    inner = "age < 1"
    for i in range(200):
        inner = f"at least 1 of (({inner}), age = {i % 100})"
    return attack(folder, concept(inner), 1, ("too-many", "condition-syntax", "too-deep"))


def image(folder):
    """Files within their limit, which say together more than an image may hold."""
    for file in range(30):
        (folder / f"part{file}.lua").write_text(
            'local s = "x"\nfor i = 1, 11 do s = s .. s end\n' + "for i = 1, 400 do\n"
            f'  goal ("g{file}_" .. i) {{ name {{ fi (s .. i), sv (s .. i), en (s .. i) }}, reached "age < 1" }}\nend\n')
    attack(folder, "".join(f'include "part{i}"\n' for i in range(30)))
    return [f"part{i}.lua:{line} {code}" for i in range(30) for line in range(6) for code in BOMB] + [
        f":0 {code}" for code in BOMB]


def options(folder):
    body = ", ".join(f'option "o{i}" {TEXT}' for i in range(5000))
    attack(folder, f'choice "c" {{ name {TEXT}, {body} }}\n')
    return []


def overlaps(folder):
    """Every service overlaps every other one."""
    groups = ", ".join(f'overlaps "g{i}"' for i in range(30))
    services = "".join(f'service ("s{i}") {{ name (n), kind "service", area "work", provider "harbour", entry (true), '
                       f'when "age < 50", {groups} }}\n' for i in range(200))
    attack(folder, f"local n = {TEXT}\n{services}")
    return []


def transitions(folder):
    """Everything leads everywhere: more ways than atoms."""
    text = [f"local n = {TEXT}\n"]
    text += [f'service "s{i}" {{ name (n), kind "service", area "work", provider "harbour", when "age < 50" }}\n'
             for i in range(40)]
    text += [f'transition "t{i}_{j}" {{ from "s{i}", to "s{j}", by "harbour" }}\n'
             for i in range(40) for j in range(40) if i != j]
    attack(folder, "".join(text))
    return []


def concepts_deep(folder):
    """A chain of concepts, each of which says the next."""
    text = "".join(f'concept "c{i}" {{ name {TEXT}, when "c{i + 1}" }}\n' for i in range(2000))
    attack(folder, text + f'concept "c2000" {{ name {TEXT}, when "age < 18" }}\ngoal "g" {{ name {TEXT}, reached "c0" }}\n')
    return [f"attack.lua:{line} too-many" for line in range(1, 2003)]


ATTACKS = {
    "nested_brackets": nested("(", ")"),
    "nested_braces": nested("{", "}"),
    "nested_functions": nested("function() return ", " end", 9000),
    "nested_calls": nested("name(", ")", 40000),
    "nested_minus": nested("- ", "", 100000),
    "nested_not": nested("not ", "", 60000),
    "nested_powers": nested("2 ^ ", "", 60000),
    "nested_joined": nested('"a" .. ', "", 30000),
    "nested_blocks": lambda folder: attack(folder, "do " * 60000 + "end " * 15000, 1, ("syntax",)),
    "link_absolute": link("/etc/passwd"),
    "link_relative": link("../shore/services.lua"),
    "link_to_itself": link("link.lua"),
    "link_to_device": link("/dev/zero"),
    "link_to_process": link("/proc/self/mem"),
    **{f.__name__: f for f in (
        elseif_many, elseif_20000, constants, locals_many, names_captured, labels, jump_too_far, long_comment, long_line,
        long_string, long_condition, large, gigantic, files_many, include_circle, link_to_folder, link_as_attack, fifo,
        device, socket_file, folder_as_file, elements, condition_nesting, condition_not, condition_at_least,
        condition_at_least_nested, image, options, overlaps, transitions, concepts_deep)},
}
