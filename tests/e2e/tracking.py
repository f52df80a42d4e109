"""What the tests of tracked plans, events and arrivals share: a region with plans, a daemon whose
clock they set, and schemas that every reply is held against."""

import calendar
import json
import os
import pathlib
import shutil
import struct
import subprocess
import time

import jsonschema
import zmq

from conftest import PATIENCE, Daemon, wait_until

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCHEMAS = {p.stem: json.loads(p.read_text("ascii")) for p in (ROOT / "protocol/schema").glob("*.json")}
STORE = {schema["$id"]: schema for schema in SCHEMAS.values()}
REF = "client-0815"
FIRST = ("referred", "accepted", "started")  # what a step goes through until it runs


def check(schema, within, value):
    resolver = jsonschema.RefResolver(base_uri=within["$id"], referrer=within, store=STORE)
    jsonschema.Draft202012Validator(schema, resolver=resolver).validate(value)


class Bay(Daemon):
    """A daemon with the region of tracking/, whose replies are held against the schemas."""

    def __init__(self, folder):
        shutil.copytree(HERE / "tracking", folder / "rules")
        super().__init__(folder)
        self.env = None

    # -- its clock

    def fake_clock(self):
        """From the next start on the clock is what the tests say."""
        clock = self.folder / "clock"
        clock.write_bytes(struct.pack("=q", 0))
        return self.preload("shifted", SHIFTED_CLOCK=clock)

    def can_be_cut(self):
        """From the next start on cut() says at which message the daemon is killed."""
        (self.folder / "cut").write_bytes(bytes(64))
        return self.preload("cut", CUT_AT=self.folder / "cut")

    def cut(self, text):
        """Kills it when it is about to send what begins so; "": never."""
        with open(self.folder / "cut", "r+b") as file:
            file.write(text.encode().ljust(64, b"\0"))
        return self

    def preload(self, name, **variables):
        library = self.folder / f"{name}.so"
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-o", library, HERE / f"{name}.c"],
                       check=True)
        before = self.env or {**os.environ, "LD_PRELOAD": "", "ASAN_OPTIONS": "verify_asan_link_order=0"}
        self.env = {**before, "LD_PRELOAD": f"{before['LD_PRELOAD']} {library}".strip(),
                    **{key: str(value) for key, value in variables.items()}}
        return self

    def set_clock(self, day, at="12:00"):
        """Sets its clock, in UTC."""
        then = calendar.timegm(time.strptime(f"{day} {at}", "%Y-%m-%d %H:%M"))
        with open(self.folder / "clock", "r+b") as file:
            file.write(struct.pack("=q", then - int(time.time())))
        return self

    def start(self, *flags, events="tcp://127.0.0.1:*", **more):
        return super().start("--events", events, *flags, env=self.env, **more)

    # -- talking to it

    def call(self, method, params=None, **more):
        reply = super().call(method, params, **more)
        if "error" in reply:
            check({k: v for k, v in SCHEMAS["errors"].items() if k != "$id"}, SCHEMAS["errors"], reply["error"])
        elif method in SCHEMAS:
            schema = SCHEMAS[method]
            check(schema["$defs"]["result"], schema, reply["result"])
            if params:
                check(schema["$defs"]["params"], schema, params)
        return reply

    def plan(self, ref=REF, facts=None, **more):
        client = {"ref": ref, "facts": {"age": 30, "municipality": "901", **(facts or {})}}
        return self.result("plan", {"region": "bay", "client": client, **more})

    def acceptance(self, ref=REF, **more):
        """The params of plan.accept, for a plan that was just made."""
        made = self.plan(ref, **more)
        return {"region": "bay", "client": {"ref": ref}, "plan": made["plans"][0],
                "decision": made["decision"], "consent": True}

    def accept(self, ref=REF, **more):
        return self.result("plan.accept", self.acceptance(ref, **more))

    def update(self, plan, step, *states, **more):
        """Takes a step through states; gives the plan as it then is."""
        for state in states:
            plan = self.result("plan.update", {"plan_id": plan["plan_id"], "version": plan["version"],
                                               "step": step, "state": state, **more})
        return plan

    def events(self, topic="", number=0):
        params = {"number": number, "limit": 1000}
        if topic:
            params["topic"] = topic
        return self.result("events.since", params)["events"]

    # -- hearing it

    def subscribe(self, topic=""):
        socket = self.context.socket(zmq.SUB)
        socket.RCVTIMEO, socket.LINGER = PATIENCE * 1000, 0
        socket.subscribe(topic)
        socket.connect(self.log()[-1]["events"])
        self.sockets.append(socket)
        return socket

    def joined(self):
        """A subscriber of everything that is known to be connected."""
        socket = self.subscribe()
        end = time.monotonic() + PATIENCE
        socket.RCVTIMEO = 20
        while time.monotonic() < end:
            self.recommend_in_twoham()
            try:
                socket.recv_multipart()
            except zmq.Again:
                continue
            socket.RCVTIMEO = 200
            try:
                while True:
                    socket.recv_multipart()
            except zmq.Again:
                socket.RCVTIMEO = PATIENCE * 1000
                return socket
        raise AssertionError("nothing is published")

    def recommend_in_twoham(self, **facts):
        """A decision that meets an obstacle."""
        return self.result("recommend", {"region": "bay", "client": {"facts": {
            "age": 30, "municipality": "902", **facts}}})

    def hear(self, socket, topic):
        """The next event of a topic, as it was published; its frame holds what is stored."""
        while True:
            heard, text = socket.recv_multipart()
            event = json.loads(text)
            assert event["topic"] == heard.decode()
            if event["topic"].startswith(topic):
                return event


def bodies(events):
    return [event["body"] for event in events]


def go_to(bay, day, at="12:00"):
    """The clock is set, and the daemon comes to look at it."""
    bay.set_clock(day, at)
    bay.result("catalog.regions")


def dues(bay):
    return [(b["step"], b["due_for"], b["due"], b["late"]) for b in bodies(bay.events("plan.due."))]


def newly_due(bay, before):
    """What was told since; the telling follows a reply, so it is waited for."""
    return wait_until(lambda: dues(bay)[len(before):])


def recommend(bay, ref="other", **more):
    return bay.result("recommend", {"region": "bay", "client": {"ref": ref, "facts": {
        "age": 30, "municipality": "901"}}, **more})


def full(answer):
    return [f["service"] for f in answer["full"]]


def same(bay, decision):
    assert bay.result("decision.replay", {"decision": decision["decision"]}) == {"same": True, "difference": None}
