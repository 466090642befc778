"""Records operations that Keras's public functions alone do not show.

Lists of one number, arguments by their older names, activations called on
tensors, functions and layers as operands: one call on symbolic inputs a row, as
in `ops.jsonl`. Only what Keras reads back is recorded.

    KERAS_BACKEND=jax python3 dev/operation_fixtures.py
"""

import json
from pathlib import Path

import keras
from keras import activations, layers, ops
from keras.src.ops.nn import DepthToSpace, MultiHot, SpaceToDepth

FILE = Path(__file__).parents[1] / "src/rust/core/tests/fixtures/ops.internal.jsonl"


def spec(tensor):
    found = {"shape": list(tensor.shape), "dtype": tensor.dtype}
    return {**found, "sparse": True} if tensor.sparse else found


def specs(outputs):
    if hasattr(outputs, "shape"):
        return spec(outputs)
    return [spec(tensor) for tensor in keras.tree.flatten(outputs)]


def call(function, shapes, dtypes):
    """Inputs, what the function gives for them, and the model's config."""
    keras.backend.clear_session()
    inputs = [
        keras.Input(batch_shape=shape, dtype=dtype, name=f"in{i}")
        for i, (shape, dtype) in enumerate(zip(shapes, dtypes))
    ]
    outputs = function(*inputs)
    ends = outputs if hasattr(outputs, "shape") else keras.tree.flatten(outputs)
    text = keras.Model(inputs, ends).to_json()
    assert keras.models.model_from_json(text).to_json() == text
    return inputs, outputs, json.loads(text)["config"]


def row(name, api, function, *shapes, dtype="float32"):
    dtypes = [dtype] + ["float32"] * (len(shapes) - 1)
    unknown = [(None, *shapes[0][1:]), *shapes[1:]]
    recorded = {"id": name, "api": api}
    found = []
    for variant, given in [("batch_none", unknown), ("static", list(shapes))]:
        inputs, outputs, config = call(function, given, dtypes)
        found.append(
            {
                "variant": variant,
                "inputs": [spec(tensor) for tensor in inputs],
                "outputs": specs(outputs),
            }
        )
        if variant == "batch_none":
            recorded["layers"] = [
                layer for layer in config["layers"] if layer["class_name"] != "InputLayer"
            ]
            recorded["model_variant"] = variant
            recorded["output_layers"] = config["output_layers"]
    return {**recorded, "specs": found}


def variants(name, api, function, arguments, *shapes):
    for i, given in enumerate(arguments):
        yield row(
            f"{name}/{i}", api, lambda *xs, given=given: function(*xs, **given), *shapes
        )


def lists_of_numbers():
    one = [dict(strides=[2]), dict(strides=[1])]
    several = one + [dict(strides=[2, 2]), dict(strides=[2], padding="same")]
    images, kernel = (2, 9, 9, 4), (3, 3, 4, 5)
    yield from variants("conv_1d", "keras.ops.conv", ops.conv, one, (2, 9, 3), (3, 3, 5))
    yield from variants("conv_2d", "keras.ops.conv", ops.conv, several, images, kernel)
    yield from variants(
        "depthwise_conv_2d", "keras.ops.depthwise_conv", ops.depthwise_conv, several,
        images, (3, 3, 4, 1),
    )
    yield from variants(
        "separable_conv_2d", "keras.ops.separable_conv", ops.separable_conv, several,
        images, (3, 3, 4, 1), (1, 1, 4, 6),
    )
    more = [
        dict(strides=[2, 3]),
        dict(strides=2, dilation_rate=[1, 5]),
        dict(strides=3, output_padding=[1, 0]),
    ]
    yield from variants(
        "conv_transpose_1d", "keras.ops.conv_transpose", ops.conv_transpose, more,
        (2, 9, 3), (3, 5, 3),
    )
    windows = [
        dict(pool_size=2, strides=[2]),
        dict(pool_size=[2], strides=1),
        dict(pool_size=[3]),
        dict(pool_size=[2, 3], strides=[1], padding="same"),
    ]
    for pool in (ops.max_pool, ops.average_pool):
        name = pool.__name__
        yield from variants(f"{name}_2d", f"keras.ops.{name}", pool, windows, images)


