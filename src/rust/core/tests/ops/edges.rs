//! What recorded calls do not show: lists of one number, sizes that are not known,
//! arguments that do not fit. Each expectation is what Keras gives.

use crate::{envelope, input, shown};
use keratin_core::models::{from_value, Model};
use keratin_core::{json, Context, Map, Value};

/// A call of an operation: its class in `keras.src.ops`, its config, its operands, among
/// them a tensor for each shape; and what it gives, or why it is refused.
type Call = (
    &'static str,
    &'static str,
    &'static str,
    Result<&'static str, &'static str>,
);

const CALLS: &[Call] = &[
    // NumPy takes a list of one number for that number.
    (
        "image.ExtractPatches",
        r#"{"size": [2, 3], "strides": [2]}"#,
        r#"[{"shape": [null, 6, 6, 2]}]"#,
        Ok("float32 (None, 3, 2, 12)"),
    ),
    (
        "image.ExtractPatches",
        r#"{"size": 2, "dilation_rate": [1]}"#,
        r#"[{"shape": [null, 6, 6, 2]}]"#,
        Err("`dilation_rate` has 1 number(s)"),
    ),
    // A transposed convolution looks at sizes that are known, and at no others.
    (
        "nn.ConvTranspose",
        r#"{"padding": "causal"}"#,
        r#"[{"shape": [1, null, 3]}, {"shape": [2, 4, 3]}]"#,
        Ok("float32 (1, None, 4)"),
    ),
    (
        "nn.ConvTranspose",
        r#"{"strides": [2]}"#,
        r#"[{"shape": [1, 4, 4, 3]}, {"shape": [2, 2, 4, 3]}]"#,
        Err("`strides` has 1 number(s)"),
    ),
    // Nothing is a step.
    (
        "image.ExtractPatches",
        r#"{"size": 2, "strides": 0}"#,
        r#"[{"shape": [1, null, null, 2]}]"#,
        Err("no window of size [2, 2] (strides [0, 0]"),
    ),
    // Two numbers are two numbers.
    (
        "nn.Unfold",
        r#"{"kernel_size": [2]}"#,
        r#"[{"shape": [1, 2, 4, 4]}]"#,
        Err("expected one number, or two"),
    ),
    (
        "nn.Fold",
        r#"{"output_size": 4, "kernel_size": [2]}"#,
        r#"[{"shape": [1, 8, 4]}]"#,
        Err("expected one number, or two"),
    ),
    (
        "numpy.Pad",
        r#"{"pad_width": [3]}"#,
        r#"[{"shape": [2, 3]}]"#,
        Err("the widths do not fit"),
    ),
    (
        "numpy.Pad",
        r#"{"pad_width": [[1], [1, 2]]}"#,
        r#"[{"shape": [2, 3]}]"#,
        Err("the widths do not fit"),
    ),
    (
        "numpy.Pad",
        r#"{"pad_width": [[1], [2]]}"#,
        r#"[{"shape": [2, 3]}]"#,
        Ok("float32 (4, 7)"),
    ),
    // No size is negative.
    (
        "nn.Unfold",
        r#"{"kernel_size": [3, 1], "dilation": 2}"#,
        r#"[{"shape": [5, 3, 3, 3]}]"#,
        Err("the shape (5, 9, -3), and no size is negative"),
    ),
    (
        "numpy.Split",
        r#"{"indices_or_sections": [3, 1]}"#,
        r#"[{"shape": [4]}]"#,
        Err("the shape (-2,), and no size is negative"),
    ),
    (
        "numpy.Split",
        r#"{"indices_or_sections": [1, 10]}"#,
        r#"[{"shape": [3]}]"#,
        Err("the shape (-7,), and no size is negative"),
    ),
    (
        "numpy.Split",
        r#"{"indices_or_sections": [1, 3]}"#,
        r#"[{"shape": [null]}]"#,
        Ok("float32 (1,); float32 (2,); float32 (None,)"),
    ),
    // No axis is named twice.
    (
        "numpy.ExpandDims",
        r#"{"axis": [1, 1]}"#,
        r#"[{"shape": [4]}]"#,
        Err("axis 1 is named twice"),
    ),
    (
        "numpy.Squeeze",
        r#"{"axis": [-1, 0]}"#,
        r#"[{"shape": [1]}]"#,
        Err("axis 0 is named twice"),
    ),
    (
        "numpy.Sum",
        r#"{"axis": [-1, 1]}"#,
        r#"[{"shape": [3, 4]}]"#,
        Err("axis 1 is named twice"),
    ),
    // A number counts as sparse.
    (
        "numpy.Dot",
        "{}",
        r#"[{"shape": [3, 4]}, 2]"#,
        Ok("float32 sparse (3, 4)"),
    ),
    // Vectors of unknown size may have a cross product that is a number.
    (
        "numpy.Cross",
        "{}",
        r#"[{"shape": [null]}, {"shape": [null]}]"#,
        Err("axis -1 is outside a shape of 0 dimensions"),
    ),
    (
        "numpy.Cross",
        "{}",
        r#"[{"shape": [4, null]}, {"shape": [4, 2]}]"#,
        Ok("float32 (4,)"),
    ),
    (
        "numpy.Histogram",
        r#"{"bins": 0}"#,
        r#"[{"shape": [3]}]"#,
        Ok("float32 (0,); float32 (1,)"),
    ),
    (
        "einops.Rearrange",
        "{}",
        r#"[{"shape": [3, 4]}, "a ... -> ... a"]"#,
        Err("`...` is no name of an axis"),
    ),
    (
        "math.RFFT",
        r#"{"fft_length": 3}"#,
        r#"[{"shape": []}]"#,
        Err("axis -1 is outside a shape of 0 dimensions"),
    ),
    // Unknown rows fit unknown rows only.
    (
        "linalg.Solve",
        "{}",
        r#"[{"shape": [null, null]}, {"shape": [2, 3]}]"#,
        Err("do not fit together"),
    ),
    (
        "linalg.Solve",
        "{}",
        r#"[{"shape": [3, 3]}, {"shape": [5, 2, 3]}]"#,
        Ok("float32 (5, 2, 3)"),
    ),
    (
        "linalg.Solve",
        "{}",
        r#"[{"shape": [3, 3]}, {"shape": [5, 3, 2]}]"#,
        Err("do not fit together"),
    ),
    (
        "image.ScaleAndTranslate",
        r#"{"spatial_dims": [0, 1], "method": "linear"}"#,
        r#"[{"shape": [4, 4]},
            {"class_name": "__numpy__", "config": {"value": [3, 5], "dtype": "int64"}},
            {"shape": [2]}, {"shape": [2]}]"#,
        Ok("float32 (3, 5)"),
    ),
];

