"""What dialect.yaml cannot say: what names become, where references lead, and where constructs may stand.

The document has the shape that dialect.yaml describes, and for `Rules` its references lead somewhere.
"""

from __future__ import annotations

import keyword
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jsonschema_rs import Draft4Validator
from spec import Operation, Pointer, Spec, parse_pointer

from .shape import DEFINITIONS, Fault, Node, nearest, show, validator

SCHEMAS: Pointer = ("components", "schemas")
JSON: Pointer = ("content", "application/json", "schema")
MODELS = ("model", "extended")
# Below these keys stand names of the spec, not keys of OpenAPI.
_MAPS = ("headers", "parameters", "paths", "properties", "responses", "schemas", "securitySchemes", "variables")
_KINDS = {name: validator(name) for name, definition in DEFINITIONS.items() if "x-places" in definition}
_MEMBERS = [part["$ref"].rpartition("/")[2] for part in DEFINITIONS["member"]["oneOf"][1:]]
# Where what a schema says of itself is documented.
_NOTED = {
    "description": ("field", "parameter", "name"),
    "default": ("field", "parameter", "name"),
    "deprecated": ("field",),
}
_PLACES = {"path": "the path", "query": "the query", "request": "a request", "answer": "an answer"}


@dataclass(frozen=True)
class Reserved:
    """Names that the runtime and the clients have already."""

    tags: frozenset[str] = frozenset()  # attributes of the clients
    methods: frozenset[str] = frozenset()  # attributes of the classes of tags
    fields: frozenset[str] = frozenset()  # attributes of models
    classes: frozenset[str] = frozenset()  # names in the modules of tags and models


@dataclass(frozen=True)
class Use:
    """A schema in one of its places."""

    pointer: Pointer
    target: Pointer  # what its references lead to
    kind: str
    place: str  # path, query, request or answer; empty for a named schema by itself
    role: str  # parameter, content, body, answer, field, item, value, member or name


@dataclass(frozen=True)
class Name:
    """Something that has a name in Python."""

    what: str
    name: str
    pointer: Pointer


def references(spec: Spec) -> Iterator[Fault]:
    """References to nothing, and schemas that hold themselves."""
    graph: dict[Pointer, set[Pointer]] = defaultdict(set)
    for pointer, reference in _references(spec.data, ()):
        target = parse_pointer(reference)
        graph[pointer[:3]].add(target)
        if spec.get(target) is None:
            yield Fault(pointer, f"{reference} does not exist", "", nearest(target[-1], spec.get(target[:2]) or ()))
    done: set[Pointer] = set()
    for start in [*graph]:
        if (circle := _circle(graph, start)) and not done & {*circle}:
            done |= {*circle}
            names = " -> ".join(pointer[-1] for pointer in [*circle, start])
            advice = "Leave the way back out, or make it an object with any keys."
            yield Fault(start, f"the schema holds itself: {names}", "", advice)


def _references(node: Any, pointer: Pointer, is_map: bool = False) -> Iterator[tuple[Pointer, str]]:
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield from _references(value, (*pointer, str(index)))
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield (*pointer, key), value
            elif is_map or key not in ("default", "enum", "example", "examples"):
                yield from _references(value, (*pointer, key), not is_map and key in _MAPS)


def _circle(graph: dict[Pointer, set[Pointer]], start: Pointer) -> list[Pointer]:
    """The shortest way from a schema back to it."""
    ways, seen = [[start]], {start}
    for way in ways:
        if start in graph.get(way[-1], ()):
            return way
        found = sorted(graph.get(way[-1], set()) - seen)
        seen.update(found)
        ways += [[*way, following] for following in found]
    return []


