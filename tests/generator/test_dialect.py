"""The dialect is closed: what it has is generated, and everything else of OpenAPI is refused, with its place."""

import contextlib
import copy
import json
import re
from collections.abc import Iterator
from datetime import date
from importlib import resources
from typing import Any

import jsonschema_rs
import pytest
from generator.dialect import Problem, problems, table
from generator.shape import DIALECT, faults
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped] # it ships no types
from spec import DocumentError, Spec

from tests.generator.running import HERE, ROOT, SPEC, Document, load

Steps = tuple[str | int, ...]

EVERYTHING = load(HERE / "everything.yaml")


def written(document: Document) -> Spec:
    """The document as a spec; JSON is YAML, and with an indent each key has a line of its own."""
    return Spec(json.dumps(document, ensure_ascii=False, indent=1), "spec.yaml")


def nodes(node: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    yield steps, node
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from nodes(value, (*steps, key))


def at(document: Any, steps: Steps) -> Any:
    for step in steps:
        document = document[step]
    return document


# What is in the dialect


@pytest.mark.parametrize("name", ["everything", "gadgets", "documented", "golden/spec"])
def test_a_spec_of_these_tests_is_in_the_dialect(name: str) -> None:
    assert problems(Spec.read(HERE / f"{name}.yaml")) == []


def test_our_spec_is_in_the_dialect() -> None:
    assert problems(Spec.read(SPEC)) == []


def test_our_spec_with_widgets_is_in_the_dialect() -> None:
    spec, new = load(SPEC), load(HERE / "widgets.yaml")
    spec["tags"] += new["tags"]
    spec["paths"] |= new["paths"]
    spec["components"]["schemas"] |= new["schemas"]
    assert problems(written(spec)) == []


def definitions(schema: Any, node: Any) -> Iterator[Any]:
    """The definitions of the dialect that describe a node."""
    if {"title", "additionalProperties"} <= schema.keys() or not KEYWORDS & schema.keys():
        yield schema
    if "$ref" in schema:
        yield from definitions(at(DIALECT, tuple(schema["$ref"].split("/")[1:])), node)
    if "if" in schema and (chosen := schema.get("then" if is_valid(schema["if"], node) else "else")):
        yield from definitions(chosen, node)
    for part in schema.get("allOf", ()):
        yield from definitions(part, node)


KEYWORDS = {"$ref", "if", "allOf"}


def is_valid(schema: Any, node: Any) -> bool:
    return jsonschema_rs.is_valid({**schema, "$defs": DIALECT["$defs"]}, node)


def described(schema: Any, node: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any, Any]]:
    """Each node of a document with the definition that describes it."""
    for definition in definitions(schema, node):
        yield steps, node, definition
        if isinstance(node, list):
            for index, value in enumerate(node):
                yield from described(definition.get("items", {}), value, (*steps, index))
        elif isinstance(node, dict):
            for key, value in node.items():
                patterns = definition.get("patternProperties", {})
                found = definition.get("properties", {}).get(key) or next(
                    (patterns[pattern] for pattern in patterns if re.search(pattern, key)),
                    definition.get("additionalProperties"),
                )
                yield from described(found if isinstance(found, dict) else {}, value, (*steps, key))


def test_everything_has_each_key_of_the_dialect() -> None:
    seen: dict[int, set[str]] = {}
    for _, node, definition in described(DIALECT, EVERYTHING):
        if isinstance(node, dict):
            seen.setdefault(id(definition), set()).update(node)
    for _, schema in nodes(DIALECT):
        if (
            isinstance(schema, dict)
            and isinstance(schema.get("properties"), dict)
            and isinstance(schema.get("title"), str)
        ):
            keys = {key for key, rule in schema["properties"].items() if rule is not False}
            if {"type", "properties", "additionalProperties"} <= schema.keys():
                assert keys <= seen.get(id(schema), set()), schema["title"]


# What is not: every key of OpenAPI 3.0 and 3.1


def official(version: str) -> Document:
    """The schema of OpenAPI; in 3.1 with the keys of JSON Schema for schemas."""
    place = resources.files("openapi_spec_validator") / "resources" / "schemas" / version / "schema.json"
    root: Document = json.loads(place.read_text(encoding="utf-8"))
    if version == "v3.1":
        base = resources.files("openapi_schema_validator") / "schemas" / "oas3.1" / "vocabularies" / "base"
        parts = [REGISTRY.contents(f"https://json-schema.org/draft/2020-12/{name}") for name in ("schema", *META)]
        parts.append(json.loads(base.read_text(encoding="utf-8")))
        root["$defs"]["schema"] = {"allOf": [{"properties": part["properties"]} for part in parts]}
        for part in parts:
            root["$defs"] |= part.get("$defs", {})
    return root


