"""Nothing is lost silently: what cannot be generated whole ends the run, says where, and leaves the output alone."""

import re
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.generator.running import HERE, ROOT, Document, files, generated, load, run, shell, write

Edit = Callable[[Document], None]

PATH = "/accounts/{account_id}/gadgets"
JSON = "application/json"
NOPE = {"$ref": "#/components/schemas/Nope"}
TEXT = {"type": "string"}

EDITS: list[Any] = []


def refused(start: str, *words: str) -> Callable[[Edit], Edit]:
    """Marks an edit as one that is refused with an error that starts in this way and has these words."""

    def mark(edit: Edit) -> Edit:
        EDITS.append(pytest.param(edit, start, words, id=edit.__name__))
        return edit

    return mark


def get(spec: Document) -> Any:
    return spec["paths"][PATH]["get"]


def post(spec: Document) -> Any:
    return spec["paths"][PATH]["post"]


def body(spec: Document) -> Any:
    return post(spec)["requestBody"]["content"]


def answer(spec: Document) -> Any:
    return get(spec)["responses"]["200"]["content"]


def schemas(spec: Document) -> Any:
    return spec["components"]["schemas"]


@refused("gadgets.list", "Nope")
def unknown_schema_of_a_response(spec: Document) -> None:
    answer(spec)[JSON]["schema"] = NOPE


@refused("gadgets.list", "response", "Nope")
def unknown_response(spec: Document) -> None:
    get(spec)["responses"]["404"] = {"$ref": "#/components/responses/Nope"}


@refused("gadgets.create")
def unknown_schema_of_a_body(spec: Document) -> None:
    body(spec)[JSON]["schema"] = NOPE


@refused("gadgets.create", "Nope")
def unknown_body(spec: Document) -> None:
    post(spec)["requestBody"] = {"$ref": "#/components/requestBodies/Nope"}


@refused("gadgets.list")
def unknown_schema_of_a_parameter(spec: Document) -> None:
    get(spec)["parameters"][0]["schema"] = NOPE


@refused("gadgets.list", "Nope")
def unknown_parameter(spec: Document) -> None:
    get(spec)["parameters"] = [{"$ref": "#/components/parameters/Nope"}]


@refused("gadgets.list", "Gadget")
def unknown_schema_of_a_field(spec: Document) -> None:
    schemas(spec)["Gadget"]["properties"]["part"] = NOPE


@refused("gadgets.list", "Gadget")
def unknown_schema_of_list_items(spec: Document) -> None:
    schemas(spec)["Gadget"]["properties"]["part"] = {"type": "array", "items": NOPE}


@refused("gadgets.list", "Part")
def unknown_schema_two_models_down(spec: Document) -> None:
    schemas(spec)["Part"]["properties"]["name"] = NOPE


@refused("", "Unused")
def unknown_schema_in_a_model_of_no_operation(spec: Document) -> None:
    schemas(spec)["Unused"] = {"type": "object", "properties": {"x": NOPE}}


@refused("gadgets.list", "other.yaml")
def schema_in_another_file(spec: Document) -> None:
    schemas(spec)["Gadget"]["properties"]["part"] = {"$ref": "other.yaml#/Part"}


@refused("gadgets.create", "application/xml")
def unsupported_content_type_of_a_body(spec: Document) -> None:
    body(spec)["application/xml"] = body(spec).pop(JSON)


@refused("gadgets.create", "application/xml")
def unsupported_content_type_beside_json(spec: Document) -> None:
    body(spec)["application/xml"] = body(spec)[JSON]


@refused("gadgets.create", "body")
def form_as_a_body(spec: Document) -> None:
    body(spec)["application/x-www-form-urlencoded"] = body(spec).pop(JSON)


@refused("gadgets.list", "response", "application/xml")
def unsupported_content_type_of_a_response(spec: Document) -> None:
    answer(spec)["application/xml"] = answer(spec).pop(JSON)


