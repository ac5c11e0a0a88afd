"""Writes neighborhoods.json: what definitions and scikit-learn say of the neighbours that embeddings keep.

    python3 Tests/Reference/neighborhoods.py

Needs numpy, scipy and scikit-learn. Matrices are little-endian float32 in base64, row after row. The co-ranking matrix is made whole,
and summed over squares as the R package coRanking does; equal distances rank in the order of their indices.
"""

import base64
import json
import pathlib

import numpy
import scipy
import scipy.stats
import sklearn
from sklearn.datasets import load_digits, make_blobs
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from sklearn.metrics import balanced_accuracy_score
from sklearn.neighbors import KNeighborsClassifier


def matrix(array):
    values = numpy.ascontiguousarray(array, dtype="<f4")
    return {"rows": array.shape[0], "columns": array.shape[1], "floats": base64.b64encode(values.tobytes()).decode()}


def distances(rows):
    return numpy.sqrt(((rows[:, None] - rows[None]) ** 2).sum(2))


def orders(distances_):
    """The other rows of each, nearest first."""
    own = distances_.copy()
    numpy.fill_diagonal(own, numpy.inf)
    return own.argsort(1, kind="stable")[:, :-1]


def ranks(order):
    count = len(order)
    result = numpy.zeros((count, count), int)
    for row in range(count):
        result[row, order[row]] = numpy.arange(1, count)
    return result


def comparison(name, original, embedding, classes):
    original, embedding = original.astype(numpy.float32), embedding.astype(numpy.float32)
    exact = original.astype(float), embedding.astype(float)
    count = len(original)
    before, after = (distances(rows) for rows in exact)
    order_before, order_after = orders(before), orders(after)
    co_ranking = numpy.zeros((count - 1, count - 1), int)
    others = ~numpy.eye(count, dtype=bool)
    numpy.add.at(co_ranking, (ranks(order_before)[others] - 1, ranks(order_after)[others] - 1), 1)
    size = numpy.arange(1, count)
    kept = numpy.array([co_ranking[:k, :k].sum() for k in size]) / (size * count)
    lcmc = kept - size / (count - 1)
    rescaled = ((count - 1) * kept[:-1] - size[:-1]) / (count - 1 - size[:-1])
    half = count // 2
    reliability = [
        numpy.corrcoef(after[row][order_before[row]][:half], numpy.sort(after[row])[1:half + 1])[0, 1]
        for row in range(count)
    ]
    present = numpy.unique(classes)
    centres = [numpy.array([rows[classes == code].mean(0) for code in present]) for rows in exact]
    above = numpy.triu_indices(len(present), 1)
    centroids = scipy.stats.spearmanr(*(distances(c)[above] for c in centres)).statistic
    shepard = scipy.stats.spearmanr(*(d[numpy.triu_indices(count, 1)] for d in (before, after))).statistic
    training = numpy.arange(count) % 3 > 0
    predicted = KNeighborsClassifier(5).fit(exact[1][training], classes[training]).predict(exact[1][~training])
    shown = [k for k in (1, 2, 3, 5, 8, 13, 34, 89, 144, count - 2) if k <= count - 2]
    return {
        "name": name, "original": matrix(original), "embedding": matrix(embedding), "classes": classes.tolist(),
        "trustworthiness": trustworthiness(*exact, n_neighbors=12), "sizes": shown,
        "kept": [kept[k - 1] for k in shown], "rescaled": [rescaled[k - 1] for k in shown],
        "area": float((rescaled / size[:-1]).sum() / (1 / size[:-1]).sum()),
        "best_size": int(lcmc[:-1].argmax() + 1), "lcmc": float(lcmc[:-1].max()),
        "reliability": reliability, "centroids": float(centroids), "shepard": float(shepard),
        "balanced_accuracy": balanced_accuracy_score(classes[~training], predicted),
    }


def pca_codes(data, latent):
    return PCA(n_components=latent, svd_solver="full").fit_transform(data)


blobs, blob_classes = make_blobs(240, 20, centers=5, cluster_std=4, random_state=0)
digits, digit_classes = load_digits(return_X_y=True)
reference = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
    "comparisons": [
        comparison("blobs in a plane", blobs, pca_codes(blobs, 2), blob_classes),
        comparison("blobs in ten dimensions", blobs[:101], pca_codes(blobs, 10)[:101], blob_classes[:101]),
        comparison("digits in a plane", digits[:300] / 16, pca_codes(digits / 16, 2)[:300], digit_classes[:300]),
    ],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
