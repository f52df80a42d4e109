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
