//! Objects to envelopes and back.

use super::lookup::{Found, Names};
use super::missing;
use super::sharing::{self, Shared};
use super::{get, Class, KerasObject, Role};
use crate::config::{describe, Reader};
use crate::context::Context;
use crate::custom::Guest;
use crate::error::{Error, ErrorKind, Result};
use crate::json;
use crate::layers::Layer;
use crate::value::{Map, Value};
use std::rc::Rc;

/// The envelope of an object.
pub fn serialize(object: &KerasObject) -> Result<Value> {
    match object {
        KerasObject::Activation(activation) => activation.envelope(),
        KerasObject::Layer(layer) => layer.serialize().map(Value::Object),
        object => {
            let config = object.get_config()?;
            let mut envelope = object.class().envelope(config);
            sharing::number(&mut envelope, object);
            Ok(envelope.into())
        }
    }
}

/// A value with the envelope of every object that stands in it.
pub fn serialize_tree(value: &Value) -> Result<Value> {
    Ok(match value {
        Value::Array(items) => Value::Array(
            items
                .iter()
                .enumerate()
                .map(|(i, item)| serialize_tree(item).map_err(|e| e.at_index(i)))
                .collect::<Result<_>>()?,
        ),
        Value::Object(map) => {
            let mut out = Map::with_capacity(map.len());
            for (key, item) in map.iter() {
                out.push(key, serialize_tree(item).map_err(|e| e.at(key))?);
            }
            Value::Object(out)
        }
        Value::Live(live) => match (live.get::<KerasObject>(), live.get::<Guest>()) {
            (Some(object), _) => serialize(object)?,
            // Without a name, it could not be found again.
            (_, Some(Guest(custom)))
                if custom.is_function() && !custom.identity().class_name.is_empty() =>
            {
                Class::Custom(Rc::clone(custom))
                    .envelope(Value::Null)
                    .into()
            }
            _ => return Err(Error::config(format!("{live:?} has no config"))),
        },
        plain => plain.clone(),
    })
}

/// The object of an envelope. Names are looked up in the custom objects of the
/// context and in the class table, nowhere else.
pub fn from_envelope(mut map: Map, role: Option<Role>, cx: &Context) -> Result<KerasObject> {
    let names = Names::take(&mut map)?;
    let shared = Shared::of(&names.class_name, &map)?;
    let config = map.remove("config").unwrap_or_default();
    if names.class_name == "function" {
        return function(&names, config, role, cx);
    }
    if let Some(object) = shared.object(cx) {
        return Ok(object);
    }
    let class = names.class(role, cx)?;
    let config = match config {
        Value::Null => Map::new(),
        Value::Object(config) => config,
        other => {
            return Err(Error::config(format!(
                "expected the config of `{}` to be an object, got {}",
                names.class_name,
                describe(&other)
            ))
            .received(&other)
            .expected("an object")
            .at("config"))
        }
    };
    let object = match class {
        Found::Custom(custom) => cx.in_layer_config(|| custom.make(config, role, cx)),
        Found::Builtin(entry) => {
            let construct = || (entry.construct)(Reader::of_config(entry.schema, config, cx));
            match entry.role {
                Role::Layer | Role::Optimizer => cx.in_layer_config(construct),
                _ => construct(),
            }
        }
    };
    let object = finish(object.map_err(|e| e.at("config"))?, map, cx)?;
    shared.keep(&object, cx);
    Ok(object)
}

/// Restores what the envelope says beside the config.
fn finish(object: KerasObject, mut rest: Map, cx: &Context) -> Result<KerasObject> {
    if let KerasObject::Layer(layer) = &object {
        if let Some(build_config) = rest.remove("build_config") {
            layer
                .build_from_config(build_config, cx)
                .map_err(|e| e.at("build_config"))?;
        }
        if let Some(config) = rest.remove("compile_config") {
            compile(layer, config, cx).map_err(|e| e.at("compile_config"))?;
        }
    }
    Ok(object)
}

