"""What errors are called in the person's language: the one place where a sentence is made of an error's fields."""

from __future__ import annotations

from errno import (
    EACCES,
    EBUSY,
    EDQUOT,
    EEXIST,
    EFBIG,
    EIO,
    EISDIR,
    ELOOP,
    EMFILE,
    ENAMETOOLONG,
    ENFILE,
    ENODEV,
    ENOENT,
    ENOLCK,
    ENOMEM,
    ENOSPC,
    ENOTCONN,
    ENOTDIR,
    ENXIO,
    EPERM,
    EROFS,
    ESTALE,
    ETIMEDOUT,
)
from pathlib import Path
from typing import TYPE_CHECKING

from tui import errors
from tui.errors import Damage, Expected, HashiyaError, Remark, Wrong
from tui.files.names import printable
from tui.files.refusals import FolderError, NotRegularError, UnnameableError, UnreadPipeError
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_PATH = 1000
"""Code points of a path in a sentence; of a longer one the end is kept."""

_FIRST_STRONG, _POP = "\u2068", "\u2069"

_SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    # What was asked for
    errors.NoSuchHomeError: Label("لا مجلد منزل كهذا: {path}", "{path}: there is no such home folder"),
    errors.NoLibraryError: Label("{path}: {cause}", "{path}: {cause}"),
    errors.NoArticlesError: Label(
        "لا مقالات في {path} (الملفات المقروءة: {endings})", "{path}: holds no article (files that are read: {endings})"
    ),
    errors.NoSuchArticleError: Label(
        "لا توجد مقالة باسم «{reference}» (عدد المقالات: {count}؛ انظر \u2066hashiya list\u2069)",
        "no article {reference!r} (there are {count}; see hashiya list)",
    ),
    errors.AmbiguousArticleError: Label(
        "«{reference}» بداية أكثر من مقالة (عددها: {count}): {ids}…",
        "{reference!r} could be any of {count} articles: {ids}…",
    ),
    errors.NoSuchParagraphError: Label(
        "لا فقرة برقم {number} في «{article}» (عدد فقراتها: {count})",
        "no paragraph {number} in {article!r}: it has {count}",
    ),
    errors.NoSuchSpanError: Label(
        "لا فقرة في {article} من الموضع {start} إلى {end}", "{article} has no paragraph from {start} to {end}"
    ),
    errors.OrphanGoneError: Label(
        "{article}: رُبط هذا الوسم بفقرة أخرى من قبل", "{article}: what was said there has been placed by somebody else"
    ),
    errors.NoSuchThemeError: Label(
        "لا موضوع باسم «{theme}»؛ المواضيع: {known}", "no theme {theme!r}; there are: {known}"
    ),
    errors.NoThemeIdError: Label(
        "لا يصلح اسمًا لموضوع جديد، أو هو مستعمل: {name}", "no new theme can be called {name!r}"
    ),
    errors.NoSuchFormatError: Label(
        "لا صيغة تصدير باسم «{name}»؛ الصيغ: {known}", "no export format {name!r}; there are: {known}"
    ),
    errors.AlreadyExistsError: Label("الملف موجود من قبل: {path}", "{path}: already exists"),
    errors.NotOverwrittenError: Label(
        "الملف موجود من قبل: {path}؛ يُستبدل بالخيار \u2066--overwrite\u2069",
        "{path}: already exists; --overwrite writes over it",
    ),
    errors.KeptFileError: Label(
        "{path} ملف الوسوم أو مقالة، فلا يُستبدل", "{path} is the tag file or an article: an export must not replace it"
    ),
    errors.NoSuchTagFileError: Label("لا ملف وسوم هنا: {path}", "{path}: no such tag file"),
    errors.SameTagFileError: Label("{path} هو ملف الوسوم نفسه", "{path} is the tag file itself"),
    errors.NothingToMergeError: Label(
        "لا ملف للدمج، ولم يُحفظ شيء في مكان آخر", "no FILE to merge, and nothing that was kept elsewhere"
    ),
    errors.NoTerminalError: Label(
        "تحتاج القراءة إلى طرفية؛ للنصوص البرمجية أوامر مثل \u2066list, show, tag, untag, export\u2069",
        "the reader needs a terminal; for scripts there are list, show, tag, untag and export",
    ),
    errors.NoTerminalToExamineError: Label(
        "يحتاج الفحص إلى طرفية؛ ويعمل \u2066doctor --report\u2069 دونها",
        "the doctor needs a terminal; doctor --report works without",
    ),
    # Articles
    errors.NotTextError: Label("ليس ملفًا نصيًا (فيه محارف صفرية)", "is not a text file (it holds NUL bytes)"),
    errors.DamagedTextError: Label("نص تالف، ترميزه {encoding} (البايت {byte})", "is damaged {encoding} (byte {byte})"),
    errors.UnknownEncodingError: Label(
        "ليس ملفًا نصيًا بترميز معروف", "is not a text file in an encoding that can be recognised"
    ),
    errors.ClosedFolderError: Label("مجلد لا يمكن فتحه", "is a folder that cannot be opened"),
    errors.UnreadableArticleError: Label("{name}: {cause}", "{name}: {cause}"),
    # Files that are written
    errors.UnwritableFileError: Label("تعذرت الكتابة في {path}: {cause}", "{path}: cannot be written: {cause}"),
    # The configuration
    errors.UnreadableConfigError: Label("تعذرت قراءة {path}: {cause}", "{path} cannot be read: {cause}"),
    errors.NotUtf8ConfigError: Label("{path} ليس بترميز UTF-8 (السطر {line})", "{path} is not UTF-8 (at line {line})"),
    errors.NotTomlError: Label("{path} ليس بصيغة TOML: {detail}", "{path} is not TOML: {detail}"),
    errors.NestedTooDeepError: Label("في {path} أقواس متداخلة فوق الحد", "{path} is nested too deeply"),
    errors.ConfiguredPathError: Label("{path}: {cause}", "{path}: {cause}"),
    errors.NoPatternsError: Label(
        '{path}: المطلوب قائمة واحدة، \u2066{key} = ["...", ...]\u2069، ولا شيء غيرها',
        '{path}: must hold one list, {key} = ["...", ...], and nothing else',
    ),
    errors.PatternsNotTextError: Label("{path}: كل ما في {key} نص", "{path}: every entry of {key} must be a string"),
    errors.BadPatternError: Label(
        "{path}: تعبير نمطي خاطئ {pattern}: {detail}", "{path}: bad regular expression {pattern}: {detail}"
    ),
    # The tag file
    errors.UnreadableDatabaseError: Label("تعذرت قراءة {path}: {cause}", "{path} cannot be read: {cause}"),
    errors.UnwritableDatabaseError: Label("تعذرت الكتابة في {path}: {cause}", "{path} cannot be written: {cause}"),
    errors.UnlockableDatabaseError: Label(
        "تعذر قفل {path} للكتابة: {cause}", "{path} cannot be locked for writing: {cause}"
    ),
    errors.NotRegularDatabaseError: Label("{path} ليس ملفًا عاديًا", "{path} is not a regular file"),
    errors.VanishedDatabaseError: Label(
        "اختفى {path}؛ ما كان فيه محفوظ في الذاكرة، ويمكن حفظه في ملف آخر",
        "{path} has vanished; what it held is in memory, and can be kept elsewhere",
    ),
    errors.ChangedDatabaseError: Label(
        "غيّر برنامج آخر {path}؛ أعد المحاولة", "{path} was changed by another program; try again"
    ),
    errors.UnstorableError: Label("لا يمكن حفظ هذا في {path}: {detail}", "{path} cannot hold this: {detail}"),
    errors.LockedDatabaseError: Label("{path} مقفل، يكتب فيه برنامج آخر", "{path} is locked by another program"),
    errors.HeldDatabaseError: Label(
        "{path} مقفل، يكتب فيه {user} (العملية {process} على {host}) منذ {since}",
        "{path} is locked by {user} (process {process} on {host}) since {since}",
    ),
    errors.DamagedDatabaseError: Label(
        "{path} تالف: {damage}؛ انظر \u2066hashiya check --repair\u2069",
        "{path} is damaged: {damage}; see hashiya check --repair",
    ),
    errors.RestorableDatabaseError: Label(
        "{path} تالف: {damage}؛ انظر \u2066hashiya check --repair\u2069؛ أحدث نسخة احتياطية سليمة: {backup}",
        "{path} is damaged: {damage}; see hashiya check --repair; the newest good backup is {backup}",
    ),
    errors.ForeignDatabaseError: Label(
        "{path} بصيغة JSON، لكنه ليس ملف وسوم لحاشية", "{path} is JSON, but not a tag file of hashiya"
    ),
    errors.NewerDatabaseError: Label(
        "كُتب {path} بإصدار أحدث من حاشية (المخطط {schema}؛ وهذا الإصدار يعرف {known})",
        "{path} was written by a newer hashiya (schema {schema}; this one knows {known})",
    ),
    errors.UnrepairableDatabaseError: Label(
        "لا يمكن إصلاح {path}: لا يُقرأ منه شيء، ولا نسخة احتياطية سليمة",
        "{path} cannot be repaired: nothing can be read of it, and there is no good backup",
    ),
    errors.UnsoundRepairError: Label("لا يمكن إصلاح {path}: {detail}", "{path} cannot be repaired: {detail}"),
    errors.UnwritableRepairError: Label("تعذرت الكتابة في {path}: {cause}", "{path} cannot be written: {cause}"),
    # The end of the program
    errors.RescuedError: Label(
        "لم يُكتب في {tag_file}؛ الوسوم كلها في {rescue_file} (\u2066hashiya merge\u2069)",
        "{tag_file} could not be written; all tags are in {rescue_file} (hashiya merge)",
    ),
    errors.KeptNowhereError: Label(
        "تغييرات لم تُحفظ ولا مكان لها: {count}؛ السبب: {cause}", "{count} not saved, and no place for it: {cause}"
    ),
    errors.RefusedChangesError: Label("تغيير لا يمكن حفظه: {causes}", "a change could not be saved: {causes}"),
    errors.ProgramError: Label(
        "حدث خطأ في البرنامج نفسه؛ ما سبق حفظه سليم، والتفاصيل في {report}",
        "the program itself failed; what was saved is safe, and what happened is in {report}",
    ),
    errors.ProgramAndWorkError: Label(
        "حدث خطأ في البرنامج نفسه، وتفاصيله في {report}؛ {kept}",
        "the program itself failed, and what happened is in {report}; {kept}",
    ),
    # What is passed over
    errors.UnknownKeyRemark: Label("{path}: مفتاح غير معروف «{key}»", "{path}: unknown key {key!r}"),
    errors.WrongTypeRemark: Label("{path}: المطلوب في «{key}» {expected}", "{path}: {key!r} should be {expected}"),
    errors.WrongValueRemark: Label(
        "{path}: المطلوب في «{key}» {expected}، لا «{value}»", "{path}: {key!r} should be {expected}, not {value!r}"
    ),
    errors.WrongChoiceRemark: Label(
        "{path}: المطلوب في «{key}» أحد هذه: {known}، لا «{value}»",
        "{path}: {key!r} should be one of {known}, not {value!r}",
    ),
    errors.WrongVariableRemark: Label(
        "المطلوب في المتغير {name} أحد هذه: {known}، لا «{value}»", "{name} should be one of {known}, not {value!r}"
    ),
}

