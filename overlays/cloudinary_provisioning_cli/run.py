"""What a command does: make calls, one or one for each row of a file, send them, and print what comes back."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from inspect import signature
from operator import attrgetter
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlencode

import click
from cloudinary_provisioning import Call, ConnectionFailed, NotSent, Outcome, Provisioning, RateLimited, Unauthorized
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task
from rich.table import Table
from rich.text import Text

from .commands import Operation

FIELDS = ("line", "outcome", "error", "result", "call")


def run(operation: Operation, account_url: str | None, options: dict[str, Any]) -> None:
    """Run the command of an operation."""
    found = json.load(options["_json"]) if options.get("_json") else {}
    if not isinstance(found, dict):
        raise click.UsageError("--json must be a JSON object")
    given = {str(operation.argument(key).name): value for key, value in found.items()}
    given |= {name: value for name, value in options.items() if name[0] != "_" and value not in (None, ())}
    path, show_secrets = options.get("_from"), options["_show_secrets"]
    is_public = not account_url and "{account_id}" not in operation.path and "CLOUDINARY_ACCOUNT_URL" not in os.environ
    with Provisioning.without_account() if is_public else Provisioning(account_url) as client:
        calls: dict[str, tuple[int, Call[Any]]] = {}  # by text: what two rows say alike is sent once
        for line, row in _read_rows(path, operation) if path else [(0, {})]:
            call = _apply(attrgetter(operation.id)(client.calls), given | row, f"{path}, line {line}: " if path else "")
            calls.setdefault(_describe(client.base_url, call), (line, call))
        if not (options["_dry_run"] or options.get("_yes")):
            _ask((text, call) for text, (_, call) in calls.items() if call.method not in ("GET", "POST"))
        if options["_dry_run"]:
            click.echo("\n".join(calls))
        elif path:
            suffix = "jsonl" if options["_output"] == "jsonl" else "csv"
            _send_rows(client, calls, path.with_suffix(f".{operation.id}.{suffix}"), show_secrets)
        else:
            pages = _apply(attrgetter(operation.iterator)(client), given, "--all: ") if options.get("_all") else None
            result = client.send(next(iter(calls.values()))[1]) if pages is None else list(pages)
            _print(result, options["_output"] or ("table" if sys.stdout.isatty() else "json"), show_secrets)


def _apply(function: Callable[..., Any], arguments: dict[str, Any], place: str) -> Any:
    try:
        signature(function).bind(**arguments)
        return function(**arguments)
    except (TypeError, ValueError) as error:
        raise click.UsageError(f"{place}{error}") from None


def _describe(base_url: str, call: Call[Any]) -> str:
    query = f"?{urlencode(call.query)}" if call.query else ""
    body = f" {json.dumps(call.json, ensure_ascii=False)}" if isinstance(call.json, dict) else ""
    return f"{call.method} {base_url}{call.path}{query}{body}"


def _ask(changes: Iterable[tuple[str, Call[Any]]]) -> None:
    """Ask before something is deleted or disabled."""
    texts = [text for text, call in changes if call.method == "DELETE" or (call.json or {}).get("enabled") is False]
    if texts and not sys.stdin.isatty():
        raise click.UsageError("this deletes or disables something: pass --yes to do so without being asked")
    if texts:
        click.confirm("\n".join([*texts, "Delete or disable?"]), abort=True, err=True)


def _read_rows(path: Path, operation: Operation) -> Iterator[tuple[int, dict[str, Any]]]:
    """The arguments of each row of a file, with the number of its line."""
    context = click.get_current_context()
    with path.open(newline="", encoding="utf-8-sig") as file:  # -sig: spreadsheets begin files with a mark
        reader = csv.DictReader(file, restkey="(no column)", restval="")
        try:
            for row in reader:
                cells = [(operation.argument(column), text) for column, text in row.items()]
                texts = [
                    (c, [*map(str.strip, t.split(","))] if c.multiple else t.strip()) for c, t in cells if t.strip()
                ]
                yield reader.line_num, {str(c.name): c.type_cast_value(context, found) for c, found in texts}
        except (csv.Error, UnicodeDecodeError, click.UsageError) as error:
            message = getattr(error, "format_message", error.__str__)()
            raise click.UsageError(f"{path}, line {reader.line_num}: {message}") from None


def _send_rows(client: Provisioning, calls: dict[str, tuple[int, Call[Any]]], path: Path, show_secrets: bool) -> None:
    """Send calls and write down what becomes of each; raise the first error in the end."""
    errors: list[Exception] = []
    with path.open("a+", newline="", encoding="utf-8", buffering=1) as file:
        file.seek(0)
        try:
            lines = map(json.loads, file) if path.suffix == ".jsonl" else csv.DictReader(file)
            known = {line["call"]: line["outcome"] for line in lines}  # the last line of a call counts
        except (ValueError, KeyError):
            raise click.UsageError(f"{path} is there already, and is not a file of outcomes") from None
        left = [text for text in calls if known.get(text) not in ("done", "unknown")]
        batch = client.send_all([calls[text][1] for text in left])
        if path.suffix == ".csv" and not file.tell():
            csv.writer(file).writerow(FIELDS)

        class Waiting(ProgressColumn):
            def render(self, task: Task) -> Text:
                return Text(f"waiting until {until.astimezone():%H:%M:%S}" if (until := batch.waiting_until) else "")

        def record(outcome: Outcome[Any]) -> None:
            text, error = left[outcome.index], outcome.error
            errors.extend([error] if error else [])
            if isinstance(error, NotSent | RateLimited):
                return
            # What may have been created is not created again by itself.
            is_unknown = getattr(error, "sent", "no") == "maybe" and outcome.call.method == "POST"
            known[text] = "done" if error is None else "unknown" if is_unknown else "failed"
            values = (calls[text][0], known[text], error and str(error), _to_plain(outcome.value, show_secrets), text)
            _write_line(file, dict(zip(FIELDS, values, strict=True)), path.suffix == ".csv")
            if isinstance(error, Unauthorized) or (isinstance(error, ConnectionFailed) and error.sent == "no"):
                batch.stop()  # the next ones would fail alike

        columns, console = (BarColumn(), MofNCompleteColumn(), Waiting()), Console(stderr=True)
        try:
            with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
                for outcome in progress.track(batch, len(left)):
                    record(outcome)
        finally:
            batch.stop()  # Ctrl-C may come between two outcomes: those of what is under way are still to be had
            for outcome in batch:
                record(outcome)
            counts = {"done": 0} | Counter(known.get(text, "left") for text in calls)
            click.echo(f"{', '.join(f'{n} {word}' for word, n in counts.items())}; {path} has the outcomes", err=True)
            if counts.keys() - {"done"}:
                click.echo("To go on, run the same command again: it sends what is left, and what failed.", err=True)
            if "unknown" in counts:
                click.echo("What is unknown may be done: look, and delete its line if it is not.", err=True)
    if errors:
        raise min(errors, key=lambda error: isinstance(error, NotSent))


def _to_plain(value: Any, show_secrets: bool) -> Any:
    """A result as JSON has it."""
    return json.loads(json.dumps(value, default=lambda model: model.to_dict(hide_secrets=not show_secrets)))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)


def _write_line(file: TextIO, row: dict[str, Any], is_csv: bool) -> None:
    if is_csv:
        csv.writer(file).writerow(map(_text, row.values()))
    else:
        file.write(f"{json.dumps(row, ensure_ascii=False)}\n")


def _print(result: Any, output: str, show_secrets: bool) -> None:
    """Print a result, or the items of a list."""
    is_list = isinstance(result, Iterable) and not isinstance(result, dict)
    items = list(result) if is_list else [getattr(result, "data", result)]
    rows = [row if isinstance(row, dict) else {"value": row} for row in _to_plain(items, show_secrets)]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    if output == "json":
        click.echo(json.dumps(_to_plain(result, show_secrets), indent=2, ensure_ascii=False))
    elif output != "table":
        header = [dict(zip(columns, columns, strict=True))] if output == "csv" else []
        for row in header + rows:
            _write_line(sys.stdout, {name: row.get(name) for name in columns}, output == "csv")
    elif result is None or not rows:
        click.echo("Done." if result is None else "Nothing found.", err=True)
    elif is_list:
        fields = getattr(type(items[0]), "_fields", {})
        _print_table(rows, sorted(columns, key=lambda name: name not in fields or fields[name].optional))
    else:
        _print_table([{"field": name, "value": _text(value)} for name, value in rows[0].items()], ["field", "value"])
    if output == "table" and (cursor := getattr(result, "next_cursor", None)):
        click.echo(f"There are more: --cursor {cursor}, or --all", err=True)


def _print_table(rows: list[dict[str, Any]], columns: list[str]) -> None:
    """The first columns with plain values, as many as there is room for."""
    console = Console(highlight=False)
    names = [name for name in columns if any(isinstance(row.get(name), str | int | float) for row in rows)]
    names = names[: max(2, console.width // 22)]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in names:
        table.add_column(name, no_wrap=name == names[0], overflow="fold")
    for row in rows:  # without what a terminal would take for a command
        texts = (_text(row.get(name)) for name in names)
        table.add_row(*(Text("".join(part if part.isprintable() else "\ufffd" for part in text)) for text in texts))
    console.print(table)
    if len(names) < len(columns):
        click.echo(f"{len(columns) - len(names)} more fields: --output json", err=True)
