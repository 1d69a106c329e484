"""Small discriminators in PyTorch. Needs torch, torchvision, timm and safetensors; writes discriminators.safetensors
beside itself."""
import functools
import pathlib

import timm
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn
from torch.nn.utils import spectral_norm

torch.set_num_threads(1)
torch.manual_seed(0)
out = {}
WIDTH, SIZE, READOUTS = 12, 16, (0, 2)


def save(prefix, module):
    for key, value in module.state_dict().items():
        out[prefix + key] = value.clone()


def spectral(*arguments, **options):
    return spectral_norm(nn.Conv1d(*arguments, **options))


class Residual(nn.Module):
    def __init__(self, fn):
        super().__init__()
        self.fn = fn

    def forward(self, x):
        return (self.fn(x) + x) / 2**0.5


def block(kernel):
    return nn.Sequential(
        spectral(WIDTH, WIDTH, kernel, padding=kernel // 2, padding_mode="circular"),
        nn.BatchNorm1d(WIDTH, eps=1e-6), nn.LeakyReLU(0.2))


class Dino(nn.Module):
    def __init__(self, backbone):
        super().__init__()
        self.backbone = (backbone,)
        self.heads = nn.ModuleList(
            nn.Sequential(block(1), Residual(block(9)), spectral(WIDTH, 1, 1)) for _ in range(len(READOUTS) + 1))

    def forward(self, images, draws):
        backbone = self.backbone[0]
        mean, deviation = (torch.tensor(v).view(1, 3, 1, 1) for v in ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)))
        x = ((images + 1) / 2 - mean) / deviation
        room = x.shape[-1] - SIZE
        if room > 0 and torch.rand(1, generator=draws).item() <= 0.5:
            top, left = (torch.randint(0, room + 1, (1,), generator=draws).item() for _ in range(2))
            x = x[:, :, top:top + SIZE, left:left + SIZE]
        elif room > 0:
            x = F.interpolate(x, size=(SIZE, SIZE), mode="area")
        else:
            x = F.interpolate(x, size=(SIZE, SIZE), mode="bicubic")
        x = backbone.patch_embed(x)
        x = torch.cat([backbone.cls_token.expand(len(x), -1, -1), x], 1) + backbone.pos_embed
        states = [x]
        for i, layer in enumerate(backbone.blocks):
            x = layer(x)
            if i in READOUTS:
                states.append(x)
        return torch.cat([head((s[:, 1:] + s[:, :1]).mT).flatten(1) for head, s in zip(self.heads, states)], 1)


backbone = timm.models.VisionTransformer(
    img_size=SIZE, patch_size=4, embed_dim=WIDTH, depth=3, num_heads=2, mlp_ratio=2, num_classes=0, global_pool="token",
    act_layer=functools.partial(nn.GELU, approximate="tanh"))
for parameter in backbone.parameters():
    nn.init.normal_(parameter, 0, 0.3)
backbone.requires_grad_(False).eval()
save("backbone.", backbone)
dino = Dino(backbone)
for name, parameter in dino.named_parameters():
    if name.endswith("1.weight"):
        nn.init.normal_(parameter, 1, 0.2)
save("dino.before.", dino)
# One seed takes a crop, one takes areas.
for name, size, seed in (("same", 16, 0), ("smaller", 12, 0), ("areas", 24, 1), ("crop", 24, 0)):
    images = (torch.rand(2, 3, size, size) * 2 - 1).requires_grad_(True)
    out[f"dino.{name}.in"] = images
    weights = torch.randn(2, 48)
    out[f"dino.{name}.weights"] = weights
    draws = torch.Generator().manual_seed(seed)
    first = torch.rand(1, generator=torch.Generator().manual_seed(seed)).item()
    assert size <= SIZE or (first <= 0.5) == (name == "crop"), (name, first)
    logits = dino(images, draws)
    out[f"dino.{name}.out"] = logits
    out[f"dino.{name}.grad"] = torch.autograd.grad((logits * weights).sum(), images, retain_graph=True)[0]
    if name == "crop":
        weight = dino.heads[1][1].fn[0].weight_orig
        out["dino.weight.grad"] = torch.autograd.grad((logits * weights).sum(), weight)[0]
save("dino.after.", dino)
dino.eval()
out["dino.eval"] = dino(out["dino.same.in"], None)


def patch_gan(channels, layers):
    parts = [nn.Conv2d(3, channels, 4, 2, 1), nn.LeakyReLU(0.2)]
    before = channels
    for n in range(1, layers + 1):
        after = channels * min(2**n, 8)
        parts += [nn.Conv2d(before, after, 4, 2 if n < layers else 1, 1, bias=False), nn.BatchNorm2d(after),
                  nn.LeakyReLU(0.2)]
        before = after
    return nn.Sequential(*parts, nn.Conv2d(before, 1, 4, 1, 1))


patch = patch_gan(2, 3)
save("patch.before.main.", patch)
images = (torch.rand(2, 3, 40, 32) * 2 - 1).requires_grad_(True)
out["patch.in"] = images
out["patch.out"] = patch(images)
out["patch.grad"] = torch.autograd.grad(out["patch.out"].square().sum(), images)[0]
save("patch.after.main.", patch)
with open(pathlib.Path(__file__).with_name("networks.tsv"), "r+") as table:
    rows = [row for row in table if not row.startswith("patch_discriminator\t")]
    for key, value in patch_gan(64, 3).state_dict().items():
        rows.append(f"patch_discriminator\tmain.{key}\t{'x'.join(map(str, value.shape)) or 'scalar'}\n")
    table.seek(0)
    table.writelines(rows)
    table.truncate()

path = pathlib.Path(__file__).with_name("discriminators.safetensors")
save_file({key: value.detach().contiguous().clone() for key, value in out.items()}, path)
