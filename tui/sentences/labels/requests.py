"""The sentences on what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import requests
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    requests.NoSuchHomeError: Label("لا مجلد منزل بهذا الاسم: {path}", "{path}: there is no such home folder"),
    requests.NoLibraryError: Label("{path}: {cause}", "{path}: {cause}"),
    requests.NoArticlesError: Label(
        "لا مقالات في {path} (الملفات المقروءة: {endings})", "{path}: holds no article (files that are read: {endings})"
    ),
    requests.NoSuchArticleError: Label(
        "لا توجد مقالة باسم «{reference}» (عدد المقالات: {count}؛ انظر \u2066hashiya list\u2069)",
        "no article {reference!r} (there are {count}; see hashiya list)",
    ),
    requests.AmbiguousArticleError: Label(
        "«{reference}» بداية أكثر من مقالة (عددها: {count}): {ids}…",
        "{reference!r} could be any of {count} articles: {ids}…",
    ),
    requests.NoSuchParagraphError: Label(
        "لا فقرة برقم {number} في «{article}» (عدد فقراتها: {count})",
        "no paragraph {number} in {article!r}: it has {count}",
    ),
    requests.NoSuchSpanError: Label(
        "لا فقرة في {article} من الموضع {start} إلى {end}", "{article} has no paragraph from {start} to {end}"
    ),
    requests.OrphanGoneError: Label(
        "{article}: رُبط هذا الوسم بفقرة أخرى من قبل", "{article}: what was said there has been placed by somebody else"
    ),
    requests.NoSuchThemeError: Label(
        "لا موضوع باسم «{theme}»؛ المواضيع: {known}", "no theme {theme!r}; there are: {known}"
    ),
    requests.NoThemeIdError: Label(
        "لا يصلح اسمًا لموضوع جديد، أو هو مستعمل: {name}", "no new theme can be called {name!r}"
    ),
    requests.UnconfirmedAnnotatorError: Label(
        "يُكتب هنا باسم «{name}» من جهاز آخر أيضًا، وليس إلا اسم الدخول: حدّد اسمك بالخيار \u2066--annotator\u2069 أو "
        "بالمتغير \u2066HASHIYA_ANNOTATOR\u2069 أو في ملف الإعدادات",
        "another machine writes here as {name!r}, too, which is only your login name: say who you are with "
        "--annotator, HASHIYA_ANNOTATOR or annotator in the configuration",
    ),
    requests.NoSuchAnnotatorError: Label(
        "لا وسوم هنا باسم «{name}»؛ الواسمون: {known}", "nobody called {name!r} says anything here; there are: {known}"
    ),
    requests.OthersHiddenError: Label(
        "وسوم الآخرين مخفية عنك؛ يُظهرها الخيار \u2066--others shown\u2069",
        "what others say is hidden from you; --others shown shows it",
    ),
    requests.OthersLeftOutRemark: Label(
        "تُركت وسوم الآخرين، وهي مخفية عنك (\u2066--others shown\u2069)",
        "what others say is left out, since it is hidden from you (--others shown)",
    ),
    requests.WrongShareError: Label(
        "«{share}» ليست حصة من المقالات: المطلوب نسبة مئوية أكبر من 0٪ ولا تتجاوز 100٪، مثل 20٪",
        "{share!r} is no share of the articles: that is over 0% and up to 100%, such as 20%",
    ),
    requests.WrongSampleError: Label(
        "«{sample}» لا تصف عينة؛ مثالها: عينة:20٪/7",
        "{sample!r} is no sample; one is sample:20%/7, its share and its seed",
    ),
    requests.NoSuchFormatError: Label(
        "لا صيغة تصدير باسم «{name}»؛ الصيغ: {known}", "no export format {name!r}; there are: {known}"
    ),
    requests.NoSuchTagFileError: Label("لا ملف وسوم هنا: {path}", "{path}: no such tag file"),
    requests.SameTagFileError: Label("{path} هو ملف الوسوم نفسه", "{path} is the tag file itself"),
    requests.NothingToUndoError: Label("لا شيء للتراجع عنه", "nothing to undo"),
    requests.NothingToRedoError: Label("لا شيء لإعادته", "nothing to redo"),
    requests.NothingToMergeError: Label(
        "لا ملف للدمج، ولم يُحفظ شيء في مكان آخر", "no FILE to merge, and nothing that was kept elsewhere"
    ),
    requests.OnlyWithRepairError: Label(
        "لا معنى للخيار \u2066{option}\u2069 إلا مع \u2066--repair\u2069", "{option} is only possible with --repair"
    ),
    requests.NoTerminalError: Label(
        "تحتاج القراءة إلى طرفية؛ للنصوص البرمجية أوامر مثل \u2066list, show, tag, untag, export\u2069",
        "the reader needs a terminal; for scripts there are list, show, tag, untag and export",
    ),
    requests.NoTerminalToExamineError: Label(
        "يحتاج الفحص إلى طرفية؛ ويعمل \u2066doctor --report\u2069 دونها",
        "the doctor needs a terminal; doctor --report works without",
    ),
}
