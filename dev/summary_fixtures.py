"""Records `model.summary()` of small models, in terminals of many widths.

Writes the summary fixtures of the core's tests; with Keras 3.15.1,
`KERAS_BACKEND=jax python dev/summary_fixtures.py` from the root of the project
gives the same file again.
"""

import gzip
import json
import os
import pathlib
import random

import keras

HERE = pathlib.Path(__file__).resolve().parent.parent
FILE = HERE / "src/rust/core/tests/fixtures/summaries.jsonl.gz"

NAMES = [
    "dense", "block1_conv", "block1_out", "block2_out", "a", "x" * 45,
    "a name of several words that is rather long", "entrée", "密集层密集层密集层密集层",
    "😀 smile", "e\u0301clair", "tab\tstop", "two\nlines", "[1]st", "it's",
    "head_of_the_model_with_a_name_of_one_word", "한국어 층", "\u200bzero",
]
RANGES = [
    ["dense", "block.*"], ["block1_.*", "block2_out"], ["^a$", "head"], ["nothing", "a"],
    [".*", ".*"], ["block2_out", "block1_conv"], ["(dense|head).*", r"\w+_out"], ["d?a", "[a-d]"],
]


def fresh_names(rng):
    names = rng.sample(NAMES, len(NAMES))
    return iter(names + [f"layer_{i}" for i in range(100)])


def sequential(rng, names):
    layers = [keras.layers.Dense(rng.choice([1, 7, 1200]), name=next(names)) for _ in range(rng.randint(1, 4))]
    if rng.random() < 0.7:
        layers.insert(0, keras.Input(rng.choice([(3,), (None, 5), (2, 3, 1000)]), name=next(names)))
    return keras.Sequential(layers, name=next(names))


def functional(rng, names, depth=0):
    inputs = [keras.Input((rng.choice([3, 1234]),), name=next(names)) for _ in range(rng.choice([1, 1, 2]))]
    tensors = list(inputs)
    shared = keras.layers.Dense(tensors[0].shape[-1], name=next(names))
    for _ in range(rng.randint(1, 5)):
        x = rng.choice(tensors)
        kind = rng.random()
        if kind < 0.25 and x.shape[-1] == tensors[0].shape[-1]:
            x = shared(x)
        elif kind < 0.45 and depth < 2:
            inner_input = keras.Input(x.shape[1:], name=next(names))
            inner = keras.layers.Dense(5, name=next(names), trainable=rng.random() < 0.5)(inner_input)
            outputs = [inner, keras.layers.Dense(6, name=next(names))(inner)] if rng.random() < 0.4 else inner
            model = keras.Model(inner_input, outputs, name=next(names))
            x = model(x)
            x = x[0] if isinstance(x, list) else x
        elif kind < 0.6:
            x = sequential_on(rng, names, x)
        else:
            x = keras.layers.Dense(rng.choice([2, 300]), use_bias=rng.random() < 0.5, name=next(names))(x)
        tensors.append(x)
    return keras.Model(inputs, tensors[len(inputs):] if rng.random() < 0.4 else tensors[-1], name=next(names))


def sequential_on(rng, names, x):
    inner = [keras.Input(x.shape[1:], name=next(names)), keras.layers.Dense(4, name=next(names))]
    return keras.Sequential(inner, name=next(names))(x)


def options(rng):
    out = {"width": rng.choice([40, 60, 76, 80, 100, 120, 200])}
    if rng.random() < 0.4:
        out["line_length"] = rng.choice([20, 30, 50, 77, 98, 150])
    if rng.random() < 0.2:
        out["positions"] = rng.choice([[0.3, 0.6, 0.7, 1.0], [0.33, 0.55, 0.67, 0.9], [0.5, 0.8, 0.9], [0.1, 0.2, 0.3, 0.4]])
    for flag in ["expand_nested", "show_trainable"]:
        if rng.random() < 0.4:
            out[flag] = True
    if rng.random() < 0.3:
        out["layer_range"] = rng.choice(RANGES)
    return out


def recorded(rng):
    keras.utils.clear_session()
    model = (functional if rng.random() < 0.7 else sequential)(rng, fresh_names(rng))
    text = model.to_json()
    model = keras.models.model_from_json(text)
    given = options(rng)
    os.environ["COLUMNS"] = str(given["width"])
    keywords = {key: value for key, value in given.items() if key != "width"}
    row = {"model": json.loads(text), "options": given}
    try:
        lines = []
        model.summary(print_fn=lines.append, **keywords)
        row["summary"] = "".join(lines)
    except Exception as error:
        row["error"] = type(error).__name__
    return json.dumps(row)


# Optimizers with what changes the variables they keep.
OPTIMIZERS = [
    (name, {})
    for name in (
        "Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "Ftrl", "Lamb", "Lion",
        "Muon", "Nadam", "RMSprop", "SGD", "ScheduleFreeAdamW",
    )
] + [
    ("SGD", {"momentum": 0.5, "use_ema": True}),
    ("Adam", {"amsgrad": True, "gradient_accumulation_steps": 4}),
    ("RMSprop", {"momentum": 0.1, "centered": True}),
    ("Lion", {"learning_rate": keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)}),
    ("Muon", {"exclude_embeddings": False, "use_ema": True}),
]


def compiled(name, arguments, policy):
    """The summary of a model that is read with its optimizer, which is built then."""
    keras.utils.clear_session()
    layers = [
        keras.Input((7,), name="x"),
        keras.layers.Embedding(11, 5, name="embedding"),
        keras.layers.Conv1D(3, 2, name="conv", dtype=policy),
        keras.layers.Flatten(name="flat"),
        keras.layers.Dense(4, name="dense", trainable=name != "Ftrl"),
        keras.layers.BatchNormalization(name="norm"),
    ]
    model = keras.Sequential(layers, name="compiled")
    model.compile(getattr(keras.optimizers, name)(**arguments), "mse")
    text = model.to_json()
    model = keras.models.model_from_json(text)
    os.environ["COLUMNS"] = "80"
    lines = []
    model.summary(print_fn=lines.append)
    return json.dumps({"model": json.loads(text), "options": {"width": 80}, "summary": "".join(lines)})


if __name__ == "__main__":
    os.environ["NO_COLOR"] = "1"
    rng = random.Random(1)
    rows = []
    while len(rows) < 150:
        try:
            rows.append(recorded(rng))
        except ValueError as error:
            # Inputs that no output needs, names that are taken twice.
            print("left out:", str(error)[:80])
    rows += [compiled(*optimizer, "float32") for optimizer in OPTIMIZERS]
    scaled = {"inner_optimizer": keras.optimizers.SGD(momentum=0.5)}
    rows.append(compiled("LossScaleOptimizer", scaled, "float32"))
    rows.append(compiled("Adam", {}, "mixed_float16"))
    rows.append(compiled("Nadam", {}, "float64"))
    with open(FILE, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(row + "\n" for row in rows).encode())
