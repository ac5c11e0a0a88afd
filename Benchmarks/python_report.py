"""The job of `gibbous report` as it is written by hand: h5py, scikit-learn, PyTorch and matplotlib.

    python3 Benchmarks/python_report.py FILE OUTPUT [EPOCHS]

Reads /images and /labels, fits PCA, an autoencoder and a variational autoencoder with two latent dimensions, measures them on a
fifth of the rows, and draws what a report draws: latent spaces, reconstructions, samples, an interpolation and the losses.
"""

import json
import os
import sys

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.backends.backend_pdf import PdfPages
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

path, output = sys.argv[1:3]
epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 20
os.makedirs(output, exist_ok=True)
torch.manual_seed(0)
with h5py.File(path) as file:
    images = file["images"][:].astype(np.float32) / 255
    labels = file["labels"][:]
shape = images.shape[1:3]
rows = images.reshape(len(images), -1)
features = rows.shape[1]
train, test, train_labels, test_labels = train_test_split(rows, labels, test_size=0.2, stratify=labels, random_state=0)
train_tensor, test_tensor = torch.from_numpy(train), torch.from_numpy(test)


def network(widths):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def fit(parameters, loss, batch=128):
    optimizer = torch.optim.Adam(parameters, lr=1e-3, fused=True)
    losses = []
    for _ in range(epochs):
        order = torch.randperm(len(train_tensor))
        sum_ = 0.0
        for start in range(0, len(order) - batch + 1, batch):
            value = loss(train_tensor[order[start:start + batch]])
            optimizer.zero_grad(set_to_none=True)
            value.backward()
            optimizer.step()
            sum_ += value.item()
        losses.append(sum_ / (len(order) // batch))
    return losses


pca = PCA(2).fit(train)
encoder, decoder = network([features, 512, 256, 128, 2]), network([2, 128, 256, 512, features])
ae_losses = fit(
    [*encoder.parameters(), *decoder.parameters()],
    lambda x: torch.nn.functional.mse_loss(torch.sigmoid(decoder(encoder(x))), x))
vae_encoder, vae_decoder = network([features, 512, 256, 128, 4]), network([2, 128, 256, 512, features])


def negative_elbo(x):
    mean, log_variance = vae_encoder(x).chunk(2, dim=1)
    code = mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
    reconstruction = torch.nn.functional.binary_cross_entropy_with_logits(vae_decoder(code), x, reduction="sum")
    divergence = 0.5 * (mean ** 2 + log_variance.exp() - 1 - log_variance).sum()
    return (reconstruction + divergence) / len(x)


vae_losses = fit([*vae_encoder.parameters(), *vae_decoder.parameters()], negative_elbo)
with torch.no_grad():
    methods = {
        "PCA": (pca.transform, pca.inverse_transform),
        "AE": (
            lambda x: encoder(torch.from_numpy(x)).numpy(),
            lambda z: torch.sigmoid(decoder(torch.from_numpy(z.astype(np.float32)))).numpy()),
        "VAE": (
            lambda x: vae_encoder(torch.from_numpy(x))[:, :2].numpy(),
            lambda z: torch.sigmoid(vae_decoder(torch.from_numpy(z.astype(np.float32)))).numpy()),
    }
    codes = {name: (encode(train), encode(test)) for name, (encode, _) in methods.items()}
    restored = {name: decode(codes[name][1]) for name, (_, decode) in methods.items()}
    metrics = {}
    for name, (train_codes, test_codes) in codes.items():
        neighbours = KNeighborsClassifier(10).fit(train_codes, train_labels)
        metrics[name] = {
            "mse": float(((restored[name] - test) ** 2).mean()),
            "r2": float(1 - ((restored[name] - test) ** 2).sum() / ((test - train.mean(0)) ** 2).sum()),
            "knn_accuracy": float(neighbours.score(test_codes, test_labels)),
            "trustworthiness": float(trustworthiness(test, test_codes, n_neighbors=10)),
            "continuity": float(trustworthiness(test_codes, test, n_neighbors=10)),
        }
    metrics["VAE"]["elbo"] = -float(negative_elbo(test_tensor))
    samples = methods["VAE"][1](np.random.default_rng(0).standard_normal((40, 2)))
    ends = {name: codes[name][1][[0, 1]] for name in methods}
    steps = np.linspace(0, 1, 9)[:, None]
    between = {name: methods[name][1](e[0] + steps * (e[1] - e[0])) for name, e in ends.items()}
with open(os.path.join(output, "metrics.json"), "w") as file:
    json.dump(metrics, file, indent=2)


def grid(rows_of_images, titles, name):
    figure, axes = plt.subplots(len(rows_of_images), len(rows_of_images[0]), figsize=(8, 1 + len(rows_of_images)))
    for line, title, images_ in zip(axes, titles, rows_of_images):
        line[0].set_title(title, fontsize=7)
        for axis, image in zip(line, images_):
            axis.imshow(image.reshape(shape), cmap="gray", vmin=0, vmax=1)
            axis.axis("off")
    finish(figure, name)


def finish(figure, name):
    figure.savefig(os.path.join(output, name + ".svg"))
    pages.savefig(figure)
    plt.close(figure)


with PdfPages(os.path.join(output, "report.pdf")) as pages:
    figure, axes = plt.subplots(1, 3, figsize=(12, 4))
    for axis, (name, (_, test_codes)) in zip(axes, codes.items()):
        axis.scatter(*test_codes.T, c=test_labels, cmap="tab10", s=4)
        axis.set_title(f"{name}: MSE {metrics[name]['mse']:.4f}, kNN {metrics[name]['knn_accuracy']:.3f}")
    finish(figure, "latent")
    grid([test[:10]] + [restored[name][:10] for name in methods], ["test", *methods], "reconstructions")
    grid([samples[i:i + 10] for i in range(0, 40, 10)], ["samples"] * 4, "samples")
    grid(list(between.values()), list(between), "interpolation")
    figure, axes = plt.subplots(1, 2, figsize=(8, 3))
    for axis, losses, name in zip(axes, (ae_losses, vae_losses), ("AE", "VAE")):
        axis.plot(losses)
        axis.set_title(name)
    finish(figure, "losses")
