"""The cases in tests/cases/: requests, and what is expected of the answers.

Each file holds calls. `result` is a part of the expected result: of objects the members that are
named, arrays whole. `without` names members that must not be there. `error` is a part of the error,
`faults` parts of its faults, in any order. Every reply is held against the schemas too."""
import json

import polku_eval as polku
import pytest

FILES = sorted((polku.ROOT / "tests" / "cases").glob("*.json"))


def differences(wanted, got, at=""):
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key, value in wanted.items():
            if key not in got:
                yield f"{at}/{key} is missing"
            else:
                yield from differences(value, got[key], f"{at}/{key}")
    elif isinstance(wanted, list) and isinstance(got, list):
        if len(wanted) != len(got):
            yield f"{at} has {len(got)} instead of {len(wanted)}: {json.dumps(got)[:600]}"
        for i, (w, g) in enumerate(zip(wanted, got)):
            yield from differences(w, g, f"{at}/{i}")
    elif wanted != got or isinstance(wanted, bool) != isinstance(got, bool):
        yield f"{at} is {json.dumps(got)[:300]} instead of {json.dumps(wanted)}"


def fault_differences(wanted, got):
    order = lambda fault: (fault["pointer"], fault["code"])
    return differences(sorted(wanted, key=order), sorted(got, key=order), "/error/data/faults")


def call_differences(call, reply):
    if "error" not in call:
        if "result" not in reply:
            return [f"an error: {json.dumps(reply)[:800]}"]
        here = [f"/{key} is there" for key in call.get("without", []) if key in reply["result"]]
        return here + list(differences(call["result"], reply["result"]))
    if "error" not in reply:
        return ["no error"]
    found = list(differences(call["error"], reply["error"]))
    return found + list(fault_differences(call.get("faults", []), reply["error"]["data"].get("faults", [])))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path):
    case = json.loads(path.read_text("utf-8"))
    rules = polku.ROOT / case["rules"] if "rules" in case else polku.RULES
    replies = polku.evaluate([(c["method"], c["params"]) for c in case["calls"]], rules)
    wrong = []
    for call, reply in zip(case["calls"], replies):
        polku.check_reply(call["method"], reply)
        wrong += [f"{call['note']}: {text}" for text in call_differences(call, reply)]
    assert not wrong, "\n".join(wrong)
