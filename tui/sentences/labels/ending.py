"""The sentences at the end of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import ending
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    ending.RescuedError: Label(
        "تعذرت الكتابة في {tag_file}؛ الوسوم كلها في {rescue_file} (\u2066hashiya merge\u2069)",
        "{tag_file} could not be written; all tags are in {rescue_file} (hashiya merge)",
    ),
    ending.KeptNowhereError: Label(
        "تغييرات لم تُحفظ ولا مكان لها: {count}؛ السبب: {cause}", "{count} not saved, and no place for it: {cause}"
    ),
    ending.RefusedChangesError: Label("تغيير لا يمكن حفظه: {causes}", "a change could not be saved: {causes}"),
    ending.ProgramError: Label(
        "حدث خطأ في البرنامج نفسه؛ ما سبق حفظه سليم، والتفاصيل في {report}",
        "the program itself failed; what was saved is safe, and what happened is in {report}",
    ),
    ending.ProgramAndWorkError: Label(
        "حدث خطأ في البرنامج نفسه، وتفاصيله في {report}؛ {kept}",
        "the program itself failed, and what happened is in {report}; {kept}",
    ),
}
