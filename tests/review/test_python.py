"""What a change means for callers in Python: one of the spec by its generated client, and one of our own code."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from review import python
from review.changes import compare
from review.findings import Finding, Level
from review.merge import merge
from review.surface import PACKAGES, generate
from spec import Spec

from tests.review.editing import PLAIN_SPEC, PLAIN_TEXT, ROOT, Draft, plain
from tests.review.edits import LOCALE, PING

B, R, C, N = Level.BREAKING, Level.RISKY, Level.COMPATIBLE, Level.NONE
BY_HAND = [ROOT / part for part in PACKAGES if part != "generated"]
Edit = Callable[[Draft], object]

# Edits of the spec that have nothing to do with each other are generated together: the level, the sentence about it.
TOGETHER: list[list[tuple[Edit, Level, str]]] = [
    [
        (lambda d: d.remove("books.update"), B, "`client.books.update` was removed."),
        (lambda d: d.add("#/paths", PING), C, "`client.books.ping` is new, on both clients."),
        (lambda d: d.replace("books.get", "books.get", "books.fetch"), B,
         "`client.books.get` was removed."),
        (lambda d: d.add("books.list/parameters", LOCALE), C, "`locale` of `client.books.list` is new."),
        (lambda d: d.remove("books.list?prefix"), B, "`prefix` of `client.books.list` was removed."),
        (lambda d: d.replace("books.list?last_read", "type: boolean", "type: integer"), B,
         "`last_read` of `client.books.list` is `int`, was `bool`."),
        (lambda d: d.replace("books.list?sort_by", "- year", "- year\n              - size"), C,
         "`sort_by` of `client.books.list` is `Literal['title', 'year', 'size']`, was `Literal['title', 'year']`."),
        (lambda d: d.replace("books.list/x-paging", "page_size: 50", "page_size: 40"), R,
         "`page_size` of `client.books.iter` is `40` by default, was `50`."),
        (lambda d: d.replace("CheckRequest/required", "- rule", "- rule\n        - level").add(
            "CheckRequest/properties", "level:\n  type: string\n  description: How strict."), B,
         "`level` of `client.shelves.check` is new and required."),
        (lambda d: d.replace("#/components/parameters/ShelfId", "shelf_id", "rack_id").everywhere("{shelf_id}",
         "{rack_id}"), B,
         "`shelf_id` of `client.shelves.add` was removed."),
        (lambda d: d.remove("Book.subtitle"), B, "`Book.subtitle` was removed."),
        (lambda d: d.add("Book/properties", "cover:\n  type: string\n  description: Its cover."), C,
         "`Book.cover` is new."),
        (lambda d: d.replace("Book.pages", "type: integer", "type: string"), B,
         "`Book.pages` is `str | None`, was `int | None`."),
        (lambda d: d.replace("Book.added", "format: unixtime", "format: int64"), B,
         "`Book.added` is `int | None`, was `datetime | None`."),
        (lambda d: d.replace("Book.secret", "          format: password\n", ""), R,
         "`Book.secret` is no longer hidden."),
        (lambda d: d.everywhere("schemas/Author", "schemas/Writer").everywhere("    Author:", "    Writer:"), B,
         "`models.Author` was removed."),
        (lambda d: d.replace("#/servers", "[api, api-eu]", "[api, api-ap]"), B, '`region="api-eu"` was removed.'),
    ],
    [
        (lambda d: d.replace("#/servers/0", "default: api\n", "default: api-eu\n"), B,
         "`region` is `'api-eu'` by default, was `'api'`."),
        (lambda d: d.remove("books.list/x-paging"), B, "`client.books.list` no longer comes in pages."),
        (lambda d: d.add("books.get", "deprecated: true"), R, "`client.books.get` is deprecated."),
        (lambda d: d.replace("shelves.add", "      operationId: shelves.add\n      tags: [shelves]",
                             "      operationId: books.shelve\n      tags: [books]"), B,
         "`client.shelves.add` was removed."),
        (lambda d: d.replace("KindEnum", "      x-open-enum: true\n", ""), B,
         "`kind` of `client.books.update` is `Literal['novel', 'poem']`, was `str`."),
        (lambda d: d.add("books.create", "x-idempotent: true"), R,
         "`client.books.create` is sent again in other cases."),
        (lambda d: d.remove("Author/required"), B, "`Author.name` is `str | None`, was `str`."),
        (lambda d: d.add("books.list?prefix", "  required: true"), B,
         "`prefix` of `client.books.list` is now required."),
        (lambda d: d.replace("shelves.check/responses/200", "schemas/CheckResponse", "schemas/Done")
         .remove("CheckResponse"), B,
         "`client.shelves.check` returns `Done`, was `CheckResponse`."),
        (lambda d: d.replace("Book.note", "          nullable: true\n", ""), N, ""),
    ],
    [(lambda d: d.replace("books.list/x-paging", "key: id", "key: title"), B,
      "`client.books.list` pages by another `key`: `title`, was `id`.")],
    [(lambda d: d.replace("books.list?last_read", "name: last_read", "name: lastRead"), N, "")],
]  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    place = tmp_path_factory.mktemp("base")
    (place / "spec.yaml").write_text(PLAIN_TEXT, encoding="utf-8")
    return [generate(place / "spec.yaml", place / "code"), *BY_HAND]


@pytest.mark.slow
@pytest.mark.parametrize("edits", TOGETHER, ids=["many", "others", "paging", "nothing"])
def test_changes_of_the_spec(base: list[Path], edits: list[tuple[Edit, Level, str]], tmp_path: Path) -> None:
    draft = plain()
    for make, _, _ in sorted(edits, key=lambda edit: "everywhere" not in edit[0].__code__.co_names):
        make(draft)
    file = tmp_path / "spec.yaml"
    file.write_text(draft.text, encoding="utf-8")
    new = Spec(draft.text, "spec.yaml")
    changes = compare(PLAIN_SPEC, new)
    code = [generate(file, tmp_path / "code"), *BY_HAND]

    found = python.findings(PLAIN_SPEC, new, base, code, changes)

    told = {finding.text: finding.level.label for finding in found}
    for _, level, text in edits:
        assert told.get(text, "no effect") == level.label, "\n".join(told)
    if all(not text for _, _, text in edits):
        assert not told
    loose = [e.findings[0].text for e in merge(PLAIN_SPEC, new, changes, found) if not e.change]
    assert not loose, "every finding belongs to a change of the spec"


OVERLAYS, RUNTIME, GENERATED = (Path(part) / PACKAGES[part] for part in ("overlays", "runtime", "generated"))
# As much of the packages as it takes.
CODE = {
    OVERLAYS / "__init__.py": """
        from cloudinary_provisioning_runtime.errors import QuotaExceeded, RateLimited
        from cloudinary_provisioning_runtime.retry import Retry

        from .client import Provisioning

        __all__ = ["Provisioning", "QuotaExceeded", "RateLimited", "Retry"]
        """,
    OVERLAYS / "client.py": """
        from cloudinary_provisioning_api.client import Client
        from cloudinary_provisioning_runtime.retry import Retry

        class Provisioning(Client):
            def __init__(self, *, region: str | None = None, retry: Retry = Retry()) -> None: ...
        """,
    OVERLAYS / "classic.py": "def create_user(name: str, email: str) -> dict[str, str]: ...",
    RUNTIME / "__init__.py": "",
    RUNTIME / "answer.py": "class Answer:\n    status: int\n",
    RUNTIME / "errors.py": """
        class StatusError(Exception): ...

        class RateLimited(StatusError):
            limit: int | None

        class QuotaExceeded(RateLimited): ...
        """,
    RUNTIME / "retry.py": """
        class Retry:
            attempts: int = 4
            backoff: float = 0.5
        """,
    GENERATED / "__init__.py": "",
    GENERATED / "client.py": """
        from cloudinary_provisioning_runtime.answer import Answer
        from .models.book import Book

        class Client:
            def with_response(self, call: str) -> Answer: ...
            def close(self) -> None: ...
        """,
    GENERATED / "models" / "__init__.py": "",
    GENERATED / "models" / "book.py": "class Book:\n    title: str\n",
}


def written(top: Path) -> list[Path]:
    """The packages below a directory."""
    for name, text in CODE.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(textwrap.dedent(text), encoding="utf-8")
    return [top / part for part in PACKAGES]


def edit(file: Path, old: str, new: str) -> int:
    text = file.read_text(encoding="utf-8")
    assert old in text
    return file.write_text(text.replace(old, new), encoding="utf-8")


def edit_all(top: Path, old: str, new: str) -> int:
    return sum(edit(file, old, new) for file in top.rglob("*.py") if old in file.read_text(encoding="utf-8"))


OWN_CODE: list[tuple[str, Callable[[Path], object], Level, str]] = [
    ("module removed", lambda top: (top / OVERLAYS / "classic.py").unlink(), B,
     "`cloudinary_provisioning.classic` was removed."),
    ("class renamed", lambda top: edit_all(top, "RateLimited", "TooFast"), B,
     "`cloudinary_provisioning.RateLimited` was removed."),
    ("attribute renamed", lambda top: edit(top / RUNTIME / "retry.py", "attempts", "tries"), B,
     "`Retry.attempts` was removed."),
    ("attribute of a class that a method returns", lambda top: edit(top / RUNTIME / "answer.py", "status", "code"), B,
     "`Answer.status` was removed."),
    ("attribute of another type", lambda top: edit(top / RUNTIME / "answer.py", "int", "int | None"), B,
     "`Answer.status` is `int | None`, was `int`."),
    ("default changed", lambda top: edit(top / RUNTIME / "retry.py", "= 4", "= 5"), R,
     "`Retry.attempts` is `5` by default, was `4`."),
    ("function renamed", lambda top: edit(top / OVERLAYS / "classic.py", "create_user", "make_user"), B,
     "`cloudinary_provisioning.classic.create_user` was removed."),
    ("argument removed", lambda top: edit(top / OVERLAYS / "classic.py", ", email: str", ""), B,
     "`email` of `cloudinary_provisioning.classic.create_user` was removed."),
    ("method renamed", lambda top: edit_all(top, "with_response", "with_answer"), B,
     "`client.with_response` was removed."),
    ("argument of the client", lambda top: edit(top / OVERLAYS / "client.py", "region", "zone"), B,
     "`region` of `Provisioning` was removed."),
    ("arguments in another order", lambda top: edit(top / OVERLAYS / "classic.py", "name: str, email: str",
     "email: str, name: str"), B, "`name` of `cloudinary_provisioning.classic.create_user` is passed in another way."),
    ("base that callers catch", lambda top: edit(top / RUNTIME / "errors.py", "(RateLimited)", "(Exception)"), B,
     "`cloudinary_provisioning.QuotaExceeded` no longer derives from `RateLimited`."),
    ("base that nobody can name", lambda top: edit(top / RUNTIME / "errors.py", "(StatusError)", "(Exception)"), N, ""),
    ("moved to another module", lambda top: (edit_all(top, "runtime.retry", "runtime.policy"),
     (top / RUNTIME / "retry.py").rename(top / RUNTIME / "policy.py")), N, ""),
    ("comment", lambda top: edit(top / RUNTIME / "retry.py", "class", "# A remark.\nclass"), N, ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "level", "text"), OWN_CODE, ids=[name for name, *_ in OWN_CODE])
def test_changes_of_our_own_code(
    tmp_path: Path, name: str, make: Callable[[Path], object], level: Level, text: str
) -> None:
    before, after = written(tmp_path / "before"), written(tmp_path / "after")
    make(tmp_path / "after")

    found = python.findings(PLAIN_SPEC, PLAIN_SPEC, before, after, [])

    told = {finding.text: finding.level.label for finding in found}
    assert told.get(text, "no effect") == level.label, "\n".join(told)
    assert text or not told


@pytest.mark.slow
def test_a_base_with_fewer_packages_is_compared(base: list[Path]) -> None:
    found: list[Finding] = python.findings(PLAIN_SPEC, PLAIN_SPEC, [*base, Path("nowhere")], base, [])

    assert found == []
