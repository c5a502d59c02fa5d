"""What a file has beside its content, given to the one that takes its place: owner, group, mode, ACL, attributes."""

from __future__ import annotations

import os
from contextlib import suppress
from stat import S_IMODE

from tui.errors.files import Attribute

_ACL = "system.posix_acl_"


def keep_attributes(old: os.stat_result, path: str, descriptor: int) -> frozenset[Attribute]:
    """Give the open file what the one at ``path`` has, as far as that is possible; return what is not kept.

    Args:
        old: What ``stat`` says of the file that is there.
        path: Where it is; no link.
        descriptor: The file that shall take its place.

    Raises:
        OSError: The new file cannot be looked at.
    """
    _own(old, descriptor)
    with suppress(OSError):  # such as of a file system without modes
        os.fchmod(descriptor, S_IMODE(old.st_mode))
    lost = _extended(path, descriptor)
    new = os.fstat(descriptor)
    kept = {
        Attribute.OWNER: new.st_uid == old.st_uid,
        Attribute.GROUP: new.st_gid == old.st_gid,
        Attribute.MODE: S_IMODE(new.st_mode) == S_IMODE(old.st_mode),
    }
    return lost | {attribute for attribute, is_kept in kept.items() if not is_kept}


def _own(old: os.stat_result, descriptor: int) -> None:
    try:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    except OSError:  # only root may give files away; a group of one's own is everybody's to give
        with suppress(OSError):
            os.fchown(descriptor, -1, old.st_gid)


def _extended(path: str, descriptor: int) -> frozenset[Attribute]:
    """Copy the extended attributes, of which ACLs are some; return what could not be."""
    if not hasattr(os, "listxattr"):  # Python has them on Linux alone
        return frozenset()
    lost = set()
    try:
        names = os.listxattr(path)
    except OSError:  # the file system has none
        return frozenset()
    _drop_inherited(names, descriptor)
    for name in names:
        try:
            value = os.getxattr(path, name)
            with suppress(OSError):
                os.setxattr(descriptor, name, value)
            is_kept = os.getxattr(descriptor, name) == value  # such as a label that the system gives by itself
        except OSError:
            is_kept = False
        if not is_kept:
            lost.add(Attribute.ACL if name.startswith(_ACL) else Attribute.EXTENDED)
    return frozenset(lost)


def _drop_inherited(names: list[str], descriptor: int) -> None:
    """Take from the new file the ACL that its folder gives to new files, where the old one had none."""
    with suppress(OSError):
        for name in os.listxattr(descriptor):
            if name.startswith(_ACL) and name not in names:
                os.removexattr(descriptor, name)
