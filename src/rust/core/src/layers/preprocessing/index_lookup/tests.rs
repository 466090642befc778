//! What the recorded rows do not show: vocabularies that change, special tokens
//! among terms, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::json;
use crate::layers::make;
use crate::shape::{Nested, Shape};
use crate::value::Map;

fn value(text: &str) -> Value {
    json::read(text.as_bytes()).unwrap()
}

fn layer(class: &str, arguments: &str) -> Result<Layer> {
    let cx = Context::new();
    let Value::Object(arguments) = value(arguments) else {
        panic!("not an object: {arguments}");
    };
    match class {
        "StringLookup" => make::<StringLookup>(arguments, &cx),
        "IntegerLookup" => make::<IntegerLookup>(arguments, &cx),
        "TextVectorization" => make::<TextVectorization>(arguments, &cx),
        "IndexLookup" => make::<IndexLookup>(arguments, &cx),
        other => panic!("no class {other}"),
    }
}

/// All tokens, or what is wrong.
fn tokens(class: &str, arguments: &str) -> String {
    let tokens = layer(class, arguments).and_then(|layer| get_vocabulary(&layer, true));
    match tokens {
        Ok(tokens) => json::write(&Value::Array(tokens)).unwrap(),
        Err(error) => error.to_string(),
    }
}

fn config(layer: &Layer, names: &[&str]) -> String {
    let config = layer.get_config().unwrap();
    let kept: Map = names
        .iter()
        .map(|name| (*name, config.get(name).unwrap().clone()))
        .collect();
    json::write(&kept.into()).unwrap()
}

#[test]
fn special_tokens_come_first() {
    for (class, arguments, expected) in [
        ("StringLookup", r#"{}"#, r#"["[UNK]"]"#),
        (
            "StringLookup",
            r#"{"vocabulary": ["a", "b"], "mask_token": ""}"#,
            r#"["", "[UNK]", "a", "b"]"#,
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["", "[UNK]", "a"], "mask_token": ""}"#,
            r#"["", "[UNK]", "a"]"#,
        ),
        // Without a mask token, the first of them is a term.
        (
            "StringLookup",
            r#"{"vocabulary": ["", "[UNK]", "a"]}"#,
            r#"["[UNK]", "", "[UNK]", "a"]"#,
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["a"], "mask_token": "", "output_mode": "count"}"#,
            r#"["[UNK]", "a"]"#,
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["a"], "num_oov_indices": 0}"#,
            r#"["a"]"#,
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["a"], "oov_token": null}"#,
            r#"[null, "a"]"#,
        ),
        (
            "IntegerLookup",
            r#"{"vocabulary": [7.0, 9], "num_oov_indices": 2, "mask_token": 0}"#,
            "[0, -1, -1, 7, 9]",
        ),
        ("TextVectorization", r#"{}"#, r#"["", "[UNK]"]"#),
        (
            "TextVectorization",
            r#"{"vocabulary": ["a"], "output_mode": "multi_hot"}"#,
            r#"["[UNK]", "a"]"#,
        ),
    ] {
        assert_eq!(tokens(class, arguments), expected, "{class} {arguments}");
    }
}

