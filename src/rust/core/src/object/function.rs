//! [`Function`]: one of Keras's functions.

use super::{Class, ClassEntry, Configured};
use crate::error::Result;
use crate::value::Map;
use std::any::Any;

/// One of Keras's functions. In a config it stands by its name alone, so the
/// arguments of its class are those of a call, which come with the call.
#[derive(Debug)]
pub struct Function(&'static ClassEntry);

impl Function {
    /// The function of a row of the class table.
    pub(crate) fn of(entry: &'static ClassEntry) -> Self {
        Function(entry)
    }
}

impl Configured for Function {
    fn class(&self) -> Class {
        Class::Builtin(self.0)
    }

    fn get_config(&self) -> Result<Map> {
        Ok(Map::new())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
