"""Keyword arguments as the program's options, of which it is asked itself."""

from __future__ import annotations

import difflib
import functools
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ._errors import InternalError
from ._program import program, run


@dataclass(frozen=True)
class Option:
    """An option as the program declares it."""

    name: str
    is_flag: bool
    repeats: bool
    choices: tuple[str, ...] = ()


def options_of(command: str) -> dict[str, Option]:
    """The options of a command by their long names."""
    path = program()
    return _options_of(command, path, os.stat(path).st_mtime_ns)


@functools.lru_cache(maxsize=16)
def _options_of(command: str, path: str, changed: int) -> dict[str, Option]:
    described = json.loads(run(["--experimental-dump-help"]))
    for part in described["command"]["subcommands"]:
        if part["commandName"] == command:
            break
    else:
        raise InternalError(f"{path} is a program of another version than this package: it has no command {command}.")
    options: dict[str, Option] = {}
    for argument in part.get("arguments", []):
        if argument["kind"] == "positional":
            continue
        choices = argument.get("completionKind", {}).get("list", {}).get("values", [])
        for name in argument.get("names", []):
            if name["kind"] == "long":
                options[name["name"]] = Option(
                    name["name"], argument["kind"] == "flag", argument["isRepeating"], tuple(choices)
                )
    for name in ("help", "version"):
        options.pop(name, None)
    return options


def arguments_of(command: str, values: Mapping[str, Any]) -> list[str]:
    """Makes arguments of a command line of keyword arguments.

    The name of an option is that of the argument with dashes: ``test_fraction=0.3`` is ``--test-fraction=0.3``.

    - True sets a flag. False leaves it out, or sets its contrary: ``counts=False`` is ``--no-counts``, ``clip=False`` is
      ``--no-clip``.
    - A list is joined with commas (``hidden=[64, 32]``), or given more than once where it may be (``where=["a=1", "b=2"]``).
    - A dictionary gives NAME=VALUE of each entry (``where={"obs/batch": 1}``).
    - None leaves an option out.

    Raises ``TypeError`` for an option that the command does not have, with the nearest that it has.
    """
    options = options_of(command)
    arguments: list[str] = []
    for key, value in values.items():
        if value is not None:
            arguments += _arguments(command, key, value, options)
    return arguments


def _arguments(command: str, key: str, value: Any, options: Mapping[str, Option]) -> list[str]:
    name = key.rstrip("_").replace("_", "-")
    negative = f"no-{name}"
    option = options.get(name)
    if option is None or option.is_flag:
        if option is None and negative not in options:
            raise TypeError(_unknown(command, key, options))
        if not _is_bool(value):
            raise TypeError(f"{key} is True or False, not {value!r}")
        if value:
            return [f"--{name}"] if option is not None else []
        return [f"--{negative}"] if negative in options else []
    if _is_bool(value):
        if not value and negative in options:
            return [f"--{negative}"]
        raise TypeError(f"{key} takes a value, not {value!r}")
    if isinstance(value, Mapping):
        parts = [f"{entry}={_text(key, part)}" for entry, part in value.items()]
    elif isinstance(value, (list, tuple)):
        parts = [_text(key, part) for part in value]
    else:
        parts = [_text(key, value)]
    if not option.repeats:
        parts = [",".join(parts)]
    return [f"--{name}={part}" for part in parts]


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool) or type(value).__name__ in ("bool_", "bool")


def _text(key: str, value: Any) -> str:
    if isinstance(value, (str, os.PathLike)):
        return os.fspath(value) if not isinstance(value, str) else value
    # NumPy's numbers have the texts of Python's.
    item = getattr(value, "item", None)
    if item is not None and getattr(value, "ndim", 0) == 0:
        value = item()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return repr(value)
    raise TypeError(f"{key} takes numbers, texts or lists of them, not {type(value).__name__}")


def _unknown(command: str, key: str, options: Mapping[str, Option]) -> str:
    names = {name.replace("-", "_") for name in options}
    names |= {name[len("no_") :] for name in names if name.startswith("no_")}
    nearest: Sequence[str] = difflib.get_close_matches(key, sorted(names), n=1, cutoff=0.6)
    question = f" Did you mean {nearest[0]}?" if nearest else f" See gibbous {command} --help for those that there are."
    return f"gibbous {command} has no option {key!r}.{question}"
