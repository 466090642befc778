//! Graphs as Keras makes them, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::super::index_lookup::set_vocabulary;
use super::*;
use crate::json;
use crate::layers::make;
use crate::models::Functional;
use crate::object::{deserialize, serialize};

fn value(text: &str) -> Value {
    json::read(text.as_bytes()).unwrap()
}

fn text(value: &Value) -> String {
    json::write(value).unwrap()
}

/// What Keras wrote.
macro_rules! recorded {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/feature_space/",
            $name,
            ".json"
        ))
        .trim_end()
    };
}

/// A feature of a kind, as a value.
fn kind(kind: &str, args: &str, cx: &Context) -> Value {
    let Value::Object(args) = value(args) else {
        panic!("not an object: {args}");
    };
    feature(kind, args, cx).unwrap().into_value()
}

fn space(args: &[(&str, Value)], cx: &Context) -> Result<Layer> {
    let args = args.iter().map(|(name, value)| (*name, value.clone()));
    make::<FeatureSpace>(args.collect(), cx)
}

fn body(space: &Layer) -> &FeatureSpace {
    space.body_as().unwrap()
}

/// The text of the model from the inputs to the encoded features.
fn model(space: &Layer, cx: &Context) -> String {
    let outputs = body(space).encoded_features(space, cx).unwrap();
    let inputs = body(space).inputs();
    let base = Base::unnamed(cx).unwrap();
    let model = Functional::model(inputs, outputs, base, cx).unwrap();
    text(&serialize(&KerasObject::Layer(model)).unwrap())
}

fn names(layers: Vec<Layer>) -> Vec<String> {
    let names = layers.iter().map(|layer| layer.name().to_owned());
    names.collect()
}

