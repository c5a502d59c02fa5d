"""The sentences on the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import configuration
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    configuration.UnreadableConfigError: Label("تعذرت قراءة {path}: {cause}", "{path} cannot be read: {cause}"),
    configuration.NotUtf8ConfigError: Label(
        "{path} ليس بترميز UTF-8 (السطر {line})", "{path} is not UTF-8 (at line {line})"
    ),
    configuration.NotTomlError: Label("{path} ليس بصيغة TOML: {detail}", "{path} is not TOML: {detail}"),
    configuration.NestedTooDeepError: Label("في {path} أقواس متداخلة فوق الحد", "{path} is nested too deeply"),
    configuration.LongNumberError: Label("في {path} عدد أرقامه فوق الحد", "a number in {path} has too many digits"),
    configuration.ConfiguredPathError: Label("{path}: {cause}", "{path}: {cause}"),
    configuration.NoPatternsError: Label(
        '{path}: المطلوب قائمة واحدة، \u2066{key} = ["...", ...]\u2069، ولا شيء غيرها',
        '{path}: must hold one list, {key} = ["...", ...], and nothing else',
    ),
    configuration.PatternsNotTextError: Label(
        "{path}: يجب أن يكون كل ما في {key} نصًّا", "{path}: every entry of {key} must be a string"
    ),
    configuration.BadPatternError: Label(
        "{path}: تعبير نمطي خاطئ {pattern}: {detail}", "{path}: bad regular expression {pattern}: {detail}"
    ),
    configuration.EndlessPatternError: Label(
        "{path}: تعبير نمطي لا تنتهي مطابقته {pattern}",
        "{path}: matching the regular expression {pattern} takes too long",
    ),
    configuration.UnknownKeyRemark: Label("{path}: مفتاح غير معروف «{key}»", "{path}: unknown key {key!r}"),
    configuration.WrongTypeRemark: Label(
        "{path}: المطلوب في «{key}» {expected}", "{path}: {key!r} should be {expected}"
    ),
    configuration.WrongValueRemark: Label(
        "{path}: المطلوب في «{key}» {expected}، لا «{value}»", "{path}: {key!r} should be {expected}, not {value!r}"
    ),
    configuration.WrongChoiceRemark: Label(
        "{path}: المطلوب في «{key}» أحد هذه: {known}، لا «{value}»",
        "{path}: {key!r} should be one of {known}, not {value!r}",
    ),
    configuration.WrongVariableRemark: Label(
        "المطلوب في المتغير {name} أحد هذه: {known}، لا «{value}»", "{name} should be one of {known}, not {value!r}"
    ),
    configuration.ManyThemesRemark: Label(
        "{path}: فيه مواضيع كثيرة؛ أُخذ أولها فقط: {most}", "{path}: too many themes; only the first {most} are read"
    ),
    configuration.ManyRemarksRemark: Label(
        "{path}: ما لم يُفهم فيه: {count}؛ أوله «{key}»",
        "{path}: {count} entries could not be understood; the first is {key!r}",
    ),
}
