"""What a change means for callers in Python: one of the spec by its generated client, and one of our own code."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from review import python
from review.changes import compare
from review.findings import Finding, Level
from review.merge import merge
from review.surface import PACKAGES, generate
from spec import Spec

from tests.review.editing import ROOT, SMALL, SMALL_SPEC, Draft
from tests.review.edits import LOCALE, PING

B, R, C, N = Level.BREAKING, Level.RISKY, Level.COMPATIBLE, Level.NONE
BY_HAND = [ROOT / part for part in PACKAGES if part != "generated"]
Edit = Callable[[Draft], object]

# Edits of the spec that have nothing to do with each other are generated together: the level, the sentence about it.
TOGETHER: list[list[tuple[Edit, Level, str]]] = [
    [
        (lambda d: d.remove("books.update"), B, "`client.books.update` is gone."),
        (lambda d: d.add("#/paths", PING), C, "`client.books.ping` is new, on both clients."),
        (lambda d: d.replace("books.get", "books.get", "books.fetch"), B,
         "`client.books.get` is now called `client.books.fetch`."),
        (lambda d: d.add("books.list/parameters", LOCALE), C, "`client.books.list` takes `locale`."),
        (lambda d: d.remove("books.list?prefix"), B, "`client.books.list` no longer takes `prefix`."),
        (lambda d: d.replace("books.list?last_read", "type: boolean", "type: integer"), B,
         "`last_read` of `client.books.list` is `int`, was `bool`."),
        (lambda d: d.replace("books.list?sort_by", "- year", "- year\n              - size"), C,
         "`sort_by` of `client.books.list` is `Literal['title', 'year', 'size']`, was `Literal['title', 'year']`."),
        (lambda d: d.replace("books.list/x-paging", "page_size: 50", "page_size: 40"), R,
         "`client.books.iter` has another default for `page_size`."),
        (lambda d: d.replace("CheckRequest/required", "- rule", "- rule\n        - level").add(
            "CheckRequest/properties", "level:\n  type: string\n  description: How strict."), B,
         "`client.shelves.check` now needs `level`."),
        (lambda d: d.replace("#/components/parameters/ShelfId", "shelf_id", "rack_id").everywhere("{shelf_id}",
         "{rack_id}"), B,
         "`shelf_id` of `client.shelves.add` is now called `rack_id`."),
        (lambda d: d.remove("Book.subtitle"), B, "`Book.subtitle` is gone."),
        (lambda d: d.add("Book/properties", "cover:\n  type: string\n  description: Its cover."), C,
         "`Book.cover` is new."),
        (lambda d: d.replace("Book.pages", "type: integer", "type: string"), B,
         "`Book.pages` is `str | None`, was `int | None`."),
        (lambda d: d.replace("Book.added", "format: unixtime", "format: int64"), B,
         "`Book.added` is `int | None`, was `datetime | None`."),
        (lambda d: d.replace("Book.secret", "          format: password\n", ""), R,
         "`Book.secret` is no longer hidden."),
        (lambda d: d.everywhere("schemas/Author", "schemas/Writer").everywhere("    Author:", "    Writer:"), B,
         "`models.Author` is now called `models.Writer`."),
        (lambda d: d.replace("#/servers", "[api, api-eu]", "[api, api-ap]"), B, '`region="api-eu"` is refused.'),
    ],
    [
        (lambda d: d.replace("#/servers/0", "default: api\n", "default: api-eu\n"), B,
         "Clients without `region` go to `api-eu`, not to `api`."),
        (lambda d: d.remove("books.list/x-paging"), B, "`client.books.iter` is gone."),
        (lambda d: d.add("books.get", "deprecated: true"), R, "`client.books.get` is deprecated."),
        (lambda d: d.replace("shelves.add", "      operationId: shelves.add\n      tags: [shelves]",
                             "      operationId: books.shelve\n      tags: [books]"), B,
         "`client.shelves.add` is now called `client.books.shelve`."),
        (lambda d: d.replace("KindEnum", "      x-open-enum: true\n", ""), B,
         "`kind` of `client.books.update` is `Literal['novel', 'poem']`, was `str`."),
        (lambda d: d.remove("Author/required"), B, "`Author.name` is `str | None`, was `str`."),
        (lambda d: d.add("books.list?prefix", "  required: true"), B, "`client.books.list` now needs `prefix`."),
        (lambda d: d.replace("shelves.check/responses/200", "schemas/CheckResponse", "schemas/Done"), B,
         "`client.shelves.check` returns `Done`, was `CheckResponse`."),
        (lambda d: d.replace("Book.note", "          nullable: true\n", ""), N, ""),
    ],
    [(lambda d: d.replace("books.list/x-paging", "key: id", "key: title"), B,
      "`client.books.list` is walked by another `key`: `title`, was `id`.")],
    [(lambda d: d.replace("books.list?last_read", "name: last_read", "name: lastRead"), N, "")],
]  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return [generate(SMALL, tmp_path_factory.mktemp("base") / "code"), *BY_HAND]


@pytest.mark.parametrize("edits", TOGETHER, ids=["many", "others", "paging", "nothing"])
def test_changes_of_the_spec(base: list[Path], edits: list[tuple[Edit, Level, str]], tmp_path: Path) -> None:
    draft = Draft()
    for make, _, _ in sorted(edits, key=lambda edit: "everywhere" not in edit[0].__code__.co_names):
        make(draft)
    file = tmp_path / "spec.yaml"
    file.write_text(draft.text, encoding="utf-8")
    new = Spec(draft.text, "spec.yaml")
    changes = compare(SMALL_SPEC, new)
    code = [generate(file, tmp_path / "code"), *BY_HAND]

    found = python.findings(SMALL_SPEC, new, base, code, changes)

    told = {finding.text: finding.level.label for finding in found}
    for _, level, text in edits:
        assert told.get(text, "no effect") == level.label, "\n".join(told)
    if all(not text for _, _, text in edits):
        assert not told
    loose = [e.findings[0].text for e in merge(SMALL_SPEC, new, changes, found) if not e.changes]
    assert not loose, "every finding belongs to a change of the spec"


@pytest.fixture
def copy(base: list[Path], tmp_path: Path) -> Path:
    """A copy of what is written by hand."""
    for part in BY_HAND:
        shutil.copytree(part, tmp_path / part.name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def edit(file: Path, old: str, new: str) -> int:
    text = file.read_text(encoding="utf-8")
    assert old in text
    return file.write_text(text.replace(old, new), encoding="utf-8")


def edit_all(top: Path, old: str, new: str) -> int:
    return sum(edit(file, old, new) for file in top.rglob("*.py") if old in file.read_text(encoding="utf-8"))


RUNTIME, OVERLAYS = "runtime/cloudinary_provisioning_runtime", "overlays/cloudinary_provisioning"
OWN_CODE: list[tuple[str, Callable[[Path], object], Level, str]] = [
    ("module removed", lambda top: (top / OVERLAYS / "classic.py").unlink(), B,
     "`cloudinary_provisioning.classic` is gone."),
    ("class renamed", lambda top: edit_all(top, "RateLimited", "TooFast"), B,
     "`cloudinary_provisioning.RateLimited` is gone."),
    ("argument of a class renamed", lambda top: edit(top / RUNTIME / "policy.py", "    attempts: int",
     "    tries: int"), B,
     "`Retry.attempts` is gone."),
    ("default changed", lambda top: edit(top / RUNTIME / "policy.py", "attempts: int = 4", "attempts: int = 5"), R,
     "`Retry.attempts` is `5` by default, was `4`."),
    ("call of the classic interface", lambda top: edit(top / OVERLAYS / "classic.py", "def create_user(",
     "def make_user("), B,
     "`classic.AccountApi.create_user` is gone."),
    ("method of the clients", lambda top: edit_all(top / RUNTIME, "def with_response(", "def with_answer("), B,
     "`client.with_response` is gone."),
    ("argument of the client", lambda top: edit(top / OVERLAYS / "client.py", "region: str | None = None,",
     "zone: str | None = None,"),
     B, "`region` of `Provisioning` is now called `zone`."),
    ("moved to another module", lambda top: (edit(top / OVERLAYS / "__init__.py", "from .role import",
     "from ._role import"),
     (top / OVERLAYS / "role.py").rename(top / OVERLAYS / "_role.py")), B, "`cloudinary_provisioning.role` is gone."),
    ("comment", lambda top: edit(top / RUNTIME / "policy.py", "from __future__", "# A remark.\nfrom __future__"), N,
     ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "level", "text"), OWN_CODE, ids=[name for name, *_ in OWN_CODE])
def test_changes_of_our_own_code(
    base: list[Path], copy: Path, name: str, make: Callable[[Path], object], level: Level, text: str
) -> None:
    make(copy)
    code = [base[0], *(copy / part.name for part in BY_HAND)]

    found = python.findings(SMALL_SPEC, SMALL_SPEC, base, code, [])

    told = {finding.text: finding.level.label for finding in found}
    assert told.get(text, "no effect") == level.label, "\n".join(told)
    assert text or not told


def test_a_base_with_fewer_packages_is_compared(base: list[Path]) -> None:
    found: list[Finding] = python.findings(SMALL_SPEC, SMALL_SPEC, [*base, Path("nowhere")], base, [])

    assert found == []
