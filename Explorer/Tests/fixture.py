"""Pages to try the explorer on, with data that are drawn here: images, curves or a table of three classes.

    python3 Explorer/Tests/fixture.py OUTPUT.html [--rows 600] [--kind image|curve|profile|none] [--latent 2] [--many]

With --many, all that there is of each row are its places and its class, as of a million.
"""

import argparse
import base64
import hashlib
import json
import math
import pathlib
import random
import re
import struct
import zlib
from statistics import NormalDist

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Names that would be markup if they were not text.
HOSTILE = '<img src=x onerror="document.title=1">'
CLASSES = ["zero", HOSTILE, "</script><b>\"two\" & 'more'"]


def asset(name):
    text = (ROOT / "Sources/Reporting/ExplorerAssets/ExplorerAssets.swift").read_text()
    return re.search(r'static let %s = ##"""\n(.*?)\n"""##' % name, text, re.S).group(1)


def block(data):
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    z = len(packed) < len(data)
    return {"b": base64.b64encode(packed if z else data).decode(), "n": len(data), "z": int(z)}


def planes(values):
    return block(bytes(v & 255 for v in values) + bytes(v >> 8 for v in values))


def quantised(values):
    low, high = min(values), max(values)
    step = (high - low) / 65535 or 1
    return {"low": low, "high": high, "values": planes([round((v - low) / step) for v in values])}


def half(values):
    data = struct.pack(f"<{len(values)}e", *values)
    return block(data[0::2] + data[1::2])


def single(values):
    return block(struct.pack(f"<{len(values)}f", *values))


class Network:
    """Layers with their numbers."""

    def __init__(self):
        self.layers, self.halves, self.singles = [], [], []

    def dense(self, inputs, outputs, weight, bias, relu=False):
        self.layers.append({"t": "dense", "in": inputs, "out": outputs, "relu": int(relu)})
        self.halves += [weight(i, j) for i in range(inputs) for j in range(outputs)]
        self.singles += [bias(j) for j in range(outputs)]
        return self

    def function(self, kind):
        self.layers.append({"t": kind})
        return self

    def description(self, outputs):
        return {"outputs": outputs, "layers": self.layers, "half": half(self.halves), "single": single(self.singles)}


def pattern(kind, side, k):
    """The typical row of a class."""
    if kind == "image":
        half = side / 2
        rings = [
            lambda x, y: abs(math.hypot(x, y) - half * 0.6) < half * 0.25,
            lambda x, y: abs(x) < half * 0.25 and abs(y) < half * 0.8,
            lambda x, y: abs(x + y) < half * 0.35 or abs(y) > half * 0.6 and abs(x) < half * 0.7,
        ]
        return [float(rings[k](x - half + 0.5, y - half + 0.5)) for y in range(side) for x in range(side)]
    count = side * side
    if kind == "curve":
        return [math.exp(-((i / count - 0.25 * (k + 1)) / 0.08) ** 2) for i in range(count)]
    return [math.sin(1.7 * i + k) * (i % 5) for i in range(count)]


