"""The measures of plans: every situation of examples/ to every goal, classical problems, and what
other callers feel while plans are asked for at full load. Used by run.py."""
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SITUATIONS = sorted((ROOT / "examples/situations").glob("*.json"))
METHODS = ("recommend", "plan")
sys.path.insert(0, str(ROOT / "tests/plan"))


def calls():
    """A `plan` call for each situation: to each goal, services one after the other."""
    for path in SITUATIONS:
        request = json.loads(path.read_text())
        if request["method"] in METHODS:
            kept = {k: v for k, v in request["params"].items() if k in ("region", "client", "as_of")}
            yield path.stem, {**kept, "goal": "*"}


def searches(build, more):
    """What bench/plans measured: one entry for each goal of each call."""
    named = [(name, {**params, **more}) for name, params in calls()]
    images = []
    for region in sorted({params["region"] for _, params in named}):
        images.append(build / f"bench/plans-{region}.json")
        image = subprocess.run([build / "polku", "image", ROOT / "rules" / region], check=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        images[-1].write_bytes(image.stdout)
    lines = [json.dumps({"jsonrpc": "2.0", "id": 1, "method": "plan", "params": params})
             for _, params in named]
    done = subprocess.run([build / "bench/plans", *images], input="\n".join(lines) + "\n", check=True,
                          stdout=subprocess.PIPE, text=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [{**one, "name": named[one["line"] - 1][0]} for one in found]


def share(times, part):
    return sorted(times)[min(len(times) - 1, int(len(times) * part))] / 1e6


def situations(build):
    print("\nPlans of the situations in examples/, each to each goal (ms of processor time, in process)")
    print(f"{'':<26} {'searches':>9} {'median':>7} {'p99':>7} {'most':>7} {'not proven':>11}")
    for name, more in (("the cheapest", {}), ("the three cheapest", {"plans": 3})):
        found = searches(build, more)
        times = [one["ns"] for one in found]
        unproven = sum(not one["optimal"] and not one["proved"] for one in found)
        print(f"{name:<26} {len(found):>9} {share(times, 0.5):>7.2f} {share(times, 0.99):>7.2f} "
              f"{share(times, 1):>7.2f} {unproven:>11}")


def classics(build):
    import classical
    import packs
    print("\nClassical problems: services for operators, facts for atoms")
    print(f"{'':<26} {'services':>9} {'days':>6} {'seconds':>8} {'states':>9} {'MiB':>5}")
    for name, problem in classical.measured():
        driver = packs.Driver(build / "tests/plan/driver")
        answer = driver.plan(problem.lines(), expansions=0)
        stat = pathlib.Path(f"/proc/{driver.process.pid}/stat").read_text().rpartition(")")[2].split()
        spent = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
        status = pathlib.Path(f"/proc/{driver.process.pid}/status").read_text()
        peak = int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
        driver.close()
        plan = answer["plans"][0]
        print(f"{name:<26} {len(problem.services):>9} {plan['days'][1]:>6} {spent:>8.2f} "
              f"{answer['expansions']:>9} {peak / 1024:>5.0f}" + ("" if plan["optimal"] else "  not proven"))


def hardest(build):
    """The call whose search looks at the most states, as the body of a request."""
    most = max(searches(build, {}), key=lambda one: one["states"])
    params = dict(calls())[most["name"]]
    return most["name"], {"jsonrpc": "2.0", "id": 1, "method": "plan", "params": params}


def beside(build, endpoint, recommend, seconds):
    """The p99 of `recommend` without plans: idle, and while plans are asked for at full load."""
    name, body = hardest(build)
    asked = build / "bench/plan-request.json"
    asked.write_text(json.dumps(body))

    def load(request, depth, spent):
        return subprocess.Popen([build / "bench/load", endpoint, request, str(depth), str(spent)],
                                stdout=subprocess.PIPE, text=True)

    def result(process):
        out = process.communicate()[0]
        assert process.returncode == 0
        return json.loads(out)
    seconds = int(seconds)
    idle = result(load(recommend, 1, seconds))
    plans = load(asked, 8, seconds + 2)
    time.sleep(1)
    busy = result(load(recommend, 1, seconds))
    searched = result(plans)
    print(f"\n'recommend' without plans, one caller: median {idle['median_us'] / 1000:.2f} ms, "
          f"p99 {idle['p99_us'] / 1000:.2f} ms")
    print(f"while {searched['per_second']:.0f} plans a second are searched for ({name}, each goal): "
          f"median {busy['median_us'] / 1000:.2f} ms, p99 {busy['p99_us'] / 1000:.2f} ms: "
          f"{busy['p99_us'] / idle['p99_us']:.1f} times")
