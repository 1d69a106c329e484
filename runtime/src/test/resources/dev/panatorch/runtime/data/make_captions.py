"""A small byte-pair vocabulary in CLIP's format, vocabulary.txt, and what OpenCLIP makes of texts with it, captions.tsv.

    python make_captions.py PATH/open_clip/tokenizer.py
"""

import collections
import gzip
import importlib.util
import pathlib
import sys
import tempfile

import regex

here = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("tokenizer", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)

TEXTS = ["A photo of a cat, the cat's tail and 27 mice!", "They've seen what we'll see: it's 3.14 (or so)...",
         "Straße, naïve café – ÄÖÜ 日本語 𝔘nicode 🙂🙂", "  two\tspaces \n and   lines  ", "don't DON'T o'clock rock'n'roll",
         "x² ½ Ⅷ ٣", "the the theatre theathe a aa aaa aaaa aaaaa", "<b>no tag</b> #1 @you a_b-c", ""]


def pairs(count):
    """The most frequent pairs of the texts, joined one after the other."""
    encoder = module.bytes_to_unicode()
    words = collections.Counter()
    for piece in regex.findall(r"\p{L}+|\p{N}|[^\s\p{L}\p{N}]+", " ".join(TEXTS).lower()):
        symbols = [encoder[b] for b in piece.encode()]
        words[tuple(symbols[:-1]) + (symbols[-1] + "</w>",)] += 1
    found = []
    while len(found) < count:
        counts = collections.Counter()
        for word, n in words.items():
            for pair in zip(word, word[1:]):
                counts[pair] += n
        best = max(counts, key=lambda pair: (counts[pair], pair))
        found.append(best)
        merged = collections.Counter()
        for word, n in words.items():
            joined, i = [], 0
            while i < len(word):
                two = word[i:i + 2] == best
                joined.append("".join(best) if two else word[i])
                i += 2 if two else 1
            merged[tuple(joined)] += n
        words = merged
    return found


lines = ["#version: 0.2"] + [" ".join(pair) for pair in pairs(80)]
(here / "vocabulary.txt").write_text("\n".join(lines) + "\n")
with tempfile.NamedTemporaryFile(suffix=".gz") as file:
    file.write(gzip.compress("\n".join(lines).encode()))
    file.flush()
    tokenizer = module.SimpleTokenizer(bpe_path=file.name)
with open(here / "captions.tsv", "w") as out:
    for text in TEXTS:
        print(text.encode("unicode_escape").decode(), " ".join(map(str, tokenizer.encode(text))), sep="\t", file=out)
