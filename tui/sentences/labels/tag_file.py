"""The sentences on the tag file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import tag_file
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    tag_file.UnreadableDatabaseError: Label("تعذرت قراءة {path}: {cause}", "{path} cannot be read: {cause}"),
    tag_file.UnwritableDatabaseError: Label("تعذرت الكتابة في {path}: {cause}", "{path} cannot be written: {cause}"),
    tag_file.UnlockableDatabaseError: Label(
        "تعذر قفل {path} للكتابة: {cause}", "{path} cannot be locked for writing: {cause}"
    ),
    tag_file.NotRegularDatabaseError: Label("{path} ليس ملفًا عاديًا", "{path} is not a regular file"),
    tag_file.LinkedDatabaseError: Label(
        "لملف الوسوم {path} أكثر من اسم (عددها: {names})، وتغييره يجعله ملفين: انسخه باسم جديد وضعه مكانه",
        "{path} has {names} names (hard links), and a change would make two files of it: copy it, and put the copy in "
        "its place",
    ),
    tag_file.ChangedDatabaseError: Label(
        "غيّر برنامج آخر {path}؛ أعد المحاولة", "{path} was changed by another program; try again"
    ),
    tag_file.UnstorableError: Label("لا يمكن حفظ هذا في {path}: {detail}", "{path} cannot hold this: {detail}"),
    tag_file.LockedDatabaseError: Label("{path} مقفل، يكتب فيه برنامج آخر", "{path} is locked by another program"),
    tag_file.HeldDatabaseError: Label(
        "{path} مقفل، يكتب فيه {user} (العملية {process} على {host}) منذ {since}",
        "{path} is locked by {user} (process {process} on {host}) since {since}",
    ),
    tag_file.DamagedDatabaseError: Label(
        "{path} تالف: {damage}؛ انظر \u2066hashiya check --repair\u2069",
        "{path} is damaged: {damage}; see hashiya check --repair",
    ),
    tag_file.RestorableDatabaseError: Label(
        "{path} تالف: {damage}؛ انظر \u2066hashiya check --repair\u2069؛ أحدث نسخة احتياطية سليمة: {backup}",
        "{path} is damaged: {damage}; see hashiya check --repair; the newest good backup is {backup}",
    ),
    tag_file.ForeignDatabaseError: Label(
        "{path} بصيغة JSON، لكنه ليس ملف وسوم لحاشية", "{path} is JSON, but not a tag file of hashiya"
    ),
    tag_file.NewerDatabaseError: Label(
        "كُتب {path} بإصدار أحدث من حاشية (المخطط {schema}؛ وهذا الإصدار يعرف {known})",
        "{path} was written by a newer hashiya (schema {schema}; this one knows {known})",
    ),
    tag_file.UnrepairableDatabaseError: Label(
        "لا يمكن إصلاح {path}: لا يُقرأ منه شيء، ولا نسخة احتياطية سليمة",
        "{path} cannot be repaired: nothing can be read of it, and there is no good backup",
    ),
    tag_file.UnsoundRepairError: Label("لا يمكن إصلاح {path}: {detail}", "{path} cannot be repaired: {detail}"),
    tag_file.UnwritableRepairError: Label("تعذرت الكتابة في {path}: {cause}", "{path} cannot be written: {cause}"),
    tag_file.UnkeptDamageError: Label(
        "لم يُستبدل {path}: تعذر حفظ نسخة منه في {copy}: {cause}",
        "{path} was not replaced: a copy of it, {copy}, cannot be written: {cause}",
    ),
}

DAMAGES: Mapping[tag_file.Wrong, Label] = {
    tag_file.Wrong.EMPTY: Label("لا شيء فيه", "there is nothing in it"),
    tag_file.Wrong.NOT_UTF8: Label("ليس بترميز UTF-8 عند البايت {byte}", "not UTF-8 at byte {byte}"),
    tag_file.Wrong.NOT_JSON: Label("ليس بصيغة JSON عند البايت {byte}: {detail}", "not JSON at byte {byte}: {detail}"),
    tag_file.Wrong.SCHEMA: Label("رقم مخططه ليس عددًا من 1", "its schema is not a number from 1"),
    tag_file.Wrong.NO_DOCUMENT: Label(
        "لا وثيقة سليمة في {place} عند «{key}»", "{place!r} has no sound document {key!r}"
    ),
    tag_file.Wrong.NOT_AN_OBJECT: Label("{place} ليس كائنًا", "{place} is not an object"),
    tag_file.Wrong.NO_TEXT: Label("لا نص عند «{key}» في {place}", "{place} has no text {key!r}"),
    tag_file.Wrong.NO_OFFSET: Label("لا موضع عند «{key}» في {place}", "{place} has no offset {key!r}"),
    tag_file.Wrong.NO_MARK: Label(
        "قيمة «{key}» في {place} ليست true ولا false", "{place} has {key!r} neither true nor false"
    ),
    tag_file.Wrong.NO_LIST: Label("لا قائمة عند «{key}» في {place}", "{place} has no list {key!r}"),
    tag_file.Wrong.ENDS_EARLY: Label("{place} ينتهي قبل بدايته", "{place} ends before it starts"),
    tag_file.Wrong.ENDS_ELSEWHERE: Label(
        "نهاية {place} ليست نهاية نصه: {key}", "{place} has an end that is not its text's: {key}"
    ),
    tag_file.Wrong.TOO_FAR: Label(
        "«{key}» في {place} أبعد من أي نص", "{place} has an offset beyond every text {key!r}"
    ),
    tag_file.Wrong.MISPLACED: Label(
        "في {place} حقل ليس مكانه هناك «{key}»", "{place} has a field that does not belong there {key!r}"
    ),
    tag_file.Wrong.THEME_TWICE: Label("موضوع مكرر في {place}", "{place} has one theme twice"),
    tag_file.Wrong.THEME_AGAIN: Label("الموضوع «{key}» مكرر في {place}", "{place} is the theme {key!r} again"),
    tag_file.Wrong.TWICE: Label("{place} مكرر", "{place} is there twice"),
    tag_file.Wrong.UNKNOWN_OPERATION: Label("عملية غير معروفة «{key}» في {place}", "{place} has an unknown op {key!r}"),
}
