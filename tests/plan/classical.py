"""Classical planning problems as packs: services for operators, yes-or-no facts for atoms.

Each function returns (lines for the driver without its client, the initial atoms, the goal's
condition, all atoms). Durations are the operators' costs."""


class Problem:
    def __init__(self):
        self.atoms, self.services, self.start, self.goal = set(), [], set(), []

    def operator(self, name, needs, adds, drops, days=1):
        """needs: atoms; one that begins with "not " must be false."""
        self.atoms |= {n.removeprefix("not ") for n in needs} | set(adds) | set(drops)
        self.services.append((name, needs, adds, drops, days))

    def lines(self):
        words = ["0\tregion\ttr", "1\tname", "2\ten\ttx", "1\tspeaks\tten", "1\tmunicipality\tt205",
                 "0\tchoice\ttmunicipality", "1\tname", "2\ten\ttx", "1\toption\tt205", "2\ten\ttx",
                 "0\tactor\ttoffice", "1\tname", "2\ten\ttx", "1\trole\ttauthority",
                 "0\tgoal\ttgoal", "1\tname", "2\ten\ttx", "1\treached\tt" + " and ".join(
                     f"({g})" if g.startswith("not ") else g for g in self.goal)]
        for atom in sorted(self.atoms):
            words += [f"0\tyes_or_no\tt{atom}", "1\tname", "2\ten\ttx"]
        for name, needs, adds, drops, days in self.services:
            words += [f"0\tservice\tt{name}", "1\tname", "2\ten\ttx", "1\tkind\ttservice", "1\tarea\ttwork",
                      "1\tprovider\ttoffice", "1\teverywhere\tb1", "1\tentry\tb1", "1\trepeatable\tb1",
                      "1\twhen\tt" + " and ".join(f"({n})" if n.startswith("not ") else n for n in needs),
                      "1\tgives\tt" + ", ".join([f"{a} becomes yes" for a in adds] +
                                                [f"{a} becomes no" for a in drops])]
            if days:
                words.append(f"1\ttakes\tt{days} days")
        given = ", ".join(f"{a} = {'yes' if a in self.start else 'no'}" for a in sorted(self.atoms))
        return words + ["0\texample\ttclient", "1\ton_date\tt2026-03-01", "1\tgiven\tt" + given]


def blocks(start, goal, days=1):
    """Towers are lists from the bottom up."""
    p = Problem()
    names = sorted(b for tower in start for b in tower)
    for x in names:
        p.operator(f"pick_{x}", [f"clear_{x}", f"table_{x}", "free"], [f"hold_{x}"],
                   [f"clear_{x}", f"table_{x}", "free"], days)
        p.operator(f"put_{x}", [f"hold_{x}"], [f"clear_{x}", f"table_{x}", "free"], [f"hold_{x}"], days)
        for y in names:
            if x != y:
                p.operator(f"stack_{x}_{y}", [f"hold_{x}", f"clear_{y}"], [f"on_{x}_{y}", f"clear_{x}", "free"],
                           [f"hold_{x}", f"clear_{y}"], days)
                p.operator(f"unstack_{x}_{y}", [f"on_{x}_{y}", f"clear_{x}", "free"], [f"hold_{x}", f"clear_{y}"],
                           [f"on_{x}_{y}", f"clear_{x}", "free"], days)
    def atoms(towers):
        out = {"free"}
        for tower in towers:
            out |= {f"table_{tower[0]}", f"clear_{tower[-1]}"}
            out |= {f"on_{b}_{a}" for a, b in zip(tower, tower[1:])}
        return out
    p.start = atoms(start)
    p.goal = sorted(a for a in atoms(goal) if a.startswith("on_"))
    return p


def gripper(balls):
    """Two rooms, two hands: the optimum is 3 moves for every 2 balls but the last way back."""
    p = Problem()
    for a, b in (("a", "b"), ("b", "a")):
        p.operator(f"move_{a}_{b}", [f"at_{a}"], [f"at_{b}"], [f"at_{a}"])
    for i in range(balls):
        for hand in ("left", "right"):
            for room in ("a", "b"):
                p.operator(f"pick_{i}_{hand}_{room}", [f"ball_{i}_{room}", f"at_{room}", f"free_{hand}"],
                           [f"carry_{i}_{hand}"], [f"ball_{i}_{room}", f"free_{hand}"])
                p.operator(f"drop_{i}_{hand}_{room}", [f"carry_{i}_{hand}", f"at_{room}"],
                           [f"ball_{i}_{room}", f"free_{hand}"], [f"carry_{i}_{hand}"])
    p.start = {"at_a", "free_left", "free_right"} | {f"ball_{i}_a" for i in range(balls)}
    p.goal = [f"ball_{i}_b" for i in range(balls)]
    return p


def hanoi(discs):
    """The optimum is 2^discs - 1. Discs are numbered from the smallest; pegs are larger."""
    p = Problem()
    things = [f"d{i}" for i in range(discs)] + ["p0", "p1", "p2"]
    for i in range(discs):
        for a in things[i + 1:]:
            for b in things[i + 1:]:
                if a != b:
                    p.operator(f"move_d{i}_{a}_{b}", [f"clear_d{i}", f"on_d{i}_{a}", f"clear_{b}"],
                               [f"on_d{i}_{b}", f"clear_{a}"], [f"on_d{i}_{a}", f"clear_{b}"])
    tower = [f"d{i}" for i in range(discs)]
    p.start = {"clear_d0", "clear_p1", "clear_p2"} | {f"on_{a}_{b}" for a, b in zip(tower, tower[1:] + ["p0"])}
    p.goal = [f"on_{a}_{b}" for a, b in zip(tower, tower[1:] + ["p2"])]
    return p


