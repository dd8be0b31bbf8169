"""One module per tag of the contract, one function per operation.

A handler gets the store, inside a transaction, and the arguments that the request names; what it returns is the body.
"""

import re
from typing import Any

from ..errors import missing

Json = dict[str, Any]

_EMAIL = re.compile(r"\S+@\S+")


def given(body: Json, *names: str) -> Json:
    """The fields of `names` that the body really sets: the live service takes null for absent."""
    return {name: body[name] for name in names if body.get(name) is not None}


def require_name(name: str | None) -> str:
    if name is None or not name.strip():
        raise missing("name")
    return name


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None
