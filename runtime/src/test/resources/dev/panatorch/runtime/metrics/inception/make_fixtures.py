"""Writes inception.safetensors: what PyTorch makes of the FID's Inception network with weights that follow a rule, which
InceptionTest.java repeats, and of the three resize rules.

Weights: names in byte order, the i-th filled with s(n) = sin(0.37 n + 1.3 i + 0.001 n^1.5), n the flat index, in
float64, cast to float32: kernels and fc.weight 2 / sqrt(fan in) * s; bn.weight and bn.running_var 1 + 0.1 s; all
others 0.1 s. The network below is written from its description (blocks and branches as lists), not from a library.

Usage: python make_fixtures.py
"""
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
torch.set_num_threads(1)


def a(n, pool):
    return [[("branch1x1", n, 64, 1, 1)], [("branch5x5_1", n, 48, 1, 1), ("branch5x5_2", 48, 64, 5, 5)],
            [("branch3x3dbl_1", n, 64, 1, 1), ("branch3x3dbl_2", 64, 96, 3, 3), ("branch3x3dbl_3", 96, 96, 3, 3)],
            ["avg", ("branch_pool", n, pool, 1, 1)]]


def c(m):
    return [[("branch1x1", 768, 192, 1, 1)],
            [("branch7x7_1", 768, m, 1, 1), ("branch7x7_2", m, m, 1, 7), ("branch7x7_3", m, 192, 7, 1)],
            [("branch7x7dbl_1", 768, m, 1, 1), ("branch7x7dbl_2", m, m, 7, 1), ("branch7x7dbl_3", m, m, 1, 7),
             ("branch7x7dbl_4", m, m, 7, 1), ("branch7x7dbl_5", m, 192, 1, 7)],
            ["avg", ("branch_pool", 768, 192, 1, 1)]]


def e(n, pool):
    return [[("branch1x1", n, 320, 1, 1)],
            [("branch3x3_1", n, 384, 1, 1), [("branch3x3_2a", 384, 384, 1, 3), ("branch3x3_2b", 384, 384, 3, 1)]],
            [("branch3x3dbl_1", n, 448, 1, 1), ("branch3x3dbl_2", 448, 384, 3, 3),
             [("branch3x3dbl_3a", 384, 384, 1, 3), ("branch3x3dbl_3b", 384, 384, 3, 1)]],
            [pool, ("branch_pool", n, 192, 1, 1)]]


B = [[("branch3x3", 288, 384, "s2")],
     [("branch3x3dbl_1", 288, 64, 1, 1), ("branch3x3dbl_2", 64, 96, 3, 3), ("branch3x3dbl_3", 96, 96, "s2")],
     ["half"]]
D = [[("branch3x3_1", 768, 192, 1, 1), ("branch3x3_2", 192, 320, "s2")],
     [("branch7x7x3_1", 768, 192, 1, 1), ("branch7x7x3_2", 192, 192, 1, 7), ("branch7x7x3_3", 192, 192, 7, 1),
      ("branch7x7x3_4", 192, 192, "s2")], ["half"]]
STEM = [("Conv2d_1a_3x3", 3, 32, "s2"), ("Conv2d_2a_3x3", 32, 32, "p0"), ("Conv2d_2b_3x3", 32, 64, 3, 3), "half",
        ("Conv2d_3b_1x1", 64, 80, 1, 1), ("Conv2d_4a_3x3", 80, 192, "p0"), "half"]
BLOCKS = {"Mixed_5b": a(192, 32), "Mixed_5c": a(256, 64), "Mixed_5d": a(288, 64), "Mixed_6a": B, "Mixed_6b": c(128),
          "Mixed_6c": c(160), "Mixed_6d": c(160), "Mixed_6e": c(192), "Mixed_7a": D, "Mixed_7b": e(1280, "avg"),
          "Mixed_7c": e(2048, "max")}
POOLS = {"avg": lambda x: F.avg_pool2d(x, 3, 1, 1, count_include_pad=False), "max": lambda x: F.max_pool2d(x, 3, 1, 1),
         "half": lambda x: F.max_pool2d(x, 3, 2)}


def units(layers, prefix):
    for layer in layers:
        if isinstance(layer, tuple):
            yield prefix + layer[0], layer
        elif isinstance(layer, list):
            yield from units(layer, prefix)


def shapes():
    for name, unit in [*units(STEM, ""), *(u for b, branches in BLOCKS.items() for u in units(branches, b + "."))]:
        kernel = (3, 3) if isinstance(unit[3], str) else unit[3:]
        yield name + ".conv.weight", (unit[2], unit[1], *kernel)
        for part in ("weight", "bias", "running_mean", "running_var"):
            yield f"{name}.bn.{part}", (unit[2],)
    yield "fc.weight", (1008, 2048)
    yield "fc.bias", (1008,)


