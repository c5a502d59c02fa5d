"""What the screens say, in Arabic and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Label
from tui.sentences.digits import filled

if TYPE_CHECKING:
    from tui.session.jobs import Progressed

TITLE = Label("حاشية", "hashiya")
AGREED = Label("متفق عليه", "agreed")
MODE_OTHERS = Label("وسوم الآخرين مخفية", "others hidden")
OTHERS_HIDDEN = Label("أُخفيت وسوم الآخرين", "others' tags are hidden")
OTHERS_SHOWN = Label("وسوم الآخرين ظاهرة", "others' tags are shown")
NO_OTHERS = Label("لا وسوم لغيرك هنا", "nobody else has tagged here")
SHOW_OTHERS = Label(
    "تعمل دون الاطلاع على وسوم الآخرين. أتريد إظهارها؟ (نعم أو y)", "You code blind. Show what others say? (y)"
)
WHO_WRITES = Label("يُكتب هنا بهذا الاسم من جهاز آخر. اسمك", "Another machine writes here under this name. Your name")
SAVED = Label("محفوظ", "saved")
UNSAVED = Label("تغييرات غير محفوظة: {}", "not saved: {}")
NOT_SAVED = Label("لم يُحفظ ({1}: إلى ملف آخر): \u2068{0}\u2069", "not saved ({1}: to another file): {0}")
SAVED_AT_LAST = Label("حُفظت التغييرات المعلّقة: {}", "saved at last: {}")
MODE_LOCKS = Label("نظام الملفات بلا أقفال", "the file system has no locks")
SAVE_AS = Label("حفظ الوسوم في ملف جديد", "Save the tags in a new file")
SAVED_AS = Label("تُحفظ الوسوم الآن في \u2066{}\u2069", "tags are now kept in {}")
QUIT_UNSAVED = Label(
    "تغييرات لا مكان لحفظها: {}؛ {}: إلى ملف آخر، {} مرة أخرى: خروج دونها",
    "{} not saved, and no place for it: {} to another file, {} again quits without",
)
COPY_BESIDE = Label(
    "نسخة أخرى من ملف الوسوم بجانبه: \u2068{}\u2069 (hashiya merge)",
    "another copy of the tag file lies beside it: {} (hashiya merge)",
)
UNMERGED = Label(
    "وسوم تعذرت كتابتها هنا، يضيفها hashiya merge", "hashiya merge adds tags that could not be written here"
)
ARTICLE_OF = Label("المقالة {} من {}", "article {} of {}")
REVIEWED_OF = Label("رُوجعت {} من {}", "reviewed {} of {}")
TOTAL = Label("المجموع {}/{}", "total {}/{}")
TOTAL_OF = Label("المجموع {} من {}", "total {} of {}")
NOTHING_TO_UNDO = Label("لا شيء للتراجع عنه", "nothing to undo")
DIGIT_NOT_TAKEN = Label("أُهمل الرقم {}: جاء مع Esc أو Alt", "{} was not taken: it came with Esc or Alt")
PASTE_NOT_TAKEN = Label("لم يُلصق شيء: عدد المحارف {}، والحد الأقصى {}", "nothing was pasted: {} characters, {} at most")
PASTE_HELD = Label("لم يكتمل اللصق؛ Esc لإلغائه", "the paste has not ended; Esc drops it")
PASTE_DROPPED = Label("أُلغي اللصق", "the paste was dropped")
NOTHING_TO_REDO = Label("لا شيء لإعادته", "nothing to redo")
NO_LAST_DECISION = Label("لا قرار لتكراره", "no decision to repeat")
NO_SUCH_THEME = Label("لا موضوع برقم {}", "there is no theme {}")
COPIED = Label("نُسخت ف{}", "copied p{}")
SELECTION_COPIED = Label("نُسخ ما حُدد", "what is selected was copied")
NO_MATCH = Label("لا توجد نتيجة لـ«\u2068{}\u2069»", "nothing found for “\u2068{}\u2069”")
ONLY_IN_ARTICLE = Label("في المقالة وحدها ({0}): {1}", "only in the article ({0}): {1}")
NO_SEARCH = Label("لا بحث بعد: اضغط {}", "no search yet: press {}")
MATCH_OF = Label("النتيجة {}", "match {}")
WRAPPED_DOWN = Label("من أول المقالة", "from the start again")
WRAPPED_UP = Label("من آخر المقالة", "from the end again")
MODE_AUTO = Label("انتقال تلقائي", "A>")
MODE_AUTO_SHORT = Label("\u2066A>\u2069", "A>")
MODE_SELECTION = Label("محددة: {}", "v:{}")
MODE_SELECTION_SHORT = Label("\u2066v{}\u2069", "v{}")
MODE_SEARCH = Label("بحث «\u2068{1}\u2069» {0}", "/\u2068{1}\u2069 {0}")
MODE_SEARCH_SHORT = Label("\u2066/{0}\u2069", "/{0}")
MODE_FILTER = Label("تصفية «\u2068{1}\u2069» {0}", "f“\u2068{1}\u2069” {0}")
MODE_FILTER_SHORT = Label("\u2066f{0}\u2069", "f{0}")
MODE_BY_REVIEWED = Label("حسب المراجعة", "s:reviewed")
MODE_BY_TAGGED = Label("حسب الوسوم", "s:tagged")
MODE_SORTED_SHORT = Label("\u2066s\u2069", "s")
MODE_OTHERS_SHORT = Label("\u2066H\u2069", "H")
MODE_LOCKS_SHORT = Label("بلا أقفال", "no locks")
MODE_BIDI_SHORT = Label("\u2066B\u2069", "B")
SELECTING = Label("تحديد عدة فقرات، من الفقرة {}", "selecting from paragraph {}")
LEFT_SELECTION = Label("انتهى التحديد", "selection ended")
LEFT_SEARCH = Label("انتهى البحث", "search ended")
LEFT_FILTER = Label("تُعرض كل المقالات", "all articles shown")
FILTERED = Label("تصفية «\u2068{}\u2069»: {} من {} ({} لعرض الكل)", "filter “\u2068{}\u2069”: {} of {} ({} shows all)")
LEAVE_BY = Label("للخروج: {}", "to quit: {}")
NO_SUCH_WORD = Label(
    "لا أمر باسم «\u2068{}\u2069»؛ اكتب رقم فقرة أو q أو saveas واسم ملف",
    "no command “\u2068{}\u2069”: a number, saveas FILE, or q",
)
NO_FILE_NAME = Label("اكتب اسم ملف بعد saveas", "a file needs a name: saveas FILE")
ANOTHER_PARAGRAPH = Label("لا يمكن الانتقال إلى الفقرة {}؛ هذه {}", "no paragraph {} to go to; this is {}")
LAST_ARTICLE = Label("هذه آخر مقالة", "this is the last article")
FIRST_ARTICLE = Label("هذه أول مقالة", "this is the first article")
TASHKEEL_SHOWN = Label("التشكيل ظاهر", "tashkeel shown")
TASHKEEL_HIDDEN = Label("التشكيل مخفي", "tashkeel hidden")
BOILERPLATE_SHOWN = Label("زوائد الصفحة ظاهرة", "site leftovers shown")
BOILERPLATE_HIDDEN = Label("زوائد الصفحة مخفية", "site leftovers hidden")
BIDI_MARKS_SHOWN = Label("محارف الاتجاه ظاهرة", "direction marks shown")
BIDI_MARKS_HIDDEN = Label("محارف الاتجاه مخفية", "direction marks hidden")
PARAGRAPHS = Label("ف{}", "p{}")
COMMA = Label("، ", ", ")
DEED = Label("{} ({})", "{} ({})")
DEED_IN = Label("{} في المقالة {} ({})", "{} in article {} ({})")
UNDONE = Label("تراجع: {}", "undone: {}")
REDONE = Label("إعادة: {}", "redone: {}")
UNDONE_IN = Label("تراجع: {} في المقالة {}", "undone: {} in article {}")
REDONE_IN = Label("إعادة: {} في المقالة {}", "redone: {} in article {}")
ACTS = {
    ("themes", "add"): Label("موضوع جديد", "new theme"),
    ("themes", "rename"): Label("إعادة تسمية", "rename"),
    ("themes", "move"): Label("نقل", "move"),
    ("themes", "merge"): Label("دمج", "merge"),
    ("themes", "archive"): Label("أرشفة", "archive"),
    ("themes", "archive", "--restore"): Label("إعادة من الأرشيف", "take out of the archive"),
    ("themes", "delete"): Label("حذف", "delete"),
    ("restore",): Label("استعادة نسخة سابقة", "restore an earlier state"),
}
"""What a step over the whole file is called, by the first words of the command that does it."""
INTO = Label(" ← ", " → ")
NOT_REVIEWED = Label("لم تُراجع", "not reviewed")
NOTED = Label("ملاحظة «\u2068{}\u2069»", "note “\u2068{}\u2069”")
NO_NOTE = Label("حُذفت الملاحظة", "note removed")
NO_SUCH_COMMANDS = Label(
    "في \u2066[keys]\u2069 أسماء ليست لأوامر: \u2068{}\u2069", "[keys]: no such commands: \u2068{}\u2069"
)
KEY_TAKEN = Label("المفتاح {}: {} بدلًا من {}", "key {}: {} instead of {}")
AUTO_ADVANCE_ON = Label("الانتقال التلقائي بعد الوسم: مفعّل", "moving on after tagging: on")
AUTO_ADVANCE_OFF = Label("الانتقال التلقائي بعد الوسم: معطّل", "moving on after tagging: off")
BIDI_MODE = Label(
    "عرض العربية: {}؛ للاختيار والحفظ: hashiya doctor", "Arabic is shown as: {}; hashiya doctor chooses and keeps"
)
READS_BACKWARDS = Label(
    "{}: معكوسة (backwards)؟ ثم hashiya doctor",
    "{} if Arabic reads backwards, then hashiya doctor",
)
SEARCH = Label("بحث", "Search")
NOTE_ON = Label("ملاحظة على الفقرة {}: \u2068{}\u2069", "Note on paragraph {}: \u2068{}\u2069")
NOTE_KEYS = Label("Enter حفظ · Ctrl-J سطر · Esc إلغاء", "Enter saves · Ctrl-J line · Esc back")
GO_TO = Label("إلى الفقرة", "Go to paragraph")
FILTER = Label("تصفية", "Filter")
FILTERING = Label("تصفية المقالات", "filtering the articles")
THEMES = Label("المواضيع", "Themes")
THEMES_OF = Label("مواضيع {}", "Themes of {}")
PICK = Label("اختيار", "choose")
PICK_AND_STAY = Label("اختيار وبقاء", "choose, stay")
PICK_NEW = Label("جديد", "new")
NEW_THEME = Label("موضوع جديد: {}", "new theme: {}")
NO_SUCH_APPEARANCE = Label("لا مظهر باسم {}؛ المظاهر: {}", "no appearance {}; there are: {}")
COMMANDS = Label("الأوامر", "Commands")
HELP = Label("مفاتيح حاشية", "Keys of hashiya")
MORE = Label("المزيد ↓ (Space)", "more ↓ (Space)")
HELP_END = Label("Esc للعودة", "Esc goes back")
EXPORT = Label("تصدير الفقرات", "Export paragraphs")
FORMAT = Label("الصيغة", "Format")
SCOPE = Label("المقالات", "Articles")
SCOPE_ALL = Label("كل المقالات", "all articles")
SCOPE_THIS = Label("هذه المقالة", "this article")
STATE = Label("الفقرات", "Paragraphs")
STATE_TAGGED = Label("الموسومة", "tagged")
STATE_REVIEWED = Label("المراجَعة والموسومة", "reviewed and tagged")
STATE_ALL = Label("كلها", "all")
LAYERS = Label("الوسوم", "Tags")
EVERYBODY = Label("وسوم الجميع", "everybody's")
MINE = Label("وسومي", "mine")
FILE = Label("الملف، في \u2066{}\u2069", "File, in {}")
NO_FILE = Label("اكتب اسم ملف", "a file needs a name")
PREVIEW = Label("معاينة", "First records")
EXPORT_KEYS = Label("Enter تصدير · ← → تغيير · Esc إلغاء", "Enter exports · ←→ change · Esc back")
RECORDS = Label("الفقرات: {}", "paragraphs: {}")
EXPORTED = Label("صُدّرت {} إلى \u2066{}\u2069", "{} exported to {}")
EXISTS = Label("الملف موجود: اضغط Enter مرة أخرى لاستبداله", "the file exists: Enter again replaces it")
NOTHING_TO_EXPORT = Label("لا توجد فقرات مطابقة", "no paragraphs match")
STATISTICS = Label("إحصاءات", "Statistics")
PER_THEME = Label("فقرات كل موضوع", "Paragraphs per theme")
PER_ANNOTATOR = Label("الواسمون", "Annotators")
PER_ARTICLE = Label("المقالات", "Articles")
WORK_DONE = Label("المراجَعة: {} · الموسومة: {}", "reviewed {} · tagged {}")
NOTHING = Label("—", "—")
TOGETHER = Label("مواضيع ترد معًا في هذه المقالة", "Themes that occur together in this article")
TOO_SMALL = Label("النافذة صغيرة: 20 عمودًا و6 أسطر على الأقل", "too small: 20×6 at least")
ORPHANS = Label("وسوم فقدت نصّها: {} ({}: ربطها)", "orphaned annotations: {} ({} attaches them)")
NO_ORPHANS = Label("لا وسوم فقدت نصّها", "no orphaned annotations")
ATTACH_ORPHAN = Label("ربط وسم فقد نصّه بالفقرة {}", "Attach an orphaned annotation to paragraph {}")
ATTACHED = Label("رُبط بالفقرة {}؛ بقي: {}", "attached to paragraph {}; {} left")
NO_PARAGRAPH = Label("لا فقرة هنا", "there is no paragraph here")
REVIEWED = Label("رُوجعت", "reviewed")
TAKEN_OVER = Label(
    "وسوم هذه المقالة محفوظة باسمها السابق \u2068{}\u2069", "the tags are from when it was called \u2068{}\u2069"
)
LACKING = Label(
    "فُقدت من ملف الوسوم: {}؛ ما زالت هنا، وتُكتب فيه مع التغيير التالي",
    "gone from the tag file: {}; tags and notes are here, and written with the next change",
)
SET_ASIDE = Label(
    "وسوم سابقة للبدء من جديد محفوظة في \u2066{}\u2069", "tags from before the reset came by; they are in {}"
)
TAKEN_AWAY = Label(
    "وُضع ملف وسوم آخر؛ ليس فيه: {} (يعيدها hashiya merge)",
    "another tag file was put there; what it lacks: {} (hashiya merge brings it back)",
)
CHANGED_OUTSIDE = Label("تغيّرت الوسوم من خارج البرنامج", "the tags were changed from outside")
TAGS_IN = Label("تُحفظ الوسوم في \u2066{}\u2069", "tags are kept in {}")
SORTED_BY_NAME = Label("الترتيب حسب الاسم", "sorted by name")
SORTED_BY_REVIEWED = Label("الترتيب حسب المراجعة", "sorted by what is reviewed")
SORTED_BY_TAGGED = Label("الترتيب حسب الوسوم", "sorted by what is tagged")
WAITING = Label("{}… (Esc للإلغاء)", "{}… (Esc cancels)")
WORKING = Label("{}: {} من {} (Esc للإلغاء)", "{}: {} of {} (Esc cancels)")
ENDED = Label("أُلغي: {}", "cancelled: {}")
LOOKING = Label("البحث عن الوسوم التي فقدت نصّها", "looking for orphaned annotations")
PREVIEWING = Label("معاينة", "preview")
EXPORTING = Label("تصدير", "export")
COUNTING = Label("إحصاء عمل الواسمين", "counting what everybody has done")
NO_ARTICLES = Label("لا توجد مقالات مطابقة", "no articles match")


COMPARING = Label("مقارنة الواسمين", "comparing annotators")
NO_DISAGREEMENTS = Label("لا خلاف فيما راجعه الجميع؛ الفقرات: {}", "no disagreement; paragraphs reviewed by all: {}")
DISAGREEMENT = Label(
    "الخلاف {} من {} · الموضوع: \u2068{}\u2069 · حُسم: {}", "disagreement {} of {} · theme: {} · decided: {}"
)
DECIDED = Label("محسوم ✓", "decided ✓")
DISAGREEMENT_PLACE = Label("المقالة {} · الفقرة {} · \u2068{}\u2069", "article {} · paragraph {} · \u2068{}\u2069")
LINES = Label("الأسطر {}–{} من {}", "lines {}–{} of {}")
NO_THEME = Label("بلا موضوع", "no theme")
ALL_THEMES = Label("الكل", "all")
BOTH = Label("كلاهما", "both")
ONLY_BOTH = Label("ما اتفقا عليه وحده", "only what both have")
ALL_OF_THEM = Label("وسوم الجميع", "all of them")
ONLY_ALL = Label("ما اتفق عليه الجميع وحده", "only what all have")
OTHER_THEME = Label("موضوع آخر", "other theme")
NOTE = Label("ملاحظة", "note")
SKIP = Label("تجاوز", "skip")
NEXT = Label("التالي", "next")
PREVIOUS = Label("السابق", "previous")
UNDO = Label("تراجع", "undo")
OF_ONE_THEME = Label("خلافات موضوع واحد", "of one theme")
LEAVE = Label("عودة", "back")
SCROLL = Label("بقية النص", "rest of the text")
ALL_KEYS = Label("المفاتيح", "keys")
AGREED_NOW = Label("الخلاف {} ← {}", "disagreement {} → {}")
TAKEN_BACK = Label("تراجع: الخلاف {} ← {}", "undone: disagreement {} → {}")
NOT_DECIDED = Label("غير محسوم", "not decided")
ALL_DECIDED = Label("حُسمت الخلافات كلها: {}", "all {} are decided")
LAST_ONE = Label("هذا آخر خلاف؛ بقي بلا حسم: {} (n)", "that was the last; not decided: {} (n)")
NO_FURTHER = Label("لا خلاف بعد هذا", "there is no further disagreement")
NO_EARLIER = Label("لا خلاف قبل هذا", "there is no earlier disagreement")
NO_DECISION = Label("لا حسم للتراجع عنه", "there is no decision to undo")
WHICH_DISAGREEMENTS = Label("خلافات أي موضوع؟", "Disagreements about which theme?")

ARTICLE_DONE = Label("انتهت المقالة {}: {} من {}", "article {} done: {}/{}")
ARTICLE_LEFT = Label("المقالة {}: رُوجعت {} من {}", "article {}: {}/{} reviewed")
NEXT_ARTICLE = Label("التالية: {} «\u2068{}\u2069»", "next: {} “\u2068{}\u2069”")
END_GOES_ON = Label("{} للمتابعة", "{} goes on")
END_NEXT = Label("{} التالية", "{} next")
END_BACK = Label("{} عودة", "{} back")
END_UNDO = Label("{} تراجع", "{} undo")
END_STATISTICS = Label("{} إحصاءات", "{} statistics")
AT_END = Label("{} للمتابعة: نهاية المقالة", "{} goes on: this is the end")
AT_LAST_END = Label("نهاية آخر مقالة", "end of the last article")
IS_SO_ALREADY = Label("هي كذلك بالفعل", "it is so already")
PUT_WAITS = Label("إضافة والبقاء: أيّ رقم؟", "put on and stay: which digit?")


def doing(label: Label, language: str, progress: Progressed | None) -> str:
    """Return what is told of a job while it lasts.

    Args:
        label: What it does.
        language: "ar" or "en".
        progress: How far it is, where that is known.
    """
    if progress is None:
        return say(WAITING, language, say(label, language))
    return say(WORKING, language, say(label, language), progress.done, progress.total)


def say(label: Label, language: str, *values: object) -> str:
    """Return the label with its places filled, numbers in the digits of the language.

    Args:
        label: What is said.
        language: "ar", else English.
        values: What stands in its places, in their order.
    """
    return filled(label, language, *values)
