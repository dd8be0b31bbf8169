"""What dialect.yaml cannot say: where references lead, what names become, and what has to agree with other parts.

The document has the shape that dialect.yaml describes, and for `Rules` its references lead somewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from jsonschema_rs import Draft4Validator, Draft202012Validator
from spec import Operation, Pointer, Spec, parse_pointer

from .shape import DEFINITIONS, Fault, Node, nearest, show

SCHEMAS: Pointer = ("components", "schemas")
JSON: Pointer = ("content", "application/json", "schema")
MODELS = ("model", "extended")
_PLACES = {name: definition["x-places"] for name, definition in DEFINITIONS.items() if "x-places" in definition}
_KINDS = {name: Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": DEFINITIONS}) for name in _PLACES}


# Names that the runtime and the clients have: of `tags`, `methods`, `fields` of models, and `classes`.
Reserved = dict[str, set[str]]


class Name(NamedTuple):
    """Something that has a name in Python."""

    what: str
    name: str
    pointer: Pointer


def references(spec: Spec) -> Iterator[Fault]:
    """References to nothing, schemas that hold themselves, and components without a reference."""
    graph: dict[Pointer, set[Pointer]] = defaultdict(set)
    found = []
    for pointer in spec.places:
        if pointer[-1:] != ("$ref",) or not isinstance(reference := spec.get(pointer), str):
            continue
        target = parse_pointer(reference)
        graph[pointer[:3]].add(target)
        if spec.get(target) is None:
            instead = nearest(target[-1], spec.get(target[:2]) or ())
            found.append(Fault(pointer, f"{reference} does not exist", "", instead))
    yield from found
    used = set[Pointer]().union(*graph.values())
    for room in ("schemas", "parameters", "responses"):
        for name in spec.data["components"].get(room, {}):
            if not found and ("components", room, name) not in used:
                yield Fault(("components", room, name), "nothing refers to it", "", "Leave it out, or use it.")
    try:
        TopologicalSorter({pointer: sorted(targets) for pointer, targets in graph.items()}).prepare()
    except CycleError as error:
        names = " -> ".join(pointer[-1] for pointer in reversed(error.args[1]))
        advice = "Leave the way back out, or make it an object with any keys."
        yield Fault(error.args[1][-1], f"the schema holds itself: {names}", "", advice)


class Schemas:
    """What the schemas of a document are."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.get = spec.get
        self._kinds: dict[Pointer, str] = {}

    def kind(self, pointer: Pointer) -> tuple[Pointer, str]:
        """What the references of a schema lead to, and which construct that is."""
        node = self.get(pointer)
        while "$ref" in node or ("allOf" in node and (len(pointer) > 3 or pointer[:2] != SCHEMAS)):
            pointer = parse_pointer(node["$ref"] if "$ref" in node else node["allOf"][0]["$ref"])
            node = self.get(pointer)
        if pointer not in self._kinds:
            self._kinds[pointer] = next((name for name, check in _KINDS.items() if check.is_valid(node)), "")
        return pointer, self._kinds[pointer]

    def schema(self, parameter: Pointer) -> Pointer:
        """The schema of a parameter."""
        return (*parameter, *(JSON if "content" in self.get(parameter) else ("schema",)))

    def is_nullable(self, pointer: Pointer) -> bool:
        return any(self.get(place).get("nullable") for place in (pointer, self.kind(pointer)[0]))

    def parts(self, pointer: Pointer) -> Iterator[Pointer]:
        """Where the properties of a model are declared."""
        pointer = self.kind(pointer)[0] if "$ref" in self.get(pointer) else pointer
        yield pointer
        for index in range(len(self.get(pointer).get("allOf", ()))):
            yield from self.parts((*pointer, "allOf", str(index)))

    def fields(self, pointer: Pointer) -> dict[str, Pointer]:
        """The properties of a model."""
        return dict(self.spec.properties(pointer))

    def required(self, pointer: Pointer) -> set[str]:
        return {name for part in self.parts(pointer) for name in self.get(part).get("required", ())}

    def body(self, operation: Operation) -> Pointer:
        """The model of the body; empty without one."""
        pointer = (*operation.pointer, "requestBody", *JSON)
        return self.kind(pointer)[0] if self.get(pointer) else ()

    def answers(self, operation: Operation) -> dict[str, Pointer]:
        """The successful responses."""
        at = (*operation.pointer, "responses")
        return {status: self.spec.follow((*at, status))[-1] for status in self.get(at) if status[0] == "2"}


