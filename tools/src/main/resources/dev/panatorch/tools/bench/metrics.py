"""The Python side of `panatorch bench metrics`: first one line that names the libraries there are, then for each line
"LIBRARY<tab>METRIC<tab>TYPE<tab>SIZE<tab>SECONDS" the nanoseconds of the fastest call, or "-" where it has no such call."""

import functools
import importlib
import os
import sys
import time

import numpy as np

THREADS = int(os.environ.get("PANATORCH_THREADS", "1"))
MODULES = {"skimage": "skimage.metrics", "torchmetrics": "torchmetrics.functional.image", "opencv": "cv2",
           "numpy": "numpy", "torch": "torch"}
SSIM = ("ssim-uniform", "ssim-gaussian")
METRICS = {"skimage": ("psnr", *SSIM), "torchmetrics": ("psnr", "ssim-gaussian", "ms-ssim"), "opencv": ("psnr", *SSIM),
           "numpy": ("covariance",), "torch": ("covariance",)}


def found():
    for name, module in MODULES.items():
        try:
            importlib.import_module(module)
            yield name
        except Exception as error:
            print(f"{name}: {error}", file=sys.stderr)


@functools.lru_cache(maxsize=1)
def images(dtype, side):
    noise = np.random.default_rng(0).random((2, side, side, 3), dtype=np.float32)
    return (noise * 255).astype(np.uint8) if dtype == "uint8" else noise


@functools.lru_cache(maxsize=1)
def rows(dtype, length):
    return np.random.default_rng(0).random((max(2, (1 << 22) // length), length), dtype=dtype)


def numpy(metric, dtype, length):
    return lambda: np.cov(rows(dtype, length), rowvar=False)  # in float64


def torch(metric, dtype, length):
    import torch
    torch.set_num_threads(THREADS)
    values = torch.from_numpy(rows(dtype, length))
    return lambda: torch.cov(values.double().T)


def skimage(metric, dtype, side):
    from skimage.metrics import peak_signal_noise_ratio, structural_similarity
    (a, b), data_range = images(dtype, side), 255 if dtype == "uint8" else 1.0
    options = dict(data_range=data_range, channel_axis=2)
    if metric == "ssim-gaussian":
        options |= dict(gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
    if metric == "psnr":
        return lambda: peak_signal_noise_ratio(a, b, data_range=data_range)
    return lambda: structural_similarity(a, b, **options)


def torchmetrics(metric, dtype, side):
    import torch
    from torchmetrics.functional import image
    torch.set_num_threads(THREADS)
    if (dtype == "uint8" and metric != "psnr") or side > 2048:
        return None  # no such type; more memory than it is worth
    a, b = (torch.from_numpy(v).permute(2, 0, 1)[None].contiguous() for v in images(dtype, side))
    data_range = 255.0 if dtype == "uint8" else 1.0
    call = {"psnr": image.peak_signal_noise_ratio, "ssim-gaussian": image.structural_similarity_index_measure,
            "ms-ssim": image.multiscale_structural_similarity_index_measure}[metric]
    return lambda: call(a.float(), b.float(), data_range=data_range)


def opencv(metric, dtype, side):
    import cv2
    cv2.setNumThreads(THREADS)
    (a, b), data_range = images(dtype, side), 255 if dtype == "uint8" else 1.0
    if metric == "psnr":
        return lambda: cv2.PSNR(a, b, data_range)
    c1, c2 = (0.01 * data_range) ** 2, (0.03 * data_range) ** 2
    blur = {"ssim-uniform": lambda v: cv2.blur(v, (7, 7)),
            "ssim-gaussian": lambda v: cv2.GaussianBlur(v, (11, 11), 1.5)}[metric]

    def ssim():
        """OpenCV has the filters only; this is its tutorial's SSIM, in float32."""
        x, y = a.astype(np.float32), b.astype(np.float32)
        mx, my = blur(x), blur(y)
        mxx, myy, mxy = mx * mx, my * my, mx * my
        vx, vy, cov = blur(x * x) - mxx, blur(y * y) - myy, blur(x * y) - mxy
        return (((2 * mxy + c1) * (2 * cov + c2)) / ((mxx + myy + c1) * (vx + vy + c2))).mean()
    return ssim


def fastest(call, seconds):
    best, end = float("inf"), time.perf_counter() + seconds
    while True:
        start = time.perf_counter_ns()
        call()
        best = min(best, time.perf_counter_ns() - start)
        if time.perf_counter() > end:
            return best


if __name__ == "__main__":
    print("\t".join(found()), flush=True)
    for line in sys.stdin:
        library, metric, dtype, size, seconds = line.rstrip("\n").split("\t")
        call = globals()[library](metric, dtype, int(size)) if metric in METRICS[library] else None
        print("-" if call is None else fastest(call, float(seconds)), flush=True)
