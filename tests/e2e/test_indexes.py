"""Indexes of the store that are damaged: SQLite trusts them, and nothing looks them through at the start."""

import sqlite3

from conftest import recommendation


def edit(path, *statements):
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(*statement) if isinstance(statement, tuple) else db.execute(statement)
    db.close()


def test_an_index_that_leads_to_another_decision_is_not_followed(daemon):
    """SQLite trusts it; what somebody else was answered is not given away."""
    ids = [f"index-{n:010}" for n in range(2)]
    for n in range(2):
        daemon.recommend(age=30 + n, ref=f"c-{n}", request_id=ids[n])
    assert daemon.stop() == 0
    path, schema = daemon.data / "journal.db", "PRAGMA writable_schema = ON"
    db = sqlite3.connect(path)
    index = db.execute("SELECT * FROM sqlite_schema WHERE name = 'decision_request'").fetchone()
    db.close()
    swap = [("UPDATE decision SET request_id = ? WHERE seq = ?", (name, seq))
            for name, seq in (("", 1), (ids[0], 2), (ids[1], 1))]
    back = [(swap[0][0], (ids[seq - 1], seq)) for seq in (1, 2)]
    edit(path, *swap)
    edit(path, schema, "DELETE FROM sqlite_schema WHERE name = 'decision_request'")
    edit(path, *back)
    edit(path, schema, ("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", index))
    daemon.start()
    assert daemon.result("decision.verify") == {"checked": 2, "broken": []}
    error = daemon.error("recommend", recommendation(30, ref="c-0", request_id=ids[0]))
    assert error["data"]["name"] == "store_unavailable"
    assert "leads to another decision" in daemon.wait_log("the journal cannot be read")["why"]
