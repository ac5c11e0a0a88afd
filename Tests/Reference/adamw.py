"""Writes adamw.json: steps of PyTorch's AdamW on a small problem, for the optimiser's test."""

import json
import pathlib
import platform

import torch

torch.manual_seed(0)
weight = torch.nn.Parameter(torch.randn(3, 4, dtype=torch.float32))
bias = torch.nn.Parameter(torch.randn(1, 4, dtype=torch.float32))
start = {"weight": weight.detach().flatten().tolist(), "bias": bias.detach().flatten().tolist()}
optimizer = torch.optim.AdamW(
    [{"params": [weight], "weight_decay": 0.05}, {"params": [bias], "weight_decay": 0.0}],
    lr=3e-3, betas=(0.9, 0.999), eps=1e-8)
steps = []
for _ in range(6):
    gradients = {"weight": torch.randn(3, 4), "bias": torch.randn(1, 4)}
    weight.grad, bias.grad = gradients["weight"].clone(), gradients["bias"].clone()
    optimizer.step()
    steps.append({
        "weight_gradient": gradients["weight"].flatten().tolist(),
        "bias_gradient": gradients["bias"].flatten().tolist(),
        "weight": weight.detach().flatten().tolist(),
        "bias": bias.detach().flatten().tolist(),
    })
result = {
    "versions": {"python": platform.python_version(), "torch": torch.__version__},
    "learning_rate": 3e-3, "weight_decay": 0.05, "start": start, "steps": steps,
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=1) + "\n")
