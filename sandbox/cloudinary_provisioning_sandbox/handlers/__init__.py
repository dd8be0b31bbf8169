"""One module per tag of the contract, one function per operation.

A handler gets the store, inside a transaction, and the arguments that the request names; what it returns is the body.
"""

from typing import Any

from ..errors import bad_request

Json = dict[str, Any]


def given(body: Json, *names: str) -> Json:
    """The fields of `names` that the body really sets: the live service takes null for absent."""
    return {name: body[name] for name in names if body.get(name) is not None}


def require_name(name: str | None) -> str:
    if name is None or not name.strip():
        raise bad_request("Missing required parameter - name")
    return name
