//! [`Names`]: what an envelope says its class is, and finding that class.
//!
//! A custom object is found by its registered name, as in Keras; its class name
//! counts where the config gives no other, and never against one of Keras's own.

use super::{ClassEntry, Role};
use crate::config::describe;
use crate::context::Context;
use crate::custom::Custom;
use crate::error::{Error, Result};
use crate::registry;
use crate::value::{Map, Value};
use std::rc::Rc;

/// A name that may be missing, or given as `null`.
enum Name {
    Absent,
    Null,
    Given(String),
}

impl Name {
    fn take(map: &mut Map, key: &'static str) -> Result<Name> {
        match map.remove(key) {
            None => Ok(Name::Absent),
            Some(Value::Null) => Ok(Name::Null),
            Some(Value::Str(name)) if name.is_empty() => Ok(Name::Null),
            Some(Value::Str(name)) => Ok(Name::Given(name)),
            Some(other) => Err(Error::class(format!(
                "expected `{key}` to be a string or null, got {}",
                describe(&other)
            ))
            .received(&other)
            .expected("a string or null")
            .at(key)),
        }
    }

    fn given(&self) -> Option<&str> {
        match self {
            Name::Given(name) => Some(name),
            _ => None,
        }
    }
}

/// What an envelope says its class is.
pub(super) struct Names {
    pub class_name: String,
    module: Name,
    registered: Name,
}

/// What the names stand for.
pub(super) enum Found {
    Custom(Rc<dyn Custom>),
    Builtin(&'static ClassEntry),
}

impl Names {
    /// Takes the names out of an envelope.
    pub fn take(map: &mut Map) -> Result<Names> {
        let class_name = match map.remove("class_name") {
            Some(Value::Str(name)) => name,
            Some(other) => {
                return Err(Error::class(format!(
                    "expected `class_name` to be a string, got {}",
                    describe(&other)
                ))
                .received(&other)
                .expected("the name of a class")
                .at("class_name"))
            }
            None => {
                return Err(Error::class("the config of an object needs `class_name`")
                    .received(&Value::Object(std::mem::take(map)))
                    .expected("`class_name` and `config`"))
            }
        };
        Ok(Names {
            class_name,
            module: Name::take(map, "module")?,
            registered: Name::take(map, "registered_name")?,
        })
    }

    /// The part of an envelope that [`Names::take`] looks at.
    pub fn of(envelope: &Map) -> Map {
        ["class_name", "module", "registered_name"]
            .into_iter()
            .filter_map(|key| Some((key, envelope.get(key)?.clone())))
            .collect()
    }

    /// The class of the names.
    pub fn class(&self, role: Option<Role>, cx: &Context) -> Result<Found> {
        let name = &self.class_name;
        let of_role = || {
            let role = role.filter(|role| role.finds_classes_by_name())?;
            registry::by_name(role, name)
        };
        let builtin = match &self.module {
            // A class goes by the name of a function, too, which its path may lead to.
            Name::Given(module) => match registry::by_path(module, name) {
                Some(entry) if entry.is_function() => of_role().or(Some(entry)),
                found => found.or_else(of_role),
            },
            // Configs from before Keras 3 have no `module`: the role decides.
            Name::Absent => role
                .filter(|role| *role == Role::Layer || role.finds_classes_by_name())
                .and_then(|role| registry::by_name(role, name)),
            // `null` says that the class is nobody's but the user's.
            Name::Null => None,
        };
        let by_class_name = || cx.custom(name);
        let custom = match &self.registered {
            Name::Given(registered) => cx.custom(registered).or_else(|| match builtin {
                Some(_) => None,
                None => by_class_name(),
            }),
            Name::Null if builtin.is_some() => None,
            Name::Null | Name::Absent => by_class_name(),
        };
        let claims_both = builtin.filter(|_| self.registers_other_than(name));
        match (custom, builtin, claims_both) {
            (Some(custom), _, None) => Ok(Found::Custom(custom)),
            (Some(custom), _, Some(_)) if self.module.given().is_none() => {
                Ok(Found::Custom(custom))
            }
            (_, _, Some(entry)) => Err(self.contradiction(&entry.schema.path())),
            (None, Some(entry), None) => Ok(Found::Builtin(entry)),
            (None, None, None) => Err(self.unknown_class()),
        }
    }

