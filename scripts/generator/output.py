"""The directory that is written: all of it or nothing, and how it differs from what the spec says."""

from __future__ import annotations

import contextlib
import difflib
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

Entries = dict[Path, str]


def replace(place: Path, new: Entries) -> None:
    """Replace a directory by new files, all of them or none. Their names begin with the name of the directory."""
    with _uninterrupted():
        room = Path(tempfile.mkdtemp(prefix=".generated-", dir=place.parents[1]))
        old = room / "old"
        try:
            for name, text in new.items():
                (room / name).parent.mkdir(parents=True, exist_ok=True)
                (room / name).write_text(text, encoding="utf-8", newline="\n")
            if place.exists():
                place.rename(old)
            (room / place.name).rename(place)
        finally:
            if old.exists() and not place.exists():
                old.rename(place)
            shutil.rmtree(room, ignore_errors=True)  # the new one is written even if the old one stays


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ignore Ctrl-C and SIGTERM, for a moment."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def entries_of(top: Path) -> Entries:
    """The files below a directory as text, bytecode apart; anything else is described in a line."""
    found = {}
    for path in top.rglob("*"):
        mode = path.lstat().st_mode
        if "__pycache__" in path.parts or (stat.S_ISDIR(mode) and any(path.iterdir())):
            continue
        if stat.S_ISREG(mode):
            text = "executable\n" if mode & stat.S_IXUSR else ""
            text += path.read_bytes().decode(errors="surrogateescape") or "empty file\n"
        elif stat.S_ISLNK(mode):
            text = f"symbolic link to {path.readlink()}\n"
        else:
            text = "empty directory\n" if stat.S_ISDIR(mode) else "special file\n"
        found[path.relative_to(top)] = text
    return found


def differences(old: Entries, new: Entries) -> Iterator[str]:
    """A unified diff of two directories."""
    for name in sorted({*old, *new}):
        before, after = (entries.get(name, "").splitlines(keepends=True) for entries in (old, new))
        source = f"generated/{name}{'' if name in old else ' (missing)'}"
        target = f"generated/{name}{'' if name in new else ' (not in the spec)'}"
        for line in difflib.unified_diff(before, after, source, target):
            text = line.removesuffix("\n").replace("\r", "\\r").encode(errors="backslashreplace").decode()
            yield f"{text}\n"
