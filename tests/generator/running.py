"""Runs of the generator on specs that the tests make up."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from generator import __main__ as generator
from ruamel.yaml import YAML

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SPEC = ROOT / "openapi" / "provisioning.yaml"

Document = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str


def load(path: Path) -> Document:
    document: Document = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return document


def write(document: Document, path: Path) -> Path:
    """The document as a file; JSON is YAML, and written faster."""
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def run(spec: Path, output: Path, *options: str) -> Run:
    """A run in this process, since starting another one takes longer than most of the runs."""
    arguments = ["generator", f"--spec={spec}", f"--output={output}", *options]
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", arguments),
        mock.patch.dict(os.environ),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = generator.main()
    return Run(code, out.getvalue(), err.getvalue())


def generated(document: Document, directory: Path) -> Path:
    """The output for a document that must be generated without complaint."""
    output = directory / "out"
    result = run(write(document, directory / "spec.yaml"), output)
    assert (result.code, result.err) == (0, ""), result.err
    return output


def shell(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """A command, as people run it."""
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def files(top: Path) -> dict[str, bytes]:
    """Every file below a directory, apart from the bytecode that an import leaves behind."""
    found = (path for path in sorted(top.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in found}


def importing(output: Path) -> Mapping[str, str]:
    """The environment in which the public face stands on this output."""
    overlays = str(ROOT / "overlays")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(output), overlays]), "PYTHONDONTWRITEBYTECODE": "1"}
