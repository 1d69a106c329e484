"""Adversarial training of a tiny tokenizer in PyTorch. Needs torch and safetensors; writes steps.safetensors beside
itself."""
import pathlib

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(0)
out = {}
WEIGHT, START, LECAM, RATE, UPDATES = 0.4, 3, 0.5, 2e-3, 6


def save(prefix, state):
    for key, value in state.items():
        out[prefix + key] = value.clone()


tokenizer = nn.Sequential(nn.Conv2d(3, 6, 3, 1, 1), nn.SiLU(), nn.Conv2d(6, 3, 3, 1, 1))
discriminator = nn.Module()
discriminator.main = nn.Sequential(
    nn.Conv2d(3, 2, 4, 2, 1), nn.LeakyReLU(0.2),
    nn.Conv2d(2, 4, 4, 2, 1, bias=False), nn.BatchNorm2d(4), nn.LeakyReLU(0.2),
    nn.Conv2d(4, 8, 4, 1, 1, bias=False), nn.BatchNorm2d(8), nn.LeakyReLU(0.2),
    nn.Conv2d(8, 1, 4, 1, 1))
images = torch.rand(4, 3, 32, 32) * 2 - 1
out["images"] = images
save("before.", tokenizer.state_dict())
save("before.discriminator.", discriminator.state_dict())
last = tokenizer[2].weight
first_optimizer, second_optimizer = (
    torch.optim.AdamW(m.parameters(), lr=RATE, betas=(0.9, 0.95), weight_decay=0.01) for m in (tokenizer, discriminator))
ema_real = ema_fake = 0.0
totals, ratios, judged = [], [], []
for step in range(1, UPDATES + 1):
    weight = WEIGHT if step >= START else 0.0
    first_optimizer.zero_grad()
    reconstruction = tokenizer(images)
    error = F.mse_loss(reconstruction, images)
    adversarial = -discriminator.main(reconstruction).mean()
    one, two = (torch.autograd.grad(loss, last, retain_graph=True)[0].norm() for loss in (error, adversarial))
    ratio = (one / (two + 1e-4)).clamp(0, 1e4).detach()
    loss = error + ratio * weight * adversarial
    loss.backward()
    nn.utils.clip_grad_norm_(tokenizer.parameters(), 1.0)
    first_optimizer.step()

    second_optimizer.zero_grad()
    real, fake = discriminator.main(images), discriminator.main(reconstruction.detach())
    ema_real = 0.999 * ema_real + 0.001 * real.mean().item()
    ema_fake = 0.999 * ema_fake + 0.001 * fake.mean().item()
    hinge = (F.relu(1 - real).mean() + F.relu(1 + fake).mean()) / 2
    lecam = F.relu(real - ema_fake).square().mean() + F.relu(ema_real - fake).square().mean()
    judgement = weight * (hinge + LECAM * lecam)
    judgement.backward()
    nn.utils.clip_grad_norm_(discriminator.parameters(), 1.0)
    second_optimizer.step()
    totals.append(loss.item())
    ratios.append(ratio.item())
    judged.append(judgement.item())
print(totals, ratios, judged)
save("after.", tokenizer.state_dict())
save("after.discriminator.", discriminator.state_dict())
out["after.lecam"] = torch.tensor([ema_real, ema_fake], dtype=torch.float64)
out["totals"], out["ratios"], out["judged"] = (torch.tensor(v) for v in (totals, ratios, judged))
path = pathlib.Path(__file__).with_name("steps.safetensors")
save_file({key: value.detach().contiguous().clone() for key, value in out.items()}, path)
