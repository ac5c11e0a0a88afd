"""Writes samples.json: what NumPy and SciPy say of generated rows, from the measures' definitions in float64.

    python3 Tests/Reference/samples.py

Needs numpy, scipy and scikit-learn. Matrices are little-endian float32 in base64, row after row. Precision and recall are those of
Kynkäänniemi et al. (2019), density and coverage those of Naeem et al. (2020), the squared discrepancy is the unbiased estimate of
Gretton et al. (2012), a copy is nearer to a training row than any other training row is to that one (Alaa et al., 2022).
"""

import base64
import json
import pathlib

import numpy
import scipy
import scipy.stats
from scipy.spatial.distance import cdist
from scipy.stats import qmc
from sklearn.datasets import load_digits


def matrix(array):
    values = numpy.ascontiguousarray(array, dtype="<f4")
    return {"rows": array.shape[0], "columns": array.shape[1], "floats": base64.b64encode(values.tobytes()).decode()}


def quality(real, generated, neighbors):
    """Precision, recall, density and coverage, by radii that exclude the K-th neighbour itself."""
    def radii(rows):
        return numpy.sort(cdist(rows, rows), axis=1)[:, neighbors]

    between = cdist(real, generated)
    inside = between < radii(real)[:, None]
    reached = between < radii(generated)[None, :]
    return {
        "precision": inside.any(0).mean(),
        "recall": reached.any(1).mean(),
        "density": inside.sum() / (neighbors * len(generated)),
        "coverage": inside.any(1).mean(),
    }


def discrepancy(real, generated, width):
    def kernel(a, b):
        return numpy.exp(-cdist(a, b, "sqeuclidean") / (2 * width**2))

    n, m = len(real), len(generated)
    return float(
        (kernel(real, real).sum() - n) / (n * (n - 1)) + (kernel(generated, generated).sum() - m) / (m * (m - 1))
        - 2 * kernel(real, generated).mean())


def comparison(name, real, generated, neighbors, width=None):
    real, generated = (rows.astype(numpy.float32).astype(float) for rows in (real, generated))
    distances = cdist(real, real)[numpy.triu_indices(len(real), 1)]
    median = float(numpy.median(distances))
    return {
        "name": name, "real": matrix(real), "generated": matrix(generated), "neighbors": neighbors,
        "given_width": width, "median_distance": median,
        "discrepancy": discrepancy(real, generated, width or median), **quality(real, generated, neighbors),
    }


def halton(count):
    """Halton's points for the bases 2 and 3, from the first after the origin."""
    return qmc.Halton(2, scramble=False).random(count + 1)[1:]


def many_dimensions(rows, features, neighbors, repeats=6):
    """Two draws of the same normal distribution of many dimensions: means over repetitions, and how these vary."""
    found = []
    for seed in range(repeats):
        generator = numpy.random.default_rng(seed)
        found.append(quality(generator.normal(size=(rows, features)), generator.normal(size=(rows, features)), neighbors))
    keys = list(found[0])
    return {
        "rows": rows, "features": features, "neighbors": neighbors,
        "mean": {key: float(numpy.mean([one[key] for one in found])) for key in keys},
        "deviation": {key: float(numpy.std([one[key] for one in found], ddof=1)) for key in keys},
    }


def copies():
    generator = numpy.random.default_rng(4)
    training = generator.normal(size=(60, 12)).astype(numpy.float32)
    samples = numpy.concatenate([
        training[5:9], training[20:24] + 0.01 * generator.normal(size=(4, 12)), generator.normal(size=(20, 12)),
        numpy.zeros((2, 12))]).astype(numpy.float32)
    between = cdist(samples.astype(float), training.astype(float))
    among = cdist(training.astype(float), training.astype(float))
    numpy.fill_diagonal(among, numpy.inf)
    nearest = between.argmin(1)
    own = among.min(1)[nearest]
    return {
        "training": matrix(training), "samples": matrix(samples), "nearest": nearest.tolist(),
        "distances": between.min(1).tolist(), "own_distances": own.tolist(),
        "copied": float((between.min(1) <= own).mean()), "identical": float((between.min(1) <= 0.1 * own).mean()),
    }


def features():
    rows = (load_digits().data / 16).astype(numpy.float32)
    first, second = rows[:120], rows[600:800]
    chosen = [2, 3, 10, 21, 0, 36]  # The first pixel is always empty.
    statistics = [scipy.stats.ks_2samp(first[:, k], second[:, k], method="asymp").statistic for k in chosen]

    def correlations(rows):
        with numpy.errstate(invalid="ignore", divide="ignore"):
            return numpy.corrcoef(rows[:, chosen].astype(float), rowvar=False)[numpy.triu_indices(len(chosen), 1)]

    of_first, of_second = correlations(first), correlations(second)
    return {
        "first": matrix(first), "second": matrix(second), "features": chosen, "distances": [float(s) for s in statistics],
        "correlations": [None if numpy.isnan(value) else value for value in of_first],
        "correlation_error": float(numpy.sqrt(numpy.nanmean((of_first - of_second) ** 2))),
    }


line = numpy.arange(6.0)[:, None], numpy.array([[0.25], [1.25], [2.25], [2.5], [9.0]])
squeezed = halton(150) * [0.5, 1]
digits = load_digits().data[:260] / 16
reference = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__},
    "comparisons": [
        comparison("a line, one neighbour", *line, 1),
        comparison("a line, two neighbours", *line, 2),
        comparison("Halton's points", halton(200), squeezed, 5, 0.25),
        comparison("digits", digits[:140], digits[140:], 3),
        comparison("blurred digits", digits[:140], 0.5 * (digits[140:] + digits[140:].mean(0)), 5),
    ],
    "many_dimensions": many_dimensions(1_000, 1_000, 5),
    "copies": copies(),
    "features": features(),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
