"""Writes tests/testthat/fixtures/applications.jsonl: what Keras builds for calls
of keras.applications, without weights; and application-preprocess.jsonl: what
its functions make of images.

Usage: python dev/oracle/record_applications.py [family ...]
Families that are named are recorded anew, the others keep their rows. With
TEXTS=<folder> the texts themselves are kept there, to see what differs.
"""

import hashlib
import json
import os
import pathlib
import sys

import keras
import numpy as np
from keras import applications as apps
from keras.src.applications import efficientnet_v2

FIXTURES = pathlib.Path(__file__).parents[2] / "tests/testthat/fixtures"
FIXTURE = FIXTURES / "applications.jsonl"
TEXTS = os.environ.get("TEXTS")

# family: function of R -> function of Keras. The first stands for the family
# and is called in more ways.
FAMILIES = {
    "vgg": {"vgg16": apps.VGG16, "vgg19": apps.VGG19},
    "resnet": {
        "resnet50": apps.ResNet50,
        "resnet101": apps.ResNet101,
        "resnet152": apps.ResNet152,
    },
    "resnet_v2": {
        "resnet50_v2": apps.ResNet50V2,
        "resnet101_v2": apps.ResNet101V2,
        "resnet152_v2": apps.ResNet152V2,
    },
    "densenet": {
        "densenet121": apps.DenseNet121,
        "densenet169": apps.DenseNet169,
        "densenet201": apps.DenseNet201,
    },
    "inception_v3": {"inception_v3": apps.InceptionV3},
    "inception_resnet_v2": {"inception_resnet_v2": apps.InceptionResNetV2},
    "xception": {"xception": apps.Xception},
    "mobilenet": {"mobilenet": apps.MobileNet},
    "mobilenet_v2": {"mobilenet_v2": apps.MobileNetV2},
    "mobilenet_v3": {
        "mobilenet_v3_small": apps.MobileNetV3Small,
        "mobilenet_v3_large": apps.MobileNetV3Large,
    },
    "nasnet": {
        "nasnet_mobile": apps.NASNetMobile,
        "nasnet_large": apps.NASNetLarge,
    },
    "efficientnet": {
        f"efficientnet_b{i}": getattr(apps, f"EfficientNetB{i}") for i in range(8)
    },
    "efficientnet_v2": {
        f"efficientnet_v2{v.lower()}": getattr(apps, f"EfficientNetV2{v}")
        for v in ("B0", "B1", "B2", "B3", "S", "M", "L")
    },
    "convnext": {
        f"convnext_{v.lower()}": getattr(apps, f"ConvNeXt{v}")
        for v in ("Tiny", "Small", "Base", "Large", "XLarge")
    },
}

# Ways to call each function.
EACH = [{}, {"include_top": False, "pooling": "avg"}]

# More ways to call the first of a family. `tensor` says which tensor is given as
# `input_tensor`, `data_format` what the session has channels.
MORE = [
    {"include_top": False},
    {"include_top": False, "pooling": "max", "input_shape": [96, 80, 3]},
    {"include_top": False, "input_shape": [None, None, 1]},
    {"classes": 10, "classifier_activation": None, "input_shape": [128, 128, 1]},
    {"classes": 7, "classifier_activation": "sigmoid", "name": "own-b0"},
    {"include_top": False, "tensor": "input"},
    {"include_top": False, "tensor": "scaled"},
    {"include_top": False, "tensor": "joined", "pooling": "avg"},
    {"data_format": "channels_first"},
    {"data_format": "channels_first", "tensor": "input", "include_top": False},
    # What is refused.
    {"input_shape": [20, 224, 3]},
    {"input_shape": [224, 224], "include_top": False},
    {"input_shape": [None, 224, 3]},
    {"weights": "no such file"},
]

OF_FAMILY = {
    "nasnet": [{"include_top": False, "input_shape": [None, None, 3]}],
    "mobilenet": [
        {"alpha": 0.25},
        {"alpha": 0.5, "depth_multiplier": 2, "dropout": 0.25},
        {"input_shape": [160, 160, 3], "alpha": 1.3},
        {"input_shape": [130, 160, 3], "include_top": False, "alpha": 0.7},
    ],
    "mobilenet_v2": [
        {"alpha": 0.35},
        {"alpha": 1.4, "input_shape": [96, 96, 3]},
        {"alpha": 0.5, "include_top": False, "pooling": "max"},
        {"tensor": "input"},
        {"tensor": "input", "input_shape": [96, 96, 3]},
        {"tensor": "input", "input_shape": [128, 128, 3]},
        {"input_shape": [33, 35, 3], "include_top": False},
    ],
    "mobilenet_v3": [
        {"minimalistic": True},
        {"alpha": 0.75},
        {"alpha": 1.3, "minimalistic": True, "include_top": False},
        {"alpha": 1.5, "dropout_rate": 0},
        {"dropout_rate": 0.5, "include_preprocessing": False},
        {"tensor": "input"},
        {"tensor": "input", "input_shape": [96, 96, 3]},
        {"tensor": "input", "input_shape": [128, 128, 3]},
        {"input_shape": [33, 35, 3], "include_top": False},
    ],
    "efficientnet_v2": [
        {"include_preprocessing": False},
        {"include_preprocessing": False, "include_top": False, "pooling": "max"},
    ],
    "convnext": [
        {"include_preprocessing": False},
        {"include_preprocessing": False, "include_top": False, "pooling": "max"},
    ],
}

