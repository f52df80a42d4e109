"""The schema files themselves, and the OpenRPC document that is made of them."""
import jsonschema
import polku_eval as polku
import pytest


def walk(value, at="#"):
    """Every object of a file, with where it stands."""
    if isinstance(value, dict):
        yield at, value
        for key, member in value.items():
            yield from walk(member, f"{at}/{key}")
    elif isinstance(value, list):
        for i, member in enumerate(value):
            yield from walk(member, f"{at}/{i}")


def schemas_in(value, at="#"):
    """Every schema that describes a member or a definition, with where it stands."""
    for place, part in walk(value, at):
        for group in ("properties", "$defs"):
            for name, schema in part.get(group, {}).items():
                if isinstance(schema, dict) and "/if" not in place and "/then" not in place and "/else" not in place:
                    yield f"{place}/{group}/{name}", schema


@pytest.mark.parametrize("name", polku.SCHEMAS)
def test_file_is_a_schema(name):
    schema = polku.SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == name and schema["$id"].endswith(f"/{name}.json")
    assert schema["description"].endswith(".")


@pytest.mark.parametrize("name", polku.SCHEMAS)
def test_every_reference_leads_somewhere(name):
    schema = polku.SCHEMAS[name]
    resolver = jsonschema.RefResolver(schema["$id"], schema, store=polku.STORE)
    for _, part in walk(schema):
        if "$ref" in part:
            resolver.resolve(part["$ref"])


@pytest.mark.parametrize("name", polku.SCHEMAS)
def test_everything_is_described_and_closed(name):
    for place, schema in schemas_in(polku.SCHEMAS[name]):
        assert "description" in schema or "$ref" in schema, place
    for place, schema in walk(polku.SCHEMAS[name]):
        if schema.get("type") == "object" and "properties" in schema:
            assert schema.get("additionalProperties") is False, place
            assert set(schema.get("required", ())) <= set(schema["properties"]), place


@pytest.fixture(scope="module")
def document():
    reply = polku.evaluate([("rpc.discover", {})])[0]
    polku.check_reply("rpc.discover", reply)
    return reply["result"]


def test_document_names_every_method(document):
    assert document["openrpc"].startswith("1.3.")
    assert sorted(m["name"] for m in document["methods"]) == sorted(polku.METHODS)


def test_document_holds_what_the_files_hold(document):
    for method in document["methods"]:
        params = polku.SCHEMAS[method["name"]]["$defs"]["params"]
        assert [p["name"] for p in method["params"]] == list(params["properties"])
        assert [p["name"] for p in method["params"] if p["required"]] == params.get("required", [])
        assert method["summary"] == polku.SCHEMAS[method["name"]]["description"]
    for shared in polku.SHARED:
        for name, schema in polku.SCHEMAS[shared]["$defs"].items():
            assert document["components"]["schemas"][name].get("description") == schema["description"]


def test_document_is_whole(document):
    """Every reference stays inside, and leads somewhere."""
    for place, part in walk(document):
        if "$ref" not in part:
            continue
        at = document
        assert part["$ref"].startswith("#/components/"), place
        for step in part["$ref"][2:].split("/"):
            assert step in at, f"{place}: {part['$ref']}"
            at = at[step]


def test_document_has_the_codes_of_errors(document):
    listed = {e["code"] for e in document["components"]["errors"].values()}
    assert listed == set(polku.SCHEMAS["errors"]["properties"]["code"]["enum"])
