#!/usr/bin/python3
"""Asks a Polku daemon what one client should do next. An example client in Python, with pyzmq.

    ask.py tcp://127.0.0.1:7700 examples/situations/just-arrived.json

For a daemon that asks for keys, set POLKU_SERVER_KEY, POLKU_PUBLIC_KEY and POLKU_SECRET_KEY.

The request file holds one JSON-RPC call. Exits with 0 for a result, 1 for an error reply, 2 for a wrong call,
3 when the daemon does not answer.
"""

import json
import os
import sys
import uuid

import zmq

TRIES = 3
TIMEOUT = 2500  # milliseconds for one try


def use_keys(socket):
    """Keys of CURVE, where they are given: the connection is then encrypted."""
    server = os.environ.get("POLKU_SERVER_KEY")
    if server:
        socket.curve_serverkey = server.encode()
        socket.curve_publickey = os.environ["POLKU_PUBLIC_KEY"].encode()
        socket.curve_secretkey = os.environ["POLKU_SECRET_KEY"].encode()


def ask(endpoint, call):
    """Sends the same bytes until an answer comes; None when none does.

    Each try has a socket of its own: a late reply to an earlier try arrives nowhere, so it can never be taken
    for the answer to something else.
    """
    # What makes trying again safe: the daemon answers a request_id that it has seen with the stored result.
    call.setdefault("params", {}).setdefault("request_id", str(uuid.uuid4()))
    body = json.dumps(call).encode()
    for attempt in range(1, TRIES + 1):
        with zmq.Context.instance().socket(zmq.DEALER) as socket:
            socket.linger = 0
            socket.immediate = True  # wait for a connection, do not queue for a daemon that is away
            socket.sndtimeo = socket.rcvtimeo = TIMEOUT
            use_keys(socket)
            socket.connect(endpoint)
            try:
                socket.send(body)
                reply = json.loads(socket.recv_multipart()[-1])
            except zmq.Again:
                print(f"no answer from {endpoint}, try {attempt} of {TRIES}", file=sys.stderr)
                continue
        if reply["id"] in (call.get("id"), None):
            return reply
    return None


def show_error(error):
    """An error says what to do in data.message, and lists every fault of the request at once."""
    print(f"{error['message']} ({error['code']}): {error['data']['message']}")
    for fault in error["data"].get("faults", []):
        hint = f" Did you mean '{fault['nearest']}'?" if fault["nearest"] else ""
        print(f"  {fault['pointer']}: {fault['message']}{hint}")


def show_recommendations(result):
    print(f"{result['region']}, {result['as_of']}, rules {result['rules']['version']}")
    for i, item in enumerate(result["recommendations"], 1):
        deadline = f", by {item['deadline']}" if item["deadline"] else ""
        print(f"\n{i}. {item['name']} ({item['provider']['name']}{deadline})")
        for reason in item["reasons"]:
            print(f"   {reason['text']}")
    if result["questions"]:
        print("\nTo ask:")
    for question in result["questions"]:
        print(f"   {question['text']}")
    for obstacle in result["obstacles"]:
        print(f"\nObstacle: {obstacle['text']}")


def main(args):
    if len(args) != 2:
        print("usage: ask.py ENDPOINT FILE", file=sys.stderr)
        return 2
    with open(args[1], encoding="utf-8") as file:
        reply = ask(args[0], json.load(file))
    if reply is None:
        return 3
    if "error" in reply:
        show_error(reply["error"])
        return 1
    if "recommendations" in reply["result"]:
        show_recommendations(reply["result"])
    else:  # of another method
        print(json.dumps(reply["result"], ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
