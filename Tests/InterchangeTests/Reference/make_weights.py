"""Writes the small files of weights beside this script as PyTorch's and ONNX's own libraries do.

Needs: torch, safetensors, onnx, numpy. Run: python make_weights.py
"""

import pathlib

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from safetensors.torch import save_file

FOLDER = pathlib.Path(__file__).parent / "weights"
FOLDER.mkdir(exist_ok=True)

VALUES = [1.5, -2.0, 0.333251953125, 65504.0, -0.0, 6.103515625e-05]


def tensors():
    values = torch.tensor(VALUES, dtype=torch.float64).reshape(2, 3)
    return {
        "single": values.to(torch.float32),
        "half": values.to(torch.float16),
        "brain": values.to(torch.bfloat16),
        "double": values,
        "bytes": torch.tensor([0, 255], dtype=torch.uint8),
        "small": torch.tensor([-128, 127], dtype=torch.int8),
        "short": torch.tensor([-32768, 32767], dtype=torch.int16),
        "int": torch.tensor([[-5]], dtype=torch.int32),
        "bn.num_batches_tracked": torch.tensor(7, dtype=torch.int64),
        "empty": torch.zeros(0, 4),
        'Größe "\\\n😀': torch.ones(1),
    }


def initializers():
    values = numpy.array(VALUES).reshape(2, 3)
    yield numpy_helper.from_array(values.astype(numpy.float32), "raw")
    yield numpy_helper.from_array(values.astype(numpy.float16), "raw half")
    yield numpy_helper.from_array(values, "raw double")
    yield helper.make_tensor("listed", TensorProto.FLOAT, [2, 3], VALUES)
    yield helper.make_tensor("listed half", TensorProto.FLOAT16, [2, 3], VALUES)
    yield helper.make_tensor("listed double", TensorProto.DOUBLE, [2, 3], VALUES)
    yield helper.make_tensor("listed brain", TensorProto.BFLOAT16, [2, 3], VALUES)
    yield helper.make_tensor("count", TensorProto.INT64, [], [-7])
    yield helper.make_tensor("axes", TensorProto.INT32, [2], [-1, 3])


def model():
    value = helper.make_tensor("held", TensorProto.FLOAT, [2], [0.5, 0.25])
    constant = helper.make_node("Constant", [], ["constant"], value=value)
    copied = helper.make_node("Identity", ["constant"], ["out"])
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, [2])
    graph = helper.make_graph(
        [constant, copied], "weights", [], [out], initializer=list(initializers())
    )
    return helper.make_model(
        graph, ir_version=8, opset_imports=[helper.make_opsetid("", 17)]
    )


save_file(tensors(), FOLDER / "types.safetensors", metadata={"format": "pt", "words": "ä\n"})
onnx.save(model(), FOLDER / "types.onnx")
outside = model()
onnx.save_model(
    outside, FOLDER / "outside.onnx", save_as_external_data=True, location="outside.bin",
    size_threshold=0,
)
(FOLDER / "outside.bin").unlink()
torch.save({"weight": torch.ones(1)}, FOLDER / "pickled.pt")
