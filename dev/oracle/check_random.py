"""keratin reads models that Keras made at random and writes the same text."""

import json
import os
import random
import subprocess

from oracle import Count, facts, finish, path, rows
import keras
from keras import layers

MODELS = 200

ACTIVATIONS = [None, "relu", "tanh", "gelu", "swish", "leaky_relu", "softmax"]
INITIALIZERS = ["he_normal", "zeros", "lecun_uniform", "truncated_normal"]
PENALTIES = [None, None, "l2", keras.regularizers.L1L2(0.1, 1e-7)]
BOUNDS = [None, None, "non_neg", keras.constraints.MaxNorm(1.5, axis=0)]
POLICIES = [None, None, None, "float32", "mixed_float16", "bfloat16", "float64"]


class Maker:
    """Makes one model; the same seed makes the same."""

    def __init__(self, seed):
        self.r = random.Random(seed)

    def base(self):
        given = {}
        if self.r.random() < 0.1:
            given["trainable"] = False
        policy = self.r.choice(POLICIES)
        if policy:
            given["dtype"] = policy
        return given

    def kernel(self):
        r = self.r
        return {
            "activation": r.choice(ACTIVATIONS),
            "use_bias": r.random() < 0.7,
            "kernel_initializer": r.choice(INITIALIZERS),
            "kernel_regularizer": r.choice(PENALTIES),
            "kernel_constraint": r.choice(BOUNDS),
            "bias_regularizer": r.choice(PENALTIES),
        }

    def any_rank(self):
        r = self.r
        return r.choice([
            lambda: layers.Dense(r.randint(1, 6), **self.kernel(), **self.base()),
            lambda: layers.Activation(r.choice(ACTIVATIONS[1:]), **self.base()),
            lambda: layers.LeakyReLU(negative_slope=r.random()),
            lambda: layers.PReLU(alpha_initializer=r.choice(INITIALIZERS)),
            lambda: layers.ReLU(max_value=r.choice([None, 6]), threshold=r.random()),
            lambda: layers.ELU(alpha=r.random()),
            lambda: layers.Dropout(r.random(), seed=r.choice([None, r.randint(0, 9)])),
            lambda: layers.GaussianNoise(r.random()),
            lambda: layers.BatchNormalization(
                momentum=r.random(), center=r.random() < 0.5, scale=r.random() < 0.5,
                epsilon=r.choice([0.001, 1e-05, 1]), **self.base(),
            ),
            lambda: layers.LayerNormalization(epsilon=r.random(), **self.base()),
            lambda: layers.UnitNormalization(),
            lambda: layers.Rescaling(r.choice([2, 0.5, 1 / 255]), offset=r.choice([0, -1.0])),
        ])()

    def for_vector(self):
        r = self.r
        return r.choice([
            self.any_rank,
            self.any_rank,
            lambda: layers.RepeatVector(r.randint(1, 4)),
            lambda: layers.Reshape((-1, 1)),
        ])()

    def for_sequence(self):
        r = self.r
        many = {"return_sequences": r.random() < 0.7}
        return r.choice([
            self.any_rank,
            lambda: layers.Conv1D(
                r.randint(1, 4), r.randint(1, 3), padding=r.choice(["same", "causal"]),
                dilation_rate=r.randint(1, 2), **self.kernel(), **self.base(),
            ),
            lambda: layers.LSTM(r.randint(1, 4), dropout=r.random() / 2, **many),
            lambda: layers.GRU(r.randint(1, 4), reset_after=r.random() < 0.5, **many),
            lambda: layers.SimpleRNN(r.randint(1, 4), **many),
            lambda: layers.Bidirectional(
                layers.GRU(2, **many), merge_mode=r.choice(["concat", "sum", "ave", "mul"])
            ),
            lambda: layers.TimeDistributed(layers.Dense(r.randint(1, 4), **self.kernel())),
            lambda: layers.UpSampling1D(r.randint(1, 3)),
            lambda: layers.ZeroPadding1D((r.randint(0, 2), r.randint(0, 2))),
            lambda: layers.MaxPooling1D(2, padding="same"),
            lambda: layers.Permute((2, 1)),
            lambda: layers.SpatialDropout1D(r.random()),
            lambda: layers.GlobalAveragePooling1D(),
            lambda: layers.Flatten(),
        ])()

    def for_image(self):
        r = self.r
        size = r.choice([1, 2, (1, 3), [3, 2]])
        return r.choice([
            self.any_rank,
            lambda: layers.Conv2D(
                r.randint(1, 4), size, strides=r.choice([1, 2, (1, 2)]), padding="same",
                **self.kernel(), **self.base(),
            ),
            lambda: layers.Conv2DTranspose(r.randint(1, 3), 2, strides=2, padding="same"),
            lambda: layers.DepthwiseConv2D(
                size, depth_multiplier=r.randint(1, 2), padding="same",
                depthwise_regularizer=r.choice(PENALTIES),
            ),
            lambda: layers.SeparableConv2D(r.randint(1, 4), size, padding="same"),
            lambda: layers.AveragePooling2D(2, strides=1, padding="same"),
            lambda: layers.MaxPooling2D(size, strides=r.choice([None, 1]), padding="same"),
            lambda: layers.ZeroPadding2D(r.choice([1, (1, 2), ((0, 1), (2, 0))])),
            lambda: layers.UpSampling2D(2, interpolation=r.choice(["nearest", "bilinear"])),
            lambda: layers.Resizing(r.randint(2, 6), r.randint(2, 6)),
            lambda: layers.SpatialDropout2D(r.random()),
            lambda: layers.GlobalMaxPooling2D(keepdims=r.random() < 0.3),
            lambda: layers.Flatten(),
        ])()

    def layer_for(self, shape):
        makers = {2: self.for_vector, 3: self.for_sequence, 4: self.for_image}
        return makers[len(shape)]()

    def step(self, x):
        layer = self.layer_for(x.shape)
        fits = not isinstance(layer, layers.Dropout) and self.r.random() < 0.15
        y = layer(x)
        return layer(y) if fits and y.shape == x.shape else y

    def merge(self, x, y):
        if x.shape != y.shape:
            x, y = self.flat(x), self.flat(y)
        choices = [layers.Concatenate]
        if x.shape == y.shape:
            choices += [layers.Add, layers.Average, layers.Multiply, layers.Subtract]
        return self.r.choice(choices)()([x, y])

    def flat(self, x):
        return layers.Flatten()(x) if len(x.shape) > 2 else x

    def input(self):
        shape = self.r.choice([(4,), (6, 3), (6, 4, 2)])
        if self.r.random() < 0.2:
            return keras.Input(batch_shape=(2, *shape))
        return keras.Input(shape)

    def functional(self, depth=0):
        r = self.r
        inputs = [self.input() for _ in range(r.randint(1, 3))]
        tensors = list(inputs)
        for _ in range(r.randint(2, 8)):
            x = r.choice(tensors[-3:])
            kind = r.random()
            if kind < 0.15 and len(tensors) > 1:
                x = self.merge(x, r.choice(tensors))
            elif kind < 0.25 and depth < 2:
                x = self.inside(x)(x)
            else:
                x = self.step(x)
            tensors.append(x)
        for x in inputs:
            tensors.append(self.merge(tensors[-1], x))
        outputs = tensors[-1]
        if r.random() < 0.3:
            outputs = [outputs, r.choice(tensors)]
            if r.random() < 0.5:
                outputs = {"first": outputs[0], "second": outputs[1]}
        if len(inputs) == 1 and r.random() < 0.7:
            inputs = inputs[0]
        elif r.random() < 0.3:
            inputs = {x._keras_history.operation.name: x for x in inputs}
        return keras.Model(inputs, outputs)

    def inside(self, x):
        """A model that can be called on x."""
        inputs = keras.Input(batch_shape=(None, *x.shape[1:]))
        return keras.Model(inputs, self.step(self.step(inputs)))

    def sequential(self):
        x = self.input()
        model = keras.Sequential([x])
        for _ in range(self.r.randint(1, 6)):
            shape = model.output_shape if model.layers else x.shape
            model.add(self.layer_for(shape))
        return model

    def model(self):
        return self.sequential() if self.r.random() < 0.3 else self.functional()


made = {}
seed = 0
while len(made) < MODELS:
    seed += 1
    keras.utils.clear_session(free_memory=False)
    try:
        text = Maker(seed).model().to_json()
        model = keras.models.model_from_json(text)
    except ValueError:
        # These layers do not fit each other.
        continue
    if model.to_json() != text:
        # Not a text that Keras itself keeps.
        continue
    made[seed] = (text, facts(model))

with open(path("random.jsonl"), "w", encoding="utf-8") as file:
    for seed, (text, _) in made.items():
        file.write(json.dumps({"id": seed, "text": text}) + "\n")
script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reread.R")
subprocess.run(
    ["Rscript", "--vanilla", script, path("random.jsonl"), path("reread.jsonl")],
    check=True,
)

count = Count("random models of Keras")
for row in rows("reread.jsonl"):
    text, found = made.pop(row["id"])
    if row["error"] is not None:
        count.error(row["id"], RuntimeError(row["error"]))
        continue
    pairs = {key: (row[key], found[key]) for key in found}
    pairs["text"] = (row["text"], text)
    count.same(row["id"], pairs)
for seed in made:
    count.error(seed, LookupError("not read"))
count.report()
finish()
