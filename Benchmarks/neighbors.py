"""scikit-learn's trustworthiness of the rows that the benchmark of neighbours has written.

    python3 Benchmarks/neighbors.py FOLDER

Prints a line: what, seconds, trustworthiness.
"""

import sys
import time

import numpy as np
from sklearn.manifold import trustworthiness

rows = np.fromfile(sys.argv[1] + "/rows.f32", "<f4").reshape(10_000, 784)
embedding = np.fromfile(sys.argv[1] + "/embedding.f32", "<f4").reshape(10_000, 2)
start = time.perf_counter()
value = trustworthiness(rows, embedding, n_neighbors=12)
print(f"scikit-learn {time.perf_counter() - start:.3f} {value:.9f}")
