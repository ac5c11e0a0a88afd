"""Writes man pages and completions of a program that uses Swift's ArgumentParser, of what it declares of itself.

    python3 man.py PROGRAM FOLDER

The pages are man(7), one for each command: FOLDER/man/man1/gibbous-report.1 and so on.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

COMPLETIONS = {
    "bash": "bash-completion/completions/gibbous",
    "zsh": "zsh/site-functions/_gibbous",
    "fish": "fish/vendor_completions.d/gibbous.fish",
}
# What roff takes for something else, and characters that it would make typographic.
CHARACTERS = {"\\": "\\e", "-": "\\-", '"': "\\(dq", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
EXIT_STATUSES = [
    ("0", "Success."),
    ("64", "An invalid option."),
    ("65", "Unusable data."),
    ("66", "No such file, or no such path in it."),
    ("70", "An unsupported processor, or an internal error."),
    ("73", "The output cannot be written."),
    ("130", "Interrupted by Ctrl-C. Nothing is left behind but a checkpoint, from which --resume goes on."),
]


def main(program: str, folder: str) -> None:
    share = Path(folder)
    tool = json.loads(output(program, "--experimental-dump-help"))
    if tool.get("serializationVersion") != 0:
        sys.exit(f"man.py: {program} describes itself in a form that this script does not know")
    version = output(program, "--version").split()[0]
    pages = share / "man" / "man1"
    pages.mkdir(parents=True, exist_ok=True)
    commands = list(shown(tool["command"], []))
    names = [name for name, _ in commands]
    for name, command in commands:
        (pages / f"{name}.1").write_text(page(name, command, names, version), encoding="utf-8")
    for shell, place in COMPLETIONS.items():
        path = share / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output(program, f"--generate-completion-script={shell}"), encoding="utf-8")


def output(*arguments: str) -> str:
    return subprocess.run(arguments, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


def shown(command, before):
    """The commands that a user sees, each with the name of its page."""
    words = [*before, command["commandName"]]
    yield "-".join(words), command
    for part in command.get("subcommands", []):
        if part.get("shouldDisplay", True) and part["commandName"] != "help":
            yield from shown(part, words)


def page(name: str, command, names: list, version: str) -> str:
    """A man page."""
    words = name.replace("-", " ")
    arguments = [part for part in command.get("arguments", []) if part.get("shouldDisplay", True)]
    positionals = [part for part in arguments if part["kind"] == "positional"]
    options = [part for part in arguments if part["kind"] != "positional"]
    abstract = command.get("abstract", "")
    lines = [
        # No date: the same program gives the same page.
        f'.TH "{name.upper()}" "1" "" "Gibbous {version}" "Gibbous"',
        ".SH NAME",
        f"{escaped(name)} \\- {escaped(abstract.rstrip('.'))}",
        ".SH SYNOPSIS",
    ]
    children = [part for part in names if part.startswith(name + "-") and part.count("-") == name.count("-") + 1]
    synopsis = [f"\\fB{escaped(words)}\\fR"]
    synopsis += ["\\fICOMMAND\\fR"] if children else ["[\\fIOPTIONS\\fR]"] if options else []
    for part in positionals:
        text = f"\\fI{escaped(part['valueName'].upper())}\\fR" + ("..." if part["isRepeating"] else "")
        synopsis.append(f"[{text}]" if part["isOptional"] else text)
    lines += [" ".join(synopsis), ".SH DESCRIPTION", *paragraphs(abstract)]
    if command.get("discussion"):
        lines += [".PP", *paragraphs(command["discussion"])]
    if children:
        lines += [".SH COMMANDS"]
        for child in children:
            lines += [".TP", f".BR {escaped(child)} (1)"]
            lines += paragraphs(summaries(command, child))
    if positionals:
        lines += [".SH ARGUMENTS", *(line for part in positionals for line in entry(part))]
    section = None
    for part in options:
        title = part.get("sectionTitle") or "Options"
        if title != section:
            lines.append(f'.SH "{escaped(title.upper())}"')
            section = title
        lines += entry(part)
    lines += [".SH EXIT STATUS"]
    for status, text in EXIT_STATUSES:
        lines += [".TP", f".B {status}", *paragraphs(text)]
    others = [part for part in names if part != name]
    lines += [".SH SEE ALSO", ", ".join(f"\\fB{escaped(part)}\\fR(1)" for part in others)]
    return "\n".join(lines) + "\n"


def summaries(command, child: str) -> str:
    last = child.split("-")[-1]
    return next(part.get("abstract", "") for part in command["subcommands"] if part["commandName"] == last)


def entry(argument) -> list:
    """An argument or option with what its help says."""
    value = f"\\fI{escaped(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        heading = value
    else:
        # Short names first, as in the help.
        order = {"short": 0, "longWithSingleDash": 1, "long": 2}
        names = sorted(argument["names"], key=lambda part: order[part["kind"]])
        texts = [("--" if part["kind"] == "long" else "-") + part["name"] for part in names]
        heading = ", ".join(f"\\fB{escaped(text)}\\fR" for text in texts)
        if argument["kind"] == "option":
            heading += " " + value
    help_text = argument.get("abstract", "")
    default = argument.get("defaultValue")
    if default and "(default:" not in help_text:
        help_text += f" (default: {default})"
    return [".TP", heading, *paragraphs(help_text)]


def paragraphs(text: str) -> list:
    """A text as lines of a page.

    What is in backquotes is bold, lines that are indented stay as they are, and capitals with a colon ("EXAMPLES:") are a heading.
    """
    lines, literal = [], False
    for line in text.strip("\n").split("\n"):
        if literal and not line.startswith("  "):
            lines.append(".EE")
            literal = False
        if re.fullmatch("[A-Z][A-Z ]+:", line):
            if lines and lines[-1] == ".PP":
                lines.pop()
            lines.append(f".SH {line[:-1]}")
            continue
        if not line:
            lines.append(".PP")
            continue
        if line.startswith("  ") and not literal:
            lines.append(".EX")
            literal = True
        line = line.removeprefix("  ")
        parts = re.split(r"`([^`]+)`", line)
        whole = "".join(f"\\fB{escaped(part)}\\fR" if index % 2 else escaped(part) for index, part in enumerate(parts))
        # A line that begins with a dot or an apostrophe would be a request.
        lines.append("\\&" + whole if whole[0] in ".'" else whole)
    return [*lines, ".EE"] if literal else lines


def escaped(text: str) -> str:
    return "".join(CHARACTERS.get(character, character) for character in text)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
