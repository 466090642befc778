//! Naming every class that a config needs and nobody gave.

use super::lookup::{r_name, Names};
use super::Role;
use crate::context::Context;
use crate::error::Error;
use crate::registry::by_path;
use crate::value::{Map, Value};

/// The error, with all the classes of its config that cannot be found if it is
/// about one of them.
pub(super) fn name_all(error: Error, missing: &[Missing]) -> Error {
    let about_one = match error.get_received() {
        Some(Value::Str(name)) => missing.iter().any(|m| m.full == *name),
        _ => false,
    };
    if !about_one || missing.len() < 2 {
        return error;
    }
    let full: Vec<&str> = missing.iter().map(|m| m.full.as_str()).collect();
    let quoted: Vec<String> = full.iter().map(|name| format!("`{name}`")).collect();
    let mut short: Vec<String> = Vec::new();
    for name in missing.iter().map(|m| r_name(&m.short)) {
        if !short.contains(&name) {
            short.push(name);
        }
    }
    let what = match missing.iter().any(|m| m.is_function) {
        false => "classes",
        true => "classes and functions",
    };
    Error::class(format!(
        "the config needs {what} that are not there: {}",
        quoted.join(", ")
    ))
    .received(&full.into_iter().collect())
    .expected(format!("{what} of Keras, or of `custom_objects`"))
    .hint(format!(
        "If they are your own: `custom_objects = list({})`.",
        short.join(", ")
    ))
    .with_path_of(&error)
}

/// What cannot be found: as registered, and by its own name.
#[derive(PartialEq)]
pub(super) struct Missing {
    full: String,
    short: String,
    is_function: bool,
}

/// How many names a message holds.
const MOST: usize = 50;

/// The classes of a config that cannot be found, and the functions where an
/// activation, a loss, a metric or the function of a layer stands. Looked for before
/// the config is taken apart: this costs less than keeping it for the case of an error.
pub(super) fn classes(config: &Value, cx: &Context) -> Vec<Missing> {
    let mut missing: Vec<Missing> = Vec::new();
    let mut stack = vec![("", config)];
    while let Some((key, value)) = stack.pop() {
        match value {
            Value::Array(items) => stack.extend(items.iter().rev().map(|item| (key, item))),
            Value::Object(map) => {
                let inside = map.as_slice().iter().rev();
                stack.extend(inside.map(|(key, value)| (&**key, value)));
                if let Some(name) = missing_here(key, map, cx) {
                    if missing.len() < MOST && !missing.contains(&name) {
                        missing.push(name);
                    }
                }
            }
            _ => {}
        }
    }
    missing
}

/// What a function is used as under a key; `None` if it is not looked for there.
fn function_role(key: &str) -> Option<Option<Role>> {
    match key {
        "loss" | "metrics" | "weighted_metrics" | "function" | "output_shape" => Some(None),
        key if key.ends_with("activation") => Some(Some(Role::Activation)),
        _ => None,
    }
}

/// The class of an envelope, if it cannot be found.
fn missing_here(key: &str, envelope: &Map, cx: &Context) -> Option<Missing> {
    let class_name = envelope.get("class_name")?.as_str()?;
    let config = envelope.get("config")?;
    let module = envelope.get("module").and_then(Value::as_str);
    // Nearly all of them.
    let is_builtin = module.is_some_and(|module| by_path(module, class_name).is_some());
    if is_builtin || class_name.starts_with("__") {
        return None;
    }
    let names = Names::take(&mut Names::of(envelope)).ok()?;
    let (full, short, is_function) = match class_name {
        "function" => {
            let role = function_role(key)?;
            let name = config.as_str()?;
            if names.function(name, role, cx).is_ok() {
                return None;
            }
            (name, name, true)
        }
        _ if names.is_found(cx) => return None,
        name => (names.full(), name, false),
    };
    Some(Missing {
        full: full.to_owned(),
        short: short.to_owned(),
        is_function,
    })
}
