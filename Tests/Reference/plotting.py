"""Writes plotting.json: tick positions, percentiles and tick scores that the tests of Plotting compare with.

Tick positions come from an exhaustive search over every labelling of Talbot, Lin and Hanrahan (2010) within generous
bounds, without the bounds on scores by which the published algorithm ends early; percentiles from NumPy.
"""

import itertools
import json
import math
import pathlib
import platform

import numpy

NICE = [1, 5, 2, 2.5, 4, 3]


def exhaustive(low, high, target):
    """The best score and its ticks among all labellings with up to 12 ticks, j up to 5."""
    best, ticks = -math.inf, []
    for skip, (rank, nice), count in itertools.product(range(1, 6), enumerate(NICE), range(2, 13)):
        centre = math.log10((high - low) / (count - 1) / (skip * nice))
        for power in range(math.floor(centre) - 1, math.ceil(centre) + 2):
            step = skip * nice * 10.0**power
            span = step * (count - 1)
            first_start = math.floor(high / step) * skip - (count - 1) * skip
            last_start = math.ceil(low / step) * skip
            for start in range(first_start, last_start + 1):
                first = start * step / skip
                last = first + span
                multiple = abs(first / step - round(first / step)) < 1e-9
                zero = multiple and first <= 1e-9 * step and last >= -1e-9 * step
                simplicity = 1 - rank / (len(NICE) - 1) - skip + (1 if zero else 0)
                coverage = 1 - 0.5 * ((high - last) ** 2 + (low - first) ** 2) / (0.1 * (high - low)) ** 2
                actual = (count - 1) / span
                wanted = (target - 1) / (max(last, high) - min(first, low))
                density = 2 - max(actual / wanted, wanted / actual)
                score = 0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05
                if score > best + 1e-12:
                    best, ticks = score, [first + index * step for index in range(count)]
    return best, ticks


def main():
    generator = numpy.random.default_rng(0)
    ranges = [(0, 1), (8.1, 14.1), (-3.4, 2.2), (0, 100), (1, 9), (0.0013, 0.0087), (-1e6, 3e6), (97.3, 102.9)]
    for _ in range(12):
        low = float(generator.normal() * 10 ** generator.uniform(-3, 4))
        ranges.append((low, low + float(10 ** generator.uniform(-3, 4))))
    cases = []
    for (low, high), target in itertools.product(ranges, (4, 5)):
        score, ticks = exhaustive(low, high, target)
        cases.append({"low": low, "high": high, "target": target, "ticks": ticks})
    values = [float(value) for value in generator.normal(size=57)]
    percentiles = [{"fraction": f, "value": float(numpy.quantile(values, f))} for f in (0, 0.001, 0.01, 0.37, 0.5, 0.999, 1)]
    result = {
        "versions": {"python": platform.python_version(), "numpy": numpy.__version__},
        "ticks": cases,
        "values": values,
        "percentiles": percentiles,
    }
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
