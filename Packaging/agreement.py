"""Compares the numbers of several reports' metrics.json, which should be the same.

    agreement.py FILE...   fails where numbers differ from the first file's by more than 1e-4 of themselves, which single precision
                           explains; the level with bfloat16 may differ more, and its differences are only told
"""

import json
import math
import sys

ALLOWED = 1e-4
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


def main(paths):
    first = dict(numbers(json.load(open(paths[0]))))
    has_failed = False
    for path in paths[1:]:
        other = dict(numbers(json.load(open(path))))
        differences = []
        for key in first.keys() | other.keys():
            a, b = first.get(key, math.nan), other.get(key, math.nan)
            if math.isnan(a) or math.isnan(b):
                differences.append((math.inf, key, a, b))
            elif a != b:
                differences.append((abs(a - b) / max(abs(a), abs(b)), key, a, b))
        differences.sort(reverse=True)
        beyond = [one for one in differences if one[0] > ALLOWED]
        print(f"{path}: {len(first)} numbers, {len(differences)} differ, {len(beyond)} by more than {ALLOWED:g}")
        for size, key, a, b in beyond[:8]:
            print(f"    {key}: {a:g} {b:g} ({size:.1e})")
        has_failed |= bool(beyond) and "bf16" not in path
    return 1 if has_failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
