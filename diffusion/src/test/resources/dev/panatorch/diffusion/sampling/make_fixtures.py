"""Writes dopri5.safetensors and steps.safetensors, which the tests of the samplers read.

    python make_fixtures.py [FOLDER WITH torchdiffeq]

The formulas are those of the publications, in float64, written here once more. With torchdiffeq at hand, the adaptive
solutions are compared with its own.
"""

import math
import sys

import torch
from safetensors.torch import save_file

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

# Dormand and Prince (1980), with the error weights of Shampine (1986).
NODES = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1]
STAGES = [
    [],
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
]
SHAMPINE = [1951 / 21600, 0, 22642 / 50085, 451 / 720, -12231 / 42400, 649 / 6300, 1 / 60]
ERROR = [b - s for b, s in zip(STAGES[6] + [0], SHAMPINE)]
MIDDLE = [
    6025192743 / 30085553152,
    0,
    51252292925 / 65400821598,
    -2691868925 / 45128329728,
    187940372067 / 1594534317056,
    -1776094331 / 19743644256,
    11237099 / 235043384,
]


def rms(x):
    return x.square().mean().sqrt().item()


def total(weights, slopes):
    return sum(w * k for w, k in zip(weights, slopes))


def first_step(f, t, x, k, absolute, relative):
    scale = absolute + relative * x.abs()
    d0, d1 = rms(x / scale), rms(k / scale)
    h0 = 1e-6 if d0 < 1e-5 or d1 < 1e-5 else 0.01 * d0 / d1
    d2 = rms((f(t + h0, x + h0 * k) - k) / scale) / h0
    h1 = max(1e-6, h0 * 1e-3) if max(d1, d2) <= 1e-15 else (0.01 / max(d1, d2)) ** 0.2
    return min(100 * h0, h1)


def dopri5(f, x, absolute, relative, end=1.0):
    t, k = 0.0, f(0.0, x)
    h = first_step(f, t, x, k, absolute, relative)
    while True:
        slopes = [k]
        for i in range(1, 7):
            slopes.append(f(t + NODES[i] * h, x + h * total(STAGES[i], slopes)))
        new = x + h * total(STAGES[6], slopes)
        error = rms(h * total(ERROR, slopes) / (absolute + relative * torch.maximum(x.abs(), new.abs())))
        step = h
        h = h * (10 if error == 0 else min(10, max(0.9 / error**0.2, 1 if error < 1 else 0.2)))
        if error > 1:
            continue
        if t + step >= end:
            middle = x + step * total(MIDDLE, slopes) / 2
            return interpolate(x, middle, new, slopes[0] * step, slopes[6] * step, (end - t) / step)
        t, x, k = t + step, new, slopes[6]


def interpolate(x0, xm, x1, k0, k1, s):
    """The polynomial of degree 4 with these values at 0, 1/2 and 1 and slopes at 0 and 1, from its linear system."""
    rows = torch.tensor(
        [
            [1.0, 0, 0, 0, 0],
            [1.0, 1 / 2, 1 / 4, 1 / 8, 1 / 16],
            [1.0, 1, 1, 1, 1],
            [0.0, 1, 0, 0, 0],
            [0.0, 1, 2, 3, 4],
        ]
    )
    values = torch.stack([x0.flatten(), xm.flatten(), x1.flatten(), k0.flatten(), k1.flatten()])
    coefficients = torch.linalg.solve(rows, values)
    powers = torch.tensor([s**i for i in range(5)])
    return (powers @ coefficients).view_as(x0)


FIELDS = {
    "mild": lambda t, x: math.sin(3 * t) - x,
    # Forces rejected steps: fast, and with a sudden pulse.
    "stiff": lambda t, x: -40 * (x - math.cos(5 * t)) + 300 * math.exp(-((t - 0.6) ** 2) / 2e-4),
    "coupled": lambda t, x: (x.roll(1, -1) * x.cos() - 0.5 * x.roll(2, -1)).roll(1, 0) * (1 + t),
}
TOLERANCES = {"mild": (1e-6, 1e-3), "stiff": (1e-5, 1e-4), "coupled": (1e-7, 1e-6)}


