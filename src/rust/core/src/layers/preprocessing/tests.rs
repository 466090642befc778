//! What the recorded rows do not show: what is refused, and where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::discretization::Discretization;
use super::hashed_crossing::HashedCrossing;
use super::mel_spectrogram::MelSpectrogram;
use super::normalization::Normalization;
use super::pipeline::Pipeline;
use super::stft_spectrogram::StftSpectrogram;
use crate::config::KerasConfig;
use crate::context::Context;
use crate::error::Result;
use crate::json;
use crate::layers::core::input_layer::{self, InputLayer};
use crate::layers::{make, Layer, LayerClass};
use crate::object::{deserialize, KerasObject};
use crate::value::{Live, Value};

fn value(text: &str) -> Value {
    json::read(text.as_bytes()).unwrap()
}

fn layer<T: KerasConfig + LayerClass>(arguments: &str, cx: &Context) -> Result<Layer> {
    let Value::Object(arguments) = value(arguments) else {
        panic!("not an object: {arguments}");
    };
    make::<T>(arguments, cx)
}

fn input(arguments: &str, cx: &Context) -> Value {
    let input = layer::<InputLayer>(arguments, cx).unwrap();
    Value::Live(Live::new(input_layer::output(&input).unwrap()))
}

/// Where making the layer fails, and why.
fn refused<T: KerasConfig + LayerClass>(arguments: &str) -> (String, String) {
    let error = layer::<T>(arguments, &Context::new()).unwrap_err();
    (error.path().to_owned(), error.message().to_owned())
}

/// The shape and dtype that a call gives, or why it fails.
fn called<T: KerasConfig + LayerClass>(arguments: &str, inputs: &[&str]) -> String {
    let cx = Context::new();
    let layer = layer::<T>(arguments, &cx).unwrap();
    let mut tensors: Vec<Value> = inputs
        .iter()
        .map(|arguments| input(arguments, &cx))
        .collect();
    let given = match tensors.len() {
        1 => tensors.remove(0),
        _ => Value::Array(tensors),
    };
    match layer.call_on(given, &cx) {
        Ok(output) => {
            let spec = output.one().unwrap().spec();
            format!("{} {}", spec.shape, spec.dtype)
        }
        Err(error) => error.message().to_owned(),
    }
}

#[test]
fn mean_and_variance_fit_together() {
    let is = |arguments: &str, path: &str, message: &str| {
        let expected = (path.to_owned(), message.to_owned());
        assert_eq!(refused::<Normalization>(arguments), expected, "{arguments}");
    };
    is(
        r#"{"mean": 1}"#,
        "variance",
        "`mean` is given without `variance`",
    );
    is(
        r#"{"variance": 1}"#,
        "mean",
        "`variance` is given without `mean`",
    );
    is(
        r#"{"mean": [1, 2], "variance": 1}"#,
        "variance",
        "`mean` has shape (2,), `variance` has ()",
    );
    is(
        r#"{"mean": [1], "variance": [1], "axis": null}"#,
        "mean",
        "`mean` of shape (1,) has more dimensions than there are axes: 0",
    );
}

