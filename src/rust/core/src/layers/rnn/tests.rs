//! What the recorded rows do not show: objects that stay themselves, arguments
//! given as layers, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::bidirectional::Bidirectional;
use super::lstm::Lstm;
use super::rnn::Rnn;
use super::time_distributed::TimeDistributed;
use crate::config::KerasConfig;
use crate::context::Context;
use crate::error::Result;
use crate::graph::Tensor;
use crate::json;
use crate::layers::core::dense::Dense;
use crate::layers::core::input_layer::{self, InputLayer};
use crate::layers::{make, Layer, LayerClass};
use crate::object::KerasObject;
use crate::value::{Live, Map, Value};

fn object(text: &str) -> Map {
    let Value::Object(map) = json::read(text.as_bytes()).unwrap() else {
        panic!("not an object: {text}");
    };
    map
}

fn layer<T: KerasConfig + LayerClass>(arguments: &str, cx: &Context) -> Result<Layer> {
    make::<T>(object(arguments), cx)
}

/// A layer that takes another one as it is.
fn around<T: KerasConfig + LayerClass>(inner: &Layer, more: Map, cx: &Context) -> Result<Layer> {
    let mut arguments = Map::from_iter([("layer", inner.value())]);
    arguments.extend(more);
    make::<T>(arguments, cx)
}

fn input(shape: &str, cx: &Context) -> Value {
    let input = layer::<InputLayer>(&format!("{{\"shape\": {shape}}}"), cx).unwrap();
    Value::Live(Live::new(input_layer::output(&input).unwrap()))
}

fn paths(layer: &Layer) -> Vec<String> {
    layer
        .weights()
        .into_iter()
        .map(|w| w.path.clone())
        .collect()
}

fn text(value: &Value) -> String {
    json::write(value).unwrap()
}

fn property(layer: &Layer, name: &str) -> Layer {
    let value = layer.body().property(name).unwrap().unwrap();
    match value.as_live::<KerasObject>() {
        Some(KerasObject::Layer(layer)) => layer.clone(),
        other => panic!("`{name}` is no layer: {other:?}"),
    }
}

