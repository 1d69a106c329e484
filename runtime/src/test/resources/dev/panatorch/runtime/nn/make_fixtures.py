"""Draws and outputs of torch.nn for small modules. Needs torch and safetensors; writes modules.safetensors beside itself."""
import pathlib

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn

out = {}
generator = torch.Generator().manual_seed(1234)


def draw(name, fill, *shape):
    value = torch.empty(*shape)
    fill(value)
    out["init." + name] = value


draw("kaiming", lambda t: nn.init.kaiming_uniform_(t, a=5**0.5, generator=generator), 5, 3, 2, 2)
draw("bias", lambda t: nn.init.uniform_(t, -(12**-0.5), 12**-0.5, generator=generator), 5)
draw("xavier", lambda t: nn.init.xavier_uniform_(t, generator=generator), 4, 7)
draw("normal", lambda t: nn.init.normal_(t, 0.5, 0.02, generator=generator), 20)
draw("truncated", lambda t: nn.init.trunc_normal_(t, std=1.0, generator=generator), 60)
draw("truncated02", lambda t: nn.init.trunc_normal_(t, std=0.02, generator=generator), 20)


def save(name, module, x, y):
    for key, value in module.state_dict().items():
        out[f"{name}.state.{key}"] = value.clone()
    out[name + ".in"] = x.detach().clone()
    out[name + ".out"] = y.detach().clone()


torch.manual_seed(0)
x = torch.randn(2, 5, 8)


def randomise(module):
    for parameter in module.parameters():
        nn.init.normal_(parameter, 0.1, 0.4)
    return module


class Attention(nn.Module):
    def __init__(self, norm):
        super().__init__()
        self.qkv = nn.Linear(8, 24)
        if norm:
            self.q_norm = norm(4)
            self.k_norm = norm(4)
        self.proj = nn.Linear(8, 8)

    def forward(self, x, rotate):
        q, k, v = self.qkv(x).reshape(2, 5, 3, 2, 4).permute(2, 0, 3, 1, 4).unbind(0)
        if hasattr(self, "q_norm"):
            q, k = self.q_norm(q), self.k_norm(k)
        y = F.scaled_dot_product_attention(rotate(q), rotate(k), v)
        return self.proj(y.transpose(1, 2).reshape(2, 5, 8))


for name, norm in (("attention", None), ("attentionLayer", lambda d: nn.LayerNorm(d, 1e-6)),
                   ("attentionRms", lambda d: nn.RMSNorm(d, 1e-6))):
    module = randomise(Attention(norm))
    save(name, module, x, module(x, lambda t: t.flip(-1) * 0.5))


class Mlp(nn.Module):
    def __init__(self, approximate):
        super().__init__()
        self.fc1 = nn.Linear(8, 12)
        self.fc2 = nn.Linear(12, 8)
        self.approximate = approximate

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x), approximate=self.approximate))


for name, approximate in (("mlp", "none"), ("mlpTanh", "tanh")):
    module = randomise(Mlp(approximate))
    save(name, module, x, module(x))


class SwiGlu(nn.Module):
    def __init__(self):
        super().__init__()
        self.w12 = nn.Linear(8, 14)
        self.w3 = nn.Linear(7, 8)

    def forward(self, x):
        a, b = self.w12(x).chunk(2, -1)
        return self.w3(F.silu(a) * b)


module = randomise(SwiGlu())
save("swiglu", module, x, module(x))
module = randomise(nn.LayerNorm(8, 1e-6))
save("layernorm", module, x, module(x))
module = randomise(nn.RMSNorm(8, 1e-6))
save("rmsnorm", module, x, module(x))
narrow = x.bfloat16()
wide = narrow.float()
wide = (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + 1e-6)).bfloat16() * module.weight.bfloat16()
out["rmsnorm.bfloat16"] = wide.detach()
images = torch.randn(2, 4, 6, 6)
module = randomise(nn.GroupNorm(2, 4, 1e-5))
save("groupnorm", module, images, module(images))
module = randomise(nn.Conv2d(4, 3, 3, stride=2, padding=1))
save("conv", module, images, module(images))

module = nn.BatchNorm2d(4, eps=1e-6)
nn.init.normal_(module.weight, 1, 0.4, generator=torch.Generator().manual_seed(7))
nn.init.normal_(module.bias, 0, 0.4, generator=torch.Generator().manual_seed(8))
save("batchnorm", module, images, module(images))
for key, value in nn.BatchNorm2d(4).state_dict().items():
    if "running" in key or "num" in key:
        out["batchnorm.before." + key] = value.clone()
out["batchnorm.after"] = module.eval()(images).detach()

generator = torch.Generator().manual_seed(99)
ones = torch.ones(6, 2, 3)
mask = torch.empty(6, 1, 1).bernoulli_(0.7, generator=generator).div_(0.7)
out["droppath.out"] = ones * mask
mask = torch.empty(6, 2, 3).bernoulli_(0.8, generator=generator).div_(0.8)
out["dropout.out"] = ones * mask

save_file(out, str(pathlib.Path(__file__).parent / "modules.safetensors"))
