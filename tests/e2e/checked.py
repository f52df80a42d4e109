"""A daemon on the rules of tests/cases/assessing, whose every reply is held against the schemas."""

import json
import pathlib

import jsonschema

from conftest import Daemon

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = ROOT / "tests" / "cases" / "assessing"
SCHEMAS = {p.stem: json.loads(p.read_text("ascii")) for p in (ROOT / "protocol" / "schema").glob("*.json")}
STORE = {schema["$id"]: schema for schema in SCHEMAS.values()}


def problems(name, part, value):
    """What a schema has against a value."""
    schema = SCHEMAS[name]
    resolver = jsonschema.RefResolver(base_uri=schema["$id"], referrer=schema, store=STORE)
    root = schema["$defs"][part] if part else {k: v for k, v in schema.items() if k != "$id"}
    return [e.message[:300] for e in jsonschema.Draft202012Validator(root, resolver=resolver).iter_errors(value)]


class Checked(Daemon):
    def call(self, method, params=None, **more):
        reply = super().call(method, params, **more)
        if "result" in reply:
            assert not problems(method, "params", params or {}), "what is taken is as the schema says"
            assert not problems(method, "result", reply["result"])
        else:
            assert not problems("errors", None, reply["error"])
        return reply
