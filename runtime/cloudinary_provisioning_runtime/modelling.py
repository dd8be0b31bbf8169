"""What a model of an answer is: a JSON object, read through typed attributes, of which nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from .dates import moment_of
from .reading import ListOf, as_mapping, is_plain, optional, required

T = TypeVar("T")
M = TypeVar("M", bound="Model")


class Model:
    """A JSON object of an answer, with typed attributes that cannot be changed.

    What the answer leaves out, or gives as null, is `None`. Fields that this version does not know are in
    `additional_properties`. Two models are equal when their JSON objects are.
    """

    __slots__ = ("_data", "_made")

    _fields: ClassVar[Mapping[str, Field[Any]]] = {}  # by JSON key
    _data: dict[str, Any]
    _made: dict[str, Any] | None  # what was made of the data when it was first asked for

    def __init_subclass__(cls) -> None:
        cls._fields = {field.key: field for field in vars(cls).values() if isinstance(field, Field)}

    def __init__(self) -> None:
        raise TypeError(f"a {type(self).__name__} is read from a JSON object, with from_dict")

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """A JSON object as this model; InvalidResponse, naming the field that is wrong, if it is none."""
        try:
            fits = cls._fits(data)
        except (LookupError, TypeError, ValueError, AttributeError, OverflowError):
            fits = False
        if not fits:
            as_mapping(data)
            for field in cls._fields.values():
                field.check(data)
        return cls._over(data)

    @classmethod
    def _over(cls, data: dict[str, Any]) -> Self:
        """The model over a JSON object that is known to fit."""
        model = cls.__new__(cls)
        model._data = data
        model._made = None
        return model

    @staticmethod
    def _fits(data: Any) -> Any:
        """Whether it is surely one of these, told fast; if not, or on an error, its fields are looked at one by one."""
        raise NotImplementedError

    @property
    def additional_properties(self) -> dict[str, Any]:
        """The fields of the answer that this version does not know."""
        return {key: value for key, value in self._data.items() if key not in self._fields}

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as it came, in a copy."""
        # By way of the text: json goes as deep as it went when it read the answer.
        copied: dict[str, Any] = json.loads(json.dumps(self._data))
        return copied

    def __eq__(self, other: object) -> bool:
        return self._data == other._data if isinstance(other, Model) and type(other) is type(self) else NotImplemented

    __hash__ = None  # type: ignore[assignment] # a JSON object has none either

    def __repr__(self) -> str:
        shown = [
            f"{field.name}={'<hidden>' if field.secret else repr(getattr(self, field.name))}"
            for key, field in self._fields.items()
            if self._data.get(key) is not None
        ]
        # Names only: any value that this version does not know may be a secret.
        shown += [f"<{key}>" for key in self.additional_properties]
        return f"{type(self).__name__}({', '.join(shown)})"


class Field(Generic[T]):
    """An attribute of a model, of a field that is always there."""

    def __init__(self, key: str, read: Callable[[Any], T], *, secret: bool = False) -> None:
        self.key = key
        self.name = key
        self.secret = secret
        self._read = read

    def __set_name__(self, owner: type[Model], name: str) -> None:
        self.name = name
        if isinstance(self._read, One | Many):
            self._read.bind(owner)
        self._is_plain = is_plain(self._read)
        # What fitted once need not be checked again.
        self._make: Callable[[Any], Any] = getattr(self._read, "trusting", self._read)

    @overload
    def __get__(self, model: None, owner: type) -> Self: ...
    @overload
    def __get__(self, model: Model, owner: type) -> T: ...
    def __get__(self, model: Model | None, owner: type) -> Any:
        if model is None:
            return self
        value = model._data.get(self.key)
        if value is None or self._is_plain:
            return value
        made = model._made
        if made is None:
            made = model._made = {}
        if self.key not in made:
            made[self.key] = self._make(value)
        return made[self.key]

    def check(self, data: Mapping[str, Any]) -> None:
        """InvalidResponse if the field is not as the contract says."""
        required(data, self.key, self._read)


class OptionalField(Field[T | None]):
    """An attribute of a model, of a field that may be missing or null; then it is None."""

    def check(self, data: Mapping[str, Any]) -> None:
        optional(data, self.key, self._read)


class One(Generic[M]):
    """Reads a model; without an argument the one that the field is in."""

    def __init__(self, model: type[M] | None = None) -> None:
        self._model = model

    def bind(self, owner: type[Any]) -> None:
        if self._model is None:
            self._model = owner

    def __call__(self, value: Any) -> M:
        assert self._model is not None
        return self._model.from_dict(value)

    def trusting(self, value: Any) -> M:
        assert self._model is not None
        return self._model._over(value)


class Many(Generic[M]):
    """Reads a list of models; without an argument of the one that the field is in."""

    def __init__(self, model: type[M] | None = None) -> None:
        self._model = model

    def bind(self, owner: type[Any]) -> None:
        if self._model is None:
            self._model = owner

    def __call__(self, value: Any) -> list[M]:
        assert self._model is not None
        return ListOf(self._model.from_dict)(value)

    def trusting(self, value: Any) -> list[M]:
        assert self._model is not None
        # What _over does, without its call for each of what may be thousands.
        model: type[Any] = self._model
        new = object.__new__
        found: list[M] = [new(model) for _ in value]
        for made, data in zip(found, value, strict=True):
            made._data = data
            made._made = None
        return found


def all_fit(value: Any, fits: Callable[[Any], Any]) -> bool:
    """Whether a value is a list of which every item fits."""
    if type(value) is not list:
        return False
    for item in value:  # noqa: SIM110 - all() with a generator takes twice the time
        if not fits(item):
            return False
    return True


# Whether a string is one of ISO 8601: a ValueError if not. By one name, since looking up two takes time in long lists.
is_datetime = datetime.fromisoformat
is_date = date.fromisoformat


def is_moment(value: Any) -> bool:
    """Whether a value is a number of seconds since 1970; OverflowError if it is beyond the calendar."""
    return type(value) is int and moment_of(value) is not None


def are_texts(value: Any) -> bool:
    """Whether a value is a list of strings; TypeError if it is a list of anything else."""
    # join() looks at every item's type, several times as fast as a loop that does.
    return type(value) is list and "".join(value) is not None
