"""Counts of clients: what is counted, what is hidden, and that erasing a client changes neither."""

import datetime
import fractions
import random
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


def test_sums_of_periods_hide_what_one_of_them_hides(daemon):
    """January to March less January and February would be March."""
    rewrite(daemon, [(202600 + m, "client", "", "", "", "", n) for m, n in ((1, 7), (2, 8), (3, 3), (4, 9))])

    def months(first, last):
        return daemon.result("statistics", {"region": "hill", "from": f"2026-0{first}-01", "to": f"2026-0{last}-02"})["rows"]
    assert months(1, 2) == [{"count": None}] == months(1, 3)  # January is hidden beside March
    assert months(2, 3) == [{"count": None}] == months(3, 4)
    assert months(2, 2) == [{"count": 8}] and months(4, 4) == [{"count": 9}]


def test_a_half_year_of_one_month_is_hidden_like_the_month(daemon):
    groups = [("work", "female", 4), ("work", "male", 9), ("study", "female", 9), ("study", "male", 9)]
    rewrite(daemon, [(period, "client", "", "", b, g, n) for period in (20261, 202602) for b, g, n in groups])
    for by in (["residence_basis", "gender"], ["residence_basis", "gender", "month"]):
        assert [row["count"] for row in half(daemon, *by)] == [None] * 4


def test_totals_stand_beside_their_groups(daemon):
    rewrite(daemon, [(20261, "client", "", "", b, g, n) for b, g, n in (
        ("work", "female", 6), ("work", "male", 7), ("study", "female", 8), ("study", "male", 9))])
    rows = half_report(daemon, "client", "residence_basis", "gender")
    assert rows == [
        {"count": 30}, {"gender": "female", "count": 14}, {"gender": "male", "count": 16},
        {"residence_basis": "study", "count": 17},
        {"residence_basis": "study", "gender": "female", "count": 8}, {"residence_basis": "study", "gender": "male", "count": 9},
        {"residence_basis": "work", "count": 13},
        {"residence_basis": "work", "gender": "female", "count": 6}, {"residence_basis": "work", "gender": "male", "count": 7}]
    assert half_report(daemon, "gender") == rows[:3]


def half_report(daemon, *by):
    return daemon.result("statistics", {"region": "hill", "from": "2026-01-01", "to": "2026-06-30", "by": list(by),
                                        "totals": True})["rows"]


# -- an adversary

BASES, GENDERS = ("", "work", "family", "study", "other"), ("", "female", "male", "none")


def seen(daemon):
    """Everything that can be asked of a half-year: (period, basis, gender) -> count, or None where hidden."""
    known = {}
    for period, *by in ((20261,), (0, "month")):
        for groups in ((), ("residence_basis",), ("gender",), ("residence_basis", "gender")):
            for row in half(daemon, *groups, *by):
                at = int(row["month"].replace("-", "")) if by else period
                group = tuple((row[g] or "") if g in groups else "*" for g in ("residence_basis", "gender"))
                known[at, *group] = row["count"]
    return known


def equations(known):
    """Each total is the sum of its parts: lists of (cell, factor)."""
    for period in {cell[0] for cell in known}:
        cells = [cell for cell in known if cell[0] == period]
        for axis in (1, 2):
            for line in {cell[3 - axis] for cell in cells}:
                parts = [cell for cell in cells if cell[3 - axis] == line]
                yield [(cell, -1 if cell[axis] == "*" else 1) for cell in parts]


def determined(known):
    """Hidden cells that the equations leave one value, by elimination over fractions."""
    hidden = sorted(cell for cell, n in known.items() if n is None)
    rows = []
    for equation in equations(known):
        row = [fractions.Fraction(0)] * (len(hidden) + 1)
        for cell, factor in equation:
            if known[cell] is None:
                row[hidden.index(cell)] += factor
            else:
                row[-1] -= factor * known[cell]
        rows.append(row)
    rank = 0
    for column in range(len(hidden)):
        pivot = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        rows[rank] = [x / rows[rank][column] for x in rows[rank]]
        for i, row in enumerate(rows):
            if i != rank and row[column]:
                rows[i] = [x - row[column] * y for x, y in zip(row, rows[rank])]
        rank += 1
    return [hidden[[i for i, x in enumerate(row[:-1]) if x][0]] for row in rows[:rank] if sum(1 for x in row[:-1] if x) == 1]


