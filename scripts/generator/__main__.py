"""Write generated/ from openapi/provisioning.yaml."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import tempfile
from pathlib import Path

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from spec import DocumentError, Spec

from .dialect import problems
from .docstrings import one_line
from .kinds import literal
from .names import TEMPLATES, identifier
from .output import Entries, differences, entries_of, replace
from .rendering import Renderer

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "cloudinary_provisioning_api"


def rendered(spec: Spec) -> Entries:
    """The files that a spec stands for. DocumentError if any of it would be lost."""
    if found := problems(spec):
        raise DocumentError("\n".join(map(str, found)))
    with tempfile.TemporaryDirectory() as directory:
        Package(spec, Path(directory)).write()
        files = (path for path in Path(directory).rglob("*") if path.is_file())
        return {path.relative_to(directory): path.read_text(encoding="utf-8") for path in files}


class Package(Project):
    """The generator's project, with our files in the place of its own."""

    def __init__(self, spec: Spec, directory: Path) -> None:
        settings = ConfigFile.load_from_path(ROOT / "generator-config.yaml")
        config = Config.from_sources(
            settings, MetaType.NONE, Path(spec.name), "utf-8", overwrite=True, output_path=directory / PACKAGE
        )
        # The operations and models are ours to read: openapi-python-client understands less of them than the dialect.
        parsed = GeneratorData.from_dict({**spec.data, "paths": {}, "components": {}}, config=config)
        assert isinstance(parsed, GeneratorData), parsed
        super().__init__(openapi=parsed, config=config, custom_template_path=TEMPLATES)
        renderer = Renderer(spec)
        self.tags = renderer.tags()
        self.models = renderer.models(self.tags)
        self.env.filters["models_in"] = lambda text: sorted({m.name for m in self.models} & {*re.findall(r"\w+", text)})
        self.env.filters |= {"one_line": one_line, "literal": literal}
        self.env.globals |= {"tags": self.tags, "models": self.models, "identifier": identifier}
        self.env.globals |= {"info": spec.data["info"], "servers": spec.data["servers"]}

    def write(self) -> None:
        """Write every file of the package, then have ruff tidy them."""
        for name in ("py.typed", "calls.py", "client.py", "servers.py"):
            self._write(name, f"{name}.jinja")
        for name, room in (("package", ""), ("api", "api/"), ("models", "models/")):
            self._write(f"{room}__init__.py", f"{name}_init.py.jinja")
        for tag in self.tags:
            self._write(f"api/{tag.name}.py", "tag.py.jinja", tag=tag)
        for model in self.models:
            self._write(f"models/{identifier(model.name)}.py", "model.py.jinja", model=model)
        self._run_post_hooks()
        if self.errors:
            raise ChildProcessError("\n".join(one_line(f"{error.header}: {error.detail}") for error in self.errors))

    def _write(self, path: str, template: str, **values: object) -> None:
        header, body = (self.env.get_template(name).render(**values) for name in ("header.jinja", template))
        target = self.package_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(header + body, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; print a diff and exit 1 if they differ")
    parser.add_argument("--spec", type=Path, default=ROOT / "openapi" / "provisioning.yaml", help="another spec")
    parser.add_argument("--output", type=Path, default=ROOT / "generated", help="another place than generated/")
    options = parser.parse_args()
    # The generator runs ruff by its name: ours is beside this Python, and another version would print other files.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    path, output = options.spec, options.output.absolute()
    try:
        spec = Spec.read(path, str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else None)
        new = rendered(spec)
        return (check if options.check else write)(entries_of(output), new, output)
    except (DocumentError, OSError, RecursionError) as error:
        print("\n".join(f"error: {reason}" for reason in str(error).splitlines()), file=sys.stderr)
    except KeyboardInterrupt:
        print("error: interrupted", file=sys.stderr)
        return 130
    print("Nothing was written.", file=sys.stderr)
    return 1


def check(old: Entries, new: Entries, output: Path) -> int:
    difference = list(differences(old, new))
    sys.stdout.writelines(difference)
    print(f"{output.name}/ {'differs from what the spec says: run make generate' if difference else 'is up to date'}")
    return 1 if difference else 0


def write(old: Entries, new: Entries, output: Path) -> int:
    if others := sorted({name.parts[0] for name in old} - {PACKAGE}):
        raise FileExistsError(f"{output} also holds {', '.join(others)}: not ours to delete")
    header = (TEMPLATES / "header.jinja").read_text("utf-8")
    for name in sorted(old.keys() - new.keys()):
        if not old[name].startswith(header):
            print(f"{output / name} will be removed: make generate did not write it", file=sys.stderr)
    output.mkdir(parents=True, exist_ok=True)
    replace(output / PACKAGE, new)
    changed = sum(old.get(name) != new.get(name) for name in {*old, *new})
    print(f"{output.name}/ written; {changed} file{'' if changed == 1 else 's'} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