#[test]
fn features_and_crosses_by_their_names_are_the_graph_that_keras_makes() {
    let cx = Context::new();
    let features = Map::from_iter([
        ("b", Value::from("float")),
        ("a", kind("string_hashed", r#"{"num_bins": 5}"#, &cx)),
        (
            "c",
            kind(
                "integer_hashed",
                r#"{"num_bins": 3, "output_mode": "int"}"#,
                &cx,
            ),
        ),
        ("z", Value::from("float_rescaled")),
    ]);
    let cross = value(r#"{"feature_names": ["c", "a"], "crossing_dim": 4, "output_mode": "int"}"#);
    let cross = kinds::cross(cross.as_object().unwrap().clone(), &cx).unwrap();
    let crosses = Value::Array(vec![value(r#"["a", "c"]"#), cross.into_value()]);
    let space = space(
        &[
            ("features", features.into()),
            ("crosses", crosses),
            ("output_mode", "dict".into()),
        ],
        &cx,
    )
    .unwrap();
    assert_eq!(model(&space, &cx), recorded!("dict"));
    assert_eq!(
        names(space.sublayers()),
        [
            "b_preprocessor",
            "string_hashed_preprocessor",
            "integer_hashed_preprocessor",
            "z_preprocessor",
            "a_X_c",
            "c_X_a",
            "category_encoding",
            "category_encoding_1",
        ]
    );
    let shapes = space.get_build_config().unwrap().unwrap();
    let expected = r#"{"b": {"input_shape": [null, 1]}, "a": {"input_shape": [null, 1]}, "c": {"input_shape": [null, 1]}, "z": {"input_shape": [null, 1]}}"#;
    assert_eq!(text(&shapes), expected);
    let again = body(&space).encoded_features(&space, &cx).unwrap();
    let first = body(&space).encoded_features(&space, &cx).unwrap();
    assert_eq!(again.flatten(), first.flatten());
}

#[test]
fn features_as_one_vector_are_the_graph_that_keras_makes() {
    let cx = Context::new();
    let features = Map::from_iter([
        ("b", Value::from("float")),
        ("a", kind("string_hashed", r#"{"num_bins": 5}"#, &cx)),
        ("z", Value::from("float_rescaled")),
    ]);
    let space = space(&[("features", features.into())], &cx).unwrap();
    assert_eq!(model(&space, &cx), recorded!("concat"));
    let layers = names(space.sublayers());
    assert_eq!(layers.last().map(String::as_str), Some("tfd_concat"));
}

#[test]
fn a_space_is_read_as_it_was_written() {
    let features = [
        "float",
        "float_normalized",
        "float_rescaled",
        "float_discretized",
        "integer_categorical",
        "string_categorical",
        "integer_hashed",
        "string_hashed",
    ];
    let features: Map = features
        .iter()
        .map(|kind| (*kind, Value::from(*kind)))
        .collect();
    let cx = Context::new();
    let crosses = value(r#"[["integer_hashed", "string_hashed"]]"#);
    let space = space(&[("features", features.into()), ("crosses", crosses)], &cx).unwrap();
    let written = serialize(&KerasObject::Layer(space)).unwrap();
    assert_eq!(text(&written), recorded!("kinds"));
    let read = deserialize(written.clone(), &Context::new()).unwrap();
    let Some(object @ KerasObject::Layer(_)) = read.as_live::<KerasObject>() else {
        panic!("not a layer: {read:?}");
    };
    assert_eq!(text(&serialize(object).unwrap()), text(&written));
}

#[test]
fn a_vocabulary_that_is_set_gives_vectors_their_size() {
    let cx = Context::new();
    let features = value(r#"{"city": "string_categorical"}"#);
    let space = space(&[("features", features)], &cx).unwrap();
    let refused = body(&space)
        .encoded_features(&space, &cx)
        .expect_err("unknown");
    assert!(refused.to_string().contains("no vocabulary"), "{refused}");
    let lookup = space.sublayers().remove(0);
    set_vocabulary(&lookup, value(r#"["x", "y"]"#), Value::Null, &cx).unwrap();
    let encoded = body(&space).encoded_features(&space, &cx).unwrap();
    let shape = &encoded.one().unwrap().spec().shape;
    assert_eq!(shape.last(), Some(&Some(3)));
}

#[test]
fn what_is_no_space_is_refused_with_the_reason() {
    for (args, word) in [
        (r#"{}"#, "needs `features`"),
        (r#"{"features": {}}"#, "no features"),
        (r#"{"features": ["float"]}"#, "a named list"),
        (r#"{"features": {"a": "floats"}}"#, "no kind of feature"),
        (r#"{"features": {"a": 5}}"#, "expected a feature"),
        (
            r#"{"features": {"a": "float"}, "output_mode": "list"}"#,
            "concat",
        ),
        (
            r#"{"features": {"a": "float"}, "crosses": ["a"]}"#,
            "vector",
        ),
        (
            r#"{"features": {"a": "float"}, "crosses": [["a", "b"]]}"#,
            "\"b\"",
        ),
        (
            r#"{"features": {"a": "float"}, "crosses": [["a"]]}"#,
            "two features",
        ),
        (
            r#"{"features": {"a": "float", "b": "float"}, "crosses": [["a", "b"]],
                "crossing_dim": null}"#,
            "crossing_dim",
        ),
        (
            r#"{"features": {"a": "float"}, "hashing_dim": 0}"#,
            "positive",
        ),
        (r#"{"features": {"a/b": "float"}}"#, "without `/`"),
        (
            r#"{"features": {"a": "float"}, "dtype": "float32"}"#,
            "no argument",
        ),
    ] {
        let Value::Object(map) = value(args) else {
            panic!("not an object: {args}");
        };
        let refused = make::<FeatureSpace>(map, &Context::new()).expect_err(args);
        assert!(refused.to_string().contains(word), "{args}: {refused}");
    }
}

#[test]
fn what_cannot_be_encoded_is_refused() {
    let cx = Context::new();
    let custom = |preprocessor: &str, mode: &str| {
        let preprocessor = deserialize(value(preprocessor), &cx).unwrap();
        let args = Map::from_iter([
            ("dtype", Value::from("string")),
            ("preprocessor", preprocessor),
            ("output_mode", Value::from(mode)),
        ]);
        kinds_of(args, &cx)
    };
    fn kinds_of(args: Map, cx: &Context) -> Value {
        let entry = crate::registry::entry_of(&<Feature as crate::config::KerasConfig>::SCHEMA);
        let entry = entry.unwrap();
        let reader = crate::config::Reader::new(entry.schema, args, cx);
        (entry.construct)(reader).unwrap().into_value()
    }
    let words = r#"{"module": "keras.layers", "class_name": "TextVectorization",
        "config": {"vocabulary": ["x"]}}"#;
    let bins = r#"{"module": "keras.layers", "class_name": "Hashing", "config": {"num_bins": 3}}"#;
    for (feature, word) in [
        (custom(words, "one_hot"), "is not known"),
        (custom(bins, "int"), "put together with no other"),
    ] {
        let features = Map::from_iter([("a", feature)]);
        let space = space(&[("features", features.into())], &cx).unwrap();
        let refused = body(&space).encoded_features(&space, &cx).expect_err(word);
        assert!(refused.to_string().contains(word), "{refused}");
    }
    let input = crate::layers::core::input_layer::output(
        &kinds::new_layer(
            "keras.layers",
            "InputLayer",
            Map::from_iter([(
                "batch_shape",
                Value::Array(vec![Value::Null, Value::Int(1)]),
            )]),
            &cx,
        )
        .unwrap(),
    )
    .unwrap();
    let space = space(&[("features", value(r#"{"a": "float"}"#))], &cx).unwrap();
    let input = Value::Live(crate::value::Live::new(input));
    let refused = space.call_on(input, &cx).expect_err("a call");
    assert!(
        refused.to_string().contains("not called on tensors"),
        "{refused}"
    );
}
