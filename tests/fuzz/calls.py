"""Writes the calls of tests/cases as bodies, a file each, into a folder: the corpus of fuzz_request."""

import json
import pathlib
import sys

out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
for path in sorted((pathlib.Path(__file__).resolve().parents[1] / "cases").glob("*.json")):
    for number, case in enumerate(json.loads(path.read_text())["calls"]):
        call = {"jsonrpc": "2.0", "id": number, "method": case["method"], "params": case["params"]}
        (out / f"{path.stem}-{number:03}").write_text(json.dumps(call, separators=(",", ":")))
