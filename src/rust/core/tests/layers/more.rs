//! What the recorded rows do not show, as Keras does it.

use crate::call::{call, specs, Unknown};
use crate::functions::context;
use keratin_core::config::Reader;
use keratin_core::layers::Layer;
use keratin_core::object::{deserialize, KerasObject};
use keratin_core::{json, registry, Map, Value};

fn parse(text: &str) -> Value {
    json::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn made(class_name: &str, args: &str) -> Layer {
    let entry = registry::by_path("keras.layers", class_name).unwrap();
    let Value::Object(args) = parse(args) else {
        panic!("no arguments: {args}");
    };
    match (entry.construct)(Reader::new(entry.schema, args, &context())) {
        Ok(KerasObject::Layer(layer)) => layer,
        other => panic!("{class_name}: {other:?}"),
    }
}

/// The shapes of what a call gives, where shapes of floats stand for tensors; or
/// "refused".
fn output(layer: &Layer, mode: &str, input: &str) -> String {
    let input = Map::from_iter([("mode", mode.into()), ("spec", tensors(&parse(input)))]);
    let row = Map::from_iter([("input", input)]).into();
    match specs(&call(layer, &row, Unknown::Nothing, &context())) {
        Ok(output) => json::write(&shapes(&output)).unwrap(),
        Err(_) => "refused".into(),
    }
}

fn tensors(shapes: &Value) -> Value {
    match shapes {
        Value::Array(items)
            if items
                .iter()
                .all(|i| matches!(i, Value::Int(_) | Value::Null)) =>
        {
            Map::from_iter([("shape", shapes.clone()), ("dtype", "float32".into())]).into()
        }
        Value::Array(items) => items.iter().map(tensors).collect(),
        Value::Object(map) => {
            let entries = map.iter().map(|(key, item)| (key, tensors(item)));
            Value::Object(entries.collect())
        }
        other => panic!("no shape: {other:?}"),
    }
}

fn shapes(specs: &Value) -> Value {
    match (specs, specs.get("shape")) {
        (_, Some(shape)) => shape.clone(),
        (Value::Array(items), _) => items.iter().map(shapes).collect(),
        (Value::Object(map), _) => {
            let entries = map.iter().map(|(key, item)| (key, shapes(item)));
            Value::Object(entries.collect())
        }
        (other, _) => panic!("no output: {other:?}"),
    }
}

#[test]
fn what_keeps_shapes_takes_structures() {
    for (class_name, args) in [
        ("Activation", r#"{"activation": "relu"}"#),
        ("ActivityRegularization", "{}"),
        ("Dropout", r#"{"rate": 0.5}"#),
        ("ELU", "{}"),
        ("GaussianNoise", r#"{"stddev": 1}"#),
        ("LeakyReLU", "{}"),
        ("RandomFlip", "{}"),
        ("ReLU", "{}"),
        ("Rescaling", r#"{"scale": 2}"#),
        ("Softmax", "{}"),
    ] {
        for input in ["[[2, 3]]", r#"{"a": [2, 3], "b": [[null, 4, 5], [6]]}"#] {
            let output = output(&made(class_name, args), "positional", input);
            assert_eq!(output, input, "{class_name}");
        }
    }
}

#[test]
fn a_config_that_is_what_was_given_comes_back_in_its_order() {
    let policy = r#"{"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float16"}, "registered_name": null}"#;
    for (class_name, config) in [
        (
            "ELU",
            format!(r#"{{"name": "e", "alpha": 1.0, "dtype": {policy}, "trainable": false}}"#),
        ),
        (
            "Identity",
            format!(
                r#"{{"name": "i", "autocast": false, "input_shape": [3], "activity_regularizer": null, "trainable": true, "dtype": {policy}}}"#
            ),
        ),
    ] {
        let text = format!(
            r#"{{"module": "keras.layers", "class_name": "{class_name}", "config": {config}, "registered_name": null}}"#
        );
        let read = deserialize(parse(&text), &context()).unwrap();
        let Some(KerasObject::Layer(layer)) = read.as_live() else {
            panic!("no layer: {read:?}");
        };
        assert_eq!(
            json::write(&layer.serialize().unwrap().into()).unwrap(),
            text
        );
    }
}

#[test]
fn initializers_fill_only_shapes_they_can() {
    for (class_name, args, input, expected) in [
        (
            "Dense",
            r#"{"units": 3, "bias_initializer": "orthogonal"}"#,
            "[2, 3]",
            "refused",
        ),
        (
            "Dense",
            r#"{"units": 3, "kernel_initializer": "orthogonal"}"#,
            "[2, 3]",
            "[2, 3]",
        ),
        (
            "Dense",
            r#"{"units": 3, "kernel_initializer": "identity"}"#,
            "[2, 4]",
            "[2, 3]",
        ),
        (
            "Conv1D",
            r#"{"filters": 2, "kernel_size": 2, "kernel_initializer": "identity"}"#,
            "[2, 5, 3]",
            "refused",
        ),
    ] {
        let output = output(&made(class_name, args), "positional", input);
        assert_eq!(output, expected, "{class_name} {args}");
    }
}

#[test]
fn a_cell_needs_its_whole_state_and_gives_it_as_it_came() {
    for (class_name, states, expected) in [
        ("LSTMCell", "[[2, 3], [2, 3]]", "[[2, 3], [[2, 3], [2, 3]]]"),
        ("LSTMCell", "[[2, 3]]", "refused"),
        ("LSTMCell", "[[2, 4], [2, 4]]", "refused"),
        ("GRUCell", "[2, 3]", "[[2, 3], [2, 3]]"),
        ("GRUCell", "[[2, 3]]", "[[2, 3], [[2, 3]]]"),
        ("GRUCell", "[[2, 3], [2, 3]]", "[[2, 3], [[2, 3]]]"),
        ("SimpleRNNCell", "[2, 4]", "refused"),
    ] {
        let input = format!(r#"{{"inputs": [2, 5], "states": {states}}}"#);
        let output = output(&made(class_name, r#"{"units": 3}"#), "kwargs", &input);
        assert_eq!(output, expected, "{class_name} {states}");
    }
}

#[test]
fn a_layer_that_is_not_trained_leaves_out_what_its_cell_has() {
    let args = r#"{"filters": 2, "kernel_size": 2, "trainable": false}"#;
    let layer = made("ConvLSTM1D", args);
    assert_eq!(output(&layer, "positional", "[2, 3, 5, 2]"), "[2, 4, 2]");
    let weights = layer.weights();
    assert!(weights.len() == 3 && weights.iter().all(|w| w.trainable()));
    assert!(layer.trainable_weights().is_empty());
}
