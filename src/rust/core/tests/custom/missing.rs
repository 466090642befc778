//! One error names every class that a config needs and nobody gave.

use crate::guest::Scale;
use crate::parse;
use keratin_core::custom::CustomObjects;
use keratin_core::{models, Context, Error, ErrorKind, Value};
use std::rc::Rc;

const MODEL: &str = "{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": \
     {\"name\": \"m\", \"layers\": [\
     {\"module\": \"keras.layers\", \"class_name\": \"InputLayer\", \"config\": \
     {\"batch_shape\": [null, 4]}, \"registered_name\": null}, \
     {\"module\": \"mine\", \"class_name\": \"Scale\", \"config\": \
     {\"inner\": {\"module\": null, \"class_name\": \"Shift\", \"config\": {}, \
     \"registered_name\": \"p>Shift\"}}, \"registered_name\": \"p>Scale\"}, \
     {\"module\": \"keras.layers\", \"class_name\": \"Dense\", \"config\": {\"units\": 1, \
     \"activation\": {\"module\": \"builtins\", \"class_name\": \"function\", \
     \"config\": \"p>swish2\", \"registered_name\": \"function\"}, \
     \"kernel_initializer\": {\"module\": \"mine\", \"class_name\": \"Ramp\", \"config\": {}, \
     \"registered_name\": \"q>Ramp\"}}, \"registered_name\": null}, \
     {\"module\": \"mine\", \"class_name\": \"Scale\", \"config\": {}, \
     \"registered_name\": \"p>Scale\"}]}, \"registered_name\": null, \
     \"compile_config\": {\"loss\": {\"module\": \"builtins\", \"class_name\": \"function\", \
     \"config\": \"mean_squared_error\", \"registered_name\": \"function\"}}}";

fn load(names: &[&str]) -> Error {
    let cx = Context::new();
    let mut objects = CustomObjects::new();
    for name in names {
        objects.insert(*name, Rc::new(Scale::named(name, "custom")));
    }
    cx.scope(objects, true, || models::from_value(parse(MODEL), &cx))
        .unwrap_err()
}

#[test]
fn all_are_named_once_and_in_order() {
    let error = load(&[]);
    assert_eq!(error.kind(), ErrorKind::Class);
    assert_eq!(
        error.to_string(),
        "the config needs classes and functions that are not there: `p>Scale`, `p>Shift`, \
         `p>swish2`, `q>Ramp` at `config.layers[1]`"
    );
    assert_eq!(
        error.get_received(),
        Some(&Value::from(vec![
            "p>Scale", "p>Shift", "p>swish2", "q>Ramp"
        ]))
    );
    assert_eq!(
        error.get_hint(),
        Some("If they are your own: `custom_objects = list(Scale, Shift, swish2, Ramp)`.")
    );
}

#[test]
fn what_was_given_is_not_named() {
    let error = load(&["p>Scale", "Shift"]);
    assert_eq!(
        error.to_string(),
        "the config needs classes and functions that are not there: `p>swish2`, `q>Ramp` at \
         `config.layers[2].config.activation`"
    );
    assert_eq!(
        error.get_hint(),
        Some("If they are your own: `custom_objects = list(swish2, Ramp)`.")
    );
}

#[test]
fn one_alone_is_named_where_it_stands() {
    let text = "{\"module\": null, \"class_name\": \"Scale\", \"config\": {}, \
                \"registered_name\": \"p>Scale\"}";
    let error = models::from_value(parse(text), &Context::new()).unwrap_err();
    assert_eq!(error.to_string(), "there is no class `p>Scale`");
    assert_eq!(error.get_received(), Some(&Value::from("p>Scale")));
}

#[test]
fn another_error_stays_what_it_is() {
    // The layer is wrong in itself, whatever else is missing.
    let text = MODEL.replace("\"units\": 1", "\"units\": \"one\"");
    let cx = Context::new();
    let objects = Scale::named("p>Scale", "custom").alone();
    let error = cx
        .scope(objects, true, || models::from_value(parse(&text), &cx))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert_eq!(error.path(), "config.layers[2].config.units");
}

#[test]
fn very_many_are_not_all_named() {
    let many: Vec<Value> = (0..100_000)
        .map(|i| {
            parse(&format!(
                "{{\"module\": null, \"class_name\": \"C{i}\", \"config\": {{}}, \
                 \"registered_name\": \"p>C{i}\"}}"
            ))
        })
        .collect();
    let mut model = parse("{\"module\": \"keras\", \"class_name\": \"Sequential\"}");
    if let Value::Object(map) = &mut model {
        let mut config = keratin_core::Map::new();
        config.insert("name", "m");
        config.insert("layers", Value::Array(many));
        map.insert("config", config);
    }
    let error = models::from_value(model, &Context::new()).unwrap_err();
    assert_eq!(
        error
            .get_received()
            .and_then(Value::as_array)
            .map(<[Value]>::len),
        Some(50)
    );
}
