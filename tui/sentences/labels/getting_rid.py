"""The sentences on getting rid of data, and on other schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import getting_rid
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    getting_rid.NotConfirmedError: Label(
        "لم يتغير شيء، إذ لم يؤكَّد ذلك (يكفي الخيار \u2066--yes\u2069)",
        "nothing was changed, since it was not confirmed (--yes does it without asking)",
    ),
    getting_rid.NothingToForgetError: Label("لا شيء هنا قاله «{by}»", "there is nothing here that {by!r} has said"),
    getting_rid.FileOnlyToOlderError: Label(
        "لا يُسمّى ملف جديد إلا مع \u2066--to 1\u2069", "a new FILE is only possible with --to 1"
    ),
    getting_rid.StillHeldRemark: Label(
        "ما زال ذلك في هذه الملفات: {paths}؛ وقد يكون في نسخ أخرى وفي تاريخ \u2066git\u2069 وفيما صُدّر",
        "these files still hold it: {paths}; so may clones, what git remembers, and exports",
    ),
    getting_rid.OtherCopiesRemark: Label(
        "قد يكون ذلك في نسخ أخرى وفي تاريخ \u2066git\u2069 وفيما صُدّر",
        "clones, what git remembers, and exports may still hold it",
    ),
    getting_rid.SetAsideRemark: Label(
        "ما سبق البدء من جديد لم يُدمج، وهو في {path}", "what is from before the reset was not joined; it is in {path}"
    ),
    getting_rid.OtherLibraryRemark: Label("{path} لمكتبة أخرى", "{path} is of another library"),
    getting_rid.NothingToMigrateRemark: Label(
        "لا شيء للترحيل: {path} على المخطط {schema}", "nothing to do: {path} is of schema {schema}"
    ),
    getting_rid.UnsaidRemark: Label("ليس في {path}: {unsaid}", "{path} does not have: {unsaid}"),
}
