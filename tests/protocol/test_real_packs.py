"""Every method that only computes, on every pack of the rules folder, in every language of the pack:
replies are as the schemas say, and no text is missing."""
import polku_eval as polku
import pytest

RULES = polku.ROOT / "rules"
REGIONS = {r["id"]: r for r in polku.evaluate([("catalog.regions", {})], RULES)[0]["result"]}
CATALOGUES = ["services", "facts", "actors", "assessments", "goals"]
CLIENTS = [
    {},
    {"facts": {"age": 34, "employment": "unemployed", "jobseeker": True, "finnish": "A1.3", "arrival": "2026-11-01"}},
    {"facts": {"age": 45, "employment": "unemployed", "programme": "completed", "study_place": False,
               "circumstances": ["caring_for_children"], "education": "higher", "consent": True},
     "history": [{"service": "initial_assessment", "state": "completed", "started": "2026-01-05", "ended": "2026-01-20"},
                 {"service": "integration_training", "state": "ongoing", "started": "2026-03-02", "ends": "2026-12-18"}]},
]


def answered(calls):
    replies = polku.evaluate(calls, RULES)
    for (method, params), reply in zip(calls, replies):
        assert "result" in reply, (method, params, reply["error"])
        polku.check_reply(method, reply)
    return [reply["result"] for reply in replies]


@pytest.mark.parametrize("region", REGIONS)
def test_catalogues(region):
    for language in REGIONS[region]["languages"]:
        for result in answered([(f"catalog.{c}", {"region": region, "language": language}) for c in CATALOGUES]):
            for entry in result:
                assert entry["fallbacks"] == [], entry["id"]


@pytest.mark.parametrize("region", REGIONS)
def test_recommend(region):
    for language in REGIONS[region]["languages"]:
        calls = [("recommend", {"region": region, "as_of": "2026-11-22", "language": language, "explain": True,
                                "client": client}) for client in CLIENTS]
        for result in answered(calls):
            assert result["fallbacks"] == []
            assert result["recommendations"], "everyone gets something"


@pytest.mark.parametrize("region", REGIONS)
def test_explain_every_service(region):
    services = [s["id"] for s in answered([("catalog.services", {"region": region})])[0]]
    calls = [("explain", {"region": region, "as_of": "2026-11-22", "service": service, "client": CLIENTS[1]})
             for service in services]
    for first in range(0, len(calls), 100):
        for result in answered(calls[first:first + 100]):
            if result["state"] == "possible":
                assert result["unknown"]
