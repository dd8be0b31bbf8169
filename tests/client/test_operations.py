"""Every operation of the spec, called on both clients: the request that goes out, and the answer that comes back."""

from __future__ import annotations

import inspect
import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest
from cloudinary_provisioning import Provisioning, __version__

from tests.oracle import ACCOUNT_ID, OPERATIONS, SPEC, Operation, every_operation

if TYPE_CHECKING:
    from tests.client.conftest import Provisioner

TAGS = sorted({operation.id.split(".")[0] for operation in OPERATIONS})


@every_operation
@pytest.mark.parametrize("only_required", [False, True], ids=["all", "required"])
def test_the_request_and_the_answer(provisioning: Provisioner, operation: Operation, only_required: bool) -> None:
    """With all of its arguments, and with only those that it needs, an operation does what the spec says."""
    account = provisioning(lambda _: operation.response(), account_id=ACCOUNT_ID)
    tag, method = operation.id.split(".")

    def call(client: Provisioning) -> Any:
        bound = getattr(getattr(client, tag), method)
        return bound(*operation.ids.values(), **operation.arguments(only_required=only_required))

    result = account.call(call)

    request = account.request
    assert request.method == operation.method
    assert request.url.raw_path.partition(b"?")[0].decode() == operation.path
    assert operation.sent_query(request) == operation.query(only_required=only_required)
    assert request.headers["Accept"] == "application/json"
    assert request.headers["User-Agent"].startswith(f"cloudinary-provisioning/{__version__} ")
    assert request.headers.get("Authorization") == (None if operation.public else "Basic a2V5OnNlY3JldA==")
    if operation.body is None:
        assert request.content == b""
        assert "Content-Type" not in request.headers
    else:
        assert json.loads(request.content) == operation.example_body(only_required=only_required)
        assert request.headers["Content-Type"] == "application/json"

    if operation.answer is None:
        assert result is None
    elif isinstance(result, list):
        assert [item.to_dict() for item in result] == operation.answer["example"]
    else:
        assert result.to_dict() == operation.answer["example"]
        assert type(result).__name__ == operation.answer["schema"]["$ref"].rpartition("/")[2]
    assert not re.search(r"[( ]<\w+>", repr(result))  # this is how a field without an attribute is shown


def test_there_is_a_method_for_each_operation_and_no_other(provisioning: Provisioner) -> None:
    """The public methods of the resources are the operations of the spec, and the iterators of their lists."""
    client = provisioning.client("account://key:secret@account-1")
    properties = {name for name, member in inspect.getmembers(type(client)) if isinstance(member, cached_property)}
    resources = {tag: type(getattr(client, tag)) for tag in properties - {"calls"}}  # the same ones as values
    methods = {f"{tag}.{name}" for tag, resource in resources.items() for name in vars(resource) if name[0] != "_"}
    iterators = {operation.iterator for operation in OPERATIONS if operation.paged or operation.is_list}

    assert methods == {operation.id for operation in OPERATIONS} | iterators


@every_operation
def test_the_twins_are_the_same(operation: Operation) -> None:
    """A method of the asynchronous client is a coroutine; signature and documentation are those of its twin."""
    tag, method = operation.id.split(".")
    sync, asynchronous = (getattr(resource, method) for resource in twins(tag))

    assert inspect.iscoroutinefunction(asynchronous)
    assert not inspect.iscoroutinefunction(sync)
    assert inspect.signature(sync) == inspect.signature(asynchronous)
    assert sync.__doc__ == asynchronous.__doc__
    assert sync.__doc__.startswith(f"{operation.summary}.\n")


@pytest.mark.parametrize("tag", TAGS)
def test_the_resources_are_documented_alike(tag: str) -> None:
    """A resource says on both clients what its tag says in the spec."""
    sync, asynchronous = twins(tag)
    (description,) = (node["description"] for node in SPEC["tags"] if node["name"] == tag)

    assert sync.__doc__ == asynchronous.__doc__ == description


def twins(tag: str) -> tuple[type, type]:
    module = __import__(f"cloudinary_provisioning_api.api.{tag}", fromlist=["*"])
    name = "".join(word.capitalize() for word in tag.split("_"))
    return getattr(module, name), getattr(module, f"Async{name}")