    /// The function of that name: a custom one, or one of Keras's own.
    pub fn function(&self, name: &str, role: Option<Role>, cx: &Context) -> Result<Found> {
        let custom = cx
            .custom(name)
            .or_else(|| self.registered.given().and_then(|r| cx.custom(r)))
            .or_else(|| self.without_package(name, cx));
        if let Some(custom) = custom {
            return Ok(Found::Custom(custom));
        }
        let by_name = || {
            let of = |role| registry::by_name(role, name);
            of(Role::Activation)
                .or_else(|| of(Role::Loss).filter(|e| e.schema.class_name == name))
                .or_else(|| registry::by_path("keras.metrics", name))
        };
        let builtin = match &self.module {
            Name::Given(module) => match module.as_str() {
                // Here Keras says nothing but the name.
                "builtins" | "keras.ops" => by_name(),
                module => registry::by_path(module, name)
                    .filter(|_| is_keras(module))
                    // Of a loss, Keras knows one path only.
                    .filter(|e| e.role != Role::Loss || e.schema.module == module),
            },
            Name::Absent | Name::Null => None,
        };
        let fits = |entry: &&ClassEntry| {
            entry.is_function() && role.map_or(true, |role| role == entry.role)
        };
        match builtin.filter(fits) {
            None => Err(self.unknown_function(name, role)),
            Some(entry) if self.registers_other_than(name) => {
                Err(self.contradiction(&entry.schema.path()))
            }
            Some(entry) => Ok(Found::Builtin(entry)),
        }
    }

    /// Keras up to 3.6 wrote a registered function's name without its package.
    fn without_package(&self, name: &str, cx: &Context) -> Option<Rc<dyn Custom>> {
        if self.module.given() != Some("builtins") || name.contains('>') {
            return None;
        }
        let names = cx.custom_names();
        let full = names
            .iter()
            .find(|full| full.rsplit_once('>').is_some_and(|(_, n)| n == name))?;
        cx.custom(full)
    }

    fn registers_other_than(&self, name: &str) -> bool {
        let registered = self.registered.given();
        registered.is_some_and(|registered| registered != name && registered != self.class_name)
    }

    /// Whether the class is there for any role.
    pub fn is_found(&self, cx: &Context) -> bool {
        if self.class(None, cx).is_ok() {
            return true;
        }
        let name = &self.class_name;
        match &self.module {
            Name::Given(module) => {
                // What contradicts itself is there twice.
                registry::by_path(module, name).is_some()
                    || registry::roles(name).any(Role::finds_classes_by_name)
            }
            Name::Absent => registry::roles(name).next().is_some(),
            Name::Null => false,
        }
    }

    /// As registered, or by the class name.
    pub fn full(&self) -> &str {
        self.registered.given().unwrap_or(&self.class_name)
    }

    fn contradiction(&self, builtin: &str) -> Error {
        let registered = self.full();
        Error::class(format!(
            "the config names both Keras's own `{builtin}` and the registered `{registered}`"
        ))
        .received(&Value::from(registered))
        .expected("one of the two")
        .hint(format!(
            "Remove `registered_name` if `{builtin}` is meant, or set `module` to null if \
             `{registered}` is."
        ))
        .at("registered_name")
    }

    fn unknown_class(&self) -> Error {
        let name = self.full();
        Error::class(format!("there is no class `{name}`{}", self.from()))
            .received(&Value::from(name))
            .expected("a class of Keras, or one of `custom_objects`")
            .hint(own(&self.class_name))
    }

    fn unknown_function(&self, name: &str, role: Option<Role>) -> Error {
        let expected = role.map_or("a function", Role::with_article);
        Error::class(format!("there is no function `{name}`{}", self.from()))
            .received(&Value::from(name))
            .expected(format!("{expected} of Keras, or one of `custom_objects`"))
            .hint(own(name))
    }

    fn from(&self) -> String {
        match self.module.given() {
            None | Some("builtins") => String::new(),
            Some(module) => format!(" of module `{module}`"),
        }
    }
}

fn own(name: &str) -> String {
    format!(
        "If it is your own: `custom_objects = list({})`.",
        r_name(name)
    )
}

/// Whether a module is Keras's own.
fn is_keras(module: &str) -> bool {
    module == "keras" || module.starts_with("keras.")
}

/// The last part of a name, as it is written in R.
pub(super) fn r_name(name: &str) -> String {
    let name = name.rsplit('>').next().unwrap_or(name);
    let is_plain = name
        .chars()
        .enumerate()
        .all(|(i, c)| c.is_alphabetic() || (i > 0 && (c.is_numeric() || c == '_' || c == '.')));
    match is_plain && !name.is_empty() {
        true => name.to_owned(),
        false => format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`")),
    }
}
