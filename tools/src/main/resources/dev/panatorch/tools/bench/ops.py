"""PyTorch eager's side of `panatorch bench ops`: reads "CASE<tab>CALLS" lines, answers nanoseconds."""

import os
import sys
import time

import torch
import torch.nn.functional as F

device = os.environ.get("PANATORCH_DEVICE", "cpu")
torch.set_num_threads(int(os.environ.get("PANATORCH_THREADS", "1")))
x = torch.ones(4, 4, device=device)
other = torch.ones(4, 4, device=device)
weight = torch.ones(4, device=device)

cases = {
    "add": lambda: x.add(other),
    "add_": lambda: x.add_(other),
    "mul scalar": lambda: x.mul(1.5),
    "view": lambda: x.view(16),
    "transpose": lambda: x.transpose(0, 1),
    "relu": lambda: x.relu(),
    "sum": lambda: x.sum(),
    "softmax": lambda: x.softmax(-1),
    "layer_norm": lambda: F.layer_norm(x, (4,), weight, weight),
    "matmul": lambda: x.matmul(other),
    "linear": lambda: F.linear(x, other, weight),
    "cat": lambda: torch.cat((x, other), 0),
    "zeros": lambda: torch.zeros(4, 4, dtype=torch.float32, device=device),
}


def overhead(calls):
    nothing = lambda: None
    start = time.perf_counter_ns()
    for _ in range(calls):
        nothing()
    return time.perf_counter_ns() - start


with torch.no_grad():
    for line in sys.stdin:
        name, calls = line.rstrip("\n").split("\t")
        call, calls = cases[name], int(calls)
        start = time.perf_counter_ns()
        for _ in range(calls):
            call()
        if device.startswith("cuda"):
            torch.cuda.synchronize()
        # The loop and the lambda are not PyTorch's; the cost of an empty one is taken off.
        print(max(1, time.perf_counter_ns() - start - overhead(calls)), flush=True)
