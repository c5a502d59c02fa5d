"""Why the system would not do something to a file, in Arabic and English."""

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
from typing import TYPE_CHECKING

from tui.files.refusals import FolderError, NotRegularError, TooLargeError, UnnameableError, UnreadPipeError
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

_REFUSALS: Mapping[type[OSError], Label] = {
    FolderError: Label("هو مجلد", "it is a folder"),
    NotRegularError: Label(
        "ليس ملفًا عاديًا (أنبوب أو مقبس أو جهاز)", "it is not a regular file (a pipe, socket or device)"
    ),
    UnnameableError: Label("لا يصلح اسمًا لملف", "no file can have this name"),
    UnreadPipeError: Label("لا أحد يقرأ منه", "nobody reads from it"),
}

_TOO_LARGE = Label("هو أكبر من {} ميغابايت", "it has more than {} MB")

_ERRNO: Mapping[int, str] = {
    EACCES: "لا إذن بذلك",
    EBUSY: "الملف مشغول",
    EDQUOT: "انتهت الحصة المسموح بها على القرص",
    EEXIST: "الملف موجود بالفعل",
    EFBIG: "الملف أكبر من المسموح به",
    EIO: "عطل في القراءة أو الكتابة",
    EISDIR: "هو مجلد",
    ELOOP: "روابط تدور في حلقة",
    EMFILE: "ملفات كثيرة مفتوحة",
    ENAMETOOLONG: "الاسم أطول من اللازم",
    ENFILE: "ملفات كثيرة مفتوحة",
    ENODEV: "لا جهاز كهذا",
    ENOENT: "لا ملف ولا مجلد بهذا الاسم",
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


def known_cause(error: OSError, language: str) -> str | None:
    """Return why something failed; None where only the system has words for it. ``language`` is "ar" or "en"."""
    if isinstance(error, TooLargeError):
        return _TOO_LARGE.spoken(language).format(error.most // 1_000_000)
    refusal = _REFUSALS.get(type(error))
    if refusal is not None:
        return refusal.spoken(language)
    return _ERRNO.get(error.errno or 0) if language == "ar" else None
