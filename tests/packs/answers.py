"""The answers to examples/situations/, as they are kept in examples/situations/answers/.

An answer is laid out for a person who reviews a change of it: what fits on a line stands on one. What
changes with every edit of a rule file is left out or named otherwise: the digest is not kept, and instead
of a rule's line its block is named ("national/services_start.lua initial_assessment").

Run as a program (`make answers`) it writes all of them anew.
"""

import json
import re

from pack_eval import ROOT, RULES, run

SITUATIONS = ROOT / "examples" / "situations"
ANSWERS = SITUATIONS / "answers"
WIDTH = 140


def block_at(place):
    """The block of a rule file that a line belongs to: the last that begins there or above."""
    name, line = place.rsplit(":", 1)
    above = (RULES / name).read_text().splitlines()[:int(line)]
    begun = [found for found in (re.match(r'[a-z_]+ "([^"]+)"', text) for text in above) if found]
    return f"{name} {begun[-1].group(1)}"


def steady(value):
    """The same without what any edit of the rules would change."""
    if isinstance(value, dict):
        kept = {key: steady(member) for key, member in value.items() if key != "rules"}
        if isinstance(kept.get("rule"), str):
            kept["rule"] = block_at(kept["rule"])
        return kept
    return [steady(member) for member in value] if isinstance(value, list) else value


def laid_out(value, indent=0, before=0):
    """JSON; `before` columns of the first line are taken already."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + before + len(line) <= WIDTH or not isinstance(value, (dict, list)):
        return line
    if isinstance(value, dict):
        keys = [json.dumps(key) + ": " for key in value]
        opening, closing, members = "{", "}", list(value.values())
    else:
        opening, closing, members, keys = "[", "]", value, [""] * len(value)
    inner = [" " * (indent + 2) + key + laid_out(member, indent + 2, len(key) + 1)
             for key, member in zip(keys, members)]
    return opening + "\n" + ",\n".join(inner) + "\n" + " " * indent + closing


def situations():
    return sorted(SITUATIONS.glob("*.json"))


def answer(situation):
    """What `polku eval` answers now, laid out."""
    done = run("eval", "--rules", RULES, situation)
    assert done.returncode == 0, done.stdout + done.stderr
    return laid_out(steady(json.loads(done.stdout)["result"])) + "\n"


def main():
    ANSWERS.mkdir(exist_ok=True)
    kept = {path.name for path in situations()}
    for path in ANSWERS.glob("*.json"):
        if path.name not in kept:
            path.unlink()
            print(f"removed {path.relative_to(ROOT)}")
    for situation in situations():
        path, text = ANSWERS / situation.name, answer(situation)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