_DAMAGES: Mapping[Wrong, Label] = {
    Wrong.NOT_UTF8: Label("ليس بترميز UTF-8 عند البايت {byte}", "not UTF-8 at byte {byte}"),
    Wrong.NOT_JSON: Label("ليس بصيغة JSON عند البايت {byte}: {detail}", "not JSON at byte {byte}: {detail}"),
    Wrong.SCHEMA: Label("رقم مخططه ليس عددًا من 1", "its schema is not a number from 1"),
    Wrong.NO_DOCUMENT: Label("لا وثيقة سليمة في {place} عند «{key}»", "{place!r} has no sound document {key!r}"),
    Wrong.NOT_AN_OBJECT: Label("{place} ليس كائنًا", "{place} is not an object"),
    Wrong.NO_TEXT: Label("لا نص عند «{key}» في {place}", "{place} has no text {key!r}"),
    Wrong.NO_OFFSET: Label("لا موضع عند «{key}» في {place}", "{place} has no offset {key!r}"),
    Wrong.NO_MARK: Label("«{key}» في {place} ليس نعم ولا لا", "{place} has {key!r} neither true nor false"),
    Wrong.NO_LIST: Label("لا قائمة عند «{key}» في {place}", "{place} has no list {key!r}"),
    Wrong.ENDS_EARLY: Label("{place} ينتهي قبل بدايته", "{place} ends before it starts"),
    Wrong.ENDS_ELSEWHERE: Label(
        "نهاية {place} ليست نهاية نصه: {key}", "{place} has an end that is not its text's: {key}"
    ),
    Wrong.TOO_FAR: Label("«{key}» في {place} أبعد من أي نص", "{place} has an offset beyond every text {key!r}"),
    Wrong.THEME_TWICE: Label("موضوع مكرر في {place}", "{place} has one theme twice"),
    Wrong.THEME_AGAIN: Label("الموضوع «{key}» مكرر في {place}", "{place} is the theme {key!r} again"),
    Wrong.TWICE: Label("{place} مكرر", "{place} is there twice"),
    Wrong.UNKNOWN_OPERATION: Label("عملية غير معروفة «{key}» في {place}", "{place} has an unknown op {key!r}"),
}

