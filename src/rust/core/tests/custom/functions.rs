//! Functions of the user's, written as Keras writes its own.

use crate::guest::function;
use crate::{dense_with, model_with};
use keratin_core::custom::CustomObjects;
use keratin_core::object::serialize;
use keratin_core::{json, models, Context, Error, ErrorKind, KerasObject, Value};

/// The JSON text of one entry of a dense layer's config, after the layer was read
/// from a config with that text there.
fn after_reading(key: &str, value: &str, objects: CustomObjects) -> Result<String, Error> {
    let cx = Context::new();
    let model = model_with(&dense_with(key, value));
    let model = cx.scope(objects, true, || models::from_value(model, &cx))?;
    let written = serialize(&KerasObject::Layer(model))?;
    let layers = written.get("config").and_then(|c| c.get("layers"));
    let dense = layers.and_then(Value::as_array).and_then(|l| l.get(1));
    let value = dense.and_then(|d| d.get("config")?.get(key));
    json::write(value.expect("the entry"))
}

fn keras_text(name: &str) -> String {
    format!(
        "{{\"module\": \"builtins\", \"class_name\": \"function\", \"config\": \"{name}\", \
         \"registered_name\": \"function\"}}"
    )
}

#[test]
fn a_function_comes_back_as_keras_writes_it() {
    for key in ["activation", "kernel_initializer"] {
        for name in ["act", "p>act"] {
            let text = keras_text(name);
            let registered = if name == "act" { "act" } else { "p>act" };
            let again = after_reading(key, &text, function(name, registered)).unwrap();
            assert_eq!(again, text);
        }
    }
}

#[test]
fn a_function_is_found_by_a_name_alone() {
    for key in ["activation", "kernel_initializer"] {
        let again = after_reading(key, "\"act\"", function("act", "act")).unwrap();
        assert_eq!(again, keras_text("act"));
    }
    // Keras looks for custom initializers first, and for its own activations.
    let again = after_reading(
        "kernel_initializer",
        "\"zeros\"",
        function("zeros", "zeros"),
    );
    assert_eq!(again.unwrap(), keras_text("zeros"));
    let again = after_reading("activation", "\"relu\"", function("relu", "relu"));
    assert_eq!(again.unwrap(), "\"relu\"");
}

#[test]
fn a_registered_function_is_found_without_its_package() {
    // Keras up to 3.6 left it out.
    let again = after_reading("activation", &keras_text("act"), function("p>act", "p>act"));
    assert_eq!(again.unwrap(), keras_text("p>act"));
    let text = keras_text("act").replace("builtins", "os");
    let error = after_reading("activation", &text, function("p>act", "p>act")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Class);
}

#[test]
fn a_function_that_nobody_gave_is_refused() {
    for (key, role) in [
        ("activation", "an activation"),
        ("kernel_initializer", "an initializer"),
        ("kernel_regularizer", "a regularizer"),
    ] {
        let error = after_reading(key, &keras_text("p>act"), CustomObjects::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Class);
        assert_eq!(
            error.to_string(),
            format!("there is no function `p>act` at `config.layers[1].config.{key}`")
        );
        assert_eq!(
            error.get_expected(),
            Some(&*format!("{role} of Keras, or one of `custom_objects`"))
        );
        assert_eq!(
            error.get_hint(),
            Some("If it is your own: `custom_objects = list(act)`.")
        );
    }
}

#[test]
fn a_name_that_is_no_name_of_r_is_quoted_in_the_advice() {
    let error = after_reading("activation", &keras_text("p>a `b`"), CustomObjects::new());
    assert_eq!(
        error.unwrap_err().get_hint(),
        Some("If it is your own: `custom_objects = list(`a \\`b\\``)`.")
    );
}
