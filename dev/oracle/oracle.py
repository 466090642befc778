"""What the checks share: reading rows, comparing, counting."""

import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras.src.backend import random as generator  # noqa: E402

folder = sys.argv[1]


def no_numbers(shape, *args, **kwargs):
    return np.zeros(shape, "float32")


# What weights begin with is never compared, and would take most of the time.
for function in ("uniform", "normal", "truncated_normal"):
    setattr(generator, function, no_numbers)


def path(name):
    return os.path.join(folder, name)


def rows(name):
    """The rows of a file of JSON lines."""
    with open(path(name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Count:
    """Counts how many of a kind agree, and prints each difference."""

    failed = False

    def __init__(self, what):
        self.what, self.agree, self.all, self.aside = what, 0, 0, 0

    def same(self, case, pairs):
        """Whether every pair `aspect: (keratin's, Keras's)` is equal."""
        wrong = {k: pair for k, pair in pairs.items() if pair[0] != pair[1]}
        for aspect, (ours, theirs) in wrong.items():
            print(f"  {self.what}: {case}: {aspect}")
            print(f"    keratin: {shorten(ours, theirs)}")
            print(f"    Keras:   {shorten(theirs, ours)}")
        self.add(not wrong)

    def error(self, case, error):
        # A few layers exist in Keras with TensorFlow only, which is not here.
        if "requires TensorFlow" in str(error):
            self.aside += 1
            return
        print(f"  {self.what}: {case}: {type(error).__name__}: {error}")
        self.add(False)

    def add(self, agrees):
        self.all += 1
        self.agree += agrees
        Count.failed |= not agrees

    def report(self):
        aside = f", {self.aside} need TensorFlow" if self.aside else ""
        print(f"{self.agree} of {self.all} {self.what} agree{aside}", flush=True)
        # A check of nothing is none.
        Count.failed |= not self.all


def shorten(value, other):
    """A value as text, from where it begins to differ."""
    a, b = (x if isinstance(x, str) else json.dumps(x) for x in (value, other))
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    start = max(0, at - 60)
    return ("..." if start else "") + a[start : at + 140]


def finish():
    sys.exit(1 if Count.failed else 0)


def shapes(value):
    """Shapes as JSON has them: lists in place of tuples."""
    return json.loads(json.dumps(value))


def facts(model):
    """What keratin says of a model, as Keras says it."""
    return {
        "built": model.built,
        "count_params": model.count_params() if model.built else None,
        "output_shape": shapes(model.output_shape) if model.built else None,
        "layers": [layer.name for layer in model.layers],
        "weights": [
            [w.path, list(w.shape), w.dtype, w.trainable] for w in model.weights
        ],
    }
