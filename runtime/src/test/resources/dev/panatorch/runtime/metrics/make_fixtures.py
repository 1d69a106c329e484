"""Writes expected.csv and tile-*.png: image metrics by scikit-image 0.26 and torchmetrics 1.9.

Usage: python make_fixtures.py FOLDER_OF_PHOTO_TILES
The images are formulas that MetricImages.java repeats, and three photographs kept as PNG.
"""
import pathlib
import sys

import numpy as np
import torch
from PIL import Image
from skimage.metrics import mean_squared_error, peak_signal_noise_ratio, structural_similarity
from scipy.ndimage import correlate1d
from torchmetrics.functional.image import (
    multiscale_structural_similarity_index_measure, structural_similarity_index_measure)

HERE = pathlib.Path(__file__).parent
SIZES = [(1, 1, 1), (1, 1, 3), (5, 9, 3), (6, 6, 1), (7, 7, 1), (7, 8, 3), (11, 11, 1), (11, 12, 3),
         (13, 37, 3), (32, 32, 4), (64, 33, 3), (71, 7, 2), (257, 129, 1), (259, 131, 3), (2049, 1025, 1)]
TILES = ["coffee", "cat", "rocket"]
MULTI_SCALE_SIZES = [(176, 176, 1), (177, 191, 3), (209, 180, 4), (2049, 1025, 1)]
EXPONENTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
BT601 = [0.298936, 0.587043, 0.114021]


def hashed(n, seed):
    h = (np.arange(n, dtype=np.uint64) * np.uint64(2654435761) + np.uint64(seed)) & np.uint64(0xFFFFFFFF)
    h ^= h >> np.uint64(15)
    h = (h * np.uint64(2246822519)) & np.uint64(0xFFFFFFFF)
    return h ^ (h >> np.uint64(13))


def pair(width, height, channels, dtype):
    shape, n = (height, width, channels), width * height * channels
    h, g = hashed(n, 1), hashed(n, 2)
    if dtype == "uint8":
        a = (h >> np.uint64(24)).astype(np.int64)
        b = (3 * a + (g >> np.uint64(24)).astype(np.int64)) // 4
        return a.astype(np.uint8).reshape(shape), b.astype(np.uint8).reshape(shape)
    a, g = h / 4294967296.0, g / 4294967296.0
    b = 0.75 * a + 0.25 * g
    return a.astype(dtype).reshape(shape), b.astype(dtype).reshape(shape)


def waves():
    i, j, c = np.meshgrid(np.arange(32), np.arange(32), np.arange(3), indexing="ij")
    x = 0.5 + 0.4 * np.sin(0.3 * i + 0.2 * j + c)
    y = np.clip(x + 0.1 * np.cos(1.7 * i - 0.9 * j + 2 * c), 0, 1)
    return x.astype(np.float32), y.astype(np.float32)