#[test]
fn a_mean_meets_the_axes_from_the_right() {
    let shape = r#"{"shape": [2, 3]}"#;
    let of = |axis: &str, mean: &str| {
        let arguments = format!("{{\"axis\": {axis}, \"mean\": {mean}, \"variance\": {mean}}}");
        called::<Normalization>(&arguments, &[shape])
    };
    let fits = "(None, 2, 3) float32";
    assert_eq!(of("[1, 2]", "[[1, 2, 3]]"), fits);
    assert_eq!(of("[1, 2]", "[1, 2, 3]"), fits);
    assert_eq!(of("[-1, 1]", "[[1], [2]]"), fits);
    assert_eq!(
        of("[1, 2]", "[1, 2]"),
        "an array of shape (2,) has size 2 for axis 2, whose size is 3"
    );
    assert_eq!(
        called::<Normalization>(r#"{"axis": [1, -2]}"#, &[shape]),
        "axis 1 is named twice"
    );
    assert_eq!(
        called::<Normalization>(r#"{"axis": 0}"#, &[shape]),
        "axis 0 of shape (None, 2, 3) has no known size"
    );
}

#[test]
fn a_config_may_have_boundaries_that_were_found_and_their_number() {
    let config = r#"{"bin_boundaries": [0.5], "num_bins": 2, "output_mode": "one_hot"}"#;
    let (path, message) = refused::<Discretization>(config);
    assert_eq!(path, "num_bins");
    assert_eq!(
        message,
        "`bin_boundaries` and `num_bins` are given, one is enough"
    );
    let envelope = format!(
        r#"{{"module": "keras.layers", "class_name": "Discretization", "config": {config}}}"#
    );
    let read = deserialize(value(&envelope), &Context::new()).unwrap();
    let Some(KerasObject::Layer(layer)) = read.as_live::<KerasObject>() else {
        panic!("not a layer: {read:?}");
    };
    let config = Value::Object(layer.get_config().unwrap());
    assert_eq!(
        json::write(&config).unwrap(),
        r#"{"bin_boundaries": [0.5], "num_bins": 2, "epsilon": 0.01, "output_mode": "one_hot", "sparse": false, "name": "discretization", "dtype": "float32"}"#
    );
}

#[test]
fn bins_stand_last() {
    let of = |mode: &str, shape: &str| {
        let arguments = format!("{{\"num_bins\": 5, \"output_mode\": {mode:?}}}");
        called::<Discretization>(&arguments, &[shape])
    };
    let (sequence, one, none) = (
        r#"{"shape": [2, 3]}"#,
        r#"{"shape": [2, 1]}"#,
        r#"{"shape": []}"#,
    );
    assert_eq!(of("int", sequence), "(None, 2, 3) int32");
    assert_eq!(of("one_hot", sequence), "(None, 2, 3, 5) float32");
    assert_eq!(of("one_hot", one), "(None, 2, 5) float32");
    assert_eq!(of("one_hot", none), "(None, 5) float32");
    assert_eq!(of("count", sequence), "(None, 3, 5) float32");
    assert_eq!(of("multi_hot", none), "(5,) float32");
}

#[test]
fn pairs_are_two_tensors_of_one_value_for_each_sample() {
    let (ints, floats) = (r#"{"shape": [1], "dtype": "int64"}"#, r#"{"shape": [1]}"#);
    let of = |inputs: &[&str]| called::<HashedCrossing>(r#"{"num_bins": 5}"#, inputs);
    assert_eq!(of(&[ints, ints]), "(None, 1) int64");
    assert_eq!(of(&[ints]), "expected a list of two tensors, got 1");
    assert_eq!(of(&[ints; 3]), "expected a list of two tensors, got 3");
    assert_eq!(
        of(&[ints, floats]),
        "expected integers or texts, got dtype float32"
    );
    assert_eq!(
        of(&[r#"{"shape": [2], "dtype": "int32"}"#; 2]),
        "expected one value for each sample, got shape (None, 2)"
    );
    assert_eq!(
        of(&[ints, r#"{"shape": [], "dtype": "string"}"#]),
        "the two inputs differ in shape: (None, 1) and (None,)"
    );
}

#[test]
fn windows_have_as_many_values_as_a_frame_has_samples() {
    let three = "the window has 3 values, for frames of 4";
    let arguments = r#"{"window": [1, 2, 3], "sequence_length": 4}"#;
    assert_eq!(refused::<MelSpectrogram>(arguments).1, three);
    let arguments = r#"{"window": [1, 2, 3], "frame_length": 4}"#;
    assert_eq!(refused::<StftSpectrogram>(arguments).1, three);
    let arguments = r#"{"window": "bartlett"}"#;
    assert!(layer::<StftSpectrogram>(arguments, &Context::new()).is_ok());
    assert_eq!(refused::<MelSpectrogram>(arguments).0, "window");
}

#[test]
fn a_spectrogram_that_cannot_be_computed_is_refused() {
    assert_eq!(refused::<MelSpectrogram>(r#"{"top_db": null}"#).0, "top_db");
    let arguments = r#"{"top_db": null, "power_to_db": false}"#;
    assert!(layer::<MelSpectrogram>(arguments, &Context::new()).is_ok());
    let frame = r#"{"frame_length": 1}"#;
    assert_eq!(refused::<StftSpectrogram>(frame).0, "frame_step");
    assert_eq!(
        called::<StftSpectrogram>("{}", &[r#"{"shape": [600, null]}"#]),
        "the number of channels must be known, got shape (None, 600, None)"
    );
}

#[test]
fn a_pipeline_builds_its_layers_one_for_the_other() {
    let cx = Context::new();
    let dense = |units: i64| {
        format!(
            r#"{{"module": "keras.layers", "class_name": "Dense", "config": {{"units": {units}, "dtype": "float16"}}}}"#
        )
    };
    let arguments = format!(r#"{{"layers": [{}, {}]}}"#, dense(3), dense(2));
    let pipeline = layer::<Pipeline>(&arguments, &cx).unwrap();
    let output = pipeline.call_on(input(r#"{"shape": [5]}"#, &cx), &cx);
    let output = output.unwrap();
    let spec = output.one().unwrap().spec();
    assert_eq!(
        format!("{} {}", spec.shape, spec.dtype),
        "(None, 2) float16"
    );
    let weights = pipeline.weights().into_iter();
    let weights: Vec<_> = weights.map(|w| format!("{} {}", w.path, w.shape)).collect();
    assert_eq!(
        weights,
        [
            "pipeline/dense/kernel (5, 3)",
            "pipeline/dense/bias (3,)",
            "pipeline/dense_1/kernel (3, 2)",
            "pipeline/dense_1/bias (2,)",
        ]
    );
    assert_eq!(
        called::<Pipeline>(r#"{"layers": []}"#, &[r#"{"shape": [5]}"#]),
        "a pipeline without layers cannot be called"
    );
}
