"""The sentences on comparing annotators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import agreement
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    agreement.TooFewAnnotatorsError: Label(
        "لا يُقاس التوافق بأقل من واسمين اثنين؛ الواسمون: {names}",
        "agreement is measured between two annotators at least; there are: {names}",
    ),
    agreement.NothingComparedError: Label(
        "لا فقرة راجعها كل هؤلاء: {names}", "there is no paragraph that all of these have reviewed: {names}"
    ),
    agreement.UndefinedRemark: Label(
        "ما كُتب «-» غير معرّف: الحكم واحد في كل الفقرات (لم يضع أحد الموضوع، أو وضعه الجميع عليها كلها)، فالتوافق "
        "بالمصادفة وحدها تام",
        "'-' is undefined: there is only one value (nobody has given the theme, or everybody has to every paragraph), "
        "so that chance alone would always agree",
    ),
}
