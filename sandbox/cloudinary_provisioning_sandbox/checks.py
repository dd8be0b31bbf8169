"""Values held against the contract; what is wrong is said in the words of the API."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from jsonschema import Draft4Validator, ValidationError, validators

from .contract import Operation, Schema
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
_REFUSALS = {
    "type": "must be {limit}",
    "enum": "must be one of {limit}, not {given}",
    "minimum": "must be at least {limit}",
    "maximum": "must be at most {limit}",
    "minItems": "must hold at least {limit} value",
    "maxItems": "may hold at most {limit} values",
    "format": "is not a valid {limit}",
}


def _nullable_type(validator: Any, types: Any, instance: Any, schema: Schema) -> Any:
    """OpenAPI 3.0 says `nullable` where JSON Schema lists a type more."""
    if instance is None and schema.get("nullable"):
        return ()
    return Draft4Validator.VALIDATORS["type"](validator, types, instance, schema)


_extend: Any = validators.extend
_Validator: Any = _extend(Draft4Validator, {"type": _nullable_type})


class Checks:
    """The checks of one operation, which are made once."""

    def __init__(self, operation: Operation) -> None:
        self._query = _validator(operation.query_schema)
        self._requires = "required" in operation.query_schema
        self._body = _validator(operation.body)
        self._answer = _validator(operation.answer)

    def check(self, query: dict[str, Any], body: Any) -> None:
        if query or self._requires:
            _check(self._query, query)
        if self._body is not None:
            _check(self._body, body)

    def check_answer(self, answer: Any) -> None:
        """Raise `ValidationError` where an answer breaks the contract."""
        if self._answer is not None:
            self._answer.validate(answer)


def _validator(schema: Schema | None) -> Any:
    return None if schema is None else _Validator(schema, format_checker=_Validator.FORMAT_CHECKER)


def _check(validator: Any, value: Any) -> None:
    errors: list[ValidationError] = list(islice(validator.iter_errors(value), _MOST_ERRORS))
    absent = dict.fromkeys(field for error in errors for field in _missing_fields(error))
    if absent:
        raise missing(*absent)
    if errors:
        field = ".".join(map(str, errors[0].absolute_path))
        refusal = _explain(errors[0])
        if not field:
            raise bad_request(f"the request body {refusal}")
        raise invalid(_flat(errors[0].absolute_path), errors[0].instance, f"{field} {refusal}")


def _missing_fields(error: ValidationError) -> list[str]:
    if error.validator != "required":
        return []
    required: Any = error.validator_value
    given: Any = error.instance
    return [_flat([*error.absolute_path, field]) for field in required if field not in given]


def _flat(path: Iterable[str | int]) -> str:
    """How the API names a field inside of others: `role_id` for the id of one of the roles."""
    *outer, name = [part for part in path if isinstance(part, str)]
    return f"{outer[-1].removesuffix('s')}_{name}" if outer and name in ("id", "type") else name


def _explain(error: ValidationError) -> str:
    limit: Any = error.validator_value
    limit = ", ".join(map(str, limit)) if isinstance(limit, list) else _TYPES.get(limit, limit)
    words = _REFUSALS.get(str(error.validator), "is not what the contract says")
    return words.format(limit=limit, given=str(error.instance)[:_LONGEST_VALUE])
