"""`UNSET`: the value of an argument that was not passed (`None` is JSON's null)."""

from enum import Enum
from typing import Final, Literal


class Unset(Enum):
    """The type of `UNSET`, so that `str | Unset` says "may be left out"."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
