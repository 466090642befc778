//! [`Class`]: the class of an object, built in or custom.

use super::{Configured, Identity, KerasObject, Role};
use crate::config::{KerasConfig, Reader, Schema, Writer};
use crate::custom::Custom;
use crate::error::Result;
use crate::value::{Map, Value};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::rc::Rc;

/// A row of the class table.
#[derive(Debug)]
pub struct ClassEntry {
    /// What is known of the class.
    pub schema: &'static Schema,
    /// What its objects are used as.
    pub role: Role,
    /// Makes an object from arguments.
    pub construct: fn(Reader<'_>) -> Result<KerasObject>,
}

/// The class of an object.
#[derive(Clone, Debug)]
pub enum Class {
    /// One of Keras's own.
    Builtin(&'static ClassEntry),
    /// A registered one.
    Custom(Rc<dyn Custom>),
}

/// What is known of the class, and its role.
impl Serialize for ClassEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("ClassEntry", 2)?;
        row.serialize_field("role", self.role.noun())?;
        row.serialize_field("schema", self.schema)?;
        row.end()
    }
}

impl ClassEntry {
    /// Whether the row is that of a function: Keras spells these small.
    pub fn is_function(&self) -> bool {
        self.schema.class_name.starts_with(char::is_lowercase)
    }

    /// How configs name the class.
    pub fn identity(&self) -> Identity {
        Identity {
            module: Some(self.schema.module.to_owned()),
            class_name: self.schema.class_name.to_owned(),
            // What Keras does not export, it registers under its own name.
            registered_name: self
                .schema
                .module
                .starts_with("keras.src.")
                .then(|| self.schema.class_name.to_owned()),
        }
    }
}

impl Class {
    /// How configs name the class.
    pub fn identity(&self) -> Identity {
        match self {
            Class::Builtin(entry) => entry.identity(),
            Class::Custom(custom) => custom.identity(),
        }
    }

    /// The envelope around an object's config. Keras writes of a function nothing
    /// but its name.
    pub fn envelope(&self, config: impl Into<Value>) -> Map {
        match self {
            Class::Custom(custom) if custom.is_function() => {
                let identity = custom.identity();
                let name = identity.registered_name.unwrap_or(identity.class_name);
                Identity::function(&name)
            }
            Class::Builtin(entry) if entry.is_function() => {
                Identity::function(entry.schema.class_name)
            }
            class => class.identity().envelope(config),
        }
    }

    /// The class's own name.
    pub fn name(&self) -> String {
        match self {
            Class::Builtin(entry) => entry.schema.class_name.to_owned(),
            Class::Custom(custom) => custom.identity().class_name,
        }
    }

    /// The name in Keras's source, which automatic names are made of: a few
    /// classes are exported under another one.
    pub fn source_name(&self) -> String {
        match self {
            Class::Builtin(entry) => {
                let path = entry.schema.python;
                let name = path.rsplit_once('.').map_or(path, |(_, name)| name);
                name.to_owned()
            }
            Class::Custom(_) => self.name(),
        }
    }

    /// The schema of a built-in class.
    pub fn schema(&self) -> Option<&'static Schema> {
        match self {
            Class::Builtin(entry) => Some(entry.schema),
            Class::Custom(_) => None,
        }
    }
}

/// A built-in object: the struct that is its schema, with its row of the table.
#[derive(Debug)]
pub struct Builtin<T> {
    entry: &'static ClassEntry,
    body: T,
}

impl<T> Builtin<T> {
    /// The struct.
    pub fn body(&self) -> &T {
        &self.body
    }
}

impl<T: KerasConfig + std::fmt::Debug> Builtin<T> {
    /// Reads an object of the table's row from all its arguments.
    pub fn read(entry: &'static ClassEntry, mut reader: Reader<'_>) -> Result<Self> {
        let body = T::read(&mut reader)?;
        reader.finish()?;
        Ok(Builtin { entry, body })
    }
}

impl<T: KerasConfig + std::fmt::Debug> Configured for Builtin<T> {
    fn class(&self) -> Class {
        Class::Builtin(self.entry)
    }

    fn get_config(&self) -> Result<Map> {
        let mut writer = Writer::new(Map::new());
        self.body.write(&mut writer)?;
        Ok(writer.finish())
    }

    fn as_any(&self) -> &dyn std::any::Any {
        &self.body
    }
}
