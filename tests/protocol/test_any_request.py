"""Requests made at random, right ones and faulty ones.

The schema files and the daemon's own tables say the same in two ways; here they are held against
each other. Requests are made first and sent in batches, so that packs are loaded once for many."""
import copy
import datetime
import os

import polku_eval as polku
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FACTS = {f["id"]: f for f in polku.evaluate([("catalog.facts", {"region": "lakeland"})])[0]["result"]}
SERVICES = [s["id"] for s in polku.evaluate([("catalog.services", {"region": "lakeland"})])[0]["result"]]

REQUESTS = int(os.environ.get("RANDOM_REQUESTS", 300))

# What the schemas cannot know: it depends on the rules, on the calendar, or on another member.
BY_THE_RULES = {"unknown-fact", "unknown-option", "unknown-level", "unknown-service", "unknown-goal", "out-of-range",
                "bad-date", "bad-history", "identity-code", "wrong-kind"}

text = st.text(st.characters(blacklist_categories=["Cs"], min_codepoint=1), max_size=8)
days = st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2026, 11, 22)).map(str)


def value_of(fact):
    kind = fact["kind"]
    if kind == "number":
        return st.integers(fact["least"], fact["most"])
    if kind == "yes_or_no":
        return st.booleans()
    if kind == "date":
        return days
    ids = st.sampled_from([o["id"] for o in fact.get("options", fact.get("levels"))])
    return st.lists(ids, unique=True) if kind == "choices" else ids


right_facts = st.fixed_dictionaries({}, optional={i: st.none() | value_of(f) for i, f in FACTS.items()})


@st.composite
def right_entry(draw):
    started, ended = sorted([draw(days), draw(days)])
    entry = {"service": draw(st.sampled_from(SERVICES + ["rowing"])),
             "state": draw(st.sampled_from(["completed", "ongoing", "interrupted"])), "started": started}
    if entry["state"] != "ongoing":
        entry["ended"] = ended
    elif draw(st.booleans()):
        entry["ends"] = ended
    return entry


right_client = st.fixed_dictionaries({}, optional={
    "ref": st.sampled_from(["a-1", "x" * 128]), "facts": right_facts, "history": st.lists(right_entry(), max_size=4)})
right_shared = {"language": st.sampled_from(["fi", "sv", "en"]), "reader": st.sampled_from(["client", "counsellor"]),
                "placements": st.just({"coaching": 2})}
here = {"region": st.just("lakeland"), "client": right_client, "as_of": st.just("2026-11-22")}
right_recommend = st.tuples(st.just("recommend"), st.fixed_dictionaries(here, optional={
    **right_shared, "audience": st.sampled_from(["client", "employer", "staff", "counsellor"]),
    "limit": st.integers(0, 100), "plans": st.just(0), "parallel": st.booleans(), "explain": st.booleans(),
    "goal": st.sampled_from(["job", "*"])}))
right_explain = st.tuples(st.just("explain"), st.fixed_dictionaries(
    {**here, "service": st.sampled_from(SERVICES)}, optional=right_shared))
right_call = right_recommend | right_explain


