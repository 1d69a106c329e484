"""Twenty steps of torch.optim.AdamW with two groups, clipping and an average. Writes adamw.safetensors beside itself."""
import pathlib

import torch
from safetensors.torch import save_file

torch.manual_seed(0)
parameters = {"a.weight": torch.randn(4, 3), "a.bias": torch.randn(4), "unused": torch.randn(2)}
out = {"start." + name: value.clone() for name, value in parameters.items()}
for value in parameters.values():
    value.requires_grad_(True)
groups = [
    {"params": [parameters["a.weight"], parameters["unused"]], "weight_decay": 0.1},
    {"params": [parameters["a.bias"]], "weight_decay": 0.0},
]
optimizer = torch.optim.AdamW(groups, lr=1.0, betas=(0.9, 0.95), eps=1e-8, foreach=False, fused=False)
average = {name: value.detach().clone() for name, value in parameters.items()}
norms = []
for step in range(20):
    for name in ("a.weight", "a.bias"):
        gradient = torch.randn_like(parameters[name]) * (1 + step % 3)
        out[f"grad.{step}.{name}"] = gradient.clone()
        parameters[name].grad = gradient
    norms.append(torch.nn.utils.clip_grad_norm_(parameters.values(), 4.0))
    for group in optimizer.param_groups:
        group["lr"] = 0.01 * (step + 1) / 20
    optimizer.step()
    for name, value in parameters.items():
        average[name].mul_(0.9).add_(value.detach(), alpha=1 - 0.9)
    if step == 9:
        out.update({"half." + name: value.detach().clone() for name, value in parameters.items()})
out["norms"] = torch.stack(norms)
out.update({"end." + name: value.detach().clone() for name, value in parameters.items()})
out.update({"average." + name: value for name, value in average.items()})
save_file(out, str(pathlib.Path(__file__).parent / "adamw.safetensors"))
