# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""What every model is: typed attributes over a JSON object of which nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from .dates import parse_date, parse_datetime
from .encoding import wire
from .types import Unset


class Model:
    """A JSON object with typed attributes.

    What an answer leaves out, or gives as null, is `None`; fields that this version does not know are kept in
    `additional_properties`.
    """

    __slots__ = ()

    _attributes: ClassVar[Mapping[str, str]] = {}  # JSON key: attribute
    _absent: ClassVar[Unset | None] = None  # what an attribute is when the JSON object has no such key
    _source: Mapping[str, Any]  # the JSON object this was read from
    additional_properties: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: equal to the one this was read from, as long as nothing was changed since."""
        found = {}
        for key, attribute in self._attributes.items():
            value = getattr(self, attribute)
            if value is not self._absent or key in self._source:
                found[key] = _as_json(value, self._source.get(key))
        return found | {key: wire(value) for key, value in self.additional_properties.items()}


def unknown_fields(data: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """The fields of an answer that the contract does not name."""
    return {} if data.keys() <= known.keys() else {key: data[key] for key in data if key not in known}


def hidden(value: object) -> str:
    """How a secret is shown."""
    return repr(value) if value is None else "<hidden>"


def names_only(fields: Mapping[str, Any]) -> str:
    """How unknown fields are shown: any of them may be a secret."""
    return f"<{', '.join(fields)}>"


def _as_json(value: Any, was: Any) -> Any:
    """The value on the wire, in the very spelling it came in (`was`) if it still means the same."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, list):
        if isinstance(was, str):
            return was if was.split(",") == value else wire(value)
        olds = was if isinstance(was, list) and len(was) == len(value) else [None] * len(value)
        return [_as_json(item, old) for item, old in zip(value, olds, strict=True)]
    if isinstance(value, date) and isinstance(was, str):
        same = (parse_datetime if isinstance(value, datetime) else parse_date)(was) == value
        return was if same else wire(value)
    return wire(value)
