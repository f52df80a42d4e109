"""Writes the generated rules and situations as other engines read them.

    forms.py FOLDER     reads rules.json and situations.jsonl, writes rules.clp, situations.clp,
                        rules.cedar, rules.zen.json and rules.jre.json there

Every form says the same: a service is eligible when all of its tests are true.
"""
import json
import pathlib
import sys


# CLIPS: one rule a service, on one template.

def clips_test(test):
    fact = test["fact"]
    if "is" in test:
        return f"({fact} {'yes' if test['is'] else 'no'})"
    if "among" in test:
        return f"({fact} {'|'.join(test['among'])})"
    if "any" in test:
        held = " ".join(f"(member$ {option} ?{fact})" for option in test["any"])
        return f"({fact} $?{fact}&:(or {held} FALSE))"
    return f"({fact} ?{fact}&:(<= {test['low']} ?{fact} {test['high']}))"


def clips_rules(rules):
    slots = " ".join(f"({'multislot' if kind == 'choices' else 'slot'} {fact})" for fact, kind in rules["facts"].items())
    yield f"(deftemplate client {slots})"
    for i, tests in enumerate(rules["services"]):
        yield f"(defrule service_{i} (client {' '.join(map(clips_test, tests))}) => (hit {i}))"


def clips_value(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, list) else str(value)


def clips_situations(situations):
    for one in situations:
        slots = " ".join(f"({fact} {clips_value(value)})" for fact, value in one["facts"].items())
        yield f"(client {slots})"
        yield " ".join(map(str, one["services"]))


# Cedar: one policy a service; the answer names the policies that were satisfied.

def cedar_test(test):
    fact = f"context.{test['fact']}"
    if "is" in test:
        return fact if test["is"] else f"!{fact}"
    if "among" in test:
        return f"{json.dumps(test['among'])}.contains({fact})"
    if "any" in test:
        return f"{fact}.containsAny({json.dumps(test['any'])})"
    return f"{fact} >= {test['low']} && {fact} <= {test['high']}"


def cedar_policies(rules):
    return {f"service_{i}": "permit(principal, action, resource) when { " + " && ".join(map(cedar_test, tests)) + " };"
            for i, tests in enumerate(rules["services"])}


# GoRules ZEN: one decision table that collects every row that holds.

def zen_test(test):
    fact = test["fact"]
    if "is" in test:
        return f"{fact} == {'true' if test['is'] else 'false'}"
    if "among" in test:
        return f"{fact} in {json.dumps(test['among'])}"
    if "any" in test:
        return f"some({fact}, # in {json.dumps(test['any'])})"
    return f"{fact} in [{test['low']}..{test['high']}]"


def zen_graph(rules):
    rows = [{"_id": str(i), "when": " and ".join(map(zen_test, tests)), "service": str(i)}
            for i, tests in enumerate(rules["services"])]
    table = {"hitPolicy": "collect", "inputs": [{"id": "when", "name": "when"}],
             "outputs": [{"id": "service", "name": "service", "field": "service"}], "rules": rows}
    nodes = [{"id": "in", "type": "inputNode", "name": "in"},
             {"id": "table", "type": "decisionTableNode", "name": "table", "content": table},
             {"id": "out", "type": "outputNode", "name": "out"}]
    return {"nodes": nodes, "edges": [{"id": "a", "sourceId": "in", "targetId": "table"},
                                      {"id": "b", "sourceId": "table", "targetId": "out"}]}


# json-rules-engine: one rule a service; has no test for a list that shares members with another, so
# `any` of several options is any of several tests.

def jre_test(test):
    fact = test["fact"]
    if "is" in test:
        return {"fact": fact, "operator": "equal", "value": test["is"]}
    if "among" in test:
        return {"fact": fact, "operator": "in", "value": test["among"]}
    if "any" in test:
        return {"any": [{"fact": fact, "operator": "contains", "value": option} for option in test["any"]]}
    return {"all": [{"fact": fact, "operator": "greaterThanInclusive", "value": test["low"]},
                    {"fact": fact, "operator": "lessThanInclusive", "value": test["high"]}]}


def jre_rules(rules):
    return [{"conditions": {"all": list(map(jre_test, tests))}, "event": {"type": str(i)}}
            for i, tests in enumerate(rules["services"])]


def main(folder):
    folder = pathlib.Path(folder)
    rules = json.loads((folder / "rules.json").read_text())
    situations = [json.loads(line) for line in (folder / "situations.jsonl").read_text().splitlines()]
    (folder / "rules.clp").write_text("\n".join(clips_rules(rules)) + "\n")
    (folder / "situations.clp").write_text("\n".join(clips_situations(situations)) + "\n")
    (folder / "rules.cedar.json").write_text(json.dumps(cedar_policies(rules)))
    (folder / "rules.zen.json").write_text(json.dumps(zen_graph(rules)))
    (folder / "rules.jre.json").write_text(json.dumps(jre_rules(rules)))


if __name__ == "__main__":
    main(sys.argv[1])
