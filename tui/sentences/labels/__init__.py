"""The sentences on errors and remarks, with places for their fields, in Arabic and English.

A module for each of ``tui.errors``; what is said of an error is in the module of the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.sentences.labels import (
    agreement,
    articles,
    codebook,
    configuration,
    ending,
    files,
    getting_rid,
    git,
    requests,
    tag_file,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark
    from tui.model import Label

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    **requests.SENTENCES,
    **agreement.SENTENCES,
    **codebook.SENTENCES,
    **articles.SENTENCES,
    **files.SENTENCES,
    **configuration.SENTENCES,
    **tag_file.SENTENCES,
    **git.SENTENCES,
    **ending.SENTENCES,
    **getting_rid.SENTENCES,
}
