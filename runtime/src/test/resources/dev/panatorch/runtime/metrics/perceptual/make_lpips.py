"""LPIPS in PyTorch on torchvision's networks, with weights from a formula. Needs torch, torchvision and safetensors;
writes lpips.safetensors beside itself."""
import pathlib

import torch
import torchvision
from safetensors.torch import save_file
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(0)
out = {}
STAGES = {
    "vgg16": ((0, 4), (4, 9), (9, 16), (16, 23), (23, 30)),
    "alexnet": ((0, 2), (2, 5), (5, 8), (8, 10), (10, 12)),
}


def noise(index, count):
    n = torch.arange(count, dtype=torch.float64)
    return torch.frac(torch.sin(n * 12.9898 + index * 78.233) * 43758.5453).abs()


def fill(index, parameter):
    values = noise(index, parameter.numel()).view(parameter.shape)
    if parameter.dim() == 1:
        parameter.copy_(0.1 * (values - 0.5))
    elif parameter.shape[0] == 1:
        parameter.copy_(values)
    else:
        parameter.copy_((values - 0.5) * (24 / parameter[0].numel()) ** 0.5)


class Lpips(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.scaling_layer = nn.Module()
        self.scaling_layer.register_buffer("shift", torch.tensor([-.030, -.088, -.188]).view(1, 3, 1, 1))
        self.scaling_layer.register_buffer("scale", torch.tensor([.458, .448, .450]).view(1, 3, 1, 1))
        features = getattr(torchvision.models, name)(weights=None).features
        self.net = nn.Module()
        for k, (first, last) in enumerate(STAGES[name]):
            stage = nn.Sequential()
            for n in range(first, last):
                stage.add_module(str(n), features[n])
            setattr(self.net, f"slice{k + 1}", stage)
        with torch.no_grad():
            for i, (key, value) in enumerate(features.named_parameters()):
                fill(i, value)
            for k in range(5):
                part = nn.Module()
                channels = [m for m in getattr(self.net, f"slice{k + 1}") if hasattr(m, "weight")][-1].out_channels
                part.model = nn.Sequential(nn.Dropout(), nn.Conv2d(channels, 1, 1, bias=False))
                fill(100 + k, part.model[1].weight)
                setattr(self, f"lin{k}", part)
        self.requires_grad_(False)

    def forward(self, a, b, masks=None):
        x, y = ((v - self.scaling_layer.shift) / self.scaling_layer.scale for v in (a, b))
        total = 0
        for k in range(5):
            stage = getattr(self.net, f"slice{k + 1}")
            x, y = stage(x), stage(y)
            d = (x / (x.norm(dim=1, keepdim=True) + 1e-10) - y / (y.norm(dim=1, keepdim=True) + 1e-10)) ** 2
            if masks is not None:
                d = d * torch.empty_like(d).bernoulli_(0.5, generator=masks) / 0.5
            total = total + getattr(self, f"lin{k}").model[1](d).mean((1, 2, 3))
        return total


for name, size in (("vgg16", 32), ("alexnet", 48)):
    lpips = Lpips(name)
    a = torch.rand(2, 3, size, size) * 2 - 1
    b = (a + 0.3 * torch.randn(2, 3, size, size)).clamp(-1, 1)
    a.requires_grad_(True)
    distance = lpips(a, b)
    print(name, distance.tolist())
    out |= {f"{name}.a": a, f"{name}.b": b, f"{name}.distance": distance}
    out[f"{name}.grad"] = torch.autograd.grad(distance.sum(), a)[0]
    out[f"{name}.dropout"] = lpips(a, b, torch.Generator().manual_seed(5))

save_file({key: value.detach().contiguous().clone() for key, value in out.items()},
          pathlib.Path(__file__).parent / "lpips.safetensors")
