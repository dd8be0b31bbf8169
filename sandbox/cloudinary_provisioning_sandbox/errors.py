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
_MISSING = "missing fields"


class ApiError(Exception):
    """An answer other than success, raised anywhere below a handler."""

    def __init__(self, status: int, message: str, *, headers: dict[str, str] | None = None, **more: Any) -> None:
        """`more` goes beside the message in envelopes that have room for it: `category`, `code`, `details`."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers
        self.more = more


def bad_request(message: str) -> ApiError:
    return ApiError(400, message)


def not_found(message: str = "not found") -> ApiError:
    return ApiError(404, message)


def conflict(message: str) -> ApiError:
    return ApiError(409, message)


def invalid(field: str, message: str) -> ApiError:
    """A field that cannot be used; the message says why."""
    return ApiError(400, message, details={"fields": [field]})


def bad_cedar(errors: list[dict[str, Any]]) -> ApiError:
    return ApiError(400, "invalid policy statement", code=_BAD_CEDAR_CODE, details={"cedar_errors": errors})


def not_allowed() -> ApiError:
    return ApiError(403, "not allowed")


def missing(*fields: str) -> ApiError:
    """Fields that a request lacks."""
    return ApiError(400, _MISSING, details={"fields": list(fields)})


def envelope(path: str, status: int, message: str, **more: Any) -> dict[str, Any]:
    """The error body that belongs to the API and its version at `path`."""
    if path.startswith("/v2/"):
        return {"error": _permissions_error(status, message) | more}
    if message == _MISSING and "details" in more:
        message = f"Missing required parameter - {more['details']['fields'][0]}"
    if path.startswith(_AGENT_PATHS):
        return {"error": {"category": _category(status), "message": message} | more}
    return {"error": {"message": message}}


def _permissions_error(status: int, message: str) -> dict[str, Any]:
    code = {} if status in _RATE_LIMITS else {"code": _PERMISSIONS_CODES.get(status, _GENERAL_PERMISSIONS_CODE)}
    return {"category": _category(status), **code, "message": message}


def _category(status: int) -> str:
    if status in _RATE_LIMITS:
        return "rate_limit"
    # The only category seen in the vendor's document for a missing object is server_error too.
    return "server_error" if status == 404 or status >= 500 else "user_error"


def refuse(path: str, error: ApiError) -> Response:
    return JSONResponse(envelope(path, error.status, error.message, **error.more), error.status, error.headers)
