"""Writes reference.tfevents with TensorBoard's own writer: python make_events.py

Needs tensorboard and protobuf. With a folder as argument it instead prints the events that
TensorBoard's own reader finds there, one per line, to check files written by Java.
"""

import pathlib
import sys

from tensorboard.compat.proto import event_pb2, summary_pb2
from tensorboard.summary.writer.record_writer import RecordWriter

HERE = pathlib.Path(__file__).parent


def reference():
    value = summary_pb2.Summary.Value
    image = summary_pb2.Summary.Image(
        height=1, width=2, colorspace=1, encoded_image_string=b"not really a PNG")
    return [
        event_pb2.Event(wall_time=1.5, file_version="brain.Event:2"),
        event_pb2.Event(
            wall_time=2.5, step=300,
            session_log=event_pb2.SessionLog(status=event_pb2.SessionLog.START)),
        event_pb2.Event(
            wall_time=3.5, step=1 << 40,
            summary=summary_pb2.Summary(
                value=[value(tag="loss", simple_value=0.25), value(tag="größe", simple_value=-1)])),
        event_pb2.Event(
            wall_time=4.5, step=2,
            summary=summary_pb2.Summary(value=[value(tag="grid", image=image)])),
    ]


def show(folder):
    from tensorboard.backend.event_processing import event_accumulator

    events = event_accumulator.EventAccumulator(folder)
    events.Reload()
    for tag in events.Tags()["scalars"]:
        print("scalar", tag, [(e.step, e.value) for e in events.Scalars(tag)])
    for tag in events.Tags()["images"]:
        for e in events.Images(tag):
            print("image", tag, e.step, e.width, e.height, e.encoded_image_string[:8])


if len(sys.argv) > 1:
    show(sys.argv[1])
else:
    with open(HERE / "reference.tfevents", "wb") as file:
        writer = RecordWriter(file)
        for event in reference():
            writer.write(event.SerializeToString(deterministic=True))
        writer.flush()