def bounds(known):
    """What each hidden cell may be at least and at most: it has a row, so it is not 0; nothing else is given away."""
    least = {cell: n if n is not None else 1 for cell, n in known.items()}
    most = {cell: n if n is not None else 10 ** 6 for cell, n in known.items()}
    lines = [[*equation] for equation in equations(known)]
    for _ in range(200):
        before = dict(least), dict(most)
        for line in lines:
            for cell, factor in line:
                others = [(c, f * factor) for c, f in line if c != cell]
                # factor * x + sum(f * c) = 0
                low = sum(-f * (most[c] if f > 0 else least[c]) for c, f in others)
                high = sum(-f * (least[c] if f > 0 else most[c]) for c, f in others)
                least[cell], most[cell] = max(least[cell], low), min(most[cell], high)
        if (least, most) == before:
            break
    return least, most


def test_a_hidden_count_between_two_blocks_is_no_bridge(daemon):
    """Each line has two hidden counts, and still work and family less female and male would be work and none."""
    cells = {(b, g): 20 for b in BASES[1:] for g in GENDERS}
    cells |= {(b, g): 4 for b in ("work", "family") for g in ("female", "male")}
    cells |= {(b, g): 4 for b in ("study", "other") for g in ("none", "")}
    cells["work", "none"] = 2
    rewrite(daemon, [(p, "client", "", "", b, g, n) for p in (20261, 202601) for (b, g), n in cells.items()])
    known = seen(daemon)
    assert known[20261, "work", "none"] is None and known[20261, "*", "*"] == sum(cells.values())
    assert determined(known) == []


@pytest.mark.parametrize("seed", range(8))
def test_nobody_works_out_a_hidden_count(daemon, seed):
    """Someone who asks for every table there is, and solves all sums."""
    chance = random.Random(seed)
    sizes = ((0, 0, 1, 1, 2, 3, 8), (0, 1, 5, 9, 30), (1, 1, 1, 6), (0, 3, 20, 50), (5, 6, 7, 40, 2), (0, 0, 0, 4, 60),
             (1, 2), (2, 30))[seed]
    cells = {}
    for month in range(202601, 202601 + chance.choice((1, 3, 6))):
        for b in BASES[:chance.choice((1, 3, 5))]:
            for g in GENDERS[:chance.choice((2, 4))]:
                cells[month, b, g] = chance.choice(sizes)
    for (_, b, g), n in list(cells.items()):  # each came once: the worst case for the half-year
        cells[20261, b, g] = cells.get((20261, b, g), 0) + n
    rewrite(daemon, [(p, "client", "", "", b, g, n) for (p, b, g), n in cells.items() if n])
    truth = {}
    for (p, b, g), n in cells.items():
        for cell in {(p, b, g), (p, b, "*"), (p, "*", g), (p, "*", "*")} if n else ():
            truth[cell] = truth.get(cell, 0) + n
    known = seen(daemon)
    assert set(known) == set(truth)
    assert all(n == truth[cell] and n >= 5 for cell, n in known.items() if n is not None)
    assert determined(known) == []
    least, most = bounds(known)
    for cell, n in known.items():
        if n is None:
            assert least[cell] <= truth[cell] <= most[cell] and most[cell] - least[cell] >= 2, (cell, truth[cell])
    for b in (*BASES, "*"):  # months and their half-year: it has as many clients at most, and as the greatest at least
        for g in (*GENDERS, "*"):
            months = [cell for cell in known if cell[0] > 100000 and cell[1:] == (b, g)]
            hidden = [cell for cell in months if known[cell] is None]
            assert len(hidden) != 1 or len(months) == 1, (b, g)
            if len(months) == 1:
                assert (known[months[0]] is None) == (known[20261, b, g] is None)


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
