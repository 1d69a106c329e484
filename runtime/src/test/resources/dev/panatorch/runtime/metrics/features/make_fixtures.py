"""Writes expected.csv: FID, KID, Inception Score, precision and recall of features that FeatureRows.java repeats,
by the formulas of the ADM evaluator (scipy's root), torchmetrics 1.9 and plain numpy, in float64.

Usage: python make_fixtures.py
"""
import pathlib

import numpy as np
import torch
from scipy import linalg
from torchmetrics.image.fid import _compute_fid
from torchmetrics.image.kid import poly_mmd

HERE = pathlib.Path(__file__).parent


def features(n, d, phase):
    i, j = np.arange(n)[:, None], np.arange(d)[None, :]
    values = np.maximum(0, np.sin(0.7 * i * (j + 1) + phase + 0.01 * i * i) + 0.3)
    return values.astype(np.float32).astype(np.float64)


def moments(x):
    return x.mean(0), np.cov(x, rowvar=False)


def adm(a, b):
    (m1, s1), (m2, s2) = moments(a), moments(b)
    root = linalg.sqrtm(s1 @ s2)
    if not np.isfinite(root).all():
        offset = np.eye(len(m1)) * 1e-6
        root = linalg.sqrtm((s1 + offset) @ (s2 + offset))
    return (m1 - m2) @ (m1 - m2) + np.trace(s1) + np.trace(s2) - 2 * np.trace(root.real)


def torchmetrics(a, b):
    (m1, s1), (m2, s2) = ([torch.from_numpy(v) for v in moments(x)] for x in (a, b))
    return _compute_fid(m1, s1, m2, s2).item()


def kid(a, b):
    def kernel(x, y):
        return (x @ y.T / x.shape[1] + 1) ** 3

    def within(x):
        k = kernel(x, x)
        return (k.sum() - np.trace(k)) / (len(x) * (len(x) - 1))
    value = within(a) + within(b) - 2 * kernel(a, b).mean()
    if len(a) == len(b):  # torchmetrics takes subsets of one size for granted
        assert np.isclose(value, poly_mmd(torch.from_numpy(b), torch.from_numpy(a)).item(), rtol=1e-10, atol=1e-12)
    return value


def inception_score(logits, block):
    p = np.exp(logits - logits.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    scores = []
    for at in range(0, len(p), block):
        part = p[at:at + block]
        scores.append(np.exp((part * (np.log(part) - np.log(part.mean(0)))).sum(1).mean()))
    return np.mean(scores), np.std(scores)


def precision_recall(reference, generated, k):
    def squared(x, y):
        return ((x[:, None] - y[None]) ** 2).sum(2)
    radius = [np.sort(squared(x, x), axis=1)[:, k] for x in (reference, generated)]
    between = squared(generated, reference)
    return (between <= radius[0][None]).any(1).mean(), (between.T <= radius[1][None]).any(1).mean()


def cases():
    for n, m, d in ((64, 96, 8), (400, 300, 64), (20, 24, 64)):
        a, b = features(n, d, 0), features(m, d, 0.5)
        name = f"{n}-{m}-{d}"
        yield f"adm-{name}", adm(a, b)
        yield f"eigenvalues-{name}", torchmetrics(a, b)
        yield f"kid-{name}", kid(a, b)
        yield f"kid-{n}-{n}-{d}", kid(a, features(n, d, 0.5))
        for k in (1, 3, 5):
            precision, recall = precision_recall(a, b, k)
            yield f"precision-{k}-{name}", precision
            yield f"recall-{k}-{name}", recall
    for n, block in ((64, 16), (64, 64), (70, 16), (70, 33)):
        mean, std = inception_score(3 * features(n, 10, 1.0), block)
        yield f"is-mean-{n}-{block}", mean
        yield f"is-std-{n}-{block}", std


if __name__ == "__main__":
    (HERE / "expected.csv").write_text("".join(f"{name},{float(value)!r}\n" for name, value in cases()))
