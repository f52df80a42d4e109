#!/usr/bin/python3
"""Follows a client's plan: agrees to it, takes its first step through, and listens to events meanwhile. An example
client in Python, with pyzmq.

    follow.py tcp://127.0.0.1:7700 tcp://127.0.0.1:7701 examples/situations/path-to-work.json

The endpoints are the daemon's own and that of its events; the file holds a call of `recommend` or `plan`. Exits with 0
when the step was taken, 1 for an error reply or when there is no plan, 2 for a wrong call, 3 when the daemon does not
answer.
"""

import json
import sys
import uuid

import zmq

from ask import ask, show_error


class Refused(Exception):
    """The daemon answered with an error, which is the argument."""


def call(endpoint, method, **params):
    """One call, tried again until it is answered: its request_id makes that safe for calls that change something."""
    reply = ask(endpoint, {"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
    if reply is None:
        raise TimeoutError
    if "error" in reply:
        raise Refused(reply["error"])
    return reply["result"]


class Events:
    """Every event once and in order, whatever was missed.

    A subscriber hears only what is published while it listens. So each event that is heard tells which number was
    reached, and what lies between the last one and that is asked for. `last` is what a program keeps on its disk.
    """

    def __init__(self, endpoint, events_endpoint, topic, last=0):
        self.endpoint, self.topic, self.last = endpoint, topic, last
        self.socket = zmq.Context.instance().socket(zmq.SUB)
        self.socket.linger = 0
        self.socket.subscribe(topic)
        self.socket.connect(events_endpoint)

    def take(self, timeout):
        """The events since the last call; waits up to `timeout` milliseconds for a first one."""
        if self.socket.poll(timeout):
            while self.socket.poll(0):
                self.socket.recv_multipart()  # a sign: the stored events below are the same, and whole
        events, after = [], self.last
        while after is not None:
            page = call(self.endpoint, "events.since", number=after, topic=self.topic)
            events += page["events"]
            after = page["next"]
        self.last = events[-1]["number"] if events else self.last
        return events


def make_plan(endpoint, params):
    """The first plan there is, with the decision that returned it."""
    client = {**params["client"], "ref": params["client"].get("ref") or f"example-{uuid.uuid4()}"}
    made = call(endpoint, "plan", region=params["region"], client=client,
                **({"goal": params["goal"]} if params.get("goal") else {}))
    return client, made


def accept(endpoint, params, client, made):
    """The client agrees. The plan goes back as it came."""
    return call(endpoint, "plan.accept", region=params["region"], client={"ref": client["ref"]}, plan=made["plans"][0],
                decision=made["decision"], consent=True)


def update(endpoint, plan, step, state, **more):
    """One change. Where somebody else was quicker, the plan is read again and the change is tried once more."""
    for _ in range(2):
        try:
            return call(endpoint, "plan.update", plan_id=plan["plan_id"], version=plan["version"], step=step, state=state,
                        **more)
        except Refused as refused:
            error = refused.args[0]
            if error["data"]["name"] != "conflict" or error["data"]["state"]["version"] == plan["version"]:
                raise
            plan = call(endpoint, "plan.get", plan_id=plan["plan_id"])
    raise Refused(error)


def show(plan):
    print(f"plan {plan['plan_id']}, version {plan['version']}")
    for step in plan["steps"]:
        due = f", {step['due_for']} due {step['due']}" if step["due"] else ""
        owner = f" ({step['owner']['name']})" if step["owner"] else ""
        print(f"  {step['step']}. {step['name']}{owner}: {step['state']} since {step['since']}{due}")


def follow(endpoint, events_endpoint, params):
    events = Events(endpoint, events_endpoint, "")
    events.take(0)  # from here on
    client, made = make_plan(endpoint, params)
    if not made["plans"]:
        print("there is no plan")
        return 1
    plan = accept(endpoint, params, client, made)
    for state in ("referred", "accepted", "started", "completed"):
        plan = update(endpoint, plan, 1, state)
    if len(plan["steps"]) > 1:
        plan = update(endpoint, plan, 2, "referred")
    show(plan)
    for event in events.take(1000):
        print(f"event {event['number']} {event['topic']}: {json.dumps(event['body'], ensure_ascii=False)}")
    return 0


def main(args):
    if len(args) != 4:
        print("usage: follow.py ENDPOINT EVENTS-ENDPOINT FILE", file=sys.stderr)
        return 2
    with open(args[3], encoding="utf-8") as file:
        params = json.load(file)["params"]
    try:
        return follow(args[1], args[2], params)
    except Refused as refused:
        show_error(refused.args[0])
        return 1
    except TimeoutError:
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv))