def made(strategy, n=REQUESTS):
    """Calls of a strategy."""
    calls = []

    @settings(max_examples=n, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(call):
        calls.append(call)

    collect()
    return calls


def answered(calls):
    """Method, params and reply of each call."""
    for first in range(0, len(calls), 100):
        some = calls[first:first + 100]
        for (method, params), reply in zip(some, polku.evaluate(some)):
            yield method, params, reply


def test_right_requests_are_answered():
    for method, params, reply in answered(made(right_call)):
        assert not polku.problems(polku.PARAMS[method], params)
        assert "result" in reply, reply
        polku.check_reply(method, reply)


def states_once(result):
    """Each service is in one list at most, and every score is the sum of its terms."""
    listed = [one["service"] for key in ("recommendations", "possible", "suppressed", "full") for one in result[key]]
    assert len(listed) == len(set(listed))
    terms = {s["service"]: sum(t["points"] for t in s["score"]) for s in result["services"]}
    for one in result["recommendations"]:
        assert one["score"] == terms[one["service"]]


def test_answers_hang_together():
    explained = right_recommend.map(lambda call: (call[0], {**call[1], "explain": True}))
    for _, _, reply in answered(made(explained, 100)):
        states_once(reply["result"])
        asked = {q["fact"] for q in reply["result"]["questions"]}
        matter = {f for p in reply["result"]["possible"] for f in p["unknown"]}
        assert asked <= matter
        for service in reply["result"]["services"]:
            polku_place(service["tree"])


def polku_place(node):
    assert node["rule"] is None or node["rule"].startswith("lakeland/"), node
    for member in node["members"]:
        polku_place(member)


def test_the_same_request_gives_the_same_answer():
    calls = made(right_call, 50)
    first, second = polku.evaluate(calls), polku.evaluate(list(reversed(calls)))
    assert [r["result"] for r in first] == [r["result"] for r in reversed(second)]


json_value = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(-1e6, 1e6) | text
    | st.sampled_from(["lakeland", "2026-11-22", "A1.1", "employed", "completed", "stored", "901", "010190-123A"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3), max_leaves=6)


any_method = st.sampled_from(["recommend", "explain", "catalog.facts", "catalog.regions", "rpc.discover"])
any_member = st.sampled_from(["region", "client", "as_of", "language"]) | text


def places(value, at=()):
    yield at
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], at + (key,))
    elif isinstance(value, list):
        for i in range(len(value)):
            yield from places(value[i], at + (i,))


def changed(draw, params):
    """The params with one value replaced, one member taken out, or one put in."""
    params = copy.deepcopy(params)
    *above, last = draw(st.sampled_from([p for p in places(params) if p]))
    inside = params
    for step in above:
        inside = inside[step]
    how = draw(st.sampled_from(["replace", "replace", "take", "put"]))
    if how == "replace":
        inside[last] = draw(json_value)
    elif how == "take":
        del inside[last]
    elif isinstance(inside, dict):
        inside[draw(text)] = draw(json_value)
    else:
        inside.append(draw(json_value))
    return params


@st.composite
def perhaps_faulty(draw):
    method, params = draw(right_call)
    for _ in range(draw(st.integers(1, 3))):
        if params:
            params = changed(draw, params)
    return method, params


def leads_into(params, pointer, missing):
    """Whether a JSON pointer leads to a place in the params; of what is missing, to where it would be."""
    steps = [s.replace("~1", "/").replace("~0", "~") for s in pointer.split("/")[1:]]
    at = params
    for i, step in enumerate(steps):
        if isinstance(at, list):
            at = at[int(step)]
        elif step in at:
            at = at[step]
        else:
            return missing and i + 1 == len(steps)
    return True


def check_faults(method, params, error):
    for fault in error["data"].get("faults", []):
        assert leads_into(params, fault["pointer"], fault["code"] in ("missing-member", "bad-history")), fault
        if fault["nearest"] is not None and fault["allowed"] is not None:
            assert fault["nearest"] in fault["allowed"]
    if error["code"] in (-32602, -32002) and not polku.problems(polku.PARAMS[method], params):
        codes = {f["code"] for f in error["data"]["faults"]}
        assert codes <= BY_THE_RULES, (codes, params)


def test_faults_point_to_their_places():
    for method, params, reply in answered(made(perhaps_faulty(), 1000)):
        polku.check_reply(method, reply)
        if polku.problems(polku.PARAMS[method], params):
            assert "error" in reply, (method, params)
        if "error" in reply:
            assert reply["error"]["code"] in (-32602, -32001, -32002)
            check_faults(method, params, reply["error"])


def test_any_json_gets_an_answer():
    for method, _, reply in answered(made(st.tuples(any_method, st.dictionaries(any_member, json_value)))):
        polku.check_reply(method, reply)
