"""Asks the real packs through `polku eval`: one client, or many in as few runs as the limits allow."""

import atexit
import concurrent.futures
import functools
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLKU = os.environ.get("POLKU", str(ROOT / "build" / "polku"))
RULES = ROOT / "rules"
REGIONS = ("national", "kainuu", "kanta-hame", "pohjanmaa", "savogrow")
BATCH = 100  # calls that one body may hold


@functools.cache
def rules_of(region):
    """A folder with this pack and the one that it uses: read faster than all five."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="polku"))
    atexit.register(shutil.rmtree, folder)
    for pack in {"national", region}:
        shutil.copytree(RULES / pack, folder / pack)
    return folder


def run(*arguments, stdin=None):
    return subprocess.run([POLKU, *map(str, arguments)], input=stdin, capture_output=True,
                          encoding="utf-8", timeout=120, cwd=ROOT)


def request(region, facts, history=(), as_of="2026-11-23", **params):
    """A `recommend` call; nothing is cut unless `limit` says so."""
    params = {"region": region, "as_of": as_of, "limit": 100, **params}
    params["client"] = {"facts": facts, "history": list(history)}
    return {"jsonrpc": "2.0", "method": "recommend", "params": params}


def _batch(calls):
    rules = rules_of(calls[0]["params"]["region"])
    body = json.dumps([{**call, "id": i} for i, call in enumerate(calls)])
    done = run("eval", "--rules", rules, "-", stdin=body)
    assert done.returncode == 0, done.stdout[:2000] + done.stderr
    replies = sorted(json.loads(done.stdout), key=lambda reply: reply["id"])
    assert len(replies) == len(calls)
    return [reply["result"] for reply in replies]


def ask_all(calls):
    """The results of many calls to one region, in their order."""
    parts = [calls[i:i + BATCH] for i in range(0, len(calls), BATCH)]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        return [r for results in pool.map(_batch, parts) for r in results]


def ask(region, facts, history=(), **params):
    return ask_all([request(region, facts, history, **params)])[0]


def services(result):
    """What is recommended, best first."""
    return [r["service"] for r in result["recommendations"]]


def offered(result):
    """What is recommended, with the alternatives."""
    return set(services(result)).union(*(r["alternatives"] for r in result["recommendations"]))


def states(result):
    """The state of each service, from an explained result."""
    return {s["service"]: s["state"] for s in result["services"]}


def done(service, started, ended):
    return {"service": service, "state": "completed", "started": started, "ended": ended}


def ongoing(service, started, ends):
    return {"service": service, "state": "ongoing", "started": started, "ends": ends}


def texts(value):
    """Every text in a result that a person reads."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key in ("name", "text", "summary", "note") and isinstance(member, str):
                yield member
            elif key == "hands_over":
                yield from member
            else:
                yield from texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from texts(member)
