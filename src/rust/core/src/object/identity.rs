//! [`Identity`]: how configs name a class or function.

use crate::value::{Map, Value};

/// How configs name a class or function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The module; `None` for what has none that Keras could import.
    pub module: Option<String>,
    /// The class's own name.
    pub class_name: String,
    /// `package>name` of a registered class; `None` for Keras's own.
    pub registered_name: Option<String>,
}

impl Identity {
    /// The envelope around a config.
    pub fn envelope(&self, config: impl Into<Value>) -> Map {
        let mut envelope = Map::with_capacity(5);
        envelope.push("module", Value::from(self.module.clone()));
        envelope.push("class_name", self.class_name.as_str());
        envelope.push("config", config);
        envelope.push("registered_name", Value::from(self.registered_name.clone()));
        envelope
    }

    /// The envelope of a function: its config is its name.
    pub fn function_envelope(&self) -> Map {
        let name = self.registered_name.as_ref().unwrap_or(&self.class_name);
        let mut envelope = self.envelope(name.as_str());
        envelope.insert("class_name", "function");
        envelope
    }
}
