//! Which classes a config names that the core does not have.

use keratin_core::object::Role;
use keratin_core::{registry, Value};
use std::collections::BTreeSet;

/// The classes and functions that a config names and no table has.
pub fn missing_classes(config: &Value) -> BTreeSet<String> {
    let mut missing = BTreeSet::new();
    let mut stack = vec![config];
    while let Some(value) = stack.pop() {
        match value {
            Value::Array(items) => stack.extend(items),
            Value::Object(map) => {
                if let (Some(Value::Str(name)), Some(config)) =
                    (map.get("class_name"), map.get("config"))
                {
                    missing.extend(missing_class(name, config, value));
                }
                for (key, item) in map.iter() {
                    match item {
                        Value::Str(name) if key.ends_with("activation") => {
                            missing.extend(missing_activation(name));
                        }
                        item => stack.push(item),
                    }
                }
            }
            _ => {}
        }
    }
    missing
}

fn missing_class(name: &str, config: &Value, envelope: &Value) -> Option<String> {
    if name.starts_with("__") {
        return None;
    }
    if name == "function" {
        return config.as_str().and_then(missing_function);
    }
    let registered = envelope.get("registered_name").and_then(Value::as_str);
    let known = match envelope.get("module") {
        Some(Value::Str(module)) => registry::by_path(module, name).is_some(),
        Some(_) => false,
        None => registry::by_name(Role::Layer, name).is_some(),
    };
    let custom = registered.filter(|registered| *registered != name);
    match (known, custom) {
        (_, Some(custom)) => Some(format!("custom {custom}")),
        (true, None) => None,
        (false, None) => match envelope.get("module").and_then(Value::as_str) {
            Some(module) => Some(format!("{module}.{name}")),
            None => Some(format!("custom {name}")),
        },
    }
}

fn missing_function(name: &str) -> Option<String> {
    let modules = ["keras.metrics", "keras.losses"];
    let is_there = modules
        .iter()
        .any(|module| registry::by_path(module, name).is_some());
    match is_there {
        true => None,
        false => missing_activation(name),
    }
}

fn missing_activation(name: &str) -> Option<String> {
    registry::by_name(Role::Activation, name)
        .is_none()
        .then(|| format!("activation {name}"))
}
