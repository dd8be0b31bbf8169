"""Errors as the API words them: one envelope for v1_1, another for v2, a third for the operations for agents."""

from typing import Any

from starlette.responses import JSONResponse, Response

_PERMISSIONS_CODES = {
    400: "ACCOUNTS_00005",
    401: "ACCOUNTS_00006",
    403: "ACCOUNTS_00006",
    404: "ACCOUNTS_00003",
    409: "ACCOUNTS_00006",
}
_GENERAL_PERMISSIONS_CODE = "ACCOUNTS_00001"
_BAD_CEDAR_CODE = "ACCOUNTS_00002"
# For these no code is known.
_RATE_LIMITS = (420, 429)
_AGENT_PATHS = ("/v1_1/provisioning/agents/", "/v1_1/provisioning/clouds")
_LONGEST_VALUE = 10_000


class ApiError(Exception):
    """An answer other than success, raised anywhere below a handler."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        reason: str | None = None,
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> None:
        """`reason` is the message outside of the Permissions API; `more` goes beside it where there is room."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.reason = reason or message
        self.headers = headers
        self.more = more


def bad_request(message: str) -> ApiError:
    return ApiError(400, message)


def not_found(message: str | None = None, **what: str) -> ApiError:
    """What is not there: `what` is the field that names it."""
    return ApiError(404, "not found", reason=message, **_fields(what))


def conflict(message: str, **what: str) -> ApiError:
    return ApiError(409, message, **_fields(what))


def invalid(field: str, value: Any, reason: str | None = None) -> ApiError:
    """A field that cannot be used."""
    shown = value if isinstance(value, int | float) else str(value)[:_LONGEST_VALUE]
    return ApiError(400, "invalid request", reason=reason, **_fields({field: shown}))


def bad_cedar(statement: str, errors: list[dict[str, Any]]) -> ApiError:
    fields = _fields({"policy_statement": statement[:_LONGEST_VALUE]}, {"cedar_errors": errors})
    return ApiError(400, "invalid request", code=_BAD_CEDAR_CODE, **fields)


def not_allowed() -> ApiError:
    return ApiError(403, "not allowed")


def missing(*fields: str) -> ApiError:
    """Fields that a request lacks."""
    return ApiError(400, "missing fields", reason=f"Missing required parameter - {fields[0]}", **_fields(*fields))


def _fields(*fields: Any) -> dict[str, Any]:
    return {"details": {"fields": list(fields)}} if fields[0] else {}


def refuse(path: str, error: ApiError) -> Response:
    """The answer with the body that belongs to the API and its version at `path`."""
    status = error.status
    if path.startswith("/v2/"):
        body = _permissions_error(status, error.message) | error.more
    elif path.startswith(_AGENT_PATHS):
        body = {"category": _category(status), "message": error.reason} | error.more
    else:
        body = {"message": error.reason}
    return JSONResponse({"error": body}, status, error.headers)


def _permissions_error(status: int, message: str) -> dict[str, Any]:
    code = {} if status in _RATE_LIMITS else {"code": _PERMISSIONS_CODES.get(status, _GENERAL_PERMISSIONS_CODE)}
    return {"category": _category(status), **code, "message": message}


def _category(status: int) -> str:
    if status in _RATE_LIMITS:
        return "rate_limit"
    # The only category seen in the vendor's document for a missing object is server_error too.
    return "server_error" if status == 404 or status >= 500 else "user_error"
