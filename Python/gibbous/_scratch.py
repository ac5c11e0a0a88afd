"""Folders that are there while something is done, and never longer."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import weakref
from pathlib import Path
from types import TracebackType
from typing import Optional

_PREFIX = "gibbous-python-"
_LOCK = ".lock"
_SHARED_MEMORY = Path("/dev/shm")
# What is left of shared memory to others.
_SPARE = 64 << 20


class Scratch:
    """A folder that is removed when it is closed, when nothing refers to it any more, and when Python ends.

    What a process that was killed has left is removed when the next one makes a folder: a folder is in use as long as
    somebody holds the lock in it.
    """

    def __init__(self, size: Optional[int] = None) -> None:
        """Makes a folder: in shared memory for so many bytes, if it has room for them, else where temporary files are."""
        parent = _place(size)
        _remove_leftovers(parent)
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        descriptor = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        self._finalizer = weakref.finalize(self, _remove, self.path, descriptor, os.getpid())

    def close(self) -> None:
        """Removes the folder."""
        self._finalizer()

    def __enter__(self) -> Scratch:
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()


def _place(size: Optional[int]) -> Path:
    if size is not None and os.access(_SHARED_MEMORY, os.W_OK):
        try:
            if shutil.disk_usage(_SHARED_MEMORY).free >= size + _SPARE:
                return _SHARED_MEMORY
        except OSError:
            pass
    return Path(tempfile.gettempdir())


def _remove(path: Path, descriptor: int, owner: int) -> None:
    # A process that was forked from the one that made the folder has no right to it.
    if os.getpid() == owner:
        shutil.rmtree(path, ignore_errors=True)
    try:
        os.close(descriptor)
    except OSError:
        pass


def _remove_leftovers(parent: Path) -> None:
    for lock in parent.glob(f"{_PREFIX}*/{_LOCK}"):
        try:
            descriptor = os.open(lock, os.O_RDWR)
        except OSError:
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.parent, ignore_errors=True)
        except OSError:
            pass
        finally:
            os.close(descriptor)
