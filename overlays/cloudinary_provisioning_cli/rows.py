"""One call for each row of a file, and a file with what became of each."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from cloudinary_provisioning_runtime.errors import ConnectionFailed, NotSent, RateLimited, Unauthorized

from .output import to_plain, to_text

if TYPE_CHECKING:
    from cloudinary_provisioning import Batch, Call, Outcome, Provisioning

FIELDS = ("line", "outcome", "status", "request_id", "error", "result", "call")


def parameter_of(context: click.Context, name: str) -> click.Parameter:
    """The argument that a column or a key names."""
    known = {str(found.name).strip("_"): found for found in context.command.params if str(found.name)[0] != "_"}
    if (key := name.strip().lower().replace("-", "_")) not in known:
        raise click.UsageError(f"there is no argument {name!r}, only {', '.join(known)}")
    return known[key]


def read_rows(path: Path, context: click.Context) -> Iterator[tuple[int, dict[str, Any]]]:
    """The arguments of each row, with the number of its line."""
    with path.open(newline="", encoding="utf-8-sig") as lines:  # -sig: spreadsheets begin files with a mark
        reader = csv.DictReader(lines, restkey="", restval="")
        try:
            parameters = {column: parameter_of(context, column) for column in reader.fieldnames or ()}
            for row in reader:
                if row.pop("", None):
                    raise click.UsageError("more cells than columns")
                cells = [(parameters[column], text.strip()) for column, text in row.items() if text.strip()]
                yield reader.line_num, {str(found.name): _read(found, text, context) for found, text in cells}
        except (csv.Error, UnicodeDecodeError, click.UsageError) as error:
            message = error.format_message() if isinstance(error, click.UsageError) else error
            raise click.UsageError(f"{path}, line {reader.line_num}: {message}") from None


def _read(parameter: click.Parameter, text: str, context: click.Context) -> Any:
    if parameter.multiple:
        return list(parameter.type_cast_value(context, [part.strip() for part in text.split(",")]))
    return parameter.type_cast_value(context, text)


def send_rows(client: Provisioning, calls: Mapping[str, tuple[int, Call[Any]]], path: Path, show_secrets: bool) -> int:
    """Send calls, by their text, and write down what becomes of each; the exit code."""
    errors: list[Exception] = []
    is_interrupted, is_csv = False, path.suffix != ".jsonl"
    with path.open("a+", newline="", encoding="utf-8") as file:
        file.seek(0)
        try:
            before = csv.DictReader(file) if is_csv else map(json.loads, file)
            known = {line["call"]: line["outcome"] for line in before}  # the last line of a call counts
        except (csv.Error, ValueError, LookupError, TypeError):
            raise click.UsageError(f"{path} is there already, and is not a file of outcomes") from None
        # What may have been created is not created again by itself.
        left = {text: call for text, call in calls.items() if known.get(text) not in ("done", "unknown")}
        texts = list(left)
        counts = Counter(f"{known[text]} before" for text in calls if text not in left)
        batch = client.send_all([call for _, call in left.values()])
        if is_csv and not file.tell():
            csv.writer(file).writerow(FIELDS)

        def record(outcome: Outcome[Any]) -> None:
            error, call = outcome.error, outcome.call
            errors.extend([error] if error else [])
            if isinstance(error, NotSent | RateLimited):
                return
            is_unknown = getattr(error, "sent", "") == "maybe" and call.method == "POST"
            word = "done" if error is None else "unknown" if is_unknown else "failed"
            facts = (getattr(error, "status", None), getattr(error, "request_id", None), error and str(error))
            result = None if error else to_plain(outcome.value, show_secrets)
            values = (left[texts[outcome.index]][0], word, *facts, result, texts[outcome.index])
            if is_csv:
                csv.writer(file).writerow(map(to_text, values))
            else:
                file.write(json.dumps(dict(zip(FIELDS, values, strict=True)), ensure_ascii=False) + "\n")
            file.flush()
            counts[word] += 1
            if isinstance(error, Unauthorized) or (isinstance(error, ConnectionFailed) and error.sent == "no"):
                batch.stop()  # the next ones would fail alike

        try:
            for outcome in _with_progress(batch, len(left)):
                record(outcome)
        except KeyboardInterrupt:
            is_interrupted = True
            batch.stop()
            for outcome in batch:
                record(outcome)
    unsent = len(left) - sum(counts[word] for word in ("done", "failed", "unknown"))
    summary = ", ".join(f"{count} {word}" for word, count in [*counts.items(), ("not sent", unsent)] if count)
    click.echo(f"{summary or 'no rows'}; {path} has the outcomes", err=True)
    for error in [error for error in errors if not isinstance(error, NotSent)][:1]:
        click.echo(f"Error: {error}", err=True)
    if "unknown" in summary:
        click.echo("Unknown: may have been done. Look, and delete the line of those to send again.", err=True)
    if unsent or counts["failed"]:
        resets = [reset for error in errors if (reset := getattr(error, "reset_at", None))]
        when = f", from {max(resets):%Y-%m-%d %H:%M:%S} UTC on" if resets else ""
        click.echo(f"To go on, run the same command again{when}: what is done is not sent again.", err=True)
    if is_interrupted:
        return 130
    return 0 if not errors else 3 if all(isinstance(error, ConnectionFailed | NotSent) for error in errors) else 1


def _with_progress(batch: Batch[Any], total: int) -> Iterator[Outcome[Any]]:
    if not sys.stderr.isatty():
        return (yield from batch)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task
    from rich.text import Text

    class Waiting(ProgressColumn):
        def render(self, task: Task) -> Text:
            until = batch.waiting_until
            return Text(f"waiting until {until.astimezone():%H:%M:%S}" if until else "")

    columns, console = (BarColumn(), MofNCompleteColumn(), Waiting()), Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(batch, total=total)
