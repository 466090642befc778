//! Naming every class that a config needs and nobody gave.

use super::Role;
use crate::context::Context;
use crate::error::Error;
use crate::registry;
use crate::value::Value;

/// The error, with all the classes of the config that cannot be found if it is
/// about one of them.
pub(super) fn name_all(error: Error, config: &Value, cx: &Context) -> Error {
    let missing = classes(config, cx);
    let about_one = match error.get_received() {
        Some(Value::Str(name)) => missing.iter().any(|(full, _)| full == name),
        _ => false,
    };
    if !about_one || missing.len() < 2 {
        return error;
    }
    let full: Vec<String> = missing
        .iter()
        .map(|(full, _)| format!("`{full}`"))
        .collect();
    let short: Vec<&str> = missing.iter().map(|(_, short)| short.as_str()).collect();
    Error::class(format!(
        "the config needs classes that are not there: {}",
        full.join(", ")
    ))
    .received(&full_names(&missing))
    .expected("classes of Keras, or of `custom_objects`")
    .hint(format!(
        "If they are your own: `custom_objects = list({})`.",
        short.join(", ")
    ))
    .with_path_of(&error)
}

fn full_names(missing: &[(String, String)]) -> Value {
    missing.iter().map(|(full, _)| full.as_str()).collect()
}

/// The classes of a config that cannot be found: as registered, and short.
fn classes(config: &Value, cx: &Context) -> Vec<(String, String)> {
    let mut missing: Vec<(String, String)> = Vec::new();
    let mut stack = vec![config];
    while let Some(value) = stack.pop() {
        match value {
            Value::Array(items) => stack.extend(items.iter().rev()),
            Value::Object(map) => {
                stack.extend(map.values().rev());
                if let Some(name) = missing_class(value, cx) {
                    if !missing.contains(&name) {
                        missing.push(name);
                    }
                }
            }
            _ => {}
        }
    }
    missing
}

/// The class of an envelope, if it cannot be found.
fn missing_class(value: &Value, cx: &Context) -> Option<(String, String)> {
    let short = value.get("class_name")?.as_str()?;
    value.get("config")?;
    if short.starts_with("__") || short == "function" {
        return None;
    }
    let full = value
        .get("registered_name")
        .and_then(Value::as_str)
        .unwrap_or(short);
    let found = cx.custom(full).is_some()
        || cx.custom(short).is_some()
        || match value.get("module") {
            Some(Value::Str(module)) => {
                registry::by_path(module, short).is_some()
                    || registry::roles(short).any(Role::finds_classes_by_name)
            }
            None => registry::roles(short).next().is_some(),
            Some(_) => false,
        };
    (!found).then(|| (full.to_owned(), short.to_owned()))
}