# More ways to call the others of a family.
OF_FUNCTION = {
    "mobilenet_v3_large": [
        {"minimalistic": True, "alpha": 0.75, "include_top": False},
        {"alpha": 1.25, "dropout_rate": 0, "pooling": "max"},
    ],
    "efficientnet_v2s": [
        {"include_top": False, "input_shape": [64, 64, 1]},
        {"include_preprocessing": False, "include_top": False},
    ],
    "nasnet_large": [{"include_top": False}],
}


def given_tensor(kind):
    """The tensor that `kind` stands for."""
    if kind == "input":
        first = keras.config.image_data_format() == "channels_first"
        return keras.Input((3, 96, 96) if first else (96, 96, 3), name="image")
    if kind == "scaled":
        return keras.layers.Rescaling(2.0)(keras.Input((128, 128, 3), name="image"))
    first, second = keras.Input((96, 96, 1)), keras.Input((96, 96, 2))
    return keras.layers.Concatenate()([first, second])


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def build(function, args):
    args = dict(args)
    # Keras looks the blocks of EfficientNetV2 up by the model's name. Another name
    # stands for the same blocks here.
    efficientnet_v2.DEFAULT_BLOCKS_ARGS["own-b0"] = efficientnet_v2.DEFAULT_BLOCKS_ARGS[
        "efficientnetv2-b0"
    ]
    args.setdefault("weights", None)
    if "input_shape" in args:
        args["input_shape"] = tuple(args["input_shape"])
    keras.backend.clear_session()
    keras.config.set_image_data_format(args.pop("data_format", "channels_last"))
    # Variables stay without values.
    with keras.StatelessScope(initialize_variables=False):
        if "tensor" in args:
            args["input_tensor"] = given_tensor(args.pop("tensor"))
        return function(**args)


def record(name, function, args):
    row = {"function": f"application_{name}", "args": args}
    try:
        model = build(function, args)
    except Exception as error:
        return row | {"error": type(error).__name__}
    text = model.to_json()
    if TEXTS:
        path = pathlib.Path(TEXTS) / (sha256(text) + ".json")
        path.write_text(text)
    weights = "\n".join(f"{w.path} {list(w.shape)}" for w in model.weights)
    return row | {
        "sha256": sha256(text),
        "layers": len(model.layers),
        "parameters": model.count_params(),
        "weights": sha256(weights),
    }


def rows_of(family):
    for i, (name, function) in enumerate(FAMILIES[family].items()):
        ways = EACH + (MORE + OF_FAMILY.get(family, []) if i == 0 else [])
        for args in ways + OF_FUNCTION.get(name, []):
            yield {"family": family} | record(name, function, args)


# family: the module with its function that prepares images.
MODULES = {
    "vgg": apps.vgg16,
    "resnet": apps.resnet,
    "resnet_v2": apps.resnet_v2,
    "densenet": apps.densenet,
    "inception_v3": apps.inception_v3,
    "inception_resnet_v2": apps.inception_resnet_v2,
    "xception": apps.xception,
    "mobilenet": apps.mobilenet,
    "mobilenet_v2": apps.mobilenet_v2,
    "mobilenet_v3": apps.mobilenet_v3,
    "nasnet": apps.nasnet,
    "efficientnet": apps.efficientnet,
    "efficientnet_v2": apps.efficientnet_v2,
    "convnext": apps.convnext,
}


def preprocessed():
    shapes = {"channels_last": (2, 3, 2, 3), "channels_first": (2, 3, 3, 2)}
    for family, module in MODULES.items():
        for data_format, shape in shapes.items():
            for shape in (shape, shape[1:]):
                x = np.linspace(0.0, 255.0, int(np.prod(shape))).reshape(shape)
                y = module.preprocess_input(x.copy(), data_format=data_format)
                yield {
                    "family": family,
                    "data_format": data_format,
                    "shape": shape,
                    "values": y.ravel().tolist(),
                    "sha256": sha256(preprocessing_model(module, data_format, shape)),
                }


def preprocessing_model(module, data_format, shape):
    """The text of a model that begins with the preparation of images."""
    keras.backend.clear_session()
    images = keras.Input(batch_shape=shape, name="images")
    x = keras.layers.Rescaling(2.0)(images)
    y = module.preprocess_input(x, data_format=data_format)
    text = keras.Model(images, y, name="prepare").to_json()
    if TEXTS:
        (pathlib.Path(TEXTS) / (sha256(text) + ".json")).write_text(text)
    return text


def main(families):
    lines = [json.dumps(row) for row in preprocessed()]
    (FIXTURES / "application-preprocess.jsonl").write_text("\n".join(lines) + "\n")
    rows = {}
    if FIXTURE.exists():
        for line in FIXTURE.read_text().splitlines():
            row = json.loads(line)
            rows.setdefault(row["family"], []).append(row)
    for family in families or FAMILIES:
        rows[family] = list(rows_of(family))
        print(family, len(rows[family]), flush=True)
        lines = [json.dumps(row) for f in FAMILIES for row in rows.get(f, [])]
        FIXTURE.write_text("\n".join(lines) + "\n")


main(sys.argv[1:])
