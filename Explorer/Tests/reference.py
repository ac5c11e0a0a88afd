"""Writes layers.json: small layers with numbers, inputs and outputs, as NumPy computes them in double precision.

    python3 Explorer/Tests/reference.py        needs NumPy
"""

import json
import math
import pathlib

import numpy as np

draw = np.random.default_rng(7)


def numbers(*shape):
    return np.round(draw.normal(size=shape), 3)


def padding(length, kernel, stride):
    small = -(-length // stride)
    total = max(0, (small - 1) * stride + kernel - length)
    return small, total // 2, total - total // 2


def convolution(image, weights, kernel, stride):
    """A convolution of [height, width, channels] by [kernel, kernel, channels, outputs] with TensorFlow's "same" padding."""
    rows, top, bottom = padding(image.shape[0], kernel, stride)
    columns, left, right = padding(image.shape[1], kernel, stride)
    padded = np.pad(image, ((top, bottom), (left, right), (0, 0)))
    result = np.zeros((rows, columns, weights.shape[3]))
    for r in range(rows):
        for c in range(columns):
            part = padded[r * stride:r * stride + kernel, c * stride:c * stride + kernel]
            result[r, c] = np.einsum("ijk,ijko->o", part, weights)
    return result


def transposed(image, output, weights, kernel, stride):
    """The transpose of a convolution, by its matrix: column i is the convolution of the i-th unit image."""
    count = int(np.prod(output))
    units = np.eye(count)
    matrix = np.stack([convolution(u.reshape(output), weights, kernel, stride).ravel() for u in units])
    return matrix @ image.ravel()


def logistic(x):
    return 1 / (1 + np.exp(-x))


def continuous_bernoulli_mean(x):
    return np.array([0.5 if v == 0 else 1 / (1 - math.exp(-v)) - 1 / v for v in x])


cases = []


def case(name, layers, x, y, w=(), v=()):
    cases.append({
        "name": name, "layers": layers, "input": list(map(float, x)), "output": list(map(float, np.ravel(y))),
        "w": [float(n) for m in w for n in np.ravel(m)], "v": [float(n) for m in v for n in np.ravel(m)],
    })


x = numbers(5)
w, b = numbers(5, 4), numbers(4)
case("dense", [{"t": "dense", "in": 5, "out": 4, "relu": 0}], x, x @ w + b, [w], [b])
case("dense, rectified", [{"t": "dense", "in": 5, "out": 4, "relu": 1}], x, np.maximum(0, x @ w + b), [w], [b])
case("dense in single precision", [{"t": "dense", "in": 5, "out": 4, "relu": 0, "w32": 1}], x, x @ w + b, [], [w, b])
gain, bias = numbers(5), numbers(5)
normal = np.maximum(0, (x - x.mean()) / np.sqrt(x.var() + 1e-5) * gain + bias)
case("norm", [{"t": "norm", "n": 5, "eps": 1e-5}], x, normal, [], [gain, bias])
case("two layers", [{"t": "norm", "n": 5, "eps": 1e-5}, {"t": "dense", "in": 5, "out": 4, "relu": 0}], x, normal @ w + b, [w],
     [gain, bias, b])
case("gelu", [{"t": "gelu"}], x, 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3))))
ws, phases = numbers(5, 3), numbers(3)
case("fourier", [{"t": "fourier", "in": 5, "sines": 3}], x, np.concatenate([x, np.sin(x @ ws + phases)]), [ws], [phases])
inner, inner_bias = numbers(5, 4), numbers(4)
case("residual",
     [{"t": "residual", "in": 5, "out": 4, "layers": [{"t": "dense", "in": 5, "out": 4, "relu": 1}]}],
     x, x @ w + b + np.maximum(0, x @ inner + inner_bias), [w, inner], [b, inner_bias])
for height, width, kernel, stride in [(5, 4, 3, 2), (7, 6, 4, 2), (4, 4, 3, 1)]:
    image, weights, biases = numbers(height, width, 2), numbers(kernel, kernel, 2, 3), numbers(3)
    small = (-(-height // stride), -(-width // stride))
    case(f"conv {height}x{width} by {kernel}, {stride}",
         [{"t": "conv", "input": [height, width, 2], "channels": 3, "kernel": kernel, "stride": stride}],
         image.ravel(), convolution(image, weights, kernel, stride) + biases, [weights], [biases])
    code = numbers(*small, 3)
    case(f"deconv to {height}x{width} by {kernel}, {stride}",
         [{"t": "deconv", "output": [height, width, 2], "channels": 3, "kernel": kernel, "stride": stride}],
         code.ravel(), transposed(code, (height, width, 2), weights, kernel, stride), [weights], [])
case("offset", [{"t": "offset", "n": 5}], x, x + gain, [], [gain])
factor = numbers(5)
case("scaling", [{"t": "scaling", "n": 5}], x, (x - gain) * factor + bias, [], [gain, factor, bias])
case("clamp", [{"t": "clamp", "n": 5}], x, np.minimum(np.maximum(x, -0.5), 0.25), [], [np.full(5, -0.5), np.full(5, 0.25)])
wide = np.array([-20, -0.31, -0.2, 0, 0.1, 0.29, 5.0])
case("logistic", [{"t": "logistic"}], wide, logistic(wide))
case("softplus", [{"t": "softplus"}], wide, np.log1p(np.exp(wide)))
case("expm1", [{"t": "expm1"}], wide, np.expm1(wide))
case("log1p", [{"t": "log1p"}], np.abs(wide), np.log1p(np.abs(wide)))
case("bernoulli", [{"t": "bernoulli"}], wide, continuous_bernoulli_mean(wide))

halves = [0, 0.5, -2, 65504, 6.1035e-05, 5.96e-08, -0.333251953125, float(np.float16(0.1))]
bits = np.array(halves, np.float16).view(np.uint16)
result = {
    "numpy": np.__version__, "cases": cases,
    "halves": {"bits": bits.tolist(), "values": np.array(halves, np.float16).astype(float).tolist()},
}
lines = ",\n".join(json.dumps(c) for c in result["cases"])
text = '{"numpy": %s, "halves": %s, "cases": [\n%s\n]}\n' % (json.dumps(result["numpy"]), json.dumps(result["halves"]), lines)
(pathlib.Path(__file__).parent / "layers.json").write_text(text)