def transport(roads, trucks, packages, goal):
    """roads: (a, b): days, both ways. trucks: name: (place, capacity). packages: name: place."""
    p = Problem()
    ways = {**roads, **{(b, a): d for (a, b), d in roads.items()}}
    places = sorted({a for a, _ in ways})
    for truck, (place, capacity) in trucks.items():
        for (a, b), days in ways.items():
            p.operator(f"drive_{truck}_{a}_{b}", [f"at_{truck}_{a}"], [f"at_{truck}_{b}"], [f"at_{truck}_{a}"], days)
        for package in packages:
            for a in places:
                for n in range(capacity):
                    p.operator(f"load_{package}_{truck}_{a}_{n}",
                               [f"at_{truck}_{a}", f"in_{package}_{a}", f"room_{truck}_{n + 1}"],
                               [f"on_{package}_{truck}", f"room_{truck}_{n}"],
                               [f"in_{package}_{a}", f"room_{truck}_{n + 1}"])
                    p.operator(f"drop_{package}_{truck}_{a}_{n}",
                               [f"at_{truck}_{a}", f"on_{package}_{truck}", f"room_{truck}_{n}"],
                               [f"in_{package}_{a}", f"room_{truck}_{n + 1}"],
                               [f"on_{package}_{truck}", f"room_{truck}_{n}"])
        p.start |= {f"at_{truck}_{place}", f"room_{truck}_{capacity}"}
    p.start |= {f"in_{package}_{place}" for package, place in packages.items()}
    p.goal = [f"in_{package}_{place}" for package, place in goal.items()]
    return p


def logistics(cities, airports, trucks, planes, packages, goal):
    """cities: name: places. A truck drives within its city, a plane between airports; each takes
    any number of packages, and every move, load and drop is a day."""
    p = Problem()
    for city, places in cities.items():
        for truck in (t for t, at in trucks.items() if at in places):
            vehicle(p, truck, places, packages)
    for plane in planes:
        vehicle(p, plane, airports, packages)
    p.start |= {f"at_{v}_{place}" for v, place in {**trucks, **planes}.items()}
    p.start |= {f"in_{package}_{place}" for package, place in packages.items()}
    p.goal = [f"in_{package}_{place}" for package, place in goal.items()]
    return p


def vehicle(p, name, places, packages):
    for a in places:
        for b in places:
            if a != b:
                p.operator(f"move_{name}_{a}_{b}", [f"at_{name}_{a}"], [f"at_{name}_{b}"], [f"at_{name}_{a}"])
        for package in packages:
            p.operator(f"load_{package}_{name}_{a}", [f"at_{name}_{a}", f"in_{package}_{a}"],
                       [f"on_{package}_{name}"], [f"in_{package}_{a}"])
            p.operator(f"drop_{package}_{name}_{a}", [f"at_{name}_{a}", f"on_{package}_{name}"],
                       [f"in_{package}_{a}"], [f"on_{package}_{name}"])


# Of the size of the smallest problems that transport planners are compared with, and larger ones.
TRANSPORTS = {
    "three places": ({("a", "b"): 50, ("b", "c"): 22}, {"t": ("b", 4), "u": ("b", 2)},
                     {"p": "b", "q": "b"}, {"p": "a", "q": "a"}),
    "a ring": ({("a", "b"): 9, ("b", "c"): 14, ("c", "d"): 6, ("d", "e"): 11, ("e", "a"): 8},
               {"t": ("a", 2), "u": ("c", 1)}, {"p": "b", "q": "e", "r": "d"}, {"p": "d", "q": "c", "r": "a"}),
    "a town and villages": ({("a", "b"): 12, ("a", "c"): 7, ("a", "d"): 15, ("d", "e"): 5, ("c", "f"): 10},
                            {"t": ("b", 2), "u": ("e", 2)}, {"p": "b", "q": "f", "r": "e", "s": "a"},
                            {"p": "f", "q": "b", "r": "c", "s": "d"}),
}

LOGISTICS = {
    "two cities": ({"x": ["x1", "x2"], "y": ["y1", "y2"]}, ["x1", "y1"], {"t": "x2", "u": "y1"}, {"w": "y1"},
                   {"p": "x2", "q": "y2"}, {"p": "y2", "q": "x2"}),
    "three cities": ({"x": ["x1", "x2"], "y": ["y1", "y2"], "z": ["z1", "z2"]}, ["x1", "y1", "z1"],
                     {"t": "x1", "u": "y2", "v": "z1"}, {"w": "z1"}, {"p": "x2", "q": "y1", "r": "z2"},
                     {"p": "z2", "q": "x1", "r": "y2"}),
}


def measured():
    """The problems that are measured: name, problem."""
    yield "8 blocks, turned over", blocks([list("abcdefgh")], [list("hgfedcba")])
    yield "8 blocks, two towers", blocks([list("abcd"), list("efgh")], [list("hcgbfaed")])
    for balls in (3, 4, 6):
        yield f"gripper, {balls} balls", gripper(balls)
    yield "hanoi, 5 discs", hanoi(5)
    for name, problem in TRANSPORTS.items():
        yield f"transport, {name}", transport(*problem)
    for name, problem in LOGISTICS.items():
        yield f"logistics, {name}", logistics(*problem)
