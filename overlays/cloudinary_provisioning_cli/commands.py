"""The commands, made of the signatures and docstrings of the generated code."""

from __future__ import annotations

import json
import logging
import re
from collections import UserDict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property
from importlib import import_module
from inspect import Parameter, getdoc, signature
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import click
from cloudinary_provisioning_api.calls import Calls
from cloudinary_provisioning_runtime.errors import ConfigurationError, ConnectionFailed, ProvisioningError
from cloudinary_provisioning_runtime.unset import Unset

FORMATS, ROWS = click.Choice(["table", "json", "jsonl", "csv"]), click.Path(exists=True, dir_okay=False, path_type=Path)
# In Python their names begin with an underscore, to tell them from the arguments of an operation.
OPTIONS = [
    click.Option(["_output", "--output"], type=FORMATS, help="Default: table on a terminal, json elsewhere."),
    click.Option(["_show_secrets", "--show-secrets"], is_flag=True, help="Do not hide the secrets of the answer."),
    click.Option(["_dry_run", "--dry-run"], is_flag=True, help="Print what would be sent, and send nothing."),
]
OPTIONS_OF_PAGES = [click.Option(["_all", "--all"], is_flag=True, help="All pages.")]
OPTIONS_OF_CHANGES = [
    click.Option(["_yes", "--yes"], is_flag=True, help="Delete or disable without asking."),
    click.Option(["_json", "--json"], type=click.File(encoding="utf-8"), help="Arguments as a JSON object, or -."),
    click.Option(["_from", "--from"], type=ROWS, metavar="FILE.csv", help="One call for each row of arguments."),
]


@click.group()
@click.option("--sandbox", is_flag=True, help="Use a local account that ends with the command.")
@click.option("--verbose", is_flag=True, help="Log on standard error what is sent, without secrets.")
@click.version_option(package_name="cloudinary-provisioning")
@click.pass_context
def app(context: click.Context, sandbox: bool, verbose: bool) -> None:
    """Provision a Cloudinary account: product environments, users, groups, roles, access keys.

    CLOUDINARY_ACCOUNT_URL says which: account://<provisioning_api_key>:<provisioning_api_secret>@<account_id>
    """
    context.obj = sandbox
    if verbose:
        logging.basicConfig(format="%(message)s")
        logging.getLogger("cloudinary_provisioning").setLevel(logging.DEBUG)


class Operation(click.Command):
    """An operation of the contract. None of its arguments is required: they may come from a file."""

    def __init__(self, tag: str, name: str, function: Callable[..., Any], resource: type) -> None:
        self.id, iterator = f"{tag}.{name}", "iter" if name == "list" else f"iter_{name}"
        self.iterator = f"{tag}.{iterator}" if hasattr(resource, iterator) else ""
        self.method, self.path = (getdoc(function) or "").split()
        text, _, url = (getdoc(getattr(resource, name)) or "").partition("\nDocs: ")
        # An argument begins a line that is indented by four; its further lines are indented by eight.
        texts = dict(re.findall(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", text, re.M))
        hints = get_type_hints(function)
        _, *found = signature(function).parameters.values()
        self.arguments = {p.name.strip("_"): _argument(p, hints[p.name], texts.get(p.name, "")) for p in found}
        options = [*self.arguments.values(), *OPTIONS, *(OPTIONS_OF_PAGES if self.iterator else [])]
        options += OPTIONS_OF_CHANGES if self.method != "GET" else []
        summary = re.split(r"\n(?:Args|Returns|Raises):", text)[0].strip()
        super().__init__(name.replace("_", "-"), params=options, help=summary, epilog=url)

    def argument(self, name: str) -> click.Parameter:
        """The argument that a column or a key names."""
        if (found := self.arguments.get(name.strip().lower().replace("-", "_"))) is None:
            raise click.UsageError(f"there is no argument {name!r}, only {', '.join(self.arguments)}")
        return found

    def invoke(self, ctx: click.Context) -> None:
        """Run the command; errors become what the shell expects."""
        try:
            from .run import run  # what it imports takes most of the time, and help and completion do not need it

            account_url = None
            if ctx.obj:  # by name: the library does not depend on its sandbox
                sandbox = import_module("cloudinary_provisioning_sandbox").Sandbox(users=5, environments=2, groups=1)
                account_url = ctx.with_resource(sandbox).account_url
            run(self, account_url, ctx.params)
        except (click.Abort, KeyboardInterrupt):
            click.echo("Aborted.", err=True)
            ctx.exit(130)
        except (ProvisioningError, ValueError, PermissionError, IsADirectoryError, ModuleNotFoundError) as error:
            click.echo(f"Error: {error}", err=True)
            is_refused = isinstance(error, ProvisioningError) and not isinstance(error, ConfigurationError)
            ctx.exit(3 if isinstance(error, ConnectionFailed) else 1 if is_refused else 2)


def _argument(parameter: Parameter, hint: Any, text: str) -> click.Parameter:
    name, option = parameter.name, parameter.name.strip("_").replace("_", "-")
    if parameter.kind is not Parameter.KEYWORD_ONLY:
        return click.Argument([name], required=False, metavar=name.upper())
    text = " ".join(text.split()) + "  [required]" * (parameter.default is Parameter.empty)
    read, kinds = _type(hint)
    if bool in kinds:
        return click.Option([name, f"--{option}/--no-{option}"], default=None, help=text)
    is_list = get_origin(kinds[0]) is Sequence and _type(get_args(kinds[0])[0])[0] is not json.loads
    if is_list:
        (read, kinds), text = _type(get_args(kinds[0])[0]), f"{text}  [repeatable]"
    metavar = "YYYY-MM-DD" if date in kinds else "TIME" if datetime in kinds else "JSON" if read is json.loads else None
    return click.Option([name, f"--{option}"], type=read, multiple=is_list, metavar=metavar, help=text)


def _type(hint: Any) -> tuple[Any, list[Any]]:
    """How click reads a value, and the types that it may have if it is neither null nor left out."""
    kinds = [kind for kind in get_args(hint | None) if kind not in (Unset, NoneType)]
    if get_origin(kinds[0]) is Literal:
        return click.Choice(get_args(kinds[0])), kinds
    return next((kind for kind in (str, int, float) if kind in kinds), json.loads), kinds


class Operations(UserDict[str, click.Command]):
    """The operations of a tag; its module is imported when they are asked for."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    @cached_property
    def data(self) -> dict[str, click.Command]:  # type: ignore[override] # made when it is first read
        module = import_module(f"cloudinary_provisioning_api.api.{self.tag}")
        (calls,) = (kind for name, kind in vars(module).items() if name.endswith("Calls"))
        resource = getattr(module, calls.__name__.removesuffix("Calls"))
        return {n.replace("_", "-"): Operation(self.tag, n, f, resource) for n, f in vars(calls).items() if n[0] != "_"}


for _tag, _member in vars(Calls).items():
    if isinstance(_member, cached_property):
        app.add_command(click.Group(_tag.replace("_", "-"), Operations(_tag), help=getdoc(_member)))
