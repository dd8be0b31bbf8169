"""Every operation answers as the contract says: once with what its examples show, and under schemathesis."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import yaml
from cloudinary_provisioning_sandbox import Sandbox
from cloudinary_provisioning_sandbox.contract import Contract
from cloudinary_provisioning_sandbox.handlers import find_handler

from tests.oracle import OPERATIONS, SPEC, Node, Operation, every_operation, example_of

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


class World:
    """An account in which what the examples name is there, under ids of its own."""

    def __init__(self, api: Api) -> None:
        first, second = api.environment("First")["id"], api.environment("Second")["id"]
        self._api, self._keys = api, f"/sub_accounts/{first}/access_keys"
        key = api.post(self._keys, name="Production Keys")["api_key"]
        users = [api.user(email=f"{name}@example.net")["id"] for name in ("ada", "grace")]
        groups = [api.group(name)["id"] for name in ("Readers", "Writers")]
        statement = 'permit(principal == Cloudinary::APIKey::"1", action, resource);'
        body = {"scope_type": "account", "name": "All", "policy_statement": statement}
        policy = api.permissions("POST", "/policies/custom", status=201, json=body)["data"]["id"]
        self.ids = {
            "0aaaaaaaaaaaaaaaaaaaaaaaaaaa01": first,
            "0aaaaaaaaaaaaaaaaaaaaaaaaaaa02": second,
            "323456789012345": key,
            "0bbbbbbbbbbbbbbbbbbbbbbbbbbb01": users[0],
            "0bbbbbbbbbbbbbbbbbbbbbbbbbbb02": users[1],
            "0ccccccccccccccccccccccccccc01": groups[0],
            "0ccccccccccccccccccccccccccc02": groups[1],
            "0ddddddddddddddddddddddddddd01": policy,
        }
        roles = {"asset_uploader_001": "global", "folder_editor_001": "content"}
        for role, permission_type in roles.items():
            policies = ["cld::policy::content::folder::view"] if permission_type == "content" else []
            body = {"id": role, "permission_type": permission_type, "scope_type": "prodenv", "name": role}
            api.permissions("POST", "/roles", status=201, json={**body, "system_policy_ids": policies})

    def make_room_for(self, operation_id: str) -> None:
        """What an example creates must not be there already."""
        if operation_id == "roles.create":
            self._api.permissions("DELETE", "/roles/asset_uploader_001", status=204)
        elif operation_id == "access_keys.generate":
            self._api.delete(self._keys, name="Production Keys")

    def fill_in(self, value: Any) -> Any:
        text = json.dumps(value)
        for example, own in self.ids.items():
            text = text.replace(example, own)
        return json.loads(text)


@every_operation
def test_an_operation_succeeds_with_its_examples(api: Api, operation: Operation) -> None:
    world = World(api)
    world.make_room_for(operation.id)
    ids = world.fill_in(operation.examples)
    path = operation.template.format(**ids, account_id=api.sandbox.account_id)
    queried = operation.queried(only_required=True)
    request: dict[str, Any] = {"params": {node["name"]: world.fill_in(example_of(node)) for node in queried}}
    if operation.body is not None:
        body = world.fill_in(operation.body["example"])
        # A cursor is whatever a server makes of it.
        request["json"] = {name: value for name, value in body.items() if name != "cursor"}
    response = api.client.request(operation.method, path, **request)
    api.check(response)
    assert response.is_success, response.text


@every_operation
def test_a_handler_takes_every_parameter(operation: Operation) -> None:
    handler = find_handler(operation.id)
    assert handler is not None
    taken = {name.removesuffix("_") for name in inspect.signature(handler).parameters}
    query = {parameter["name"] for parameter in operation.parameters}
    assert query - taken <= {"asset_id"}  # the vendor documents it as not supported


def prepared(url: str, account_id: str) -> Node:
    """The contract with ids that exist among those to try, since random ones find nothing."""
    contract: Node = json.loads(json.dumps(SPEC, default=str))
    with httpx.Client(base_url=f"{url}/v1_1/provisioning/accounts/{account_id}", auth=("key", "secret")) as client:
        environments = [item["id"] for item in client.get("/sub_accounts").json()["sub_accounts"]]
        ids = {
            "AccountId": [account_id],
            "SubAccountId": [*environments, "unknown"],
            "UserId": [*(item["id"] for item in client.get("/users").json()["users"]), "unknown"],
            "GroupId": [*(item["id"] for item in client.get("/user_groups").json()["user_groups"]), "unknown"],
        }
    for name, values in ids.items():
        contract["components"]["parameters"][name]["schema"]["enum"] = values
    return contract


@pytest.mark.slow
@pytest.mark.parametrize(
    ("strict", "phases"), [(False, "examples,coverage,fuzzing"), (True, "coverage")], ids=["tolerant", "strict"]
)
def test_schemathesis_finds_nothing(tmp_path: Path, strict: bool, phases: str) -> None:
    with Sandbox(seed=1, users=30, environments=10, groups=10, strict=strict, validate_responses=True) as sandbox:
        file = tmp_path / "contract.json"
        file.write_text(json.dumps(prepared(sandbox.url, sandbox.account_id)), encoding="utf-8")
        result = subprocess.run(
            [
                *(sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()", "run", file),
                *("--url", sandbox.url, "--auth", "key:secret", "--seed", "1", "--max-examples", "6", "--no-shrink"),
                *("--phases", phases, "--checks", CHECKS, "--continue-on-failure"),
                *("--warnings", "off", "--no-color"),
            ],
            # It writes down what it found, in the folder that it runs in.
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
    found = re.search(r"Tested: (\d+)", result.stdout)
    assert found
    assert int(found[1]) == len(OPERATIONS)


def test_statuses_without_quotes_and_every_method_are_read() -> None:
    text = "{paths: {/notes: {patch: {operationId: notes.rename, responses: {204: {description: Renamed.}}}}}}"
    contract = Contract(yaml.safe_load(text))
    assert [(operation.id, operation.status) for operation in contract.operations()] == [("notes.rename", 204)]
    assert contract.at("/notes").methods == ["PATCH"]