class Rules(Schemas):
    """The rules about a document."""

    def __init__(self, spec: Spec, reserved: Reserved) -> None:
        super().__init__(spec)
        self.reserved = reserved
        self._seen: set[tuple[Pointer, str, str]] = set()

    def faults(self) -> Iterator[Fault]:
        for index, server in enumerate(self.spec.data["servers"]):
            if region := server.get("variables", {}).get("region"):
                yield from _unfit(("servers", str(index), "variables", "region", "default"), region["default"], region)
        yield from self._names()
        first: dict[tuple[str, str], str] = {}
        for operation in self.spec.operations:
            if (other := first.setdefault(operation.key, operation.id)) != operation.id:
                yield Fault(operation.pointer, f"{other} has the same method and path")
            yield from self._parameters(operation)
            yield from self._responses(operation)
            yield from self._paging(operation)

    def _names(self) -> Iterator[Fault]:
        """Whether two things have one name in Python, or one that is taken."""
        listed = enumerate(self.spec.data.get("tags", ()))
        yield from _taken(Name(f"the tag {tag['name']}", tag["name"], ("tags", str(index))) for index, tag in listed)
        tags: dict[str, Name] = {}
        methods: list[Name] = []
        for operation in self.spec.operations:
            at = (*operation.pointer, "operationId")
            tag, name = operation.id.split(".")
            (allowed,) = self.get((*operation.pointer, "tags"))
            if tag != allowed:
                yield Fault(at, f"operationId is {operation.id}", f"{allowed}.<method>")
            tags.setdefault(tag, Name(f"the tag {tag}", tag, at))
            methods.append(Name(operation.id, name, at))
            if "x-paging" in self.get(operation.pointer) or (name, operation.verb) == ("list", "get"):
                name = iterator_name(name)
                methods.append(Name(f"the iterator {tag}.{name}", name, (*at, name)))
        classes = [
            Name(f"a class of the tag {tag}", form.format(class_name(tag)), tags[tag].pointer)
            for tag in tags
            for form in ("{}", "Async{}", "{}Calls")
        ]
        names = self.spec.data["components"].get("schemas", {})
        classes += [Name(f"the schema {name}", name, (*SCHEMAS, name)) for name in names]
        yield from _taken(tags.values(), self.reserved.get("tags", ()))
        for method in methods:
            yield from _taken([method], self.reserved.get("methods", ()))
        # Those of all tags together: access.keys_purge and access_keys.purge would be one name, too.
        yield from _taken([method._replace(name=method.what.split()[-1]) for method in methods])
        yield from _taken(classes, self.reserved.get("classes", ()))

    def _parameters(self, operation: Operation) -> Iterator[Fault]:
        parameters = [(trail, node, self.schema(trail[-1])) for trail, node in self.spec.parameters(operation)]
        declared = sorted({node["name"] for _, node, _ in parameters if node["in"] == "path"})
        used = sorted(re.findall(r"{(.*?)}", operation.path))
        if used != declared:
            yield Fault(operation.pointer, f"the path has {show(used)}, and its parameters are {show(declared)}")
        for trail, node, schema in parameters:
            target, kind = self.kind(schema)
            is_account = node["in"] == "path" and _plain(node["name"]) == "accountid"
            if is_account and (node["name"], kind) != ("account_id", "string"):
                yield Fault(trail[-1], "the id of the account comes from the client", "account_id, a string")
            if "explode" in node and kind != "list":
                yield Fault((*trail[-1], "explode"), "only a list has explode", "", "Leave it out.")
            if node.get("required") and "default" in self.get(target):
                yield Fault(trail[-1], "a required parameter has no default", "", "Leave one of them out.")
            yield from self._schema(schema, node["in"], "query content" if "content" in node else node["in"])
        arguments = [Name(f"the argument {node['name']}", node["name"], trail[0]) for trail, node, _ in parameters]
        names = {_plain(name.name) for name in arguments}
        if body := self.body(operation):
            yield from self._schema((*operation.pointer, "requestBody", *JSON), "request", "body")
            fields = self.fields(body).items()
            arguments += [Name(f"the argument {name}", name, at) for name, at in fields if _plain(name) in names]
        yield from _taken(arguments)

    def _responses(self, operation: Operation) -> Iterator[Fault]:
        at, answers = (*operation.pointer, "responses"), self.answers(operation)
        contents = [self.get((*place, *JSON)) for status, place in answers.items() if status != "204"]
        if not answers:
            yield Fault(at, "there is no 2xx response", "200 to 204")
        if any(schema != contents[0] for schema in contents):
            yield Fault(at, "the 2xx responses differ", "one schema for all of them, and a 204 without content")
        for status in self.get(at):
            yield from self._schema((*self.spec.follow((*at, status))[-1], *JSON), "answer", "answer")

    def _paging(self, operation: Operation) -> Iterator[Fault]:
        at = (*operation.pointer, "x-paging")
        if not (rule := self.get(at)):
            return
        query = [(trail[-1], node) for trail, node in self.spec.parameters(operation) if node["in"] == "query"]
        arguments = {node["name"]: self.schema(place) for place, node in query if "schema" in node}
        required = {node["name"] for _, node in query if node.get("required")}
        if body := self.body(operation):
            arguments |= self.fields(body)
            required |= self.required(body)
        for name in {rule["style"], "page_size"} & {rule["style"], *rule}:
            kind = "string" if name == "cursor" else "integer"
            target, found = self.kind(arguments[name]) if name in arguments else ((), "")
            if found != kind:
                yield Fault(at, f"no argument {name} is {DEFINITIONS[kind]['title']}", "", "Add the parameter.")
            elif name == "page_size":
                yield from _unfit((*at, name), rule[name], self.get(target))
            elif name == "cursor" and name in required:
                text = "the argument cursor is required, and the first page has none"
                yield Fault(at, text, "", "Make it optional.")
        answers = self.answers(operation)
        answer = (*next(iter(answers.values()), ()), *JSON)
        if "204" in answers or not self.get(answer):
            yield Fault(at, "there is not always an answer", "one model for every 2xx response")
            return
        items = yield from self._dotted((*at, "items"), answer, ["list"])
        if not items:
            return
        if "key" in rule:
            yield from self._dotted((*at, "key"), (*items, "items"), ["string", "integer", "enum", "secret"])
        for name, kind in (("next", "string"), ("total", "integer")):
            if name in rule:
                yield from self._dotted((*at, name), answer, [kind])

    def _dotted(self, at: Pointer, start: Pointer, allowed: Iterable[str]) -> Generator[Fault, None, Pointer]:
        """What a path of x-paging leads to; empty if that is nowhere."""
        path, pointer, before, is_there = self.get(at), start, "what holds it", True
        for step in path.split("."):
            owner, kind = self.kind(pointer)
            if not is_there or self.is_nullable(pointer):
                yield Fault(at, f"{path} cannot be followed: {before} is optional or nullable")
                return ()
            if kind not in MODELS or step not in self.fields(owner):
                yield Fault(at, f"{path} cannot be followed: there is no field {step}")
                return ()
            pointer, before, is_there = self.fields(owner)[step], step, step in self.required(owner)
        target, kind = self.kind(pointer)
        if kind in allowed:
            return target
        yield Fault(at, f"{path} is {DEFINITIONS[kind]['title']}, not {_titles(allowed)}")
        return ()

    # Schemas

    def _schema(self, at: Pointer, outer: str, place: str) -> Iterator[Fault]:
        """What is wrong with a schema in this place, and in what it holds, which stands in the outer one."""
        if (at, outer, place) in self._seen or self.get(at) is None:
            return
        self._seen.add((at, outer, place))
        target, kind = self.kind(at)
        members = [(*target, "oneOf", str(index)) for index in range(len(self.get(target).get("oneOf", ())))]
        inside = [*self.fields(target).values()] if kind in MODELS else []
        inside += [(*target, "additionalProperties")] if kind == "map" else []
        yield from self._value(at, target, kind, place)
        if kind in MODELS:
            yield from self._model(target, outer)
        for part in inside:
            yield from self._schema(part, outer, outer)
        for member in members:
            yield from self._schema(member, outer, "union")
        yield from self._schema((*target, "items"), outer, "query list" if outer == "query" else outer)
        types = [_type(self.kind(member)[1]).replace("integer", "number") for member in members]
        if kind == "union" and len({*types}) < len(types):
            told = "at most one object, one list, one string, one number and one boolean"
            advice = "Use one model with optional fields, or one of the types."
            yield Fault((*target, "oneOf"), "the members of the union cannot be told apart", told, advice)

    def _value(self, pointer: Pointer, target: Pointer, kind: str, place: str) -> Iterator[Fault]:
        allowed = [name for name, places in _PLACES.items() if place in places]
        if kind not in allowed:
            text = f"{DEFINITIONS[kind]['title']} is not supported in the {place}"
            yield Fault(pointer, text, _titles(allowed))
        elif place not in ("request", "answer", "union") and self.is_nullable(pointer):
            yield Fault(pointer, f"null is not supported in the {place}", "", "Leave nullable out.")
        if target != pointer and (of := self.get(pointer).get("type")) not in (None, _type(kind)):
            text = f"type is {of}, and it refers to {DEFINITIONS[kind]['title']}"
            yield Fault((*pointer, "type"), text, _type(kind))
        node = self.get(target)
        for low, high in (("minLength", "maxLength"), ("minimum", "maximum"), ("minItems", "maxItems")):
            if low in node and high in node and node[low] > node[high]:
                yield Fault((*target, low), f"{low} is {node[low]}", f"{high}, which is {node[high]}, or less")
        if "default" in node:
            yield from _unfit((*target, "default"), node["default"], node)

    def _model(self, at: Pointer, place: str) -> Iterator[Fault]:
        fields = self.fields(at)
        for part in self.parts(at):
            node = self.get(part)
            if self.kind(part)[1] not in (*MODELS, ""):
                yield Fault(at, f"{part[-1]} is not a model", "models, and objects with what is added")
            if place == "request" and "additionalProperties" in node:
                text = "additional properties beside named ones are not supported in a request"
                yield Fault(part, text, "", "Put them into a field of their own, an object with any keys.")
            for name in {*node.get("required", ())} - {*fields}:
                yield Fault((*part, "required"), f"there is no property {name}", "", nearest(name, fields))
        for name in self.required(at) & fields.keys():
            if "default" in self.get(self.kind(fields[name])[0]):
                yield Fault(fields[name], "a required property has no default", "", "Leave one of them out.")
        declared = [Name(f"the field {name}", name, place) for name, place in self.spec.properties(at)]
        yield from _taken(declared, self.reserved.get("fields", ()))


