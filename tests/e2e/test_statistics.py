"""Counts of clients: what is counted, what is hidden, and that erasing a client changes neither."""

import datetime
import shutil
import sqlite3

import pytest

from checked import RULES, Checked

RETRY = "retry-0123456789"


@pytest.fixture
def daemon(tmp_path):
    shutil.copytree(RULES, tmp_path / "rules")
    d = Checked(tmp_path).start()
    yield d
    d.close()


def meet(daemon, ref=None, method="recommend", **facts):
    """Somebody is decided for."""
    client = {"facts": facts, **({"ref": ref} if ref else {})}
    more = {"assessment": "readiness", "answers": {}} if method == "assess" else {}
    more = {"service": "lake_course"} if method == "explain" else more
    return daemon.result(method, {"region": "hill", "client": client, **more})


def day():
    return datetime.datetime.now(datetime.timezone.utc).date().isoformat()


def count(daemon, *by, **more):
    result = daemon.result("statistics", {"region": "hill", "from": day(), "to": day(), "by": list(by), **more})
    return result["rows"]


def rewrite(daemon, rows):
    """Puts counts in place of those that there are: (period, kind, item, state, basis, gender, n)."""
    daemon.stop()
    with sqlite3.connect(daemon.data / "journal.db") as db:
        db.execute("DELETE FROM statistic")
        db.executemany("INSERT INTO statistic VALUES ('hill', ?, ?, ?, ?, ?, ?, ?)", rows)
    db.close()
    daemon.start()


def half(daemon, *by, year=2026, which=1):
    ends = [(f"{year}-01-01", f"{year}-06-30"), (f"{year}-07-01", f"{year}-12-31")]
    begin, end = ends[which - 1]
    return daemon.result("statistics", {"region": "hill", "from": begin, "to": end, "by": list(by)})["rows"]


# -- what is counted

def test_services_states_obstacles_and_questions(daemon):
    for i in range(6):
        meet(daemon, f"c-{i}", age=30, in_training=False, municipality="901")
    assert count(daemon) == [{"count": 6}]
    assert count(daemon, "service") == [{"service": "workshop_days", "count": 6}]
    assert count(daemon, "state") == [{"state": "eligible", "count": 6}, {"state": "not_eligible", "count": 6},
                                      {"state": "possible", "count": 6}]
    assert count(daemon, "state", "service") == [
        {"service": "job_coaching", "state": "possible", "count": 6},
        {"service": "lake_course", "state": "not_eligible", "count": 6},
        {"service": "workshop_days", "state": "eligible", "count": 6}]
    assert count(daemon, "obstacle") == [{"obstacle": "no_course_for_adults", "count": 6}]
    assert count(daemon, "question") == [{"question": "readiness", "count": 6}]


def test_a_sensitive_fact_is_asked_and_not_counted(daemon):
    for i in range(6):
        result = meet(daemon, f"c-{i}", age=30, municipality="901")
    asked = [q["fact"] for q in result["questions"]]
    assert "support_needs" in asked
    assert [r["question"] for r in count(daemon, "question")] == sorted(set(asked) - {"support_needs"})


def test_a_client_is_counted_once(daemon):
    for _ in range(9):
        meet(daemon, "always-the-same", age=30)
    assert count(daemon) == [{"count": None}]
    assert count(daemon, "obstacle") == [{"obstacle": "no_course_for_adults", "count": None}]
    for i in range(4):
        meet(daemon, f"c-{i}", age=30)
    assert count(daemon, "obstacle") == [{"obstacle": "no_course_for_adults", "count": 5}]
    daemon.stop()
    daemon.start()
    meet(daemon, "c-1", age=30)
    assert count(daemon) == [{"count": 5}]


def test_who_is_not_named_counts_each_time(daemon):
    for _ in range(5):
        meet(daemon, age=30)
    assert count(daemon) == [{"count": 5}]


def test_other_decisions_count_clients_alone(daemon):
    for i, method in enumerate(["assess", "explain", "plan", "recommend", "recommend"]):
        if method != "plan":
            meet(daemon, f"c-{i}", method, age=30)
    meet(daemon, "c-9", age=30)
    assert count(daemon) == [{"count": 5}]
    assert count(daemon, "obstacle") == [{"obstacle": "no_course_for_adults", "count": None}]


