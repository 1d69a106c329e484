"""PyTorch's side of `panatorch bench models`: reads "CASE<tab>CALLS" lines, answers nanoseconds.

"release" frees the last case, "memory" answers the most bytes that its tensors held on the GPU since it warmed up.
A case is "MODEL WORK BATCH". PANATORCH_MODE is eager or compiled; compiled uses CUDA graphs where nothing is trained.
"""

import gc
import os
import random
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

from networks import Judge, Lpips, MaeTok, Sit, SpectralConv, device, iterated

compiled = os.environ.get("PANATORCH_MODE", "eager") == "compiled"
cuda = device.startswith("cuda")
low = torch.bfloat16 if cuda else torch.float32
torch.set_num_threads(int(os.environ.get("PANATORCH_THREADS", "1")))
torch.manual_seed(0)


def hog_target(images):
    """Oriented gradients as the published code builds them."""
    kernel = torch.tensor([[1.0, 0, -1], [2, 0, -2], [1, 0, -1]], device=images.device)
    padded = F.pad(images, (1, 1, 1, 1), mode="reflect")
    gx = F.conv2d(padded, kernel.expand(3, 1, 3, 3), groups=3)
    gy = F.conv2d(padded, kernel.t().expand(3, 1, 3, 3).contiguous(), groups=3)
    offset = torch.arange(16, device=images.device).float() - 7.5
    row = torch.exp(-0.5 * (offset / 8) ** 2)
    window = torch.outer(row, row) / torch.outer(row, row).sum()
    size = (gx.square() + gy.square()).sqrt() * window.repeat(16, 16)
    bins = torch.floor(torch.atan2(gx, gy) / torch.pi * 9).long() % 9
    n = len(images)
    sums = torch.zeros(n, 3, 9, 256, 256, device=images.device)
    sums.scatter_add_(2, bins[:, :, None], size[:, :, None])
    cells = sums.view(n, 3, 9, 32, 8, 32, 8).sum((4, 6))
    cells = F.normalize(cells, dim=2)
    return cells.view(n, 27, 16, 2, 16, 2).permute(0, 2, 4, 1, 3, 5).reshape(n, 256, 108)


def sit_latents(maps, batch, dtype):
    return torch.randn(batch, *((4, 64, 64) if maps else (128, 32)), device=device, dtype=dtype)


def sit_forward_case(maps, batch):
    model = Sit(maps).to(device, low).eval()
    x = sit_latents(maps, batch, low)
    t, y = torch.rand(batch, device=device), torch.randint(1000, (batch,), device=device)
    call = torch.compile(model, mode="reduce-overhead" if cuda else None) if compiled else model

    def run():
        with torch.inference_mode():
            call(x, t, y)

    return run


def sit_sample_case(batch):
    """250 steps of Euler-Maruyama in float64, guided up to time 0.75, and the decoder."""
    model, tokenizer = Sit().to(device, low).eval(), MaeTok().to(device, low).eval()
    tokenizer.decoder.rope.float()
    y = torch.arange(batch, device=device) % 1000
    both = torch.cat((y, torch.full_like(y, 1000)))
    mode = "reduce-overhead" if cuda else None
    call = torch.compile(model, mode=mode, dynamic=False) if compiled else model
    decode = torch.compile(tokenizer.decode, mode=mode) if compiled else tokenizer.decode
    times = torch.linspace(1, 0.04, 250, dtype=torch.float64).tolist() + [0.0]

    def velocity(x, t):
        if t > 0.75:
            return call(x.to(low), torch.full((batch,), t, device=device), y).double()
        v = call(torch.cat((x, x)).to(low), torch.full((2 * batch,), t, device=device), both).double()
        own, free = v.chunk(2)
        return free + 1.9 * (own - free)

    def run():
        with torch.inference_mode():
            x = sit_latents(False, batch, torch.float64)
            for i, (t, after) in enumerate(zip(times, times[1:])):
                v = velocity(x, t)
                score = -(x + (1 - t) * v) / t
                x = x + (after - t) * (v - t * score)
                if i < 249:
                    x = x + (2 * t * (t - after)) ** 0.5 * torch.randn_like(x)
            images = decode(x.to(low))
            ((images.float().clamp(-1, 1) + 1) * 127.5).to(torch.uint8)

    return run


