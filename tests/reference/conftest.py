"""The page is made by the programs that the review needs too."""

from tests.review.conftest import programs

__all__ = ["programs"]
