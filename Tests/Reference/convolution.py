"""Writes convolution.json: what PyTorch's convolutions and transposed convolutions make of images of odd sizes.

    python3 Tests/Reference/convolution.py

Needs numpy and torch. Images are rows of height, width and channels, weights rows of kernel height, kernel width and input
channels by output channels; those of a transposed convolution are the same with input and output exchanged.
"""

import json
import pathlib

import numpy
import torch
import torch.nn.functional as F


def padding(length, kernel, stride):
    output = -(-length // stride)
    total = max(0, (output - 1) * stride + kernel - length)
    return total // 2, total - total // 2


def flat(tensor):
    return [round(float(value), 5) for value in tensor.detach().reshape(-1)]


def numbers(generator, *shape):
    # Few digits, so that the file is short and holds exactly what was computed with.
    return torch.tensor(generator.integers(-64, 65, shape) / 32, dtype=torch.float64)


def case(name, height, width, channels, outputs, kernel, stride, transposed):
    generator = numpy.random.default_rng(len(name) + height)
    rows = 2
    small = (-(-height // stride), -(-width // stride))
    top, bottom = padding(height, kernel, stride)
    left, right = padding(width, kernel, stride)
    weights = numbers(generator, kernel, kernel, channels, outputs).requires_grad_()
    # PyTorch: [outputs, channels, kernel, kernel], for both.
    native = weights.permute(3, 2, 0, 1)
    large, little = (rows, height, width, channels), (rows, *small, outputs)
    image = numbers(generator, *(little if transposed else large)).requires_grad_()
    gradient = numbers(generator, *(large if transposed else little))
    bias = numbers(generator, outputs).requires_grad_()
    if transposed:
        whole = F.conv_transpose2d(image.permute(0, 3, 1, 2), native, stride=stride)
        needed = (height + top, width + left)
        whole = F.pad(whole, (0, max(0, needed[1] - whole.shape[3]), 0, max(0, needed[0] - whole.shape[2])))
        result = whole[:, :, top : top + height, left : left + width]
    else:
        padded = F.pad(image.permute(0, 3, 1, 2), (left, right, top, bottom))
        result = F.conv2d(padded, native, bias, stride=stride)
    result = result.permute(0, 2, 3, 1)
    result.backward(gradient)
    return {
        "name": name,
        "height": height,
        "width": width,
        "channels": channels,
        "outputs": outputs,
        "kernel": kernel,
        "stride": stride,
        "transposed": transposed,
        "rows": rows,
        "image": flat(image),
        "weights": flat(weights),
        "bias": [] if transposed else flat(bias),
        "gradient": flat(gradient),
        "result": flat(result),
        "image_gradient": flat(image.grad),
        "weights_gradient": flat(weights.grad),
        "bias_gradient": [] if transposed else flat(bias.grad),
    }


cases = [
    case("even, halved", 6, 8, 2, 3, 3, 2, False),
    case("odd, halved", 7, 5, 3, 17, 3, 2, False),
    case("same size", 5, 4, 16, 2, 3, 1, False),
    case("one row of pixels", 1, 9, 1, 4, 5, 2, False),
    case("doubled", 6, 4, 2, 3, 4, 2, True),
    case("doubled to odd", 5, 7, 1, 18, 4, 2, True),
    case("one pixel", 1, 1, 3, 2, 4, 2, True),
]
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"versions": {"torch": torch.__version__}, "cases": cases}) + "\n")
