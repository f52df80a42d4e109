"""What became of the plans, counted by service, basis of residence and gender: a region's report."""

import sqlite3

WAYS = {"completed": ("referred", "accepted", "started", "reviewed", "completed"),
        "interrupted": ("referred", "accepted", "started", "interrupted"), "refused": ("referred", "refused")}


def take(bay, ref, way, **facts):
    """A plan of somebody, and its first step to an end."""
    return bay.update(bay.accept(ref, facts=facts), 1, *WAYS[way], reason="a private reason")


def take_many(bay):
    """Six women who come to the end, five men who break off, one who refuses."""
    for i in range(6):
        take(bay, f"w-{i}", "completed", gender="female", residence_basis="work")
    for i in range(5):
        take(bay, f"m-{i}", "interrupted", gender="male", residence_basis="protection")
    take(bay, "m-5", "refused", gender="male", residence_basis="protection")


def count(bay, *by, first="2026-01-01", last="2026-06-30", **more):
    return bay.result("statistics", {"region": "bay", "from": first, "to": last, "by": list(by), **more})["rows"]


def counts(bay, *by, **more):
    return {tuple(row.get(b) for b in by): row["count"] for row in count(bay, *by, **more)}


def test_outcomes_by_service_and_gender(bay):
    take_many(bay)
    assert counts(bay, "outcome") == {
        ("proposed",): 12, ("referred",): 12, ("accepted",): 11, ("started",): 11, ("completed",): 6,
        ("interrupted",): 5, ("refused",): None}
    assert counts(bay, "service", "outcome") == {
        ("swimming", "proposed"): 12, ("crew", "proposed"): 12, ("swimming", "referred"): 12,
        ("swimming", "accepted"): 11, ("swimming", "started"): 11, ("swimming", "completed"): 6,
        ("swimming", "interrupted"): 5, ("swimming", "refused"): None}
    by_gender = counts(bay, "outcome", "gender")
    assert by_gender["completed", "female"] == 6 and by_gender["interrupted", "male"] == 5
    assert by_gender["refused", "male"] is None
    assert counts(bay, "outcome", "residence_basis")["interrupted", "protection"] == 5
    assert counts(bay, "outcome", "month")["completed", "2026-03"] == 6


def test_a_review_is_no_outcome_and_nobody_is_counted_twice(bay):
    for i in range(5):
        plan = take(bay, f"c-{i}", "completed")
        bay.update(plan, 2, *WAYS["completed"])
        again = bay.acceptance(f"c-{i}")
        bay.update(bay.result("plan.accept", again), 1, "expired")
    rows = counts(bay, "outcome")
    assert rows["completed",] == rows["proposed",] == rows["expired",] == 5
    assert ("reviewed",) not in rows
    assert counts(bay, "service", "outcome")["crew", "completed"] == 5


def test_the_group_is_that_of_the_last_decision(bay):
    """plan.update says nothing of the client: also in a later half-year the group is known."""
    plans = [bay.update(bay.accept(f"c-{i}", facts={"gender": "female", "residence_basis": "work"}), 1, "referred",
                        "accepted", "started") for i in range(6)]
    bay.set_clock("2026-07-10")
    for plan in plans:
        bay.update(plan, 1, "completed", on="2026-06-30")
    assert counts(bay, "outcome", "gender", "residence_basis", first="2026-07-01", last="2026-12-31") == {
        ("completed", "female", "work"): 6}
    assert ("completed",) not in counts(bay, "outcome")
    for plan in plans[:5]:  # somebody turns out to be another
        bay.plan(plan["ref"], facts={"gender": "male", "residence_basis": "work"})
    assert counts(bay, "outcome", "gender", first="2026-07-01", last="2026-07-31") == {
        ("completed", "male"): None, ("completed", "female"): None}
    bay.plan(plans[5]["ref"], facts={"gender": "male", "residence_basis": "work"})
    assert counts(bay, "outcome", "gender", first="2026-07-01", last="2026-07-31") == {("completed", "male"): 6}


def test_the_report_of_a_half_year_is_one_call(bay):
    take_many(bay)
    for i in range(5):
        for age in ({}, {"age": 30}):
            bay.result("recommend", {"region": "bay", "client": {"ref": f"w-{i}", "facts": {
                **age, "municipality": "902", "gender": "female", "residence_basis": "work"}}})
    rows = count(bay, "client", "service", "outcome", "obstacle", "question", "gender", "residence_basis", totals=True)
    assert rows[0] == {"count": 12}
    assert {"gender": "female", "count": 6} in rows and {"residence_basis": "protection", "count": 6} in rows
    assert {"service": "fishing", "count": 5} in rows
    assert {"service": "swimming", "outcome": "completed", "count": 6} in rows
    assert {"service": "swimming", "outcome": "completed", "gender": "female", "residence_basis": "work", "count": 6} in rows
    assert {"obstacle": "no_harbour", "count": 5} in rows
    assert {"question": "age", "count": 5} in rows


def test_erasing_leaves_outcomes_and_what_is_told_twice_counts_once(bay):
    take_many(bay)
    before = count(bay, "client", "outcome", "service", "gender", "month", totals=True)
    plan = bay.accept("w-9", facts={"gender": "female"})
    change = {"plan_id": plan["plan_id"], "version": 1, "step": 1, "state": "referred", "request_id": "again-0123456789"}
    for _ in range(2):
        bay.result("plan.update", change)
    bay.error("plan.update", {**change, "request_id": "other-0123456789"})
    assert counts(bay, "outcome")["referred",] == 13
    for ref in [f"w-{i}" for i in range(6)] + [f"m-{i}" for i in range(6)]:
        bay.result("client.forget", {"ref": ref})
    after = counts(bay, "outcome")
    assert after["completed",] == 6 and after["interrupted",] == 5 and after["referred",] == 13
    assert len(before) <= len(count(bay, "client", "outcome", "service", "gender", "month", totals=True))
    bay.stop()
    with sqlite3.connect(bay.data / "journal.db") as db:
        assert db.execute("SELECT count(*) FROM plan_step WHERE plan NOT IN (SELECT number FROM plan)").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM plan").fetchone() == (1,)
    db.close()


def test_an_export_shows_what_was_counted(bay):
    take(bay, "c-1", "completed")
    counted = bay.result("client.export", {"ref": "c-1"})["counted"]
    assert all({"kind": "service_outcome", "item": "swimming", "state": "completed"} in c["items"] for c in counted)
