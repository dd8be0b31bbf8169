"""The directory that is written: all of it or nothing, and how it differs from what the spec says."""

from __future__ import annotations

import contextlib
import ctypes
import difflib
import os
import shutil
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A file, a symbolic link or an empty directory, with what a commit of it would hold."""

    mode: str
    content: bytes


Entries = dict[Path, Entry]


@contextlib.contextmanager
def scratch_directory(beside: Path | None) -> Iterator[Path]:
    """A directory beside what is to be replaced, or just anywhere; gone afterwards."""
    for left in beside.glob(".generate-*") if beside else ():  # nobody uses it: this run has the lock
        print(f"{left} is removed: a run that was killed left it", file=sys.stderr)
        shutil.rmtree(left)
    with uninterrupted():
        temporary = tempfile.TemporaryDirectory(prefix=".generate-", dir=beside)
    try:
        # One inside of it, since the temporary one is for our eyes only and renaming keeps that.
        inner = Path(temporary.name) / "generated"
        inner.mkdir()
        yield inner
    finally:
        with uninterrupted():
            temporary.cleanup()


@contextlib.contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Wait until no other run is in this place; on Windows, where there is no such lock, its renaming fails instead."""
    if sys.platform == "win32" or not directory.is_dir():
        yield
        return
    import fcntl

    handle = os.open(directory, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("waiting for another run", file=sys.stderr)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C and SIGTERM back until the end."""
    received: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        for number in before:
            signal.signal(number, lambda number, _: received.append(number))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for received_number in received:
        signal.raise_signal(received_number)


def replace(new: Path, place: Path) -> None:
    """Put a new directory into the place of an old one, which is then where the new one was."""
    with uninterrupted():
        if not os.path.lexists(place):
            new.rename(place)
        elif not _exchanged(new, place):
            old = new.with_suffix(".old")
            place.rename(old)
            try:
                new.rename(place)
            except OSError:
                old.rename(place)
                raise


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two directories at once, if Linux or macOS can do it there."""
    system: Any = ctypes.CDLL(None) if os.name == "posix" else None
    names, swap = (os.fsencode(one), os.fsencode(other)), 2  # RENAME_EXCHANGE, and RENAME_SWAP
    if hasattr(system, "renameat2"):
        here = -100  # AT_FDCWD
        return bool(system.renameat2(here, names[0], here, names[1], swap) == 0)
    return hasattr(system, "renamex_np") and bool(system.renamex_np(*names, swap) == 0)


def differences(old: Entries, new: Entries) -> Iterator[str]:
    """A unified diff of two directories."""
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        yield f"--- generated/{name}{'' if before else ' (missing)'}\n"
        yield f"+++ generated/{name}{'' if after else ' (not in the spec)'}\n"
        modes = [entry.mode for entry in (before, after) if entry]
        if {*modes} != {"file"}:
            yield f"{' -> '.join(modes)}\n"
        try:
            old_lines, new_lines = (e.content.decode().splitlines(keepends=True) if e else [] for e in (before, after))
        except UnicodeDecodeError:
            yield "not text\n"
            continue
        for line in list(difflib.unified_diff(old_lines, new_lines))[2:]:
            yield line.replace("\r", "\\r") if line.endswith("\n") else f"{line}\n"


def entries_of(top: Path) -> Entries:
    """What is below a directory, by name; what imports leave behind is left out."""
    found = {}
    for place, directories, files in os.walk(top):
        here = Path(place)
        if not directories and not files and here != top:
            found[here.relative_to(top)] = Entry("empty directory", b"")
        directories[:] = [name for name in directories if name != "__pycache__"]
        for path in (here / name for name in [*files, *directories]):
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                found[path.relative_to(top)] = Entry("symbolic link", os.fsencode(path.readlink()))
            elif stat.S_ISREG(mode):
                is_executable = mode & stat.S_IXUSR
                found[path.relative_to(top)] = Entry("executable" if is_executable else "file", path.read_bytes())
            elif not stat.S_ISDIR(mode):
                found[path.relative_to(top)] = Entry("special file", b"")
    return found
