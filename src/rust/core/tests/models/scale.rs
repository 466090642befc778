//! Large models: time grows with their size, and the stack does not.

use crate::recorded::layer;
use keratin_core::context::MAX_NESTING;
use keratin_core::error::ErrorKind;
use keratin_core::layers::core::input_layer;
use keratin_core::layers::layer::tensors_value;
use keratin_core::layers::{Base, Layer};
use keratin_core::models::{summary, Functional, Model, SummaryOptions};
use keratin_core::object::deserialize;
use keratin_core::shape::Nested;
use keratin_core::{json, Context, Map, Value};

/// More than any walk that is quadratic, or deep, gets through.
const MANY: usize = 20_000;

fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Map::from_iter(entries).into()
}

fn envelope(module: &str, class_name: &str, config: Value) -> Value {
    object([
        ("module", module.into()),
        ("class_name", class_name.into()),
        ("config", config),
        ("registered_name", Value::Null),
    ])
}

fn input() -> Value {
    let shape = Value::from(vec![Value::Null, Value::Int(1)]);
    let config = object([("batch_shape", shape), ("name", "input".into())]);
    envelope("keras.layers", "InputLayer", config)
}

fn dense(name: &str) -> Value {
    let config = object([("name", name.into()), ("units", Value::Int(1))]);
    envelope("keras.layers", "Dense", config)
}

fn place(layer: &str) -> Value {
    vec![Value::from(layer), Value::Int(0), Value::Int(0)].into()
}

/// A layer of a graph, called on the output of another.
fn called(layer: Value, name: &str, on: Option<&str>) -> Value {
    let calls = on.map(|on| {
        let shape = Value::from(vec![Value::Null, Value::Int(1)]);
        let tensor = object([
            ("class_name", "__keras_tensor__".into()),
            (
                "config",
                object([
                    ("shape", shape),
                    ("dtype", "float32".into()),
                    ("keras_history", place(on)),
                ]),
            ),
        ]);
        object([("args", vec![tensor].into()), ("kwargs", Value::object())])
    });
    let Value::Object(mut map) = layer else {
        panic!("a layer is an object");
    };
    map.push("name", name);
    map.push("inbound_nodes", calls.into_iter().collect::<Value>());
    map.into()
}

fn functional(name: &str, layers: Vec<Value>, output: &str) -> Value {
    let config = object([
        ("name", name.into()),
        ("trainable", true.into()),
        ("layers", layers.into()),
        ("input_layers", place("input")),
        ("output_layers", place(output)),
    ]);
    envelope("keras.src.models.functional", "Functional", config)
}

fn chain(reversed: bool) -> Value {
    let name = |i: usize| format!("dense_{i}");
    let mut layers = vec![called(input(), "input", None)];
    layers.extend((0..MANY).map(|i| {
        let on = i.checked_sub(1).map_or("input".to_owned(), name);
        called(dense(&name(i)), &name(i), Some(&on))
    }));
    if reversed {
        layers.reverse();
    }
    functional("chain", layers, &name(MANY - 1))
}

fn read(config: Value) -> Layer {
    layer(&deserialize(config, &Context::new()).unwrap())
}

fn text(model: &Layer) -> String {
    json::write(&model.serialize().unwrap().into()).unwrap()
}

#[test]
fn a_long_chain_is_read_written_and_dropped() {
    let model = read(chain(false));
    let layers = Model::of(&model).layers();
    assert_eq!(layers.len(), MANY + 1);
    assert_eq!(layers[MANY].name(), format!("dense_{}", MANY - 1));
    assert_eq!(Model::of(&model).param_counts().unwrap().trainable, 40_000);
    assert_eq!(
        summary(&model, &SummaryOptions::default())
            .unwrap()
            .lines()
            .count(),
        1 + 3 + (2 * (MANY + 1)) + 3
    );
    let in_order = text(&model);
    drop((model, layers));
    let reversed = text(&read(chain(true)));
    assert!(
        in_order == reversed,
        "the order in the config changes nothing"
    );
}

#[test]
fn a_long_sequence_is_read_written_and_dropped() {
    let mut layers = vec![input()];
    layers.extend((0..MANY).map(|i| dense(&format!("dense_{i}"))));
    let config = object([("name", "long".into()), ("layers", layers.into())]);
    let model = read(envelope("keras", "Sequential", config));
    assert_eq!(Model::of(&model).layers().len(), MANY);
    assert_eq!(model.weights().len(), 2 * MANY);
    let again = text(&read(json::read(text(&model).as_bytes()).unwrap()));
    assert!(text(&model) == again);
}

fn nested(depth: usize) -> Value {
    let mut inner = dense("innermost");
    let mut name = "innermost".to_owned();
    for i in 0..depth {
        let layers = vec![
            called(input(), "input", None),
            called(inner, &name, Some("input")),
        ];
        let outer = format!("model_{i}");
        inner = functional(&outer, layers, &name);
        name = outer;
    }
    inner
}

#[test]
fn models_inside_models_are_read_written_and_dropped() {
    // The last layer is a level, too.
    let model = read(nested(MAX_NESTING - 1));
    assert_eq!(model.flatten_layers().len(), 2 * MAX_NESTING - 1);
    let again = text(&read(json::read(text(&model).as_bytes()).unwrap()));
    assert!(text(&model) == again);
}

#[test]
fn sequences_and_wrappers_inside_one_another_are_read_written_and_dropped() {
    let sequence = |inner: Value, i: usize| {
        let config = object([
            ("name", format!("outer_{i}").into()),
            ("layers", vec![input(), inner].into()),
        ]);
        envelope("keras", "Sequential", config)
    };
    let wrapper = |inner: Value, i: usize| {
        let config = object([("name", format!("outer_{i}").into()), ("layer", inner)]);
        envelope("keras.layers", "TimeDistributed", config)
    };
    type Around<'a> = &'a dyn Fn(Value, usize) -> Value;
    for around in [&sequence as Around, &wrapper as Around] {
        let nested = |depth: usize| (0..depth).fold(dense("innermost"), around);
        let model = read(nested(MAX_NESTING - 1));
        let again = text(&read(json::read(text(&model).as_bytes()).unwrap()));
        assert!(text(&model) == again);
        let error = deserialize(nested(MAX_NESTING), &Context::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Graph, "{error}");
    }
}

#[test]
fn models_that_go_too_deep_are_refused() {
    for depth in [MAX_NESTING, MAX_NESTING + 20, 300] {
        let error = deserialize(nested(depth), &Context::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Graph, "{depth}: {error}");
    }
}

#[test]
fn models_put_into_one_another_are_bounded_too() {
    let cx = Context::new();
    let mut model = read(nested(1));
    let mut levels = 2;
    let error = loop {
        let input = layer(&deserialize(input(), &cx).unwrap());
        let inputs = Nested::One(input_layer::output(&input).unwrap());
        let outputs = model.call_on(tensors_value(&inputs), &cx).unwrap();
        let base = Base::unnamed(&cx).unwrap();
        match Functional::model(inputs, outputs, base, &cx) {
            Ok(outer) => model = outer,
            Err(error) => break error,
        }
        levels += 1;
    };
    assert_eq!((levels, error.kind()), (MAX_NESTING, ErrorKind::Graph));
}
