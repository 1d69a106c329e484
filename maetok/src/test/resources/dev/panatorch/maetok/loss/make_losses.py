"""Adversarial losses and augmentations in PyTorch, pixel by pixel. Needs torch and safetensors; writes losses.safetensors
beside itself."""
import pathlib

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

torch.set_num_threads(1)
torch.manual_seed(0)
out = {}

real, fake, real_strong, fake_strong = (torch.randn(3, 20, requires_grad=True) for _ in range(4))
out["real"], out["fake"], out["real.strong"], out["fake.strong"] = real, fake, real_strong, fake_strong
hinge = (torch.clamp(1 - real, min=0).mean() + torch.clamp(1 + fake, min=0).mean()) / 2
out["hinge.discriminator"] = hinge
out["hinge.discriminator.grad"] = torch.autograd.grad(hinge, real)[0]
out["hinge.generator"] = -fake.mean()
out["consistency"] = F.mse_loss(torch.cat([real, fake]), torch.cat([real_strong, fake_strong]))

ema_real = ema_fake = 0.0
for step in range(3):
    ema_real = 0.999 * ema_real + 0.001 * (real.mean().item() + 40 * step)
    ema_fake = 0.999 * ema_fake + 0.001 * (fake.mean().item() - 40 * step)
lecam = F.relu(real - ema_fake).square().mean() + F.relu(ema_real - fake).square().mean()
out["lecam"] = lecam
out["lecam.ema"] = torch.tensor([ema_real, ema_fake], dtype=torch.float64)
out["lecam.grad.real"], out["lecam.grad.fake"] = torch.autograd.grad(lecam, [real, fake])

first, second = torch.randn(7, 5), 1e-6 * torch.randn(7, 5)
out["layer.first"], out["layer.second"] = first, second
out["adaptive"] = torch.clamp(first.norm() / (second.norm() + 1e-4), 0, 1e4)


def translated(image, down, right):
    moved = torch.zeros_like(image)
    for i in range(image.shape[1]):
        for j in range(image.shape[2]):
            if 0 <= i + down < image.shape[1] and 0 <= j + right < image.shape[2]:
                moved[:, i, j] = image[:, i + down, j + right]
    return moved


def augmented(x, probability, cutout, seed):
    draws = torch.Generator().manual_seed(seed)
    n, _, height, width = x.shape
    if torch.rand(1, generator=draws).item() <= probability:
        x = x + (torch.rand(n, 1, 1, 1, generator=draws) - 0.5)
        x = torch.lerp(x.mean(1, keepdim=True).expand_as(x), x, 2 * torch.rand(n, 1, 1, 1, generator=draws))
        x = torch.lerp(x.mean((1, 2, 3), keepdim=True).expand_as(x), x, 0.5 + torch.rand(n, 1, 1, 1, generator=draws))
    if torch.rand(1, generator=draws).item() <= probability:
        a, b = int(height / 8 + 0.5), int(width / 8 + 0.5)
        down = torch.randint(-a, a + 1, [n], generator=draws)
        right = torch.randint(-b, b + 1, [n], generator=draws)
        x = torch.stack([translated(x[i], down[i], right[i]) for i in range(n)])
    if torch.rand(1, generator=draws).item() <= probability:
        tall, wide = int(height * cutout + 0.5), int(width * cutout + 0.5)
        top = torch.randint(0, height + 1 - tall % 2, [n], generator=draws) - tall // 2
        left = torch.randint(0, width + 1 - wide % 2, [n], generator=draws) - wide // 2
        keep = torch.ones_like(x)
        for i in range(n):
            keep[i, :, max(0, top[i]):max(0, top[i] + tall), max(0, left[i]):max(0, left[i] + wide)] = 0
        x = x * keep
    return x


images = torch.rand(2, 3, 16, 20) * 2 - 1
images.requires_grad_(True)
out["images"] = images
weights = torch.randn(2, 3, 16, 20)
out["weights"] = weights
for name, probability, cutout in (("weak", 0.5, 0.2), ("strong", 1.0, 0.5)):
    for seed in (0, 1, 6, 33):
        y = augmented(images, probability, cutout, seed)
        out[f"{name}.{seed}"] = y
        if seed == 1:
            out[f"{name}.{seed}.grad"] = torch.autograd.grad((y * weights).sum(), images, allow_unused=True)[0]

path = pathlib.Path(__file__).with_name("losses.safetensors")
save_file({key: value.detach().contiguous().clone() for key, value in out.items()}, path)
