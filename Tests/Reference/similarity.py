"""Writes similarity.json: what scikit-image says of the structural similarity of images.

    python3 Tests/Reference/similarity.py

Needs numpy, scikit-image and scikit-learn. Images are little-endian float32 in base64, the channels of a pixel together.
"""

import base64
import json
import pathlib

import numpy
import skimage
from skimage.metrics import structural_similarity
from sklearn.datasets import load_digits

generator = numpy.random.default_rng(0)


def floats(array):
    return base64.b64encode(numpy.ascontiguousarray(array, dtype="<f4").tobytes()).decode()


def case(name, first, second, data_range=1.0):
    first, second = first.astype(numpy.float32), second.astype(numpy.float32)
    channels = first.shape[2] if first.ndim == 3 else 1
    return {
        "name": name,
        "shape": [first.shape[0], first.shape[1], channels],
        "data_range": data_range,
        "first": floats(first),
        "second": floats(second),
        "similarity": float(
            structural_similarity(
                first.astype(float),
                second.astype(float),
                data_range=data_range,
                channel_axis=2 if channels > 1 else None,
            )
        ),
    }


digits = load_digits().images / 16
noise = generator.uniform(size=(12, 9))
colours = generator.uniform(size=(9, 11, 3))
cases = [
    case("digits of two classes", digits[0], digits[1]),
    case("a digit and its mirror", digits[7], digits[7][:, ::-1]),
    case("the least size", digits[3][:7, :7], digits[4][:7, :7]),
    case("noise and a little more of it", noise, numpy.clip(noise + generator.normal(0, 0.1, noise.shape), 0, 1)),
    case("black and white", numpy.zeros((8, 8)), numpy.ones((8, 8))),
    case("colours", colours, 0.5 * colours + 0.25),
    case("a range of 255", 255 * noise, numpy.round(200 * noise), 255.0),
]
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(
    json.dumps({"versions": {"numpy": numpy.__version__, "scikit-image": skimage.__version__}, "cases": cases}, indent=1) + "\n"
)