/// Compiles a model as its envelope says; one that is empty says nothing.
fn compile(layer: &Layer, config: Value, cx: &Context) -> Result<()> {
    match config {
        Value::Null => Ok(()),
        Value::Object(config) if config.is_empty() => Ok(()),
        // In R, a named list without entries may have lost its names.
        Value::Array(items) if items.is_empty() => Ok(()),
        Value::Object(config) => layer.compile_from_config(config, cx),
        other => Err(Error::config(format!(
            "expected the compile config of a model, got {}",
            describe(&other)
        ))
        .received(&other)
        .expected("`optimizer`, `loss`, `metrics` and the like")),
    }
}

/// The name and the role of the class of Keras that an envelope names.
pub(super) fn builtin_role(envelope: &Map, cx: &Context) -> Option<(String, Role)> {
    let names = Names::take(&mut Names::of(envelope)).ok()?;
    match names.class(None, cx).ok()? {
        Found::Builtin(entry) => Some((names.class_name, entry.role)),
        Found::Custom(_) => None,
    }
}

fn function(names: &Names, config: Value, role: Option<Role>, cx: &Context) -> Result<KerasObject> {
    let Value::Str(name) = config else {
        return Err(Error::class(format!(
            "expected the config of a function to be its name, got {}",
            describe(&config)
        ))
        .received(&config)
        .expected("the name of a function")
        .at("config"));
    };
    match names.function(&name, role, cx)? {
        Found::Custom(custom) => custom.make(Map::new(), role, cx),
        Found::Builtin(entry) => (entry.construct)(Reader::of_config(entry.schema, Map::new(), cx)),
    }
}

/// The object of a config, whatever its role; plain data stays plain. What the config
/// says is one object in several places becomes one. If classes are missing, the error
/// names all of them.
pub fn deserialize(value: Value, cx: &Context) -> Result<Value> {
    named_if_missing(value, cx, |value| revive(value, cx))
}

/// The object of an envelope that has one role.
pub fn deserialize_as(role: Role, envelope: Map, cx: &Context) -> Result<KerasObject> {
    named_if_missing(Value::Object(envelope), cx, |value| get(role, value, cx))
}

fn named_if_missing<T>(
    config: Value,
    cx: &Context,
    make: impl FnOnce(Value) -> Result<T>,
) -> Result<T> {
    if config.is_deeper_than(json::MAX_DEPTH) {
        return Err(Error::config("the config is nested too deeply")
            .expected(format!("at most {} levels", json::MAX_DEPTH)));
    }
    let missing = missing::classes(&config, cx);
    let made = cx.in_one_text(|| make(config));
    made.map_err(|error| match error.kind() {
        ErrorKind::Class => missing::name_all(error, &missing),
        _ => error,
    })
}

/// Whether an envelope holds what only Python has, such as a slice: it stays data.
fn is_python_value(map: &Map) -> bool {
    let class_name = map.get("class_name").and_then(Value::as_str);
    class_name.is_some_and(|name| name.starts_with("__"))
}

/// [`deserialize`] for a part of a config.
pub(crate) fn revive(value: Value, cx: &Context) -> Result<Value> {
    match value {
        Value::Object(map) if is_python_value(&map) => Ok(Value::Object(map)),
        Value::Object(map) if map.contains_key("class_name") && map.contains_key("config") => {
            from_envelope(map, None, cx).map(KerasObject::into_value)
        }
        Value::Object(map) => {
            let mut out = Map::with_capacity(map.len());
            for (key, item) in map {
                let item = revive(item, cx).map_err(|e| e.at(&*key))?;
                out.push(key, item);
            }
            Ok(Value::Object(out))
        }
        Value::Array(items) => items
            .into_iter()
            .enumerate()
            .map(|(i, item)| revive(item, cx).map_err(|e| e.at_index(i)))
            .collect::<Result<Vec<_>>>()
            .map(Value::Array),
        Value::Str(name) => match cx.custom(&name) {
            Some(custom) => custom
                .make(Map::new(), None, cx)
                .map(KerasObject::into_value),
            None => Ok(Value::Str(name)),
        },
        plain => Ok(plain),
    }
}
