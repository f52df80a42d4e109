"""Holds a daemon under steady load while its rules are changed every few seconds, and prints how much
memory it had at the end of each minute: flat is what is wanted.

    flat.py SECONDS RATE      (make bench-flat: ten minutes, 1,000 requests a second)
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BUILD = pathlib.Path(os.environ["BUILD"])
ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUEST = ROOT / "examples/situations/just-arrived.json"
CHANGE_SECONDS = 5


def memory(process):
    """What of it is in memory, in MiB."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def change(rules, number):
    """Every other change is a mistake: such rules are refused, and the ones before stay."""
    path = rules / "kainuu" / "region.lua"
    fresh = path.with_suffix(".new")
    first = ROOT / "rules" / "kainuu" / "region.lua"
    fresh.write_text(first.read_text() + (f"\n-- {number}\n" if number % 2 else "\nservice {\n"))
    fresh.rename(path)


def measure(folder, seconds, rate):
    rules = folder / "rules"
    shutil.copytree(ROOT / "rules", rules)
    endpoint = f"ipc://{folder}/socket"
    log = open(folder / "log", "w+")
    daemon = subprocess.Popen([BUILD / "polkud", "--rules", rules, "--data", folder / "data", "--listen", endpoint],
                              stderr=log)
    while '"ready"' not in (folder / "log").read_text():
        time.sleep(0.1)
    load = subprocess.Popen([BUILD / "polku", "bench", "--connect", endpoint, "--rate", str(rate), "--seconds",
                             str(seconds), "--json", REQUEST], stdout=subprocess.PIPE, text=True)
    begun, number = time.monotonic(), 0
    while load.poll() is None:
        time.sleep(CHANGE_SECONDS)
        change(rules, number := number + 1)
        if number % (60 // CHANGE_SECONDS) == 0:
            print(f"{time.monotonic() - begun:>5.0f} s: {memory(daemon):.1f} MiB", flush=True)
    print(f"{number} changes of the rules, half of them refused; at the end {memory(daemon):.1f} MiB")
    print(load.stdout.read())
    daemon.send_signal(signal.SIGTERM)
    daemon.wait()


def main():
    with tempfile.TemporaryDirectory() as folder:
        measure(pathlib.Path(folder), int(sys.argv[1]), int(sys.argv[2]))


if __name__ == "__main__":
    main()
