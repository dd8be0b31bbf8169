"""A request, read: its body within limits, its credentials, and the values that the contract knows.

The vendor's SDKs write lists, booleans and bodies in many ways (`ids[]=a`, `"enabled": "false"`, a body on GET). The
contract says what each operation takes, so it alone decides how a value is read. A value that cannot be read is left
as it is, for the validation to refuse.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.types import Receive, Scope

from .account import Account
from .contract import Match, Operation, Schema
from .errors import ApiError, bad_request, invalid

LARGEST_BODY = 1_000_000
# A client that is still sending when the answer comes may lose the answer, so a body that is refused is read all the
# same, up to a point.
_LARGEST_REFUSED_BODY = 16 * LARGEST_BODY
# Far from the depth at which Python gives up, so that what is stored can always be answered again.
_DEEPEST_BODY = 100
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 10_000
_DEEPEST_NAME = 20
_TRUTH = {"true": True, "1": True, "false": False, "0": False}

Fields = dict[str, Any]


@dataclass
class ReceivedRequest:
    """What came to the API, and how it was answered."""

    method: str
    path: str
    operation: str | None
    """Such as `users.list`; None where the contract has nothing."""
    body: Any = None
    """What a JSON body holds, any other body as a string, and None without one."""
    status: int | None = None
    """None where there was no answer."""


class Call(Request):
    """A request, and what the contract has at its path."""

    def __init__(self, scope: Scope, receive: Receive, match: Match) -> None:
        super().__init__(scope, receive)
        self.path: str = scope["path"]
        self.match = match
        self.operation = match.operations.get("GET" if self.method == "HEAD" else self.method)
        self.raw = b""
        """The body, once it is read."""
        self.received = ReceivedRequest(self.method, self.path, self.operation.id if self.operation else None)


async def read_body(call: Call) -> bytes:
    body, size = bytearray(), 0
    declared = call.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) <= _LARGEST_REFUSED_BODY:
        async for chunk in call.stream():
            size += len(chunk)
            if size <= LARGEST_BODY:
                body += chunk
            elif size > _LARGEST_REFUSED_BODY:
                break
        if size <= LARGEST_BODY:
            call.raw = bytes(body)
            return call.raw
    raise bad_request(f"the request body is larger than {LARGEST_BODY} bytes")


def authenticate(call: Call, account: Account) -> None:
    # A key belongs to one account, so with any other account id it is as wrong as a wrong secret; a 404 would tell
    # strangers which accounts exist.
    if (
        read_credentials(call.headers.get("authorization", "")) != (account.key, account.secret)
        or call.match.arguments.get("account_id", account.account_id) != account.account_id
    ):
        message = "invalid credentials" if call.path.startswith("/v2/") else "Invalid credentials"
        raise ApiError(401, message, headers={"WWW-Authenticate": "Basic"})


def read_credentials(header: str) -> tuple[str, str] | None:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        # One of the vendor's SDKs encodes with the URL-safe alphabet.
        decoded = base64.b64decode(encoded.strip().replace("-", "+").replace("_", "/"), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    key, _, secret = decoded.partition(":")
    return key, secret


def read(call: Call, operation: Operation) -> tuple[Fields, Any]:
    """The query and the body as the contract has them, in whatever form a client sent them."""
    query = {name: value for name, value in _nest(_query_of(call)).items() if value != [""]}
    if operation.body is None:
        # A body on GET or DELETE says what the query should say.
        try:
            fields = _read_fields(call)
        except ApiError:
            fields = None
        if isinstance(fields, dict):
            query = {**fields, **query}
        body = None
    else:
        fields = _read_fields(call)
        body = _read_value({**query, **fields} if isinstance(fields, dict) else fields, operation.body)
    known: Fields = {}
    for name in query.keys() & operation.query.keys():
        parameter = operation.query[name]
        value = _read_value(query[name], parameter.schema, split=not parameter.explode)
        if value not in (None, "", []):
            known[name] = value
    return known, body


def read_strictly(call: Call, operation: Operation) -> tuple[Fields, Any]:
    """The query and the body of a request that looks as the contract says."""
    values: dict[str, list[str]] = {}
    for name, value in _query_of(call):
        if name not in operation.query:
            raise invalid(name, value, f"{name[:40]} is not a parameter of this operation")
        values.setdefault(name, []).append(value)
    query: Fields = {}
    for name, sent in values.items():
        parameter = operation.query[name]
        is_list = parameter.schema.get("type") == "array"
        if len(sent) > 1 and not (is_list and parameter.explode):
            how = ", with its values joined by commas" if is_list else ""
            raise invalid(name, sent[-1], f"{name} may come once only{how}")
        if is_list:
            query[name] = sent if parameter.explode else sent[0].split(",")
        elif parameter.schema.get("type") == "boolean":
            query[name] = {"true": True, "false": False}.get(sent[0], sent[0])
        else:
            query[name] = _read_value(sent[0], parameter.schema)
    if operation.body is None:
        return query, None
    if call.raw and _content_type(call) != "application/json":
        raise bad_request("the request body must be JSON")
    return query, _parse(call.raw)


def read_json(raw: bytes) -> Any:
    """Parse JSON, but not what Python accepts beyond JSON; `ValueError` says what is wrong."""
    try:
        # Some clients begin with a byte order mark.
        value = json.loads(raw.decode("utf-8-sig"))
        # Refuses NaN and infinite numbers, also those written as 1e999, and then lone surrogates.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise ValueError("the request body is not valid JSON") from None
    if _is_deeper(value, _DEEPEST_BODY):
        raise ValueError(f"the request body is nested more than {_DEEPEST_BODY} levels deep")
    return value


def _is_deeper(value: Any, levels: int) -> bool:
    layer = [value]
    for _ in range(levels):
        layer = [
            child
            for item in layer
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
    return any(isinstance(item, dict | list) for item in layer)


def _query_of(call: Call) -> list[tuple[str, str]]:
    sent: bytes = call.scope["query_string"]
    return parse_qsl(sent.decode(errors="replace"), keep_blank_values=True) if sent else []


def _content_type(call: Call) -> str:
    return call.headers.get("content-type", "").partition(";")[0].strip().lower()


def _parse(raw: bytes) -> Any:
    if not raw:
        raise bad_request("the request body is missing")
    try:
        return read_json(raw)
    except ValueError as error:
        raise bad_request(str(error)) from None


def _read_fields(call: Call) -> Any:
    """The fields of a form, or what a JSON body holds; `ApiError` if it is neither."""
    kind = _content_type(call)
    if not call.raw.strip():
        return {}
    if kind == _FORM:
        try:
            pairs = parse_qsl(call.raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
        except ValueError:
            raise bad_request("the request body is not a valid form") from None
        return _nest(pairs)
    if kind in ("", "application/json") or kind.endswith("+json"):
        return _parse(call.raw)
    raise bad_request("the request body must be JSON")


class _Values(list[str]):
    """All values that a query or a form has for one name."""


class _Items(_Values):
    """The same for `name[]`, which is a list whatever the contract says."""


def _nest(pairs: list[tuple[str, str]]) -> Fields:
    """`a=1&a=2`, `a[]=1`, `a[b]=1` and `a[][b]=1` as lists and objects."""
    fields: Fields = {}
    for name, value in pairs:
        _put(fields, _keys(name), value)
    return fields


def _keys(name: str) -> list[str]:
    if "[" not in name:
        return [name]
    found = re.fullmatch(r"([^\[\]]+)((?:\[[^\[\]]*\])+)", name)
    if found is None or found[2].count("[") > _DEEPEST_NAME:
        return [name]
    return [found[1], *re.findall(r"\[([^\]]*)\]", found[2])]


def _put(fields: Fields, keys: list[str], value: str) -> None:
    head, *rest = keys
    if not rest:
        _slot(fields, head, _Values).append(value)
    elif rest == [""]:
        _slot(fields, head, _Items).append(value)
    elif rest[0] == "":
        items = _slot(fields, head, list)
        # As Rack does: an item ends where a name comes a second time.
        if not items or (len(rest) == 2 and rest[1] in items[-1]):
            items.append({})
        _put(items[-1], rest[1:], value)
    else:
        _put(_slot(fields, head, dict), rest, value)


def _slot(fields: Fields, name: str, kind: type[Any]) -> Any:
    """What is at `name`, or something new where the name was used in another way before."""
    if type(fields.get(name)) is not kind:
        fields[name] = kind()
    return fields[name]


def _read_value(value: Any, schema: Schema, *, split: bool = True) -> Any:
    """Read a value as the schema wants it; `split` tells whether a comma separates the items of a list."""
    kind = schema.get("type", "object" if "properties" in schema else "")
    if isinstance(value, _Values) and kind != "array":
        value = value[-1]
    if kind == "boolean":
        return _read_boolean(value)
    if kind == "integer":
        return _read_integer(value)
    if kind == "array":
        items = [_read_value(item, schema.get("items", {})) for item in _read_list(value, split=split)]
        return items if _is_list_like(value) else value
    if kind == "object":
        # PHP writes an empty object so.
        value = {} if value == [] else _read_pairs(value) if isinstance(value, str) else value
        return _read_object(value, schema) if isinstance(value, dict) else value
    return _plain(value)


def _read_object(value: Fields, schema: Schema) -> Fields:
    properties: dict[str, Schema] = schema.get("properties", {})
    read: Fields = {}
    for name, item in value.items():
        if name not in properties:
            if schema.get("additionalProperties"):
                read[name] = _plain(item)
        elif not _is_absent(item, properties[name]):
            read[name] = _read_value(item, properties[name])
    return read


def _is_absent(value: Any, schema: Schema) -> bool:
    """Whether a field of a body counts as not sent: null unless the contract has it, and an empty string always."""
    if isinstance(value, _Values) and schema.get("type") != "array":
        value = value[-1]
    return not schema.get("nullable") if value is None else value == ""


def _read_boolean(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return value
    return _TRUTH.get(str(value).strip().lower(), value)


def _read_integer(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    # Without a limit, a number of a million digits would keep Python busy, or make it refuse.
    return int(value) if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,100}\s*", value) else value


def _is_list_like(value: Any) -> bool:
    counted = isinstance(value, dict) and value and all(key.isdecimal() for key in value)
    return isinstance(value, str | list) or bool(counted)


def _read_list(value: Any, *, split: bool) -> Iterator[Any]:
    if isinstance(value, str | _Values):
        for item in [value] if isinstance(value, str) else value:
            yield from (part for part in (item.split(",") if split else [item]) if part)
    elif isinstance(value, dict):
        # PHP writes ids[0]=a&ids[1]=b.
        yield from (_plain(value[key]) for key in sorted(value, key=lambda key: (len(key), key)))
    elif isinstance(value, list):
        yield from value


def _read_pairs(text: str) -> Any:
    """An object as `k=v|k2=v2`, with reserved characters escaped by a backslash, or as JSON in a string."""
    if text.lstrip().startswith("{"):
        try:
            return read_json(text.encode())
        except ValueError:
            return text
    pairs = [re.split(r"(?<!\\)=", pair, maxsplit=1) for pair in re.split(r"(?<!\\)\|", text)]
    if any(len(pair) != 2 for pair in pairs):
        return text
    return {re.sub(r"\\([=|])", r"\1", name): re.sub(r"\\([=|])", r"\1", value) for name, value in pairs}


def _plain(value: Any) -> Any:
    """A value that nothing says the type of: as JSON has it, or the last string that a form has."""
    if isinstance(value, _Values) and not isinstance(value, _Items):
        return value[-1]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