def test_what_is_asked_again_or_refused_is_not_counted(daemon):
    for i in range(5):
        daemon.result("recommend", {"region": "hill", "client": {"facts": {}}, "request_id": RETRY})
        daemon.error("recommend", {"region": "hill", "client": {"facts": {"agee": 1}}})
    assert count(daemon) == [{"count": None}]


def test_clients_move_with_their_group(daemon):
    for i in range(6):
        meet(daemon, f"c-{i}", age=30)
    assert count(daemon, "gender") == [{"gender": None, "count": 6}]
    for i in range(6):
        meet(daemon, f"c-{i}", age=30, gender="female", residence_basis="work")
    assert count(daemon, "gender") == [{"gender": "female", "count": 6}]
    assert count(daemon, "residence_basis", "gender", "obstacle") == [
        {"obstacle": "no_course_for_adults", "residence_basis": "work", "gender": "female", "count": 6}]


def test_the_report_of_a_half_year_is_one_call(daemon):
    for i in range(6):
        meet(daemon, f"c-{i}", age=30, in_training=False, municipality="901")
    now = datetime.date.fromisoformat(day())
    which = 1 if now.month <= 6 else 2
    rows = half(daemon, "service", "state", "obstacle", "question", "residence_basis", "gender", "month",
                year=now.year, which=which)
    for kind in ("service", "obstacle", "question"):
        assert any(kind in row for row in rows)
    assert all(row["month"] == day()[:7] and row["count"] == 6 and row["gender"] is None for row in rows)
    assert half(daemon, year=now.year, which=which) == [{"count": 6}]


def test_regions_and_months_by_themselves(daemon):
    for i in range(6):
        meet(daemon, f"c-{i}", age=30)
    result = daemon.result("statistics", {"region": "hill", "from": "2024-02-10", "to": "2024-02-11"})
    assert result == {"region": "hill", "from": "2024-02-01", "to": "2024-02-29", "rows": []}
    whole = daemon.result("statistics", {"region": "hill", "from": "1900-01-01", "to": "2200-12-31"})
    assert whole["to"] == "2200-12-31" and whole["rows"] == [{"count": 6}]


# -- faults

@pytest.mark.parametrize("params,code,pointer", [
    ({"region": "hill", "from": "2026-01-01"}, -32602, "/to"),
    ({"region": "hill", "from": "2026-02-01", "to": "2026-01-31"}, -32602, "/to"),
    ({"region": "hill", "from": "2026-02-01", "to": "2026-03-01", "by": "month"}, -32602, "/by"),
    ({"region": "hill", "from": "2026-02-01", "to": "2026-03-01", "by": ["servce"]}, -32602, "/by/0"),
    ({"region": "hill", "from": "2026-02-01", "to": "2026-03-01", "by": ["month", "month"]}, -32602, "/by/1"),
    ({"region": "hill", "from": "2026-02-01", "to": "2026-03-01", "by": [1]}, -32602, "/by/0"),
    ({"region": "hil", "from": "2026-02-01", "to": "2026-03-01"}, -32001, None),
])
def test_faults(daemon, params, code, pointer):
    error = daemon.error("statistics", params)
    assert error["code"] == code
    if pointer:
        assert [fault["pointer"] for fault in error["data"]["faults"]] == [pointer]
    else:
        assert error["data"]["regions"] == ["hill"] and error["data"]["nearest"] == "hill"


# -- what is hidden

def test_counts_under_five_are_hidden(daemon):
    rewrite(daemon, [(20261, "obstacle", "a", "", "", "", 4), (20261, "obstacle", "b", "", "", "", 5)])
    assert half(daemon, "obstacle") == [{"obstacle": "a", "count": None}, {"obstacle": "b", "count": 5}]


def test_what_a_total_would_tell_is_hidden_too(daemon):
    rewrite(daemon, [(20261, "client", "", "", "", "female", 9), (20261, "client", "", "", "", "male", 2),
                     (20261, "client", "", "", "", "", 6)])
    assert half(daemon) == [{"count": 17}]
    assert half(daemon, "gender") == [{"gender": None, "count": None}, {"gender": "female", "count": 9},
                                      {"gender": "male", "count": None}]


