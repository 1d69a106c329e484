"""Writes files with the keys, shapes and containers of the published weights of Inception, VGG16, AlexNet and LPIPS, random
values, and what the genuine classes make of images with them; and published.tsv beside itself: the files' keys and shapes.

    python make_published.py FOLDER

Needs torch, torchvision, lpips, pytorch-fid and torch-fidelity (or their source folders on PYTHONPATH). PublishedFilesTest
reads FOLDER, 1.1 GB. The LPIPS heads vgg.pth and alex.pth are the published ones, copied from the lpips package.
"""
import math
import pathlib
import shutil
import sys

import lpips
import torch
import torchvision
from pytorch_fid import inception
from safetensors.torch import save_file
from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3

torch.set_num_threads(1)
torch.manual_seed(20151205)
out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
rows, results = [], {}
INCEPTION = "pt_inception-2015-12-05-6726825d.pth"
COUNTED = "inception-counted.pth"


def fill(module):
    """Such that numbers stay of order 1 in all layers."""
    for name, value in module.state_dict().items():
        if name.endswith("num_batches_tracked"):
            value.fill_(7)
        elif name.endswith("running_var"):
            value.uniform_(0.5, 1.5)
        elif value.dim() > 1:
            value.normal_().mul_(math.sqrt(2 / value[0].numel()))
        else:
            value.normal_(1 if ".bn.weight" in name else 0, 0.1)
    return module.eval()


def keep(file, state, zipped=True):
    torch.save(state, out / file, _use_new_zipfile_serialization=zipped)
    list_keys(file, state)


def list_keys(file, state):
    rows.append(file + "\n")
    rows.extend(f"{name}\t{'x'.join(map(str, value.shape))}\n" for name, value in state.items())


@torch.no_grad()
def both(name, run, module):
    """In float32, and in float64 for the scale of rounding."""
    results[name] = run(module, torch.float32)
    results[name + "64"] = run(module.double(), torch.float64)
    module.float()


def at(extractor, dtype):
    extractor.feature_extractor_internal_dtype = dtype
    return extractor


images = torch.randint(0, 256, (3, 3, 80, 72), generator=torch.Generator().manual_seed(1), dtype=torch.uint8)
results["images"] = images

# The converter of torch-fidelity, which the published file came from, writes a plain dict and no counters of batches.
inception.load_state_dict_from_url = lambda *_, **__: fill(
    inception._inception_v3(num_classes=1008, aux_logits=False, weights=None)).state_dict()
network = inception.fid_inception_v3()
state = dict(network.state_dict())
keep(INCEPTION, {name: value for name, value in state.items() if not name.endswith("num_batches_tracked")}, False)
torch.save(network.state_dict(), out / COUNTED)
inception.fid_inception_v3 = lambda: network
both("half-pixel", lambda m, t: m(images.to(t) / 255)[0].flatten(1), inception.InceptionV3().eval())
extractor = FeatureExtractorInceptionV3("own", ["2048", "logits_unbiased"], str(out / INCEPTION))
both("tf1", lambda m, t: torch.cat(at(m, t)(images), 1), extractor)

for model, file, net, head, zipped in (
        ("vgg16", "vgg16-397923af.pth", "vgg", "vgg.pth", False),
        ("alexnet", "alexnet-owt-7be5be79.pth", "alex", "alex.pth", True)):
    whole = fill(getattr(torchvision.models, model)(weights=None))
    keep(file, whole.state_dict(), zipped)
    shutil.copy(pathlib.Path(lpips.__file__).parent / "weights/v0.1" / head, out / head)
    list_keys(head, torch.load(out / head, map_location="cpu"))
    distance = lpips.LPIPS(net=net, pnet_rand=True)
    for part in range(1, 6):
        for index, layer in getattr(distance.net, f"slice{part}").named_children():
            layer.load_state_dict(whole.features[int(index)].state_dict())
    keep(f"lpips-{net}.pth", distance.state_dict())
    floats = images.float() / 127.5 - 1
    both(model, lambda m, t: m(floats.to(t), floats.flip(0).to(t)).flatten(), distance)

save_file({name: value.contiguous() for name, value in results.items()}, out / "reference.safetensors")
(pathlib.Path(__file__).parent / "published.tsv").write_text("".join(rows))
print({name: (value.double().mean().item(), value.double().std().item()) for name, value in results.items()})
