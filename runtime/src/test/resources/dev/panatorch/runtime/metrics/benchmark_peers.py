"""Times scikit-image and torchmetrics on the images of ImageMetricsBenchmark: processor time of
the fastest call in five seconds, which a busy machine does not inflate. All run on one thread.

Usage: python benchmark_peers.py 256 4096
"""
import sys
import time

import numpy as np
import torch
from skimage.metrics import peak_signal_noise_ratio, structural_similarity
from torchmetrics.functional.image import structural_similarity_index_measure

torch.set_num_threads(1)


def fastest(call):
    best, end = float("inf"), time.perf_counter() + 5
    while time.perf_counter() < end:
        start = time.thread_time()
        call()
        best = min(best, time.thread_time() - start)
    return best


for side in map(int, sys.argv[1:]):
    for dtype, data_range in (("uint8", 255), ("float32", 1.0)):
        noise = np.random.default_rng(0).random((2, side, side, 3), dtype=np.float32)
        a, b = (noise * data_range).astype(dtype)
        ta, tb = (torch.from_numpy(v).permute(2, 0, 1)[None].contiguous().float() for v in (a, b))
        options = dict(data_range=data_range, channel_axis=2)
        wang = dict(gaussian_weights=True, sigma=1.5, use_sample_covariance=False)
        calls = {
            "psnr": lambda: peak_signal_noise_ratio(a, b, data_range=data_range),
            "ssimUniform": lambda: structural_similarity(a, b, **options),
            "ssimGaussian": lambda: structural_similarity(a, b, **options, **wang),
            "torchmetrics": lambda: structural_similarity_index_measure(ta, tb, data_range=float(data_range)),
        }
        for name, call in calls.items():
            if name != "torchmetrics" or side <= 1024:
                print(f"{name} {side} {dtype} {1e6 * fastest(call):.0f} us", flush=True)
