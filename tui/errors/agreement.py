"""What keeps annotators from being compared."""

from __future__ import annotations

from tui.errors import HashiyaError, Remark, RequestError


class TooFewAnnotatorsError(RequestError):
    """Agreement is that of two at least; ``names`` are those who say anything, or were asked for."""

    names: tuple[str, ...]


class NothingComparedError(HashiyaError):
    """There is no paragraph that all of the annotators ``names`` have reviewed."""

    names: tuple[str, ...]


class UndefinedRemark(Remark):
    """A coefficient is undefined: all values are one, so that chance alone would always agree."""
