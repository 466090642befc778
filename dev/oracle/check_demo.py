"""Keras loads every file that the demonstration wrote."""

import glob
import json
import os

from oracle import Count, facts, finish, path
import custom
import keras

count = Count("files of the demonstration")
with open(path("facts.json"), encoding="utf-8") as file:
    expected = json.load(file)

for name in sorted(glob.glob(path("*.json"))):
    case = os.path.basename(name).removesuffix(".json")
    if case == "facts":
        continue
    try:
        with open(name, encoding="utf-8") as file:
            text = file.read()
        model = keras.models.model_from_json(text, custom_objects=custom.objects)
        found = facts(model)
        said = expected.pop(case)
        pairs = {key: (said[key], found[key]) for key in said}
        pairs["text"] = (custom.in_r(text), custom.in_r(model.to_json()))
        count.same(case, pairs)
    except Exception as error:
        count.error(case, error)

for case in expected:
    count.error(case, FileNotFoundError("no such file"))
count.report()
finish()