#[test]
fn time_distributed_keeps_the_layer_and_builds_it_for_one_step() {
    let cx = Context::new();
    let dense = layer::<Dense>(r#"{"units": 2}"#, &cx).unwrap();
    let over_time = around::<TimeDistributed>(&dense, Map::new(), &cx).unwrap();
    over_time.call_on(input("[4, 3]", &cx), &cx).unwrap();
    assert_eq!(over_time.sublayers(), std::slice::from_ref(&dense));
    assert_eq!(property(&over_time, "layer"), dense);
    assert_eq!(
        text(&dense.get_build_config().unwrap().unwrap()),
        r#"{"input_shape": [null, 3]}"#
    );
    assert_eq!(
        paths(&over_time),
        [
            "time_distributed/dense/kernel",
            "time_distributed/dense/bias"
        ]
    );
}

#[test]
fn time_distributed_needs_batch_time_and_features() {
    let cx = Context::new();
    let dense = layer::<Dense>(r#"{"units": 2}"#, &cx).unwrap();
    let over_time = around::<TimeDistributed>(&dense, Map::new(), &cx).unwrap();
    let error = over_time.call_on(input("[4]", &cx), &cx).unwrap_err();
    assert_eq!(
        error.message(),
        "expected an input of at least 3 dimensions, batch and time first, got shape (None, 4)"
    );
}

#[test]
fn initial_states_are_among_the_shapes_of_a_build() {
    let cx = Context::new();
    let lstm = layer::<Lstm>(r#"{"units": 2}"#, &cx).unwrap();
    let state = Value::Array(vec![input("[2]", &cx), input("[2]", &cx)]);
    let named = Map::from_iter([("initial_state", state)]);
    lstm.call(vec![input("[4, 3]", &cx)], named, &cx).unwrap();
    assert_eq!(
        text(&lstm.get_build_config().unwrap().unwrap()),
        concat!(
            r#"{"shapes_dict": {"sequences_shape": [null, 4, 3], "#,
            r#""initial_state_shape": [[null, 2], [null, 2]]}}"#
        )
    );
    let cx = Context::new();
    let envelope = Value::Object(lstm.serialize().unwrap());
    let back = crate::object::deserialize(envelope.clone(), &cx).unwrap();
    let Some(KerasObject::Layer(back)) = back.as_live::<KerasObject>() else {
        panic!("not a layer: {back:?}");
    };
    assert_eq!(Value::Object(back.serialize().unwrap()), envelope);
    assert_eq!(paths(back), paths(&lstm));
}

#[test]
fn a_cell_has_the_policy_of_its_layer_and_is_trained_with_it() {
    let cx = Context::new();
    let arguments = r#"{"units": 2, "dtype": "mixed_float16", "trainable": false}"#;
    let lstm = layer::<Lstm>(arguments, &cx).unwrap();
    lstm.call_on(input("[4, 3]", &cx), &cx).unwrap();
    let [cell] = lstm.sublayers().try_into().unwrap();
    assert_eq!(cell.name(), "lstm_cell");
    assert_eq!(property(&lstm, "cell"), cell);
    assert_eq!(cell.dtype_policy().name(), "mixed_float16");
    let trained: Vec<bool> = lstm.weights().iter().map(|w| w.trainable()).collect();
    assert_eq!(trained, [false, false, false]);
}

#[test]
fn both_directions_are_copies_and_say_so_in_their_names() {
    let cx = Context::new();
    let lstm = layer::<Lstm>(r#"{"units": 2, "return_sequences": true}"#, &cx).unwrap();
    let both = around::<Bidirectional>(&lstm, Map::new(), &cx).unwrap();
    let [forward, backward] = both.sublayers().try_into().unwrap();
    assert!(forward != lstm && backward != lstm);
    assert_eq!(property(&both, "forward_layer"), forward);
    assert_eq!(property(&both, "backward_layer"), backward);
    let said = |layer: &Layer| {
        let config = layer.get_config().unwrap();
        let of = |key: &str| config.get(key).cloned().unwrap();
        [of("name"), of("go_backwards"), of("zero_output_for_mask")]
    };
    let expected =
        |name: &str, backwards: bool| [name.into(), Value::Bool(backwards), Value::Bool(true)];
    assert_eq!(said(&forward), expected("forward_lstm", false));
    assert_eq!(said(&backward), expected("backward_lstm", true));
}

#[test]
fn a_backward_layer_that_is_given_stays_itself() {
    let cx = Context::new();
    let arguments = r#"{"units": 2, "return_sequences": true}"#;
    let forward = layer::<Lstm>(arguments, &cx).unwrap();
    let mut arguments = object(arguments);
    arguments.push("go_backwards", true);
    let backward = make::<Lstm>(arguments, &cx).unwrap();
    let more = Map::from_iter([("backward_layer", backward.value())]);
    let both = around::<Bidirectional>(&forward, more, &cx).unwrap();
    assert_eq!(both.sublayers().get(1), Some(&backward));
    assert_eq!(backward.name(), "lstm_1");
    let config = backward.get_config().unwrap();
    assert_eq!(config.get("zero_output_for_mask"), Some(&Value::Bool(true)));
}

#[test]
fn directions_that_do_not_fit_together_are_refused() {
    let cx = Context::new();
    let forward = layer::<Lstm>(r#"{"units": 2}"#, &cx).unwrap();
    let refused = |backward: &str| {
        let backward = layer::<Lstm>(backward, &cx).unwrap();
        let more = Map::from_iter([("backward_layer", backward.value())]);
        let error = around::<Bidirectional>(&forward, more, &cx).unwrap_err();
        (error.path(), error.message().to_owned())
    };
    assert_eq!(
        refused(r#"{"units": 2}"#),
        (
            "backward_layer".to_owned(),
            "both layers have `go_backwards = false`: one must read forwards, the other backwards"
                .to_owned()
        )
    );
    assert_eq!(
        refused(r#"{"units": 2, "go_backwards": true, "return_state": true}"#),
        (
            "backward_layer".to_owned(),
            "`return_state` is false in the forward layer and true in the backward layer: both \
             must have the same"
                .to_owned()
        )
    );
    let dense = layer::<Dense>(r#"{"units": 2}"#, &cx).unwrap();
    let error = around::<Bidirectional>(&dense, Map::new(), &cx).unwrap_err();
    assert_eq!(
        (error.path(), error.message()),
        (
            "layer".to_owned(),
            "layer `dense` of class `Dense` is not recurrent: it has no `return_sequences`"
        )
    );
}

#[test]
fn only_a_cell_can_be_a_cell() {
    let cx = Context::new();
    let dense = layer::<Dense>(r#"{"units": 2}"#, &cx).unwrap();
    let error = make::<Rnn>(Map::from_iter([("cell", dense.value())]), &cx).unwrap_err();
    assert_eq!(
        (error.path(), error.message()),
        (
            "cell".to_owned(),
            "layer `dense` of class `Dense` is no recurrent cell"
        )
    );
    let error = layer::<Rnn>(r#"{"cell": 3}"#, &cx).unwrap_err();
    assert_eq!(
        (error.path(), error.message()),
        ("cell".to_owned(), "expected a layer, got 3")
    );
}

#[test]
fn a_stateful_layer_needs_a_known_batch() {
    let cx = Context::new();
    let lstm = layer::<Lstm>(r#"{"units": 2, "stateful": true}"#, &cx).unwrap();
    let error = lstm.call_on(input("[4, 3]", &cx), &cx).unwrap_err();
    assert_eq!(
        error.message(),
        "a stateful layer needs a batch of known size, got shape (None, 4, 3)"
    );
    assert!(!lstm.is_built());
}

#[test]
fn the_state_is_given_behind_the_output() {
    let cx = Context::new();
    let arguments = r#"{"units": 2, "return_sequences": true, "return_state": true}"#;
    let lstm = layer::<Lstm>(arguments, &cx).unwrap();
    let outputs = lstm.call_on(input("[4, 3]", &cx), &cx).unwrap();
    let shapes = outputs.value(&mut |x: &Tensor| x.spec().shape.value());
    assert_eq!(text(&shapes), "[[null, 4, 2], [null, 2], [null, 2]]");
}
