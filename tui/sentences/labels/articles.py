"""The sentences on articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import articles
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    articles.NotTextError: Label("ليس ملفًا نصيًا (فيه محارف صفرية)", "is not a text file (it holds NUL bytes)"),
    articles.DamagedTextError: Label(
        "نص تالف، ترميزه {encoding} (البايت {byte})", "is damaged {encoding} (byte {byte})"
    ),
    articles.UnknownEncodingError: Label(
        "ليس ملفًا نصيًا بترميز معروف", "is not a text file in an encoding that can be recognised"
    ),
    articles.ClosedFolderError: Label("مجلد لا يمكن فتحه", "is a folder that cannot be opened"),
    articles.UnreadableArticleError: Label("{name}: {cause}", "{name}: {cause}"),
    articles.LeftoverRemark: Label(
        "الفقرة {paragraph} من زوائد الصفحة: لا تُصدّر إلا بالخيار \u2066--boilerplate\u2069",
        "paragraph {paragraph} is a site leftover: exported only with --boilerplate",
    ),
    articles.ArticleGoneRemark: Label(
        "لم تعد المقالة «{article}» هنا؛ تُركت", "{article} is not here any more; passed over"
    ),
    articles.ChangedSinceRemark: Label(
        "بقي ما تغيّر بعد ذلك: {count}", "left as it is: {count} changed since, elsewhere or by another program"
    ),
    articles.ParagraphsGoneRemark: Label(
        "بقي ما تغيّر نص فقرته: {count}", "left as it is: {count} whose paragraph has another text now"
    ),
    articles.SampledRemark: Label(
        "نصوص العينة: {count} من {total}؛ ولتصفية القائمة بها في القراءة: عينة:{share}/{seed}",
        "{count} of {total} texts; to filter the reader's list to them: sample:{share}/{seed}",
    ),
    articles.NothingChangedRemark: Label("هو كذلك بالفعل: لم يتغير شيء", "it was so already: nothing has changed"),
}