META = [f"meta/{name}" for name in ("core", "applicator", "unevaluated", "validation", "meta-data", "content")]
META.append("meta/format-annotation")
# What stands only where the dialect has no place for it.
UNREACHED = {
    "Contact",
    "License",
    "Discriminator",
    "XML",
    "discriminator",
    "xml",
    "external-docs",
    "Link",
    "Callback",
    "Encoding",
    "OAuthFlows",
}
UNREACHED |= {"ImplicitOAuthFlow", "PasswordOAuthFlow", "ClientCredentialsFlow", "AuthorizationCodeOAuthFlow"}
UNREACHED |= {"contact", "license", "link", "callbacks", "encoding", "oauth-flows", "map-of-strings"}


class Official:
    """Which keys the schema of OpenAPI knows in each place of a document."""

    def __init__(self, root: Document) -> None:
        self.root = root
        self.reached: set[str] = set()

    def keys(self, document: Any) -> dict[Steps, set[str]]:
        found: dict[Steps, set[str]] = {}
        waiting: list[tuple[Steps, Any, list[Any]]] = [((), document, [self.root])]
        while waiting:
            steps, node, schemas = waiting.pop()
            parts = [part for schema in schemas for part in self.parts(schema, [])]
            if isinstance(node, dict):
                found[steps] = {key for part in parts for key in [*part.get("properties", ()), *_alternatives(part)]}
                waiting += [((*steps, key), value, [*_below(parts, key)]) for key, value in node.items()]
            elif isinstance(node, list):
                items = [part["items"] for part in parts if "items" in part]
                waiting += [((*steps, index), value, items) for index, value in enumerate(node)]
        return found

    def parts(self, schema: Any, seen: list[Any]) -> Iterator[Any]:
        """The schema with everything that applies to the same node."""
        if not isinstance(schema, dict) or any(schema is other for other in seen):
            return
        seen.append(schema)
        yield schema
        below = [part for key in ("allOf", "anyOf", "oneOf") for part in schema.get(key, ())]
        below += [schema[key] for key in ("if", "then", "else") if key in schema]
        below += schema.get("dependentSchemas", {}).values()
        reference = schema.get("$ref") or {"#meta": "#/$defs/schema"}.get(schema.get("$dynamicRef", ""))
        if isinstance(reference, str) and reference.startswith("#/"):
            self.reached.add(reference.split("/")[2].removesuffix("-or-reference"))
            below.append(at(self.root, tuple(reference.split("/")[1:])))
        for part in below:
            yield from self.parts(part, seen)


def _alternatives(schema: Any) -> list[str]:
    """The keys of a pattern that lists them, such as ^(get|put)$."""
    patterns = [re.fullmatch(r"\^\(?([$\w|\\]+)\)?\$", pattern) for pattern in schema.get("patternProperties", ())]
    return [key.replace("\\", "") for found in patterns if found for key in found[1].split("|")]


def _below(parts: list[Any], key: str) -> Iterator[Any]:
    for part in parts:
        if key in part.get("properties", ()):
            yield part["properties"][key]
        patterns = [schema for pattern, schema in part.get("patternProperties", {}).items() if re.search(pattern, key)]
        yield from patterns or [part.get("additionalProperties")]


@pytest.mark.parametrize("version", ["v3.0", "v3.1"])
def test_a_key_of_openapi_that_the_dialect_lacks_is_refused(version: str) -> None:
    known = Official(official(version))
    document = copy.deepcopy(EVERYTHING)
    keys = known.keys(document)
    tried, missed = set(), []
    for steps, node, definition in [*described(DIALECT, document)]:
        if not isinstance(node, dict) or "additionalProperties" not in definition:
            continue
        for key in sorted(keys[steps] - node.keys() - {*definition.get("properties", ())}):
            if (id(definition), key) in tried:
                continue
            tried.add((id(definition), key))
            place = (*map(str, steps), key)
            node[key] = "x"
            found = [*faults(document)]
            del node[key]
            told = [f for f in found if f.allowed or f.instead or "it is not of type" in f.text]
            if not any(f.pointer == place and key in f.text for f in told):
                missed.append((place, found))
    assert missed == []
    objects = {*(known.root.get("definitions") or known.root["$defs"])}
    helpers = {name for name in objects if not _has_keys(known.root, name)}
    assert objects - known.reached - helpers == UNREACHED & objects
    assert len(tried) > 500


