"""What real clients send, turned into what the contract says, as the live service does.

The vendor's SDKs write lists, booleans and bodies in many ways (`ids[]=a`, `"enabled": "false"`, a body on GET). The
contract says what each operation takes, so it alone decides here how a value is read. What cannot be read is left as
it is, for the validation to refuse.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from .bodies import read, read_json, replay
from .operations import ANYTHING, Operation, Operations, Schema

_TRUTH = {"true": True, "1": True, "false": False, "0": False}
_BODY_HEADERS = ("content-type", "content-length", "transfer-encoding")
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 10_000
_DEEPEST_NAME = 20

Fields = dict[str, Any]


class _Values(list[str]):
    """All values that a query or a form has for one name."""


class _Items(_Values):
    """The same for `name[]`, which is a list whatever the contract says."""


class Tolerance:
    """Rewrites the query and the body of a request that belongs to an operation."""

    def __init__(self, app: ASGIApp, *, operations: Operations) -> None:
        self._app = app
        self._operations = operations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation = self._operations.find(scope["method"], scope["path"]) if scope["type"] == "http" else None
        if operation is None:
            await self._app(scope, receive, send)
            return
        raw = await read(receive)
        headers = Headers(scope=scope)
        fields = _read_fields(raw, headers.get("content-type", ""))
        sent = scope["query_string"].decode(errors="replace")
        query = {name: value for name, value in _nest(parse_qsl(sent, keep_blank_values=True)).items() if _any(value)}
        if operation.body is None:
            # A body on GET or DELETE says what the query should say.
            query, raw = {**(fields or {}), **query}, b""
        elif fields is not None:
            body = self._read_value({**query, **fields}, operation.body)
            raw = json.dumps(body, ensure_ascii=False).encode()
        scope = {**scope, "query_string": self._write_query(query, operation), "headers": list(scope["headers"])}
        # What could not be read keeps the type that it came with; the validation refuses one or the other.
        readable = operation.body is None or fields is not None
        _describe_body(MutableHeaders(scope=scope), raw, "application/json" if readable else None)
        await self._app(scope, replay(raw, receive), send)

    def _write_query(self, fields: Fields, operation: Operation) -> bytes:
        pairs: list[tuple[str, str]] = []
        for name, parameter in operation.query.items():
            value = self._read_value(fields.get(name), parameter.schema, split=not parameter.explode)
            if value is None or value == []:
                continue
            texts = [_text(item) for item in value] if isinstance(value, list) else [_text(value)]
            pairs += [(name, text) for text in (texts if parameter.explode else [",".join(texts)])]
        return urlencode(pairs).encode()

    def _read_value(self, value: Any, schema: Schema, *, split: bool = True) -> Any:
        """Read a value as the schema wants it; `split` tells whether a comma separates the items of a list."""
        schema = self._operations.flat(schema)
        kind = schema.get("type", "object" if "properties" in schema else "")
        if isinstance(value, _Values) and kind != "array":
            value = value[-1]
        if kind == "boolean":
            return _read_boolean(value)
        if kind == "integer":
            return _read_integer(value)
        if kind == "array":
            items = [self._read_value(item, schema.get("items", ANYTHING)) for item in _read_list(value, split=split)]
            return items if _is_list_like(value) else value
        if kind == "object":
            value = _read_pairs(value) if isinstance(value, str) else value
            return self._read_object(value, schema) if isinstance(value, dict) else value
        return _plain(value)

    def _read_object(self, value: Fields, schema: Schema) -> Fields:
        properties: dict[str, Schema] = schema.get("properties", {})
        read: Fields = {}
        for name, item in value.items():
            if name not in properties:
                if schema.get("additionalProperties"):
                    read[name] = _plain(item)
            elif item is not None or self._operations.flat(properties[name]).get("nullable"):
                read[name] = self._read_value(item, properties[name])
        return read


def _read_fields(raw: bytes, content_type: str) -> Fields | None:
    """The fields of a form or of a JSON object; None if it is neither."""
    kind = content_type.partition(";")[0].strip().lower()
    try:
        if not raw.strip():
            return {}
        if kind == _FORM:
            pairs = parse_qsl(raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
            return _nest(pairs)
        if kind in ("", "application/json") or kind.endswith("+json"):
            value = read_json(raw)
            return value if isinstance(value, dict) else None
    except ValueError:
        pass
    return None


def _nest(pairs: list[tuple[str, str]]) -> Fields:
    """`a=1&a=2`, `a[]=1`, `a[b]=1` and `a[][b]=1` as lists and objects."""
    fields: Fields = {}
    for name, value in pairs:
        _put(fields, _keys(name), value)
    return fields


def _keys(name: str) -> list[str]:
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


def _any(value: Any) -> bool:
    return any(value) if isinstance(value, _Values) else True


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
    """An object as `k=v|k2=v2`, with reserved characters escaped by a backslash, or as JSON in a text."""
    if text.lstrip().startswith("{"):
        try:
            return read_json(text.encode())
        except ValueError:
            return text
    if not text:
        return {}
    pairs = [re.split(r"(?<!\\)=", pair, maxsplit=1) for pair in re.split(r"(?<!\\)\|", text)]
    if any(len(pair) != 2 for pair in pairs):
        return text
    return {_unescape(name): _unescape(value) for name, value in pairs}


def _unescape(text: str) -> str:
    return re.sub(r"\\([=|])", r"\1", text)


def _plain(value: Any) -> Any:
    """A value that nothing says the type of: as JSON has it, or the last text that a form has."""
    if isinstance(value, _Values) and not isinstance(value, _Items):
        return value[-1]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _describe_body(headers: MutableHeaders, body: bytes, content_type: str | None) -> None:
    content_type = content_type or headers.get("content-type")
    for name in _BODY_HEADERS:
        del headers[name]
    if body:
        headers["content-length"] = str(len(body))
        if content_type is not None:
            headers["content-type"] = content_type