def sit_train_case(maps, batch):
    model = Sit(maps).to(device)
    latents = sit_latents(maps, batch, torch.float32)
    labels = torch.randint(1000, (batch,), device=device)

    def loss(latents, labels):
        t = torch.sigmoid(torch.randn(batch, device=device))
        noise = torch.randn_like(latents)
        x = latents + t.view(-1, *([1] * (latents.dim() - 1))) * (noise - latents)
        y = torch.where(torch.rand(batch, device=device) < 0.1, 1000, labels)
        return F.mse_loss(model(x, t, y).float(), noise - latents)

    return step(model, loss, lambda: (latents, labels), 0.0, (0.9, 0.999))


def forward_case(work, batch):
    model = MaeTok().to(device, low).eval()
    model.encoder.rope.float(), model.decoder.rope.float()
    images = torch.randn(batch, 3, 256, 256, device=device, dtype=low)
    latents = torch.randn(batch, 128, 32, device=device, dtype=low)
    call = {"encode": model.encode, "decode": model.decode, "reconstruct": model.forward}[work]
    if compiled:
        call = torch.compile(call, mode="reduce-overhead" if cuda else None)
    value = latents if work == "decode" else images

    def run():
        with torch.inference_mode():
            call(value)

    return run


def half_masked(batch):
    return torch.rand(batch, 256, device=device).argsort(1).unsqueeze(2) < 128


def hog_error(model, z, target, mask):
    token = (model.to_hog(model.hog(z)).float() - target).square().mean(2, keepdim=True)
    return (token * mask).sum() / mask.sum()


def train_case(batch):
    model = MaeTok().to(device)
    images = torch.rand(batch, 3, 256, 256, device=device) * 2 - 1
    target = torch.no_grad()(hog_target)

    def loss(images, mask):
        z = model.encode(images, mask)
        error = F.mse_loss(model.decode(z).float(), images)
        return error + hog_error(model, z, target(images), mask)

    return step(model, loss, lambda: (images, half_masked(batch)), 1e-4, (0.9, 0.95))


def color(x):
    def uniform():
        return torch.rand(len(x), 1, 1, 1, device=x.device)

    x = x + uniform() - 0.5
    gray = x.mean(1, keepdim=True)
    x = (x - gray) * uniform() * 2 + gray
    level = x.mean((1, 2, 3), keepdim=True)
    return (x - level) * (uniform() + 0.5) + level


def translate(x):
    size = x.shape[2]
    rows = torch.arange(size, device=x.device).view(1, 1, -1, 1) + torch.randint(-32, 33, (len(x), 1, 1, 1), device=x.device)
    columns = torch.arange(size, device=x.device).view(1, 1, 1, -1) + torch.randint(-32, 33, (len(x), 1, 1, 1), device=x.device)
    inside = (rows >= 0) & (rows < size) & (columns >= 0) & (columns < size)
    moved = x.gather(2, rows.clamp(0, size - 1).expand_as(x)).gather(3, columns.clamp(0, size - 1).expand_as(x))
    return moved * inside


def cut(x, side):
    size = x.shape[2]

    def hit(shape):
        first = torch.randint(0, size + 1 - side % 2, (len(x), 1, 1, 1), device=x.device) - side // 2
        places = torch.arange(size, device=x.device).view(shape)
        return (places >= first) & (places < first + side)

    return x.masked_fill(hit((1, 1, -1, 1)) & hit((1, 1, 1, -1)), 0)


