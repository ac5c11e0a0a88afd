"""matplotlib's rasterised scatter plot of the rows that the benchmark of scatter plots has written.

    python3 Benchmarks/scatter.py FOLDER

Prints a line: what, seconds from the first axes to the finished file, bytes of the file.
"""

import os
import sys
import time

import matplotlib

matplotlib.use("pdf")
import matplotlib.pyplot as plt
import numpy as np

folder = sys.argv[1]
positions = np.fromfile(folder + "/positions.f32", "<f4").reshape(-1, 2)
classes = np.fromfile(folder + "/classes.u8", "u1")
is_test = np.fromfile(folder + "/test.u8", "u1") == 1
width = 178 / 25.4
start = time.perf_counter()
figure, axes = plt.subplots(figsize=(width, width), dpi=300)
colors = plt.colormaps["tab10"](classes % 10)
for rows, alpha in ((~is_test, 0.2), (is_test, 0.8)):
    axes.scatter(*positions[rows].T, s=1.2, c=colors[rows], alpha=alpha, linewidths=0, rasterized=True)
for label in np.unique(classes):
    axes.annotate(f"class {label}", np.median(positions[classes == label], axis=0), ha="center")
axes.set(xlabel="z₁", ylabel="z₂")
path = folder + "/matplotlib.pdf"
figure.savefig(path)
print(f"matplotlib {time.perf_counter() - start:.3f} {os.path.getsize(path)}")
