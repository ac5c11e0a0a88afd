"""Errors of the program, as exceptions with the same message."""

from __future__ import annotations

from typing import Optional


class GibbousError(Exception):
    """An error that the program reports.

    ``status`` is its exit status, of sysexits.h; None where the program was not started or was killed.
    """

    def __init__(self, message: str, status: Optional[int] = None) -> None:
        super().__init__(message)
        self.status = status

    def __str__(self) -> str:
        return str(self.args[0])


class UsageError(GibbousError, ValueError):
    """An option does not take its value, or options do not go together."""


class DataError(GibbousError, ValueError):
    """The data can't be used as they are."""


class MissingInputError(GibbousError, FileNotFoundError):
    """There is no such file, or no such path in it."""


class OutputError(GibbousError, OSError):
    """The output can't be written."""


class InternalError(GibbousError, RuntimeError):
    """A failure of the program itself, or a processor that it does not support."""


class ProgramNotFoundError(GibbousError, FileNotFoundError):
    """The program is not in this package, and not on the path."""


class UnknownColumnError(GibbousError, KeyError):
    """There is no column of this name."""


_KINDS: dict[int, type[GibbousError]] = {
    64: UsageError,
    65: DataError,
    66: MissingInputError,
    70: InternalError,
    73: OutputError,
}


def error_of(status: int, message: str) -> GibbousError:
    """Makes the exception of an exit status."""
    if status < 0:
        return InternalError(f"The program was ended by signal {-status}. {message}".rstrip())
    return _KINDS.get(status, GibbousError)(message, status)
