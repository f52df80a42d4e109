"""Hostile rule files, each in its turn in a region that a running daemon serves.

Meanwhile a caller asks all the time, and none of its calls may fail; the old rules stay in force; the
author is told file and line; and nothing of the process that read the files is left.

The first line of a file in `files` says what its author must be told:

    -- wanted: LINE CODE…              one of the codes, at that line of the attack
    -- wanted: FILE:LINE CODE…         of another file of the pack
"""

import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import threading
import time

import pytest
import zmq
from made import ATTACKS
from polkud import PATIENCE, new_daemon, recommendation, wait_until

HERE = pathlib.Path(__file__).resolve().parent
WANTED = re.compile(r"^-- wanted: (?:(?P<file>[a-z.]+):)?(?P<line>\d+) (?P<codes>[a-z- ]+)$")
POLKU = os.environ.get("POLKU", str(HERE.parents[1] / "build" / "polku"))
MUTATIONS = int(os.environ.get("MUTATIONS", 300))

# Files that cannot begin with a comment.
RAW = {
    "bytes_compiled": ["attack.lua:1 not-text"],
    "bytes_compiled_later": ["attack.lua:2 not-text"],
    "bytes_escape": ["attack.lua:1 not-text"],
    "bytes_line_ends": ["attack.lua:3 unknown-word"],
    "bytes_mark_twice": ["attack.lua:1 hidden-character"],
    "bytes_no_width": ["attack.lua:2 hidden-character"],
    "bytes_not_utf8": ["attack.lua:2 not-text"],
    "bytes_nul": ["attack.lua:2 not-text"],
    "bytes_overlong": ["attack.lua:2 not-text"],
    "bytes_shebang": ["attack.lua:1 syntax"],
    "bytes_turned_around": ["attack.lua:2 hidden-character"],
    "bytes_utf16": ["attack.lua:1 not-text"],
}


def wanted(path):
    if path.stem in RAW:
        return RAW[path.stem]
    match = WANTED.match(path.read_text(errors="replace").splitlines()[0])
    assert match, path
    return [f"{match['file'] or 'attack.lua'}:{match['line']} {code}" for code in match["codes"].split()]


def kept(path):
    """An attack that is kept as a file."""
    def make(folder):
        fresh = folder / "attack.new"
        shutil.copyfile(path, fresh)
        fresh.rename(folder / "attack.lua")
        return wanted(path)
    return make


class Asker(threading.Thread):
    """Asks all the time, one call after the other, and notes what came."""

    def __init__(self, daemon):
        super().__init__(daemon=True)
        self.endpoint, self.context = daemon.endpoint, daemon.context
        self.answered, self.failed, self.longest = 0, [], 0.0
        self.done = threading.Event()

    def run(self):
        socket = self.context.socket(zmq.DEALER)
        socket.RCVTIMEO, socket.LINGER = 3 * PATIENCE * 1000, 0
        socket.connect(self.endpoint)
        while not self.done.is_set():
            begun = time.monotonic()
            socket.send(json.dumps({"jsonrpc": "2.0", "id": self.answered, "method": "recommend",
                                    "params": recommendation(30)}).encode())
            try:
                reply = json.loads(socket.recv())
            except zmq.Again:
                self.failed.append("no answer")
                break
            self.longest = max(self.longest, time.monotonic() - begun)
            if reply.get("id") != self.answered or "result" not in reply:
                self.failed.append(reply)
            self.answered += 1
        socket.close()


class Attacked:
    """A daemon that serves the region that is attacked, and a caller of another region."""

    def __init__(self, folder):
        self.daemon = new_daemon(folder)
        self.pack = self.daemon.rules / "hostile"
        shutil.copytree(HERE / "pack", self.pack)
        self.daemon.start()
        self.digest = self.daemon.pack("hostile")["digest"]
        self.asker = Asker(self.daemon)
        self.asker.start()

    def clean(self):
        """The pack as it was. Its start is never gone: that would take the region out of force."""
        (self.daemon.rules / "linked").unlink(missing_ok=True)
        for path in self.pack.iterdir():
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            elif path.name not in ("region.lua", "attack.lua"):
                path.unlink()
        for name in ("attack.lua", "region.lua"):
            shutil.copyfile(HERE / "pack" / name, self.pack / "fresh")
            (self.pack / "fresh").rename(self.pack / name)

    def reload(self):
        """Loads the pack; gives the errors as "FILE:LINE CODE", or nothing when it came into force."""
        reply = self.slow_call("rules.reload", {"region": "hostile"})
        if "result" in reply:
            return []
        return [f"{pathlib.Path(f['file'] or '').name}:{f['line'] or 0} {f['code']}"
                for f in reply["error"]["data"]["findings"] if f["level"] == "error"]

    def slow_call(self, method, params):
        socket = self.daemon.socket()
        socket.RCVTIMEO = 12 * PATIENCE * 1000
        socket.send(json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode())
        reply = json.loads(socket.recv())
        self.daemon.sockets.remove(socket)
        socket.close(0)
        return reply

    def attack(self, make):
        """What is wrong with how an attack ended; nothing when all is well."""
        want = make(self.pack)
        got = self.reload()
        wrong = []
        if want and not set(want) & set(got):
            wrong.append(f"wanted {want[:4]}, got {got[:4]}")
        if not want and got and not got[0].endswith("too-slow"):  # as it may be on a slow machine
            wrong.append(f"refused: {got[:4]}")
        if want and self.daemon.pack("hostile")["digest"] != self.digest:
            wrong.append("other rules came into force")
        self.clean()
        if not want:
            self.reload()
        return wrong

    def close(self):
        self.asker.done.set()
        self.asker.join()
        self.daemon.close()