_EXPECTED: Mapping[Expected, Label] = {
    Expected.TEXT: Label("نص", "text"),
    Expected.FLAG: Label("true أو false", "true or false"),
    Expected.TABLE: Label("جدول", "a table"),
    Expected.LIST_OF_TABLES: Label("جداول \u2066[[themes]]\u2069", "[[themes]]"),
    Expected.THEME_ID: Label("حروف وأرقام و«-»", "letters, digits and '-'"),
    Expected.COLOUR: Label("لون مثل \u2066#0072B2\u2069", "like #0072B2"),
}

_CAUSES: Mapping[type[OSError], Label] = {
    FolderError: Label("هو مجلد", "it is a folder"),
    NotRegularError: Label(
        "ليس ملفًا عاديًا (أنبوب أو مقبس أو جهاز)", "it is not a regular file (a pipe, socket or device)"
    ),
    UnnameableError: Label("لا يصلح اسمًا لملف", "no file can have this name"),
    UnreadPipeError: Label("لا أحد يقرأ منه", "nobody reads from it"),
}

_ERRNO: Mapping[int, str] = {
    EACCES: "لا إذن بذلك",
    EBUSY: "الملف مشغول",
    EDQUOT: "انتهت الحصة المسموح بها على القرص",
    EEXIST: "الملف موجود من قبل",
    EFBIG: "الملف أكبر من المسموح به",
    EIO: "عطل في القراءة أو الكتابة",
    EISDIR: "هو مجلد",
    ELOOP: "روابط تدور في حلقة",
    EMFILE: "ملفات كثيرة مفتوحة",
    ENAMETOOLONG: "الاسم أطول من اللازم",
    ENFILE: "ملفات كثيرة مفتوحة",
    ENODEV: "لا جهاز كهذا",
    ENOENT: "لا ملف ولا مجلد كهذا",
    ENOLCK: "لا أقفال متاحة",
    ENOMEM: "لا ذاكرة كافية",
    ENOSPC: "لا مساحة على القرص",
    ENOTCONN: "انقطع الاتصال بنظام الملفات",
    ENOTDIR: "جزء من المسار ليس مجلدًا",
    ENXIO: "لا جهاز كهذا",
    EPERM: "لا يُسمح بذلك",
    EROFS: "القرص للقراءة فقط",
    ESTALE: "انقطع الاتصال بنظام الملفات",
    ETIMEDOUT: "انتهى وقت الانتظار",
}
"""What the system's commonest reasons are in Arabic; its own words, in its own language, for all others."""


