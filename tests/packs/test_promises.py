"""The promises of the packs, held over all combinations of the facts that they speak of.

Each promise stands here a second time, as a condition in Python, so that the reading of the rules is
checked by another reader. A promise that a pack declares and that is missing here fails the last test."""

import itertools
import json

import pytest
from pack_eval import REGIONS, ask_all, done, offered, ongoing, request, rules_of, run

DAY, RECENT, OLD = "2026-11-23", "2026-09-01", "2020-02-03"
MUNICIPALITIES = {
    "national": ("091", "853"),
    "kainuu": ("105", "205", "290", "578", "620", "697", "765", "777"),
    "kanta-hame": ("061", "082", "086", "103", "109", "165", "169", "433", "694", "834", "981"),
    "pohjanmaa": ("231", "280", "287", "288", "399", "440", "475", "499", "545", "598", "599", "893", "905", "946"),
    "savogrow": ("239", "595", "686", "778", "844", "921"),
}
BASES = ("work", "family", "study", "international_protection", "quota_refugee", "temporary_protection",
         "asylum_seeker", "eu_citizen", "nordic_citizen", "returnee", "other")
EMPLOYMENTS = ("employed", "entrepreneur", "unemployed", "student", "at_home", "retired", "outside_labour_force")
LEVELS = ("none", "A1.3", "A2.1", "B1.1")

KNOWN = {  # whatever a grid says nothing of
    "age": 40, "arrival": RECENT, "first_permit": RECENT, "residence_basis": "family", "employment": "unemployed",
    "jobseeker": True, "skills_assessed": False, "integration_plan": "none", "employment_plan": False,
    "follow_up_plan": "none", "programme": "not_started", "integration_language": "finnish", "finnish": "A1.1",
    "swedish": "none", "education": "basic", "literacy": "latin_script", "vocational_background": False,
    "wants_same_field": False, "qualification_recognised": False, "work_experience_in_finland": False,
    "study_place": False, "consent": True, "authority_finds_need": False, "self_reliance": "manages",
    "support_needs": [], "social_assistance": False, "home_care_allowance": False, "civic_orientation": True,
    "vocational_skills_assessed": False, "readiness_assessed": False, "language_test": "none", "takes_part": False,
    "circumstances": [], "obstacles": [], "wishes": [], "requests_assessment": False,
    "recruited_from_abroad": False,
}


def grid(**facts):
    for values in itertools.product(*facts.values()):
        yield {**KNOWN, **dict(zip(facts, values))}, []


def grids():
    # who: each reason of coming, status and age
    yield from grid(residence_basis=BASES, employment=EMPLOYMENTS, age=(0, 16, 29, 64, 65, 120), jobseeker=(True, False))
    # whom the Act covers
    yield from grid(residence_basis=BASES, age=(16, 17, 65), jobseeker=(True, False),
                    circumstances=([], ["disability"], ["trafficking_victim"], ["unaccompanied_minor"]),
                    social_assistance=(True, False), home_care_allowance=(True, False))
    yield from grid(arrival=(RECENT, OLD), first_permit=(RECENT, OLD), jobseeker=(True, False), age=(16, 40),
                    circumstances=([], ["trafficking_victim"]), requests_assessment=(True, False))
    # the language of the path
    yield from grid(integration_language=("finnish", "swedish"), finnish=LEVELS, swedish=LEVELS,
                    literacy=("none", "latin_script"), employment=("unemployed", "employed", "at_home"),
                    integration_plan=("none", "in_force"), education=("basic", "higher"))
    # the end of the programme, consent and the authority's finding
    yield from grid(programme=("ongoing", "ending", "completed"), employment=EMPLOYMENTS, study_place=(True, False),
                    follow_up_plan=("none", "recommended"), jobseeker=(True, False), consent=(True, False),
                    authority_finds_need=(True, False))
    # company
    yield from grid(circumstances=([], ["isolation"]), age=(0, 40, 120), consent=(True, False))
    # histories
    for history in HISTORIES:
        for facts, _ in grid(self_reliance=("needs_company", "manages"), integration_language=("finnish", "swedish")):
            if history[0]["service"] == "initial_assessment":  # what it gives, the history says itself
                facts = {k: v for k, v in facts.items() if k != "skills_assessed"}
            yield facts, history


