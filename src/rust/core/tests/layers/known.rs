//! Which classes a row needs, and whether the table has them.

use crate::functions::NAMES;
use keratin_core::object::{ClassEntry, Role};
use keratin_core::registry;
use keratin_core::Value;

/// A text of a row, which must be there.
pub fn text_of(row: &Value, key: &str) -> String {
    match row.get(key) {
        Some(Value::Str(text)) => text.clone(),
        other => panic!("`{key}` is {other:?}"),
    }
}

/// The row of the class table for the layer of a row.
pub fn class_of(row: &Value) -> Option<&'static ClassEntry> {
    let api = text_of(row, "api");
    let (module, class_name) = api.rsplit_once('.').unwrap();
    registry::by_path(module, class_name).filter(|entry| entry.role == Role::Layer)
}

/// The first class or function in a row that the table does not have.
pub fn missing_class(row: &Value) -> Option<String> {
    let parts = ["init_kwargs", "config", "serialized"];
    parts
        .iter()
        .filter_map(|part| row.get(part))
        .find_map(missing_in)
}

fn missing_function(name: &str) -> Option<String> {
    let known = registry::by_name(Role::Activation, name).is_some() || NAMES.contains(&name);
    (!known).then(|| format!("function {name}"))
}

fn missing_in(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(missing_in),
        Value::Object(map) => {
            if let (Some(Value::Str(class_name)), Some(_)) =
                (map.get("class_name"), map.get("config"))
            {
                // Without its module, a class is one of those its place can take.
                let module = map.get("module").and_then(Value::as_str);
                // What Python writes of an array is no class.
                let array = class_name.starts_with("__");
                match (map.get("config"), module) {
                    (Some(Value::Str(name)), _) if class_name == "function" => {
                        return missing_function(name);
                    }
                    (_, Some(module))
                        if !array && registry::by_path(module, class_name).is_none() =>
                    {
                        return Some(class_name.clone());
                    }
                    _ => {}
                }
            }
            map.iter().find_map(|(key, item)| match item {
                Value::Str(name) if key.ends_with("activation") => {
                    let known = registry::by_name(Role::Activation, name);
                    known.is_none().then(|| name.clone())
                }
                item => missing_in(item),
            })
        }
        _ => None,
    }
}
