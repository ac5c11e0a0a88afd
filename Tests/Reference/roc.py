"""Writes roc.json: what scikit-learn says of areas under ROC curves, and their standard errors by definition.

    python3 Tests/Reference/roc.py

Needs numpy, scipy and scikit-learn. The standard error is Obuchowski's (1997), from the matrix of all pairs, unit by unit;
with units of one case each it is that of DeLong, DeLong and Clarke-Pearson (1988), which is computed besides.
"""

import json
import pathlib

import numpy
import scipy
import scipy.special
import scipy.stats
import sklearn
from sklearn.metrics import roc_auc_score

generator = numpy.random.default_rng(0)


def pairs(positives, negatives):
    """1 where a positive case has the larger score, ½ where both are equal: [positives, negatives]."""
    return (positives[:, None] > negatives) + 0.5 * (positives[:, None] == negatives)


def delong(psi):
    return numpy.sqrt(psi.mean(1).var(ddof=1) / psi.shape[0] + psi.mean(0).var(ddof=1) / psi.shape[1])


def obuchowski(psi, positive_units, negative_units):
    area = psi.mean()
    m, n = psi.shape
    units = sorted(set(positive_units) | set(negative_units))
    x = numpy.array([(psi.mean(1)[positive_units == u] - area).sum() for u in units])
    y = numpy.array([(psi.mean(0)[negative_units == u] - area).sum() for u in units])
    of_x, of_y, both = len(set(positive_units)), len(set(negative_units)), len(units)
    s10 = of_x / ((of_x - 1) * m) * (x**2).sum()
    s01 = of_y / ((of_y - 1) * n) * (y**2).sum()
    s11 = both / (both - 1) * (x * y).sum()
    return numpy.sqrt(s10 / m + s01 / n + 2 * s11 / (m * n))


def case(name, positives, negatives, positive_units=None, negative_units=None):
    psi = pairs(positives, negatives)
    area = roc_auc_score([1] * len(positives) + [0] * len(negatives), numpy.concatenate([positives, negatives]))
    assert abs(area - psi.mean()) < 1e-12
    made = {"name": name, "positives": positives.tolist(), "negatives": negatives.tolist()}
    if positive_units is None:
        error = delong(psi)
        alone = obuchowski(psi, numpy.arange(len(positives)), len(positives) + numpy.arange(len(negatives)))
        assert abs(error - alone) < 1e-12
        units = min(psi.shape)
    else:
        error = obuchowski(psi, positive_units, negative_units)
        made |= {"positive_units": positive_units.tolist(), "negative_units": negative_units.tolist()}
        units = min(len(set(positive_units)), len(set(negative_units)))
    half = scipy.stats.t.ppf(0.975, units - 1) * error / (area * (1 - area))
    ends = scipy.special.expit(scipy.special.logit(area) + numpy.array([-half, half]))
    return made | {"area": float(area), "standard_error": float(error), "lower": ends[0], "upper": ends[1]}


def cases():
    own = generator.normal(size=60)
    groups = generator.integers(0, 12, size=60)
    return [
        case("no ties", generator.normal(1, 1, 40), generator.normal(0, 1.5, 55)),
        case("many ties", generator.integers(0, 5, 70).astype(float), generator.integers(1, 6, 30).astype(float)),
        case("below chance", generator.normal(-0.6, 1, 25), generator.normal(0, 1, 25)),
        case("pairs", own + 0.5 + 0.3 * generator.normal(size=60), own, numpy.arange(60), numpy.arange(60)),
        case(
            "groups of both kinds, with ties", numpy.round(groups / 6 + generator.normal(size=60), 1),
            numpy.round(groups[:35] / 6 - 1 + generator.normal(size=35), 1), groups, groups[:35]),
    ]


reference = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
    "cases": cases(),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
