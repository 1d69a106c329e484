"""Small vision transformers of timm, and what it makes of their weights for other patches and images. Needs torch,
torchvision, timm and safetensors; writes teachers.safetensors beside itself."""
import pathlib

import timm
import torch
from safetensors.torch import save_file
from timm.layers import resample_abs_pos_embed, resample_patch_embed
from timm.models.vision_transformer import checkpoint_filter_fn
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(0)
out = {}


def vit(patch, size, **options):
    model = timm.models.VisionTransformer(
        img_size=size, patch_size=patch, embed_dim=12, depth=2, num_heads=3, num_classes=0, **options)
    return model.requires_grad_(False).eval()


def teach(name, patch, size, to_patch, to_size, extra, **options):
    model = vit(patch, size, **options)
    for parameter in model.parameters():
        nn.init.normal_(parameter, 0.1, 0.3)
    state = model.state_dict() | extra
    for key, value in state.items():
        out[f"{name}.file.{key}"] = value
    other = vit(to_patch, to_size, **options)
    adapted = checkpoint_filter_fn(dict(model.state_dict()), other)
    other.load_state_dict(adapted, strict=True)
    for key in ("patch_embed.proj.weight", "pos_embed"):
        out[f"{name}.adapted.{key}"] = other.state_dict()[key]
    images = torch.rand(2, 3, to_size, to_size) * 2 - 1
    mean, deviation = (torch.tensor(v).view(1, 3, 1, 1) for v in ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)))
    features = other.forward_features((images * 0.5 + 0.5 - mean) / deviation)
    out[f"{name}.images"] = images
    out[f"{name}.tokens"] = features[:, other.num_prefix_tokens:]


teach("dinov2", 7, 35, 8, 32, {"mask_token": torch.zeros(1, 12)},
      init_values=1e-5, class_token=True, global_pool="token", mlp_ratio=4)
teach("siglip", 7, 28, 8, 32, {"attn_pool.latent": torch.zeros(1, 1, 12), "attn_pool.q.weight": torch.zeros(12, 12)},
      class_token=False, global_pool="", mlp_ratio=3.7362)

kernels = torch.randn(5, 3, 14, 14)
out["patches.14"] = kernels
out["patches.16"] = resample_patch_embed(kernels, [16, 16])
out["patches.8"] = resample_patch_embed(kernels, [8, 8])
table = torch.randn(1, 1 + 37 * 37, 4)
out["positions.37"] = table
out["positions.16"] = resample_abs_pos_embed(table, [16, 16], num_prefix_tokens=1)
out["positions.32"] = resample_abs_pos_embed(table[:, :1 + 16 * 16], [32, 32], num_prefix_tokens=1)

path = pathlib.Path(__file__).with_name("teachers.safetensors")
save_file({key: value.detach().contiguous().clone() for key, value in out.items()}, path)