# The clients read JSON, whatever the answer is declared to be.
@refused("gadgets.list", "text/plain")
def response_that_is_text(spec: Document) -> None:
    del answer(spec)[JSON]
    answer(spec)["text/plain"] = {"schema": TEXT}


@refused("gadgets.list", "header")
def header_parameter(spec: Document) -> None:
    get(spec)["parameters"].append({"name": "X-Trace", "in": "header", "schema": TEXT})


@refused("gadgets.list", "cookie")
def cookie_parameter(spec: Document) -> None:
    get(spec)["parameters"].append({"name": "trace", "in": "cookie", "schema": TEXT})


@refused("gadgets.list", "filter")
def query_parameter_that_is_an_object(spec: Document) -> None:
    get(spec)["parameters"].append({"name": "filter", "in": "query", "schema": {"$ref": "#/components/schemas/Part"}})


@refused("gadgets.list", "filters")
def query_parameter_that_is_a_list_of_objects(spec: Document) -> None:
    array = {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}
    get(spec)["parameters"].append({"name": "filters", "in": "query", "schema": array})


@refused("gadgets.list", "filter")
def query_parameter_in_xml(spec: Document) -> None:
    get(spec)["parameters"].append({"name": "filter", "in": "query", "content": {"application/xml": {"schema": TEXT}}})


@refused("gadgets.list", "filter")
def query_parameter_of_two_content_types(spec: Document) -> None:
    content = {JSON: {"schema": TEXT}, "text/plain": {"schema": TEXT}}
    get(spec)["parameters"].append({"name": "filter", "in": "query", "content": content})


@refused("gadgets.list", "ids")
def query_array_in_a_style_that_is_not_written(spec: Document) -> None:
    array = {"type": "array", "items": TEXT}
    get(spec)["parameters"].append(
        {"name": "ids", "in": "query", "style": "pipeDelimited", "explode": False, "schema": array}
    )


@refused("", "operationId", f"GET {PATH}")
def no_operation_id(spec: Document) -> None:
    del get(spec)["operationId"]


@refused("list", "operationId")
def operation_id_without_a_tag(spec: Document) -> None:
    get(spec)["operationId"] = "list"


@refused("gadgets.list", "widgets")
def operation_id_of_another_tag(spec: Document) -> None:
    get(spec)["tags"] = ["widgets"]


@refused("gadgets.list", "tags")
def no_tag(spec: Document) -> None:
    del get(spec)["tags"]


@refused("gadgets.list", "tags")
def two_tags(spec: Document) -> None:
    get(spec)["tags"].append("widgets")


@refused("gadgets.list", "POST")
def duplicate_operation_id(spec: Document) -> None:
    post(spec)["operationId"] = "gadgets.list"


@refused("gadgets.import", "import")
def operation_id_that_is_a_keyword(spec: Document) -> None:
    get(spec)["operationId"] = "gadgets.import"


@refused("gadgets.list-all")
def operation_id_that_is_no_name(spec: Document) -> None:
    get(spec)["operationId"] = "gadgets.list-all"


@refused("gadgets.create", "name")
def body_and_query_arguments_of_one_name(spec: Document) -> None:
    post(spec)["parameters"] = [{"name": "name", "in": "query", "schema": TEXT}]


@refused("gadgets.create", "account_id")
def body_and_path_arguments_of_one_name(spec: Document) -> None:
    schemas(spec)["GadgetRequest"]["properties"]["account_id"] = TEXT


@refused("gadgets.create", "2xx")
def two_successes_of_different_type(spec: Document) -> None:
    schema = {"$ref": "#/components/schemas/Part"}
    post(spec)["responses"]["201"] = {"description": "A part.", "content": {JSON: {"schema": schema}}}


@refused("gadgets.create", "2xx")
def success_with_and_without_content(spec: Document) -> None:
    post(spec)["responses"]["204"] = {"description": "Nothing."}


