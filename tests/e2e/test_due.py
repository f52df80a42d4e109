"""What falls due in plans is told once: handovers, reviews and deadlines, early or late, whatever the clock does."""

import shutil

from conftest import wait_until
from tracking import bodies, dues, go_to, newly_due


def test_a_handover_is_told_when_it_is_due_and_when_it_is_late(bay):
    plan = bay.accept()
    assert plan["steps"][1]["due"] == "2026-04-27"
    go_to(bay, "2026-04-26", "20:59")  # 23:59 in the region
    assert dues(bay) == []
    go_to(bay, "2026-04-26", "21:01")  # the day has begun there
    assert newly_due(bay, []) == [(2, "handover", "2026-04-27", False)]
    event = bay.events("plan.due.")[0]
    assert event["topic"] == "plan.due.bay" and event["body"] == {
        "plan_id": plan["plan_id"], "region": "bay", "step": 2, "service": "crew", "due_for": "handover", "due": "2026-04-27",
        "late": False,
        "owner": "office"}
    told = dues(bay)
    go_to(bay, "2026-04-27", "20:00")
    go_to(bay, "2026-04-27", "22:00")
    assert newly_due(bay, told) == [(2, "handover", "2026-04-27", True)]
    go_to(bay, "2026-06-01")
    go_to(bay, "2026-06-02")
    assert len(dues(bay)) == 2


def test_reviews_and_deadlines_in_their_order(bay):
    plan = bay.accept(facts={"arrived": "2026-02-20"})
    assert (plan["steps"][0]["due"], plan["steps"][0]["due_for"]) == ("2026-03-22", "deadline")
    go_to(bay, "2026-03-22")
    assert newly_due(bay, []) == [(1, "deadline", "2026-03-22", False)]
    plan = bay.update(plan, 1, "referred", "accepted", "started")
    told = dues(bay)
    go_to(bay, "2026-03-23")
    go_to(bay, "2026-04-11")
    assert newly_due(bay, told) == [(1, "review", "2026-04-11", False)]
    plan = bay.update(plan, 1, "reviewed")
    go_to(bay, "2026-04-12")
    assert len(dues(bay)) == 2, "what was done is not late"
    go_to(bay, "2026-05-20")
    assert sorted(newly_due(bay, dues(bay)[:2])) == sorted(dues(bay)[2:])
    assert [d for d in dues(bay)[2:] if d[0] == 1] == [(1, "review", "2026-05-01", True)]
    bay.update(plan, 1, "completed")
    go_to(bay, "2026-06-20")
    assert not [d for d in dues(bay)[2:] if d[0] == 1 and d[2] > "2026-05-01"]


def test_what_is_settled_in_time_is_never_told(bay):
    plan = bay.accept()
    bay.update(plan, 2, "referred")
    go_to(bay, "2026-06-01")
    go_to(bay, "2026-06-02")
    assert dues(bay) == []


def test_told_once_over_restarts_and_jumps_of_the_clock(bay):
    bay.accept()
    go_to(bay, "2026-04-27")
    assert newly_due(bay, []) == [(2, "handover", "2026-04-27", False)]
    for day in ("2026-03-01", "2026-04-27", "2026-01-01", "2026-04-27"):
        bay.stop()
        bay.set_clock(day).start()
        go_to(bay, day, "12:05")
        assert len(dues(bay)) == 1, day
    for day in ("2025-01-01", "2026-04-27", "2026-04-26"):
        go_to(bay, day)
        assert len(dues(bay)) == 1, day
    go_to(bay, "2036-01-01")
    assert newly_due(bay, dues(bay)[:1]) == [(2, "handover", "2026-04-27", True), (2, "deadline", "2026-06-08", True)]
    for day in ("2026-04-27", "2026-04-28", "2036-01-02"):
        bay.stop()
        bay.set_clock(day).start()
        go_to(bay, day, "12:05")
    assert len(dues(bay)) == 3


def test_what_fell_due_while_it_was_away_is_told_at_the_start(bay):
    bay.accept()
    bay.stop()
    bay.set_clock("2026-05-30").start()
    assert dues(bay) == [(2, "handover", "2026-04-27", True)]


def test_a_timer_looks_at_the_clock(bay):
    """Without a letter from anybody: a timer looks whether another minute has begun."""
    bay.accept()
    socket = bay.joined()
    bay.set_clock("2026-04-27")
    assert bay.hear(socket, "plan.due.")["body"]["due"] == "2026-04-27"


def test_many_plans_fall_due_at_once(bay):
    made = [bay.acceptance(f"c-{i}") for i in range(12)]
    for asked in made:
        bay.result("plan.accept", asked)
    go_to(bay, "2026-04-27")
    wait_until(lambda: len(dues(bay)) == 12)
    assert len({b["plan_id"] for b in bodies(bay.events("plan.due."))}) == 12


def test_rules_that_are_gone_leave_the_plans_due(bay):
    bay.accept()
    shutil.move(bay.rules / "bay", bay.folder / "bay")
    bay.result("rules.reload")
    go_to(bay, "2026-04-27")
    assert newly_due(bay, [])[0][:3] == (2, "handover", "2026-04-27")


# -- reports
