"""Long runs of one real daemon on the real rules: a start with a million decisions, steady load, overload,
and load with reloads. What must not grow is held against bounds; times are printed, never asserted.

SOAK_PARTS     the parts to run, of "start steady overload reloads" (all)
SOAK_SECONDS   the time of all loads together (3600)
SOAK_RATE      the steady load in calls a second (3000); overload asks for twenty times as much
SOAK_RELOAD_RATE, SOAK_RELOAD_EVERY   the load under reloads (500), and seconds between two reloads (5)
SOAK_ROWS      decisions that the start finds (1000000)

Each part prints one line of JSON, and reloads one for each minute: what the daemon holds then."""

import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build"))
POLKU = os.environ.get("POLKU", str(BUILD / "polku"))
SECONDS = int(os.environ.get("SOAK_SECONDS", 3600))
RATE = int(os.environ.get("SOAK_RATE", 3000))
RELOAD_RATE = int(os.environ.get("SOAK_RELOAD_RATE", 500))
RELOAD_EVERY = float(os.environ.get("SOAK_RELOAD_EVERY", 5))
ROWS = int(os.environ.get("SOAK_ROWS", 1000000))
MIB = 1 << 20
MINUTE = 60

spec = importlib.util.spec_from_file_location("polkud", ROOT / "tests" / "e2e" / "conftest.py")
polkud = importlib.util.module_from_spec(spec)
spec.loader.exec_module(polkud)


def new_daemon(folder):
    shutil.copytree(ROOT / "rules", folder / "rules")
    return polkud.Daemon(folder)


def calls():
    """The examples that ask for recommendations, a file each; not those with places taken, which a daemon
    has in its store and does not take from a caller."""
    asked = {path: json.loads(path.read_text()) for path in sorted((ROOT / "examples" / "situations").glob("*.json"))}
    return [path for path, call in asked.items()
            if call["method"] == "recommend" and "placements" not in call["params"]]


