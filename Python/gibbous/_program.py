"""The program: where it is, and how it is run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Optional

from ._errors import GibbousError, ProgramNotFoundError, error_of
from ._progress import Progress

_VARIABLE = "GIBBOUS_PROGRAM"
# The time that the program has to clean up after Ctrl-C, in seconds.
_GRACE = 10.0


def program() -> str:
    """Finds the program.

    The one that ``GIBBOUS_PROGRAM`` names is used, else the one inside this package, else the one on the path.

    Raises ``ProgramNotFoundError`` if there is none.
    """
    named = os.environ.get(_VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise ProgramNotFoundError(f"{_VARIABLE} is {named}, which is not a program that can be run.")
        return found
    inside = Path(__file__).parent / "_tree" / "bin" / "gibbous"
    if os.access(inside, os.X_OK):
        return str(inside)
    for folder in os.get_exec_path():
        found = shutil.which("gibbous", path=folder)
        if found is not None and not _is_script(found):
            return found
    raise ProgramNotFoundError(
        "The program gibbous is not in this package and not on the path. Install a wheel that has it, put it on the path, "
        f"or let {_VARIABLE} name it."
    )


def _is_script(path: str) -> bool:
    """Tells whether a file is a Python script, as this package's own command is, which would start itself for ever."""
    try:
        with open(path, "rb") as file:
            line = file.readline(1_000)
            # pip starts Python by a shell where its path is long.
            return line.startswith(b"#!") and (b"python" in line or b"gibbous.__main__" in file.read(1_000))
    except OSError:
        return True


def run(arguments: Sequence[str], progress: Optional[Progress] = None) -> str:
    """Runs the program to its end.

    Args:
        arguments: The arguments of its command line.
        progress: Shown what the program says meanwhile; None to show nothing.

    Returns:
        What it has printed.

    Raises:
        GibbousError: With the program's message, of the subclass that its exit status stands for.
        KeyboardInterrupt: After Ctrl-C, once the program has cleaned up and ended.
    """
    process = subprocess.Popen(
        [program(), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    output: list[str] = []
    lines: list[str] = []
    assert process.stdout is not None and process.stderr is not None
    # Both pipes are read at once: a full one would stop the program.
    reader = threading.Thread(target=_read, args=(process.stdout, output), daemon=True)
    try:
        reader.start()
        for line in process.stderr:
            lines.append(line.rstrip("\n"))
            if progress is not None and not line.startswith("gibbous: "):
                progress.show(lines[-1])
        status = process.wait()
        reader.join()
    except BaseException:
        _stop(process)
        raise
    finally:
        if progress is not None:
            progress.finish()
        process.stderr.close()
        process.stdout.close()
    if status == 130:
        raise KeyboardInterrupt
    if status != 0:
        raise error_of(status, _message(lines))
    for line in lines:
        if line.startswith("gibbous: "):
            warnings.warn(line[len("gibbous: ") :], stacklevel=3)
    return "".join(output)


def _read(pipe: IO[str], output: list[str]) -> None:
    try:
        output.extend(pipe)
    except ValueError:
        # The pipe was closed after an interruption.
        pass


def _stop(process: subprocess.Popen[str]) -> None:
    """Asks the program to stop, as Ctrl-C does, and makes sure that it has."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(number)
        try:
            # communicate empties the pipes, so that the program is not held up by them.
            process.communicate(timeout=_GRACE)
        except subprocess.TimeoutExpired:
            continue
        except (ValueError, OSError):
            try:
                process.wait(timeout=_GRACE)
            except subprocess.TimeoutExpired:
                continue


def _message(lines: Sequence[str]) -> str:
    """Finds the message of an error among what the program has said."""
    for index in range(len(lines) - 1, -1, -1):
        for beginning in ("gibbous: ", "Error: "):
            if lines[index].startswith(beginning):
                rest = [line for line in lines[index + 1 :] if line and beginning == "gibbous: "]
                return "\n".join([lines[index][len(beginning) :], *rest])
    return "\n".join(lines[-5:]) or "The program failed and gave no reason."


def version() -> str:
    """The version of the program."""
    text = run(["--version"]).strip()
    if not text:
        raise GibbousError("The program does not say its version.")
    return text.split()[0]