def iterator_name(method: str) -> str:
    """The iterator beside a method: `iter` beside `list`, `iter_inspect` beside `inspect`."""
    return "iter" if method == "list" else f"iter_{method}"


def class_name(tag: str) -> str:
    """The name that the classes of a tag have in common."""
    return "".join(word.capitalize() for word in tag.split("_"))


def _type(kind: str) -> str:
    """The `type` of a construct."""
    return str(DEFINITIONS[kind]["properties"].get("type", {}).get("const", "object"))


def _titles(kinds: Iterable[str]) -> str:
    return ", ".join(DEFINITIONS[kind]["title"] for kind in kinds)


def _plain(name: str) -> str:
    """What every way to write a name in Python keeps of it."""
    return re.sub(r"[\W_]", "", name).lower()


def _taken(names: Iterable[Name], reserved: Iterable[str] = ()) -> Iterator[Fault]:
    taken = {_plain(name) for name in reserved}
    first: dict[str, Name] = {}
    for name in names:
        key = _plain(name.name)
        other = first.setdefault(key, name)
        if not key:
            yield Fault(name.pointer, f"{name.what} has no letters for a name in Python")
        elif other.pointer != name.pointer and other.what == name.what:
            yield Fault(name.pointer, f"{name.what} stands here twice", "", "Leave one of them out.")
        elif key in taken:
            yield Fault(name.pointer, f"{name.what} has a name that is taken in Python", "", "Choose another name.")
        elif other.pointer != name.pointer:
            text = f"{name.what} and {other.what} have one name in Python"
            yield Fault(name.pointer, text, "", "Choose another name.")


def _unfit(pointer: Pointer, value: Any, schema: Node) -> Iterator[Fault]:
    """Why a value is none that its schema allows."""
    plain = {key: limit for key, limit in schema.items() if key not in ("nullable", "default")}
    for error in Draft4Validator(plain, validate_formats=True).iter_errors(value):
        yield Fault(pointer, f"{pointer[-1]} is {show(value)}: {error.message}")