@refused("gadgets.create", "2xx")
def no_success(spec: Document) -> None:
    post(spec)["responses"] = {"404": {"description": "It is not there."}}


# It has no fields that could become arguments.
@refused("gadgets.create", "body")
def body_that_is_free_form(spec: Document) -> None:
    body(spec)[JSON]["schema"] = {"type": "object", "additionalProperties": True}


@refused("gadgets.create", "body")
def body_that_is_an_array(spec: Document) -> None:
    body(spec)[JSON]["schema"] = {"type": "array", "items": TEXT}


@refused("", "Gadget", "Part")
def circle_of_two_schemas(spec: Document) -> None:
    schemas(spec)["Part"]["properties"]["whole"] = {"$ref": "#/components/schemas/Gadget"}


@refused("", "Gadget", "Part")
def circle_of_two_schemas_through_a_list(spec: Document) -> None:
    wholes = {"type": "array", "items": {"$ref": "#/components/schemas/Gadget"}}
    schemas(spec)["Part"]["properties"]["wholes"] = wholes


@refused("gadgets.list, gadgets.create: schema Gadget", "properties")
def properties_beside_a_single_reference(spec: Document) -> None:
    schemas(spec)["Gadget"] |= {"allOf": [{"$ref": "#/components/schemas/Part"}]}


@refused("gadgets.list, gadgets.create: schema Gadget", "properties")
def properties_beside_a_single_reference_in_a_field(spec: Document) -> None:
    field = {"allOf": [{"$ref": "#/components/schemas/Part"}], "properties": {"x": TEXT}}
    schemas(spec)["Gadget"]["properties"]["part"] = field


@refused("gadgets.list", "properties")
def properties_beside_a_single_reference_in_an_operation(spec: Document) -> None:
    answer(spec)[JSON]["schema"] = {"allOf": [{"$ref": "#/components/schemas/Gadget"}], "properties": {"x": TEXT}}


@refused("gadgets.create", "Gadget")
def two_schemas_of_one_class(spec: Document) -> None:
    schemas(spec)["gadget"] = {"type": "object", "properties": {"x": TEXT}}
    post(spec)["responses"]["200"]["content"][JSON]["schema"] = {"$ref": "#/components/schemas/gadget"}


def _renamed(spec: Document, name: str) -> None:
    schemas(spec)[name] = schemas(spec)["Gadget"]
    answer(spec)[JSON]["schema"] = {"$ref": f"#/components/schemas/{name}"}


@refused("gadgets.list", "Gadgets")
def schema_called_as_the_class_of_the_tag(spec: Document) -> None:
    _renamed(spec, "Gadgets")


@refused("gadgets.list", "AsyncGadgets")
def schema_called_as_the_asynchronous_class_of_the_tag(spec: Document) -> None:
    _renamed(spec, "AsyncGadgets")


@refused("gadgets.list", "Resource")
def schema_called_as_the_base_of_the_classes(spec: Document) -> None:
    _renamed(spec, "Resource")


@refused("gadgets.list", "Call")
def schema_called_as_the_class_of_the_calls(spec: Document) -> None:
    _renamed(spec, "Call")


@refused("", "Gadget", "to_dict")
def field_called_as_a_method_of_the_models(spec: Document) -> None:
    schemas(spec)["Gadget"]["properties"]["to_dict"] = TEXT


@refused("send.list", "send")
def tag_called_as_a_method_of_the_clients(spec: Document) -> None:
    get(spec).update(operationId="send.list", tags=["send"])


@refused("", "/more")
def operations_behind_a_reference(spec: Document) -> None:
    spec["components"]["pathItems"] = {"more": {"get": deepcopy(get(spec)) | {"operationId": "gadgets.list_more"}}}
    spec["paths"]["/more"] = {"$ref": "#/components/pathItems/more"}


@refused("gadgets.create", "file")
def field_that_is_a_file(spec: Document) -> None:
    schemas(spec)["GadgetRequest"]["properties"]["file"] = {"type": "string", "format": "binary"}


