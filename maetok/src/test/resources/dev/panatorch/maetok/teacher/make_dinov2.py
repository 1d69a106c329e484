"""Small transformers of DINOv2's own code, with registers and with the giant's feed-forward layers, run as REPA runs its
teacher. Needs torch and a checkout of github.com/facebookresearch/dinov2 as the first argument; writes dinov2.tsv beside
itself: names and shapes of the state dict, and the tokens for pictures of 32 pixels. Values follow from a rule:
0.1 sin(0.37 n + 1.3 i) for element n of tensor i in the order of the names, and 0.9 more for weights of norms."""
import pathlib
import sys
from functools import partial

import torch
from torch import nn

sys.path.insert(0, sys.argv[1])
from dinov2.layers import MemEffAttention, NestedTensorBlock as Block
from dinov2.models.vision_transformer import DinoVisionTransformer

torch.set_num_threads(1)
lines = []


def wave(shape, phase, scale):
    count = torch.Size(shape).numel()
    return (torch.arange(count, dtype=torch.float64).mul(0.37).add(phase).sin() * scale).float().reshape(shape)


def teach(name, registers, layer):
    vit = DinoVisionTransformer(
        img_size=42, patch_size=14, embed_dim=128, depth=2, num_heads=2, mlp_ratio=4, init_values=1.0,
        block_fn=partial(Block, attn_class=MemEffAttention), ffn_layer=layer, block_chunks=0,
        num_register_tokens=registers).eval()
    state = vit.state_dict()
    for i, key in enumerate(sorted(state)):
        base = 0.9 if "norm" in key and key.endswith(".weight") else 0.0
        state[key] = wave(state[key].shape, 1.3 * i, 0.1) + base
        lines.append("\t".join((name, key, *map(str, state[key].shape))))
    vit.load_state_dict(state)
    grid = vit.pos_embed.data[:, 1:].reshape(1, 3, 3, 128).permute(0, 3, 1, 2)
    small = nn.functional.interpolate(grid, size=(2, 2), mode="bicubic", antialias=True)  # as timm's resample_abs_pos_embed
    vit.pos_embed.data = torch.cat((vit.pos_embed.data[:, :1], small.flatten(2).mT), 1)
    images = wave((2, 3, 32, 32), 0.0, 1.0)
    mean, deviation = (torch.tensor(v).view(1, 3, 1, 1) for v in ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)))
    seen = nn.functional.interpolate((images * 0.5 + 0.5 - mean) / deviation, 28, mode="bicubic")
    with torch.no_grad():
        tokens = vit.forward_features(seen)["x_norm_patchtokens"]
    assert tokens.shape == (2, 4, 128)
    some = tokens.flatten()[::31].tolist()
    lines.append("\t".join((name, "tokens", *(f"{value:.7f}" for value in some))))


teach("registers", 4, "mlp")
teach("gated", 0, "swiglufused")
teach("both", 4, "swiglufused")
(pathlib.Path(__file__).parent / "dinov2.tsv").write_text("\n".join(lines) + "\n")
