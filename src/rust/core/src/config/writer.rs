//! [`Writer`]: the config of one object, written key by key.

use super::Field;
use crate::error::Result;
use crate::value::{Key, Map, Value};

/// Gives what a layer itself keeps, by name.
pub type WriteBase<'a> = dyn Fn(&str) -> Result<Value> + 'a;

/// The config of one object, written key by key.
pub struct Writer<'a> {
    map: Map,
    base: Option<&'a WriteBase<'a>>,
}

impl<'a> Writer<'a> {
    /// Begins with the entries of `map`.
    pub fn new(map: Map) -> Self {
        Writer { map, base: None }
    }

    /// With what the layer itself keeps, by name.
    pub fn with_base(map: Map, base: &'a WriteBase<'a>) -> Self {
        Writer {
            map,
            base: Some(base),
        }
    }

    /// Writes a field under its name.
    pub fn field<T: Field>(&mut self, name: &str, value: &T) -> Result<()> {
        self.put(name, value.write().map_err(|e| e.at(name))?);
        Ok(())
    }

    /// Writes a field unless it is null.
    pub fn field_if_set<T: Field>(&mut self, name: &str, value: &T) -> Result<()> {
        let value = value.write().map_err(|e| e.at(name))?;
        if !value.is_null() {
            self.put(name, value);
        }
        Ok(())
    }

    /// Writes a field right behind the entry of another name.
    pub fn field_behind<T: Field>(&mut self, other: &str, name: &str, value: &T) -> Result<()> {
        let value = value.write().map_err(|e| e.at(name))?;
        for (key, entry) in std::mem::take(&mut self.map) {
            let here = &*key == other;
            self.map.push(key, entry);
            if here {
                self.map.push(name, value.clone());
            }
        }
        Ok(())
    }

    /// Writes a field that the layer itself keeps.
    pub fn base_field(&mut self, name: &'static str) -> Result<()> {
        let value = match self.base {
            Some(base) => base(name)?,
            None => Value::Null,
        };
        self.put(name, value);
        Ok(())
    }

    /// Writes a value under a name.
    pub fn put(&mut self, name: impl Into<Key>, value: impl Into<Value>) {
        self.map.insert(name, value);
    }

    /// Puts a whole config in the place of what was written.
    pub fn replace(&mut self, map: Map) {
        self.map = map;
    }

    /// The config.
    pub fn finish(self) -> Map {
        self.map
    }
}
