"""The sentences on files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import files
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    files.AlreadyExistsError: Label("الملف موجود بالفعل: {path}", "{path}: already exists"),
    files.NotOverwrittenError: Label(
        "الملف موجود بالفعل: {path}؛ يُستبدل بالخيار \u2066--overwrite\u2069",
        "{path}: already exists; --overwrite writes over it",
    ),
    files.KeptFileError: Label(
        "{path} ملف وسوم أو مقالة، فلا يُستبدل", "{path} is a tag file or an article: an export must not replace it"
    ),
    files.FailedCallError: Label("{cause}", "{cause}"),
    files.NoMemoryError: Label("الذاكرة لا تكفي لهذا", "there is not enough memory for this"),
    files.LostAttributesRemark: Label(
        "حُفظ {path}، ولم يمكن الإبقاء على: {attributes}", "{path} is saved, but could not keep its {attributes}"
    ),
    files.FailedFileCallError: Label("{path}: {cause}", "{path}: {cause}"),
    files.UnwritableFileError: Label("تعذرت الكتابة في {path}: {cause}", "{path}: cannot be written: {cause}"),
}
