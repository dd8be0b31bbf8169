"""Fields of every shape, those that the contract does not have today as well: checked, and converted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from cloudinary_provisioning_runtime.errors import InvalidResponse
from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, MapOf, Nullable, OneOf, read_csv, read_date, read_int, read_str


class Part(Model):
    name: str = field(read_str)


DAY, PART = date(2026, 1, 31), Part.from_dict({"name": "x"})


@pytest.mark.parametrize(
    ("read", "value", "attribute", "wrong"),
    [
        (read_date, "2026-01-31", DAY, "soon"),
        (read_csv, "a,b", ["a", "b"], 7),
        (Nullable(read_date), "2026-01-31", DAY, 7),
        (ListOf(read_str), ["a"], ["a"], ["a", None]),
        (ListOf(read_date), ["2026-01-31"], [DAY], ["2026-01-31", "soon"]),
        (ListOf(Nullable(read_date)), ["2026-01-31", None], [DAY, None], [7]),
        (ListOf(ListOf(read_int)), [[1], []], [[1], []], [[1], ["2"]]),
        (MapOf(read_date), {"a": "2026-01-31"}, {"a": DAY}, {"a": 7}),
        (MapOf(ListOf(read_int)), {"a": [1]}, {"a": [1]}, {"a": 1}),
        (Part.from_dict, {"name": "x"}, PART, {}),
        (ListOf(Part.from_dict), [{"name": "x"}], [PART], [{"name": "x"}, {"name": 7}]),
        (Nullable(Part.from_dict), {"name": "x"}, PART, []),
        (MapOf(Part.from_dict), {"a": {"name": "x"}}, {"a": PART}, [{"name": "x"}]),
        (OneOf((read_int, read_str)), "a", "a", []),
    ],
)
@pytest.mark.parametrize("optional", [False, True])
def test_a_field(read: Any, value: Any, attribute: Any, wrong: Any, optional: bool) -> None:
    class Thing(Model):
        it: Any = field(read, optional=optional)

    found = Thing.from_dict({"it": value})

    assert Thing._compiled is not None
    assert Thing._compiled({"it": value})  # else each answer would be checked field by field, which is slow
    assert (found.it, type(found.it)) == (attribute, type(attribute))
    assert found.it is found.it
    assert found.to_dict() == {"it": value}
    with pytest.raises(InvalidResponse, match=r"^it"):
        Thing.from_dict({"it": wrong})
