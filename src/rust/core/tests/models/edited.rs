//! Functional models whose configs were edited: what Keras takes, and what it refuses.

use keratin_core::{json, models, Context, Error};

/// A model of one input and one layer, with a part of its text replaced.
fn load(part: &str, by: &str) -> Result<(), Error> {
    let text = concat!(
        r#"{"module": "keras.src.models.functional", "class_name": "Functional", "#,
        r#""config": {"name": "m", "trainable": true, "layers": [{"module": "keras.layers", "#,
        r#""class_name": "InputLayer", "config": {"batch_shape": [null, 3], "name": "x"}, "#,
        r#""registered_name": null, "name": "x", "inbound_nodes": []}, {"module": "#,
        r#""keras.layers", "class_name": "Dense", "config": {"name": "d", "units": 2}, "#,
        r#""registered_name": null, "name": "d", "inbound_nodes": [{"args": [{"class_name": "#,
        r#""__keras_tensor__", "config": {"shape": [null, 3], "dtype": "float32", "#,
        r#""keras_history": ["x", 0, 0]}}], "kwargs": {}}]}], "input_layers": ["x", 0, 0], "#,
        r#""output_layers": ["d", 0, 0]}, "registered_name": "Functional", "compile_config": "#,
        r#"{"optimizer": {"module": "keras.optimizers", "class_name": "SGD", "config": {}, "#,
        r#""registered_name": null}, "loss": "mse"}}"#
    );
    assert_eq!(text.matches(part).count(), 1, "{part}");
    let config = json::read(text.replace(part, by).as_bytes())?;
    models::from_value(config, &Context::new()).map(drop)
}

#[test]
fn what_keras_takes_is_taken() {
    load("\"trainable\": true", "\"trainable\": null").unwrap();
    load("\"trainable\": true, ", "").unwrap();
    load("\"shape\": [null, 3]", "\"shape\": [null, 7, null]").unwrap();
    load("\"float32\"", "\"int8\"").unwrap();
}

#[test]
fn what_keras_refuses_is_refused_where_it_stands() {
    let call = "config.layers[1].inbound_nodes[0]";
    let tensor = "config.layers[1].inbound_nodes[0].args[0].config";
    for (part, by, path) in [
        (", \"kwargs\": {}", "", format!("{call}.kwargs")),
        (
            "\"kwargs\": {}",
            "\"kwargs\": null",
            format!("{call}.kwargs"),
        ),
        (
            "\"kwargs\": {}",
            "\"kwargs\": [1]",
            format!("{call}.kwargs"),
        ),
        ("\"args\": [", "\"arguments\": [", format!("{call}.args")),
        ("\"shape\": [null, 3], ", "", format!("{tensor}.shape")),
        (
            "\"shape\": [null, 3]",
            "\"shape\": [null, \"a\"]",
            format!("{tensor}.shape"),
        ),
        ("\"dtype\": \"float32\", ", "", format!("{tensor}.dtype")),
        ("\"float32\"", "\"float31\"", format!("{tensor}.dtype")),
        (
            "\"name\": \"x\", \"inbound_nodes\": []",
            "\"name\": \"x\"",
            "config.layers[0].inbound_nodes".to_owned(),
        ),
        (
            "\"config\": {\"name\": \"d\", \"units\": 2}, ",
            "",
            "config.layers[1]".to_owned(),
        ),
        (
            "\"keras.optimizers\"",
            "\"keras.nowhere\"",
            "compile_config.optimizer".to_owned(),
        ),
        (
            "\"module\": \"keras.optimizers\", ",
            "",
            "compile_config.optimizer".to_owned(),
        ),
    ] {
        let error = load(part, by).expect_err(by);
        assert_eq!(error.path(), path, "{error}");
    }
}

#[test]
fn what_was_not_compiled_may_say_so_in_any_empty_way() {
    let compiled = concat!(
        r#"{"optimizer": {"module": "keras.optimizers", "class_name": "SGD", "config": {}, "#,
        r#""registered_name": null}, "loss": "mse"}"#
    );
    for nothing in ["null", "{}", "[]"] {
        load(compiled, nothing).unwrap();
    }
}

#[test]
fn layers_of_keras_2_may_have_an_older_shape_and_an_axis_in_a_list() {
    let today = "{\"module\": \"keras.layers\", \"class_name\": \"Dense\", \"config\": {\"name\": \
                 \"d\", \"units\": 2}, \"registered_name\": null, ";
    let of_keras_2 = |class_name: &str, arguments: &str| {
        format!(
            "{{\"class_name\": \"{class_name}\", \"config\": {{\"name\": \"d\", {arguments}}}, "
        )
    };
    let older = "\"units\": 2, \"batch_input_shape\": [null, 3]";
    load(today, &of_keras_2("Dense", older)).unwrap();
    load(today, &of_keras_2("BatchNormalization", "\"axis\": [1]")).unwrap();
    load("\"units\": 2", older).unwrap_err();
    let text = "\"class_name\": \"Dense\", \"config\": {\"name\": \"d\", \"units\": 2}";
    let axis =
        "\"class_name\": \"BatchNormalization\", \"config\": {\"name\": \"d\", \"axis\": [1]}";
    load(text, axis).unwrap_err();
}
