"""A tokenizer written out over the names of its state dict, for fixtures alone: MAETok and its variants.

Weights follow from the fill rule of GoldenInputs, so that only results are stored. Run as a program it first checks
itself against numbers of the published classes, then writes variants.safetensors beside itself.
"""

import math
import os
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from safetensors.torch import save_file


@dataclass
class Config:
    image: int = 256
    patch: int = 16
    latents: int = 128
    channels: int = 32
    width: int = 768
    depth: int = 12
    positions: str = "mixed"  # mixed, axial, absolute
    base: int = 256
    theta: float = 10.0
    modulated: bool = True
    class_token: bool = False
    convolutions: bool = False
    bottleneck: str = "none"  # none, kl, soft
    codebooks: int = 2
    codes: int = 32
    mask_token: bool = True

    @property
    def heads(self):
        return self.width // 64

    @property
    def numbers(self):
        return self.channels * (2 if self.bottleneck == "kl" else 1)


def transformer_shapes(c, name, modulated, class_token):
    w, n = c.width, (c.image // c.patch) ** 2
    s = {f"{name}.model.pos_embed": (1, n + 1, w),
         f"{name}.model.patch_embed.proj.weight": (w, 3, c.patch, c.patch), f"{name}.model.patch_embed.proj.bias": (w,)}
    if class_token:
        s[f"{name}.model.cls_token"] = (1, 1, w)
    for i in range(c.depth):
        b = f"{name}.model.blocks.{i}."
        for part, o, k in (("attn.qkv", 3 * w, w), ("attn.proj", w, w), ("mlp.fc1", 4 * w, w), ("mlp.fc2", w, 4 * w)):
            s[b + part + ".weight"], s[b + part + ".bias"] = (o, k), (o,)
        if modulated:
            s[b + "adaLN_modulation.1.weight"], s[b + "adaLN_modulation.1.bias"] = (4 * w, c.channels), (4 * w,)
        else:
            for norm in ("norm1", "norm2"):
                s[b + norm + ".weight"] = s[b + norm + ".bias"] = (w,)
            s[b + "ls1.gamma"] = s[b + "ls2.gamma"] = (w,)
    if modulated:
        m = f"{name}.model.norm.adaLN_modulation.1."
        s[m + "weight"], s[m + "bias"] = (2 * w, c.channels), (2 * w,)
    else:
        s[f"{name}.model.norm.weight"] = s[f"{name}.model.norm.bias"] = (w,)
    if c.positions == "mixed":
        s[f"{name}.freqs"] = (2, c.depth, w // 2)
    return s


def shapes(c):
    w = c.width
    s = transformer_shapes(c, "encoder", False, True)
    s |= transformer_shapes(c, "decoder", c.modulated, c.class_token)
    s["encoder.latent_tokens"] = s["encoder.latent_pos_embed"] = s["decoder.latent_pos_embed"] = (1, c.latents, w)
    s["decoder.mask_token"] = (1, 1, w)
    if c.mask_token:
        s["encoder.mask_token"] = (1, 1, w)
    s["quant_conv.weight"], s["quant_conv.bias"] = (c.numbers, w), (c.numbers,)
    s["post_quant_conv.weight"], s["post_quant_conv.bias"] = (w, c.channels), (w,)
    if c.convolutions:
        sizes = [w, 128, 64, 32, 16, 3]
        for i, index in enumerate((1, 4, 7, 10, 13)):
            k = 1 if i == 0 else 3
            s[f"decoder.to_pixel.model.{index}.weight"] = (sizes[i + 1], sizes[i], k, k)
            s[f"decoder.to_pixel.model.{index}.bias"] = (sizes[i + 1],)
    else:
        out = 3 * c.patch**2
        s["decoder.to_pixel.model.weight"], s["decoder.to_pixel.model.bias"] = (out, w), (out,)
    if c.bottleneck == "soft":
        s["quantize.embedding"] = (c.codebooks, c.codes, c.channels)
        s["quantize.codebook_used"] = (c.codebooks, 65536)
    return s


def filled(c):
    values = {}
    for i, (name, shape) in enumerate(sorted(shapes(c).items())):
        base, amplitude = 0.0, 0.02
        if name.endswith(".gamma"):
            base, amplitude = 0.1, 0.05
        elif name.endswith(".weight") and name.split(".")[-2].startswith("norm"):
            base, amplitude = 1.0, 0.1
        elif name.endswith("freqs"):
            amplitude = 1.0
        n = torch.arange(math.prod(shape), dtype=torch.float64)
        values[name] = (base + amplitude * torch.sin(0.37 * n + 1.3 * i)).float().reshape(shape)
    if c.positions == "mixed":
        for name in ("encoder", "decoder"):
            side = c.base // c.patch
            values[f"{name}.freqs_t_x"] = torch.arange(side).repeat(side).float()
            values[f"{name}.freqs_t_y"] = torch.arange(side).repeat_interleave(side).float()
    return values


def images(n, height, width=None):
    b, ch, i, j = torch.meshgrid(*(torch.arange(k, dtype=torch.float64) for k in (n, 3, height, width or height)),
                                 indexing="ij")
    return (0.7 * torch.sin(0.11 * i * (ch + 1) + 0.07 * j + 0.5 * b) + 0.25 * torch.cos(0.0013 * i * j)).float()


@dataclass
class Tokenizer:
    c: Config
    sd: dict = field(default=None)

    def __post_init__(self):
        self.sd = self.sd or filled(self.c)

    def linear(self, name, x):
        return F.linear(x, self.sd[name + ".weight"], self.sd[name + ".bias"])

    def turns(self, name, layer, rows, columns):
        c = self.c
        if c.positions == "absolute":
            return None
        x = torch.arange(columns).repeat(rows).float()
        y = torch.arange(rows).repeat_interleave(columns).float()
        if c.positions == "mixed":
            fx, fy = self.sd[f"{name}.freqs"][:, layer].view(2, c.heads, 32)
        else:
            m = c.theta ** (-4 * torch.arange(16).float() / 64)
            fx, fy = torch.cat([m, 0 * m]).repeat(c.heads, 1), torch.cat([0 * m, m]).repeat(c.heads, 1)
        angle = x.view(1, -1, 1) * fx.unsqueeze(1) + y.view(1, -1, 1) * fy.unsqueeze(1)
        return torch.polar(torch.ones_like(angle), angle)

    @staticmethod
    def turned(v, turns, before):
        if turns is None:
            return v
        n = turns.shape[1]
        part = torch.view_as_complex(v[:, :, before:before + n].unflatten(-1, (-1, 2)).contiguous()) * turns
        return torch.cat([v[:, :, :before], torch.view_as_real(part).flatten(-2), v[:, :, before + n:]], 2)

    def run(self, name, x, z, rows, columns, before):
        c = self.c
        modulated = z is not None
        plain = lambda v: F.layer_norm(v, (c.width,), eps=1e-6)

        def changed(v, shift, scale):
            k = scale.shape[1]
            return torch.cat([v[:, :-k], v[:, -k:] * scale + shift], 1)

        for i in range(c.depth):
            b = f"{name}.model.blocks.{i}."
            if modulated:
                parts = self.linear(b + "adaLN_modulation.1", F.silu(z)).chunk(4, -1)
                norms = (lambda v: changed(plain(v), parts[0], parts[1]), lambda v: changed(plain(v), parts[2], parts[3]))
                scales = (1.0, 1.0)
            else:
                norms = tuple(lambda v, k=k: plain(v) * self.sd[f"{b}norm{k}.weight"] + self.sd[f"{b}norm{k}.bias"] for k in (1, 2))
                scales = (self.sd[b + "ls1.gamma"], self.sd[b + "ls2.gamma"])
            q, k, v = self.linear(b + "attn.qkv", norms[0](x)).unflatten(-1, (3, c.heads, 64)).permute(2, 0, 3, 1, 4)
            t = self.turns(name, i, rows, columns)
            a = (self.turned(q, t, before) * 0.125 @ self.turned(k, t, before).mT).softmax(-1) @ v
            x = x + scales[0] * self.linear(b + "attn.proj", a.transpose(1, 2).flatten(2))
            x = x + scales[1] * self.linear(b + "mlp.fc2", F.gelu(self.linear(b + "mlp.fc1", norms[1](x))))
        if modulated:
            shift, scale = self.linear(f"{name}.model.norm.adaLN_modulation.1", F.silu(z)).chunk(2, -1)
            return changed(plain(x), shift, scale)
        return plain(x) * self.sd[f"{name}.model.norm.weight"] + self.sd[f"{name}.model.norm.bias"]

    def places(self, name, rows, columns):
        table = self.sd[f"{name}.model.pos_embed"]
        side = round(math.sqrt(table.shape[1] - 1))
        if (rows, columns) == (side, side):
            return table
        grid = table[:, 1:].mT.unflatten(2, (side, side))
        grid = F.interpolate(grid, size=(rows, columns), mode="bicubic", antialias=True)
        return torch.cat([table[:, :1], grid.flatten(2).mT], 1)

    def numbers(self, x):
        rows, columns = x.shape[2] // self.c.patch, x.shape[3] // self.c.patch
        proj = "encoder.model.patch_embed.proj."
        p = F.conv2d(x, self.sd[proj + "weight"], self.sd[proj + "bias"], stride=self.c.patch).flatten(2).mT
        n = x.shape[0]
        s = torch.cat([self.sd["encoder.model.cls_token"].expand(n, -1, -1), p], 1) + self.places("encoder", rows, columns)
        l = (self.sd["encoder.latent_tokens"] + self.sd["encoder.latent_pos_embed"]).expand(n, -1, -1)
        last = self.run("encoder", torch.cat([s, l], 1), None, rows, columns, 1)
        return self.linear("quant_conv", last[:, -self.c.latents:])

    def soft(self, h, embedding):
        """Latents and entropy loss."""
        k = self.c.codebooks
        rows = F.normalize(h, dim=-1).unflatten(1, (k, -1)).transpose(0, 1).flatten(1, 2)
        codes = F.normalize(embedding, dim=-1)
        logits = torch.einsum("kne,kce->knc", rows, codes.detach())
        z = torch.einsum("knc,kce->kne", (logits / 0.07).softmax(-1), codes)
        z = z.unflatten(1, (h.shape[0], -1)).transpose(0, 1).flatten(1, 2)
        flat = logits.flatten(0, 1) / 0.01
        p = flat.softmax(-1)
        mean = p.mean(0)
        entropy = -(p * (flat + 1e-5).log_softmax(-1)).sum(-1).mean() + (mean * (mean + 1e-6).log()).sum()
        return z, entropy

    def encode(self, x):
        h = self.numbers(x)
        if self.c.bottleneck == "kl":
            return h.chunk(2, -1)[0]
        return self.soft(h, self.sd["quantize.embedding"])[0] if self.c.bottleneck == "soft" else h

    def decode(self, z, rows=None, columns=None):
        c = self.c
        rows, columns = rows or c.image // c.patch, columns or c.image // c.patch
        n = z.shape[0]
        e = self.sd["decoder.mask_token"].expand(n, rows * columns, -1)
        if c.class_token:
            e = torch.cat([self.sd["decoder.model.cls_token"].expand(n, -1, -1), e], 1)
        if c.positions == "absolute":
            e = e + self.places("decoder", rows, columns)[:, -e.shape[1]:]
        u = self.linear("post_quant_conv", z) + self.sd["decoder.latent_pos_embed"]
        before = 1 if c.class_token else 0
        last = self.run("decoder", torch.cat([e, u], 1), z if c.modulated else None, rows, columns, before)
        last = last[:, before:before + rows * columns]
        if c.convolutions:
            m = last.mT.unflatten(2, (rows, columns))
            for index in (1, 4, 7, 10, 13):
                if index > 1:
                    m = F.interpolate(m.relu(), scale_factor=2, mode="nearest")
                name = f"decoder.to_pixel.model.{index}."
                m = F.conv2d(m, self.sd[name + "weight"], self.sd[name + "bias"], padding=0 if index == 1 else 1)
            return m
        p = self.linear("decoder.to_pixel.model", last).unflatten(2, (c.patch, c.patch, 3)).unflatten(1, (rows, columns))
        return p.permute(0, 5, 1, 3, 2, 4).flatten(4, 5).flatten(2, 3)


def check():
    t = Tokenizer(Config())
    z = t.encode(images(2, 256))
    y = t.decode(z)
    for got, wanted in ((z[0, 0, 0], .5572497), (z.double().abs().sum(), 4423.864592), (y[0, 0, 0, 0], .1676044),
                        (y.double().abs().sum(), 66132.054590)):
        assert abs(float(got) - wanted) < 5e-7 * max(1, abs(wanted)) * 10, (float(got), wanted)


SMALL = dict(image=64, latents=8, channels=4, width=128, depth=2, base=64)
VARIANTS = {
    "kl": Config(**SMALL, bottleneck="kl", modulated=False),
    "soft": Config(**SMALL, bottleneck="soft", positions="absolute", modulated=False, class_token=True, mask_token=False),
    "axial": Config(**SMALL, positions="axial", theta=100.0),
    "convolutions": Config(**SMALL, convolutions=True),
    "absolute": Config(**SMALL, positions="absolute"),
    "mixed": Config(**SMALL),
}


def variants(out):
    for name, c in VARIANTS.items():
        t = Tokenizer(c)
        z = t.encode(images(2, 64))
        out[name + ".z"], out[name + ".pixels"] = z, t.decode(z)[:1]
        if name in ("absolute", "mixed", "axial"):
            z = t.encode(images(1, 96, 48))
            out[name + ".other.z"], out[name + ".other.pixels"] = z, t.decode(z, 6, 3)


def parts(out):
    t = Tokenizer(VARIANTS["kl"])
    mean, log = t.numbers(images(2, 64)).mul(4).chunk(2, -1)
    log = log.clamp(-30, 20)
    out["kl.divergence"] = 0.5 * (mean**2 + log.exp() - 1 - log).sum((1, 2)).mean()
    t = Tokenizer(VARIANTS["soft"])
    h = t.numbers(images(2, 64)).detach().requires_grad_()
    e = t.sd["quantize.embedding"].clone().requires_grad_()
    z, entropy = t.soft(h, e)
    (z.sin().sum() + 0.01 * entropy).backward()
    out["soft.entropy"], out["soft.numbers.grad"], out["soft.embedding.grad"] = entropy.detach(), h.grad, e.grad
    # Auxiliary losses.
    wave = lambda a, s, *shape: (a * torch.sin(s * torch.arange(math.prod(shape), dtype=torch.float64))).float().view(shape)
    prediction, target = wave(1.0, 0.7, 2, 16, 5).requires_grad_(), wave(2.0, 0.3, 2, 16, 5)
    mask = (torch.arange(16) % 3 == 0).float().view(1, 16, 1).expand(2, -1, -1)
    cosine = F.cosine_similarity(prediction, target, dim=2)
    loss = -(cosine * mask[..., 0]).sum() / mask.sum()
    loss.backward()
    out["cosine.loss"], out["cosine.grad"] = loss.detach(), prediction.grad
    logits = wave(3.0, 0.9, 3, 11).requires_grad_()
    held = torch.zeros(3, 11)
    held[0, [2, 5, 7]] = 1 / 3
    held[2, 4] = 1
    loss = -(held * logits.log_softmax(1)).sum() / 2
    loss.backward()
    out["text.loss"], out["text.grad"] = loss.detach(), logits.grad


if __name__ == "__main__":
    torch.set_num_threads(1)
    here = os.path.dirname(os.path.abspath(__file__))
    out = {}
    with torch.no_grad():
        check()
        variants(out)
    parts(out)
    save_file({k: v.detach().contiguous() for k, v in out.items()}, os.path.join(here, "variants.safetensors"))
