"""Writes quality.json: what scikit-learn and SciPy say of embeddings and reconstructions.

    python3 Tests/Reference/quality.py

Needs numpy, scipy and scikit-learn. Matrices are little-endian float32 in base64, row after row.
"""

import base64
import json
import pathlib

import numpy
import scipy
import scipy.optimize
import scipy.stats
import sklearn
from sklearn.datasets import load_digits, make_blobs
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

generator = numpy.random.default_rng(0)


def matrix(array):
    values = numpy.ascontiguousarray(array, dtype="<f4")
    return {"rows": array.shape[0], "columns": array.shape[1], "floats": base64.b64encode(values.tobytes()).decode()}


def neighborhoods(name, original, embedding, neighbors):
    original = original.astype(numpy.float32)
    embedding = embedding.astype(numpy.float32)
    exact = original.astype(float), embedding.astype(float)
    return {
        "name": name,
        "original": matrix(original),
        "embedding": matrix(embedding),
        "neighbors": neighbors,
        "trustworthiness": trustworthiness(*exact, n_neighbors=neighbors),
        "continuity": trustworthiness(*exact[::-1], n_neighbors=neighbors),
        "has_ties": bool(len(numpy.unique(original)) < 100),
    }


def pca_codes(data, latent):
    return PCA(n_components=latent, svd_solver="full").fit_transform(data)


def reconstruction():
    truth = (load_digits().data[:150] / 16).astype(numpy.float32)
    codes = pca_codes(truth.astype(float), 5)
    model = PCA(n_components=5, svd_solver="full").fit(truth.astype(float))
    guess = model.inverse_transform(codes).astype(numpy.float32)
    guess[:, 0] += 0.25  # The first pixel is always empty: a feature that does not vary.
    truth_exact, guess_exact = truth.astype(float), guess.astype(float)
    return {
        "truth": matrix(truth),
        "reconstruction": matrix(guess),
        "mse": mean_squared_error(truth_exact, guess_exact),
        "per_row": numpy.mean((truth_exact - guess_exact) ** 2, axis=1).tolist(),
        "r2": r2_score(truth_exact, guess_exact, multioutput="variance_weighted"),
        "per_feature_r2": r2_score(truth_exact, guess_exact, multioutput="raw_values").tolist(),
    }


def nearest_neighbors(latent):
    data, labels = load_digits(return_X_y=True)
    codes = pca_codes(data / 16, latent).astype(numpy.float32)
    training, test = slice(0, 400), slice(400, 600)
    target = numpy.hypot(codes[:, 0], codes[:, 1]) + generator.normal(size=len(codes))
    exact = codes.astype(float)
    classifier = KNeighborsClassifier(5).fit(exact[training], labels[training])
    regressor = KNeighborsRegressor(5).fit(exact[training], target[training])
    return {
        "training": matrix(codes[training]),
        "test": matrix(codes[test]),
        "training_labels": labels[training].tolist(),
        "test_labels": labels[test].tolist(),
        "training_targets": target[training].tolist(),
        "test_targets": target[test].tolist(),
        "predicted_labels": classifier.predict(exact[test]).tolist(),
        "accuracy": classifier.score(exact[test], labels[test]),
        "predicted_targets": regressor.predict(exact[test]).tolist(),
        "r2": regressor.score(exact[test], target[test]),
    }


def interval(statistic, *data):
    result = scipy.stats.bootstrap(
        data, statistic, paired=True, method="percentile", n_resamples=100_000, batch=1000, vectorized=True,
        rng=numpy.random.default_rng(1))
    return [result.confidence_interval.low, result.confidence_interval.high]


def bootstrap():
    errors = generator.gamma(2, size=120)
    other = errors * generator.uniform(0.9, 2, size=120)
    return {
        "errors": errors.tolist(),
        "other": other.tolist(),
        "mean": interval(lambda x, axis: x.mean(axis=axis), errors),
        "reduction": interval(lambda x, y, axis: 1 - x.sum(axis=axis) / y.sum(axis=axis), errors, other),
        "r2": few_rows_r2(reconstruction()),
    }


def few_rows_r2(model):
    """The percentile interval of R² over 17 rows, whose mean is estimated anew in each resample."""
    truth = numpy.frombuffer(base64.b64decode(model["truth"]["floats"]), "<f4").reshape(150, 64)[:17].astype(float)
    guess = numpy.frombuffer(base64.b64decode(model["reconstruction"]["floats"]), "<f4").reshape(150, 64)[:17].astype(float)
    truth, guess = truth[:, truth.std(0) > 0], guess[:, truth.std(0) > 0]
    drawn = numpy.random.default_rng(2).multinomial(17, numpy.ones(17) / 17, size=200_000)
    remaining = drawn @ ((truth - guess) ** 2).sum(1)
    centred = truth - truth.mean(0)
    initial = drawn @ (centred ** 2).sum(1) - ((drawn @ centred) ** 2).sum(1) / 17
    return numpy.quantile(1 - remaining / initial, [0.025, 0.975]).tolist()


def ratio(remaining, initial, groups=None):
    """The ratios that a t-test does not refuse, by root-finding on its p-value."""
    left, had = remaining, initial
    if groups is not None:
        left, had = numpy.bincount(groups, remaining), numpy.bincount(groups, initial)
    level = 0.05 if len(left) >= 20 else 0.04
    centre = left.sum() / had.sum()

    def excess(candidate):
        return scipy.stats.ttest_1samp(left - candidate * had, 0).pvalue - level

    lower, upper = (scipy.optimize.brentq(excess, centre * (1 - 1e-9), centre * far, xtol=1e-13) for far in (0.1, 5))
    return {
        "remaining": remaining.tolist(), "initial": initial.tolist(),
        **({} if groups is None else {"groups": groups.tolist()}), "lower": lower, "upper": upper,
    }


def ratios():
    own = numpy.random.default_rng(3)
    made = []
    for rows in (12, 40):
        difficulty = own.lognormal(sigma=0.5, size=rows)
        made.append(ratio(0.7 * difficulty * own.chisquare(4, rows), difficulty * own.chisquare(4, rows)))
    groups = own.permutation(numpy.repeat(numpy.arange(25), 3))
    made.append(ratio(own.gamma(2, size=75) * (1 + groups / 9), own.gamma(2, size=75) * (2 + groups / 9), groups))
    return made


def student_t():
    return [
        {"probability": p, "degrees_of_freedom": freedom, "quantile": float(scipy.stats.t.ppf(p, freedom))}
        for p in (0.6, 0.975, 0.98) for freedom in (1, 2.5, 9, 30.3, 358, 1e6)
    ]


blobs = make_blobs(240, 20, centers=4, random_state=0)[0]
digits = load_digits().data[:300] / 16
reference = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
    "neighborhoods": [
        neighborhoods("blobs in a plane", blobs, pca_codes(blobs, 2), 12),
        neighborhoods("blobs in ten dimensions", blobs, pca_codes(blobs, 10), 5),
        neighborhoods("blobs far from zero", blobs + 300, pca_codes(blobs, 2), 12),
        neighborhoods("no relation", blobs, generator.normal(size=(240, 2)), 40),
        neighborhoods("few rows", blobs[:7], blobs[:7, :1], 3),
        neighborhoods("digits, with equal distances", digits, pca_codes(digits, 2), 12),
    ],
    "reconstruction": reconstruction(),
    "nearest_neighbors": [nearest_neighbors(2), nearest_neighbors(12)],
    "bootstrap": bootstrap(),
    "ratios": ratios(),
    "student_t": student_t(),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
