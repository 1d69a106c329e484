"""Writes analysis.safetensors: what scikit-learn 1.9, scipy and umap-learn 0.5 find in 600 handwritten digits of scikit-learn's own
data set (8 x 8 pixels of 0 to 16; UCI Optical Recognition of Handwritten Digits, CC BY 4.0).

Usage: python make_fixtures.py
"""
import json
import pathlib
import struct

import numpy as np
import umap
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.manifold import TSNE, trustworthiness
from sklearn.metrics import log_loss
from sklearn.mixture import GaussianMixture

HERE = pathlib.Path(__file__).parent
N, TRAIN, K = 600, 400, 10
DTYPES = {"float32": "F32", "float64": "F64", "int64": "I64", "uint8": "U8"}


def write(file, arrays):
    header, at, blob = {}, 0, b""
    for name, array in arrays.items():
        array = np.ascontiguousarray(array)
        raw = array.tobytes()
        header[name] = {"dtype": DTYPES[str(array.dtype)], "shape": list(array.shape), "data_offsets": [at, at + len(raw)]}
        at, blob = at + len(raw), blob + raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    file.write_bytes(struct.pack("<Q", len(text)) + text + blob)


def mixture(z, kind):
    model = GaussianMixture(4, covariance_type=kind, tol=0, max_iter=15, reg_covar=1e-3, weights_init=[0.25] * 4,
                            means_init=z[:4], precisions_init=np.ones((4, 5)) if kind == "diag" else [np.eye(5)] * 4)
    model.fit(z)
    yield "weights", model.weights_
    yield "means", model.means_
    yield "covariances", model.covariances_
    yield "score", np.array([model.score(z), model.bic(z)])


def canonical(labels):
    names = {}
    return np.array([names.setdefault(label, len(names)) for label in labels], dtype=np.int64)


if __name__ == "__main__":
    digits = load_digits()
    x, y = digits.data[:N], digits.target[:N].astype(np.int64)
    out = {"digits": x.astype(np.uint8), "labels": y}
    pca = PCA().fit(x)
    out |= {"pca.variances": pca.explained_variance_, "pca.components": pca.components_[:5]}
    means = KMeans(K, init=x[:K], n_init=1).fit(x)
    out |= {"kmeans.centers": means.cluster_centers_, "kmeans.inertia": np.array([means.inertia_, means.n_iter_])}
    z = pca.transform(x)[:, :5].astype(np.float32).astype(np.float64)
    z = ((z - z.mean(0)) / z.std(0, ddof=1)).astype(np.float32)
    out["mixture.rows"] = z
    for kind in ("diag", "full"):
        out |= {f"mixture.{kind}.{name}": value for name, value in mixture(z.astype(np.float64), kind)}
    penalty = 1e-2
    probe = LogisticRegression(C=1 / (penalty * TRAIN), tol=1e-10, max_iter=10000).fit(x[:TRAIN] / 16, y[:TRAIN])
    held = x[TRAIN:] / 16
    out |= {"probe.weight": probe.coef_, "probe.held": np.array([
        probe.score(held, y[TRAIN:]), log_loss(y[TRAIN:], probe.predict_proba(held))])}
    plane = pca.transform(x)[:, :2]
    tsne = TSNE(random_state=0).fit_transform(x)
    out |= {"plane": plane, "trust": np.array([trustworthiness(x, plane, n_neighbors=k) for k in (5, 12)]),
            "tsne.trust": np.array([trustworthiness(x, tsne, n_neighbors=k) for k in (5, 12)])}
    maps = [umap.UMAP(random_state=seed, n_jobs=1, init="pca").fit(x) for seed in range(3)]
    out |= {"umap.trust": np.array([[trustworthiness(x, m.embedding_, n_neighbors=k) for k in (5, 12)] for m in maps]),
            "umap.graph": np.array([maps[0].graph_.nnz, maps[0].graph_.sum()], dtype=np.float64)}
    few = x[:60] + 1e-3 * np.random.default_rng(0).random((60, 64))  # no two distances are equal
    out["few"] = few
    for method in ("ward", "average", "complete"):
        tree = linkage(few, method)
        out[f"tree.{method}"] = tree[:, 2]
        for clusters in (2, 4, 10):
            out[f"cut.{method}.{clusters}"] = canonical(fcluster(tree, clusters, "maxclust"))
    write(HERE / "analysis.safetensors", out)
    print({k: v for k, v in out.items() if v.size < 7})
