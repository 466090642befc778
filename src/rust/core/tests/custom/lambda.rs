//! Functions as layers: by name, or not at all.

use crate::guest::function;
use crate::{model_with, parse};
use keratin_core::custom::CustomObjects;
use keratin_core::object::serialize;
use keratin_core::{json, models, Context, Error, ErrorKind, KerasObject};

const BYTECODE: &str = "{\"class_name\": \"__lambda__\", \"config\": {\"code\": \"4wEAAA==\", \
                        \"defaults\": [2], \"closure\": null}}";

fn lambda(config: &str) -> String {
    format!(
        "{{\"module\": \"keras.layers\", \"class_name\": \"Lambda\", \"config\": \
         {{\"name\": \"lam\", {config}}}, \"registered_name\": null}}"
    )
}

fn keras_text(name: &str) -> String {
    format!(
        "{{\"module\": \"builtins\", \"class_name\": \"function\", \"config\": \"{name}\", \
         \"registered_name\": \"function\"}}"
    )
}

/// The text of the layer's config behind what every layer has, after it was read
/// from a model of that layer.
fn after_reading(config: &str, objects: CustomObjects, safe: bool) -> Result<String, Error> {
    let cx = Context::new();
    let model = model_with(&lambda(config));
    let model = cx.scope(objects, safe, || models::from_value(model, &cx))?;
    let written = json::write(&serialize(&KerasObject::Layer(model))?)?;
    let start = written.find("\"function\": ").expect("a function");
    let end = written
        .find("}, \"registered_name\": null, \"build_config\": {\"input_shape\": [null, 4]}}]");
    Ok(written[start..end.expect("an end")].to_owned())
}

#[test]
fn a_function_is_found_by_its_name_alone() {
    let own = format!(
        "\"function\": {}, \"output_shape\": [3], \"arguments\": {{}}",
        keras_text("own")
    );
    let read = |objects| after_reading(&own, objects, true);
    assert_eq!(read(function("own", "own")).unwrap(), own);
    let error = read(CustomObjects::new()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Class);
    assert_eq!(error.path(), "config.layers[1].config.function");
    assert!(error.get_hint().unwrap().contains("`lam`"), "{error:?}");
    // The core cannot call it: without a shape there is none.
    let text = format!("\"function\": {}", keras_text("own"));
    let error = after_reading(&text, function("own", "own"), true).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Graph);
}

#[test]
fn bytecode_is_refused_or_stays_text() {
    let relu = keras_text("relu");
    for config in [
        format!("\"function\": {BYTECODE}, \"output_shape\": [4], \"arguments\": {{\"k\": 3}}"),
        format!("\"function\": {BYTECODE}, \"output_shape\": [null, 4], \"arguments\": {{}}"),
    ] {
        let error = after_reading(&config, CustomObjects::new(), true).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Class);
        assert_eq!(error.path(), "config.layers[1].config.function");
        let kept = after_reading(&config, CustomObjects::new(), false).unwrap();
        assert_eq!(kept, config);
    }
    let config = format!("\"function\": {relu}, \"output_shape\": {BYTECODE}");
    let error = after_reading(&config, CustomObjects::new(), true).unwrap_err();
    assert_eq!(error.path(), "config.layers[1].config.output_shape");
    let error = after_reading(&config, CustomObjects::new(), false).unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::Graph,
        "nobody knows the shape: {error:?}"
    );
    // Keras does not look at the mask of a config.
    let config = format!("\"function\": {relu}, \"mask\": {BYTECODE}, \"arguments\": {{}}");
    assert_eq!(
        after_reading(&config, CustomObjects::new(), true).unwrap(),
        config
    );
}

#[test]
fn functions_of_keras_2_are_names_or_bytecode() {
    let rest = "\"module\": \"__main__\", \"output_shape\": [4], \"output_shape_type\": \"raw\", \
                \"output_shape_module\": null, \"arguments\": {}";
    let named =
        |name: &str| format!("\"function\": \"{name}\", \"function_type\": \"function\", {rest}");
    let written = |function: &str| {
        format!("\"function\": {function}, \"output_shape\": [4], \"arguments\": {{}}")
    };
    let read = |config: &str, safe| after_reading(config, function("own", "own"), safe);
    for name in ["own", "relu"] {
        assert_eq!(
            read(&named(name), true).unwrap(),
            written(&keras_text(name))
        );
    }
    assert_eq!(
        read(&named("eval"), true).unwrap_err().kind(),
        ErrorKind::Class
    );
    let code =
        format!("\"function\": [\"4wEAAA==\", [2], null], \"function_type\": \"lambda\", {rest}");
    assert_eq!(read(&code, true).unwrap_err().kind(), ErrorKind::Class);
    assert_eq!(read(&code, false).unwrap(), written(BYTECODE));
    // Without its kind, neither is a function.
    for function in ["\"own\"", "[\"4wEAAA==\", null, null]"] {
        let error = read(&format!("\"function\": {function}"), false).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config, "{error:?}");
    }
}

#[test]
fn all_functions_that_are_missing_are_named() {
    let layer =
        |name: &str| lambda(&format!("\"function\": {}", keras_text(name))).replace("lam", name);
    let model = model_with(&[layer("first"), layer("second")].join(", "));
    let error = models::from_value(model, &Context::new()).unwrap_err();
    assert_eq!(
        error.get_received(),
        Some(&parse("[\"first\", \"second\"]"))
    );
}
