"""What PyTorch makes of pictures with tokenizers in the official layout: tokenizer.pt (a checkpoint of training, small),
tokenizer.safetensors (its latents and pixels) and pictures.tsv (the published sizes, whose weights follow from the fill
rule)."""

import pathlib
import sys

import torch
from safetensors.torch import save_file

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here.parents[6] / "maetok/src/test/resources/dev/panatorch/maetok"))
from reference import Config, Tokenizer, images  # noqa: E402


def picture(size):
    """An image of bytes, as a reader of pictures gives it."""
    return ((127.5 * images(1, size) + 128).clamp(0, 255).floor() / 255 - 0.5) / 0.5


def small():
    t = Tokenizer(Config(image=32, patch=8, latents=4, channels=4, width=64, depth=1, base=32))
    z = t.encode(picture(32))
    save_file({"latents": z.contiguous(), "reconstructions": t.decode(z).contiguous()}, here / "tokenizer.safetensors")
    # Raw weights that are all one take no space; the averages are the tokenizer.
    raw = {"module." + k: torch.ones(1).expand(v.shape) for k, v in t.sd.items()}
    torch.save({"model": raw, "ema": t.sd, "steps": 7, "args": {"vq_model": "AE-16"}}, here / "tokenizer.pt")


def published():
    with open(here / "pictures.tsv", "w") as f:
        for size in (256, 512):
            t = Tokenizer(Config(image=size))
            z = t.encode(picture(size))
            y = t.decode(z)
            numbers = [z.double().sum(), z.double().abs().sum(), *z[0, 0, :4], *z[0, 127, 28:], y.double().sum(),
                       y.double().abs().sum(), *y[0, 0, 0, :4], *y[0, 2, -1, -4:]]
            f.write(f"{size}\t" + "\t".join(f"{float(v):.9g}" for v in numbers) + "\n")


torch.set_num_threads(1)
with torch.no_grad():
    small()
    published()