def train_adversarial_case(batch):
    """Stage 1 with LPIPS and the discriminator, everything switched on, and the discriminator's own step."""
    model, judge, lpips = MaeTok().to(device), Judge().to(device), Lpips().to(device)
    images = torch.rand(batch, 3, 256, 256, device=device) * 2 - 1
    means = [torch.zeros((), dtype=torch.float64, device=device) for _ in range(2)]
    fast = torch.compile if compiled else lambda function: function
    target = torch.no_grad()(hog_target)

    def trunk(images, mask):
        z = model.encode(images, mask)
        return model.decoder(z), hog_error(model, z, target(images), mask)

    trunk, distance, called, iterate = fast(trunk), fast(lpips), fast(judge), fast(iterated)
    spectral = [module for module in judge.modules() if isinstance(module, SpectralConv)]
    groups = fast(color), fast(translate), fast(cut)

    def changed(x, probability, side):
        for group in groups:
            if random.random() <= probability:
                x = group(x, side) if group is groups[2] else group(x)
        return x

    def verdict(x):
        with torch.autocast(device.split(":")[0], enabled=False):
            vectors = iterate([c.weight for c in spectral], [c.u for c in spectral])
        for conv, pair in zip(spectral, vectors):
            conv.u, conv.v = pair
        return called(x)

    def judged(x):
        if random.random() <= 0.5:
            top, left = random.randint(0, 32), random.randint(0, 32)
            return verdict(x[:, :, top : top + 224, left : left + 224])
        return verdict(F.adaptive_avg_pool2d(x, 224))

    def precision():
        return torch.autocast("cuda" if cuda else "cpu", torch.bfloat16, enabled=cuda)

    update = updates(model, 1e-4, (0.9, 0.95), True)
    update_judge = updates(judge, 1e-4, (0.9, 0.95), False)

    def run_tokenizer():
        with precision():
            features, further = trunk(images, half_masked(batch))
            pixels = model.pixels(features).float()
            direct = F.mse_loss(pixels, images) + distance(images, pixels)
            fooled = -judged(changed(pixels, 0.5, 51)).mean()
        first, second = (torch.autograd.grad(x, pixels)[0] for x in (direct, fooled))
        last = model.to_pixel.weight
        a, b = (torch.autograd.grad(pixels, last, x, retain_graph=True)[0].norm() for x in (first, second))
        weight = (a / (b + 1e-4)).clamp(0, 1e4) * 0.4
        ((pixels * (first + weight * second)).sum() + further).backward()
        update()
        return pixels.detach()

    def run_judge(fake):
        with precision():
            real_logits, fake_logits = judged(changed(images, 0.5, 51)), judged(changed(fake, 0.5, 51))
            real_again, fake_again = judged(changed(images, 1, 128)), judged(changed(fake, 1, 128))
        with torch.no_grad():
            for mean, logits in zip(means, (real_logits, fake_logits)):
                mean.lerp_(logits.mean(dtype=torch.float64), 0.001)
        hinge = 0.5 * (F.relu(1 - real_logits).mean() + F.relu(1 + fake_logits).mean())
        cam = F.relu(real_logits - means[1]).square().mean() + F.relu(means[0] - fake_logits).square().mean()
        same = F.mse_loss(torch.cat((real_logits, fake_logits)), torch.cat((real_again, fake_again)))
        (0.4 * (hinge + 0.001 * cam) + 4 * same).backward()
        update_judge()

    def run():
        judge.heads.requires_grad_(False)
        fake = run_tokenizer()
        judge.heads.requires_grad_(True)
        run_judge(fake)

    return run


def updates(model, decay, betas, averaged):
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, 2e-4, betas, weight_decay=decay, fused=True)
    averages = [p.detach().clone() for p in parameters] if averaged else None

    def update():
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if averaged:
            with torch.no_grad():
                torch._foreach_lerp_(averages, parameters, 1e-4)

    return update


def step(model, loss, inputs, decay, betas):
    update = updates(model, decay, betas, True)
    called = torch.compile(loss) if compiled else loss

    def run():
        with torch.autocast("cuda" if cuda else "cpu", torch.bfloat16, enabled=cuda):
            value = called(*inputs())
        value.backward()
        update()

    return run


def matmul_case(size):
    a, b = (torch.randn(size, size, device=device, dtype=low) for _ in range(2))
    return lambda: a @ b


def case(name):
    model, work, batch = name.split(" ")
    if model == "matmul":
        return matmul_case(int(batch))
    if model.startswith("sit-xl"):
        maps = model == "sit-xl-1024"
        if work == "sample":
            return sit_sample_case(int(batch))
        return (sit_train_case if work == "train" else sit_forward_case)(maps, int(batch))
    training = {"train": train_case, "train-adversarial": train_adversarial_case}
    return training[work](int(batch)) if work in training else forward_case(work, int(batch))


current, run = None, None
for line in sys.stdin:
    name, calls = line.rstrip("\n").split("\t")
    if name == "memory":
        print(torch.cuda.max_memory_allocated() if cuda else 0, flush=True)
        continue
    if name != current:
        run = None
        torch.compiler.reset()
        gc.collect()
        if cuda:
            torch.cuda.empty_cache()
        if name == "release":
            current = None
            print(0, flush=True)
            continue
        run, current = case(name), name
        # Draws decide what an adversarial step compiles.
        for _ in range(1 if " sample " in name else 20 if compiled and "adversarial" in name else 5):
            run()
        if cuda:
            torch.cuda.reset_peak_memory_stats()
    if cuda:
        torch.cuda.synchronize()
    start = time.perf_counter_ns()
    for _ in range(int(calls)):
        run()
    if cuda:
        torch.cuda.synchronize()
    print(time.perf_counter_ns() - start, flush=True)
