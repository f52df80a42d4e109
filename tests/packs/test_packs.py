"""What must come out of the five packs, in the words of the models: one test a point."""

import json

import pytest
from pack_eval import REGIONS, RULES, ask, done, offered, ongoing, rules_of, run, services, states, texts

HOMES = {"national": "091", "kainuu": "205", "kanta-hame": "109", "pohjanmaa": "905", "savogrow": "778"}
OWN = [region for region in REGIONS if region != "national"]

# Everything that the vocabulary knows of a client in the second phase, but for consent.
SECOND_PHASE = {
    "age": 38, "arrival": "2014-03-03", "first_permit": "2014-03-03", "residence_basis": "family",
    "employment": "unemployed", "jobseeker": True, "skills_assessed": True, "integration_plan": "ended",
    "employment_plan": True, "follow_up_plan": "none", "programme": "completed", "finnish": "A2.2",
    "integration_language": "finnish", "swedish": "none", "education": "upper_secondary",
    "literacy": "latin_script", "vocational_background": True, "wants_same_field": True,
    "qualification_recognised": False, "work_experience_in_finland": False, "study_place": False,
    "authority_finds_need": True, "self_reliance": "manages", "support_needs": [],
    "social_assistance": False, "home_care_allowance": False, "civic_orientation": True,
    "vocational_skills_assessed": False, "readiness_assessed": False, "language_test": "school",
    "takes_part": False, "wishes": [], "circumstances": [], "obstacles": [],
    "recruited_from_abroad": False, "requests_assessment": False,
}
NEWCOMER = {
    **SECOND_PHASE, "age": 30, "arrival": "2026-11-02", "first_permit": "2026-11-02", "finnish": "none",
    "skills_assessed": False, "integration_plan": "none", "employment_plan": False,
    "programme": "not_started", "authority_finds_need": False, "civic_orientation": False,
    "vocational_background": False, "wants_same_field": False, "consent": True,
    "qualification_recognised": False, "language_test": "none",
}


def first(result):
    return result["recommendations"][0]


def one(result, service):
    return next(r for r in result["recommendations"] if r["service"] == service)


@pytest.mark.parametrize("region", REGIONS)
def test_a_pack_is_clean_and_its_examples_hold(region):
    checked = run("check", "--strict", RULES / region)
    assert checked.returncode == 0, checked.stdout
    pack = json.loads(run("test", "--coverage", "--json", RULES / region).stdout)[0]
    assert len(pack["examples"]) >= 25 and all(e["holds"] for e in pack["examples"])
    assert pack["coverage"]["untried"] == []


@pytest.mark.parametrize("region", REGIONS)
def test_1_a_newcomer_is_assessed_first_and_informed(region):
    facts = {"age": 30, "arrival": "2026-11-02", "employment": "unemployed", "jobseeker": True,
             "skills_assessed": False, "municipality": HOMES[region]}
    result = ask(region, facts)
    assert first(result)["service"] == "initial_assessment"
    assert first(result)["deadline"] == "2027-01-02"
    assert services(result)[-1] == "basic_information"
    assert services(ask(region, {})).count("basic_information") == 1
    assert services(ask(region, facts, limit=0)) == ["basic_information"]


@pytest.mark.parametrize("region", REGIONS)
def test_2_after_the_programme_a_follow_up_plan_unless_there_is_work(region):
    facts = {"age": 38, "municipality": HOMES[region], "programme": "completed", "study_place": False,
             "follow_up_plan": "none"}
    for jobseeker, employment, owner in ((True, "unemployed", "employment_authority"),
                                         (False, "at_home", "municipality_services")):
        plan = one(ask(region, {**facts, "jobseeker": jobseeker, "employment": employment}), "follow_up_plan")
        assert plan["transition"]["by"] == owner
    for employment in ("employed", "entrepreneur"):
        assert "follow_up_plan" not in offered(ask(region, {**facts, "jobseeker": False, "employment": employment}))


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("ends,raised", [("2027-01-18", True), ("2027-01-19", False)])
def test_3_eight_weeks_before_the_end_the_follow_up_is_raised(region, ends, raised):
    facts = {"age": 38, "municipality": HOMES[region], "employment": "student", "jobseeker": True,
             "programme": "ongoing", "follow_up_plan": "none"}
    result = ask(region, facts, [ongoing("integration_training", "2026-02-02", ends)])
    assert ("follow_up_plan" in services(result)) is raised
    if raised:
        crossing = one(result, "follow_up_plan")["transition"]
        assert crossing["from"] == "integration_training" and crossing["hands_over"]
        assert crossing["reports_to"] == ["employment_authority"]


