"""The layers and functions that the demonstration and the tests write in R, in Python."""

import keras


class Scale(keras.layers.Layer):
    def __init__(self, initial=1, **kwargs):
        super().__init__(**kwargs)
        self.initial = initial

    def build(self, input_shape):
        self.factor = self.add_weight(
            shape=(input_shape[-1],),
            initializer=keras.initializers.Constant(self.initial),
            name="factor",
        )

    def call(self, inputs):
        return inputs * self.factor

    def compute_output_shape(self, input_shape):
        return input_shape


class Block(keras.layers.Layer):
    def __init__(self, units, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate
        self.dense = keras.layers.Dense(units, name="dense")

    def build(self, input_shape):
        self.gain = self.add_weight(
            shape=(), initializer="ones", name="gain", trainable=False
        )
        self.dense.build(input_shape)

    def call(self, inputs, training=False):
        return self.dense(inputs) * self.gain

    def get_config(self):
        return {**super().get_config(), "units": self.units, "rate": self.rate}


def halved(part):
    return part / 2


def running(state, part):
    return state + part, state


objects = {"Scale": Scale, "Block": Block, "halved": halved, "running": running}


def in_r(text):
    """Text in which the classes above are in one module, that of R or Python."""
    return text.replace('"module": "custom"', '"module": "<r-globalenv>"')
