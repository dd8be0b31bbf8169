"""Results as a table, JSON, lines of JSON, or CSV."""

from __future__ import annotations

import csv
import json
import sys
from typing import Any

import click
from cloudinary_provisioning_runtime.model import Model

HIDDEN = "<hidden>"


def to_plain(value: Any, show_secrets: bool) -> Any:
    """A result as JSON has it."""
    if isinstance(value, list):
        return [to_plain(item, show_secrets) for item in value]
    data = value.to_dict() if isinstance(value, Model) else value
    return data if show_secrets else _hide(value, data)


def _hide(value: Any, data: Any) -> Any:
    if isinstance(value, Model):
        # As in the model's repr: a field that this version does not know may be a secret.
        names = {key: field.name for key, field in value._fields.items() if not field.secret}
        return {key: _hide(getattr(value, names[key]), part) if key in names else HIDDEN for key, part in data.items()}
    if isinstance(value, list) and isinstance(data, list):
        return [_hide(item, part) for item, part in zip(value, data, strict=True)]
    return {key: _hide(value[key], part) for key, part in data.items()} if isinstance(value, dict) else data


def to_text(value: Any) -> str:
    """A value as the text of one cell."""
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)


def write(data: Any, output: str, important: list[str]) -> None:
    """Print a result; a table has the important columns first, and as many as there is room for."""
    found = _content(data)
    items = found if isinstance(found, list) else [found]
    rows = [item if isinstance(item, dict) else {"value": item} for item in items]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    if output == "json":
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    elif output == "jsonl":
        click.echo("".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in items), nl=False)
    elif output == "csv":
        csv.writer(sys.stdout).writerows([columns, *([to_text(row.get(name)) for name in columns] for row in rows)])
    elif not found:
        click.echo("Done." if found is None else "Nothing found.", err=True)
    else:
        rank = {name: number for number, name in enumerate([columns[0], *important][::-1])}
        columns.sort(key=lambda name: -rank.get(name, -1))
        _write_table(rows, columns, is_list=found is items)
        if isinstance(data, dict) and data.get("next_cursor"):
            click.echo(f"There are more: --cursor {data['next_cursor']}, or --all", err=True)


def _content(data: Any) -> Any:
    """What an answer is about: the one list or object in it, or itself."""
    while isinstance(data, dict) and len(keys := data.keys() - {"total", "next_cursor"}) == 1:
        if not isinstance(inner := data[keys.pop()], dict | list):
            break
        data = inner
    return data


def _write_table(rows: list[dict[str, Any]], columns: list[str], *, is_list: bool) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    def show(value: Any) -> Text:  # without what a terminal would take for a command
        return Text("".join(part if part.isprintable() else "\ufffd" for part in to_text(value)))

    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, show_header=is_list)
    names = columns
    if is_list:
        cells = {name: [row.get(name) for row in rows] for name in columns}
        names = [
            n for n, cell in cells.items() if not all(v in (None, HIDDEN) or isinstance(v, dict | list) for v in cell)
        ]
        widths = {name: 3 + min(max(show(value).cell_len for value in (name, *cells[name])), 40) for name in names}
        while len(names) > 1 and sum(widths[name] for name in names) > console.width + 3:
            names.pop()
        for name in names:  # the first, which says which one it is, is never cut off
            table.add_column(name, no_wrap=name != names[0], overflow="fold" if name == names[0] else "ellipsis")
        for row in rows:
            table.add_row(*(show(row.get(name)) for name in names))
    else:
        for name, value in rows[0].items():
            table.add_row(name, show(value))
    console.print(table)
    if len(names) < len(columns):
        click.echo(f"{len(columns) - len(names)} more fields: --output json", err=True)
