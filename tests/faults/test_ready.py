"""Readiness follows the store: it turns when nothing can be stored, and back without a caller."""

import errno
import http.client
import json
import os

from polkud import PATIENCE, new_daemon, recommendation, wait_until
from test_io import STORE_UNAVAILABLE, WRITE, Orders, library  # noqa: F401: a fixture


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    reply = connection.getresponse()
    body = reply.read().decode()
    connection.close()
    return reply.status, body


def test_ready_turns_with_the_store(tmp_path, library):  # noqa: F811
    daemon, orders = new_daemon(tmp_path), Orders(tmp_path / "orders")
    env = {**os.environ, "LD_PRELOAD": str(library), "FAILING_CALLS": str(tmp_path / "orders"),
           "ASAN_OPTIONS": "verify_asan_link_order=0"}
    daemon.start("--http", "127.0.0.1:*", env=env)
    port = int(daemon.wait_log("ready")["http"].rsplit(":", 1)[1])
    try:
        daemon.recommend()
        assert get(port, "/ready")[0] == 200
        orders.fail(WRITE, 1, errno.ENOSPC, often=10**9)
        assert daemon.error("recommend", recommendation())["code"] == STORE_UNAVAILABLE
        status, body = get(port, "/ready")
        assert status == 503 and json.loads(body)["checks"]["store"] is False
        assert get(port, "/health")[0] == 200
        page = get(port, "/metrics")[1]
        assert "\npolkud_store_available 0\n" in page
        assert '\npolkud_requests_total{method="recommend",outcome="store_unavailable"} 1\n' in page
        assert '\npolkud_requests_total{method="recommend",outcome="ok"} 1\n' in page
        orders.stop()
        wait_until(lambda: get(port, "/ready")[0] == 200)
        daemon.recommend()
        assert daemon.stop() == 0
    finally:
        daemon.close()
