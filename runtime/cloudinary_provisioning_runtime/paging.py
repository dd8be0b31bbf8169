"""How the pages of a list follow each other; neither way asks for ever."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from .call import Call
from .unset import UNSET, Unset

P = TypeVar("P")
P_contra = TypeVar("P_contra", contravariant=True)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Paging(Protocol[P, T_co]):
    """One walk through the pages."""

    call: Call[P] | None  # asks for the next page; None at the end

    def read(self, page: P) -> Sequence[T_co]:
        """The items of a page that came, and on to the next."""
        ...


class PageNumbers(Generic[P, T]):
    """Pages that are counted from 1.

    The end is a page that brings nothing new or is shorter than one before it, or the total where there is one. That
    the first page is shorter than what was asked for proves nothing: the service may have a limit of its own.
    """

    def __init__(
        self,
        ask: Callable[[int], Call[P]],
        items: Callable[[P], Sequence[T]],
        key: Callable[[T], Hashable],
        total: Callable[[P], int | None] = lambda page: None,
    ) -> None:
        self.call: Call[P] | None = ask(1)
        self._ask = ask
        self._items = items
        self._key = key
        self._total = total
        self._number = 1
        self._longest = 0
        self._given: set[Hashable] = set()

    def read(self, page: P) -> Sequence[T]:
        items = self._items(page)
        total = self._total(page)
        fresh = []
        for item in items:
            key = self._key(item)
            if isinstance(key, str):
                # A copy: the answer's own strings would keep most of its memory from being given back.
                key = key.encode("utf-8", "surrogatepass")
            if key not in self._given:
                self._given.add(key)
                fresh.append(item)
        complete = total is not None and len(self._given) >= total
        self._number += 1
        self.call = None if complete or not fresh or len(items) < self._longest else self._ask(self._number)
        self._longest = max(self._longest, len(items))
        return fresh


class Cursors(Generic[P, T]):
    """Pages of which each names the next; the end is one that names none, or one that was there before."""

    def __init__(
        self,
        ask: Callable[[str | Unset], Call[P]],
        items: Callable[[P], Sequence[T]],
        following: Callable[[P], str | None],
    ) -> None:
        self.call: Call[P] | None = ask(UNSET)
        self._ask = ask
        self._items = items
        self._following = following
        self._seen: set[str] = set()

    def read(self, page: P) -> Sequence[T]:
        cursor = self._following(page)
        self.call = self._ask(cursor) if cursor and cursor not in self._seen else None
        self._seen.add(cursor or "")
        return self._items(page)


class OnePage(Generic[P, T]):
    """A list that comes in one answer."""

    def __init__(self, call: Call[P], items: Callable[[P], Sequence[T]]) -> None:
        self.call: Call[P] | None = call
        self._items = items

    def read(self, page: P) -> Sequence[T]:
        self.call = None
        return self._items(page)
