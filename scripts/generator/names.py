"""Names that generated code gets from the runtime, the clients and the templates, so that the spec cannot have them."""

from __future__ import annotations

import builtins
import functools
import importlib.util
import inspect
import keyword
import re
from collections.abc import Iterator
from pathlib import Path

from cloudinary_provisioning_runtime.client import AsyncClient, SyncClient
from cloudinary_provisioning_runtime.model import Model
from cloudinary_provisioning_runtime.resource import AsyncResource, Resource
from openapi_python_client.strings import PythonIdentifier

from .rules import Reserved

TEMPLATES = Path(__file__).resolve().parent / "templates"
PREFIX = "field_"  # of names that Python does not allow, as openapi-python-client has it


def imported(template: str) -> set[str]:
    """The names that a template imports."""
    text = (TEMPLATES / template).read_text("utf-8")
    lines = re.findall(r"^(?:from (?!__future__)\S+ )?import ([\w, ]+)$", text, re.MULTILINE)
    return {name for line in lines for name in line.split(", ")}


# An argument of such a name gets an underscore: the methods of operations use it themselves.
IN_METHODS = {"self", *(name for name in imported("tag.py.jinja") if name.startswith(("encode", "read_", "warn_")))}
TYPES = {"bool", "date", "datetime", "dict", "float", "int", "str"}  # a method of such a name would hide the type
# An attribute of such a name gets one as well: in a class it would hide what the next line names.
IN_MODELS = {"list", "self", *TYPES, *imported("model.py.jinja")}


def argument_name(key: str) -> str:
    name = identifier(key)
    return f"{name}_" if name in IN_METHODS else name


def attribute_name(key: str) -> str:
    """openapi-python-client protects every builtin's name; as an attribute most of them do no harm."""
    name = identifier(key)
    bare = name if name == key else name.removesuffix("_")
    return f"{bare}_" if keyword.iskeyword(bare) or bare in IN_MODELS else bare


def identifier(name: str) -> str:
    return str(PythonIdentifier(name, PREFIX))


@functools.cache
def reserved() -> Reserved:
    """What the dialect has to know of the runtime, the clients and the templates."""
    templates = {path.name: path.read_text("utf-8") for path in TEMPLATES.glob("*.py.jinja")}
    ours = templates["client.py.jinja"] + templates["calls.py.jinja"]
    # The public clients are not imported: they need what is generated.
    overlays = Path(getattr(importlib.util.find_spec("cloudinary_provisioning"), "origin", ""))
    clients = ours + overlays.with_name("client.py").read_text("utf-8")
    classes = {name for template in templates for name in imported(template)} | {*dir(builtins)}
    classes |= {*re.findall(r"class (\w+)", ours)}
    return {
        "tags": {*keyword.kwlist, *re.findall(r"def ([a-z]\w*)", clients), *_public(SyncClient), *_public(AsyncClient)},
        "methods": {*keyword.kwlist, *TYPES, *_public(Resource), *_public(AsyncResource)},
        "fields": {*_public(Model)},
        "classes": {name for name in classes if name[0].isupper()},
    }


def _public(owner: type) -> Iterator[str]:
    """The attributes of a class and of its instances."""
    yield from (name for name in dir(owner) if not name.startswith("_"))
    for base in owner.__mro__:
        if base.__module__.startswith("cloudinary_"):
            yield from re.findall(r"self\.([a-z]\w*)(?:: [^=\n]+)? = ", inspect.getsource(base))