def monet_polut(consent, **params):
    facts = {**SECOND_PHASE, "municipality": "109"}
    if consent is not None:
        facts["consent"] = consent
    return ask("kanta-hame", facts, as_of="2017-09-04", explain=True, **params)


def test_4_monet_polut_is_voluntary():
    agreed, open_, refused = monet_polut(True), monet_polut(None), monet_polut(False)
    assert "monet_polut" in services(agreed)
    assert states(open_)["monet_polut"] == "possible"
    assert {"service": "monet_polut", "unknown": ["consent"]} in open_["possible"]
    assert open_["questions"][0]["fact"] == "consent"
    assert states(refused)["monet_polut"] == "not_eligible"
    changed = {s for s, state in states(agreed).items() if states(refused)[s] != state}
    assert changed == {"monet_polut", "vocational_skills_assessment", "readiness_assessment"}
    assert set(services(agreed)) - set(services(refused)) == changed
    crossing = one(agreed, "monet_polut")["transition"]
    assert crossing["by"] == "employment_authority" and crossing["reports_to"] == ["employment_authority"]


@pytest.mark.parametrize("background", [True, False, None])
@pytest.mark.parametrize("wish", [True, False, None])
def test_5_vocational_skills_are_assessed_for_background_and_wish(background, wish):
    facts = {**SECOND_PHASE, "municipality": "109", "consent": True,
             "vocational_background": background, "wants_same_field": wish}
    state = states(ask("kanta-hame", facts, explain=True))["vocational_skills_assessment"]
    expected = ("not_eligible" if False in (background, wish) else
                "possible" if None in (background, wish) else "eligible")
    assert state == expected


@pytest.mark.parametrize("day,state", [("2016-10-31", "closed"), ("2016-11-01", "eligible"),
                                       ("2018-12-31", "eligible"), ("2019-01-01", "closed")])
def test_6_monet_polut_has_its_years(day, state):
    facts = {**SECOND_PHASE, "municipality": "109", "consent": True}
    assert states(ask("kanta-hame", facts, as_of=day, explain=True))["monet_polut"] == state


def test_6_monet_polut_is_full_at_eighty():
    for places, full in ((79, False), (80, True), (81, True)):
        result = monet_polut(True, placements={"monet_polut": places})
        assert ({"service": "monet_polut", "capacity": 80} in result["full"]) is full
        assert ("no_assessment_places" in [o["obstacle"] for o in result["obstacles"]]) is full


def test_7_ostrobothnia_answers_in_swedish_with_no_finnish_in_it():
    clients = [{}, {**NEWCOMER, "municipality": "598"}, {**SECOND_PHASE, "municipality": "905"},
               {**NEWCOMER, "municipality": "545", "integration_language": "swedish", "employment": "employed"}]
    for facts in clients:
        swedish, finnish = (ask("pohjanmaa", facts, language=language) for language in ("sv", "fi"))
        own = ask("pohjanmaa", facts)
        assert own["language"] == "sv" and list(texts(own)) == list(texts(swedish))
        assert swedish["fallbacks"] == [] and finnish["fallbacks"] == []
        assert services(swedish) == services(finnish)
        same = set(texts(swedish)) & set(texts(finnish))
        assert same <= {"Vamia", "Yrkesakademin i Österbotten (YA)", "Kela"}, same


def test_7_every_service_of_ostrobothnia_is_described_in_both_languages():
    swedish, finnish = (catalogue("services", "pohjanmaa", language) for language in ("sv", "fi"))
    for name, service in swedish.items():
        assert service["name"] != finnish[name]["name"] and service["summary"] != finnish[name]["summary"], name