def fill():
    weights = {}
    for i, (name, shape) in enumerate(sorted(shapes())):
        n = np.arange(np.prod(shape), dtype=np.float64)
        s = np.sin(0.37 * n + 1.3 * i + 0.001 * n ** 1.5)
        if name.endswith("conv.weight") or name == "fc.weight":
            s *= 2 / np.sqrt(np.prod(shape[1:]))
        else:
            s = s * 0.1 + (1 if name.endswith(("bn.weight", "running_var")) else 0)
        weights[name] = torch.from_numpy(s.astype(np.float32).reshape(shape))
    return weights


def run(layer, x, w, prefix):
    if isinstance(layer, str):
        return POOLS[layer](x)
    if isinstance(layer, list):
        return torch.cat([run(part, x, w, prefix) for part in layer], 1)
    name, kind = prefix + layer[0], layer[3]
    stride, padding = (2 if kind == "s2" else 1), (0 if isinstance(kind, str) else (layer[3] // 2, layer[4] // 2))
    x = F.conv2d(x, w[name + ".conv.weight"], None, stride, padding)
    bn = [w[f"{name}.bn.{part}"] for part in ("running_mean", "running_var", "weight", "bias")]
    return F.relu(F.batch_norm(x, *bn, False, 0.1, 1e-3))


def forward(x, w):
    for layer in STEM:
        x = run(layer, x, w, "")
    for block, branches in BLOCKS.items():
        outs = []
        for branch in branches:
            y = x
            for layer in branch:
                y = run(layer, y, w, block + ".")
            outs.append(y)
        x = torch.cat(outs, 1)
        if block == "Mixed_6d":
            spatial = outs[0][:, :7].permute(0, 2, 3, 1).flatten(1)
    pooled = x.mean((2, 3))
    return pooled, spatial, pooled @ w["fc.weight"].T


def tf1(x, size):
    """TensorFlow 1's ResizeBilinear with align_corners=False, in float32 as its kernel has it."""
    def weights(n):
        at = np.arange(size, dtype=np.float32) * np.float32(np.float32(n) / np.float32(size))
        low = np.floor(at).astype(np.int64)
        return low, np.minimum(low + 1, n - 1), (at - low).astype(np.float32)
    (y0, y1, yw), (x0, x1, xw) = weights(x.shape[2]), weights(x.shape[3])
    yw = yw[:, None]
    top = x[:, :, y0][..., x0] + (x[:, :, y0][..., x1] - x[:, :, y0][..., x0]) * xw
    bottom = x[:, :, y1][..., x0] + (x[:, :, y1][..., x1] - x[:, :, y1][..., x0]) * xw
    return top + (bottom - top) * yw


def images(n, h, w):
    i = np.arange(n * 3 * h * w, dtype=np.int64)
    return ((i * 2654435761 + 12345 >> 7) % 256).astype(np.uint8).reshape(n, 3, h, w)


def inputs(x, size):
    f = torch.from_numpy(x.astype(np.float32))
    options = dict(size=(size, size), mode="bilinear", align_corners=False)
    yield "tf1", torch.from_numpy((tf1(x.astype(np.float32), size) - 128) / 128)
    yield "antialias", (F.interpolate(f, **options, antialias=True) - 128) / 128
    yield "half-pixel", 2 * F.interpolate(f / 255, **options) - 1


if __name__ == "__main__":
    results, w = {}, fill()
    n = np.arange(2 * 3 * 91 * 107, dtype=np.float64)
    x = torch.from_numpy(np.sin(0.011 * n).astype(np.float32).reshape(2, 3, 91, 107))
    for name, value in zip(("pooled", "spatial", "logits"), forward(x, w)):
        results["small." + name] = value
    for h, wd in ((9, 13), (47, 31)):
        for rule, value in inputs(images(1, h, wd), 29):
            results[f"{rule}.{h}x{wd}"] = value
    for rule, value in inputs(images(1, 64, 64), 299):
        pooled, _, logits = forward(value, w)
        results[f"features.{rule}"] = torch.cat([pooled[0, :64], logits[0, :64]])
    import json
    import struct
    header, at, blob = {}, 0, b""
    for name, value in results.items():
        raw = value.contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [at, at + len(raw)]}
        at, blob = at + len(raw), blob + raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (HERE / "inception.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + blob)
    print({k: (float(v.mean()), float(v.std())) for k, v in results.items()})
