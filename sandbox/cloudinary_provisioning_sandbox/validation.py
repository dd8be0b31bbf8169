"""Request validation: connexion's, with shorter words and without the ways to crash it."""

from collections.abc import AsyncGenerator
from typing import Any

from connexion.datastructures import MediaTypeDict
from connexion.exceptions import BadRequestProblem
from connexion.json_schema import Draft4RequestValidator, format_error_with_path
from connexion.validators import JSONRequestBodyValidator, ParameterValidator
from jsonschema import Draft4Validator, ValidationError
from starlette.types import Scope

from .bodies import read_json

_LONGEST_MESSAGE = 300


class ShortParameterValidator(ParameterValidator):  # type: ignore[misc]  # connexion ships no types
    """Names the parameter and says what is wrong, instead of printing schema and value."""

    @staticmethod
    def validate_parameter(parameter_type: str, value: Any, param: dict[str, Any], param_name: str = "") -> str | None:
        if value is None:
            return f"Missing required parameter - {param['name']}" if param.get("required") else None
        # A parameter described by `content` has no schema of its own: its handler reads it.
        schema = param.get("schema", {})
        try:
            Draft4RequestValidator(schema, format_checker=Draft4Validator.FORMAT_CHECKER).validate(value)
        except ValidationError as error:
            return f"{param['name']}: {_explain(error)}"
        return None


class SafeBodyValidator(JSONRequestBodyValidator):  # type: ignore[misc]  # connexion ships no types
    """Refuses what Python reads as JSON but no answer could say again."""

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        # connexion would take a chunked body for a missing one, since it has no Content-Length.
        super().__init__(required=False, **options)
        self._body_required = required

    async def _parse(self, stream: AsyncGenerator[bytes, None], scope: Scope) -> Any:
        raw = b"".join([message async for message in stream])
        if not raw:
            return None
        try:
            return read_json(raw)
        except ValueError as error:
            raise BadRequestProblem(detail=str(error)) from None

    def _validate(self, body: Any) -> None:
        if body is None:
            if self._body_required:
                raise BadRequestProblem(detail="the request body is missing")
            return
        try:
            self._validator.validate(body)
        except ValidationError as error:
            raise BadRequestProblem(detail=f"{_explain(error)}{format_error_with_path(error)}") from None


VALIDATORS = {
    "parameter": ShortParameterValidator,
    "body": MediaTypeDict({"*/*json": SafeBodyValidator}),
}


def _explain(error: ValidationError) -> str:
    if error.validator == "maxItems":
        return f"at most {error.validator_value} values are allowed"
    if error.validator == "required":
        required: Any = error.validator_value
        given: Any = error.instance
        missing = next(name for name in required if name not in given)
        return f"Missing required parameter - {missing}"
    message: str = error.message
    return message if len(message) <= _LONGEST_MESSAGE else f"{message[:_LONGEST_MESSAGE]}…"
