"""A live sandbox on loopback whose every answer is held against the contract."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox
from openapi_schema_validator import OAS30ReadValidator, oas30_format_checker

from tests.oracle import SPEC, Node, needed_body

# Answers that belong to no operation.
OUTSIDE_THE_CONTRACT = {405}


class ContractCheck:
    def __init__(self, contract: Node) -> None:
        self._contract = contract
        self._paths = [
            (re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), item) for path, item in contract["paths"].items()
        ]

    def __call__(self, response: httpx.Response) -> None:
        if response.status_code in OUTSIDE_THE_CONTRACT:
            return
        operation = self._operation(response.request)
        if operation is None:
            assert response.status_code == 404
            return
        answer = operation["responses"][str(response.status_code)]
        if "$ref" in answer:
            answer = self._contract["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
        if "content" not in answer:
            # The public operations document no body for 400, which leaves it open.
            assert response.status_code == 400 or (not response.content and "content-type" not in response.headers)
            return
        assert response.headers["content-type"] == "application/json"
        schema = {**answer["content"]["application/json"]["schema"], "components": self._contract["components"]}
        OAS30ReadValidator(schema, format_checker=oas30_format_checker).validate(response.json())

    def _operation(self, request: httpx.Request) -> dict[str, Any] | None:
        for pattern, item in self._paths:
            if pattern.fullmatch(request.url.path):
                operation: dict[str, Any] | None = item.get(request.method.lower())
                return operation
        return None


class Api:
    """Calls one account, expects a status, checks the answer against the contract and returns its body."""

    def __init__(self, sandbox: Sandbox, check: ContractCheck) -> None:
        self.sandbox = sandbox
        self.check = check
        self.client = httpx.Client(base_url=sandbox.url, auth=("key", "secret"), timeout=10)

    def send(self, method: str, path: str, *, status: int = 200, **request: Any) -> Any:
        account = f"/v1_1/provisioning/accounts/{self.sandbox.account_id}"
        return self.call(method, f"{account}{path}", status=status, **request)

    def permissions(self, method: str, path: str, *, status: int = 200, **request: Any) -> Any:
        """A call of the Permissions API; None is an answer without a body."""
        account = f"/v2/accounts/{self.sandbox.account_id}/permissions"
        return self.call(method, f"{account}{path}", status=status, **request)

    def call(self, method: str, path: str, *, status: int = 200, **request: Any) -> Any:
        response = self.client.request(method, path, **request)
        self.check(response)
        assert response.status_code == status, response.text
        return response.json() if response.content else None

    def get(self, path: str, *, status: int = 200, **params: Any) -> Any:
        return self.send("GET", path, status=status, params={name.rstrip("_"): value for name, value in params.items()})

    def post(self, path: str, *, status: int = 200, **body: Any) -> Any:
        return self.send("POST", path, status=status, json=body)

    def put(self, path: str, *, status: int = 200, **body: Any) -> Any:
        return self.send("PUT", path, status=status, json=body)

    def delete(self, path: str, *, status: int = 200, **params: Any) -> Any:
        return self.send("DELETE", path, status=status, params=params)

    def environment(self, name: str = "Client Portal", **body: Any) -> Any:
        return self.post("/sub_accounts", **needed_body("product_environments.create", name=name, **body))

    def user(self, name: str = "Ada Lovelace", email: str = "ada@example.com", **body: Any) -> Any:
        return self.post("/users", **needed_body("users.create", name=name, email=email, **body))

    def group(self, name: str = "Editors", **body: Any) -> Any:
        return self.post("/user_groups", **needed_body("user_groups.create", name=name, **body))


@pytest.fixture(scope="session")
def check_contract() -> ContractCheck:
    return ContractCheck(SPEC)


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(validate_responses=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture
def api(sandbox: Sandbox, check_contract: ContractCheck) -> Iterator[Api]:
    api = Api(sandbox, check_contract)
    with api.client:
        yield api
