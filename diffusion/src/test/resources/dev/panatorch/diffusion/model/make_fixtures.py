"""Writes models.safetensors, which the tests of the transformers read: what the networks below put out.

    python make_fixtures.py [--full]

The networks are written here from the publications' descriptions, as functions of a state dict with the official names.
Weights and inputs are not stored: both sides compute them by the same rule. With --full, also official sizes at full
depth (some minutes and 8 GB), into xl.safetensors.
"""

import math
import sys

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

torch.set_num_threads(1 if "--full" not in sys.argv else 2)


def uniform(key, count):
    """SplitMix64 of the flat index, as numbers in [-1, 1)."""
    z = (np.arange(1, count + 1, dtype=np.uint64) + np.uint64(key << 32)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return torch.from_numpy(2 * ((z >> np.uint64(40)).astype(np.float64) * 2.0**-24) - 1).float()


def filled(shapes):
    """Matrices of unit gain, norms around 1, small biases, by the order of the names."""
    state = {}
    for key, name in enumerate(sorted(shapes)):
        shape = shapes[name]
        value = uniform(key, math.prod(shape)).view(shape)
        if name.endswith("weight") and len(shape) >= 2:
            value = value * math.sqrt(3 / math.prod(shape[1:]))
        elif name.endswith("weight"):
            value = 1 + 0.1 * value
        else:
            value = 0.02 * value
        state[name] = value
    return state


class Model:
    """What a transformer is: see TransformerConfig."""

    def __init__(self, input, depth, width, heads, classes=10, rms=False, swiglu=False, head_norm=None, rope=False,
                 shift=True, sigma=False, keep_sigma=False, temperature=False, projector=None):
        self.__dict__.update(locals())
        self.tokens, self.channels, self.patch = input
        self.hidden = int(2 / 3 * 4 * width) if swiglu else 4 * width
        self.state = filled(self.shapes())

    def shapes(self):
        d, h = self.width, self.hidden
        features = self.channels * max(1, self.patch) ** 2
        out = features * (2 if self.sigma else 1)
        s = {}

        def linear(name, o, i, bias=True):
            s[name + ".weight"] = (o, i)
            if bias:
                s[name + ".bias"] = (o,)

        if self.patch:
            s["x_embedder.proj.weight"] = (d, self.channels, self.patch, self.patch)
            s["x_embedder.proj.bias"] = (d,)
        else:
            linear("x_embedder", d, self.channels)
        linear("t_embedder.mlp.0", d, 256)
        linear("t_embedder.mlp.2", d, d)
        if self.temperature:
            linear("t_embedder.cond_proj", 256, 512, False)
        s["y_embedder.embedding_table.weight"] = (self.classes + 1, d)
        for i in range(self.depth):
            b = f"blocks.{i}."
            linear(b + "attn.qkv", 3 * d, d)
            linear(b + "attn.proj", d, d)
            if self.swiglu:
                linear(b + "mlp.w12", 2 * h, d)
                linear(b + "mlp.w3", d, h)
            else:
                linear(b + "mlp.fc1", h, d)
                linear(b + "mlp.fc2", d, h)
            linear(b + "adaLN_modulation.1", (6 if self.shift else 4) * d, d)
            if self.rms:
                s[b + "norm1.weight"] = s[b + "norm2.weight"] = (d,)
            if self.head_norm:
                for n in ("q_norm", "k_norm"):
                    s[b + f"attn.{n}.weight"] = (d // self.heads,)
                    if self.head_norm == "layer":
                        s[b + f"attn.{n}.bias"] = (d // self.heads,)
        linear("final_layer.linear", out, d)
        linear("final_layer.adaLN_modulation.1", 2 * d, d)
        if self.rms:
            s["final_layer.norm_final.weight"] = (d,)
        if self.projector:
            hidden, features = self.projector
            linear("projectors.0.0", hidden, d)
            linear("projectors.0.2", hidden, hidden)
            linear("projectors.0.4", features, hidden)
        return s

    def linear(self, name, x):
        return F.linear(x, self.state[name + ".weight"], self.state.get(name + ".bias"))

    def norm(self, name, x):
        if self.rms:
            x = x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-6)
            return x * self.state[name + ".weight"]
        return F.layer_norm(x, x.shape[-1:], eps=1e-6)

    def headed(self, name, x):
        if self.head_norm == "layer":
            return F.layer_norm(x, x.shape[-1:], self.state[name + ".weight"], self.state[name + ".bias"], 1e-6)
        if self.head_norm == "rms":
            return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-6) * self.state[name + ".weight"]
        return x

    def positions(self):
        d = self.width
        if not self.patch:
            angle = torch.arange(self.tokens).double()[:, None] * 10000.0 ** (-torch.arange(0, d, 2).double() / d)
            return torch.stack([angle.sin(), angle.cos()], -1).flatten(1).float()
        side = math.isqrt(self.tokens)
        waves = 10000.0 ** (-torch.arange(d // 4).double() / (d // 4))
        wave = lambda p: torch.cat([(p[:, None] * waves).sin(), (p[:, None] * waves).cos()], 1)
        index = torch.arange(self.tokens).double()
        return torch.cat([wave(index % side), wave(index.div(side, rounding_mode="floor"))], 1).float()

    def angles(self):
        """Of each token and each dimension of a head."""
        w = self.width // self.heads
        index = torch.arange(self.tokens).double()
        turn = lambda p, n: (p[:, None] * 10000.0 ** (-torch.arange(0, n, 2).double() / n)).repeat_interleave(2, 1)
        if not self.patch:
            return turn(index, w)
        side = math.isqrt(self.tokens)
        return torch.cat([turn(index.div(side, rounding_mode="floor"), w // 2), turn(index % side, w // 2)], 1)

    def rotate(self, x):
        if not self.rope:
            return x
        angle = self.angles()
        turned = torch.stack([-x[..., 1::2], x[..., ::2]], -1).flatten(-2)
        return x * angle.cos().float() + turned * angle.sin().float()

    def attention(self, name, x):
        b, n, d = x.shape
        q, k, v = self.linear(name + ".qkv", x).view(b, n, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        q = self.rotate(self.headed(name + ".q_norm", q))
        k = self.rotate(self.headed(name + ".k_norm", k))
        weights = (q @ k.mT / math.sqrt(d // self.heads)).softmax(-1)
        return self.linear(name + ".proj", (weights @ v).transpose(1, 2).reshape(b, n, d))

    def mlp(self, name, x):
        if self.swiglu:
            gate, value = self.linear(name + ".w12", x).chunk(2, -1)
            return self.linear(name + ".w3", F.silu(gate) * value)
        return self.linear(name + ".fc2", F.gelu(self.linear(name + ".fc1", x), approximate="tanh"))

    def block(self, i, x, c):
        name = f"blocks.{i}."
        parts = self.linear(name + "adaLN_modulation.1", c)[:, None].chunk(6 if self.shift else 4, -1)
        for half, norm, layer in ((0, "norm1", "attn"), (1, "norm2", "mlp")):
            own = parts[half * len(parts) // 2:(half + 1) * len(parts) // 2]
            y = self.norm(name + norm, x) * (1 + own[-2]) + (own[0] if self.shift else 0)
            x = x + own[-1] * (self.attention(name + "attn", y) if layer == "attn" else self.mlp(name + "mlp", y))
        return x

    def time(self, t, temperature):
        wave = lambda p, n: torch.cat([f(p[:, None] * torch.exp(-math.log(10000) * torch.arange(n // 2) / (n // 2)))
                                       for f in (torch.cos, torch.sin)], 1)
        waves = wave(t, 256)
        if self.temperature:
            waves = waves + self.linear("t_embedder.cond_proj", wave(1000 * temperature, 512))
        return self.linear("t_embedder.mlp.2", F.silu(self.linear("t_embedder.mlp.0", waves)))

    def __call__(self, x, t, y, temperature=None, project=False):
        if self.patch:
            p = self.patch
            tokens = F.conv2d(x, self.state["x_embedder.proj.weight"], self.state["x_embedder.proj.bias"], stride=p)
            side = tokens.shape[-1]
            tokens = tokens.flatten(2).transpose(1, 2)
        else:
            tokens = self.linear("x_embedder", x)
        tokens = tokens + self.positions()
        c = F.silu(self.time(t, temperature) + self.state["y_embedder.embedding_table.weight"][y])
        projected = None
        for i in range(self.depth):
            tokens = self.block(i, tokens, c)
            if project and i == 0:
                h = F.silu(self.linear("projectors.0.0", tokens))
                projected = self.linear("projectors.0.4", F.silu(self.linear("projectors.0.2", h)))
        shift, scale = self.linear("final_layer.adaLN_modulation.1", c)[:, None].chunk(2, -1)
        out = self.linear("final_layer.linear", self.norm("final_layer.norm_final", tokens) * (1 + scale) + shift)
        if self.patch:
            out = out.view(len(x), side, side, p, p, -1).permute(0, 5, 1, 3, 2, 4)
            out = out.reshape(len(x), -1, side * p, side * p)
            out = out if self.keep_sigma or not self.sigma else out[:, : self.channels]
        elif self.sigma and not self.keep_sigma:
            out = out[..., : self.channels]
        return (out, projected) if project else out


def latents(key, *shape):
    return uniform(1_000_000 + key, math.prod(shape)).view(shape) * 1.7


def small():
    y, t = torch.tensor([3, 10]), torch.tensor([0.3, 0.8])
    out = {}
    rope1d = Model((12, 8, 0), 2, 64, 4, rms=True, swiglu=True, head_norm="layer", rope=True, shift=False)
    out["rope1d"] = rope1d(latents(0, 2, 12, 8), t, y)
    rope2d = Model((16, 4, 2), 2, 64, 4, head_norm="rms", rope=True)
    out["rope2d"] = rope2d(latents(1, 2, 4, 8, 8), t, y)
    dit = Model((16, 4, 2), 2, 64, 4, sigma=True, keep_sigma=True)
    out["dit"] = dit(latents(2, 2, 4, 8, 8), torch.tensor([3.0, 700.0]), y)
    tokens = Model((12, 8, 0), 2, 64, 4, sigma=True, keep_sigma=True)
    out["dit_tokens"] = tokens(latents(3, 2, 12, 8), torch.tensor([0.0, 999.0]), y)
    warm = Model((12, 8, 0), 2, 64, 4, temperature=True)
    out["temperature"] = warm(latents(4, 2, 12, 8), t, y, torch.tensor([0.25, 1.0]))
    repa = Model((12, 8, 0), 2, 64, 4, projector=(48, 20))
    out["output"], out["projected"] = repa(latents(5, 2, 12, 8), t, y, project=True)
    return out


def euler(field, x, times):
    for t, nxt in zip(times, times[1:]):
        x = x + (nxt - t) * field(x, t)
    return x


def guided(model, x, t, y, scale, channels, dim):
    """In float64 outside of the network; only the first of a batch's channels are guided."""
    both = torch.cat([x, x]).float()
    out = model(both, torch.full((len(both),), t), torch.cat([y, torch.full_like(y, model.classes)])).double()
    own, free = out.chunk(2)
    mixed = free + scale * (own - free)
    rest = own.narrow(dim, channels, own.shape[dim] - channels)
    return torch.cat([mixed.narrow(dim, 0, channels), rest], dim)


def plain(model, x, t, y):
    return model(x.float(), torch.full((len(x),), t), y).double()


def official(depth):
    """Forward passes and samples of ten steps of the official widths."""
    out = {}
    y = torch.tensor([207])

    sit = Model((256, 4, 2), depth, 1152, 16, classes=1000, sigma=True)
    x = latents(10, 1, 4, 32, 32)
    out["sit.forward"] = sit(x, torch.tensor([0.3]), y)
    times = torch.linspace(0, 1, 11, dtype=torch.float64).tolist()
    out["sit.sample"] = euler(lambda x, t: guided(sit, x, t, y, 4.0, 3, 1), x.double(), times).float()
    del sit

    mae = Model((128, 32, 0), depth, 1152, 16, classes=1000)
    x = latents(11, 1, 128, 32)
    out["maetok.forward"] = mae(x, torch.tensor([0.3]), y)
    times = torch.linspace(1, 0.04, 10, dtype=torch.float64).tolist() + [0.0]
    state = x.double()
    for i, (t, nxt) in enumerate(zip(times, times[1:])):
        v = guided(mae, state, t, y, 1.9, 32, 2) if t <= 0.75 else plain(mae, state, t, y)
        score = -(state + (1 - t) * v) / t
        state = state + (nxt - t) * (v - t * score)
        if i < 9:
            wave = torch.cos(0.11 * torch.arange(128 * 32, dtype=torch.float64)).view(1, 128, 32)
            state = state + math.sqrt(2 * t * (t - nxt)) * wave.float().double()
    out["maetok.sample"] = state.float()
    del mae

    light = Model((256, 32, 1), depth, 1152, 16, classes=1000, rms=True, swiglu=True, rope=True)
    x = latents(12, 1, 32, 16, 16)
    out["lightning.forward"] = light(x, torch.tensor([0.3]), y)
    times = [0.3 * t / (1 - 0.7 * t) for t in torch.linspace(0, 1, 11, dtype=torch.float64).tolist()]
    field = lambda x, t: guided(light, x, t, y, 6.7, 3, 1) if t >= 0.125 else plain(light, x, t, y)
    out["lightning.sample"] = euler(field, x.double(), times).float()
    return out


with torch.inference_mode():
    full = "--full" in sys.argv
    tensors = official(28) if full else small() | official(2)
    save_file({k: v.contiguous() for k, v in tensors.items()}, "xl.safetensors" if full else "models.safetensors")