def test_7_the_swedish_path_gets_the_swedish_services():
    facts = {**NEWCOMER, "municipality": "598", "integration_language": "swedish"}
    result = ask("pohjanmaa", facts)
    assert first(result)["service"] == "initial_assessment_swedish"
    assert "initial_assessment" not in services(result)
    assessed = {**facts, "skills_assessed": True, "integration_plan": "in_force"}
    result = ask("pohjanmaa", assessed)
    assert "integration_training_swedish" in services(result)
    assert not {"integration_training", "part_time_language_studies", "work_and_language_model"} & offered(result)
    finnish = ask("pohjanmaa", {**assessed, "integration_language": "finnish"})
    assert not {"integration_training_swedish", "initial_assessment_swedish"} & offered(finnish)


@pytest.mark.parametrize("day,deadline", [("2026-11-23", "2027-01-25"), ("2027-01-18", "2027-01-25")])
def test_9_a_recruited_employee_is_awaited(day, deadline):
    facts = {"age": 34, "municipality": "288", "arrival": "2027-01-18", "residence_basis": "work",
             "recruited_from_abroad": True, "employment": "employed", "jobseeker": False}
    ready = first(ask("pohjanmaa", facts, as_of=day))
    assert ready["service"] == "arrival_services" and ready["deadline"] == deadline
    assert ready["transition"]["by"] == "municipality_services" and ready["transition"]["hands_over"]


def test_10_the_integration_start_fills_the_time_until_training():
    both = {"kotoutumisstartti_personal", "kotoutumisstartti_group"}
    for reliance in ("needs_company", "needs_advice", "manages", None):
        facts = {"age": 30, "municipality": "778", "employment": "unemployed", "self_reliance": reliance}
        before = ask("savogrow", facts)
        assert len(both & set(services(before))) == 1 and both <= offered(before)
        during = ask("savogrow", facts, [ongoing("integration_training", "2026-10-05", "2027-06-18")], explain=True)
        assert {states(during)[s] for s in both} == {"not_eligible"}


@pytest.mark.parametrize("region", REGIONS)
def test_11_a_degree_brings_guidance_and_a_shorter_plan_to_work(region):
    def with_education(level):
        return ask(region, {**NEWCOMER, "municipality": HOMES[region], "education": level}, goal="work", plans=1)

    higher, secondary = with_education("higher"), with_education("upper_secondary")
    assert "simhe_guidance" in services(higher) and "simhe_guidance" not in offered(secondary)
    days = [result["plans"][0]["days"]["expected"] for result in (higher, secondary)]
    assert days[0] < days[1]
    assert "simhe_guidance" in [step["service"] for step in higher["plans"][0]["steps"]]


@pytest.mark.parametrize("region", REGIONS)
def test_12_two_services_for_one_need_are_never_recommended_together(region):
    groups = {name: set(service["overlaps"]) for name, service in catalogue("services", region).items()}
    wishes = ["work", "vocational_studies", "higher_education", "language", "participation"]
    many = {**SECOND_PHASE, "municipality": HOMES[region], "wishes": wishes, "finnish": "B1.1",
            "consent": True, "study_place": False, "support_needs": ["everyday_life", "digital_skills"]}
    clients = [many, {**many, "finnish": "A1.3", "integration_plan": "in_force", "programme": "not_started"},
               {**NEWCOMER, "municipality": HOMES[region], "employment": "student", "study_place": True},
               {"municipality": HOMES[region]}]
    for facts in clients:
        names = services(ask(region, facts))
        for i, a in enumerate(names):
            for b in names[i + 1:]:
                assert not groups[a] & groups[b], (a, b)


@pytest.mark.parametrize("region,facts,obstacle,scope", [
    ("kainuu", {"integration_language": "swedish", "swedish": "A1.1"}, "no_local_swedish_training", "regional"),
    ("kanta-hame", {"programme": "completed", "authority_finds_need": True}, "no_assessment_places", "regional"),
    ("pohjanmaa", {"employment": "employed"}, "no_joint_funding", "national"),
    ("savogrow", {"municipality": "844", "integration_plan": "in_force"}, "no_integration_training_nearby", "municipal"),
    ("national", {"vocational_background": True, "wants_same_field": True}, "no_recognition_route", "national"),
])
def test_13_a_need_that_nothing_meets_is_an_obstacle_of_its_scope(region, facts, obstacle, scope):
    result = ask(region, {**NEWCOMER, "municipality": HOMES[region], **facts})
    assert {o["obstacle"]: o["scope"] for o in result["obstacles"]}.get(obstacle) == scope
    assert len(services(result)) > 1


