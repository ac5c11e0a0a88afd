"""Writes procrustes.json: what SciPy and scikit-learn say of embeddings that are compared with each other.

    python3 Tests/Reference/procrustes.py

Needs numpy, scipy and scikit-learn. Matrices are little-endian float32 in base64, row after row.
"""

import base64
import json
import pathlib

import numpy
import scipy
import scipy.spatial
import sklearn
from sklearn.neighbors import NearestNeighbors

generator = numpy.random.default_rng(11)


def matrix(array):
    values = numpy.ascontiguousarray(array, dtype="<f4")
    return {"rows": array.shape[0], "columns": array.shape[1], "floats": base64.b64encode(values.tobytes()).decode()}


def alignment(name, target, embedding):
    target, embedding = target.astype(numpy.float32), embedding.astype(numpy.float32)
    first, second, disparity = scipy.spatial.procrustes(target.astype(float), embedding.astype(float))
    # SciPy scales both about 0 to norm 1; back to the target's place and size.
    centre = target.astype(float).mean(0)
    size = numpy.linalg.norm(target.astype(float) - centre)
    return {
        "name": name, "target": matrix(target), "embedding": matrix(embedding), "disparity": disparity,
        "aligned": (second * size + centre).ravel().tolist(),
        "movements": (numpy.linalg.norm(first - second, axis=1) * numpy.sqrt(len(target))).tolist(),
    }


def turned(array, shift, scale, mirrored):
    rotation, _ = numpy.linalg.qr(generator.normal(size=(array.shape[1],) * 2))
    if (numpy.linalg.det(rotation) < 0) != mirrored:
        rotation[:, 0] *= -1
    return scale * array @ rotation + shift


def neighbors(array, count):
    found = NearestNeighbors(n_neighbors=count + 1).fit(array.astype(float)).kneighbors(return_distance=True, X=None)
    return [set(row[:count]) for row in found[1]]


def agreement(embeddings, count):
    embeddings = [embedding.astype(numpy.float32) for embedding in embeddings]
    lists = [neighbors(embedding, count) for embedding in embeddings]
    pairs = [(a, b) for a in range(len(lists)) for b in range(a)]
    shares = numpy.mean(
        [[len(x & y) / count for x, y in zip(lists[a], lists[b])] for a, b in pairs], axis=0)
    return {"embeddings": [matrix(e) for e in embeddings], "neighbors": count, "shares": shares.tolist()}


plane = generator.normal(size=(60, 2)) * [3, 1] + [10, -4]
space = generator.normal(size=(40, 5)) * [5, 4, 3, 2, 1]
noisy = plane + 0.5 * generator.normal(size=plane.shape)
result = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "sklearn": sklearn.__version__},
    "alignments": [
        alignment("turned", plane, turned(noisy, [100, 3], 0.2, False)),
        alignment("mirrored", plane, turned(noisy, [0, 0], 30, True)),
        alignment("five dimensions", space, turned(space + generator.normal(size=space.shape), 1, 2, True)),
        alignment("unrelated", plane, generator.normal(size=plane.shape)),
    ],
    "agreement": agreement([plane, turned(noisy, 2, 3, True), plane + 2 * generator.normal(size=plane.shape)], 7),
}
path = pathlib.Path(__file__).with_name("procrustes.json")
path.write_text(json.dumps(result, separators=(",", ":")) + "\n")
