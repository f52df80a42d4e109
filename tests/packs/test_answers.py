"""The answers to the forty situations are those that a person has read and kept."""

import difflib

import pytest
from answers import ANSWERS, ROOT, answer, situations


@pytest.mark.parametrize("situation", situations(), ids=lambda path: path.stem)
def test_the_answer_is_the_one_that_was_kept(situation):
    path = ANSWERS / situation.name
    kept, now = path.read_text(), answer(situation)
    changed = difflib.unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", n=4, lineterm="")
    if kept != now:
        pytest.fail(f"{path.relative_to(ROOT)} is another answer now. If it is what the rules are meant to give, "
                    "run `make answers` and review the difference.\n" + "\n".join(changed), pytrace=False)


def test_forty_situations_and_an_answer_for_each():
    assert len(situations()) >= 40
    assert {path.name for path in situations()} == {path.name for path in ANSWERS.glob("*.json")}
