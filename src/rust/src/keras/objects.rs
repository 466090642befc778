//! Making Keras objects, their configs and properties.

use super::held;
use super::property;
use crate::args;
use crate::guard::guard;
use crate::session::context;
use extendr_api::prelude::*;
use keratin_core::config::Reader;
use keratin_core::object::{serialize, Class, ClassEntry, Identity};
use keratin_core::{json, registry, Error, KerasObject, Map, Result, Value};

/// An object of a built-in class: `keras.layers.Dense`.
#[extendr]
fn rs_new_object(class: Robj, args: Robj) -> Robj {
    guard(|| {
        let path = args::string(&class, "class")?;
        let arguments = named(args::plain(&args)?)?;
        new_builtin(&path, arguments).map(KerasObject::into_value)
    })
}

/// An object of the class of that path.
pub(super) fn new_builtin(path: &str, arguments: Map) -> Result<KerasObject> {
    let entry = entry_at(path)?;
    (entry.construct)(Reader::new(entry.schema, arguments, context()))
}

/// The built-in class of that path: `keras.layers.Dense`.
pub(super) fn entry_at(path: &str) -> Result<&'static ClassEntry> {
    path.rsplit_once('.')
        .and_then(|(module, name)| registry::by_path(module, name))
        .ok_or_else(|| Error::class(format!("there is no class `{path}`")))
}

/// Arguments by name.
pub(super) fn named(value: Value) -> Result<Map> {
    match value {
        Value::Object(map) => Ok(map),
        Value::Null => Ok(Map::new()),
        Value::Array(items) if items.is_empty() => Ok(Map::new()),
        other => Err(Error::config("arguments must be named").received(&other)),
    }
}

/// How configs name a built-in class, given by the R function that makes its
/// objects, by its path or by its short name; `NULL` if there is none.
#[extendr]
fn rs_class_identity(name: Robj) -> Robj {
    guard(|| {
        let name = args::string(&name, "class")?;
        let found = registry::classes().find(|entry| {
            let schema = entry.schema;
            !name.is_empty()
                && (schema.r == name || schema.class_name == name || schema.path() == name)
        });
        Ok(found.map(|entry| Value::Object(identity(&entry.identity()))))
    })
}

/// What objects of the class of that path are: "layer", "loss".
#[extendr]
fn rs_class_role(class: Robj) -> Robj {
    guard(|| {
        let path = args::string(&class, "class")?;
        let found = path
            .rsplit_once('.')
            .and_then(|(module, name)| registry::by_path(module, name));
        Ok(found.map(|entry| Value::from(entry.role.noun())))
    })
}

/// The path of the class of a built-in object.
#[extendr]
fn rs_class_path(x: Robj) -> Robj {
    guard(|| {
        let class = held::object(&x, "object")?.class();
        Ok(class.schema().map(|schema| Value::from(schema.path())))
    })
}

/// The config, with the class's identity beside it.
#[extendr]
fn rs_get_config(x: Robj) -> Robj {
    guard(|| {
        let object = held::object(&x, "object")?;
        let mut parts = identity(&object.class().identity());
        parts.push("config", object.get_config()?);
        Ok(Value::Object(parts))
    })
}

fn identity(identity: &Identity) -> Map {
    let mut map = Map::new();
    map.push("module", Value::from(identity.module.clone()));
    map.push("class_name", identity.class_name.as_str());
    map.push(
        "registered_name",
        Value::from(identity.registered_name.clone()),
    );
    map
}

/// The envelope.
#[extendr]
fn rs_serialize(x: Robj) -> Robj {
    guard(|| keratin_core::object::serialize_tree(&args::value(&x, "object")?))
}

/// The JSON text of the envelope.
#[extendr]
fn rs_object_json(x: Robj, indent: Robj) -> Robj {
    guard(|| {
        let envelope = serialize(&held::object(&x, "x")?)?;
        match args::opt_whole(&indent, "indent")? {
            None => json::write(&envelope),
            Some(n) => json::write_indented(&envelope, crate::json::indent_width(n)?),
        }
    })
}

/// The property of that name.
#[extendr]
fn rs_get(x: Robj, name: Robj) -> Robj {
    guard(|| {
        let name = args::string(&name, "name")?;
        property::get(&held::object(&x, "object")?, &name, context())
    })
}

/// The names of all properties.
#[extendr]
fn rs_names(x: Robj) -> Robj {
    guard(|| property::names(&held::object(&x, "object")?))
}

/// Sets a property.
#[extendr]
fn rs_set(x: Robj, name: Robj, value: Robj) -> Robj {
    guard(|| {
        let name = args::string(&name, "name")?;
        match (held::object(&x, "object")?, name.as_str()) {
            (KerasObject::Layer(layer), "trainable") => {
                layer.set_trainable(args::flag(&value, "trainable")?);
                Ok(())
            }
            (object, name) => {
                let known = property::names(&object)?.iter().any(|n| n == name);
                let error = Error::state(match known {
                    true => format!("`{name}` of a `{}` is fixed", object.class().name()),
                    false => format!("a `{}` has no `{name}`", object.class().name()),
                });
                Err(error
                    .hint("Change the config and rebuild: `from_config()`.")
                    .at(name))
            }
        }
    })
}

/// How the object prints: class, name or config.
#[extendr]
fn rs_about(x: Robj) -> Robj {
    guard(|| {
        let object = held::object(&x, "object")?;
        let mut about = Map::new();
        about.push("class", object.class().name());
        match &object {
            KerasObject::Layer(layer) => {
                about.push("name", layer.name());
                about.push("built", layer.is_built());
            }
            _ => about.push("config", object.get_config()?),
        }
        about.push("custom", matches!(object.class(), Class::Custom(_)));
        Ok(about)
    })
}

/// The number of parameters.
#[extendr]
fn rs_count_params(x: Robj) -> Robj {
    guard(|| held::layer(&x, "object")?.count_params())
}

extendr_module! {
    mod objects;
    fn rs_new_object;
    fn rs_class_identity;
    fn rs_class_path;
    fn rs_class_role;
    fn rs_get_config;
    fn rs_serialize;
    fn rs_object_json;
    fn rs_get;
    fn rs_names;
    fn rs_set;
    fn rs_about;
    fn rs_count_params;
}