def whole_path(path: Path) -> str:
    """Return a path as it stands in a sentence: all of it, of one beyond LONGEST_PATH the end."""
    return printable(str(path), LONGEST_PATH)


def sentence(told: HashiyaError | Remark, language: str, named: Callable[[Path], str] = whole_path) -> str:
    r"""Return what is told a person, on one line that holds no control character.

    In Arabic, what came from outside is isolated (U+2068 … U+2069, UAX #9), so that it orders nothing but itself. In
    both languages it is as ``printable`` gives it: of what is longer than its limit, the end.

    Args:
        told: An error or a remark.
        language: "ar", else English.
        named: How paths are named: a short row has no room for folders.

    >>> from tui.errors import NoSuchParagraphError, NoSuchThemeError
    >>> sentence(NoSuchThemeError("x", ("arms", "space")), "en")
    "no theme 'x'; there are: arms, space"
    >>> ascii(sentence(NoSuchParagraphError("news/3", 12, 9), "ar").split()[5])
    "'\\xab\\u2068news/3\\u2069\\xbb'"
    """
    return _Speech(language, named).sentence(told)


def cause(error: Exception, language: str) -> str:
    """Return why something failed, without a path where the system's error has one.

    In Arabic the commonest of the system's errors are translated, and the others stay as the system says them.

    >>> cause(PermissionError(EACCES, "Permission denied", "/root"), "en")
    'Permission denied'
    >>> cause(PermissionError(EACCES, "Permission denied", "/root"), "ar")
    'لا إذن بذلك'
    """
    return _Speech(language, whole_path).part(error)


