"""/metrics: strictly in Prometheus's format, right, documented, and without anything about a client."""

import json
import pathlib
import re
import signal
import socket
from collections import Counter

import pytest
import yaml

import exposition
from conftest import new_daemon, recommendation, wait_until
from http_talk import once, post, request
from test_searches import RINGS, puzzle
from tracking import Bay

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
SECRET = "ref-that-must-not-be-seen"


def scrape(daemon):
    reply = once(daemon, request(path="/metrics"))
    assert reply.status == 200
    assert reply.fields["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return exposition.parse(reply.body.decode())


@pytest.fixture
def daemon(idle):
    return idle.start("--http", "127.0.0.1:*")


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """What a daemon tells that has met all kinds of things."""
    d = new_daemon(tmp_path_factory.mktemp("lived"))
    d.start("--http", "127.0.0.1:*")
    for age in (5, 30, 70):
        d.recommend(age, ref=SECRET, plans=1)
    once(d, post({"jsonrpc": "2.0", "id": 1, "method": "explain", "params": {
        **recommendation(ref=SECRET), "service": "nothing"}}))
    d.error("recommend", recommendation(region="nowhere"))
    d.send(b"{")
    d.error("nothing")
    d.edit("shore/services.lua", "age in 18..64", "agee in 18..64")
    d.process.send_signal(signal.SIGHUP)
    wait_until(lambda: d.pack("shore")["refused"])
    once(d, request(path="/nothing"))
    yield d, scrape(d)
    d.close()


def test_calls_are_counted_by_method_and_outcome(daemon):
    for _ in range(3):
        daemon.recommend()
    once(daemon, post({"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": recommendation()}))
    once(daemon, post([{"jsonrpc": "2.0", "method": "recommend", "params": recommendation()}] * 2))
    daemon.error("recommend", {"region": "nowhere", "client": {}})
    daemon.error("nothing")
    daemon.send(b"[1, 2]")
    page = scrape(daemon)
    requests, errors = page["polkud_requests_total"], page["polkud_errors_total"]
    assert requests.value(method="recommend", outcome="ok") == 6
    assert requests.value(method="recommend", outcome="unknown_region") == 1
    assert requests.value(method="unknown", outcome="method_not_found") == 1
    assert requests.value(method="unknown", outcome="invalid_request") == 2
    assert errors.value(name="unknown_region") == 1 and errors.value(name="invalid_request") == 2
    assert errors.value(name="store_unavailable") == 0
    assert page["polkud_decisions_total"].value() == page["polkud_journal_rows"].value() == 6
    deciding = page["polkud_request_seconds"].samples
    assert deciding["polkud_request_seconds_count", (("method", "recommend"),)] == 7
    answering = page["polkud_answer_seconds"].samples
    assert answering["polkud_answer_seconds_count", (("transport", "http"),)] == 2
    assert answering["polkud_answer_seconds_count", (("transport", "zeromq"),)] == 6
    assert page["polkud_replies_total"].value(fate="sent") == 8
    assert page["polkud_commit_seconds"].samples["polkud_commit_seconds_count", ()] >= 5
    assert page["polkud_http_replies_total"].value(path="/rpc", status="200") == 1
    assert page["polkud_http_replies_total"].value(path="/rpc", status="204") == 1


def test_a_call_that_is_sent_again_is_counted_once(daemon):
    again = recommendation(request_id="counted-once-0123456789")
    for _ in range(3):
        daemon.result("recommend", again)
    two = [{"jsonrpc": "2.0", "id": i, "method": "recommend", "params": again} for i in range(2)]
    daemon.send(json.dumps(two).encode())
    peer = daemon.socket()
    for _ in range(20):  # several in one turn, of which the first ones decide
        peer.send(json.dumps({**two[0], "params": recommendation(request_id="counted-too-0123456789")}).encode())
    for _ in range(20):
        assert b'"result"' in peer.recv()
    page = scrape(daemon)
    assert page["polkud_requests_total"].value(method="recommend", outcome="ok") == 25
    assert page["polkud_decisions_total"].value() == 2
    deciding = page["polkud_request_seconds"].samples
    assert deciding["polkud_request_seconds_count", (("method", "recommend"),)] <= 25


def test_stored_plans(tmp_path):
    """Also those from before the start, and not those of who was erased."""
    bay = Bay(tmp_path).start("--http", "127.0.0.1:*")
    try:
        for ref in ("a", "b", "c"):
            bay.accept(ref)
        bay.recommend_in_twoham()
        assert scrape(bay)["polkud_plans"].value() == 3
        bay.stop()
        bay.start("--http", "127.0.0.1:*")
        bay.accept("d")
        assert scrape(bay)["polkud_plans"].value() == 4
        bay.result("client.forget", {"ref": "b"})
        assert scrape(bay)["polkud_plans"].value() == 3
    finally:
        bay.close()


def test_connections_are_counted(daemon):
    """Those that say nothing, too; what is known is two seconds old."""
    def connections():
        return scrape(daemon)["polkud_connections"].value()

    sockets = [daemon.socket() for _ in range(5)]
    silent = socket.create_connection(("127.0.0.1", int(daemon.endpoint.rsplit(":", 1)[1])))
    wait_until(lambda: connections() == 6)
    silent.close()
    for each in sockets[:3]:
        daemon.sockets.remove(each)
        each.close(0)
    wait_until(lambda: connections() == 2)
    assert scrape(daemon)["polkud_connections_total"].value() == 6
    assert daemon.stop() == 0


def test_the_memory_of_messages_is_seen(daemon):
    small = scrape(daemon)["polkud_request_bytes_max"].value()
    daemon.send(json.dumps([{"jsonrpc": "2.0", "id": i, "method": "recommend", "params": recommendation(plans=2)}
                            for i in range(40)]).encode())
    large = scrape(daemon)["polkud_request_bytes_max"].value()
    assert small < large <= 64 << 20
    daemon.recommend()
    assert scrape(daemon)["polkud_request_bytes_max"].value() == large


def test_rows_are_those_of_the_store(idle):
    idle.start("--http", "127.0.0.1:*")
    for _ in range(4):
        idle.recommend()
    assert scrape(idle)["polkud_journal_rows"].value() == 4
    idle.stop()
    idle.start("--http", "127.0.0.1:*")
    page = scrape(idle)
    assert page["polkud_journal_rows"].value() == 4 and page["polkud_decisions_total"].value() == 0
    idle.recommend()
    assert scrape(idle)["polkud_journal_rows"].value() == 5


def test_rules_in_force_and_findings(daemon):
    digest = daemon.pack("shore")["digest"]
    info = scrape(daemon)["polkud_rules_info"]
    assert info.value(pack="shore", region="shore", digest=digest, version=digest[7:19]) == 1
    daemon.edit("shore/services.lua", "age in 18..64", "agee in 18..64")
    daemon.process.send_signal(signal.SIGHUP)
    wait_until(lambda: daemon.pack("shore")["refused"])
    page = scrape(daemon)
    assert page["polkud_packs"].value(state="refused") == 1
    assert page["polkud_packs"].value(state="in_force") == 2
    assert page["polkud_loads_total"].value(outcome="refused") >= 1
    assert page["polkud_rules_info"].value(pack="shore", region="shore", digest=digest,
                                           version=digest[7:19]) == 1
    found = [(dict(labels), n) for (_, labels), n in page["polkud_findings"].samples.items()]
    told = Counter((f["code"], f["level"]) for f in daemon.pack("shore")["findings"])
    assert told == {(f["code"], f["level"]): n for f, n in found if f["pack"] == "shore"}


def test_searches_are_counted(idle):
    pack = idle.rules / "rings"
    pack.mkdir()
    (pack / "region.lua").write_text(RINGS)
    idle.start("--http", "127.0.0.1:*")
    assert idle.result("plan", puzzle(4))["plans"]
    page = scrape(idle)
    assert page["polkud_searches_total"].value() == 1
    assert page["polkud_search_expansions_total"].value() > 4
    assert page["polkud_searches"].value(stage="waiting") == 0


def test_the_process_is_measured(daemon):
    page = scrape(daemon)
    status = pathlib.Path(f"/proc/{daemon.process.pid}/status").read_text()
    resident = int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024
    assert 0.5 < page["process_resident_memory_bytes"].value() / resident < 2
    assert 5 < page["process_open_fds"].value() < page["process_max_fds"].value()
    assert page["process_cpu_seconds_total"].value() > 0
    started = page["process_start_time_seconds"].value()
    assert 0 < started <= page["polkud_rules_since_timestamp_seconds"].value(pack="shore") + 60
    assert page["polkud_http_connections"].value() == 1
    sizes = page["polkud_journal_bytes"]
    assert sizes.value(file="journal.db") == (daemon.data / "journal.db").stat().st_size


def test_counters_never_go_back(daemon):
    before = scrape(daemon)
    for age in (1, 30, 200):
        daemon.call("recommend", recommendation(age))
    after = scrape(daemon)
    for name, family in before.items():
        if family.kind == "gauge":
            continue
        for key, value in family.samples.items():
            assert after[name].samples[key] >= value, key


def test_nothing_of_a_client_is_told(lived):
    daemon, _ = lived
    text = once(daemon, request(path="/metrics")).body.decode()
    assert SECRET not in text
    for word in ("nowhere", "agee", "ref="):
        assert word not in text


# ---- what is written about them


def documented():
    """Name: (kind, labels, meaning) of each row of docs/metrics.md."""
    rows = re.findall(r"^\| `([a-z_]+)` \| (\w+) \| ([^|]*) \| (.*) \|$",
                      (DOCS / "metrics.md").read_text(), re.M)
    assert len({row[0] for row in rows}) == len(rows)
    return {name: (kind, set(re.findall(r"`(\w+)`", labels)), meaning)
            for name, kind, labels, meaning in rows}


def test_the_manual_has_every_metric(lived):
    _, page = lived
    manual = documented()
    assert set(manual) == set(page)
    for name, family in page.items():
        labels = {label for _, pairs in family.samples for label, _ in pairs} - {"le"}
        assert (family.kind, family.help) == (manual[name][0], manual[name][2])
        assert labels == manual[name][1] or (not family.samples), name


def selectors(expression):
    """(metric, {label: text}) of each metric that an expression names."""
    for name, _, inside in re.findall(r"\b((?:polkud|process)_[a-z_]+)(\{([^}]*)\})?", expression):
        yield name, dict(re.findall(r'(\w+)=~?"([^"]*)"', inside))


def check_expression(expression, page):
    named = list(selectors(expression))
    for name, labels in named:
        base = name if name in page else re.sub(r"_(bucket|sum|count)$", "", name)
        assert base in page, expression
        if base == name:
            assert page[base].kind != "histogram", expression
        else:
            assert page[base].kind == "histogram", expression
        known = documented()[base][1] | {"job", "instance"}
        assert set(labels) <= known, expression
        values = {(k, v) for _, pairs in page[base].samples for k, v in pairs}
        for label, text in labels.items():
            if label not in ("job", "instance"):
                assert all((label, part) in values for part in text.split("|")), expression
    return named


def test_the_alerts_name_metrics_that_there_are(lived):
    _, page = lived
    [group] = yaml.safe_load((DOCS / "monitoring" / "alerts.yml").read_text())["groups"]
    names = [rule["alert"] for rule in group["rules"]]
    assert len(names) == len(set(names)) >= 10
    for rule in group["rules"]:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in ("critical", "warning")
        assert rule["annotations"]["summary"] and rule["annotations"]["description"]
        assert check_expression(rule["expr"], page) or rule["expr"].startswith("up{")
        assert rule["expr"].count("(") == rule["expr"].count(")")


def test_the_dashboard_names_metrics_that_there_are(lived):
    _, page = lived
    dashboard = json.loads((DOCS / "monitoring" / "dashboard.json").read_text())
    shown, ids = set(), set()
    for panel in dashboard["panels"]:
        assert panel["id"] not in ids
        ids.add(panel["id"])
        for target in panel.get("targets", []):
            named = check_expression(target["expr"], page)
            assert named and target["expr"].count("(") == target["expr"].count(")")
            shown |= {name for name, _ in named}
    assert len(shown) > 25