def adaptive(folder):
    out = {}
    for name, field in FIELDS.items():
        times = []

        def f(t, x):
            times.append(float(t))
            return field(float(t), x)

        start = torch.sin(torch.arange(12) * 1.7 + 0.3).view(3, 4)
        end = dopri5(f, start, *TOLERANCES[name])
        mine = list(times)
        if folder:
            sys.path.insert(0, folder)
            from torchdiffeq import odeint

            times.clear()
            absolute, relative = TOLERANCES[name]
            theirs = odeint(f, start, torch.tensor([0.0, 1.0]), method="dopri5", atol=absolute, rtol=relative)[-1]
            print(name, len(mine), "calls; torchdiffeq:", len(times), (theirs - end).abs().max().item())
            assert len(times) == len(mine) and max(abs(a - b) for a, b in zip(times, mine)) < 1e-9
        out[name + ".end"] = end
        out[name + ".times"] = torch.tensor(mine)
    save_file(out, "dopri5.safetensors")


def betas(schedule, steps):
    if schedule == "linear":
        return torch.linspace(1e-4 * 1000 / steps, 0.02 * 1000 / steps, steps)
    bar = lambda t: math.cos((t + 0.008) / 1.008 * math.pi / 2) ** 2
    return torch.tensor([min(1 - bar((i + 1) / steps) / bar(i / steps), 0.999) for i in range(steps)])


def model(x, t):
    """Noise and the share of the variance, some smooth function of both arguments."""
    noise = torch.tanh(x) * math.cos(t / 300) + 0.1 * x.roll(1, -1)
    return noise, torch.sin(3 * x + t / 100)


def noise(index, like):
    return torch.cos(0.7 * torch.arange(like.numel()) + 1.3 * index).view_as(like)


def chain(schedule, steps, chosen):
    """The sub-chain that keeps the cumulative products of the whole one (Nichol and Dhariwal, 2021, section 4)."""
    kept = torch.cumprod(1 - betas(schedule, steps), 0)[chosen]
    before = torch.cat([torch.ones(1), kept[:-1]])
    beta = 1 - kept / before
    variance = beta * (1 - before) / (1 - kept)
    low = torch.cat([variance[1:2], variance[1:]]).log()
    return kept, before, beta, low


def even(steps, count):
    """Sums of the stride, whose rounding decides where a number of steps lies in the middle of two."""
    chosen, at = [], 0.0
    for _ in range(count):
        chosen.append(round(at))
        at += (steps - 1) / (count - 1)
    return chosen


def ddpm(schedule, steps, chosen, learned, x):
    kept, before, beta, low = chain(schedule, steps, chosen)
    for index, i in enumerate(reversed(range(len(chosen)))):
        eps, share = model(x, float(chosen[i]))
        data = (x - (1 - kept[i]).sqrt() * eps) / kept[i].sqrt()
        mean = (before[i].sqrt() * beta[i] * data + (1 - beta[i]).sqrt() * (1 - before[i]) * x) / (1 - kept[i])
        fraction = (share + 1) / 2
        log = fraction * beta[i].log() + (1 - fraction) * low[i] if learned else beta[i].log()
        x = mean + (torch.exp(0.5 * log) * noise(index, x) if i > 0 else 0)
    return x


def ddim(schedule, steps, chosen, eta, x):
    kept, before, _, _ = chain(schedule, steps, chosen)
    for index, i in enumerate(reversed(range(len(chosen)))):
        eps, _ = model(x, float(chosen[i]))
        data = (x - (1 - kept[i]).sqrt() * eps) / kept[i].sqrt()
        sigma = eta * ((1 - before[i]) / (1 - kept[i])).sqrt() * (1 - kept[i] / before[i]).sqrt()
        x = before[i].sqrt() * data + (1 - before[i] - sigma**2).sqrt() * eps
        x = x + (sigma * noise(index, x) if i > 0 else 0)
    return x


def discrete():
    start = torch.sin(torch.arange(24) * 1.7 + 0.3).view(2, 3, 4)
    out = {}
    for schedule in ("linear", "cosine"):
        out[f"{schedule}.betas"] = betas(schedule, 1000)
        out[f"{schedule}.ddpm"] = ddpm(schedule, 1000, even(1000, 27), True, start)
        out[f"{schedule}.ddpm_fixed"] = ddpm(schedule, 1000, even(1000, 27), False, start)
        out[f"{schedule}.ddim"] = ddim(schedule, 1000, list(range(0, 1000, 40)), 0.0, start)
        out[f"{schedule}.ddim_noisy"] = ddim(schedule, 1000, list(range(0, 1000, 40)), 0.6, start)
    out["even"] = torch.tensor(even(1000, 250))
    save_file(out, "steps.safetensors")


adaptive(sys.argv[1] if len(sys.argv) > 1 else None)
discrete()
