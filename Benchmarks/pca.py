"""scikit-learn's PCA of the rows that the benchmark of PCA has written.

    python3 Benchmarks/pca.py FOLDER ROWS FEATURES COMPONENTS

Prints a line for each solver: rows, features, components, solver, seconds, the share of the variance that the components explain.
"""

import sys
import time

import numpy as np
from sklearn.decomposition import PCA

rows, features, components = map(int, sys.argv[2:5])
data = np.fromfile(f"{sys.argv[1]}/{rows}x{features}.f32", "<f4").reshape(rows, features)
solvers = ["arpack", "randomized"] + (["covariance_eigh"] if features <= 2_000 else [])
for solver in solvers:
    start = time.perf_counter()
    pca = PCA(components, svd_solver=solver, random_state=0).fit(data)
    seconds = time.perf_counter() - start
    print(f"{rows} {features} {components} {solver} {seconds:.3f} {pca.explained_variance_ratio_.sum():.6f}")