def damage(found: Damage) -> str:
    """Return what is wrong in a tag file, in English, as ``hashiya check`` says it.

    >>> damage(Damage(Wrong.NO_TEXT, "articles '3', paragraphs 2", "quote"))
    "articles '3', paragraphs 2 has no text 'quote'"
    """
    return _Speech("en", whole_path).damage(found)


class _Speech:
    """One language, and a way to name paths."""

    def __init__(self, language: str, named: Callable[[Path], str]) -> None:
        self._language = language
        self._named = named

    def sentence(self, told: HashiyaError | Remark) -> str:
        return self._filled(_SENTENCES[type(told)], {name: getattr(told, name) for name in told.fields})

    def damage(self, found: Damage) -> str:
        places = {"place": found.place, "key": found.key, "byte": found.byte, "detail": found.detail}
        return self._filled(_DAMAGES[found.wrong], places)

    def _filled(self, label: Label, fields: Mapping[str, object]) -> str:
        return label.spoken(self._language).format(**{name: self.part(value) for name, value in fields.items()})

    def part(self, value: object) -> str:  # noqa: PLR0911 - one for each type that a field can have
        match value:
            case HashiyaError():
                return self.sentence(value)
            case OSError():
                return self._reason(value)
            case Damage():
                return self.damage(value)
            case Expected():
                return _EXPECTED[value].spoken(self._language)
            case tuple():
                return ("، " if self._language == "ar" else ", ").join(map(self.part, value))
            case Path():
                return self._isolated(self._named(value))
            case int():
                return str(value)
            case Exception():  # the program's own failing
                return self._isolated(printable(str(value) or type(value).__name__))
        return self._isolated(printable(str(value)))

    def _reason(self, error: OSError) -> str:
        known = _CAUSES.get(type(error))
        if known is not None:
            return known.spoken(self._language)
        if self._language == "ar" and error.errno is not None and error.errno in _ERRNO:
            return _ERRNO[error.errno]
        return self._isolated(printable(error.strerror or str(error) or type(error).__name__))

    def _isolated(self, text: str) -> str:
        return f"{_FIRST_STRONG}{text}{_POP}" if self._language == "ar" else text
