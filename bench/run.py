"""Runs the measures one after the other and prints what they gave, and ratios of the same run."""
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time

import clients
import plans

BUILD = pathlib.Path(os.environ["BUILD"])
ROOT = pathlib.Path(__file__).resolve().parent.parent
SITUATION = ROOT / "examples/situations/just-arrived.json"
SECONDS = os.environ.get("BENCH_SECONDS", "4")
HALF_LOADS = 5  # runs: the machine may stand still in one


def run(*command):
    done = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def decisions():
    print("\nThe decision alone: all states and the best five; questions with ten facts unknown (µs)")
    print(f"{'services':>9} {'decide':>9} {'straight C':>11} {'bitmaps':>9} {'ratio':>6} {'questions':>10}")
    for size in (10, 100, 1000, 10000):
        got = run(BUILD / f"bench/decide-{size}", BUILD / f"bench/{size}/image.json")
        ratio = got["decide_ns"] / max(1, got["bitmap_ns"])
        print(f"{size:>9} {got['decide_ns'] / 1000:>9.2f} {got['straight_ns'] / 1000:>11.2f} "
              f"{got['bitmap_ns'] / 1000:>9.2f} "
              f"{ratio:>6.2f} {got['questions_ns'] / 1000:>10.2f}")


def peers():
    """Other engines on the same rules and situations: they find the set alone, without an order, and
    know nothing of what is unknown."""
    folder = BUILD / "bench/peers"
    polku = run(BUILD / "bench/decide-1000", BUILD / "bench/1000/image.json")
    lines = subprocess.run(["node", str(ROOT / "bench/peers/peers.mjs"), str(folder)], check=True,
                           stdout=subprocess.PIPE, text=True).stdout.splitlines()
    found = [run(folder / "clips", folder / "rules.clp", folder / "situations.clp"), *map(json.loads, lines)]
    print("\n1,000 services, 512 situations, all engines agree (µs a decision)")
    print(f"{'Polku':<20} {'':<10} {polku['decide_ns'] / 1000:>9.1f}")
    for one in found:
        print(f"{one['name']:<20} {one['version']:<10} {one['ns'] / 1000:>9.1f} {one['ns'] / polku['decide_ns']:>8.0f} times")


def texts(folder):
    got = run(BUILD / "bench/json", SITUATION)
    print(f"\nJSON: reading {got['read_bytes']} bytes {got['read_ns'] / 1000:.2f} µs, "
          f"writing {got['written_bytes']} bytes {got['write_ns'] / 1000:.2f} µs")
    image = folder / "kainuu.json"
    with open(image, "wb") as file:
        subprocess.run([BUILD / "polku", "image", ROOT / "rules/kainuu"], check=True, stdout=file)
    asked = folder / "requests.json"
    asked.write_text(SITUATION.read_text().strip().replace("\n", " ") + "\n")
    got = run(BUILD / "bench/answer", image, asked)
    print(f"Answering alone, from {got['request_bytes']} bytes to {got['reply_bytes']}: "
          f"{got['answer_ns'] / 1000:.1f} µs of one processor")
    facts = clients.facts_of(BUILD / "polku", "kainuu", folder)
    for told in (0.2, 0.5, 0.8):
        asked.write_text(clients.requests(facts, "kainuu", "205", 2000, told))
        got = run(BUILD / "bench/answer", image, asked)
        print(f"  2,000 clients of all kinds, {told:.0%} of whose facts are told: {got['answer_ns'] / 1000:.1f} µs")


class Daemon:
    """A program that serves an endpoint; ready once it says so."""

    def __init__(self, program, folder, slow=False):
        self.endpoint = f"ipc://{folder}/socket"
        env = {**os.environ, **({"LD_PRELOAD": str(BUILD / "bench/slow_disk.so")} if slow else {})}
        self.process = subprocess.Popen(
            [str(BUILD / program), "--rules", str(ROOT / "rules"), "--data", f"{folder}/data",
             "--listen", self.endpoint], stderr=subprocess.PIPE, text=True, env=env)
        for line in self.process.stderr:
            if "ready" in line:
                return
        sys.exit(f"{program} did not get ready")

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.stderr.read()
        self.process.wait()


def load(endpoint, request, depth):
    return run(BUILD / "bench/load", endpoint, request, depth, SECONDS)


def half_load(endpoint, request, per_second):
    """The 99th percentiles of some runs, ascending, in ms, when requests come at half the rate: they go out when
    they are due, over eight connections. Callers keep to one processor, as they would to machines of their own:
    wandering, they push whom they measure from the other. The daemon may use all of them."""
    rate = max(1, int(per_second / 2))
    callers = ("taskset", "--cpu-list", max(os.sched_getaffinity(0)), BUILD / "bench/due")
    return sorted(run(*callers, endpoint, request, rate, SECONDS, 8)["p99_us"] / 1000 for _ in range(HALF_LOADS))


def keep_apart(process):
    """The loop on one processor, every other thread where the callers are: what is left to the scheduler is then
    only when, not where."""
    processors = os.sched_getaffinity(0)
    for thread in map(int, os.listdir(f"/proc/{process}/task")):
        os.sched_setaffinity(thread, {min(processors) if thread == process else max(processors)})


