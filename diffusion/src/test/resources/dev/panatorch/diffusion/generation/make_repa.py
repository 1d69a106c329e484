"""What REPA's own samplers, which are MAETok's, make of a small field of two classes: both paths, every solver, with and
without guidance, in intervals. Needs torch and a checkout of github.com/sihyun-yu/REPA as the argument; writes repa.tsv
beside itself. Field, start and noise follow from rules; the network works in float32. The null class is 1000 there, 10 here."""
import pathlib
import sys

import torch

sys.path.insert(0, sys.argv[1])
import samplers

torch.set_num_threads(1)
lines = []


def wave(phase):
    return torch.sin(1.1 * torch.arange(24, dtype=torch.float64) + phase).reshape(2, 3, 4)


def field(x, t, y):
    y = torch.where(y == 1000, 10, y)
    t, y = t.reshape(-1, 1, 1), y.reshape(-1, 1, 1).to(x.dtype)
    return 0.8 * x * torch.cos(2 * t) + 0.3 * torch.sin(3 * t + y), []


class Noise:
    step = 0

    def __call__(self, like):
        self.step += 1
        return 1.3 * wave(0.7 * self.step)


labels = torch.tensor([3, 7])
for path in ("linear", "cosine"):
    for solver in ("euler", "heun", "euler_maruyama"):
        for scale, low, high in ((1.0, 0, 1), (1.8, 0, 1), (1.8, 0, 0.7), (1.8, 0.3, 0.75), (2.5, 0.5, 0.5)):
            for steps in (10, 20):
                samplers.torch.randn_like, kept = Noise(), torch.randn_like
                call = samplers.euler_maruyama_sampler if solver == "euler_maruyama" else samplers.euler_sampler
                x = call(field, wave(0.0).float(), labels, num_steps=steps, heun=solver == "heun", cfg_scale=scale,
                         guidance_low=low, guidance_high=high, path_type=path)
                samplers.torch.randn_like = kept
                lines.append("\t".join((path, solver, str(scale), str(low), str(high), str(steps),
                                        *(f"{value:.8g}" for value in x.flatten()[::5].tolist()))))
(pathlib.Path(__file__).parent / "repa.tsv").write_text("\n".join(lines) + "\n")
