"""Golden files: the whole text of one resource and its model, so that no change of it is a surprise.

To renew them after a change that is meant: `RENEW_GOLDEN=1 make test`, then read the diff that git shows.
"""

import os
from pathlib import Path

import pytest

from tests.generator.running import HERE, files, generated, load

GOLDEN = HERE / "golden"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(generated(load(GOLDEN / "spec.yaml"), tmp_path_factory.mktemp("golden")))


@pytest.mark.parametrize(
    ("name", "golden"),
    [
        ("api/notes.py", "resource.txt"),
        ("models/note.py", "model.txt"),
    ],
)
def test_generated_text(name: str, golden: str, output: dict[str, bytes]) -> None:
    text = output[f"cloudinary_provisioning_api/{name}"].decode()
    expected = GOLDEN / golden
    if "RENEW_GOLDEN" in os.environ:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_generated_files(output: dict[str, bytes]) -> None:
    package = Path("cloudinary_provisioning_api")
    assert [str(Path(name).relative_to(package)) for name in output if Path(name).parent != package] == [
        "api/__init__.py",
        "api/notes.py",
        "models/__init__.py",
        "models/note.py",
    ]
