"""Writes this folder's reference results with PIL and torchvision.

transforms.txt  one case a line: operation, arguments, then the result's size, CRC-32 and first bytes.
                The input of every case is pattern(width, height), which the tests compute themselves.
photo.jpg       one of the photo tiles (see their README), the input of the photo cases.
crops.txt       RandomResizedCrop's window as a function of its uniform draws.
images/         small files in many formats; images/NAME.rgb is PIL's convert("RGB") of NAME, packed bytes after a
                line "width height". Files without an .rgb cannot be decoded.

Made with Pillow 12.3.0 (libjpeg-turbo) and torchvision 0.28.0: python make_fixtures.py
"""

import io
import math
import os
import random
import struct
import zlib

import numpy as np
import torch
from PIL import Image

# Only transforms on PIL images are used: a torchvision whose compiled operators do not fit the torch build will do.
_register = torch.library.register_fake
torch.library.register_fake = lambda name, *a, **k: (
    (lambda f: f) if name.startswith("torchvision::") else _register(name, *a, **k)
)
from torchvision import transforms as T
from torchvision.transforms import functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
FILTERS = {"BOX": Image.BOX, "BILINEAR": Image.BILINEAR, "BICUBIC": Image.BICUBIC, "LANCZOS": Image.LANCZOS}


