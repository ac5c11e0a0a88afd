"""The training of `Sources/training` in JAX: the same network, batches and count of operations, a whole epoch compiled.

    python3 Benchmarks/jax_training.py [THREADS]
"""

import os
import sys
import time

threads = int(sys.argv[1]) if len(sys.argv) > 1 else 1
# XLA takes as many threads as it sees processors.
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])

import jax
import jax.numpy as jnp

widths = [784, 512, 256, 2, 256, 512, 784]
weights = sum(a * b for a, b in zip(widths, widths[1:]))
rows = 4096


def initial(key):
    parameters = []
    for inputs, outputs in zip(widths, widths[1:]):
        key, part = jax.random.split(key)
        bound = inputs ** -0.5
        parameters.append((jax.random.uniform(part, (inputs, outputs), minval=-bound, maxval=bound), jnp.zeros(outputs)))
    return parameters


def loss(parameters, batch):
    x = batch
    for index, (w, b) in enumerate(parameters):
        x = x @ w + b
        if widths[index + 1] > 2 and index < len(widths) - 2:
            x = jax.nn.relu(x)
    return jnp.mean((jax.nn.sigmoid(x) - batch) ** 2)


def adam(state, gradients, rate=1e-3):
    parameters, first, second, step = state
    step = step + 1
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradients)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradients)
    c1, c2 = 1 - 0.9 ** step, 1 - 0.999 ** step
    parameters = jax.tree.map(
        lambda p, m, v: p - rate * (m / c1) / (jnp.sqrt(v / c2) + 1e-8), parameters, first, second)
    return parameters, first, second, step


def epoch(state, key, images, batch):
    order = jax.random.permutation(key, rows)[: rows // batch * batch].reshape(-1, batch)

    def step(state, indices):
        value, gradients = jax.value_and_grad(loss)(state[0], images[indices])
        return adam(state, gradients), value

    return jax.lax.scan(step, state, order)


print(f"The same in JAX {jax.__version__}, {threads} thread(s), a whole epoch compiled.")
print("batch   training")
images = jax.random.uniform(jax.random.key(1), (rows, widths[0]))
compiled = jax.jit(epoch, static_argnums=3, donate_argnums=0)
for batch in (128, 512):
    parameters = initial(jax.random.key(0))
    zeros = lambda: jax.tree.map(jnp.zeros_like, parameters)
    state = (parameters, zeros(), zeros(), jnp.float32(0))
    key = jax.random.key(2)
    rates = []
    for turn in range(10):
        key, part = jax.random.split(key)
        begin = time.perf_counter()
        state, values = compiled(state, part, images, batch)
        jax.block_until_ready(values)
        if turn > 0:
            rates.append(6 * weights * rows / (time.perf_counter() - begin) / 1e9)
    print(f"{batch:5d}   {sorted(rates)[len(rates) // 2]:8.0f}")
