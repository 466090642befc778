//! What a model's config says of its optimizer, loss and metrics.
//!
//! Models keep it as data. Nothing in it is made or called, but what it names is
//! held to the same rule as everything else: Keras's own, in a place that can
//! stand there, or a custom object that was given.

use super::lookup::r_name;
use super::Role;
use crate::config::describe;
use crate::context::Context;
use crate::error::{Error, Result, Segment};
use crate::registry;
use crate::value::{Map, Value};

/// Where Keras keeps what a compiled model is made of.
const AREAS: &[&str] = &["losses", "metrics", "optimizers"];

/// Refuses what names anything but losses, metrics and optimizers.
pub(super) fn check(config: &Value, cx: &Context) -> Result<()> {
    let mut places = vec![Place {
        parent: None,
        segment: None,
        value: config,
    }];
    let mut next = 0;
    while let Some(place) = places.get(next) {
        let value = place.value;
        match value {
            Value::Object(map) => {
                if let Err(error) = check_envelope(map, cx) {
                    return Err(within(error, &places, next));
                }
                places.extend(map.iter().map(|(key, value)| Place {
                    parent: Some(next),
                    segment: Some(Segment::Key(key.to_owned())),
                    value,
                }));
            }
            Value::Array(items) => {
                places.extend(items.iter().enumerate().map(|(i, value)| Place {
                    parent: Some(next),
                    segment: Some(Segment::Index(i)),
                    value,
                }));
            }
            _ => {}
        }
        next += 1;
    }
    Ok(())
}

/// A value and where it stands.
struct Place<'a> {
    parent: Option<usize>,
    segment: Option<Segment>,
    value: &'a Value,
}

fn within(mut error: Error, places: &[Place<'_>], at: usize) -> Error {
    let mut at = Some(at);
    while let Some(place) = at.and_then(|at| places.get(at)) {
        error = match &place.segment {
            Some(Segment::Key(key)) => error.at(key.as_str()),
            Some(Segment::Index(i)) => error.at_index(*i),
            None => error,
        };
        at = place.parent;
    }
    error
}

fn check_envelope(map: &Map, cx: &Context) -> Result<()> {
    let (Some(class_name), Some(config)) = (map.get("class_name"), map.get("config")) else {
        return Ok(());
    };
    let name = match (class_name.as_str(), config.as_str()) {
        (Some("function"), Some(name)) => name,
        (Some("function"), None) => {
            return Err(Error::class(format!(
                "expected the config of a function to be its name, got {}",
                describe(config)
            ))
            .received(config)
            .expected("the name of a function")
            .at("config"))
        }
        (Some(name), _) => name,
        (None, _) => {
            return Err(Error::class(format!(
                "expected `class_name` to be a string, got {}",
                describe(class_name)
            ))
            .received(class_name)
            .expected("the name of a class")
            .at("class_name"))
        }
    };
    let is_function = class_name.as_str() == Some("function");
    let registered = map.get("registered_name").and_then(Value::as_str);
    let is_custom = registered.is_some_and(|r| cx.custom(r).is_some()) || cx.custom(name).is_some();
    let is_allowed = match map.get("module") {
        Some(Value::Str(module)) => {
            // Of a function that Keras knows by its name alone, it writes this.
            (is_function && module == "builtins")
                || is_area(module)
                || registry::by_path(module, name).is_some_and(|e| e.role == Role::DTypePolicy)
        }
        // Before Keras 3 there was no `module`.
        None => true,
        Some(_) => false,
    };
    if is_custom || is_allowed {
        return Ok(());
    }
    let what = if is_function { "function" } else { "class" };
    let from = match map.get("module").and_then(Value::as_str) {
        Some(module) => format!(" of module `{module}`"),
        None => String::new(),
    };
    Err(Error::class(format!(
        "{what} `{name}`{from} is no loss, metric or optimizer of Keras"
    ))
    .received(&Value::from(
        registered.filter(|_| !is_function).unwrap_or(name),
    ))
    .expected("a loss, metric or optimizer of Keras, or one of `custom_objects`")
    .hint(format!(
        "If it is your own: `custom_objects = list({})`. To load the layers alone, remove \
         `compile_config`.",
        r_name(name)
    )))
}

fn is_area(module: &str) -> bool {
    let Some(inside) = module.strip_prefix("keras.") else {
        return false;
    };
    let inside = inside.strip_prefix("src.").unwrap_or(inside);
    let area = inside.split('.').next().unwrap_or(inside);
    AREAS.contains(&area)
}