@pytest.fixture
def attacked(tmp_path):
    a = Attacked(tmp_path)
    yield a
    a.close()


def children(pid):
    return pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def resident(pid):
    """KiB of memory."""
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1])


def nothing_left(attacked, fds):
    daemon, pid = attacked.daemon, attacked.daemon.process.pid
    attacked.reload()
    daemon.wait_log("rules loaded")
    assert wait_until(lambda: daemon.pack("hostile")["digest"] == attacked.digest)
    wait_until(lambda: children(pid) == [])
    wait_until(lambda: descriptors(pid) <= fds + 4)  # the asker's and one that is closing


def test_attacks(attacked):
    attacks = {path.stem: kept(path) for path in sorted((HERE / "files").iterdir())} | ATTACKS
    assert len(attacks) > 150
    daemon, pid = attacked.daemon, attacked.daemon.process.pid
    fds = descriptors(pid)
    for name in ("memory_list", "elements"):  # the memory of a large load is asked for once
        assert not attacked.attack(attacks[name])
    memory = resident(pid)
    wrong = {name: found for name, make in attacks.items() if (found := attacked.attack(make))}
    assert not wrong, json.dumps(wrong, indent=1)
    nothing_left(attacked, fds)
    assert attacked.asker.failed == [] and attacked.asker.answered > 100
    print(f"longest wait of a caller: {attacked.asker.longest:.2f} s")
    if not sanitised():
        assert resident(pid) < memory + 65536
    attacked.asker.done.set()
    attacked.asker.join()
    assert daemon.stop() == 0


def sanitised():
    return b"__asan_init" in pathlib.Path(os.environ.get("POLKUD", HERE.parents[1] / "build" / "polkud")).read_bytes()


def test_files_that_change_while_they_are_read(attacked):
    """Nobody knows what is read; it is refused with its place, or it is a right text of rules."""
    pid, fds = attacked.daemon.process.pid, descriptors(attacked.daemon.process.pid)
    good = (HERE / "files" / "loop_goto.lua").read_text().replace("goto", "--") * 2000
    done = threading.Event()

    def change():
        chance = random.Random(17)
        while not done.is_set():
            with open(attacked.pack / "moving.lua", "r+b") as file:
                file.truncate(chance.randrange(1, 260000))
                file.write(chance.choice([good.encode()[:200000], b"goal", b"\x00" * 100, b"-- x\n" * 50000]))
            if chance.random() < 0.1:
                (attacked.pack / "moving.lua").unlink()
                (attacked.pack / "moving.lua").write_text("-- gone and back\n")

    (attacked.pack / "moving.lua").write_text("-- nothing\n")
    (attacked.pack / "attack.lua").write_text('include "moving"\n')
    changer = threading.Thread(target=change)
    changer.start()
    try:
        for _ in range(40):
            for finding in attacked.reload():
                assert finding.startswith(("moving.lua:", "attack.lua:1 no-such-file"))
    finally:
        done.set()
        changer.join()
    attacked.clean()
    nothing_left(attacked, fds)
    assert attacked.asker.failed == []


def mutated(chance, text, others):
    """A rule file with a few things changed."""
    data = bytearray(text)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data) + 1)
        how = chance.randrange(6)
        if how == 0 and data:
            data[at - 1] = chance.randrange(256)
        elif how == 1:
            del data[at:at + chance.randrange(1, 40)]
        elif how == 2:
            other = chance.choice(others)
            begin = chance.randrange(len(other))
            data[at:at] = other[begin:begin + chance.randrange(1, 200)]
        elif how == 3:
            data[at:at] = data[at:at + chance.randrange(1, 60)] * chance.randrange(1, 20)
        elif how == 4:
            data[at:at] = chance.choice([b"{", b"}", b"(", b")", b'"', b",", b"[[", b"end ", b"function() ", b"goto x ",
                                         b"while true do ", b"for i = 1, 9 do ", b"9" * 25, b"\\u{110000}", b"..", b"--[["])
        else:
            lines = bytes(data).split(b"\n")
            chance.shuffle(lines)
            data = bytearray(b"\n".join(lines))
    return bytes(data)


def checked(folder, texts):
    """What `polku check` finds in packs whose file `attack` has one of the texts each."""
    packs = []
    for number, text in enumerate(texts):
        pack = folder / f"p{number}"
        if not pack.exists():
            shutil.copytree(HERE / "pack", pack)
        (pack / "attack.lua").write_bytes(text)
        packs.append(str(pack))
    done = subprocess.run([POLKU, "check", "--json", *packs], capture_output=True, timeout=4 * len(packs) + PATIENCE)
    assert done.returncode in (0, 1), done.stderr
    return [[f for f in pack["findings"] if f["level"] == "error"] for pack in json.loads(done.stdout)]


def test_mutated_files(tmp_path):
    """Right rule files, and hostile ones, with something changed at random: each is read to its end."""
    seed = int(os.environ.get("SEED", 20261127))
    sources = [path.read_bytes() for path in sorted((HERE.parent / "cases" / "rules").rglob("*.lua"))]
    sources += [path.read_bytes() for path in sorted((HERE / "files").iterdir())
                if not path.name.startswith(("loop", "memory", "iter", "varargs", "tail"))]
    refused = 0
    for first in range(0, MUTATIONS, 50):
        chances = [random.Random(seed * 1000003 + number) for number in range(first, min(first + 50, MUTATIONS))]
        texts = [mutated(chance, chance.choice(sources), sources) for chance in chances]
        for number, found in enumerate(checked(tmp_path, texts), first):
            refused += bool(found)
            assert "reader-stopped" not in {f["code"] for f in found}, (seed, number, found)
    assert refused > MUTATIONS // 2
