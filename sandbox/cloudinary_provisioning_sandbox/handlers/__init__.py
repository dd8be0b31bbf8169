"""One module per tag of the contract, one function per operation.

A handler gets the store, inside a transaction, and those of the request's arguments that it names; what it returns is
the body. `caller` is the address that the request came from.
"""

import builtins
import importlib
import importlib.util
import re
from collections.abc import Callable
from typing import Any

from ..errors import missing

Json = dict[str, Any]

Handler = Callable[..., Any]

_EMAIL = re.compile(r"\S+@\S+")


def find_handler(operation_id: str) -> Handler | None:
    """`users.list` is `list_` in `users.py`."""
    tag, _, method = operation_id.partition(".")
    module_name = f"{__name__}.{tag}"
    if importlib.util.find_spec(module_name) is None:
        return None
    name = f"{method}_" if hasattr(builtins, method) else method
    handler: Handler | None = getattr(importlib.import_module(module_name), name, None)
    return handler


def given(body: Json, *names: str) -> Json:
    """The fields of `names` that the body really sets: the live service takes null for absent."""
    return {name: body[name] for name in names if body.get(name) is not None}


def require_name(name: str | None) -> str:
    if name is None or not name.strip():
        raise missing("name")
    return name


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None