#[test]
fn what_is_no_vocabulary_is_refused_with_the_reason() {
    for (class, arguments, word) in [
        ("StringLookup", r#"{"vocabulary": []}"#, "empty"),
        ("StringLookup", r#"{"vocabulary": ["a", "a"]}"#, "twice"),
        ("StringLookup", r#"{"vocabulary": ["a", 1]}"#, "a text"),
        ("StringLookup", r#"{"vocabulary": 5}"#, "an array of texts"),
        (
            "StringLookup",
            r#"{"vocabulary": "words.txt"}"#,
            "words.txt",
        ),
        ("IntegerLookup", r#"{"vocabulary": ["a"]}"#, "an integer"),
        ("IntegerLookup", r#"{"vocabulary": [1.5]}"#, "an integer"),
        (
            "IntegerLookup",
            r#"{"vocabulary": "words.txt"}"#,
            "words.txt",
        ),
        (
            "TextVectorization",
            r#"{"vocabulary": "words.txt"}"#,
            "words.txt",
        ),
        (
            "IndexLookup",
            r#"{"mask_token": null, "oov_token": -1, "vocabulary_dtype": "string"}"#,
            "is not of dtype \"string\"",
        ),
        (
            "IndexLookup",
            r#"{"mask_token": null, "oov_token": -1, "vocabulary_dtype": "int64",
                "vocabulary": [1, "b"]}"#,
            "\"b\" is not of dtype \"int64\"",
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["b", "m"], "mask_token": "m"}"#,
            "the mask token \"m\" is one of the terms",
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["b", "[UNK]"], "invert": true}"#,
            "the OOV token \"[UNK]\" is one of the terms",
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["a", "b"], "max_tokens": 2}"#,
            "3 tokens",
        ),
        (
            "StringLookup",
            r#"{"num_oov_indices": 9223372036854775807, "mask_token": ""}"#,
            "63 bits",
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["a"], "output_mode": "tf_idf"}"#,
            "idf_weights",
        ),
        (
            "StringLookup",
            r#"{"vocabulary": ["a"], "output_mode": "tf_idf", "idf_weights": [1, 2]}"#,
            "2 weights for 1 terms",
        ),
        ("StringLookup", r#"{"idf_weights": [1]}"#, "no use"),
        (
            "StringLookup",
            r#"{"invert": true, "oov_token": null}"#,
            "invert",
        ),
        (
            "StringLookup",
            r#"{"activity_regularizer": "l2"}"#,
            "no argument",
        ),
        ("IntegerLookup", r#"{"salt": 3}"#, "farmhash"),
        ("TextVectorization", r#"{"standardize": "upper"}"#, "lower"),
        (
            "TextVectorization",
            r#"{"ngrams": []}"#,
            "a positive integer",
        ),
        ("TextVectorization", r#"{"split": ["a"]}"#, "whitespace"),
        (
            "TextVectorization",
            r#"{"ragged": true, "output_mode": "count"}"#,
            "ragged",
        ),
    ] {
        let refused = layer(class, arguments).expect_err(arguments).to_string();
        assert!(refused.contains(word), "{class} {arguments}: {refused}");
    }
}

#[test]
fn a_vocabulary_that_is_set_takes_the_place_of_the_other() {
    let cx = Context::new();
    let lookup = layer("StringLookup", r#"{"vocabulary": ["a", "b"]}"#).unwrap();
    set_vocabulary(&lookup, value(r#"["c", "d", "e"]"#), Value::Null, &cx).unwrap();
    let terms = get_vocabulary(&lookup, false).unwrap();
    assert_eq!(Value::Array(terms), value(r#"["c", "d", "e"]"#));
    assert_eq!(
        config(&lookup, &["vocabulary", "vocabulary_size"]),
        r#"{"vocabulary": ["a", "b"], "vocabulary_size": 4}"#
    );
}

#[test]
fn the_size_is_fixed_once_shapes_depend_on_it() {
    let cx = Context::new();
    let arguments = r#"{"vocabulary": ["a", "b"], "output_mode": "multi_hot"}"#;
    for class in ["StringLookup", "TextVectorization"] {
        let lookup = layer(class, arguments).unwrap();
        let set = |terms: &str| set_vocabulary(&lookup, value(terms), Value::Null, &cx);
        set(r#"["c", "d"]"#).unwrap();
        let refused = set(r#"["c", "d", "e"]"#).expect_err("another size");
        assert!(refused.to_string().contains("made for 3"), "{refused}");
        let terms = get_vocabulary(&lookup, false).unwrap();
        assert_eq!(Value::Array(terms), value(r#"["c", "d"]"#), "{class}");
    }
}

#[test]
fn a_config_may_know_the_size_alone() {
    for (class, size) in [("StringLookup", "4"), ("TextVectorization", "13")] {
        let arguments = format!(r#"{{"vocabulary_size": {size}, "output_mode": "multi_hot"}}"#);
        let lookup = layer(class, &arguments).unwrap();
        let shape = lookup
            .body()
            .compute_output_shape(&Shape::new([None, Some(1)]));
        assert_eq!(shape.unwrap().last().unwrap().unwrap().to_string(), size);
        let written = config(&lookup, &["vocabulary", "vocabulary_size"]);
        let expected = format!(r#"{{"vocabulary": null, "vocabulary_size": {size}}}"#);
        assert_eq!(written, expected);
        assert_eq!(get_vocabulary(&lookup, false).unwrap(), Vec::<Value>::new());
        assert!(!lacks_size(&lookup));
    }
}

#[test]
fn lines_of_a_file_are_terms_whatever_they_are() {
    let cx = Context::new();
    let lookup = layer("StringLookup", r#"{"mask_token": ""}"#).unwrap();
    set_vocabulary_lines(&lookup, value(r#"["", "[UNK]", "a"]"#), &cx).unwrap();
    let tokens = get_vocabulary(&lookup, true).unwrap();
    assert_eq!(
        Value::Array(tokens),
        value(r#"["", "[UNK]", "", "[UNK]", "a"]"#)
    );
    assert_eq!(vocabulary_size(&lookup).unwrap().unwrap(), 5);
    let weighted = layer("StringLookup", r#"{"output_mode": "tf_idf"}"#).unwrap();
    let refused = set_vocabulary_lines(&weighted, value(r#"["a"]"#), &cx);
    assert!(refused.is_err());
}

#[test]
fn what_no_config_has_can_be_kept_and_given_back() {
    let cx = Context::new();
    let lookup = layer("StringLookup", r#"{"vocabulary": ["a"]}"#).unwrap();
    assert_eq!(unwritten_terms(&lookup), None);
    set_vocabulary(&lookup, value(r#"["[UNK]", "x", "y"]"#), Value::Null, &cx).unwrap();
    let kept = Value::Array(unwritten_terms(&lookup).unwrap());
    assert_eq!(kept, value(r#"["x", "y"]"#));
    let other = layer("StringLookup", r#"{"vocabulary": ["a"]}"#).unwrap();
    restore_terms(&other, kept, &cx).unwrap();
    assert_eq!(
        get_vocabulary(&other, true).unwrap(),
        get_vocabulary(&lookup, true).unwrap()
    );
}

#[test]
fn listing_special_tokens_is_bounded() {
    let many = layer("StringLookup", r#"{"num_oov_indices": 4000000000}"#).unwrap();
    assert!(get_vocabulary(&many, true).is_err());
    assert_eq!(get_vocabulary(&many, false).unwrap(), Vec::<Value>::new());
}

#[test]
fn a_layer_of_another_kind_has_no_vocabulary() {
    let cx = Context::new();
    let scale = Map::from_iter([("scale", 2.0)]);
    let rescaling = make::<super::super::rescaling::Rescaling>(scale, &cx).unwrap();
    assert!(get_vocabulary(&rescaling, true).is_err());
    assert!(vocabulary_size(&rescaling).is_none());
    assert!(!lacks_size(&rescaling));
}

/// A lookup that is read from a config.
fn read(config: &str) -> Layer {
    let envelope = format!(
        r#"{{"module": "keras.layers", "class_name": "StringLookup", "config": {config}}}"#
    );
    let read = crate::object::deserialize(value(&envelope), &Context::new()).unwrap();
    match read.as_live() {
        Some(crate::object::KerasObject::Layer(layer)) => layer.clone(),
        _ => panic!("not a layer"),
    }
}

#[test]
fn trainable_and_dtype_are_kept_from_a_config_and_dropped_otherwise() {
    let config = r#"{"trainable": false, "dtype": {"module": "keras", "class_name": "DTypePolicy",
        "config": {"name": "float16"}, "registered_name": null}}"#;
    let lookup = layer("StringLookup", config).unwrap();
    assert!(lookup.trainable());
    assert_eq!(lookup.dtype_policy().name(), "float32");
    let lookup = read(config);
    assert!(!lookup.trainable());
    assert_eq!(lookup.dtype_policy().name(), "float16");
    assert_eq!(lookup.compute_dtype().name(), "string");
    // Before there were policies, it was the dtype of the terms.
    let lookup = read(r#"{"dtype": "int64"}"#);
    assert_eq!(lookup.dtype_policy().name(), "float32");
}

#[test]
fn text_vectorization_counts_the_lookup_inside_as_keras_does() {
    let cx = Context::new();
    make::<TextVectorization>(Map::new(), &cx).unwrap();
    let lookup = make::<StringLookup>(Map::new(), &cx).unwrap();
    assert_eq!(lookup.name(), "string_lookup_1");
    let built = lookup.build(&Nested::One(Shape::new([None])), &cx);
    assert!(built.is_ok());
    assert_eq!(lookup.get_build_config().unwrap(), Some(Value::object()));
}
