"""What SiT's own transport makes of a small field, for every path, prediction, solver, form of the noise and last step, and
its training losses. Needs torch and checkouts of github.com/willisma/SiT and github.com/rtqichen/torchdiffeq as arguments;
writes transport.tsv beside itself. All in float64; the field, the start and the noise follow from rules."""
import math
import pathlib
import sys

import torch

sys.path[:0] = sys.argv[1:3]
from transport import Sampler, create_transport, integrators

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
lines = []


def wave(phase):
    return torch.sin(1.1 * torch.arange(6.0) + phase).reshape(2, 3)


def field(x, t):
    return 0.5 * torch.sin(3 * t).reshape(-1, 1) - 0.4 * x


class Noise:
    step = 0

    def __call__(self, shape):
        self.step += 1
        return 1.3 * wave(0.7 * self.step)


def line(x, *names):
    if torch.isfinite(x).all():
        lines.append("\t".join((*names, *(f"{value:.12g}" for value in x.flatten().tolist()))))


for path in ("Linear", "GVP", "VP"):
    for prediction in ("velocity", "noise", "score"):
        sampler = Sampler(create_transport(path, prediction))
        for solver in ("euler", "midpoint", "heun2", "heun3", "rk4", "dopri5"):
            line(sampler.sample_ode(sampling_method=solver, num_steps=13)(wave(0.0), field)[-1],
                 path, prediction, solver, "-", "-")
        for solver in ("Euler", "Heun"):
            for form in ("SBDM", "sigma", "linear", "decreasing", "inccreasing-decreasing"):
                for last in ("Mean", "Tweedie", "Euler", None):
                    integrators.th.randn, kept = Noise(), torch.randn
                    sample = sampler.sample_sde(sampling_method=solver, diffusion_form=form, diffusion_norm=0.7,
                                                last_step=last, num_steps=13)
                    x = sample(wave(0.0), field)[-1]
                    integrators.th.randn = kept
                    line(x, path, prediction, solver, form, str(last))
        for weight in (None, "velocity", "likelihood"):
            transport = create_transport(path, prediction, weight)
            transport.sample = lambda x1: (torch.tensor([0.3, 0.8]), wave(2.0), x1)
            line(transport.training_losses(field, wave(1.0))["loss"].mean(), path, prediction, "loss", str(weight), "-")
(pathlib.Path(__file__).parent / "transport.tsv").write_text("\n".join(lines) + "\n")
