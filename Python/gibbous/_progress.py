"""What the program says while it works, shown where Python runs."""

from __future__ import annotations

import builtins
import html
import sys
from typing import Any, Optional

# The number of lines that a notebook shows at a time.
_SHOWN = 6


class Progress:
    """Shows the program's lines: in a notebook the last few, in a place that goes at the end; else on standard error."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._handle: Optional[Any] = None

    def show(self, line: str) -> None:
        """Shows a line."""
        if not in_notebook():
            print(line, file=sys.stderr, flush=True)
            return
        from IPython.display import HTML, display

        self._lines = [*self._lines, line][-_SHOWN:]
        page = HTML(f"<pre style='white-space:pre-wrap'>{html.escape(chr(10).join(self._lines))}</pre>")
        if self._handle is None:
            self._handle = display(page, display_id=True)
        else:
            self._handle.update(page)

    def finish(self) -> None:
        """Takes the lines off a notebook."""
        if self._handle is not None:
            from IPython.display import HTML

            self._handle.update(HTML(""))
            self._handle = None


def in_notebook() -> bool:
    """Tells whether Python runs as the kernel of a notebook."""
    shell = getattr(builtins, "get_ipython", None)
    return shell is not None and getattr(shell(), "kernel", None) is not None


def progress_for(wanted: Optional[bool]) -> Optional[Progress]:
    """The progress that a user wants to see; None is yes in a notebook and on a terminal."""
    if wanted is None:
        wanted = in_notebook() or sys.stderr.isatty()
    return Progress() if wanted else None
