"""``python -m gibbous`` and the command ``gibbous``: the program that comes with this package."""

from __future__ import annotations

import os
import sys

from ._errors import ProgramNotFoundError
from ._program import program


def main() -> None:
    """Becomes the program, with the arguments of this process."""
    try:
        path = program()
    except ProgramNotFoundError as error:
        sys.exit(f"gibbous: {error}")
    os.execv(path, [path, *sys.argv[1:]])


if __name__ == "__main__":
    main()
