//! How configs name initializers and their like.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_core::config::Field;
use keratin_core::initializers::Initializer;
use keratin_core::{json, Context, Error, Value};
use std::rc::Rc;

fn read(text: &str) -> Result<Value, Error> {
    let value = json::read(text.as_bytes()).unwrap();
    <Rc<dyn Initializer>>::read(value, &Context::new())?.write()
}

#[test]
fn a_class_is_found_by_its_names_whatever_the_module_was() {
    let cases = [
        r#""HeNormal""#,
        r#""he_normal""#,
        r#"{"class_name": "he_normal"}"#,
        r#"{"class_name": "HeNormal", "config": null}"#,
        r#"{"module": "keras.initializers", "class_name": "he_normal", "config": {}}"#,
        r#"{"module": "tensorflow.python.keras.initializers.initializers_v2",
            "class_name": "HeNormal", "config": {}, "registered_name": "HeNormal"}"#,
    ];
    let expected = r#"{"module": "keras.initializers", "class_name": "HeNormal", "config": {"seed": null, "input_axes": null, "output_axes": null}, "registered_name": null}"#;
    for text in cases {
        let found = json::write(&read(text).unwrap()).unwrap();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_class_of_somebody_else_is_not_taken_for_one_of_keras() {
    let cases = [
        r#"{"module": null, "class_name": "HeNormal", "config": {},
            "registered_name": "mine>HeNormal"}"#,
        r#"{"module": "mine", "class_name": "HeNormal", "config": {},
            "registered_name": "mine>HeNormal"}"#,
        r#"{"module": "keras.regularizers", "class_name": "L2", "config": {}}"#,
        r#""l2""#,
        r#""HENORMAL""#,
    ];
    for text in cases {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn an_error_says_what_was_given_and_what_could_be() {
    let error = read(r#"{"class_name": "VarianceScaling", "config": {"mode": "FAN_IN"}}"#);
    let error = error.unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected \"fan_in\", \"fan_out\" or \"fan_avg\", got \"FAN_IN\" at `config.mode`"
    );
    assert_eq!(error.get_received(), Some(&Value::from("FAN_IN")));
    let error = read(r#""he_norml""#).unwrap_err();
    assert_eq!(error.to_string(), "there is no initializer \"he_norml\"");
    assert_eq!(error.get_hint(), Some("Did you mean \"he_normal\"?"));
}