def degraded(tile):
    """3 x 3 box blur with clamped borders, rounded down, plus hashed noise of -8 to 7."""
    h, w, _ = tile.shape
    padded = np.pad(tile.astype(np.int64), ((1, 1), (1, 1), (0, 0)), mode="edge")
    total = sum(padded[dy:dy + h, dx:dx + w] for dy in range(3) for dx in range(3))
    noise = (hashed(tile.size, 3) >> np.uint64(28)).astype(np.int64).reshape(tile.shape) - 8
    return np.clip(total // 9 + noise, 0, 255).astype(np.uint8)


def gray(image, weights):
    return image.astype(np.float64) @ np.array(weights)


def torchmetrics_ssim(a, b, data_range):
    t = [torch.from_numpy(np.ascontiguousarray(v.transpose(2, 0, 1)))[None] for v in (a, b)]
    return structural_similarity_index_measure(t[0], t[1], data_range=data_range).item()


def torchmetrics_multi_scale(a, b, data_range):
    """The exponents become a tensor of the default type."""
    t = [torch.from_numpy(np.ascontiguousarray(v.transpose(2, 0, 1)))[None] for v in (a, b)]
    torch.set_default_dtype(torch.float64)
    value = multiscale_structural_similarity_index_measure(t[0], t[1], data_range=data_range).item()
    torch.set_default_dtype(torch.float32)
    return value


def windowed(image):
    weights = np.exp(-0.5 * ((np.arange(11) - 5) / 1.5) ** 2)
    weights /= weights.sum()
    return correlate1d(correlate1d(image, weights, axis=0), weights, axis=1)[5:-5, 5:-5]


def ssim_and_contrast(x, y, data_range):
    mx, my = windowed(x), windowed(y)
    vx, vy, cov = windowed(x * x) - mx * mx, windowed(y * y) - my * my, windowed(x * y) - mx * my
    c1, c2 = (0.01 * data_range) ** 2, (0.03 * data_range) ** 2
    contrast = (2 * cov + c2) / (vx + vy + c2)
    return ((2 * mx * my + c1) / (mx * mx + my * my + c1) * contrast).mean(), contrast.mean()


def halved(image):
    """The odd edge counts twice, as Wang's filter and TensorFlow's padding have it."""
    h, w = image.shape
    image = np.pad(image, ((0, h % 2), (0, w % 2)), mode="symmetric")
    return (image[::2, ::2] + image[1::2, ::2] + image[::2, 1::2] + image[1::2, 1::2]) / 4


def multi_scale(x, y, data_range):
    product = 1.0
    for scale, exponent in enumerate(EXPONENTS):
        ssim, contrast = ssim_and_contrast(x, y, data_range)
        product *= max(0.0, ssim if scale == len(EXPONENTS) - 1 else contrast) ** exponent
        x, y = halved(x), halved(y)
    return product


def measure_multi_scale(a, b, data_range):
    a, b = a.astype(np.float64), b.astype(np.float64)
    channels = a.shape[2]
    if channels in (1, 3):
        x, y = (v[..., 0] if channels == 1 else gray(v, BT601) for v in (a, b))
        yield "multi-scale-wang", multi_scale(x, y, data_range)
    yield "multi-scale-tensorflow", np.mean([multi_scale(a[..., c], b[..., c], data_range) for c in range(channels)])
    yield "multi-scale-torchmetrics", torchmetrics_multi_scale(a, b, data_range)


def measure(a, b, data_range):
    """All metrics in float64 of what is stored."""
    a, b = a.astype(np.float64), b.astype(np.float64)
    yield "mse", mean_squared_error(a, b)
    yield "mae", np.abs(a - b).mean()
    yield "psnr", peak_signal_noise_ratio(a, b, data_range=data_range)
    side = min(a.shape[:2])
    plain = dict(channel_axis=2)
    gaussian = dict(gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
    if side >= 7:
        yield "skimage", structural_similarity(a, b, data_range=data_range, **plain)
        yield "maetok", structural_similarity(a, b, data_range=2.0 * data_range, **plain)
    if side >= 11:
        yield "skimage-gaussian", structural_similarity(a, b, data_range=data_range, **plain, **gaussian)
        yield "gaussian-sample", structural_similarity(a, b, data_range=data_range, gaussian_weights=True, **plain)
        if a.shape[2] in (1, 3):
            for name, weights in (("wang", BT601), ("luma709", [0.2125, 0.7154, 0.0721])):
                x, y = (v[..., 0] if v.shape[2] == 1 else gray(v, weights) for v in (a, b))
                yield name, structural_similarity(x, y, data_range=data_range, **gaussian)
    if side >= 6:
        yield "torchmetrics", torchmetrics_ssim(a, b, data_range)


def measure32(a, b):
    """The references in float32, as people run them."""
    yield "psnr", peak_signal_noise_ratio(a, b, data_range=1.0)
    yield "skimage", structural_similarity(a, b, data_range=1.0, channel_axis=2)
    yield "maetok", structural_similarity(a, b, data_range=2.0, channel_axis=2)
    yield "torchmetrics", torchmetrics_ssim(a, b, 1.0)


def cases(tiles):
    for w, h, c in SIZES:
        for dtype in ("uint8", "float32", "float64"):
            a, b = pair(w, h, c, dtype)
            for metric, value in measure(a, b, 255.0 if dtype == "uint8" else 1.0):
                yield f"hashed-{w}x{h}x{c}-{dtype}", metric, value
    for w, h, c in MULTI_SCALE_SIZES:
        for dtype in ("uint8", "float64"):
            for metric, value in measure_multi_scale(*pair(w, h, c, dtype), 255.0 if dtype == "uint8" else 1.0):
                yield f"hashed-{w}x{h}x{c}-{dtype}", metric, value
    for name, (a, b) in {"hashed-64x33x3": pair(64, 33, 3, "float32"), "waves-32x32x3": waves()}.items():
        for metric, value in measure32(a, b):
            yield f"{name}-in-float32", metric, value
    for metric, value in measure(*waves(), 1.0):
        yield "waves-32x32x3-float32", metric, value
    for name in TILES:
        source = sorted((pathlib.Path(tiles) / "val" / name).iterdir())[0]
        tile = np.asarray(Image.open(source).convert("RGB"))[10:83, 20:117]
        Image.fromarray(tile).save(HERE / f"tile-{name}.png", optimize=True)
        for metric, value in measure(tile, degraded(tile), 255.0):
            yield f"tile-{name}", metric, value


if __name__ == "__main__":
    lines = [f"{case},{metric},{float(value)!r}" for case, metric, value in cases(sys.argv[1])]
    (HERE / "expected.csv").write_text("\n".join(lines) + "\n")
