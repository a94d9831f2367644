"""Writes event_file.tfevents: the events of EventFileTests, made with TensorBoard's own messages.

    event_file.py      # pip install tensorboard
"""
import pathlib
import struct

import numpy as np
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, tensor_shape_pb2
from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import masked_crc32c
from tensorboard.plugins.histogram import summary_v2 as histogram
from tensorboard.plugins.hparams import api_pb2, metadata as hparams, plugin_data_pb2

Value, Metadata = summary_pb2.Summary.Value, summary_pb2.SummaryMetadata


def described(name, about="", content=b""):
    return Metadata(
        plugin_data=Metadata.PluginData(plugin_name=name, content=content), summary_description=about)


def tensor(kind, shape, **values):
    dims = [tensor_shape_pb2.TensorShapeProto.Dim(size=side) for side in shape]
    return tensor_pb2.TensorProto(
        dtype=kind, tensor_shape=tensor_shape_pb2.TensorShapeProto(dim=dims), **values)


def setting(name, data):
    return Value(
        tag=f"_hparams_/{name}", tensor=tensor(1, [0]),
        metadata=described("hparams", content=data.SerializeToString()))


# The histogram and the curve by the formulas of TensorBoard.
data = [0, 0.25, 0.5, 1, 1]
wanted = histogram.histogram_pb("h", data, buckets=4).value[0].tensor
rows = np.frombuffer(wanted.tensor_content).reshape(4, 3)
scores = np.array([0.1, 0.3, 0.5, 0.8, 0.9])
labels = np.array([False, True, False, True, True])
bucket = np.floor(scores * 4)
tp = np.array([(labels & (bucket >= t)).sum() for t in range(5)], float)
fp = np.array([(~labels & (bucket >= t)).sum() for t in range(5)], float)
tn, fn = fp[0] - fp, tp[0] - tp
curve = np.concatenate([tp, fp, tn, fn, tp / np.maximum(1e-7, tp + fp), tp / np.maximum(1e-7, tp + fn)])

session = plugin_data_pb2.SessionStartInfo(start_time_secs=1000.5)
session.hparams["seed"].number_value = 7
end = plugin_data_pb2.SessionEndInfo(status=api_pb2.STATUS_SUCCESS, end_time_secs=1002)
experiment = api_pb2.Experiment(
    time_created_secs=1000.5,
    hparam_infos=[
        api_pb2.HParamInfo(
            name="seed", type=api_pb2.DATA_TYPE_FLOAT64,
            domain_interval=api_pb2.Interval(min_value=7, max_value=8), differs=True),
        api_pb2.HParamInfo(name="loss", type=api_pb2.DATA_TYPE_STRING),
    ],
    metric_infos=[api_pb2.MetricInfo(name=api_pb2.MetricName(tag="loss/train"), display_name="loss")])
experiment.hparam_infos[1].domain_discrete.extend(["bce"])

events = [
    event_pb2.Event(wall_time=1000.5, file_version="brain.Event:2"),
    event_pb2.Event(wall_time=1000.5, step=3, session_log=event_pb2.SessionLog(status=1)),
    event_pb2.Event(wall_time=1001, step=3, summary=summary_pb2.Summary(value=[
        Value(tag="loss/train", simple_value=0.1, metadata=described("scalars", "Mean loss"))])),
    event_pb2.Event(wall_time=1001.5, step=4, summary=summary_pb2.Summary(value=[
        Value(tag="loss/train", simple_value=float("nan")),
        Value(tag="h", tensor=tensor(2, [4, 3], double_val=rows.flatten()), metadata=described("histograms")),
        Value(tag="pr", tensor=tensor(1, [6, 5], float_val=curve),
              metadata=described("pr_curves", "Of cat", b"\x10\x05")),
        Value(tag="picture", tensor=tensor(7, [3], string_val=[b"2", b"1", b"\x89PNG"]), metadata=described("images")),
        Value(tag="words", tensor=tensor(7, [], string_val=["cät".encode()]), metadata=described("text"))])),
    event_pb2.Event(wall_time=1002, summary=summary_pb2.Summary(value=[
        setting("experiment", plugin_data_pb2.HParamsPluginData(experiment=experiment)),
        setting("session_start_info", plugin_data_pb2.HParamsPluginData(session_start_info=session)),
        setting("session_end_info", plugin_data_pb2.HParamsPluginData(session_end_info=end))])),
]
with (pathlib.Path(__file__).parent / "event_file.tfevents").open("wb") as file:
    for event in events:
        data = event.SerializeToString(deterministic=True)
        length = struct.pack("<Q", len(data))
        file.write(length + struct.pack("<I", masked_crc32c(length)) + data + struct.pack("<I", masked_crc32c(data)))
