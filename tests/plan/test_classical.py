"""Classical planning problems with optima that are known."""

import collections
import heapq

import pytest

import classical
import packs


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


@pytest.mark.parametrize("balls,optimum", [(1, 3), (2, 5), (3, 9), (4, 11), (6, 17)])
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


def cheapest(ways, capacity, vehicles, packages, goal):
    """By brute force, and knowing nothing of services: the cost of the cheapest delivery. ways:
    vehicle: {place: {place: days}}. A state is where everything is; a package may be in a vehicle."""
    names, things = sorted(vehicles), sorted(packages)
    start = tuple(vehicles[v] for v in names), tuple(packages[p] for p in things)
    queue, best = [(0, start)], {start: 0}
    while queue:
        cost, state = heapq.heappop(queue)
        if cost > best[state]:
            continue
        at, where = state
        if all(where[things.index(p)] == place for p, place in goal.items()):
            return cost
        after = []
        for i, v in enumerate(names):
            after += [(days, (at[:i] + (place,) + at[i + 1:], where)) for place, days in ways[v][at[i]].items()]
            for j in range(len(things)):
                if where[j] == at[i] and where.count(v) < capacity[v]:
                    after.append((1, (at, where[:j] + (v,) + where[j + 1:])))
                if where[j] == v:
                    after.append((1, (at, where[:j] + (at[i],) + where[j + 1:])))
        for days, new in after:
            if cost + days < best.get(new, cost + days + 1):
                best[new] = cost + days
                heapq.heappush(queue, (cost + days, new))
    return None


@pytest.mark.parametrize("name", classical.TRANSPORTS)
def test_transport_against_brute_force(driver, name):
    roads, trucks, packages, goal = classical.TRANSPORTS[name]
    ways = collections.defaultdict(dict)
    for (a, b), days in roads.items():
        ways[a][b] = ways[b][a] = days
    optimum = cheapest({t: ways for t in trucks}, {t: most for t, (_, most) in trucks.items()},
                       {t: place for t, (place, _) in trucks.items()}, packages, goal)
    assert steps(driver, classical.transport(roads, trucks, packages, goal)) == optimum


def test_the_cost_of_the_smallest_transport(driver):
    """One truck takes both: two loads, a drive of 50 days, two drops."""
    assert steps(driver, classical.transport(*classical.TRANSPORTS["three places"])) == 54


@pytest.mark.parametrize("name", classical.LOGISTICS)
def test_logistics_against_brute_force(driver, name):
    cities, airports, trucks, planes, packages, goal = classical.LOGISTICS[name]
    def among(places):
        return {a: {b: 1 for b in places if b != a} for a in places}
    ways = {t: among(places) for places in cities.values() for t, at in trucks.items() if at in places}
    ways.update({plane: among(airports) for plane in planes})
    vehicles = {**trucks, **planes}
    optimum = cheapest(ways, {v: 99 for v in vehicles}, vehicles, packages, goal)
    assert steps(driver, classical.logistics(cities, airports, trucks, planes, packages, goal)) == optimum


@pytest.mark.parametrize("name,problem", [pytest.param(*one, id=one[0]) for one in classical.measured()])
def test_in_half_a_gibibyte(program, name, problem):
    """With all their memory held to 512 MiB, they are solved, and the plan is proven to be the cheapest."""
    driver = packs.Driver(program, mebibytes=512)
    assert steps(driver, problem) > 0
    driver.close()