def _has_keys(root: Document, name: str) -> bool:
    schema = (root.get("definitions") or root["$defs"])[name]
    return "properties" in schema or "additionalProperties" in schema


# What is said of an edit


def edited(edits: list[Document]) -> Document:
    document = copy.deepcopy(EVERYTHING)
    owners: dict[str, Steps] = {name: ("components", "schemas", name) for name in EVERYTHING["components"]["schemas"]}
    owners |= {operation.id: operation.pointer for operation in written(EVERYTHING).operations}
    for edit in edits:
        steps: Steps = (*owners.get(edit.get("in", ""), ()), *edit["at"])
        owner, last = at(document, steps[:-1]), steps[-1]
        if "set" not in edit:
            del owner[last]
        elif isinstance(owner, list) and last == len(owner):
            owner.append(edit["set"])
        else:
            owner[last] = edit["set"]
    return document


def said(problem: Problem) -> str:
    owner = re.sub(r" \(.*?\)", "", problem.owner)
    return f"{owner}: {problem.text}. {problem.instead}".removeprefix(": ").strip()


REFUSED: Any = load(HERE / "refused.yaml")


@pytest.mark.parametrize(("says", "edits"), [(case["says"], case["edits"]) for case in REFUSED])
def test_an_edit_is_refused_once_and_in_words(says: str, edits: list[Document]) -> None:
    assert [said(problem) for problem in problems(written(edited(edits)))] == [says]


def test_a_problem_has_its_place_its_users_and_what_is_allowed() -> None:
    text = (HERE / "everything.yaml").read_text(encoding="utf-8").replace("scheme: basic", "scheme: bearer")
    (problem,) = problems(Spec(text, "openapi/x.yaml"))
    line = text[: text.index("bearer")].count("\n") + 1
    owner = "securityScheme provisioningKey"
    assert str(problem) == f'openapi/x.yaml:{line}: {owner}: scheme is "bearer". Allowed: "basic".'
    text = text.replace("scheme: bearer", "scheme: basic").replace("default: asc", "default: up")
    (problem,) = problems(Spec(text, "x.yaml"))
    assert problem.owner == "schema Order (things.list)"


def test_a_problem_is_one_line_that_can_be_read() -> None:
    edit = {"in": "ThingRequest", "at": ["properties", "a\nb\u200bc"], "set": {"type": "string"}}
    (problem,) = problems(written(edited([edit])))
    assert r"a\nb\u200bc is not supported" in str(problem)
    assert str(problem).isprintable()


def test_a_reference_that_comes_by_a_merge_is_seen() -> None:
    text = (HERE / "everything.yaml").read_text(encoding="utf-8")
    loop, merge = "again: &again {$ref: '#/components/schemas/Search'}", "again: {<<: *again}"
    text = text.replace("properties: {cursor:", f"properties: {{{loop}, cursor:")
    text = text.replace("        id: {type: string}\n", f"        id: {{type: string}}\n        {merge}\n")
    assert loop in text
    assert merge in text
    (problem,) = problems(Spec(text, "x.yaml"))
    assert problem.text == "the schema holds itself: Search -> Search"


def test_a_key_is_text_wherever_its_anchor_stands() -> None:
    assert Spec("a: &n 5\n*n : 6", "x.yaml").data == {"a": 5, "5": 6}


def test_every_problem_of_a_kind_is_told_at_once() -> None:
    gone = [{"in": name, "at": ["tags"]} for name in ("things.list", "things.create")]
    found = problems(written(edited(gone)))
    assert [problem.owner for problem in found] == ["things.list", "things.create"]


@pytest.mark.parametrize(
    ("reserved", "says"),
    [
        ({"tags": {"things"}}, "things.list: the tag things"),
        ({"methods": {"create"}}, "things.create: things.create"),
        ({"methods": {"iter"}}, "things.list: the iterator things.iter"),
        ({"fields": {"to_tal"}}, "schema ThingList: property total: the field total"),
        ({"classes": {"Part"}}, "schema Part: the schema Part"),
        ({"classes": {"AsyncThings"}}, "things.list: a class of the tag things"),
    ],
)
def test_a_name_that_is_taken(reserved: dict[str, set[str]], says: str) -> None:
    (problem,) = problems(written(EVERYTHING), reserved)
    assert said(problem) == f"{says} has a name that is taken in Python. Choose another name."