def test_two_small_ones_that_make_less_than_five_take_a_third(daemon):
    rewrite(daemon, [(20261, "client", "", "", "work", "", 1), (20261, "client", "", "", "family", "", 2),
                     (20261, "client", "", "", "study", "", 8), (20261, "client", "", "", "other", "", 9)])
    counts = {row["residence_basis"]: row["count"] for row in half(daemon, "residence_basis")}
    assert counts == {"work": None, "family": None, "study": None, "other": 9}


def test_months_are_neighbours_too(daemon):
    rewrite(daemon, [(20261, "client", "", "", "", "", 20)]
            + [(202600 + m, "client", "", "", "", "", n) for m, n in ((1, 7), (2, 3), (3, 6), (5, 8))])
    assert half(daemon) == [{"count": 20}]
    assert half(daemon, "month") == [{"month": "2026-01", "count": 7}, {"month": "2026-02", "count": None},
                                     {"month": "2026-03", "count": None}, {"month": "2026-05", "count": 8}]


def test_a_few_clients_over_many_months_stay_hidden(daemon):
    """The same three in each month: outside whole half-years nobody knows that they are the same."""
    rewrite(daemon, [(202600 + m, "client", "", "", "", "", 3) for m in range(1, 6)])
    result = daemon.result("statistics", {"region": "hill", "from": "2026-01-01", "to": "2026-05-31"})
    assert result["rows"] == [{"count": None}]


def test_a_period_is_made_of_half_years_and_months(daemon):
    rewrite(daemon, [(20252, "client", "", "", "", "", 10), (20261, "client", "", "", "", "", 30)]
            + [(period, "client", "", "", "", "", 6) for period in (202511, 202512, 202601, 202602, 202607)])
    result = daemon.result("statistics", {"region": "hill", "from": "2025-12-31", "to": "2026-07-01"})
    assert result["from"] == "2025-12-01" and result["to"] == "2026-07-31"
    assert result["rows"] == [{"count": 6 + 30 + 6}]


def test_no_total_tells_a_hidden_count(daemon):
    """Whatever is hidden among the rows: with the total known, what is missing is five or more, of two or more."""
    import random
    rng = random.Random(3)
    bases, genders = ("", "work", "family", "study"), ("", "female", "male")
    for _ in range(5):
        cells = {(b, g): rng.choice((0, 1, 2, 3, 5, 8, 20)) for b in bases for g in genders}
        rewrite(daemon, [(20261, "client", "", "", b, g, n) for (b, g), n in cells.items() if n])
        shown = {(row["residence_basis"] or "", row["gender"] or ""): row["count"]
                 for row in half(daemon, "residence_basis", "gender")}
        for lines in ([[(b, g) for g in genders] for b in bases], [[(b, g) for b in bases] for g in genders]):
            for line in lines:
                hidden = [cells[c] for c in line if cells[c] and shown[c] is None]
                visible = [c for c in line if cells[c] and shown[c] is not None]
                assert all(cells[c] == shown[c] >= 5 for c in visible)
                assert not hidden or not visible or (len(hidden) > 1 and sum(hidden) >= 5), (cells, line)


# -- privacy

def test_erasing_leaves_the_counts(daemon):
    for i in range(6):
        meet(daemon, f"c-{i}", age=30, gender="female")
    before = count(daemon, "gender", "obstacle")
    for i in range(6):
        daemon.result("client.forget", {"ref": f"c-{i}"})
    assert count(daemon, "gender", "obstacle") == before == [
        {"obstacle": "no_course_for_adults", "gender": "female", "count": 6}]
    daemon.stop()
    with sqlite3.connect(daemon.data / "journal.db") as db:
        assert db.execute("SELECT count(*) FROM counted").fetchone() == (0,)
        columns = [row[1] for row in db.execute("PRAGMA table_info(statistic)")]
        assert columns == ["region", "period", "kind", "item", "state", "basis", "gender", "n"]
    db.close()


def test_a_client_is_in_a_month_and_a_half_year(daemon):
    for i in range(5):
        meet(daemon, f"c-{i}", age=30)
    daemon.stop()
    with sqlite3.connect(daemon.data / "journal.db") as db:
        rows = db.execute("SELECT period, n FROM statistic WHERE kind = 'client' ORDER BY period").fetchall()
    db.close()
    year, month = map(int, day().split("-")[:2])
    assert rows == [(year * 10 + (2 if month > 6 else 1), 5), (year * 100 + month, 5)]
