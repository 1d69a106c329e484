"""Writes the PyTorch fixtures of this folder: python make_torch.py

Needs torch. The malicious files would run a harmless 'echo' if anything executed them.
"""

import argparse
import collections
import io
import os
import pathlib
import pickle
import struct
import zipfile

import torch

HERE = pathlib.Path(__file__).parent

DTYPES = [
    torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int8, torch.uint8,
    torch.int16, torch.int32, torch.int64, torch.bool, torch.float8_e4m3fn, torch.float8_e5m2,
]


def ramp(dtype, count):
    if dtype == torch.bool:
        return torch.arange(count) % 2 == 1
    return torch.arange(count, dtype=torch.float32).to(dtype)


def state_dict():
    """Every dtype, scalars, empty tensors, views that share a storage, and strided views."""
    state = collections.OrderedDict()
    for dtype in DTYPES:
        state[f"b.{str(dtype).removeprefix('torch.')}"] = ramp(dtype, 6).reshape(2, 3)
    base = ramp(torch.float32, 24)
    state["scalar"] = torch.tensor(-1.5)
    state["empty"] = torch.zeros(0, 4)
    state["parameter"] = torch.nn.Parameter(base[:3])
    state["shared.tail"] = base[20:]
    state["transposed"] = base[:6].reshape(2, 3).t()
    state["permuted"] = base.reshape(2, 3, 4).permute(2, 0, 1)
    state["stepped"] = base[1::5]
    state["expanded"] = base[3:4].expand(2, 2)
    state["half.transposed"] = base[:6].reshape(2, 3).half().t()
    state["byte.transposed"] = base[:6].reshape(2, 3).byte().t()
    state["double.transposed"] = base[:6].reshape(2, 3).double().t()
    state["column"] = base.reshape(6, 4)[:, :1]
    return state


def training_checkpoint():
    """What a training script saves: model, ema, optimizer and arguments."""
    torch.manual_seed(0)
    layer = torch.nn.Linear(2, 1)
    optimizer = torch.optim.AdamW(layer.parameters(), lr=1e-3)
    layer(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    ema = {f"module.{k}": torch.full_like(v, 0.5) for k, v in layer.state_dict().items()}
    return {
        "model": {f"_orig_mod.module.{k}": v for k, v in layer.state_dict().items()},
        "ema": ema,
        "optimizer": optimizer.state_dict(),
        "epoch": 7,
        "args": argparse.Namespace(
            lr=1e-3, name="tiny", amp=True, out=pathlib.PosixPath("a/b"), dtype=torch.bfloat16,
            device=torch.device("cpu"), none=None, sizes=torch.Size([1, 2]),
        ),
    }


class Evil:
    def __reduce__(self):
        return os.system, ("echo executed",)


class EvilEval:
    def __reduce__(self):
        return eval, ("print('executed')",)


torch.save(state_dict(), HERE / "state.pt")
torch.save(state_dict(), HERE / "legacy.pth", _use_new_zipfile_serialization=False)
torch.save(training_checkpoint(), HERE / "training.pt")
torch.save(training_checkpoint(), HERE / "training_protocol4.bin", pickle_protocol=4)
torch.save({"mean": torch.ones(1, 2), "std": torch.ones(1, 2) * 2}, HERE / "stats.pt")
torch.save({"w": torch.zeros(2, dtype=torch.complex64)}, HERE / "complex.pt")
torch.save(torch.arange(3), HERE / "bare.pt")
torch.save({"w": torch.ones(2), "x": Evil()}, HERE / "evil.pt")
torch.save({"w": torch.ones(2), "x": EvilEval()}, HERE / "evil_protocol4.pt", pickle_protocol=4)
torch.save({"x": Evil()}, HERE / "evil_legacy.pth", _use_new_zipfile_serialization=False)
torch.save(torch.nn.Linear(2, 1), HERE / "module.pt")
torch.jit.save(torch.jit.script(torch.nn.Linear(2, 1)), HERE / "script.pt")
(HERE / "plain.pkl").write_bytes(pickle.dumps({"a": [1.0]}, protocol=2))

buffer = io.BytesIO()
torch.save(state_dict(), buffer)
with zipfile.ZipFile(buffer) as stored, zipfile.ZipFile(
    HERE / "deflated.pt", "w", zipfile.ZIP_DEFLATED
) as packed:
    for name in stored.namelist():
        packed.writestr(zipfile.ZipInfo(name), stored.read(name), zipfile.ZIP_DEFLATED)
with zipfile.ZipFile(HERE / "big_endian.pt", "w") as swapped:
    for name in ["archive/data.pkl", "archive/byteorder"]:
        content = b"big" if name.endswith("order") else pickle.dumps({}, protocol=2)
        swapped.writestr(zipfile.ZipInfo(name), content)

# A tensor that claims to expand four bytes to a petabyte, and lists doubled by memo references.
buffer = io.BytesIO()
torch.save({"w": torch.ones(1).expand(1 << 20, 1 << 28)}, HERE / "expanding.pt")
doubling = b"\x80\x02]q\x00" + b"".join(
    b"]" + b"q" + struct.pack("B", i + 1) + b"(" + (b"h" + struct.pack("B", i)) * 10 + b"e0"
    for i in range(60)
) + b"}X\x01\x00\x00\x00ah\x3cs."
with zipfile.ZipFile(HERE / "doubling.pt", "w") as bomb:
    bomb.writestr(zipfile.ZipInfo("archive/data.pkl"), doubling)
