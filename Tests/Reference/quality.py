"""Writes quality.json: what scikit-learn and SciPy say of embeddings and reconstructions.

    python3 Tests/Reference/quality.py

Needs numpy, scipy and scikit-learn. Matrices are little-endian float32 in base64, row after row.
"""

import base64
import json
import pathlib

import numpy
import scipy
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
    }


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
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