def arguments_as_given():
    yield row(
        "multi_hot/function", "keras.ops.multi_hot",
        lambda x: ops.multi_hot(x, num_tokens=5), (2, 3), dtype="int32",
    )
    yield row(
        "multi_hot/class", "MultiHot", lambda x: MultiHot(num_tokens=5)(x), (2, 3),
        dtype="int32",
    )
    for blocks in (DepthToSpace, SpaceToDepth):
        yield row(
            f"{blocks.__name__}/null", blocks.__name__,
            lambda x: blocks(2, data_format=None)(x), (2, 4, 4, 8),
        )


ACTIVATIONS = {
    name: [{}]
    for name in (
        "celu exponential hard_shrink hard_sigmoid hard_tanh leaky_relu log_sigmoid "
        "relu6 selu sigmoid silu soft_shrink softplus softsign sparse_plus "
        "sparse_sigmoid squareplus tanh tanh_shrink"
    ).split()
} | {
    "elu": [{}, dict(alpha=0.5)],
    "gelu": [{}, dict(approximate=True)],
    "glu": [{}, dict(axis=1)],
    "log_softmax": [{}, dict(axis=1)],
    "relu": [
        {},
        dict(negative_slope=0.1),
        dict(max_value=6),
        dict(max_value=6.0, threshold=1.5),
    ],
    "softmax": [{}, dict(axis=1), dict(axis=[1, 2])],
}


def activations_of_tensors():
    for name, arguments in ACTIVATIONS.items():
        function = getattr(activations, name)
        api = f"keras.activations.{name}"
        yield from variants(f"activation/{name}", api, function, arguments, (2, 4, 6))
    yield row(
        "activation/relu/int32", "keras.activations.relu", activations.relu, (2, 4),
        dtype="int32",
    )


def functions_as_operands():
    for name in ("relu", "glu", "tanh", "softmax"):
        f = getattr(activations, name)
        for map in (ops.map, ops.vectorized_map):
            yield row(
                f"{map.__name__}/{name}", f"keras.ops.{map.__name__}",
                lambda x: map(f, x), (3, 4, 2),
            )
        yield row(
            f"switch/{name}", "keras.ops.switch",
            lambda x: ops.switch(0, [f, activations.linear], x), (3, 4, 2),
        )
        yield row(
            f"jvp/{name}", "keras.ops.jvp", lambda x, y: ops.jvp(f, [x], [y]),
            (3, 4), (3, 4),
        )
    for dtype in ("float64", "int64", "int8", "bool", "float16", "uint8"):
        for name in ("relu", "linear", "hard_tanh", "exponential", "softplus"):
            f = getattr(activations, name)
            yield row(
                f"map/{name}/{dtype}", "keras.ops.map", lambda x: ops.map(f, x), (3, 4),
                dtype=dtype,
            )


def layers_as_operands():
    yield row("map/dense", "keras.ops.map", lambda x: ops.map(layers.Dense(3), x), (3, 2, 4))
    yield row("map/flatten", "keras.ops.map", lambda x: ops.map(layers.Flatten(), x), (3, 2, 4))
    yield row(
        "map/add", "keras.ops.map", lambda x, y: ops.map(layers.Add(), [x, y]),
        (3, 4), (3, 4),
    )
    yield row(
        "vectorized_map/rescaling", "keras.ops.vectorized_map",
        lambda x: ops.vectorized_map(layers.Rescaling(2.0), x), (3, 2, 4),
    )
    yield row(
        "switch/dense", "keras.ops.switch",
        lambda x: ops.switch(1, [layers.Dense(3), layers.Dense(3)], x), (3, 4),
    )


def main():
    rows = [
        *lists_of_numbers(),
        *arguments_as_given(),
        *activations_of_tensors(),
        *functions_as_operands(),
        *layers_as_operands(),
    ]
    FILE.write_text("".join(json.dumps(row) + "\n" for row in rows))
    print(len(rows), "rows")


if __name__ == "__main__":
    main()
