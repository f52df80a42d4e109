"""Long runs of one real daemon on the real rules: steady load, overload, load with reloads, and a start
with a million decisions. What must not grow is held against bounds; times are printed, never asserted.

SOAK_SECONDS is the time of all loads together (3600), SOAK_RATE the steady load in calls a second."""

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
ROWS = int(os.environ.get("SOAK_ROWS", 1000000))
MIB = 1 << 20

spec = importlib.util.spec_from_file_location("polkud", ROOT / "tests" / "e2e" / "conftest.py")
polkud = importlib.util.module_from_spec(spec)
spec.loader.exec_module(polkud)


def new_daemon(folder):
    shutil.copytree(ROOT / "rules", folder / "rules")
    return polkud.Daemon(folder)


def calls():
    """The examples that ask for recommendations, a file each."""
    return [path for path in sorted((ROOT / "examples" / "situations").glob("*.json"))
            if json.loads(path.read_text()).get("method") == "recommend"]


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


def say(name, result, **more):
    print(json.dumps({"part": name, **more, **result}), flush=True)


class Watch:
    """Memory and descriptors before and after."""

    def __init__(self, daemon):
        self.daemon, self.memory, self.fds = daemon, resident(daemon), descriptors(daemon)

    def flat(self, percent):
        polkud.wait_until(lambda: descriptors(self.daemon) <= self.fds + 2)
        grown = 100 * (resident(self.daemon) - self.memory) / self.memory
        assert grown <= percent, f"memory grew by {grown:.1f} %"
        return {"memory_mib": resident(self.daemon) // MIB, "grown_percent": round(grown, 1)}


def steady(daemon, seconds):
    load(daemon, RATE, max(5, seconds / 10))
    watch = Watch(daemon)
    result = load(daemon, RATE, seconds)
    assert result["errors"] == 0, result
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


def reloading(daemon, stop, counted):
    """A pack changes every five seconds, every second time to a broken one."""
    file = daemon.rules / "kainuu" / "region.lua"
    right = file.read_text()
    while not stop.wait(5):
        counted[0] += 1
        fresh = file.with_suffix(".new")
        fresh.write_text(right + (f"\n-- {counted[0]}\n" if counted[0] % 2 else "\nbogus \"x\"\n"))
        fresh.rename(file)
    file.write_text(right)


def with_reloads(daemon, seconds):
    stop, counted = threading.Event(), [0]
    thread = threading.Thread(target=reloading, args=(daemon, stop, counted))
    thread.start()
    try:
        load(daemon, 500, max(12, seconds / 10))
        watch = Watch(daemon)
        parts = [load(daemon, 500, seconds / 2) for _ in range(2)]
    finally:
        stop.set()
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


def main():
    with tempfile.TemporaryDirectory(prefix="polku-soak.") as base:
        folder = pathlib.Path(base)
        for name in ("a", "b"):
            (folder / name).mkdir()
        million(folder / "a")
        daemon = new_daemon(folder / "b")
        try:
            daemon.start()
            steady(daemon, SECONDS * 0.3)
            overload(daemon, SECONDS * 0.1)
            with_reloads(daemon, SECONDS * 0.5)
            assert daemon.stop() == 0
        finally:
            daemon.close()
        verified = subprocess.run([POLKU, "journal", "verify", "--data", daemon.data], capture_output=True, text=True)
        assert verified.returncode == 0, verified.stdout + verified.stderr
        print(verified.stdout.strip() or verified.stderr.strip())


if __name__ == "__main__":
    sys.exit(main())