@pytest.mark.parametrize("region", REGIONS)
def test_14_three_years_do_not_close_the_door_for_a_victim_of_trafficking(region):
    late = {**NEWCOMER, "municipality": HOMES[region], "arrival": "2021-05-03", "first_permit": "2021-05-03"}
    assert "initial_assessment" not in offered(ask(region, late))
    victim = {**late, "circumstances": ["trafficking_victim"]}
    for jobseeker in (True, False):
        assert "initial_assessment" in offered(ask(region, {**victim, "jobseeker": jobseeker}))


@pytest.mark.parametrize("region", OWN)
def test_a_day_of_2017_is_answered_by_the_earlier_act(region):
    facts = {**NEWCOMER, "municipality": HOMES[region], "skills_assessed": True, "arrival": "2017-06-05",
             "first_permit": "2017-06-05", "integration_plan": "in_force"}
    history = [done("integration_plan", "2017-06-12", "2017-06-19")]
    then = ask(region, facts, history, as_of="2017-06-26", explain=True)
    assert states(then)["civic_orientation"] == "closed"
    now = ask(region, {**facts, "arrival": "2026-06-05", "first_permit": "2026-06-05"},
              [done("integration_plan", "2026-06-12", "2026-06-19")], as_of="2026-06-26", explain=True)
    assert states(now)["civic_orientation"] == "eligible"
    assert one(then, "integration_training")["deadline"] == "2017-07-19"
    assert one(now, "integration_training")["deadline"] == "2026-12-19"


def catalogue(kind, region, language="en", **params):
    params = {"region": region, "language": language, **params}
    call = {"jsonrpc": "2.0", "id": 1, "method": f"catalog.{kind}", "params": params}
    listed = run("eval", "--rules", rules_of(region), "-", stdin=json.dumps(call))
    return {entry["id"]: entry for entry in json.loads(listed.stdout)["result"]}


def test_the_assessment_is_one_model_in_every_region():
    assessments = {region: catalogue("assessments", region) for region in REGIONS}
    common = set(assessments["national"]["initial_assessment"]["items"])
    for region in REGIONS:
        own = set(assessments[region]["initial_assessment"]["items"]) - common
        assert common <= set(assessments[region]["initial_assessment"]["items"])
        assert own == ({"integration_language"} if region == "pohjanmaa" else set())
    assert {"vocational_skills_assessment", "readiness_assessment"} <= assessments["kanta-hame"].keys()
    for assessment in assessments["kanta-hame"].values():
        assert all(outcome["statement"] and outcome["sets"] for outcome in assessment["outcomes"])


@pytest.mark.parametrize("region", REGIONS)
def test_actors_say_what_they_know_and_do_and_with_whom(region):
    for actor in catalogue("actors", region).values():
        assert actor["role"] and actor["tasks"] and actor["partners"], actor["id"]


@pytest.mark.parametrize("region,text,knows", [
    ("kanta-hame", "oppimisvaikeudet", {"kiipula"}), ("kanta-hame", "osuuskunta", {"kiipula"}),
    ("kanta-hame", "recognise", {"tavastia", "higher_education_institution", "vocational_institution"}),
    ("pohjanmaa", "språknivå", {"vamia"}), ("kainuu", "no such subject", set())])
def test_who_knows_about_a_subject_is_found_by_words(region, text, knows):
    assert catalogue("actors", region, text=text).keys() == knows


def test_services_are_found_by_words():
    assert "cooperative_guidance" in catalogue("services", "kanta-hame", text="Osuuskuntaa")
    everything, some = (catalogue("services", "kainuu", text=text) for text in ("opi", "kieliopinnot"))
    assert set() < some.keys() < everything.keys() | some.keys()


def test_events_are_listed_with_their_days_and_how_often_they_come():
    events = catalogue("events", "savogrow")
    assert {i: (e["on"], e["every"], e["audience"]) for i, e in events.items()} == {
        "regional_network_meeting": ("2027-04-14", "6 months", "staff"),
        "local_network_meeting": ("2027-03-17", "1 year", "staff"),
        "decision_maker_survey": ("2027-03-01", None, "staff")}
    assert catalogue("events", "kainuu") == {}


def test_authorities_keep_their_earlier_names():
    formerly = catalogue("actors", "kanta-hame")["employment_authority"]["formerly"]
    assert formerly == [{"name": "TE Office", "valid": {"from": None, "to": "2024-12-31"}}]