HISTORIES = (
    [ongoing("integration_training", "2026-09-07", "2027-06-04")],
    [ongoing("association_activity", "2026-09-07", "2026-12-18")],
    [ongoing("initial_assessment", "2026-11-16", "2026-11-30")],
    [done("initial_assessment", "2026-10-05", "2026-10-19")],
)


# ---- the words of the promises -------------------------------------------------------------------

def has(facts, *members):
    return bool(set(facts["circumstances"]) & set(members))


def working_age(f):
    return 17 <= f["age"] <= 64


def period_open(f):
    return RECENT in (f["first_permit"], f["arrival"]) or has(f, "trafficking_victim")


def outside_services(f):
    return not f["jobseeker"] and (
        f["employment"] in ("at_home", "student") or f["age"] < 30 or has(f, "disability", "trafficking_victim")
        or f["residence_basis"] == "family")


def municipality_assesses(f):
    protected = f["residence_basis"] in ("international_protection", "quota_refugee", "temporary_protection")
    return has(f, "unaccompanied_minor", "trafficking_victim") or (
        f["age"] >= 17 and f["residence_basis"] != "asylum_seeker"
        and (f["social_assistance"] or f["home_care_allowance"] or f["requests_assessment"] or protected
             or outside_services(f)))


def covered(f):
    return f.get("skills_assessed") is False and period_open(f) and (
        (f["jobseeker"] and working_age(f)) or municipality_assesses(f))


def second_phase(f):
    return (f["programme"] == "completed" and not f["study_place"]
            and f["employment"] not in ("employed", "entrepreneur", "student"))


def needs_finnish(f):
    return f["integration_language"] == "finnish" and LEVELS.index(f["finnish"].replace("A1.1", "none")) < 3


def training(h):
    return any(entry["service"] == "integration_training" for entry in h)


ASSESSMENTS = {"initial_assessment", "initial_assessment_swedish"}
STARTS = {"kotoutumisstartti_personal", "kotoutumisstartti_group"}
ALL = REGIONS

# id: (regions, for whom, one of these, none of these)
PROMISES = {
    "nobody_is_left_out": (ALL, lambda f, h: True, {"association_activity"}, set()),
    "everyone_is_informed": (ALL, lambda f, h: True, {"basic_information"}, set()),
    "new_jobseekers_are_assessed": (
        ALL, lambda f, h: f.get("skills_assessed") is False and working_age(f) and f["jobseeker"] and f["arrival"] == RECENT,
        ASSESSMENTS, set()),
    "trafficking_victims_are_assessed": (
        ALL, lambda f, h: f.get("skills_assessed") is False and has(f, "trafficking_victim"), ASSESSMENTS, set()),
    "whom_the_act_covers_is_assessed": (ALL, lambda f, h: covered(f), ASSESSMENTS, set()),
    "nobody_leaves_the_programme_without_a_plan": (
        ALL, lambda f, h: second_phase(f) and f["follow_up_plan"] == "none", {"follow_up_plan", "employment_plan"}, set()),
    "those_at_work_need_no_follow_up": (
        ALL, lambda f, h: f["employment"] in ("employed", "entrepreneur") and not h, None, {"follow_up_plan"}),
    "swedish_path_is_kept": (
        ALL, lambda f, h: f["integration_language"] == "swedish" and not h, None,
        {"integration_training", "part_time_language_studies", "work_and_language_model"}),
    "guidance_for_working_age": (
        ["kainuu"], lambda f, h: working_age(f) and f["employment"] != "retired", {"polku_guidance"}, set()),
    "networks_for_everyone": (["kainuu"], lambda f, h: True, {"kainuu_networks"}, set()),
    "swedish_path_is_kept_in_kajaani": (
        ["kainuu"], lambda f, h: f["integration_language"] == "swedish" and not h, None, {"kajaani_language_training"}),
    "nobody_is_alone": (["kanta-hame"], lambda f, h: has(f, "isolation"), {"red_cross_support"}, set()),
    "no_is_no": (
        ["kanta-hame"], lambda f, h: not f["consent"] and not h, None,
        {"monet_polut", "vocational_skills_assessment", "readiness_assessment"}),
    "the_authority_finds_the_need": (
        ["kanta-hame"], lambda f, h: not f["authority_finds_need"] and not h, None, {"monet_polut"}),
    "guidance_for_everyone": (
        ["pohjanmaa"], lambda f, h: True,
        {"good_start_guidance", "jakobstad_integration_unit", "vaasa_integration_services"}, set()),
    "swedish_path_is_assessed_in_swedish": (
        ["pohjanmaa"], lambda f, h: covered(f) and f["integration_language"] == "swedish", ASSESSMENTS, set()),
    "finnish_path_is_not_sent_to_swedish_training": (
        ["pohjanmaa"], lambda f, h: f["integration_language"] == "finnish" and not h, None,
        {"integration_training_swedish", "initial_assessment_swedish"}),
    "a_start_for_everyone": (["savogrow"], lambda f, h: not h, STARTS, set()),
    "the_start_makes_room": (["savogrow"], lambda f, h: training(h), None, STARTS),
    "a_language_wherever_you_live": (["savogrow"], lambda f, h: needs_finnish(f), {"language_practice"}, set()),
}


