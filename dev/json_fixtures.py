"""Records how Python spells and reads numbers and documents.

Writes the JSON fixtures of the core's tests; `python3 dev/json_fixtures.py`
from the root of the project gives the same files again.
"""

import gzip
import json
import math
import pathlib
import random
import struct

HERE = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = HERE / "src/rust/core/tests/fixtures/json"


def bits(x):
    return struct.pack(">d", x).hex()


def double(n):
    return struct.unpack(">d", struct.pack(">Q", n))[0]


def save(name, lines):
    data = "".join(line + "\n" for line in lines).encode()
    with open(FIXTURES / (name + ".gz"), "wb") as file:
        with gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
            packed.write(data)


def doubles(rng):
    found = [0.0, -0.0, math.pi, math.e, 0.1, 0.2, 0.3, 1e-3, 1e-7, 1e-5]
    found += [1 / 3, 2 / 3, 0.1 + 0.2, 123456789.123456789]
    found += [double(n) for n in (1, 2, 3, 2**52 - 1, 2**52, 2**52 + 1)]
    found += [double(0x7FEFFFFFFFFFFFFF), double(0x7FEFFFFFFFFFFFFE)]
    for power in range(-324, 309):
        x = float(f"1e{power}")
        found += [x, -x]
    for power in range(-12, 23):
        x = float(f"1e{power}")
        found += [math.nextafter(x, 0), math.nextafter(x, math.inf)]
    for power in (24, 31, 32, 52, 53, 54, 63, 64):
        for step in range(-3, 4):
            found.append(float(2**power + step))
    found += [float(2**n) for n in range(-60, 70)]
    for _ in range(250):
        x = double(rng.getrandbits(64))
        if math.isfinite(x):
            found.append(x)
    found += [double(rng.getrandbits(52)) for _ in range(100)]
    found += [round(rng.uniform(-10, 10), rng.randint(0, 9)) for _ in range(150)]
    found += [rng.uniform(1e-5, 1e-4) for _ in range(100)]
    found += [rng.uniform(1e15, 1e17) for _ in range(100)]
    found += [struct.unpack("f", struct.pack("f", rng.gauss(0, 1)))[0] for _ in range(50)]
    return list(dict.fromkeys((bits(x), repr(x)) for x in found))


def digits(rng, n):
    return "".join(rng.choice("0123456789") for _ in range(n))


def spellings(rng):
    found = ["1E400", "-1E400", "1e-400", "0e99999999999999999999", "1e+5"]
    found += ["1e99999999999999999999", "-1e-99999999999999999999", "0.0E-0"]
    found += ["9007199254740993.0", "9007199254740992.0", "9007199254740991e0"]
    found += ["2.2250738585072011e-308", "2.2250738585072014e-308"]
    found += ["4.9406564584124654e-324", "2.4703282292062327e-324"]
    found += ["2.4703282292062328e-324", "1.7976931348623157e308"]
    found += ["1.7976931348623158e308", "1.7976931348623159e308"]
    found += ["0." + "0" * 400 + "1e401", "1" + "0" * 400 + ".0e-400"]
    found += ["1" + "0" * 310 + ".5", "0.1" + "0" * 1000 + "1"]
    for _ in range(60):
        # Exactly between two neighbours, and a little beside.
        n = rng.getrandbits(53) | 1 << 52
        half = str(2 * n + 1)
        found += [half + ".0", half + "." + "0" * 30 + "1", half + "e0"]
    for _ in range(300):
        whole = str(int(digits(rng, rng.randint(1, 25))))
        text = rng.choice(["", "-"]) + whole
        if rng.random() < 0.8:
            text += "." + digits(rng, rng.randint(1, 25))
        if rng.random() < 0.7 or "." not in text:
            text += rng.choice("eE") + rng.choice(["", "+", "-"])
            text += digits(rng, rng.randint(1, 3))
        found.append(text)
    return [(text, bits(json.loads(text))) for text in dict.fromkeys(found)]


def string(rng):
    ranges = [(32, 126), (1, 31), (127, 255), (0x100, 0xD7FF), (0xE000, 0xFFFF)]
    ranges += [(0x10000, 0x10FFFF), (97, 122), (97, 122)]
    text = ""
    for _ in range(rng.choice([0, 1, 3, 9, 20])):
        low, high = rng.choice(ranges)
        text += chr(rng.randint(low, high))
    return text


def scalar(rng):
    return rng.choice(
        [
            None,
            True,
            False,
            rng.randint(-9, 300),
            rng.getrandbits(rng.randint(1, 200)) * rng.choice([1, -1]),
            rng.gauss(0, 1),
            float(rng.randint(-5, 5)),
            10.0 ** rng.randint(-30, 30),
            math.inf,
            -math.inf,
            math.nan,
            string(rng),
            "kernel_initializer",
        ]
    )


def document(rng, depth):
    kind = rng.random()
    if depth == 0 or kind < 0.3:
        return scalar(rng)
    size = rng.choice([0, 1, 2, 3, 6])
    if kind < 0.6:
        return [document(rng, depth - 1) for _ in range(size)]
    return {string(rng): document(rng, depth - 1) for _ in range(size)}


def documents(rng):
    for _ in range(300):
        value = document(rng, rng.randint(0, 5))
        spelled = {"default": json.dumps(value)}
        for indent in (0, 1, 2, 4):
            spelled[str(indent)] = json.dumps(value, indent=indent)
        yield json.dumps(spelled)


def main():
    rng = random.Random(3)
    save("doubles.txt", (f"{b} {text}" for b, text in doubles(rng)))
    save("spellings.txt", (f"{b} {text}" for text, b in spellings(rng)))
    save("documents.jsonl", documents(rng))


if __name__ == "__main__":
    main()
