"""Writes the safetensors and NumPy fixtures of this folder: python make_safetensors.py

Needs torch, numpy and safetensors; the tests compare with the very bytes of these files.
"""

import json
import pathlib

import numpy as np
import torch
from safetensors.torch import save_file

HERE = pathlib.Path(__file__).parent

DTYPES = [
    torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int8, torch.uint8,
    torch.int16, torch.int32, torch.int64, torch.bool, torch.float8_e4m3fn, torch.float8_e5m2,
]


def ramp(dtype, count):
    """0, 1, 2, ... as far as every type holds them exactly; booleans alternate."""
    if dtype == torch.bool:
        return torch.arange(count) % 2 == 1
    return torch.arange(count, dtype=torch.float32).to(dtype)


def all_dtypes():
    """Every dtype as 2 x 3, and odd names, an empty tensor and a scalar."""
    tensors = {f"b.{str(d).removeprefix('torch.')}": ramp(d, 6).reshape(2, 3) for d in DTYPES}
    tensors["a.scalar"] = torch.tensor(-1.5)
    tensors["a.empty"] = torch.zeros(0, 4)
    tensors["a.three"] = ramp(torch.uint8, 3)
    tensors["z \"quoted\" \\ back\tslash"] = ramp(torch.int64, 1)
    tensors["ünïcode.名前.\U0001f600"] = ramp(torch.float32, 2)
    tensors["\uffee.before.emoji"] = ramp(torch.float32, 2)
    return tensors


save_file(all_dtypes(), HERE / "all_dtypes.safetensors", metadata={"format": "pt"})
save_file({"only": ramp(torch.float32, 4)}, HERE / "small.safetensors")

sharded = HERE / "sharded"
sharded.mkdir(exist_ok=True)
save_file({"a": ramp(torch.float32, 3)}, sharded / "model-00001-of-00002.safetensors")
save_file({"b": ramp(torch.int64, 2)}, sharded / "model-00002-of-00002.safetensors")
(sharded / "model.safetensors.index.json").write_text(
    json.dumps(
        {
            "metadata": {"total_size": 28},
            "weight_map": {
                "a": "model-00001-of-00002.safetensors",
                "b": "model-00002-of-00002.safetensors",
            },
        },
        indent=2,
    )
)

arrays = {
    "mu": np.arange(4, dtype=np.float64) / 2,
    "arr_0": np.arange(24, dtype=np.uint8).reshape(2, 2, 2, 3),
    "fortran": np.asfortranarray(np.arange(6, dtype=np.float32).reshape(2, 3)),
    "big_endian": np.arange(3, dtype=">i4"),
    "labels": np.arange(3, dtype=np.int64),
    "flag": np.array(True),
    "half": np.arange(3, dtype=np.float16),
    "none": np.zeros((0, 5), dtype=np.int16),
}
np.savez(HERE / "arrays.npz", **arrays)
np.savez_compressed(HERE / "compressed.npz", path=np.array("a/b.png"), **arrays)
np.save(HERE / "array.npy", np.arange(6, dtype=np.float32).reshape(2, 3))