def breaks(promise, facts, history, given):
    """Whether what is given breaks a promise to a client."""
    regions, whom, one_of, none_of = promise
    return whom(facts, history) and (bool(given & none_of) or (one_of is not None and not given & one_of))


@pytest.mark.parametrize("region,day", [(region, DAY) for region in REGIONS] + [("kanta-hame", "2017-09-04")])
def test_promises_hold_for_every_client_of_the_grids(region, day):
    homes = MUNICIPALITIES[region]
    clients = [({**facts, "municipality": homes[i % len(homes)]}, history) for i, (facts, history) in enumerate(grids())]
    if day != DAY:  # the same clients nine years earlier, none with a history
        clients = [({**f, "arrival": earlier(f["arrival"]), "first_permit": earlier(f["first_permit"])}, [])
                   for f, h in clients if not h]
    promises = {name: p for name, p in PROMISES.items() if region in p[0]}
    results = ask_all([request(region, f, h, as_of=day, language="en") for f, h in clients])
    kept = dict.fromkeys(promises, 0)
    for (facts, history), result in zip(clients, results):
        facts = {**facts, "arrival": later(facts["arrival"]), "first_permit": later(facts["first_permit"])}
        given = offered(result) | {entry["service"] for entry in history}
        for name, promise in promises.items():
            assert not breaks(promise, facts, history, given), (name, facts, history, sorted(given))
            kept[name] += promise[1](facts, history)
    assert day != DAY or all(kept.values()), "every promise was tried: " + str(kept)


def earlier(day):
    return {RECENT: "2017-06-05", OLD: "2011-02-07"}[day]


def later(day):
    return {"2017-06-05": RECENT, "2011-02-07": OLD}.get(day, day)


@pytest.mark.parametrize("region", REGIONS)
def test_nobody_has_basic_information_alone(region):
    """No combination of residence basis, employment and age."""
    clients = list(grid(residence_basis=BASES, employment=EMPLOYMENTS, age=(0, 15, 17, 30, 64, 65, 120)))
    calls = [request(region, {k: facts[k] for k in ("residence_basis", "employment", "age")}) for facts, _ in clients]
    for (facts, _), result in zip(clients, ask_all(calls)):
        assert len(offered(result)) > 1, facts


@pytest.mark.parametrize("region", REGIONS)
def test_every_declared_promise_is_tried_here(region):
    image = json.loads(run("image", rules_of(region) / region).stdout)
    declared = {d["args"][0] for d in image["declarations"] if d["word"] == "promise"}
    assert declared == {name for name, promise in PROMISES.items() if region in promise[0]}
