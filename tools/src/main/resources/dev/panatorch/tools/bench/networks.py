"""The networks of models.py in PyTorch: MAETok with its losses' networks, and SiT."""

import os

import torch
import torch.nn.functional as F
from torch import nn

device = os.environ.get("PANATORCH_DEVICE", "cpu")


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