class Schemas:
    """What the schemas of a document are."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.get: Callable[[Pointer], Any] = spec.get
        self._kinds: dict[Pointer, str] = {}

    def parts(self, pointer: Pointer) -> Iterator[Pointer]:
        """Where the properties of a model are declared."""
        pointer = self.kind(pointer)[0] if "$ref" in self.get(pointer) else pointer
        yield pointer
        for index in range(len(self.get(pointer).get("allOf", ()))):
            yield from self.parts((*pointer, "allOf", str(index)))

    def fields(self, pointer: Pointer) -> dict[str, Pointer]:
        """The properties of a model."""
        return dict(self._declared(pointer))

    def _declared(self, pointer: Pointer) -> Iterator[tuple[str, Pointer]]:
        for part in self.parts(pointer):
            for name in self.get(part).get("properties", ()):
                yield name, (*part, "properties", name)

    def required(self, pointer: Pointer) -> set[str]:
        return {name for part in self.parts(pointer) for name in self.get(part).get("required", ())}

    def is_nullable(self, pointer: Pointer) -> bool:
        return any(self.get(place).get("nullable") for place in (pointer, self.kind(pointer)[0]))

    def kind(self, pointer: Pointer) -> tuple[Pointer, str]:
        """What the references of a schema lead to, and which construct that is."""
        node = self.get(pointer)
        while "$ref" in node or ("allOf" in node and (len(pointer) > 3 or pointer[:2] != SCHEMAS)):
            pointer = parse_pointer(node["$ref"] if "$ref" in node else node["allOf"][0]["$ref"])
            node = self.get(pointer)
        if pointer not in self._kinds:
            self._kinds[pointer] = next((name for name, check in _KINDS.items() if check.is_valid(node)), "")
        return pointer, self._kinds[pointer]


class Rules(Schemas):
    """The rules about a document."""

    def __init__(self, spec: Spec, reserved: Reserved) -> None:
        super().__init__(spec)
        self.reserved = reserved
        self.schemas: dict[str, Node] = spec.data["components"].get("schemas", {})

    def faults(self) -> Iterator[Fault]:
        yield from self._service()
        yield from self._names()
        first: dict[tuple[str, str], str] = {}
        for operation in self.spec.operations:
            if (other := first.setdefault(operation.key, operation.id)) != operation.id:
                yield Fault(operation.pointer, f"{other} has the same method and path")
            yield from self._operation(operation)
            yield from self._parameters(operation)
            yield from self._responses(operation)
            yield from self._paging(operation)
        checked = set()
        for use in self._uses():
            yield from self._use(use)
            if use.target not in checked:
                checked.add(use.target)
                yield from self._schema(use.target, use.kind)
                if use.kind in MODELS:
                    yield from self._model(use.target)

    def _service(self) -> Iterator[Fault]:
        servers = self.spec.data["servers"]
        for index, server in enumerate(servers):
            at = ("servers", str(index))
            variables = server.get("variables", {})
            yield from _unequal(at, "variable", re.findall(r"{(.*?)}", server["url"]), [*variables], "url")
            for name, variable in variables.items():
                if variable["default"] not in variable.get("enum", [variable["default"]]):
                    allowed = ", ".join(variable["enum"])
                    yield Fault((*at, "variables", name, "default"), f"default is {variable['default']}", allowed)
        regional = [v for v in (server.get("variables", {}) for server in servers) if "region" in v]
        if len(regional) != 1 or regional[0].keys() != {"region"} or "enum" not in regional[0]["region"]:
            allowed = "one server with the variable region, which has an enum, and no other variable"
            yield Fault(("servers",), "the servers have no regions", allowed)
        tags = [tag["name"] for tag in self.spec.data.get("tags", ())]
        yield from _taken([Name(f"the tag {name}", name, ("tags", str(index))) for index, name in enumerate(tags)])
        yield from self._security(())

    def _security(self, pointer: Pointer) -> Iterator[Fault]:
        names = [*self.spec.data["components"].get("securitySchemes", {})]
        ways: list[Any] = [[], *([{name: []}] for name in names), *([{name: []}, {}] for name in names)]
        security = (self.get(pointer) if pointer else self.spec.data).get("security", [])
        if security not in ways:
            yield Fault((*pointer, "security"), f"security is {show(security)}", " or ".join(map(show, ways)))

    def _names(self) -> Iterator[Fault]:
        """Whether two things have one name in Python, or one that is taken."""
        tags: list[Name] = []
        methods: list[Name] = []
        functions: list[Name] = []
        classes: list[Name] = []
        for operation in self.spec.operations:
            at = (*operation.pointer, "operationId")
            tag, method = operation.id.split(".")
            if [tag] != self.get((*operation.pointer, "tags")):
                (allowed,) = self.get((*operation.pointer, "tags"))
                yield Fault(at, f"operationId is {operation.id}", f"{allowed}.<method>")
            ways = [(f"{tag}.{method}", method)]
            if "x-paging" in self.get(operation.pointer) or (method, operation.verb) == ("list", "get"):
                name = "iter" if method == "list" else f"iter_{method}"
                ways.append((f"the iterator {tag}.{name}", name))
            methods += [Name(what, name, at) for what, name in ways]
            functions += [Name(what, f"{tag}_{name}", (*at, name)) for what, name in ways]
            if tag not in (known.name for known in tags):
                tags.append(Name(f"the tag {tag}", tag, at))
                name = "".join(word.capitalize() for word in tag.split("_"))
                classes += [Name(f"a class of the tag {tag}", c, at) for c in (name, f"Async{name}", f"{name}Calls")]
        classes += [Name(f"the schema {name}", name, (*SCHEMAS, name)) for name in self.schemas]
        yield from _taken(tags, {*keyword.kwlist, *self.reserved.tags}, str)
        yield from (f for n in methods for f in _taken([n], {*keyword.kwlist, *self.reserved.methods}, str))
        yield from _taken(functions)
        yield from _taken(classes, {"None", "True", "False", *self.reserved.classes})

    def _operation(self, operation: Operation) -> Iterator[Fault]:
        at, node = operation.pointer, self.get(operation.pointer)
        yield from self._security(at)
        if "requestBody" in node and operation.verb in ("get", "delete"):
            text = f"a {operation.verb.upper()} has no body"
            yield Fault((*at, "requestBody"), text, "", "Use parameters, or another verb.")
        if "x-idempotent" in node and operation.verb != "post":
            yield Fault((*at, "x-idempotent"), "only a POST has x-idempotent", "", "Leave it out.")

    def _parameters(self, operation: Operation) -> Iterator[Fault]:
        parameters = [*self.spec.parameters(operation)]
        in_path = [node["name"] for _, node in parameters if node["in"] == "path"]
        used = re.findall(r"{(.*?)}", operation.path)
        yield from _unequal(operation.pointer, "parameter", used, in_path, "path")
        for trail, node in parameters:
            schema = (*trail[-1], "schema")
            if node["name"] == "account_id" and node["in"] == "path" and self.kind(schema)[1] != "string":
                yield Fault(schema, "account_id is not a string", "type: string")
            if "explode" in node and self.kind(schema)[1] != "list":
                yield Fault((*trail[-1], "explode"), "only a list has explode", "", "Leave it out.")
            if node.get("required") and "default" in self.get(self.kind(schema)[0] if "schema" in node else trail[-1]):
                yield Fault(trail[-1], "a required parameter has no default", "", "Leave one of them out.")
        names = {_plain(node["name"]) for _, node in parameters}
        arguments = [Name(f"the argument {node['name']}", node["name"], trail[0]) for trail, node in parameters]
        fields = self._body_fields(operation).items()
        arguments += [Name(f"the argument {name}", name, at) for name, at in fields if _plain(name) in names]
        yield from _taken(arguments)

    def _body_fields(self, operation: Operation) -> dict[str, Pointer]:
        pointer = (*operation.pointer, "requestBody", *JSON)
        return self.fields(self.kind(pointer)[0]) if self.get(pointer) else {}

    def _responses(self, operation: Operation) -> Iterator[Fault]:
        at = (*operation.pointer, "responses")
        places = {status: (*self.spec.follow((*at, status))[-1], *JSON) for status in self.get(at)}
        answers = {status: self.get(place) for status, place in places.items() if status.startswith("2")}
        contents = [schema for status, schema in answers.items() if status != "204"]
        if not answers:
            yield Fault(at, "there is no 2xx response", "200 to 204")
        if any(schema != contents[0] for schema in contents):
            yield Fault(at, "the 2xx responses differ", "one schema for all of them, and a 204 without content")
        if answers.get("204"):
            yield Fault(places["204"], "a 204 has no content", "", "Leave it out, or use 200.")

    def _paging(self, operation: Operation) -> Iterator[Fault]:
        at = (*operation.pointer, "x-paging")
        if not (rule := self.get(at)):
            return
        query = [(trail[-1], node) for trail, node in self.spec.parameters(operation) if node["in"] == "query"]
        arguments = {node["name"]: (*place, "schema") for place, node in query if "schema" in node}
        arguments |= self._body_fields(operation)
        body = (*operation.pointer, "requestBody", *JSON)
        required = {node["name"] for _, node in query if node.get("required")}
        if rule["style"] == "cursor" and "cursor" in required.union(self.required(body) if self.get(body) else ()):
            yield Fault(at, "the argument cursor is required, and the first page has none", "", "Make it optional.")
        for name in (rule["style"], "page_size") if "page_size" in rule else (rule["style"],):
            kind = {"page": "integer", "cursor": "string", "page_size": "integer"}[name]
            target, found = self.kind(arguments[name]) if name in arguments else ((), "")
            if found != kind:
                yield Fault(at, f"there is no argument {name}, {DEFINITIONS[kind]['title']}", "", "Add the parameter.")
            elif name == "page_size":
                yield from _unfit((*at, name), rule[name], self.get(target))
        answers = [(*operation.pointer, "responses", status, *JSON) for status in ("200", "201", "202", "203")]
        answer = next((pointer for pointer in answers if self.get(pointer)), ())
        if not answer or "204" in self.get((*operation.pointer, "responses")):
            yield Fault(at, "there is not always an answer", "one model for every 2xx response")
            return
        items = self._dotted(answer, rule["items"], ("list",))
        if isinstance(items, str):
            yield Fault((*at, "items"), items)
            return
        ids = ("string", "integer", "enum", "secret")
        places = {"key": ((*items, "items"), ids), "next": (answer, ids[:1]), "total": (answer, ids[1:2])}
        for key in places.keys() & rule.keys():
            if isinstance(led := self._dotted(places[key][0], rule[key], places[key][1]), str):
                yield Fault((*at, key), led)

    def _dotted(self, start: Pointer, path: str, allowed: Iterable[str]) -> Pointer | str:
        """The field that a path of x-paging leads to, or why it leads nowhere."""
        pointer, (target, kind) = start, self.kind(start)
        owner, steps = target, path.split(".")
        if self.is_nullable(start):
            return f"{path} cannot be followed: what holds it is nullable"
        for index, step in enumerate(steps):
            if index and (steps[index - 1] not in self.required(owner) or self.is_nullable(pointer)):
                return f"{path} cannot be followed: {steps[index - 1]} is optional or nullable"
            if kind not in MODELS or step not in self.fields(target):
                return f"{path} cannot be followed: there is no field {step}"
            owner, pointer = target, self.fields(target)[step]
            target, kind = self.kind(pointer)
        return target if kind in allowed else f"{path} is {DEFINITIONS[kind]['title']}, not {_titles(allowed)}"

    # Schemas

    def _uses(self) -> Iterator[Use]:
        """Every schema in each of its places, but what named ones hold only once for each."""
        waiting: list[tuple[Pointer, str, str]] = [((*SCHEMAS, name), "", "name") for name in self.schemas]
        for operation in self.spec.operations:
            for trail, node in self.spec.parameters(operation):
                role, schema = ("content", JSON) if "content" in node else ("parameter", ("schema",))
                waiting.append(((*trail[-1], *schema), node["in"], role))
            waiting.append(((*operation.pointer, "requestBody", *JSON), "request", "body"))
            for status in self.get((*operation.pointer, "responses")):
                response = self.spec.follow((*operation.pointer, "responses", status))[-1]
                waiting.append(((*response, *JSON), "answer", "answer"))
        seen = set()
        while waiting:
            pointer, place, role = waiting.pop()
            if self.get(pointer) is None or (pointer, place, role) in seen:
                continue
            seen.add((pointer, place, role))
            target, kind = self.kind(pointer)
            yield Use(pointer, target, kind, place, role)
            if (target, place, "") in seen:
                continue
            seen.add((target, place, ""))
            if kind in MODELS:
                waiting += [(field, place, "field") for field in self.fields(target).values()]
            elif kind == "list":
                waiting.append(((*target, "items"), place, "item"))
            elif kind == "map":
                waiting.append(((*target, "additionalProperties"), place, "value"))
            elif kind == "union":
                members = range(len(self.get(target)["oneOf"]))
                waiting += [((*target, "oneOf", str(index)), place, "member") for index in members]

    def _use(self, use: Use) -> Iterator[Fault]:
        """What is wrong with a schema in this place."""
        node, kind = self.get(use.pointer), use.kind
        allowed = [name for name in _KINDS if use.place in DEFINITIONS[name]["x-places"]]
        where = _PLACES.get(use.place, "")
        if use.role == "body":
            allowed, where = [*MODELS], "a body"
        elif use.role == "content":
            allowed, where = ["list"], "the content of a parameter"
        elif use.role == "member":
            allowed, where = [*MODELS, *_MEMBERS], "a union"
        elif use.place == "query" and use.role == "item":
            allowed, where = [name for name in allowed if name != "list"], "a list in the query"
        if (use.place or use.role == "member") and kind not in allowed:
            yield Fault(use.pointer, f"{DEFINITIONS[kind]['title']} is not supported in {where}", _titles(allowed))
        elif (use.place in ("path", "query") or use.role == "body") and self.is_nullable(use.pointer):
            yield Fault(use.pointer, f"null is not supported in {where}", "", "Leave nullable out.")
        elif use.place == "request" and kind in MODELS:
            for part in self.parts(use.target):
                if "additionalProperties" in self.get(part):
                    text = "additional properties beside named ones are not supported in a request"
                    yield Fault(part, text, "", "Put them into a field of their own, an object with any keys.")
        for key in ("description", "deprecated", "default"):
            if key in node and use.role not in _NOTED[key]:
                yield Fault((*use.pointer, key), f"{key} is not supported here", "", "Say it where this is used.")
        if use.target != use.pointer and (of := node.get("type")) not in (None, _type(kind)):
            text = f"type is {of}, and it refers to {DEFINITIONS[kind]['title']}"
            yield Fault((*use.pointer, "type"), text, _type(kind))

    def _schema(self, at: Pointer, kind: str) -> Iterator[Fault]:
        """What is wrong with a schema in every place."""
        node = self.get(at)
        if "title" in node and at != (*SCHEMAS, node["title"]):
            yield Fault((*at, "title"), "the title is not the name of the schema", "", "Leave it out.")
        if "enum" in node and (None in node["enum"]) != bool(node.get("nullable")):
            yield Fault((*at, "enum"), "null is only in one of enum and nullable", "", "Say it in both, or in neither.")
        for low, high in (("minLength", "maxLength"), ("minimum", "maximum"), ("minItems", "maxItems")):
            if low in node and high in node and node[low] > node[high]:
                yield Fault((*at, low), f"{low} is {node[low]}", f"{high}, which is {node[high]}, or less")
        try:
            re.compile(node.get("pattern", ""))
            yield from _unfit((*at, "default"), node["default"], node) if "default" in node else ()
        except (re.error, ValueError, OverflowError, RecursionError):
            yield Fault((*at, "pattern"), f"{node.get('pattern')} is not a regular expression")
        if kind == "union":
            members = [self.kind((*at, "oneOf", str(index)))[1] for index in range(len(node["oneOf"]))]
            types = ["number" if _type(member) == "integer" else _type(member) for member in members]
            if len({*types}) < len(types):
                told = "at most one object, one list, one string, one number and one boolean"
                advice = "Use one model with optional fields, or one of the types."
                yield Fault((*at, "oneOf"), "the members of the union cannot be told apart", told, advice)

    def _model(self, at: Pointer) -> Iterator[Fault]:
        for part in self.get(at).get("allOf", ()):
            if "$ref" in part and self.kind(parse_pointer(part["$ref"]))[1] not in MODELS:
                yield Fault((*at, "allOf"), f"{part['$ref']} is not a model", "models, and objects with what is added")
        fields = self.fields(at)
        for part in self.parts(at):
            for name in self.get(part).get("required", ()) if part[: len(at)] == at else ():
                if name not in fields:
                    yield Fault((*part, "required"), f"there is no property {name}", "", nearest(name, fields))
        for name in self.required(at) & fields.keys():
            if "default" in self.get(self.kind(fields[name])[0]):
                yield Fault(fields[name], "a required property has no default", "", "Leave one of them out.")
        declared = [Name(f"the field {name}", name, place) for name, place in self._declared(at)]
        yield from _taken(declared, self.reserved.fields)


def _type(kind: str) -> str:
    """The `type` of a construct."""
    properties = DEFINITIONS[kind]["properties"]
    return str(properties.get("type", {}).get("const", "object"))


def _titles(kinds: Iterable[str]) -> str:
    return ", ".join(DEFINITIONS[kind]["title"] for kind in kinds)


def _plain(name: str) -> str:
    """What every way to write a name in Python keeps of it."""
    return re.sub(r"[\W_]", "", name).lower()


def _taken(
    names: Iterable[Name], reserved: Iterable[str] = (), plain: Callable[[str], str] = _plain
) -> Iterator[Fault]:
    taken = {plain(name) for name in reserved}
    first: dict[str, Name] = {}
    for name in names:
        key = plain(name.name)
        other = first.setdefault(key, name)
        if not key:
            yield Fault(name.pointer, f"{name.what} has no letters for a name in Python")
        elif key in taken:
            yield Fault(name.pointer, f"{name.what} has a name that is taken in Python", "", "Choose another name.")
        elif other.pointer != name.pointer:
            text = f"{name.what} and {other.what} have one name in Python"
            yield Fault(name.pointer, text, "", "Choose another name.")


def _unequal(at: Pointer, what: str, used: list[str], declared: list[str], where: str) -> Iterator[Fault]:
    for name in sorted({name for name in used if used.count(name) > 1}):
        yield Fault(at, f"the {where} has {{{name}}} twice")
    for name in sorted({*used} - {*declared}):
        yield Fault(at, f"the {where} has {{{name}}}, and there is no {what} {name}", "", nearest(name, declared))
    for name in sorted({*declared} - {*used}):
        yield Fault(at, f"there is a {what} {name}, and the {where} has no {{{name}}}", "", nearest(name, used))


def _unfit(pointer: Pointer, value: Any, schema: Node) -> Iterator[Fault]:
    """Why a value is none that its schema allows."""
    plain = {key: limit for key, limit in schema.items() if key not in ("nullable", "default")}
    for error in Draft4Validator(plain, validate_formats=True).iter_errors(value):
        yield Fault(pointer, f"{pointer[-1]} is {show(value)}: {error.message}")