def pattern(w, h):
    """Smooth ramps, a hard checkerboard and arithmetic noise, so that filters overshoot and rounding matters."""
    x, y, c = np.meshgrid(np.arange(w), np.arange(h), np.arange(3), indexing="xy")
    noise = (x * x * 31 + y * y * 17 + x * y * 7 + c * 101) % 256
    ramp = (x * 3 + y * 5 + c * 40) % 256
    check = 255 * ((x // 5 + y // 3 + c) % 2)
    pick = (x // 16 + y // 16) % 3
    return Image.fromarray(np.choose(pick, [noise, ramp, check]).astype(np.uint8), "RGB")


def line(name, args, result):
    a = np.asarray(result)
    head = " ".join(str(v) for v in a.reshape(-1)[:6])
    return f"{name} {' '.join(str(v) for v in args)} = {result.size[0]} {result.size[1]} {zlib.crc32(a.tobytes()):08x} {head}"


def adm_resize(image, side):
    """The resize of the guided-diffusion crops: halve with BOX while that leaves enough, then BICUBIC."""
    while min(*image.size) >= 2 * side:
        image = image.resize(tuple(v // 2 for v in image.size), resample=Image.BOX)
    scale = side / min(*image.size)
    return image.resize(tuple(round(v * scale) for v in image.size), resample=Image.BICUBIC)


def adm_center(image, size):
    image = adm_resize(image, size)
    left, top = (image.size[0] - size) // 2, (image.size[1] - size) // 2
    return image.crop((left, top, left + size, top + size))


def transforms():
    out = []
    rng = random.Random(7)
    sizes = [(1, 1), (1, 9), (17, 1), (7, 5), (33, 20), (64, 64), (101, 37), (250, 180)]
    for w, h in sizes:
        targets = [(w, h), (1, 1), (w, max(1, h // 2)), (max(1, w // 3), h), (2 * w, 3 * h)]
        targets += [(rng.randint(1, 130), rng.randint(1, 130)) for _ in range(3)]
        for tw, th in targets:
            for name, f in FILTERS.items():
                out.append(line("resize", (w, h, tw, th, name), pattern(w, h).resize((tw, th), f)))
    for w, h in [(1, 1), (5, 9), (64, 64), (100, 75), (75, 100), (333, 127), (500, 375), (129, 257)]:
        for size in (8, 31, 32, 64):
            out.append(line("adm_center", (w, h, size), adm_center(pattern(w, h), size)))
            for name in ("BILINEAR", "BICUBIC"):
                op = T.Compose([T.Resize(size, F._interpolation_modes_from_int(int(FILTERS[name]))), T.CenterCrop(size)])
                out.append(line("resize_center", (w, h, size, name), op(pattern(w, h))))
            out.append(line("center", (w, h, size), T.CenterCrop(size)(pattern(w, h))))
            out.append(line("center_wide", (w, h, size, size + 9), T.CenterCrop((size, size + 9))(pattern(w, h))))
        for _ in range(3):
            side = rng.randint(32, 40)
            image = adm_resize(pattern(w, h), side)
            left, top = rng.randrange(image.size[0] - 31), rng.randrange(image.size[1] - 31)
            out.append(line("adm_crop", (w, h, 32, side, left, top), image.crop((left, top, left + 32, top + 32))))
        for _ in range(3):
            cw, ch = rng.randint(1, w), rng.randint(1, h)
            left, top = rng.randint(0, w - cw), rng.randint(0, h - ch)
            result = F.resized_crop(pattern(w, h), top, left, ch, cw, [24, 24], F.InterpolationMode.BILINEAR)
            out.append(line("resized_crop", (w, h, left, top, cw, ch, 24), result))
        out.append(line("flip", (w, h), F.hflip(pattern(w, h))))
    photo = Image.open(os.path.join(HERE, "photo.jpg")).convert("RGB")
    out.append(line("photo", (64,), adm_center(photo, 64)))
    out.append(line("photo", (100,), adm_center(photo, 100)))
    write("transforms.txt", out)
    floats = T.Normalize([0.5], [0.5])(T.ToTensor()(Image.fromarray(np.arange(256, dtype=np.uint8)[None, :], "L")))
    floats.numpy().reshape(-1).astype(">f4").tofile(os.path.join(HERE, "normalized.f32"))


def crops():
    """The draws are recorded from torch and the windows from RandomResizedCrop.get_params itself."""
    out = []
    uniform = torch.Tensor.uniform_
    for seed in range(60):
        torch.manual_seed(seed)
        w, h = [(500, 375), (64, 64), (300, 40), (40, 300), (9, 7)][seed % 5]
        scale, ratio = [((0.08, 1.0), (3 / 4, 4 / 3)), ((0.5, 1.0), (1.0, 1.0)), ((0.9, 1.0), (0.5, 0.6))][seed % 3]
        drawn = []
        torch.Tensor.uniform_ = lambda t, a, b: (uniform(t, a, b), drawn.append(t.item()))[0]
        i, j, ch, cw = T.RandomResizedCrop.get_params(pattern(w, h), list(scale), list(ratio))
        torch.Tensor.uniform_ = uniform
        draws = " ".join(float.hex(v) for v in drawn)
        out.append(f"{w} {h} {scale[0]} {scale[1]} {ratio[0]!r} {ratio[1]!r} = {cw} {ch} {j} {i} : {draws}")
    write("crops.txt", out)


def png(width, height, depth, color, rows, extra=b"", interlace=0):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def encode(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, **options)
    return buffer.getvalue()


def images():
    rgb = pattern(37, 29)
    soft = adm_resize(pattern(150, 120), 48)
    gray, rgba = rgb.convert("L"), rgb.copy()
    rgba.putalpha(gray)
    files = {}
    for name, sub in (("444", 0), ("422", 1), ("420", 2)):
        files[f"color{name}.jpg"] = encode(soft, format="JPEG", quality=90, subsampling=sub)
    files["progressive.jpg"] = encode(soft, format="JPEG", quality=85, progressive=True)
    files["gray.jpg"] = encode(soft.convert("L"), format="JPEG", quality=90)
    files["one.jpg"] = encode(pattern(1, 1), format="JPEG")
    cmyk = encode(soft.convert("CMYK"), format="JPEG", quality=95)
    files["cmyk.jpg"] = cmyk
    adobe = cmyk.index(b"Adobe")
    files["ycck.jpg"] = cmyk[: adobe + 11] + b"\x02" + cmyk[adobe + 12 :]
    files["rgbstored.jpg"] = encode(soft, format="JPEG", quality=95, keep_rgb=True)
    plain = files["color444.jpg"]
    files["nojfif.jpg"] = plain[:2] + plain[20:]
    exif = Image.Exif()
    exif[0x0112] = 6
    files["rotated.jpg"] = encode(soft, format="JPEG", quality=90, exif=exif)
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    files["profile.jpg"] = encode(soft, format="JPEG", quality=90, icc_profile=lab)
    files["noend.jpg"] = files["color420.jpg"][:-2]
    files["garbage_after.jpg"] = files["color420.jpg"] + b"\x00garbage\xff\xff"
    files["truncated.jpg"] = files["color420.jpg"][: len(files["color420.jpg"]) * 2 // 3]
    files["header_only.jpg"] = files["color420.jpg"][:100]

    files["rgb.png"] = encode(rgb, format="PNG")
    files["rgba.png"] = encode(rgba, format="PNG")
    files["gray.png"] = encode(gray, format="PNG")
    files["grayalpha.png"] = encode(rgba.convert("LA"), format="PNG")
    files["palette.png"] = encode(rgb.quantize(19), format="PNG")
    files["palette_alpha.png"] = encode(rgb.quantize(7), format="PNG", transparency=bytes([0, 128, 255]))
    files["bilevel.png"] = encode(gray.convert("1"), format="PNG")
    files["one.png"] = encode(pattern(1, 1), format="PNG")
    gray16 = np.arange(20 * 16, dtype=">u2").reshape(16, 20) * 3
    files["gray16.png"] = png(20, 16, 16, 0, b"".join(b"\0" + r.tobytes() for r in gray16))
    color16 = ((np.arange(20 * 16 * 3) * 331) % 65536).astype(">u2").reshape(16, 60)
    files["rgb16.png"] = png(20, 16, 16, 2, b"".join(b"\0" + r.tobytes() for r in color16))
    rgba16 = ((np.arange(20 * 16 * 4) * 331) % 65536).astype(">u2").reshape(16, 80)
    files["rgba16.png"] = png(20, 16, 16, 6, b"".join(b"\0" + r.tobytes() for r in rgba16))
    la16 = ((np.arange(20 * 16 * 2) * 331) % 65536).astype(">u2").reshape(16, 40)
    files["grayalpha16.png"] = png(20, 16, 16, 4, b"".join(b"\0" + r.tobytes() for r in la16))
    nibbles = np.arange(16 * 8, dtype=np.uint8).reshape(8, 16) * 29
    files["gray4.png"] = png(32, 8, 4, 0, b"".join(b"\0" + r.tobytes() for r in nibbles))
    files["gray2.png"] = png(64, 8, 2, 0, b"".join(b"\0" + r.tobytes() for r in nibbles))
    rows = np.asarray(rgb)
    body = b"".join(b"\0" + r.tobytes() for r in rows)
    files["keyed.png"] = png(37, 29, 8, 2, body, chunk(b"tRNS", struct.pack(">HHH", *rows[0, 0])))
    files["gamma.png"] = png(37, 29, 8, 2, body, chunk(b"gAMA", struct.pack(">I", 100000)))
    grays = b"".join(b"\0" + r.tobytes() for r in np.asarray(gray))
    files["graykeyed.png"] = png(37, 29, 8, 0, grays, chunk(b"tRNS", struct.pack(">H", 30)))
    files["truncated.png"] = files["rgb.png"][:-300]
    damaged = bytearray(files["rgb.png"])
    damaged[len(damaged) // 2] ^= 0x10
    files["damaged.png"] = bytes(damaged)
    files["short_rows.png"] = png(37, 29, 8, 2, body[: len(body) // 2])
    files["huge.png"] = png(20000, 20000, 8, 2, b"\0" * 100)
    files["text.png"] = b"this is a text file, whatever its name says\n"
    files["empty.png"] = b""

    files["rgb.bmp"] = encode(rgb, format="BMP")
    files["palette.bmp"] = encode(rgb.quantize(30), format="BMP")
    files["first.gif"] = encode(rgb.quantize(30), format="GIF", save_all=True, append_images=[rgb.rotate(180).quantize(30)])
    files["rgb.tif"] = encode(rgb, format="TIFF")
    files["lzw.tif"] = encode(rgb, format="TIFF", compression="tiff_lzw")
    files["rgb.ppm"] = encode(rgb, format="PPM")
    files["gray.pgm"] = encode(gray, format="PPM")
    files["lossless.webp"] = encode(rgb, format="WEBP", lossless=True)
    files["alpha.webp"] = encode(rgba, format="WEBP", lossless=True, exact=True)
    x, y = np.meshgrid(np.linspace(0, 3, 48), np.linspace(0, 2, 40))
    waves = np.stack([127 + 90 * np.sin(x + y), 127 + 90 * np.cos(x * y), 60 + 40 * x], -1).astype(np.uint8)
    files["lossy.webp"] = encode(Image.fromarray(waves, "RGB"), format="WEBP", quality=90)
    files["truncated.webp"] = files["lossless.webp"][:-200]

    bad = ("truncated", "header_only", "damaged", "short_rows", "huge", "text", "empty")
    os.makedirs(os.path.join(HERE, "images"), exist_ok=True)
    for name, data in files.items():
        with open(os.path.join(HERE, "images", name), "wb") as f:
            f.write(data)
        if name.split(".")[0] in bad:
            continue
        try:
            result = Image.open(io.BytesIO(data)).convert("RGB")
        except OSError as e:
            print(name, "is refused by PIL:", e)
            continue
        with open(os.path.join(HERE, "images", name + ".rgb"), "wb") as f:
            f.write(b"%d %d\n" % result.size + result.tobytes())


def write(name, lines):
    with open(os.path.join(HERE, name), "w") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    transforms()
    crops()
    images()
