"""Every GET of the contract, with ids out of the lists."""

from __future__ import annotations

import re
import time
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from attrs import evolve, field, frozen
from cloudinary_provisioning import Call, Provisioning, ProvisioningError
from cloudinary_provisioning_runtime.read import read_any
from spec import Document, Operation

from .contract import Contract, Difference, Shape, mask

QUESTIONS = Document.read(Path(__file__).with_name("questions.yaml")).data
UNKNOWN_ID = "0" * 30
# The lists that ids come from, in this order: which field of an item, and which id it is.
SOURCES = {
    "product_environments.list": ("id", "sub_account_id"),
    "users.list": ("id", "user_id"),
    "user_groups.list": ("id", "group_id"),
    "roles.list": ("id", "role_id"),
    "custom_policies.list": ("id", "policy_id"),
    "access_keys.list": ("api_key", "api_key"),
}


@frozen
class Answer:
    """What is kept of an answer."""

    operation: str
    query: str
    status: int | None
    seconds: float
    shape: Shape = field(factory=dict)
    items: int | None = None
    facts: dict[str, str] = field(factory=dict)


class Probe:
    """Sends calls and keeps the shapes of the answers."""

    def __init__(self, client: Provisioning, contract: Contract, *, sample: int = 3) -> None:
        self.client = client
        self.answers: list[Answer] = []
        self.differences: list[Difference] = []
        self.not_asked: dict[str, str] = {}
        self._contract = contract
        self._sample = sample
        self._ids = {"own_key": [str(client.configuration.provisioning_api_key)], "unknown": [UNKNOWN_ID]}

    def read_all(self) -> None:
        """Call every GET, unless the first answer makes the others pointless."""
        reads = [operation for operation in self._contract.spec.operations if operation.verb == "get"]
        order = [*SOURCES, *(operation.id for operation in reads)]
        for operation in sorted(reads, key=lambda operation: order.index(operation.id)):
            self._ids.pop("cursor", None)
            for template in QUESTIONS["queries"].get(operation.id, [""]):
                query = template.removeprefix("!")
                try:
                    self._read(operation, query, judged=query == template)
                except KeyError as error:
                    self.not_asked[f"{operation.id}?{query}"] = f"no {error.args[0]} is known"
            if self.answers and self.answers[0].status in (None, 401):
                return

    def ask(self, call: Call[Any], query: str, *, judged: bool = True) -> Any:
        """Send a call and keep the shape of its answer; the body of a success, None of anything else."""
        operation = self._contract.spec.operation_of(call.operation)
        assert operation is not None
        response, started = None, time.perf_counter()
        try:
            response = self.client.with_response(evolve(call, parse=read_any)).response
        except ProvisioningError as error:
            response = error.response
        seconds = round(time.perf_counter() - started, 3)
        if response is None:
            self.answers.append(Answer(operation.id, query, None, seconds))
            return None
        status = response.status_code
        try:
            body = response.json()
        except (ValueError, RecursionError):
            body = response.content
        if judged or response.is_success:
            self.differences += self._contract.compare(operation, status, body)
        shape = {} if isinstance(body, bytes) else self._contract.shape(operation, status, body)
        items = items_of(body) if response.is_success else None
        limits = {
            name: mask(text) for name, text in response.headers.items() if re.search("rate-?limit|^retry-a", name)
        }
        facts = {"rate limit headers": ", ".join(f"{name}: {form}" for name, form in limits.items()) or "none"}
        if status in (403, 420, 429):
            facts["refused"] = f"{operation.id}: {status}"
        if judged and self._contract.schema(operation, str(status)) is None:
            facts["status not listed"] = f"{operation.id}: {status}"
        if items and "next_cursor" in shape:
            facts["page with cursor"] = f"{operation.id}: {len(items)}"
        if order := _order(items or []):
            facts["order"] = order
        if root := [item for item in items or [] if item.get("root") is True and "api_key" in item]:
            facts["root key"] = "`Root`" if root[0].get("name") == "Root" else "another name"
        count = None if items is None else len(items)
        self.answers.append(Answer(operation.id, query, status, seconds, shape, count, facts))
        if response.is_success:
            self._learn(operation.id, body, items or [])
        return body if response.is_success and not isinstance(body, bytes) else None

    def _read(self, operation: Operation, query: str, *, judged: bool) -> None:
        """KeyError if an id that the call needs is not known."""
        firsts = {name: values[0] for name, values in self._ids.items() if values}
        firsts |= {f"{name}2": values[1] for name, values in self._ids.items() if len(values) > 1}
        pairs = tuple((name, value.format(**firsts)) for name, value in parse_qsl(query))
        parameters = [data for _, data in self._contract.spec.parameters(operation)]
        required = [data["name"] for data in parameters if data["in"] == "query" and data.get("required")]
        needed = {name: dict(pairs)[name] for name in required}
        path = [data["name"] for data in parameters if data["in"] == "path" and data["name"] != "account_id"]
        method = attrgetter(operation.id)(self.client.calls)
        for value in self._ids.get(path[0], []) if path else [None]:
            self.ask(evolve(method(*filter(None, [value]), **needed), query=pairs), query, judged=judged)
        if path and not query:
            self.ask(method(UNKNOWN_ID, **needed), "unknown id")
        if path and not self._ids.get(path[0]):
            raise KeyError(path[0])

    def _learn(self, operation: str, body: Any, items: list[dict[str, Any]]) -> None:
        """Keep ids for later calls."""
        if isinstance(body, dict) and isinstance(body.get("next_cursor"), str):
            self._ids["cursor"] = [body["next_cursor"]]
        id_field, name = SOURCES.get(operation, ("", ""))
        known = self._ids.setdefault(name, [])
        found = [item[id_field] for item in items[: self._sample] if isinstance(item.get(id_field), str)]
        known += [value for value in found if value and value not in known][: 3 * self._sample - len(known)]
        for item in items:
            named, start = str(item.get("name")).lower(), str(item.get("email"))[:6].lower()
            if operation == "users.list" and not named.startswith(start):
                self._ids.setdefault("email_start", [start])
            if operation == "product_environments.list":
                self._ids.setdefault("other_case", [str(item.get("name"))[:6].swapcase()])


def items_of(body: Any) -> list[dict[str, Any]] | None:
    """The objects of the list that an answer is; None if it is a single thing, whatever lists that holds."""
    if isinstance(body, dict):
        body = body.get("data", body)
    values = [body] if not isinstance(body, dict) else [] if "id" in body else [*body.values()]
    found = next((value for value in values if isinstance(value, list)), None)
    return None if found is None else [item for item in found if isinstance(item, dict)]


def _order(items: list[dict[str, Any]]) -> str | None:
    times: list[Any] = [item.get("created_at") for item in items]
    if len(set(map(str, times))) < 2 or {type(moment) for moment in times} not in ({str}, {int}):
        return None
    ascending = sorted(times)
    return "oldest first" if times == ascending else "newest first" if times == ascending[::-1] else "neither"
