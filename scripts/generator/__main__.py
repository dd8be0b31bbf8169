"""Generate generated/ from openapi/provisioning.yaml, or with --check say whether it is what the spec says.

python -m generator           write
python -m generator --check   compare; print a diff and exit 1 if they differ
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.strings import PythonIdentifier

from .checks import problems
from .contract import Contract, ContractError
from .docstrings import one_line
from .rendering import Renderer

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = Path(__file__).resolve().parent / "templates"
PACKAGE = "cloudinary_provisioning_api"
MODULES = ("calls", "client", "servers")


class Package(Project):
    """The generator's project, with our files in the place of its own."""

    def __init__(self, contract: Contract, parsed: GeneratorData, config: Config) -> None:
        super().__init__(openapi=parsed, config=config, custom_template_path=TEMPLATES)
        self.env.globals["contract"] = contract
        self.env.filters["one_line"] = one_line
        renderer = Renderer(contract, parsed)
        self.tags = renderer.tags()
        self.models = renderer.models()
        self.env.globals["tags"] = self.tags

    def write(self) -> None:
        """Write every file of the package, then have ruff tidy them."""
        for name in MODULES:
            self._write(f"{name}.py", f"{name}.py.jinja")
        self._write("__init__.py", "package_init.py.jinja")
        self._write("py.typed", "py.typed.jinja")
        self._write("models/__init__.py", "models_init.py.jinja", models=self.models)
        for model in self.models:
            module = PythonIdentifier(model.name, self.config.field_prefix)
            self._write(f"models/{module}.py", "model.py.jinja", model=model)
        self._write("api/__init__.py", "api_init.py.jinja")
        for tag in self.tags:
            self._write(f"api/{tag.name}.py", "tag.py.jinja", tag=tag)
        self._run_post_hooks()
        if self.errors:
            raise ContractError([f"{error.header}: {error.detail}" for error in self.errors])

    def _write(self, path: str, template: str, **values: object) -> None:
        target = self.package_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        header = self.env.get_template("header.jinja").render()
        try:
            target.write_text(header + self.env.get_template(template).render(**values), encoding="utf-8")
        except UnicodeEncodeError:
            raise ContractError([f"{path}: the spec has half of a character here; write it out"]) from None


def render(spec: Path, directory: Path) -> None:
    """Write the package that a spec stands for. ContractError if any of it would be lost."""
    contract = Contract.load(spec)
    if found := list(problems(contract)):
        raise ContractError(found)
    settings = ConfigFile.load_from_path(ROOT / "generator-config.yaml")
    config = Config.from_sources(
        settings, MetaType.NONE, spec, "utf-8", overwrite=True, output_path=directory / PACKAGE
    )
    parsed = GeneratorData.from_dict(contract.for_generator(), config=config)
    if isinstance(parsed, GeneratorError):
        raise ContractError([f"{parsed.header}: {parsed.detail}"])
    warnings = [*parsed.errors, *(e for tag in parsed.endpoint_collections_by_tag.values() for e in tag.parse_errors)]
    if warnings:
        raise ContractError([_explain(warning, contract) for warning in warnings])
    Package(contract, parsed, config).write()


def _explain(warning: ParseError, contract: Contract) -> str:
    """A warning of the generator, with the ids of the operations that it is about."""
    text = " ".join(f"{warning.header} {warning.detail or ''}".split())
    text = re.sub(r"<[\w.]*UntrustedString object at \w+>", "(…)", text)  # the generator forgets to unwrap some
    about = [o.id for o in contract.operations.values() if f"{o.verb} {o.path} " in text]
    return f"{', '.join(about or contract.mentioned_in(text)) or 'no operation'}: {text}"


@contextlib.contextmanager
def scratch_directory() -> Iterator[Path]:
    """A directory beside generated/, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".generate-", dir=ROOT) as name:
        # One inside of it, since the temporary one is for our eyes only and copies keep that.
        inner = Path(name) / "generated"
        inner.mkdir()
        yield inner


def differences(old: Path, new: Path) -> Iterator[str]:
    """A unified diff of two directories, by their bytes."""
    for name in sorted({*_files(old), *_files(new)}):
        before, after = ((top / name).read_bytes() if (top / name).exists() else None for top in (old, new))
        if before == after:
            continue
        yield f"--- generated/{name}{'' if before is not None else ' (missing)'}\n"
        yield f"+++ generated/{name}{'' if after is not None else ' (not in the spec)'}\n"
        try:
            old_lines, new_lines = ((c or b"").decode().splitlines(keepends=True) for c in (before, after))
        except UnicodeDecodeError:
            yield "not text\n"
            continue
        for line in list(difflib.unified_diff(old_lines, new_lines))[2:]:
            yield line.replace("\r", "\\r") if line.endswith("\n") else f"{line}\n"


def _files(top: Path) -> Iterator[Path]:
    for path in top.rglob("*"):
        name = path.relative_to(top)
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in name.parts):
            yield name


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare only; print a diff and exit 1 if they differ")
    parser.add_argument("--spec", type=Path, default=ROOT / "openapi" / "provisioning.yaml", help="another spec")
    parser.add_argument("--output", type=Path, default=ROOT / "generated", help="another place than generated/")
    options = parser.parse_args()
    # The generator runs ruff by its name: ours is beside this Python, and another version would print other files.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    with scratch_directory() as scratch:
        try:
            render(options.spec, scratch)
        except ContractError as error:
            print("\n".join(f"error: {problem}" for problem in error.problems), file=sys.stderr)
            print("Nothing was written.", file=sys.stderr)
            return 1
        difference = list(differences(options.output, scratch))
        if options.check:
            sys.stdout.writelines(difference)
            print(
                f"generated/ {'differs from what the spec says: run make generate' if difference else 'is up to date'}"
            )
            return 1 if difference else 0
        if others := sorted({name.parts[0] for name in _files(options.output)} - {PACKAGE}):
            print(f"error: {options.output} also holds {', '.join(others)}: not ours to delete", file=sys.stderr)
            return 1
        shutil.rmtree(options.output / PACKAGE, ignore_errors=True)
        shutil.copytree(scratch, options.output, dirs_exist_ok=True)
        files = sum(1 for line in difference if line.startswith("+++ "))
        print(f"{options.output.name}/ written; {files} file{'' if files == 1 else 's'} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