@refused("", "Gadget", "circle")
def schema_that_refers_to_itself(spec: Document) -> None:
    schemas(spec)["Gadget"]["properties"]["part"] = {"$ref": "#/components/schemas/Gadget"}


@refused("gadgets.list", "x-paging")
def paging_by_an_argument_that_is_not_there(spec: Document) -> None:
    get(spec)["x-paging"] = {"style": "cursor", "items": "parts", "next": "next"}


@refused("gadgets.list", "x-paging", "nope")
def paging_through_a_field_that_is_not_there(spec: Document) -> None:
    get(spec)["parameters"].append({"name": "cursor", "in": "query", "schema": TEXT})
    get(spec)["x-paging"] = {"style": "cursor", "items": "nope", "next": "id"}


@refused("gadgets.list", "x-paging", "items")
def paging_that_does_not_say_through_what(spec: Document) -> None:
    get(spec)["parameters"].append({"name": "cursor", "in": "query", "schema": TEXT})
    get(spec)["x-paging"] = {"style": "cursor", "next": "id"}


@refused("", "openapi")
def swagger_2(spec: Document) -> None:
    del spec["openapi"]
    spec["swagger"] = "2.0"


@refused("", "paths")
def no_paths(spec: Document) -> None:
    del spec["paths"]


@refused("", "servers")
def no_servers(spec: Document) -> None:
    del spec["servers"]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an earlier run has written."""
    return generated(load(HERE / "gadgets.yaml"), tmp_path_factory.mktemp("gadgets"))


@pytest.mark.parametrize(("edit", "start", "words"), EDITS)
def test_an_edit_that_is_refused(
    edit: Edit, start: str, words: tuple[str, ...], gadgets: Document, output: Path, tmp_path: Path
) -> None:
    before = files(output)
    edit(gadgets)
    result = run(write(gadgets, tmp_path / "spec.yaml"), output)
    assert (result.code, result.out) == (1, "")
    assert re.search(rf"^error: {re.escape(start)}", result.err, re.MULTILINE), result.err
    assert [word for word in words if word not in result.err] == [], result.err
    assert " object at 0x" not in result.err
    assert files(output) == before


@pytest.mark.parametrize(
    "content",
    [b"openapi: [3.0.3", b"\topenapi: 3.0.3", b"openapi: 3.0.3\nopenapi: 3.0.3", b"", b"- a list", b"info: \xff"],
    ids=["unclosed", "tab", "key twice", "empty", "list", "not UTF-8"],
)
def test_a_file_that_is_no_spec(content: bytes, output: Path, tmp_path: Path) -> None:
    before = files(output)
    (tmp_path / "spec.yaml").write_bytes(content)
    result = run(tmp_path / "spec.yaml", output)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("error: ")
    assert "spec.yaml" in result.err
    assert files(output) == before


def test_no_file(output: Path, tmp_path: Path) -> None:
    before = files(output)
    # As people run it: what the shell sees is a status and some lines, and no traceback.
    result = shell(
        sys.executable, "-m", "generator", "--spec", tmp_path / "nope.yaml", "--output", output, cwd=ROOT / "scripts"
    )
    assert result.returncode != 0
    assert "nope.yaml" in result.stderr
    assert "Traceback" not in result.stderr
    assert files(output) == before


def test_every_problem_is_told_at_once(gadgets: Document, tmp_path: Path) -> None:
    del get(gadgets)["tags"], post(gadgets)["tags"]
    result = run(write(gadgets, tmp_path / "spec.yaml"), tmp_path / "out")
    assert re.findall(r"^error: (\S+)", result.err, re.MULTILINE) == ["gadgets.list", "gadgets.create"]
    assert not (tmp_path / "out").exists()


def test_the_example_of_these_tests_is_not_refused(gadgets: Document, tmp_path: Path) -> None:
    generated(gadgets, tmp_path)
