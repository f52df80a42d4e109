"""Classical planning problems with optima that are known."""

import collections

import pytest

import classical


def steps(driver, problem, k=1):
    answer = driver.plan(problem.lines(), k=k, expansions=0)
    plan = answer["plans"][0]
    assert plan["optimal"] and plan["fault"] is None
    assert plan["steps"][-1][3] == plan["days"][1]
    return plan["days"][1]


def test_sussman(driver):
    assert steps(driver, classical.blocks([["a", "c"], ["b"]], [["c", "b", "a"]])) == 6


@pytest.mark.parametrize("n", [3, 5, 8])
def test_a_tower_turned_over(driver, n):
    tower = list("abcdefgh"[:n])
    assert steps(driver, classical.blocks([tower], [tower[::-1]])) == 2 * n


def shortest(start, goal):
    """Moves of blocks, breadth first: a move from tower to tower is two steps."""
    def key(towers):
        return frozenset(map(tuple, towers))
    seen, queue = {key(start)}, collections.deque([(key(start), 0)])
    wanted = {pair for tower in goal for pair in zip(tower, tower[1:])}
    while queue:
        towers, moves = queue.popleft()
        if wanted <= {pair for tower in towers for pair in zip(tower, tower[1:])}:
            return 2 * moves
        for tower in towers:
            rest = towers - {tower} | ({tower[:-1]} if tower[:-1] else set())
            for onto in list(rest - {tower[:-1]}) + [()]:
                after = frozenset(rest - {onto} | {onto + tower[-1:]})
                if after not in seen:
                    seen.add(after)
                    queue.append((after, moves + 1))
    return None


@pytest.mark.parametrize("start,goal", [
    ([list("abc"), list("de")], [list("dbeac")]),
    ([list("eadcb")], [list("ba"), list("cde")]),
    ([list("ab"), list("cd"), list("ef")], [list("fbd"), list("ace")]),
])
def test_blocks_against_another_search(driver, start, goal):
    assert steps(driver, classical.blocks(start, goal)) == shortest(start, goal)


def test_eight_blocks(driver):
    assert steps(driver, classical.blocks([list("abcd"), list("efgh")], [list("hcgbfaed")])) == 18


@pytest.mark.parametrize("balls,optimum", [(1, 3), (2, 5), (3, 9), (4, 11)])
def test_gripper(driver, balls, optimum):
    assert steps(driver, classical.gripper(balls)) == optimum


@pytest.mark.parametrize("discs", [2, 3, 4, 5])
def test_hanoi(driver, discs):
    assert steps(driver, classical.hanoi(discs)) == 2 ** discs - 1


def test_transport_on_a_line(driver):
    """Two parcels at one end, a truck for one at the other: there, back, there and back; to load
    and to drop takes a day each."""
    problem = classical.transport({("a", "b"): 5, ("b", "c"): 7}, {"t": ("a", 1)},
                                  {"p": "c", "q": "c"}, {"p": "a", "q": "a"})
    assert steps(driver, problem) == 4 * 12 + 4


def test_transport_carries_both(driver):
    problem = classical.transport({("a", "b"): 5, ("b", "c"): 7}, {"t": ("a", 2)},
                                  {"p": "c", "q": "c"}, {"p": "a", "q": "a"})
    assert steps(driver, problem) == 2 * 12 + 4
