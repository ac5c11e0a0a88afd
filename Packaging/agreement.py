"""Compares the numbers of several reports' metrics.json.

    agreement.py FILE...   of files called RELEASE/LEVEL/metrics.json, or RELEASE/LEVEL-wheel/metrics.json and -deb

Those of the same level of instructions must agree in all numbers to 1e-4 of themselves, on all releases and however installed.
Levels add in another order, and a network's training makes much of the last digit; so what is compared between them is PCA, to
1e-4, and the test errors of the networks, to 5 %. The largest differences between levels are printed.
"""

import json
import math
import pathlib
import sys

SAME_LEVEL, OTHER_LEVEL = 1e-4, 0.05
# The machine and the versions of libraries; seconds are of the run, too.
IGNORED = {"environment"}


def numbers(value, path=""):
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in IGNORED and "seconds" not in key:
                yield from numbers(part, f"{path}.{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from numbers(part, f"{path}[{index}]")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path, float(value)


def difference(a, b):
    """The difference of two numbers as a share of the larger one; infinite where one is missing."""
    if a is None or b is None:
        return math.inf
    return 0.0 if a == b else abs(a - b) / max(abs(a), abs(b))


def allowed_between_levels(key):
    """The difference that a number may have between levels; None for what follows from the course of a training."""
    if key.startswith(".methods.pca.test."):
        return SAME_LEVEL
    return OTHER_LEVEL if key.startswith(".methods.") and key.endswith(".test.mse") else None


def disagreements(first, other, allowed):
    found = []
    for key in sorted(first.keys() | other.keys()):
        limit = allowed(key)
        if limit is not None and not (size := difference(first.get(key), other.get(key))) <= limit:
            found.append((size, key))
    return sorted(found, reverse=True)


def largest_differences(first, other):
    """For each method, the differences of its test errors, and the largest of all that PCA and no training decides."""
    for key in sorted(first):
        if key.startswith(".methods.") and key.endswith(".test.mse"):
            yield f"test MSE of {key.split('.')[2]} differs by {difference(first[key], other.get(key)):.1e}"
    pca = {key: difference(first[key], other.get(key)) for key in first if key.startswith(".methods.pca.")}
    key = max(pca, key=pca.get)
    yield f"PCA differs most in {key}, by {pca[key]:.1e}"


def level_of(path):
    return pathlib.Path(path).parent.name.removesuffix("-wheel").removesuffix("-deb")


def main(paths):
    reports = {path: dict(numbers(json.loads(pathlib.Path(path).read_text()))) for path in paths}
    firsts = {}
    has_failed = False
    for path in paths:
        level = level_of(path)
        if level in firsts:
            base, allowed = firsts[level], lambda key: SAME_LEVEL
        else:
            base, allowed = next(iter(firsts.values()), path), allowed_between_levels
            firsts[level] = path
        if base == path:
            continue
        found = disagreements(reports[base], reports[path], allowed)
        count = sum(allowed(key) is not None for key in reports[base])
        print(f"{path} and {base}: {len(found)} of {count} numbers disagree")
        if level_of(base) != level:
            print("    " + "; ".join(largest_differences(reports[base], reports[path])))
        for size, key in found[:8]:
            print(f"    {key}: {reports[base].get(key)} and {reports[path].get(key)} ({size:.1e})")
        has_failed |= bool(found)
    return 1 if has_failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
