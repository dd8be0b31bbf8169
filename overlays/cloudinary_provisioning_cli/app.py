"""The command `cloudinary-provisioning`."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Callable
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import click
from cloudinary_provisioning_runtime.errors import ConfigurationError, ConnectionFailed, ProvisioningError
from cloudinary_provisioning_runtime.unset import UNSET

from .operations import Operation, arguments_of, operations, read_json, tags

if TYPE_CHECKING:
    from cloudinary_provisioning import Call, Provisioning

FILE = click.Path(path_type=Path, dir_okay=False)


class Tag(click.Group):
    """The operations of a tag; its module is imported when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name.replace("_", "-") for name in operations(str(self.name))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        operation = operations(str(self.name)).get(cmd_name.replace("-", "_"))
        return None if operation is None else _command(operation)


class App(click.Group):
    """All tags, and what errors mean to the shell."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [tag.replace("_", "-") for tag in tags()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        text = tags().get(tag := cmd_name.replace("-", "_"))
        return None if text is None else Tag(tag, help=text)

    def main(self, *arguments: Any, **extra: Any) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
            sys.stdout.reconfigure(encoding="utf-8")  # who reads a file or a pipe expects that everywhere
        try:
            sys.exit(super().main(*arguments, **{**extra, "standalone_mode": False}))
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo("Aborted.", err=True)
            sys.exit(130)
        except (ProvisioningError, OSError) as error:
            click.echo(f"Error: {error}", err=True)
            code = 2 if isinstance(error, ConfigurationError | OSError) else 1
            sys.exit(3 if isinstance(error, ConnectionFailed) else code)


@click.command(cls=App, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--sandbox", is_flag=True, help="Use a local account that ends with the command.")
@click.option("--verbose", is_flag=True, help="Log on standard error what is sent, without secrets.")
@click.version_option(package_name="cloudinary-provisioning")
@click.pass_context
def app(context: click.Context, sandbox: bool, verbose: bool) -> None:
    """Provision a Cloudinary account: product environments, users, groups, roles, access keys.

    CLOUDINARY_ACCOUNT_URL says which: account://<provisioning_api_key>:<provisioning_api_secret>@<account_id>
    """
    if verbose:
        logger, handler = logging.getLogger("cloudinary_provisioning"), logging.StreamHandler(sys.stderr)
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        context.call_on_close(lambda: logger.removeHandler(handler))
    if sandbox:
        try:  # by name: the library does not depend on its sandbox
            running = import_module("cloudinary_provisioning_sandbox").Sandbox(users=5, environments=2, groups=1)
        except ModuleNotFoundError as error:
            raise click.UsageError(str(error)) from None
        context.obj = context.with_resource(running).account_url


def _own(name: str, text: str, **settings: Any) -> click.Option:
    # With an underscore, to tell it from the arguments of the operation.
    return click.Option([f"_{name.replace('-', '_')}", f"--{name}"], help=text, **settings or {"is_flag": True})


def _command(operation: Operation) -> click.Command:
    formats = click.Choice(["table", "json", "jsonl", "csv"])
    own = [
        _own("output", "Default: table on a terminal, json elsewhere.", type=formats),
        _own("show-secrets", "Do not hide the secrets of the answer."),
        _own("dry-run", "Print what would be sent, and send nothing."),
    ]
    if operation.has_pages:
        own.append(_own("all", "All pages."))
    if operation.method != "GET":
        name = f"FILE.{operation.tag}.{operation.name}.csv"
        own += [
            _own("yes", "Delete or disable without asking."),
            _own("json", "A JSON object of arguments, or - for standard input.", type=click.File(encoding="utf-8")),
            _own("from", "Send one call for each row; columns are arguments.", type=FILE, metavar="FILE.csv"),
            _own("outcomes", f"What became of each row, .csv or .jsonl. Default: {name}", type=FILE, metavar="FILE"),
        ]
    return click.Command(
        operation.name.replace("_", "-"),
        params=[*operation.parameters(), *own],
        help=operation.help,
        epilog=operation.url,
        callback=click.pass_context(lambda context, /, **_: _run(context, operation)),
    )


def _run(context: click.Context, operation: Operation) -> int:
    from .output import to_plain, write
    from .rows import parameter_of, read_rows, send_rows

    own = {name[1:]: value for name, value in context.params.items() if name[0] == "_"}
    given = {name: value for name, value in context.params.items() if name[0] != "_" and value not in (None, ())}
    if own.get("json"):
        if not isinstance(found := read_json(own["json"].read()), dict):
            raise click.UsageError("--json must be a JSON object")
        given = {str(parameter_of(context, key).name): value for key, value in found.items()} | given
    source: Path | None = own.get("from")
    with _connect(context.obj, operation) as client:
        make = getattr(getattr(client.calls, operation.tag), operation.name)
        calls: dict[str, tuple[int, Call[Any]]] = {}  # by text: what two rows say alike is sent once
        for line, row in read_rows(source, context) if source else [(0, {})]:
            call = _make(make, given | row, f"{source}, line {line}: " if source else "")
            calls.setdefault(_text(client.base_url, call), (line, call))
        if own["dry_run"]:
            click.echo("\n".join(calls))
            return 0
        if not own.get("yes"):
            _ask([text for text, (_, call) in calls.items() if _deletes_or_disables(call)])
        if source:
            default = source.with_name(f"{source.stem}.{operation.tag}.{operation.name}.csv")
            return send_rows(client, calls, own["outcomes"] or default, own["show_secrets"])
        if own.get("all"):
            iterate = getattr(getattr(client, operation.tag), operation.iterator)
            result = list(_make(iterate, given, "--all: "))
        else:
            ((_, call),) = calls.values()
            result = client.send(call)
        output = own["output"] or ("table" if sys.stdout.isatty() else "json")
        write(to_plain(result, own["show_secrets"]), output, arguments_of(operation.tag))
    return 0


def _connect(account_url: str | None, operation: Operation) -> Provisioning:
    from cloudinary_provisioning import Provisioning
    from cloudinary_provisioning.configuration import VARIABLE

    try:
        return Provisioning(account_url)
    except ConfigurationError:
        if "{account_id}" in operation.path or VARIABLE in os.environ:
            raise
        return Provisioning.without_account()


def _make(function: Callable[..., Any], arguments: dict[str, Any], place: str) -> Any:
    try:
        signature(function).bind(**arguments)
        return function(**arguments)
    except (TypeError, ValueError) as error:
        raise click.UsageError(f"{place}{error}") from None


def _text(base_url: str, call: Call[Any]) -> str:
    query = f"?{urlencode(call.query)}" if call.query else ""
    body = "" if call.json is UNSET else f" {json.dumps(call.json, ensure_ascii=False)}"
    return f"{call.method} {base_url}{call.path}{query}{body}"


def _deletes_or_disables(call: Call[Any]) -> bool:
    disables = isinstance(call.json, dict) and call.json.get("enabled") is False
    return call.method == "DELETE" or (disables and call.method != "POST")


def _ask(texts: list[str]) -> None:
    if not texts:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("this deletes or disables something: pass --yes to do so without being asked")
    click.echo("\n".join([*texts[:5], "..."] if len(texts) > 5 else texts), err=True)
    click.confirm(f"Delete or disable {'this' if len(texts) == 1 else f'these {len(texts)}'}?", abort=True, err=True)
