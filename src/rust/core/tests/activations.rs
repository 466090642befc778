//! How configs name activation functions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_core::activations::Activation;
use keratin_core::config::Field;
use keratin_core::{json, Context, Error, ErrorKind, Value};

fn read(text: &str) -> Result<Value, Error> {
    let value = json::read(text.as_bytes()).unwrap();
    Activation::read(value, &Context::new())?.write()
}

#[test]
fn a_function_is_found_by_name_and_where_keras_exports_it() {
    let cases = [
        (r#"null"#, "linear"),
        (r#""relu""#, "relu"),
        (r#""hard_swish""#, "hard_silu"),
        (
            r#"{"module": "builtins", "class_name": "function", "config": "tanh",
                "registered_name": "function"}"#,
            "tanh",
        ),
        (
            r#"{"module": "keras.activations", "class_name": "function", "config": "relu",
                "registered_name": "relu"}"#,
            "relu",
        ),
        (
            r#"{"module": "keras.activations", "class_name": "threshold", "config": {}}"#,
            "threshold",
        ),
    ];
    for (text, name) in cases {
        assert_eq!(read(text).unwrap(), Value::from(name), "{text}");
    }
}

#[test]
fn a_function_is_found_nowhere_else() {
    let cases = [
        r#""ReLU""#,
        r#""RELU""#,
        r#""he_normal""#,
        r#"3"#,
        r#"{"class_name": "relu", "config": {}}"#,
        r#"{"class_name": "function", "config": "relu"}"#,
        r#"{"module": null, "class_name": "function", "config": "relu"}"#,
        r#"{"module": "os", "class_name": "function", "config": "relu",
            "registered_name": "relu"}"#,
        r#"{"module": "builtins", "class_name": "function", "config": "relu",
            "registered_name": "my>relu"}"#,
        r#"{"module": "keras.initializers", "class_name": "function", "config": "HeNormal",
            "registered_name": "HeNormal"}"#,
        r#"{"module": "keras.initializers", "class_name": "HeNormal", "config": {}}"#,
    ];
    for text in cases {
        let error = read(text).unwrap_err();
        let kinds = [ErrorKind::Class, ErrorKind::Config];
        assert!(kinds.contains(&error.kind()), "{text}: {error:?}");
    }
}

#[test]
fn an_unknown_function_is_named() {
    let text = r#"{"module": "builtins", "class_name": "function", "config": "mine",
        "registered_name": "function"}"#;
    let error = read(text).unwrap_err();
    assert_eq!(error.message(), "there is no function `mine`");
    assert_eq!(
        error.get_hint(),
        Some("If it is your own: `custom_objects = list(mine)`.")
    );
}