def told(p99s):
    return f"{p99s[len(p99s) // 2]:.1f} ms ({p99s[0]:.1f} to {p99s[-1]:.1f})"


def served(program, request, depths, slow=False, apart=False):
    """What each depth gave, and the p99s at half the load of the last, also with threads `apart`."""
    with tempfile.TemporaryDirectory() as folder:
        daemon = Daemon(program, folder, slow)
        load(daemon.endpoint, request, depths[-1])  # clients get their keys
        found = {depth: load(daemon.endpoint, request, depth) for depth in depths}
        rate = found[depths[-1]]["per_second"]
        p99s = [half_load(daemon.endpoint, request, rate)]
        if apart:
            keep_apart(daemon.process.pid)
            p99s.append(half_load(daemon.endpoint, request, rate))
        memory = daemon.memory()
        daemon.stop()
    return found, p99s, memory


def echoed(request, answer_bytes, depths, per_second):
    """What each depth gave, and the p99s at half of `per_second`, the load that the daemon gets: as they come, and
    with threads apart."""
    with tempfile.TemporaryDirectory() as folder:
        answer = pathlib.Path(folder, "answer")
        begin, end = b'{"jsonrpc":"2.0","id":            ,"result":"', b'"}'
        answer.write_bytes(begin + b"x" * (answer_bytes - len(begin) - len(end)) + end)
        echo = subprocess.Popen([str(BUILD / "bench/echo"), f"ipc://{folder}/socket", str(answer)])
        time.sleep(0.3)
        found = {depth: load(f"ipc://{folder}/socket", request, depth) for depth in depths}
        p99s = [half_load(f"ipc://{folder}/socket", request, per_second)]
        keep_apart(echo.pid)
        p99s.append(half_load(f"ipc://{folder}/socket", request, per_second))
        echo.kill()
        echo.wait()
    return found, p99s


def commit_time(folder):
    """The time of one small durable write on this disk, in milliseconds."""
    times = []
    with open(os.path.join(folder, "probe"), "wb") as file:
        for _ in range(40):
            file.write(b"x" * 4096)
            file.flush()
            start = time.monotonic()
            os.fdatasync(file.fileno())
            times.append(time.monotonic() - start)
    return sorted(times)[len(times) // 2] * 1000


def daemon_measures(folder):
    depths = (1, 64, 256)
    request = folder / "request.json"
    request.write_text(SITUATION.read_text().replace('"example-1"', '"client-000000"'))
    unstored, unstored_p99s, _ = served("bench/polkud-unstored", request, depths, apart=True)
    echo, echo_p99s = echoed(request, unstored[64]["answer_bytes"], depths, unstored[256]["per_second"])
    stored, (stored_p99,), memory = served("polkud", request, depths)
    slow, (slow_p99,), _ = served("polkud", request, (256,), slow=True)
    print(f"\n'recommend' on the Kainuu pack, 1,000 clients: {unstored[64]['request_bytes']} bytes in, "
          f"{unstored[64]['answer_bytes']} bytes out")
    print(f"{'depth':>6} {'echo/s':>9} {'without journal/s':>18} {'of echo':>8} {'durable/s':>10} "
          f"{'p99 ms':>7}")
    for depth in depths:
        ratio = unstored[depth]["per_second"] / echo[depth]["per_second"]
        print(f"{depth:>6} {echo[depth]['per_second']:>9.0f} {unstored[depth]['per_second']:>18.0f} "
              f"{ratio:>7.0%} {stored[depth]['per_second']:>10.0f} "
              f"{stored[depth]['p99_us'] / 1000:>7.1f}")
    print(f"\nAt half the load of depth 256, 99 of 100 answers take at most, in the middle of {HALF_LOADS} runs (and in "
          f"the best and worst): durable {told(stored_p99)}; a small durable write takes {commit_time(folder):.1f} ms here")
    for where, *p99s in zip(("as the scheduler places the threads", "the loop on a processor of its own"),
                            unstored_p99s, echo_p99s):
        print(f"  {where}: without journal {told(p99s[0])}, the echo at the same load {told(p99s[1])}")
    print(f"On a disk slowed to commits of 4 to 9 ms: {slow[256]['per_second']:.0f} durable decisions a second at depth "
          f"256, and {told(slow_p99)} at half of that")
    print(f"\nThe daemon with all packs used at most {memory / 1024:.0f} MiB")


def plans_beside():
    with tempfile.TemporaryDirectory() as folder:
        daemon = Daemon("polkud", folder)
        plans.beside(BUILD, daemon.endpoint, SITUATION, SECONDS)
        daemon.stop()


def main():
    print(f"{os.cpu_count()} processors, {os.uname().machine}, Linux {os.uname().release}; "
          f"open files {resource.getrlimit(resource.RLIMIT_NOFILE)[0]}; load average {os.getloadavg()[0]:.1f} "
          "before it began")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        decisions()
        peers()
        texts(folder)
        daemon_measures(folder)
    plans.situations(BUILD)
    plans.classics(BUILD)
    plans_beside()


if __name__ == "__main__":
    main()