def resident(daemon):
    status = pathlib.Path(f"/proc/{daemon.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024


def descriptors(daemon):
    return len(os.listdir(f"/proc/{daemon.process.pid}/fd"))


def load(daemon, rate, seconds):
    done = subprocess.run([POLKU, "bench", "--json", "--connect", daemon.endpoint, "--rate", str(rate), "--seconds",
                           str(max(1, int(seconds))), *map(str, calls())], capture_output=True, text=True)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def all_answered(result):
    assert result["errors"] == 0 and result["answered"] == result["sent"], result
    return result


def say(name, result, **more):
    print(json.dumps({"part": name, **more, **result}), flush=True)


def resident_at_rest(daemon):
    """The least within some seconds: while a pack is loaded, the daemon holds some MiB more for a moment."""
    samples = []
    for _ in range(100):
        samples.append(resident(daemon))
        time.sleep(0.1)
    return min(samples)


class Watch:
    """Memory and descriptors before and after."""

    def __init__(self, daemon):
        self.daemon, self.memory, self.fds = daemon, resident_at_rest(daemon), descriptors(daemon)

    def flat(self, percent):
        polkud.wait_until(lambda: descriptors(self.daemon) <= self.fds + 2)
        memory = resident_at_rest(self.daemon)
        grown = 100 * (memory - self.memory) / self.memory
        assert grown <= percent, f"memory grew by {grown:.1f} %"
        return {"memory_mib": memory // MIB, "grown_percent": round(grown, 1)}


def steady(daemon, seconds):
    load(daemon, RATE, max(5, seconds / 10))
    watch = Watch(daemon)
    result = all_answered(load(daemon, RATE, seconds))
    say("steady", result, **watch.flat(5))


def overload(daemon, seconds):
    watch = Watch(daemon)
    result = load(daemon, 20 * RATE, seconds)
    begun = time.monotonic()
    assert daemon.result("catalog.regions", {})
    recovered = time.monotonic() - begun
    assert resident(daemon) < 512 * MIB
    polkud.wait_until(lambda: descriptors(daemon) <= watch.fds + 2)
    say("overload", result, recovered_ms=round(recovered * 1000), memory_mib=resident(daemon) // MIB)


def held(daemon):
    """What the daemon holds now: all of it must be flat but the data, which grow with the decisions."""
    process = pathlib.Path(f"/proc/{daemon.process.pid}")
    data = sum(file.stat().st_size for file in daemon.data.rglob("*") if file.is_file())
    return {"memory_mib": round(resident(daemon) / MIB, 1), "descriptors": descriptors(daemon),
            "threads": len(os.listdir(process / "task")), "data_mib": data // MIB}


def each_minute(daemon, stop, minutes):
    """Prints and keeps what the daemon holds, minute by minute."""
    while not stop.wait(MINUTE):
        minutes.append(held(daemon))
        print(json.dumps({"minute": len(minutes), **minutes[-1]}), flush=True)


def reloading(daemon, stop, counted):
    """A pack changes every few seconds, every second time to a broken one."""
    file = daemon.rules / "kainuu" / "region.lua"
    right = file.read_text()
    while not stop.wait(RELOAD_EVERY):
        counted[0] += 1
        fresh = file.with_suffix(".new")
        fresh.write_text(right + (f"\n-- {counted[0]}\n" if counted[0] % 2 else "\nbogus \"x\"\n"))
        fresh.rename(file)
    file.write_text(right)


def with_reloads(daemon, seconds):
    stop, counted, minutes = threading.Event(), [0], []
    threads = [threading.Thread(target=reloading, args=(daemon, stop, counted)),
               threading.Thread(target=each_minute, args=(daemon, stop, minutes))]
    for thread in threads:
        thread.start()
    try:
        load(daemon, RELOAD_RATE, max(12, seconds / 10))
        watch = Watch(daemon)
        parts = [all_answered(load(daemon, RELOAD_RATE, seconds / 2)) for _ in range(2)]
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    say("with reloads, first half", parts[0])
    say("with reloads, second half", parts[1], reloads=counted[0], **watch.flat(5))


def million(folder):
    data = folder / "data"
    subprocess.run([BUILD / "tests" / "soak" / "fill", data, str(ROWS)], check=True)
    daemon = polkud.Daemon(folder)
    shutil.copytree(ROOT / "tests" / "e2e" / "packs", folder / "rules")
    times = []
    for _ in range(5):
        begun = time.monotonic()
        daemon.start()
        times.append(round(1000 * (time.monotonic() - begun)))
        assert daemon.recommend()
        daemon.process.kill()
        daemon.process.wait()
    daemon.start()
    begun = time.monotonic()
    code = daemon.stop()
    verified = subprocess.run([POLKU, "journal", "verify", "--data", data], capture_output=True, text=True)
    assert code == 0 and verified.returncode == 0, verified.stderr
    say("a start with many decisions", {"decisions": ROWS, "ready_ms": times,
                                        "verified_s": round(time.monotonic() - begun, 1)})


LOADS = {"steady": (steady, 0.3), "overload": (overload, 0.1), "reloads": (with_reloads, 0.5)}
PARTS = os.environ.get("SOAK_PARTS", "start " + " ".join(LOADS)).split()


def loads(folder):
    """The loads that are asked for, one daemon for all; each has its share of the time."""
    asked = {name: LOADS[name] for name in PARTS if name in LOADS}
    whole = sum(share for _, share in asked.values())
    daemon = new_daemon(folder)
    try:
        daemon.start()
        for part, share in asked.values():
            part(daemon, SECONDS * share / whole)
        assert daemon.stop() == 0
    finally:
        daemon.close()
    verified = subprocess.run([POLKU, "journal", "verify", "--data", daemon.data], capture_output=True, text=True)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    print(verified.stdout.strip() or verified.stderr.strip())


def main():
    with tempfile.TemporaryDirectory(prefix="polku-soak.") as base:
        folder = pathlib.Path(base)
        for name in ("a", "b"):
            (folder / name).mkdir()
        if "start" in PARTS:
            million(folder / "a")
        if set(PARTS) & set(LOADS):
            loads(folder / "b")


if __name__ == "__main__":
    sys.exit(main())
