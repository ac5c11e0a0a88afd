"""Writes pca.json: what scikit-learn's PCA makes of data of several kinds.

    python3 Tests/Reference/pca.py

Needs numpy and scikit-learn. Data are in base64, row after row: little-endian float32, or bytes of sixteenths.
"""

import base64
import json
import pathlib

import numpy
import sklearn
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA


def encoded(data):
    sixteenths = (data * 16).astype(numpy.uint8)
    compact = numpy.array_equal(sixteenths / 16, data)
    values = sixteenths if compact else numpy.ascontiguousarray(data, dtype="<f4")
    return {"sixteenths" if compact else "floats": base64.b64encode(values.tobytes()).decode()}


def case(name, data, latent):
    data = data.astype(numpy.float32)
    exact = data.astype(numpy.float64)
    pca = PCA(n_components=latent, svd_solver="full").fit(exact)
    codes = pca.transform(exact)
    error = numpy.mean((pca.inverse_transform(codes) - exact) ** 2)
    return {
        "name": name,
        "rows": data.shape[0],
        "columns": data.shape[1],
        **encoded(data),
        "latent": latent,
        "mean": pca.mean_.tolist(),
        "components": pca.components_.ravel().tolist(),
        "explained_variance": pca.explained_variance_.tolist(),
        "explained_variance_ratio": pca.explained_variance_ratio_.tolist(),
        "noise_variance": float(pca.noise_variance_),
        "first_codes": codes[:5].ravel().tolist(),
        "mse": float(error),
    }


generator = numpy.random.default_rng(0)
mixing = generator.normal(size=(12, 12))
correlated = generator.normal(size=(400, 12)) * numpy.logspace(0, -3, 12) @ mixing
wide = generator.normal(size=(20, 5)) * [8, 4, 2, 1, 0.5] @ generator.normal(size=(5, 1100))
wide += 0.05 * generator.normal(size=wide.shape)

reference = {
    "versions": {"numpy": numpy.__version__, "scikit-learn": sklearn.__version__},
    "cases": [
        case("digits", load_digits().data / 16, 2),
        case("ill-conditioned", correlated, 6),
        case("far from zero", correlated + numpy.linspace(-1e4, 3e4, 12), 3),
        case("ordered rows", correlated[numpy.argsort(correlated[:, 0])] + 100, 3),
        case("fewer rows than features", wide, 3),
        case("fewer rows than features, far from zero", wide[:, :100] + 5000, 6),
        case("as many rows as features", correlated[:12], 4),
    ],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
