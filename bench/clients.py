"""Clients of all kinds, thrown by dice that fall the same in every run: each fact of a region is told or not, and
its value is any that it can have. Two of them have less in common than real clients have."""
import datetime
import json
import random
import subprocess

AS_OF = datetime.date(2026, 11, 23)
YEARS = 5


def facts_of(polku, region, folder):
    """The facts of a region, as `catalog.facts` lists them."""
    file = folder / "facts-asked.json"
    file.write_text(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "catalog.facts", "params": {"region": region}}))
    done = subprocess.run([str(polku), "eval", str(file)], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)["result"]


def value(dice, fact):
    options = [option["id"] for option in fact.get("options") or fact.get("levels") or []]
    return {
        "yes_or_no": lambda: dice.random() < 0.5,
        "choice": lambda: dice.choice(options),
        "scale": lambda: dice.choice(options),
        "choices": lambda: [option for option in options if dice.random() < 0.2],
        "number": lambda: dice.randint(fact["least"], fact["most"]),
        "date": lambda: (AS_OF - datetime.timedelta(days=dice.randint(0, 365 * YEARS))).isoformat(),
    }[fact["kind"]]()


def requests(facts, region, municipality, n, told):
    """`n` requests, one a line; each fact is told with the chance `told`."""
    dice = random.Random(2026)
    lines = []
    for i in range(n):
        given = {fact["id"]: value(dice, fact) for fact in facts if dice.random() < told}
        given["municipality"] = municipality
        params = {"region": region, "as_of": AS_OF.isoformat(), "language": "en", "limit": 3,
                  "client": {"ref": f"client-{i:06d}", "facts": given}}
        lines.append(json.dumps({"jsonrpc": "2.0", "id": i, "method": "recommend", "params": params}))
    return "\n".join(lines) + "\n"
