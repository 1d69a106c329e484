"""Writes full-size tokenizers with the official names and shapes and random values, and what PyTorch makes of pictures.

    python make_checkpoints.py FOLDER

FOLDER/256 and FOLDER/512 get model.safetensors, checkpoint.pt (a checkpoint of training: raw weights, averages, both
optimizers, the discriminator, teachers, auxiliary decoders), pictures and reference.safetensors: images, latents and
reconstructions in float32, and the latter two of a run in float64. 3.3 GB in all; OfficialCheckpointTest reads it.
"""

import argparse
import math
import pathlib
import sys

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file

here = pathlib.Path(__file__).parent
room = here.parents[6] / "maetok/src/test/resources/dev/panatorch/maetok"
sys.path.insert(0, str(room))
from reference import Config, Tokenizer, images  # noqa: E402

random = torch.Generator().manual_seed(20250525)


def normal(*shape):
    return torch.randn(shape, generator=random)


def layout(group):
    rows = (line.split("\t") for line in (room / "state-dicts.tsv").read_text().splitlines())
    return {name: tuple(map(int, shape.split("x"))) for part, name, shape, _ in rows if part == group}


def value(name, shape):
    """Such that numbers stay of order 1 in all layers."""
    if "freqs_t_" in name:
        side = math.isqrt(shape[0])
        tokens = torch.arange(shape[0])
        return (tokens % side if name.endswith("x") else tokens // side).float()
    if name.endswith("gamma"):
        return 0.3 + 0.1 * normal(*shape)
    if len(shape) == 1 and name.endswith("weight"):
        return 1 + 0.1 * normal(*shape)
    if name.endswith("bias"):
        return 0.1 * normal(*shape)
    if name.endswith("freqs"):
        return normal(*shape)
    return normal(*shape) / math.sqrt(math.prod(shape[1:])) if name.endswith("weight") else normal(*shape)


def teacher(name, width, depth, hidden, tokens, class_token, layer_scale):
    """Shapes of a frozen transformer, as checkpoints of training hold them."""
    shapes = {"patch_embed.proj.weight": (width, 3, 16, 16), "patch_embed.proj.bias": (width,),
              "pos_embed": (1, tokens, width), "norm.weight": (width,), "norm.bias": (width,)}
    if class_token:
        shapes["cls_token"] = (1, 1, width)
    for i in range(depth):
        for part, out, into in (("attn.qkv", 3 * width, width), ("attn.proj", width, width),
                                ("mlp.fc1", hidden, width), ("mlp.fc2", width, hidden)):
            shapes[f"blocks.{i}.{part}.weight"], shapes[f"blocks.{i}.{part}.bias"] = (out, into), (out,)
        for part in ("norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"):
            shapes[f"blocks.{i}.{part}"] = (width,)
        if layer_scale:
            shapes[f"blocks.{i}.ls1.gamma"] = shapes[f"blocks.{i}.ls2.gamma"] = (width,)
    return {f"{name}.{part}": shape for part, shape in shapes.items()}


def constant(shapes):
    """Tensors that take no space."""
    return {name: torch.ones(1).expand(shape) for name, shape in shapes.items()}


def training_checkpoint(weights):
    extra = {name: value(name, shape) for target in ("hog", "dino", "clip") for name, shape in layout(target).items()}
    extra |= constant(teacher("repa_model", 1024, 24, 4096, 257, True, True))
    extra |= constant(teacher("clip_model", 1152, 27, 4304, 256, False, False))
    extra |= constant({f"projection.{i}.{part}": shape for i, into in ((0, 32), (2, 1024), (4, 1024))
                       for part, shape in (("weight", (1024, into)), ("bias", (1024,)))})
    ema = weights | extra
    state = {0: {"step": torch.tensor(7.0), "exp_avg": normal(4), "exp_avg_sq": normal(4).square()}}
    optimizer = {"state": state, "param_groups": [{"lr": 2e-4, "betas": (0.9, 0.95), "params": [0]}]}
    model = {"module." + name: torch.ones(1).expand(tensor.shape) for name, tensor in ema.items()}
    args = argparse.Namespace(vq_model="MaskAE-16", image_size=256, num_latent_tokens=128, enc_token_drop=0.4)
    return {"model": model, "ema": ema, "optimizer": optimizer, "optimizer_disc": optimizer, "steps": 500_400,
            "discriminator": {"heads.0.2.bias": torch.zeros(1)}, "args": args}


def pictures(folder, size):
    """Two pictures of waves and noise, as a reader gives them."""
    pixels = ((127.5 * images(2, size) + 128 + 12 * normal(2, 3, size, size)).clamp(0, 255)).to(torch.uint8)
    folder.mkdir(parents=True, exist_ok=True)
    for i, one in enumerate(pixels):
        Image.fromarray(np.ascontiguousarray(one.permute(1, 2, 0))).save(folder / f"{i}.png")
    return (pixels.float() / 255 - 0.5) / 0.5


def write(folder, size):
    weights = {name: value(name, shape) for name, shape in layout(f"ae{size}").items()}
    x = pictures(folder / "pictures", size)
    save_file(weights, folder / "model.safetensors")
    torch.save(training_checkpoint(weights), folder / "checkpoint.pt")
    found = {"images": x}
    for suffix, dtype in (("", torch.float32), ("64", torch.float64)):
        t = Tokenizer(Config(image=size), {name: tensor.to(dtype) for name, tensor in weights.items()})
        z = t.encode(x.to(dtype))
        found["latents" + suffix], found["reconstructions" + suffix] = z, t.decode(z)
    save_file({name: tensor.float().contiguous() for name, tensor in found.items()}, folder / "reference.safetensors")


with torch.no_grad():
    for size in (256, 512):
        write(pathlib.Path(sys.argv[1]) / str(size), size)
