"""Request validation: connexion's, with words of its own and without the ways to crash it."""

from collections import Counter
from collections.abc import AsyncGenerator
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl

from connexion.datastructures import MediaTypeDict
from connexion.exceptions import BadRequestProblem
from connexion.json_schema import Draft4RequestValidator
from connexion.lifecycle import ConnexionRequest
from connexion.validators import JSONRequestBodyValidator, ParameterValidator
from jsonschema import Draft4Validator, ValidationError
from starlette.types import Scope

from .bodies import read_json
from .contract import REFUSAL
from .errors import bad_request, invalid, missing

# A body can break the contract in as many places as it has bytes, and one is enough.
_MOST_ERRORS = 100
_LONGEST_VALUE = 40
_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "an object",
    "string": "a text",
}


class WordedParameterValidator(ParameterValidator):  # type: ignore[misc]  # connexion ships no types
    """Names the parameter and says what is wrong, instead of printing schema and value."""

    def validate_request(self, request: ConnexionRequest) -> None:
        # connexion would look at the last one only.
        pairs = parse_qsl(request.scope["query_string"].decode(errors="replace"), keep_blank_values=True)
        sent = Counter(name for name, _ in pairs)
        for parameter in self.parameters["query"]:
            is_list = parameter.get("schema", {}).get("type") == "array"
            if sent[parameter["name"]] > 1 and not (is_list and parameter.get("explode", True)):
                how = ", with its values joined by commas" if is_list else ""
                raise invalid(parameter["name"], f"{parameter['name']} may come once only{how}")
        super().validate_request(request)

    @staticmethod
    def validate_parameter(parameter_type: str, value: Any, param: dict[str, Any], param_name: str = "") -> None:
        if value is not None:
            # A parameter described by `content` has no schema of its own: its handler reads it.
            _validate(param.get("schema", {}), value, param["name"])
        elif param.get("required"):
            raise missing(param["name"])


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
        if body is not None:
            _validate(self._schema, body)
        elif self._body_required:
            raise bad_request("the request body is missing")


VALIDATORS = {
    "parameter": WordedParameterValidator,
    "body": MediaTypeDict({"*/*json": SafeBodyValidator}),
}


def _validate(schema: dict[str, Any], value: Any, *name: str) -> None:
    """Refuse a value that the schema does not take, in the words of the API for the field that is wrong."""
    validator = Draft4RequestValidator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)
    errors = list(islice(validator.iter_errors(value), _MOST_ERRORS))
    absent = dict.fromkeys(field for error in errors for field in _missing_fields(error))
    if absent:
        raise missing(*absent)
    if errors:
        field = ".".join([*name, *map(str, errors[0].absolute_path)])
        refusal = _explain(errors[0])
        raise invalid(field, f"{field} {refusal}") if field else bad_request(f"the request body {refusal}")


def _missing_fields(error: ValidationError) -> list[str]:
    if error.validator != "required":
        return []
    required: Any = error.validator_value
    given: Any = error.instance
    return [".".join([*map(str, error.absolute_path), field]) for field in required if field not in given]


def _explain(error: ValidationError) -> str:
    schema: Any = error.schema
    limit: Any = error.validator_value
    given = str(error.instance)[:_LONGEST_VALUE]
    match error.validator:
        case "type":
            return f"must be {_TYPES[limit]}"
        case "enum":
            return f"must be one of {', '.join(map(str, limit))}, not {given}"
        case "pattern":
            return f"{schema.get(REFUSAL, f'must match {limit}')}, not {given}"
        case "minimum":
            return f"must be at least {limit}"
        case "maximum":
            return f"must be at most {limit}"
        case "minItems":
            return f"must hold at least {limit} value"
        case "maxItems":
            return f"may hold at most {limit} values"
        case "format":
            return f"is no {limit}"
    return "is not what the contract says"
