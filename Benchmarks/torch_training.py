"""The training of `Sources/training` in PyTorch: the same network, batches and count of operations, tensors in memory.

    python3 Benchmarks/torch_training.py [THREADS]
"""

import sys
import time

import torch

threads = int(sys.argv[1]) if len(sys.argv) > 1 else 1
torch.set_num_threads(threads)
torch.manual_seed(0)
widths = [784, 512, 256, 2, 256, 512, 784]
weights = sum(a * b for a, b in zip(widths, widths[1:]))
images = torch.rand(4096, 784)

print(f"The same in PyTorch {torch.__version__}, {threads} thread(s), fused Adam.")
print("batch   training")
for batch in (128, 512):
    layers = []
    for index, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
        layers.append(torch.nn.Linear(inputs, outputs))
        if outputs > 2 and index < len(widths) - 2:
            layers.append(torch.nn.ReLU())
    model = torch.nn.Sequential(*layers, torch.nn.Sigmoid())
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)

    def epoch():
        order = torch.randperm(len(images))
        for start in range(0, len(images), batch):
            rows = images[order[start:start + batch]]
            loss = torch.nn.functional.mse_loss(model(rows), rows)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()

    epoch()
    rates = []
    for _ in range(9):
        begin = time.perf_counter()
        epoch()
        rates.append(6 * weights * len(images) / (time.perf_counter() - begin) / 1e9)
    print(f"{batch:5d}   {sorted(rates)[len(rates) // 2]:8.0f}")
