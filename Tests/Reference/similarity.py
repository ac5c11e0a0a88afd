"""Writes similarity.json: what scikit-image says of the structural similarity and the PSNR of images.

    python3 Tests/Reference/similarity.py

Needs numpy, scikit-learn and scikit-image. Matrices are little-endian float32 in base64, row after row.
"""

import base64
import json
import pathlib

import numpy
import skimage
import sklearn
from skimage.metrics import peak_signal_noise_ratio, structural_similarity
from sklearn.datasets import load_digits

generator = numpy.random.default_rng(4)


def matrix(array):
    values = numpy.ascontiguousarray(array, dtype="<f4")
    return {"rows": array.shape[0], "columns": array.shape[1], "floats": base64.b64encode(values.tobytes()).decode()}


def case(name, shape, images, others, window):
    """Images of height × width × channels, `[images, pixels]`."""
    images, others = images.astype(numpy.float32), others.astype(numpy.float32)
    height, width, channels = shape
    similarity, ratio = [], []
    for one, other in zip(images.astype(float), others.astype(float)):
        one, other = one.reshape(shape), other.reshape(shape)
        if channels == 1:
            value = structural_similarity(one[:, :, 0], other[:, :, 0], data_range=1, win_size=window)
        else:
            value = structural_similarity(one, other, data_range=1, win_size=window, channel_axis=2)
        similarity.append(float(value))
        ratio.append(float(peak_signal_noise_ratio(one, other, data_range=1)))
    return {
        "name": name, "height": height, "width": width, "channels": channels, "window": window,
        "images": matrix(images), "others": matrix(others), "similarity": similarity, "psnr": ratio,
    }


digits = load_digits().data[:6] / 16
noisy = digits + 0.2 * generator.normal(size=digits.shape)
smooth = numpy.cumsum(generator.normal(size=(3, 17 * 12 * 3)), axis=1)
smooth = (smooth - smooth.min()) / (smooth.max() - smooth.min())
flat = numpy.full((2, 90), 0.3)
reference = {
    "versions": {"numpy": numpy.__version__, "scikit-learn": sklearn.__version__, "scikit-image": skimage.__version__},
    "cases": [
        case("digits and noise", (8, 8, 1), digits, noisy, 7),
        case("digits and the next", (8, 8, 1), digits[:5], digits[1:], 5),
        case("colours", (17, 12, 3), smooth, smooth + 0.05 * generator.normal(size=smooth.shape), 7),
        case("a large window", (17, 12, 3), smooth, numpy.roll(smooth, 1, axis=0), 11),
        case("one grey and another", (9, 10, 1), flat, flat + 0.1, 7),
        case("less than 0", (8, 8, 1), digits, 1 - digits, 7),
    ],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
