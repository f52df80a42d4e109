"""Runs `polku eval` and holds its replies against the schema files."""
import json
import os
import pathlib
import subprocess

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLKU = os.environ.get("POLKU", str(ROOT / "build" / "polku"))
RULES = ROOT / "tests" / "cases" / "rules"
SCHEMAS = {p.stem: json.loads(p.read_text("ascii")) for p in sorted((ROOT / "protocol/schema").glob("*.json"))}
SHARED = ("common", "answer", "entries", "errors")
METHODS = [name for name in SCHEMAS if name not in SHARED]
STORE = {schema["$id"]: schema for schema in SCHEMAS.values()}


def validator(schema, within):
    """A validator for a part of one of the files."""
    resolver = jsonschema.RefResolver(base_uri=within["$id"], referrer=within, store=STORE)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


PARAMS = {name: validator(SCHEMAS[name]["$defs"]["params"], SCHEMAS[name]) for name in METHODS}
RESULTS = {name: validator(SCHEMAS[name]["$defs"]["result"], SCHEMAS[name]) for name in METHODS}
ERROR = validator({k: v for k, v in SCHEMAS["errors"].items() if k != "$id"}, SCHEMAS["errors"])


def problems(check, value):
    """What a validator has against a value, as text; empty when it is right."""
    return ["/" + "/".join(map(str, e.absolute_path)) + ": " + e.message[:300] for e in check.iter_errors(value)]


def evaluate(calls, rules=RULES):
    """The replies to calls (method, params), in their order."""
    batch = [{"jsonrpc": "2.0", "id": i, "method": m, "params": p} for i, (m, p) in enumerate(calls)]
    run = subprocess.run([POLKU, "eval", "--rules", str(rules), "-"], input=json.dumps(batch).encode(),
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    assert run.returncode in (0, 1), run.stderr.decode()
    replies = {reply["id"]: reply for reply in json.loads(run.stdout)}
    assert len(replies) == len(batch), run.stderr.decode()
    return [replies[i] for i in range(len(batch))]


def check_reply(method, reply):
    """Holds a reply against the schemas."""
    if "error" in reply:
        wrong = problems(ERROR, reply["error"])
    else:
        wrong = problems(RESULTS[method], reply["result"])
    assert not wrong, f"{method}: " + "; ".join(wrong[:5])