# No document makes it fail


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("openapi: [3.0.3", "not YAML"),
        ("a: 1\na: 2", "x.yaml:2: not YAML: the key a comes twice"),
        ("1: 1\n'1': 2", "x.yaml:2: not YAML: the key 1 comes twice"),
        ("!tag a: 1", "not YAML: could not determine a constructor"),
        ("", "x.yaml:1: not a document of keys and values"),
        ("a: !!int b", "not YAML"),
        ("a: !!timestamp b", "not YAML"),
        ("a: " + "9" * 5000, "not YAML"),
        ("a: *b", "not YAML"),
        ("a: 1\nb: 0755", "x.yaml:2: not YAML: 0755 begins with a zero; leave that out, or quote it"),
        ("a: 1\nb:\n\tc: 1", "x.yaml:3: not YAML: found character that cannot start any token; there is a tab"),
    ],
)
def test_a_file_that_is_no_document(text: str, says: str) -> None:
    with pytest.raises(DocumentError, match=re.escape(says)):
        Spec(text, "x.yaml")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &a {b: *a}", "this is an alias of YAML"),
        ("a: &a {b: 1}\nc: *a", "this is an alias of YAML"),
        ("null: a", "null is not supported in the document"),
        ("a: 2026-01-31", "2026-01-31 is a date of YAML. Put it in quotes."),
        ("a: .nan", "nan is not a number of JSON"),
        ("a: " + "[" * 300 + "]" * 300, "this is more than 50 levels deep"),
        ("a: " + "[" * 3000 + "]" * 3000, "this is more than 50 levels deep"),
        ("paths: 1", "paths is 1"),
        ("paths: {/x: 1}", "x is 1"),
        ("paths: {/x: {get: 1}}", "get is 1"),
        ("components: {schemas: []}", "schemas is []"),
    ],
)
def test_a_document_of_another_kind(text: str, says: str) -> None:
    assert says in " ".join(str(problem) for problem in problems(Spec(text, "x.yaml")))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("0o10", 8),
        ("1:30", "1:30"),
        ("2026-01-31", date(2026, 1, 31)),
        ("1e3", 1000.0),
        ("~", None),
        ("{1: 2, null: 3, 2026-01-31: 4}", {"1": 2, "null": 3, "2026-01-31": 4}),
    ],
)
def test_a_value_is_read_as_yaml_1_2(text: str, value: Any) -> None:
    assert Spec(f"a: {text}", "x.yaml").data == {"a": value}


PLACES = [steps for steps, _ in nodes(EVERYTHING) if steps]
KEYS = sorted({step for steps in PLACES for step in steps if isinstance(step, str)})
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [None, True, 0, -1, 1.5, 10**30, "", "x", "{a}", "string", "object", "things.list", [], {}, [{}], [1]]
    ),
    st.sampled_from(["Thing", "Part", "Order", "Nope"]).map(lambda name: {"$ref": f"#/components/schemas/{name}"}),
    st.sampled_from(PLACES).map(lambda steps: at(EVERYTHING, steps)),
    st.text(max_size=5),
)


EDITS = st.tuples(st.sampled_from(PLACES), st.sampled_from(["set", "add", "delete"]), st.sampled_from(KEYS), VALUES)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_no_edit_makes_it_fail(edits: list[tuple[Steps, str, str, Any]]) -> None:
    document = copy.deepcopy(EVERYTHING)
    for steps, verb, key, value in edits:
        try:
            owner = at(document, steps[:-1])
            if verb == "delete":
                del owner[steps[-1]]
            elif verb == "set" or isinstance(owner, list):
                owner[steps[-1]] = copy.deepcopy(value)
            else:
                owner[key] = copy.deepcopy(value)
        except (KeyError, IndexError, TypeError):  # an edit before this one took the place away
            continue
    with contextlib.suppress(DocumentError):  # YAML has no control characters
        spec = written(document)
        assert all(str(problem) for problem in problems(spec))
        assert [*faults(spec.data)] or jsonschema_rs.is_valid(DIALECT, spec.data)


# The document


def test_the_table_of_the_dialect_is_up_to_date() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, rest = text.partition("<!-- dialect: begin -->\n")
    assert rest.partition("<!-- dialect: end -->")[0] == table()
