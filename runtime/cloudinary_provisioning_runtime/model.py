"""The base class of the models of answers: typed attributes over a JSON object, of which nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal, Self, TypeVar, dataclass_transform, overload

from .dates import parse_timestamp
from .errors import InvalidResponse
from .read import (
    ListOf,
    MapOf,
    Nullable,
    OneOf,
    read_any,
    read_at,
    read_bool,
    read_csv,
    read_date,
    read_datetime,
    read_float,
    read_int,
    read_object,
    read_str,
    read_timestamp,
)

Reader = Callable[[Any], Any]
M = TypeVar("M", bound="Model")  # not Self, of which editors that use jedi know the base class only

# For each reader, a condition that is true only if the reader takes {0}. If it is false, or raises an error, the reader
# itself decides.
CONDITIONS: dict[Reader, str] = {
    read_str: "type({0}) is str",
    read_bool: "type({0}) is bool",
    read_int: "type({0}) is int",
    read_float: "type({0}) in (float, int)",
    read_object: "type({0}) is dict",
    read_any: "True",
    read_datetime: "is_datetime({0})",
    read_date: "is_datetime({0})",
    read_timestamp: "type({0}) is int and is_timestamp({0})",
    # join() looks at every item's type, several times as fast as a loop that does.
    read_csv: "(type({0}) is str or type({0}) is list and ''.join({0}) is not None)",
    ListOf(read_str): "type({0}) is list and ''.join({0}) is not None",
}
NAMES = {"is_datetime": datetime.fromisoformat, "is_timestamp": parse_timestamp}
HIDDEN = "<hidden>"
# Readers that return the very value that they are given.
PLAIN = (read_str, read_bool, read_int, read_float, read_object, read_any)


class Field:
    """An attribute of a model, with the description of its field."""

    def __init__(self, read: Reader, key: str | None, *, optional: bool, secret: bool) -> None:
        self.key = key or ""
        self.optional = optional
        self.secret = secret
        self._read = read
        self._convert = converter(read)

    def __set_name__(self, owner: type[Model], name: str) -> None:
        self.name = name
        self.key = self.key or name

    @overload
    def __get__(self, model: None, owner: type) -> Self: ...
    @overload
    def __get__(self, model: Model, owner: type) -> Any: ...
    def __get__(self, model: Model | None, owner: type) -> Any:
        if model is None:
            return self
        value = model._data.get(self.key)
        if value is None or self._convert is None:
            return value
        made = model._made
        if made is None:
            made = model._made = {}
        if self.key not in made:
            made[self.key] = self._convert(value)
        return made[self.key]

    def check(self, data: Mapping[str, Any]) -> None:
        """InvalidResponse if the field is not as the contract says."""
        if self.optional:
            if data.get(self.key) is not None:
                read_at(self.key, self._read, data[self.key])
        elif self.key not in data:
            raise InvalidResponse("missing", field=self.key)
        else:
            read_at(self.key, self._read, data[self.key])

    def condition(self, names: dict[str, Any]) -> str:
        """Python code that is true only if `data` has the field as the contract says; else false, or an error."""
        if not self.optional:
            present = f"{self.key!r} in data" if self._read is read_any else ""
            return present or condition(self._read, f"data[{self.key!r}]", names)
        code = condition(self._read, "value", names)
        if code.startswith("type(value)"):
            # Most fields are there: looking at the type first is a tenth faster.
            return f"({code.replace('value', f'value := get({self.key!r})', 1)} or value is None)"
        return f"((value := get({self.key!r})) is None or {code})"


def field(
    read: Reader, *, optional: bool = False, key: str | None = None, secret: bool = False, init: Literal[False] = False
) -> Any:
    """Describe a field of an answer, as an attribute of a model.

    Args:
        read: Reads its value.
        optional: Whether it may be missing or null; the attribute is then None.
        key: Its name in the answer, if it is not the attribute's.
        secret: Whether it is hidden where the model is printed.
        init: For type checkers only: a model is never made from its attributes.
    """
    return Field(read, key, optional=optional, secret=secret)


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
class Model:
    """A JSON object of an answer, with typed attributes that cannot be changed.

    What the answer leaves out, or gives as null, is `None`. Fields that this version does not know are in
    `additional_properties`. Two models are equal when their JSON objects are.
    """

    __slots__ = ("_data", "_made")

    _fields: ClassVar[Mapping[str, Field]] = {}  # by JSON key
    _compiled: ClassVar[Callable[[Any], Any] | None] = None
    _data: dict[str, Any]
    _made: dict[str, Any] | None  # attributes that are not plain JSON, made when they are first read

    def __init_subclass__(cls) -> None:
        cls._fields = {**cls._fields, **{field.key: field for field in vars(cls).values() if isinstance(field, Field)}}
        cls._compiled = None

    def __init__(self) -> None:
        raise TypeError(f"a {type(self).__name__} is read from a JSON object, with from_dict")

    @classmethod
    def from_dict(cls: type[M], data: Any) -> M:
        """Read a JSON object; InvalidResponse, which names the wrong field, if it is not as the contract says.

        The model is a view of the object, which must not be changed afterwards.
        """
        try:
            is_valid = (cls._compiled or cls._compile())(data)
        except (LookupError, TypeError, ValueError, AttributeError):
            is_valid = False
        if not is_valid:
            read_object(data)
            for field in cls._fields.values():
                field.check(data)
        return cls._from_checked(data)

    @classmethod
    def _from_checked(cls, data: dict[str, Any]) -> Self:
        """The model of a JSON object that was checked."""
        model = cls.__new__(cls)
        model._data = data
        model._made = None
        return model

    @classmethod
    def _list_from_checked(cls, values: list[dict[str, Any]]) -> list[Self]:
        # As _from_checked, without a call for each of what may be thousands.
        new = object.__new__
        models = [new(cls) for _ in values]
        for model, data in zip(models, values, strict=True):
            model._data = data
            model._made = None
        return models

    @classmethod
    def _compile(cls) -> Callable[[Any], Any]:
        """A function that is true only if a JSON object is as the contract says; else false, or an error."""
        # One function for all fields, compiled as attrs compiles its methods: in long lists, calling a reader for each
        # field of each item takes several times as long.
        names: dict[str, Any] = {**NAMES}
        conditions = [field.condition(names) for field in cls._fields.values()]
        code = " and ".join(["type(data) is dict", *conditions])
        cls._compiled = _function(f"get = data.get; return {code}", names)
        return cls._compiled

    @property
    def additional_properties(self) -> dict[str, Any]:
        """The fields of the answer that this version does not know; not to be changed."""
        return {key: value for key, value in self._data.items() if key not in self._fields}

    def to_dict(self, *, hide_secrets: bool = False) -> dict[str, Any]:
        """The JSON object as it came, in a copy; `hide_secrets` hides what `repr` hides."""
        # By way of the text: json goes as deep as it went when it read the answer.
        copied: dict[str, Any] = json.loads(json.dumps(self._data))
        return _hide(self, copied) if hide_secrets else copied

    def __eq__(self, other: object) -> bool:
        return self._data == other._data if isinstance(other, Model) and type(other) is type(self) else NotImplemented

    __hash__ = None  # type: ignore[assignment] # a JSON object has none either

    def __repr__(self) -> str:
        shown = [
            f"{field.name}={HIDDEN if field.secret else repr(getattr(self, field.name))}"
            for key, field in self._fields.items()
            if self._data.get(key) is not None
        ]
        # Names only: any value that this version does not know may be a secret.
        shown += [f"<{key}>" for key in self.additional_properties]
        return f"{type(self).__name__}({', '.join(shown)})"


def _hide(value: Any, data: Any) -> Any:
    """The JSON of a value without secrets, and without what this version does not know: that may be a secret."""
    if isinstance(value, Model):
        names = {key: field.name for key, field in value._fields.items() if not field.secret}
        return {
            key: _hide(getattr(value, names[key]), part) if key in names else None if part is None else HIDDEN
            for key, part in data.items()
        }
    if isinstance(value, list) and isinstance(data, list):
        return [_hide(item, part) for item, part in zip(value, data, strict=True)]
    return {key: _hide(value[key], part) for key, part in data.items()} if isinstance(value, dict) else data


def condition(read: Reader, value: str, names: dict[str, Any]) -> str:
    """The condition for any reader, of the code of a value; what the code calls is added to `names`."""
    if read in CONDITIONS:
        return CONDITIONS[read].format(value)
    if isinstance(read, Nullable):
        return f"({value} is None or {condition(read.item, value, names)})"
    if isinstance(read, OneOf):
        return f"({' or '.join(condition(reader, value, names) for reader in read.readers)})"
    if isinstance(read, ListOf | MapOf):
        kind, items = ("list", value) if isinstance(read, ListOf) else ("dict", f"{value}.values()")
        return f"(type({value}) is {kind} and {_name(_all_valid, names)}({items}, {_name(checker(read.item), names)}))"
    if model_of(read) is not None:
        return f"{_name(checker(read), names)}({value})"
    return "False"


def model_of(read: Reader) -> type[Model] | None:
    """The model that a reader is the `from_dict` of."""
    owner = getattr(read, "__self__", None)
    return owner if isinstance(owner, type) and issubclass(owner, Model) else None


def converter(read: Reader) -> Reader | None:
    """What makes the value of an attribute out of checked JSON; None if that is the value itself."""
    if read in PLAIN:
        return None
    if (model := model_of(read)) is not None:
        return model._from_checked
    if isinstance(read, OneOf) and all(converter(reader) is None for reader in read.readers):
        return None
    if not isinstance(read, ListOf | MapOf | Nullable):
        return read
    item = converter(read.item)
    if item is None:
        return None
    if isinstance(read, Nullable):
        return lambda value: None if value is None else item(value)
    if isinstance(read, MapOf):
        return lambda value: {key: item(part) for key, part in value.items()}
    if (model := model_of(read.item)) is not None:
        return model._list_from_checked
    return lambda value: [item(part) for part in value]


def checker(read: Reader) -> Reader:
    """The condition for a reader as a function of the value."""
    if (model := model_of(read)) is not None:
        return model._compiled or model._compile()
    names: dict[str, Any] = {**NAMES}
    return _function(f"return {condition(read, 'data', names)}", names)


def _function(body: str, names: dict[str, Any]) -> Reader:
    """A function of `data`."""
    # Compiled first: after an exec() of a string, in a thread that is last to end, Python forgets that Ctrl-C ended it.
    exec(compile(f"def is_valid(data): {body}", "<fields of a model>", "exec"), names)  # noqa: S102 - the code is ours
    function: Reader = names["is_valid"]
    return function


def _name(value: Any, names: dict[str, Any]) -> str:
    name = f"_{len(names)}"
    names[name] = value
    return name


def _all_valid(values: Any, is_valid: Reader) -> bool:
    for value in values:  # noqa: SIM110 - all() with a generator takes twice the time
        if not is_valid(value):
            return False
    return True
