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

device = os.environ.get("PANATORCH_DEVICE", "cpu")
compiled = os.environ.get("PANATORCH_MODE", "eager") == "compiled"
cuda = device.startswith("cuda")
low = torch.bfloat16 if cuda else torch.float32
torch.set_num_threads(int(os.environ.get("PANATORCH_THREADS", "1")))
torch.manual_seed(0)


class Rope(nn.Module):
    """Learned frequencies of each layer and head; cosines and sines of all layers at once."""

    def __init__(self, depth, heads, width, side):
        super().__init__()
        self.freqs = nn.Parameter(torch.randn(2, depth, heads, width // heads // 2))
        places = torch.arange(side * side)
        self.register_buffer("x", (places % side).float())
        self.register_buffer("y", (places // side).float())

    def forward(self):
        f = self.freqs.float()
        turn = self.x[:, None, None, None] * f[0] + self.y[:, None, None, None] * f[1]
        turn = turn.permute(1, 2, 0, 3)
        return turn.cos(), turn.sin()


def rotate(x, cos, sin, before):
    count = cos.shape[1]
    image = x[:, :, before : before + count].float().unflatten(-1, (-1, 2))
    a, b = image[..., 0], image[..., 1]
    turned = torch.stack((a * cos - b * sin, a * sin + b * cos), -1).flatten(-2).to(x.dtype)
    return torch.cat((x[:, :, :before], turned, x[:, :, before + count :]), 2)


class Block(nn.Module):
    def __init__(self, width, heads, latent):
        super().__init__()
        self.heads, self.latent = heads, latent
        self.norm1 = nn.LayerNorm(width, 1e-6, elementwise_affine=not latent)
        self.norm2 = nn.LayerNorm(width, 1e-6, elementwise_affine=not latent)
        self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.fc1, self.fc2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        if latent:
            self.modulation = nn.Linear(latent, 4 * width)
        else:
            self.scale1 = nn.Parameter(torch.full((width,), 1e-5))
            self.scale2 = nn.Parameter(torch.full((width,), 1e-5))

    def attend(self, x, turn, before):
        n, l, w = x.shape
        q, k, v = self.qkv(x).view(n, l, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        q, k = rotate(q, *turn, before), rotate(k, *turn, before)
        return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(n, l, w))

    def forward(self, x, turn, before, z):
        if self.latent:
            shift1, scale1, shift2, scale2 = self.modulation(F.silu(z)).chunk(4, -1)
            x = x + self.attend(modulate(self.norm1(x), shift1, scale1), turn, before)
            return x + self.fc2(F.gelu(self.fc1(modulate(self.norm2(x), shift2, scale2))))
        x = x + self.scale1 * self.attend(self.norm1(x), turn, before)
        return x + self.scale2 * self.fc2(F.gelu(self.fc1(self.norm2(x))))


def modulate(x, shift, scale):
    images = x.shape[1] - shift.shape[1]
    return torch.cat((x[:, :images], x[:, images:] * scale + shift), 1)


class Encoder(nn.Module):
    def __init__(self, width, depth, heads, side, latents):
        super().__init__()
        self.latents = latents
        self.patches = nn.Conv2d(3, width, 16, 16)
        self.first = nn.Parameter(torch.randn(1, 1, width) * 0.02)
        self.places = nn.Parameter(torch.randn(1, 1 + side * side, width) * 0.02)
        self.tokens = nn.Parameter(torch.randn(1, latents, width) * 0.02)
        self.token_places = nn.Parameter(torch.randn(1, latents, width) * 0.02)
        self.mask_token = nn.Parameter(torch.randn(1, 1, width) * 0.02)
        self.rope = Rope(depth, heads, width, side)
        self.blocks = nn.ModuleList(Block(width, heads, 0) for _ in range(depth))
        self.norm = nn.LayerNorm(width, 1e-6)

    def forward(self, images, mask=None):
        x = self.patches(images).flatten(2).transpose(1, 2)
        if mask is not None:
            x = torch.where(mask, self.mask_token.to(x.dtype), x)
        n = len(x)
        x = torch.cat((self.first.expand(n, -1, -1), x), 1) + self.places
        x = torch.cat((x, (self.tokens + self.token_places).expand(n, -1, -1)), 1)
        cos, sin = self.rope()
        for i, block in enumerate(self.blocks):
            x = block(x, (cos[i], sin[i]), 1, None)
        return self.norm(x)[:, -self.latents :]


class Decoder(nn.Module):
    def __init__(self, width, depth, heads, side, latents, channels, classes):
        super().__init__()
        self.count = side * side
        self.mask_token = nn.Parameter(torch.randn(1, 1, width) * 0.02)
        self.first = nn.Parameter(torch.zeros(1, 1, width)) if classes else None
        self.token_places = nn.Parameter(torch.randn(1, latents, width) * 0.02)
        self.widen = nn.Linear(channels, width)
        self.rope = Rope(depth, heads, width, side)
        self.blocks = nn.ModuleList(Block(width, heads, channels) for _ in range(depth))
        self.norm = nn.LayerNorm(width, 1e-6, elementwise_affine=False)
        self.modulation = nn.Linear(channels, 2 * width)

    def forward(self, z):
        n, before = len(z), 0 if self.first is None else 1
        parts = [self.mask_token.expand(n, self.count, -1), self.widen(z) + self.token_places]
        if before:
            parts.insert(0, self.first.expand(n, -1, -1))
        x = torch.cat(parts, 1)
        cos, sin = self.rope()
        for i, block in enumerate(self.blocks):
            x = block(x, (cos[i], sin[i]), before, z)
        x = modulate(self.norm(x), *self.modulation(F.silu(z)).chunk(2, -1))
        return x[:, before : before + self.count]


class MaeTok(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder(768, 12, 12, 16, 128)
        self.narrow = nn.Linear(768, 32)
        self.decoder = Decoder(768, 12, 12, 16, 128, 32, False)
        self.to_pixel = nn.Linear(768, 768)
        self.hog = Decoder(192, 3, 3, 16, 128, 32, True)
        self.to_hog = nn.Linear(192, 108)

    def encode(self, x, mask=None):
        return self.narrow(self.encoder(x, mask))

    def pixels(self, features):
        y = self.to_pixel(features).view(-1, 16, 16, 16, 16, 3)
        return y.permute(0, 5, 1, 3, 2, 4).reshape(-1, 3, 256, 256)

    def decode(self, z):
        return self.pixels(self.decoder(z))

    def forward(self, x):
        return self.decode(self.encode(x))


class Lpips(nn.Module):
    """The distance of VGG16's features, half of the differences left out at random."""

    def __init__(self):
        super().__init__()
        before, stages = 3, []
        for i, (width, layers) in enumerate(((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))):
            stage = [nn.MaxPool2d(2)] if i else []
            for _ in range(layers):
                stage += [nn.Conv2d(before, width, 3, padding=1), nn.ReLU()]
                before = width
            stages.append(nn.Sequential(*stage))
        self.stages = nn.ModuleList(stages)
        self.weights = nn.ModuleList(nn.Conv2d(w, 1, 1, bias=False) for w in (64, 128, 256, 512, 512))
        self.register_buffer("shift", torch.tensor([-0.030, -0.088, -0.188]).view(1, 3, 1, 1))
        self.register_buffer("scale", torch.tensor([0.458, 0.448, 0.450]).view(1, 3, 1, 1))
        self.requires_grad_(False)

    def forward(self, first, second):
        x, y = (first - self.shift) / self.scale, (second - self.shift) / self.scale
        total = 0
        for stage, weights in zip(self.stages, self.weights):
            x, y = stage(x), stage(y)
            with torch.autocast(device.split(":")[0], enabled=False):
                difference = (self.unit(x.float()) - self.unit(y.float())).square()
                total = total + weights(F.dropout(difference, 0.5)).mean((1, 2, 3))
        return total.mean()

    @staticmethod
    def unit(x):
        return x / (torch.linalg.vector_norm(x, dim=1, keepdim=True) + 1e-10)


class SpectralConv(nn.Module):
    """A circular convolution whose weight is divided by its largest singular value."""

    def __init__(self, before, after, kernel):
        super().__init__()
        conv = nn.Conv1d(before, after, kernel)
        self.weight, self.bias, self.around = conv.weight, conv.bias, kernel // 2
        self.u, self.v = F.normalize(torch.randn(after, device=device), dim=0), None

    def forward(self, x):
        with torch.autocast(device.split(":")[0], enabled=False):
            weight = self.weight / self.u.dot(self.weight.flatten(1).mv(self.v))
        if self.around:
            x = F.pad(x, (self.around, self.around), mode="circular")
        return F.conv1d(x, weight, self.bias)


@torch.no_grad()
def iterated(weights, vectors):
    """One power iteration for each weight; new vectors, since backward passes still need the old ones."""
    found = []
    for weight, u in zip(weights, vectors):
        matrix = weight.flatten(1)
        v = F.normalize(matrix.t().mv(u), dim=0)
        found.append((F.normalize(matrix.mv(v), dim=0), v))
    return found


class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return (self.inner(x) + x) * 0.5**0.5


class Judge(nn.Module):
    """Heads at five depths of a frozen ViT-S/16."""

    def __init__(self, width=384, depth=12, heads=6):
        super().__init__()
        self.patches = nn.Conv2d(3, width, 16, 16)
        self.first = nn.Parameter(torch.zeros(1, 1, width))
        self.places = nn.Parameter(torch.randn(1, 197, width) * 0.02)
        self.blocks = nn.ModuleList(PlainBlock(width, heads) for _ in range(depth))
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.register_buffer("deviation", torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1))
        self.requires_grad_(False)
        self.heads = nn.ModuleList(self.head(width) for _ in range(5))

    @staticmethod
    def head(width):
        def part(kernel):
            return nn.Sequential(SpectralConv(width, width, kernel), nn.BatchNorm1d(width, 1e-6), nn.LeakyReLU(0.2))

        return nn.Sequential(part(1), Residual(part(9)), SpectralConv(width, 1, 1))

    def forward(self, images):
        x = self.patches((images * 0.5 + 0.5 - self.mean) / self.deviation).flatten(2).transpose(1, 2)
        x = torch.cat((self.first.expand(len(x), -1, -1), x), 1) + self.places
        read = [x]
        for i, block in enumerate(self.blocks):
            x = block(x)
            if i in (2, 5, 8, 11):
                read.append(x)
        read = ((y[:, 1:] + y[:, :1]).float().transpose(1, 2) for y in read)
        return torch.cat([head(y).flatten(1) for head, y in zip(self.heads, read)], 1).float()


class PlainBlock(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-6), nn.LayerNorm(width, 1e-6)
        self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.fc1, self.fc2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        n, l, w = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(n, l, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        x = x + self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(n, l, w))
        return x + self.fc2(F.gelu(self.fc1(self.norm2(x)), approximate="tanh"))


class SitBlock(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width, 1e-6, elementwise_affine=False)
        self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.fc1, self.fc2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.modulation = nn.Linear(width, 6 * width)

    def attend(self, x):
        n, l, w = x.shape
        q, k, v = self.qkv(x).view(n, l, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(n, l, w))

    def forward(self, x, condition):
        shift1, scale1, gate1, shift2, scale2, gate2 = self.modulation(F.silu(condition))[:, None].chunk(6, -1)
        x = x + gate1 * self.attend(self.norm(x) * (1 + scale1) + shift1)
        y = self.fc1(self.norm(x) * (1 + scale2) + shift2)
        return x + gate2 * self.fc2(F.gelu(y, approximate="tanh"))


class Patches(nn.Module):
    """Patches of 2 x 2 as tokens."""

    def __init__(self, width):
        super().__init__()
        self.proj = nn.Conv2d(4, width, 2, 2)

    @property
    def weight(self):
        return self.proj.weight

    def forward(self, x):
        return self.proj(x).flatten(2).transpose(1, 2)


class Sit(nn.Module):
    """SiT-XL on 128 tokens of 32 channels, or on maps of 64 x 64 with 4 channels, which are 1,024 tokens."""

    def __init__(self, maps=False, width=1152, depth=28, heads=16):
        super().__init__()
        self.maps = maps
        self.embed = Patches(width) if maps else nn.Linear(32, width)
        self.places = nn.Parameter(torch.randn(1, 1024 if maps else 128, width), False)
        self.time = nn.Sequential(nn.Linear(256, width), nn.SiLU(), nn.Linear(width, width))
        self.label = nn.Embedding(1001, width)
        self.blocks = nn.ModuleList(SitBlock(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width, 1e-6, elementwise_affine=False)
        self.modulation, self.last = nn.Linear(width, 2 * width), nn.Linear(width, 32)  # maps: 2 x 2 x 8
        self.register_buffer("rates", torch.exp(-torch.arange(128) / 128 * 9.210340371976184))

    def forward(self, x, t, y):
        turn = t[:, None].float() * self.rates.float()
        waves = torch.cat((turn.cos(), turn.sin()), -1).to(self.embed.weight.dtype)
        condition = self.time(waves) + self.label(y)
        x = self.embed(x) + self.places
        for block in self.blocks:
            x = block(x, condition)
        shift, scale = self.modulation(F.silu(condition))[:, None].chunk(2, -1)
        x = self.last(self.norm(x) * (1 + scale) + shift)
        if not self.maps:
            return x
        x = x.view(-1, 32, 32, 2, 2, 8).permute(0, 5, 1, 3, 2, 4).reshape(-1, 8, 64, 64)
        return x[:, :4]


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