#[test]
fn what_is_not_recorded_follows_keras_too() {
    let differ: Vec<String> = CALLS
        .iter()
        .filter_map(|(class, config, operands, expected)| {
            let found = call(class, config, operands, expected.unwrap_or_default());
            let agrees = match (&found, expected) {
                (Ok(found), Ok(expected)) => found == expected,
                (Err(found), Err(expected)) => found.contains(expected),
                _ => false,
            };
            (!agrees).then(|| format!("{class} {config} {operands}: {found:?}"))
        })
        .collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// What a call gives, as a model of it.
fn call(class: &str, config: &str, operands: &str, expected: &str) -> Result<String, String> {
    let read = |text: &str| json::read(text.as_bytes()).unwrap();
    let (module, class) = class.split_once('.').unwrap();
    let mut layers = Vec::new();
    let mut places = Vec::new();
    let operands = read(operands);
    let operands = operands.as_array().unwrap().iter().map(|operand| {
        let Some(shape) = operand.get("shape") else {
            return operand.clone();
        };
        let (layer, place) = input(layers.len(), shape.clone(), "float32".into(), false);
        let mut config = Map::new();
        config.push("shape", shape.clone());
        config.push("dtype", "float32");
        config.push("keras_history", place.clone());
        layers.push(layer);
        places.push(place);
        let mut tensor = Map::new();
        tensor.push("class_name", "__keras_tensor__");
        tensor.push("config", config);
        tensor.into()
    });
    let mut node = Map::new();
    node.push("args", operands.collect::<Value>());
    node.push("kwargs", Map::new());
    let mut layer = Map::new();
    layer.push("module", format!("keras.src.ops.{module}"));
    layer.push("class_name", class);
    layer.push("config", read(config));
    layer.push("registered_name", class);
    layer.push("name", "operation");
    layer.push("inbound_nodes", vec![Value::from(node)]);
    layers.push(layer.into());
    let parts = expected.split("; ").count();
    let output = |i| read(&format!(r#"["operation", 0, {i}]"#));
    let outputs = (0..parts).map(output).collect();

    let cx = Context::new();
    let model = from_value(envelope(layers, places, outputs), &cx);
    let model = model.map_err(|error| error.to_string())?;
    let outputs = Model::of(&model)
        .outputs()
        .map(|outputs| outputs.map(&mut |x| shown(x.spec())))
        .map_err(|error| error.to_string())?;
    let outputs: Vec<String> = outputs.flatten().into_iter().cloned().collect();
    Ok(outputs.join("; "))
}