def page_data(rows, kind, latent, side, hidden, names):
    """The data of a page, as the explorer reads them."""
    draw = random.Random(1)
    features = side * side
    centres = [[3 * math.cos(2 * math.pi * k / 3 + 0.2 * d) for d in range(latent)] for k in range(3)]
    for k, centre in enumerate(centres):
        centre[1 % latent] = 3 * math.sin(2 * math.pi * k / 3) if latent > 1 else centre[0]
    patterns = [pattern(kind if kind != "none" else "curve", side, k) for k in range(3)]
    mean = [sum(p[f] for p in patterns) / 3 for f in range(features)]
    classes = [draw.randrange(3) for _ in range(rows)]
    codes = [[draw.gauss(c, 0.7) for c in centres[k]] for k in classes]

    # A row is the mean and, for each class, its pattern by how near the code is to the class's centre.
    def weight(d, f):
        return sum(centres[k][d] * (patterns[k][f] - mean[f]) for k in range(3)) / (4.5 * 3)

    def decoded(code):
        return [mean[f] + sum(code[d] * weights[d][f] for d in range(latent)) for f in range(features)]

    weights = [[weight(d, f) for f in range(features)] for d in range(latent)]
    kept = min(rows, 500)
    sample = sorted(draw.sample(range(rows), kept))
    values = [v for r in sample for v in decoded(codes[r])]
    low, high = (0, 1) if kind == "image" else (min(values), max(values))
    top = 255 if kind == "image" else 65534
    whole = [min(top, max(0, round((v - low) / (high - low) * top))) for v in values]
    originals = {
        "rows": None if kept == rows else block(struct.pack(f"<{kept}I", *sample)), "count": kept,
        "bits": 8 if kind == "image" else 16, "low": low, "high": high if kind == "image" else [high] * features,
        "values": block(bytes(whole)) if kind == "image" else planes(whole),
    }
    linear = Network().dense(latent, features, lambda i, j: weights[i][j], lambda j: mean[j])
    wide = random.Random(2)
    network = Network()
    sizes = [latent, *hidden, features]
    for inputs, outputs in zip(sizes, sizes[1:]):
        bound = 2 / math.sqrt(inputs)
        network.dense(
            inputs, outputs, lambda i, j: wide.uniform(-bound, bound), lambda j: wide.uniform(-0.1, 0.1),
            relu=outputs is not sizes[-1])
    network.function("logistic")
    turned = [[c[-1 - d] * (1.5 if d else 0.8) for d in range(latent)] for c in codes]

    def panel(method, name, color, points, net, **more):
        return {
            "method": method, "name": name, "color": color, "latent": latent, "dims": list(range(latent)),
            "shown": list(range(min(2, latent))),
            "axes": [f"{'PC' if method == 'pca' else 'z'} {d + 1}" for d in range(latent)],
            "codes": [quantised([p[d] for p in points]) for d in range(latent)],
            "decoder": net.description(features) if kind != "none" else None, **more,
        }

    def errors(method, name, factor):
        value = [math.log(factor * (0.02 + 0.02 * draw.random())) for _ in range(rows)]
        q = quantised(value)
        return {
            "key": f"mse_{method}", "title": f"error of {name}", "kind": "number", "role": "error", "method": method,
            "unit": "MSE", "low": q["low"], "high": q["high"], "scale": "log", "bits": 16, "values": q["values"],
        }

    data = {
        "kind": kind, "height": side, "width": side, "channels": 1, "low": None if kind != "image" else 0,
        "high": None if kind != "image" else 1, "originals": originals if kind != "none" else None,
        "features": [f"{HOSTILE} {f}" if f == 0 else f"feature {f}" for f in range(features)],
    }
    if kind == "curve":
        data["axis"] = {"title": "wavenumber (cm\u207b\u00b9)", "values": [400 + 8 * f for f in range(features)]}
    return {
        "version": 1, "title": "fixture",
        "rows": {
            "count": rows, "numbers": None, "nameTitle": "cell",
            "names": block(json.dumps([f"{HOSTILE}, \"{r}\"" if r % 7 == 0 else f"AAC-{r}" for r in range(rows)]).encode())
            if names else None,
        },
        "columns": [
            {"key": "label", "title": "kind", "kind": "class", "role": "label", "categories": CLASSES,
             "colors": ["#0066EE", "#887700", "#44BBAA"], "bits": 8, "codes": block(bytes(classes))},
            {"key": "split", "title": "split", "kind": "class", "role": "split",
             "categories": ["training", "validation", "test"], "colors": ["#8866FF", "#AA6600", "#225544"], "bits": 8,
             "codes": block(bytes(draw.choice([0, 0, 0, 1, 2, 255]) for _ in range(rows)))},
            errors("pca", "PCA", 1), errors("ae", "AE", 0.5),
        ],
        "data": data,
        "panels": [
            panel("pca", "PCA", "#4D4D4D", codes, linear),
            panel("ae", "AE", "#0072B2", turned, network),
            panel("vae", "VAE", "#D55E00", [[v / 3 for v in c] for c in codes], network, prior=True),
        ],
    }


def many_rows(rows):
    """The data of a page of so many rows of ten classes, in normal clouds, with nothing but places and classes."""
    draw = random.Random(3)
    quantiles = bytes(min(255, max(0, round(128 + 40 * NormalDist().inv_cdf((i + 0.5) / 256)))) for i in range(256))

    def codes():
        return {"low": -3, "high": 3, "values": block(draw.randbytes(rows) + draw.randbytes(rows).translate(quantiles))}

    colors = ["#8866FF", "#AA6600", "#00A896", "#B0B000", "#225544", "#663366", "#AA7799", "#0033BB", "#AA0000", "#FF1166"]
    return {
        "version": 1, "title": "fixture", "rows": {"count": rows},
        "columns": [{
            "key": "label", "title": "class", "kind": "class", "role": "label", "categories": [str(i) for i in range(10)],
            "colors": colors, "bits": 8, "codes": block(draw.randbytes(rows).translate(bytes(i % 10 for i in range(256))))}],
        "data": {"kind": "none"},
        "panels": [{"method": name.lower(), "name": name, "color": color, "latent": 2, "dims": [0, 1], "shown": [0, 1],
                    "axes": ["1", "2"],
                    "codes": [codes(), codes()], "decoder": None}
                   for name, color in [("PCA", "#4D4D4D"), ("AE", "#0072B2"), ("VAE", "#D55E00")]],
    }


def page(data):
    """A page with the data, as strict as those of reports."""
    script, style = asset("script"), asset("style")
    script, style = script + "\n", style + "\n"

    def digest(text):
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    policy = f"default-src 'none'; script-src 'sha256-{digest(script)}'; style-src 'sha256-{digest(style)}'"
    text = json.dumps(data).replace("<", "\\u003c")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>fixture</title><style>{style}</style></head>'
        '<body><main class="report"><header><h1>fixture.h5</h1><p class="facts">drawn data</p></header>'
        '<section id="explorer"><h2>Explorer</h2><div id="gibbous-explorer"></div></section>'
        '<section><h2>Figures</h2><figure><svg viewBox="0 0 100 20" role="img"><rect width="90" height="10"/></svg>'
        "<figcaption>A figure.</figcaption></figure></section></main>"
        f'<script type="application/json" id="gibbous-data">{text}</script><script>{script}</script></body></html>'
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("--rows", type=int, default=600)
    parser.add_argument("--kind", default="image")
    parser.add_argument("--latent", type=int, default=2)
    parser.add_argument("--side", type=int, default=8)
    parser.add_argument("--hidden", type=int, nargs="*", default=[16])
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--many", action="store_true")
    options = parser.parse_args()
    data = many_rows(options.rows) if options.many else page_data(options.rows, options.kind, options.latent, options.side, options.hidden, options.names)
    pathlib.Path(options.output).write_text(page(data))


if __name__ == "__main__":
    main()
