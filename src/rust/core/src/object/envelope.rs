//! Objects to envelopes and back.

use super::missing;
use super::{KerasObject, Role};
use crate::activations::Activation;
use crate::config::{describe, Reader};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::object::{Class, ClassEntry};
use crate::registry;
use crate::value::{Map, Value};

/// The envelope of an object.
pub fn serialize(object: &KerasObject) -> Result<Value> {
    match object {
        KerasObject::Activation(activation) => activation.envelope(),
        KerasObject::Layer(layer) => layer.serialize().map(Value::Object),
        object => match object.class() {
            Class::Custom(custom) if custom.is_function() => {
                Ok(custom.identity().function_envelope().into())
            }
            class => Ok(class.identity().envelope(object.get_config()?).into()),
        },
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
        Value::Live(live) => match live.get::<KerasObject>() {
            Some(object) => serialize(object)?,
            None => return Err(Error::config(format!("{live:?} has no config"))),
        },
        plain => plain.clone(),
    })
}

/// The object of an envelope. Names are looked up in the custom objects of the
/// context and in the class table, nowhere else.
pub fn from_envelope(mut map: Map, role: Option<Role>, cx: &Context) -> Result<KerasObject> {
    let class_name = match map.remove("class_name") {
        Some(Value::Str(name)) => name,
        Some(other) => {
            return Err(Error::class(format!(
                "`class_name` must be a string, got {}",
                describe(&other)
            ))
            .received(&other)
            .expected("the name of a class")
            .at("class_name"))
        }
        None => {
            return Err(Error::class("a config of an object needs `class_name`")
                .received(&Value::Object(map))
                .expected("`class_name` and `config`"))
        }
    };
    let module = map.remove("module");
    let registered_name = map.remove("registered_name");
    let config = map.remove("config").unwrap_or_default();

    if class_name == "function" {
        return function(module, registered_name, config, role, cx);
    }
    let config = match config {
        Value::Null => Map::new(),
        Value::Object(config) => config,
        other => {
            return Err(Error::config(format!(
                "the config of `{class_name}` must be an object, got {}",
                describe(&other)
            ))
            .received(&other)
            .at("config"))
        }
    };

    let registered = registered_name.as_ref().and_then(Value::as_str);
    if let Some(custom) = cx
        .custom(registered.unwrap_or(&class_name))
        .or_else(|| cx.custom(&class_name))
    {
        return finish(
            cx.in_layer_config(|| custom.make(config, role, cx))
                .map_err(|e| e.at("config"))?,
            map,
            cx,
        );
    }
    let entry = resolve(module.as_ref(), &class_name, registered, role)?;
    let construct = || (entry.construct)(Reader::of_config(entry.schema, config, cx));
    let object = match entry.role {
        Role::Layer => cx.in_layer_config(construct),
        _ => construct(),
    };
    finish(object.map_err(|e| e.at("config"))?, map, cx)
}

/// Restores what the envelope says beside the config.
fn finish(object: KerasObject, mut rest: Map, cx: &Context) -> Result<KerasObject> {
    if let KerasObject::Layer(layer) = &object {
        if let Some(build_config) = rest.remove("build_config") {
            layer
                .build_from_config(build_config, cx)
                .map_err(|e| e.at("build_config"))?;
        }
        if let Some(compile_config) = rest.remove("compile_config") {
            layer.body().compile_from_config(compile_config);
        }
    }
    Ok(object)
}

fn resolve(
    module: Option<&Value>,
    class_name: &str,
    registered: Option<&str>,
    role: Option<Role>,
) -> Result<&'static ClassEntry> {
    let entry = match module {
        Some(Value::Str(module)) => registry::by_path(module, class_name).or_else(|| {
            let role = role.filter(|role| role.finds_classes_by_name())?;
            registry::by_name(role, class_name)
        }),
        // Configs from before Keras 3 have no `module`: the role decides.
        None => role
            .filter(|role| *role == Role::Layer || role.finds_classes_by_name())
            .and_then(|role| registry::by_name(role, class_name)),
        // `null` says that the class is nobody's but the user's.
        Some(_) => None,
    };
    let Some(entry) = entry else {
        return Err(unknown(module, class_name, registered));
    };
    if let Some(registered) = registered.filter(|name| !name.is_empty() && *name != class_name) {
        return Err(Error::class(format!(
            "the config names both Keras's own `{}` and the registered class `{registered}`",
            entry.schema.path()
        ))
        .hint(format!(
            "Give `{registered}` in `custom_objects`, or remove `registered_name`."
        )));
    }
    Ok(entry)
}

/// Whether a module is Keras's own.
fn is_keras(module: &str) -> bool {
    module == "keras" || module.starts_with("keras.")
}

fn unknown(module: Option<&Value>, class_name: &str, registered: Option<&str>) -> Error {
    let name = registered.unwrap_or(class_name);
    let from = match module {
        Some(Value::Str(module)) => format!(" of module `{module}`"),
        _ => String::new(),
    };
    Error::class(format!("there is no class `{name}`{from}"))
        .received(&Value::from(name))
        .expected("a class of Keras, or one of `custom_objects`")
        .hint(format!(
            "If it is your own: `custom_objects = list({class_name})`."
        ))
}

fn unknown_function(name: &str, role: Option<Role>) -> Error {
    let expected = role.map_or("a function", Role::with_article);
    Error::class(format!("there is no function `{name}`"))
        .received(&Value::from(name))
        .expected(format!("{expected} of Keras, or one of `custom_objects`"))
        .hint(format!(
            "If it is your own: `custom_objects = list({name})`."
        ))
}

fn function(
    module: Option<Value>,
    registered_name: Option<Value>,
    config: Value,
    role: Option<Role>,
    cx: &Context,
) -> Result<KerasObject> {
    let Value::Str(name) = config else {
        return Err(Error::class(format!(
            "the config of a function must be its name, got {}",
            describe(&config)
        ))
        .received(&config)
        .at("config"));
    };
    let registered = registered_name.as_ref().and_then(Value::as_str);
    if let Some(custom) = cx
        .custom(&name)
        .or_else(|| registered.and_then(|r| cx.custom(r)))
    {
        return custom.make(Map::new(), role, cx);
    }
    let entry = match &module {
        Some(Value::Str(module)) if module == "builtins" => {
            registry::by_name(Role::Activation, &name)
        }
        Some(Value::Str(module)) if is_keras(module) => registry::by_path(module, &name),
        _ => None,
    };
    let own = [Some("function"), Some(&*name), None].contains(&registered);
    match entry.filter(|entry| own && entry.role == Role::Activation) {
        Some(entry) if role.is_none() || role == Some(Role::Activation) => {
            Ok(KerasObject::Activation(Activation::builtin(entry)))
        }
        _ => Err(unknown_function(&name, role)),
    }
}

/// The object of a config, whatever its role; plain data stays plain. If classes
/// are missing, the error names all of them.
pub fn deserialize(value: Value, cx: &Context) -> Result<Value> {
    let config = value.clone();
    revive(value, cx).map_err(|error| match error.kind() {
        ErrorKind::Class => missing::name_all(error, &config, cx),
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
