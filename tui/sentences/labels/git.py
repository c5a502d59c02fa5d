"""The sentences on git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import git
from tui.model import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.errors import HashiyaError, Remark

SENTENCES: Mapping[type[HashiyaError | Remark], Label] = {
    git.NoRepositoryError: Label(
        "{path} ليس في مستودع \u2066git\u2069", "{path} is in no repository of git (or in none with a work tree)"
    ),
    git.NoGitError: Label("تعذر تشغيل \u2066git\u2069: {cause}", "git cannot be run: {cause}"),
    git.FailedGitError: Label(
        "رفض \u2066git\u2069 العمل في مستودع {path}: {detail}",
        "git refuses to work in the repository of {path}: {detail}",
    ),
    git.OtherMergeRuleError: Label(
        "قاعدة أخرى تحدد دمج {path} (\u2066merge\u2069: {driver})؛ انظر \u2066git help gitattributes\u2069",
        "another rule says how git merges {path} (merge: {driver}); see git help gitattributes",
    ),
    git.OursUnjoinedError: Label(
        "لم تُدمج النسختان، فنسختنا (\u2066ours\u2069) لا تُقرأ: {cause}",
        "the versions are not joined, ours cannot be read: {cause}",
    ),
    git.TheirsUnjoinedError: Label(
        "لم تُدمج النسختان، فنسختهم (\u2066theirs\u2069) لا تُقرأ: {cause}",
        "the versions are not joined, theirs cannot be read: {cause}",
    ),
    git.BeforeResetRemark: Label(
        "{path}: إحدى النسختين أقدم من \u2066hashiya reset\u2069، فتُركت؛ وتبقى في مستودع \u2066git\u2069",
        "{path}: one version is from before hashiya reset and is left out; its commit still has it",
    ),
}
