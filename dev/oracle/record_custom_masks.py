"""Writes tests/testthat/fixtures/custom-masks.tsv.gz: the texts of models with
masks and layers of one's own, and which layers Keras says end a mask.

Usage: python dev/oracle/record_custom_masks.py
The classes and models are those of tests/testthat/test-custom-masks.R.
"""

import gzip
import pathlib
import warnings

import keras
from keras import layers, ops

FIXTURES = pathlib.Path(__file__).parents[2] / "tests/testthat/fixtures"


class TemporalSoftmax(layers.Layer):
    def call(self, inputs, mask=None):
        if mask is None:
            raise ValueError("needs a mask")
        weight = ops.expand_dims(ops.cast(mask, "float32"), -1)
        exp = ops.exp(inputs) * weight
        return exp / ops.sum(exp * weight, axis=-1, keepdims=True)


class Passing(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True

    def call(self, inputs):
        return ops.relu(inputs)


class OwnEmbedding(layers.Layer):
    def __init__(self, input_dim, output_dim, mask_zero=False, **kwargs):
        super().__init__(**kwargs)
        self.input_dim = input_dim
        self.output_dim = output_dim
        self.mask_zero = mask_zero

    def build(self, input_shape):
        self.table = self.add_weight(shape=(self.input_dim, self.output_dim))

    def call(self, inputs):
        return ops.take(self.table, ops.cast(inputs, "int32"), axis=0)

    def compute_mask(self, inputs, mask=None):
        return ops.not_equal(inputs, 0) if self.mask_zero else None


class Halves(layers.Layer):
    def call(self, inputs):
        return ops.split(inputs, 2, axis=1)

    def compute_mask(self, inputs, mask=None):
        return None if mask is None else ops.split(mask, 2, axis=1)


class Pair(layers.Layer):
    def call(self, query, value, query_mask=None, value_mask=None):
        return query + value

    def compute_mask(self, inputs, previous_mask):
        return previous_mask


class Listed(layers.Layer):
    def call(self, inputs, mask=None):
        assert len(mask) == 2
        return inputs[0] + inputs[1]

    def compute_mask(self, inputs, mask):
        return mask[0]


class Named(layers.Layer):
    def call(self, inputs, mask=None):
        assert set(mask) == {"a", "b"}
        return {"a": inputs["a"], "b": inputs["b"]}

    def compute_mask(self, inputs, mask):
        return mask


class Trained(layers.Layer):
    def call(self, inputs, training=True, mask=None):
        return inputs


class TrainedOrNot(layers.Layer):
    def call(self, inputs, training=None, mask=None):
        return inputs


class Inherited(layers.Embedding):
    pass


class NotOne(layers.Embedding):
    def compute_mask(self, inputs, mask=None):
        mask = super().compute_mask(inputs, mask)
        if mask is not None:
            mask = ops.logical_and(mask, ops.not_equal(inputs, 1))
        return mask


class Block(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.embed = layers.Embedding(10, units, mask_zero=True)
        self.passing = Passing()
        self.softmax = TemporalSoftmax()

    def call(self, inputs):
        return self.softmax(self.passing(self.embed(inputs)))

    def compute_mask(self, inputs, mask=None):
        return self.embed.compute_mask(inputs, mask)


def terms(name="x"):
    return keras.Input((6,), name=name)


def floats(name="f"):
    return keras.Input((6, 4), name=name)


def embed(x):
    return layers.Embedding(10, 4, mask_zero=True)(x)


def model_softmax():
    x = terms()
    return keras.Model(x, TemporalSoftmax()(layers.Dense(3)(embed(x))))


def model_given():
    x = terms()
    m = keras.Input((6,), dtype="bool", name="m")
    return keras.Model([x, m], TemporalSoftmax()(embed(x), mask=m))


def model_passing():
    x = terms()
    return keras.Model(x, layers.LSTM(2)(Passing()(embed(x))))


def model_own_embedding():
    x = terms()
    y = OwnEmbedding(10, 4, mask_zero=True)(x)
    return keras.Model(x, layers.LSTM(2)(y))


def model_no_mask():
    x = terms()
    return keras.Model(x, layers.LSTM(2)(OwnEmbedding(10, 4)(x)))


def model_halves():
    x = terms()
    a, b = Halves()(embed(x))
    return keras.Model(x, [layers.LSTM(2)(a), layers.GRU(2)(b)])


def model_pair():
    x, z = terms(), terms("z")
    return keras.Model([x, z], layers.LSTM(2)(Pair()(embed(x), embed(z))))


def model_pair_by_name():
    x, z = terms(), terms("z")
    y = Pair()(embed(x), value=embed(z))
    return keras.Model([x, z], layers.LSTM(2)(y))


def model_pair_half():
    x, z = terms(), floats("z")
    return keras.Model([x, z], layers.LSTM(2)(Pair()(embed(x), z)))


def model_listed():
    x, z = terms(), floats("z")
    return keras.Model([x, z], layers.LSTM(2)(Listed()([embed(x), z])))


def model_named():
    x, z = terms(), terms("z")
    y = Named()({"a": embed(x), "b": embed(z)})
    return keras.Model([x, z], [layers.LSTM(2)(y["a"]), layers.GRU(2)(y["b"])])


def model_training():
    x = terms()
    return keras.Model(x, Trained()(embed(x)))


def model_training_given():
    x = terms()
    return keras.Model(x, Trained()(embed(x), training=False))


def model_training_none():
    x = terms()
    return keras.Model(x, TrainedOrNot()(embed(x)))


def model_training_no_mask():
    x = floats()
    return keras.Model(x, Trained()(x))


def model_converted():
    x = terms()
    return keras.Model(x, Trained(dtype="float16")(embed(x)))


def model_inherited():
    x = terms()
    y = Inherited(10, 4, mask_zero=True)(x)
    return keras.Model(x, layers.LSTM(2)(y))


def model_not_one():
    x = terms()
    return keras.Model(x, layers.LSTM(2)(NotOne(10, 4, mask_zero=True)(x)))


def model_block():
    x = terms()
    return keras.Model(x, layers.LSTM(2)(Block(4)(x)))


def model_flat():
    x = terms()
    return keras.Model(x, layers.Dense(2)(layers.Flatten()(embed(x))))


def model_sequence():
    model = keras.Sequential([keras.Input((6,))])
    model.add(layers.Embedding(10, 4, mask_zero=True))
    for layer in [Passing(), TemporalSoftmax(), layers.LSTM(2)]:
        model.add(layer)
    return model


def ended(caught):
    """The names of the layers that Keras says end a mask, each once."""
    texts = [str(warning.message) for warning in caught]
    names = [text.split("'")[1] for text in texts if "destroy the mask" in text]
    return list(dict.fromkeys(names))


def rows():
    for name, make in list(globals().items()):
        if name.startswith("model_"):
            keras.backend.clear_session()
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                text = make().to_json()
            name = name.removeprefix("model_")
            yield "\t".join([name, ",".join(ended(caught)), text])


if __name__ == "__main__":
    for found in list(globals().values()):
        if isinstance(found, type) and issubclass(found, layers.Layer):
            found.__module__ = "<r-globalenv>"
    text = "\n".join(rows()) + "\n"
    path = FIXTURES / "custom-masks.tsv.gz"
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