def test_employers_and_staff_get_what_is_made_for_them():
    for audience, expected in (("employer", {"employer_guide"}), ("counsellor", {"local_actors_list"}),
                               ("staff", {"worker_orientation", "integration_services_description"})):
        assert set(services(ask("savogrow", {"municipality": "686"}, audience=audience))) == expected


def assess(region, assessment, answers, facts=None, **params):
    params = {"region": region, "as_of": "2026-11-23", "assessment": assessment, "answers": answers,
              "client": {"facts": facts or {}}, **params}
    call = {"jsonrpc": "2.0", "id": 1, "method": "assess", "params": params}
    return json.loads(run("eval", "--rules", rules_of(region), "-", stdin=json.dumps(call)).stdout)["result"]


@pytest.mark.parametrize("level,grade,support", [
    ("not_yet", "needs_support", {"has": ["digital_skills", "learning_support"], "has_not": []}),
    ("with_help", "ready_with_support", {"has": ["learning_support"], "has_not": []}),
    ("alone", "ready", {"has": [], "has_not": ["learning_support"]}),
])
def test_the_readiness_assessment_says_what_support_is_needed(level, grade, support):
    items = ("reads_instructions", "keeps_times", "works_with_others", "learns_new_tasks", "uses_devices")
    result = assess("kanta-hame", "readiness_assessment", dict.fromkeys(items, level), {"age": 30}, language="sv")
    assert result["grade"] == grade and result["statement"]["made_by"]["actor"] == "kiipula"
    assert result["facts"]["readiness_assessed"] is True
    found = {key: sorted(value) for key, value in result["facts"]["support_needs"].items()}
    assert found == support
    assert set(result["statement"]["texts"]) == {"fi", "sv", "en"} and result["fallbacks"] == []


def test_the_vocational_assessment_is_for_those_of_the_field():
    answers = {"plans_own_work": "alone", "masters_methods": "alone", "works_safely": "with_help",
               "knows_field_language": "with_help", "shows_certificates": False}
    field = {"vocational_background": True, "wants_same_field": True}
    result = assess("kanta-hame", "vocational_skills_assessment", answers, field)
    assert (result["points"], result["grade"]) == (8, "skills_of_the_field")
    assert result["facts"]["vocational_skills_assessed"] is True
    other = assess("kanta-hame", "vocational_skills_assessment", answers, {**field, "wants_same_field": False})
    assert other["state"] == "not_eligible"


@pytest.mark.parametrize("region", REGIONS)
def test_the_initial_assessment_leads_to_closer_support_where_life_is_harder(region):
    easy = {"literacy": "latin_script", "finnish": "B1.1", "swedish": "none", "language_test": "yki", "education": "higher",
            "vocational_background": True, "wants_same_field": True, "work_experience_in_finland": True, "wishes": ["work"],
            "employment": "unemployed", "self_reliance": "manages", "circumstances": [], "obstacles": [], "support_needs": []}
    hard = {**easy, "literacy": "none", "finnish": "none", "education": "none", "vocational_background": False,
            "work_experience_in_finland": False, "self_reliance": "needs_company", "circumstances": ["trauma"]}
    grades = [assess(region, "initial_assessment", answers, {"skills_assessed": False}) for answers in (easy, hard)]
    assert [g["grade"] for g in grades] == ["moves_on_quickly", "close_support"]
    assert all(g["facts"]["skills_assessed"] is True for g in grades)
    assert grades[1]["facts"]["support_needs"] == ["everyday_life"]


@pytest.mark.parametrize("as_of,authority,service", [
    ("2017-03-01", "TE-toimisto", "Alkukartoitus"),
    ("2024-12-31", "TE-toimisto", "Alkukartoitus"),
    ("2025-01-01", "Työvoimaviranomainen", "Osaamisen ja kotoutumisen palvelutarpeen arviointi"),
])
def test_names_are_those_of_the_day(as_of, authority, service):
    facts = {**NEWCOMER, "municipality": HOMES["kainuu"], "arrival": as_of, "first_permit": as_of}
    first = one(ask("kainuu", facts, as_of=as_of, language="fi"), "initial_assessment")
    assert (first["owner"]["name"], first["name"]) == (authority, service)
