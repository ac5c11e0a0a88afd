"""Writes factors.json: mutual information, gaps, importances and predictability of latent dimensions, by scikit-learn and SciPy.

    python3 Tests/Reference/factors.py

Needs numpy, scipy and scikit-learn. The definitions are disentanglement_lib's (Locatello et al., 2019).
"""

import itertools
import json
import pathlib

import numpy
import scipy
import scipy.stats
import sklearn
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mutual_info_score, r2_score

generator = numpy.random.default_rng(0)
BINS = 20


def binned(values):
    """disentanglement_lib's _histogram_discretize."""
    return numpy.digitize(values, numpy.histogram(values, BINS)[1][:-1])


def levels(values):
    return values if len(numpy.unique(values)) <= BINS else binned(values)


def information(name, codes, factors):
    nats = numpy.array([[mutual_info_score(binned(z), levels(f)) for z in codes.T] for f in factors.T])
    entropies = numpy.array([mutual_info_score(levels(f), levels(f)) for f in factors.T])
    ordered = numpy.sort(nats, axis=1)[:, ::-1]
    return {
        "name": name,
        "codes": codes.T.tolist(),
        "factors": factors.T.tolist(),
        "nats": nats.tolist(),
        "entropies": entropies.tolist(),
        "gap": float(numpy.mean((ordered[:, 0] - ordered[:, 1]) / entropies)),
    }


def grids():
    """The 4³ grid: what a rotation and copies do to the gap."""
    grid = numpy.array(list(itertools.product(range(4), repeat=3)), dtype=float)
    turned = grid.copy()
    c, s = numpy.cos(numpy.pi / 8), numpy.sin(numpy.pi / 8)
    turned[:, 0], turned[:, 1] = c * grid[:, 0] - s * grid[:, 1], s * grid[:, 0] + c * grid[:, 1]
    return [
        information("identity", grid, grid),
        information("two of three turned", turned, grid),
        information("each twice", numpy.hstack([grid, grid]), grid),
    ]


def drawn():
    codes = generator.normal(size=(500, 4))
    factors = numpy.stack([
        codes[:, 0] + 0.3 * generator.normal(size=500), numpy.round(2 * codes[:, 1]),
        codes[:, 0] * codes[:, 2] + 0.1 * generator.normal(size=500), generator.integers(0, 3, size=500)], axis=1)
    return information("drawn", codes, factors)


def importance(name, matrix):
    """disentanglement_lib's dci, whose matrices are [dimensions, factors]; without what it adds to avoid 0."""
    matrix = numpy.array(matrix, dtype=float).T
    def mean(rows):
        weights = rows.sum(1) / rows.sum()
        scores = [1 - scipy.stats.entropy(row, base=len(row)) if row.sum() > 0 else 0 for row in rows]
        return float(numpy.sum(weights * scores))
    return {
        "name": name, "importances": matrix.T.tolist(), "disentanglement": mean(matrix),
        "completeness": mean(matrix.T),
    }


def trees():
    """Inputs of few values, so that bins of equal count lose nothing."""
    inputs = generator.integers(0, 16, size=(600, 3)).astype(float)
    target = numpy.sin(inputs[:, 0] / 3) + 0.1 * inputs[:, 1] + 0.2 * generator.normal(size=600)
    model = GradientBoostingRegressor(
        n_estimators=40, max_depth=3, learning_rate=0.2, min_samples_leaf=5, random_state=0)
    model.fit(inputs[:400], target[:400])
    return {
        "inputs": inputs.T.tolist(), "target": target.tolist(), "training_rows": 400,
        "importances": model.feature_importances_.tolist(), "r2": r2_score(target[400:], model.predict(inputs[400:])),
    }


def predictability():
    codes = generator.normal(size=(300, 3))
    number = codes @ [1.0, 0.4, 0.0] + 0.5 * generator.normal(size=300)
    classes = numpy.digitize(codes[:, 1] + 0.4 * generator.normal(size=300), [-0.8, 0.3])
    indicators = numpy.eye(3)[classes]

    def score(z, target):
        predicted = LinearRegression().fit(z[:, None], target).predict(z[:, None])
        return r2_score(target, predicted, multioutput="variance_weighted")

    scores = [[score(z, target) for z in codes.T] for target in (number[:, None], indicators)]
    ordered = numpy.sort(scores, axis=1)[:, ::-1]
    return {
        "codes": codes.T.tolist(), "number": number.tolist(), "classes": classes.tolist(), "scores": scores,
        "gap": float(numpy.mean(ordered[:, 0] - ordered[:, 1])),
    }


reference = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
    "information": grids() + [drawn()],
    "importance": [
        importance("diagonal", numpy.eye(3)),
        importance("one dimension for two of ten factors", [[1, 0]] * 2 + [[0, 0]] * 8),
        importance("all alike", numpy.ones((3, 4))),
        importance("drawn", generator.gamma(0.5, size=(5, 4))),
        importance("a dimension for nothing", [[0.7, 0.3, 0], [0.1, 0.9, 0]]),
    ],
    "trees": trees(),
    "predictability": predictability(),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference) + "\n")
