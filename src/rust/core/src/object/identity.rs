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

    /// The envelope of a function: Keras writes nothing of it but its name.
    pub fn function(name: &str) -> Map {
        Identity {
            module: Some("builtins".into()),
            class_name: "function".into(),
            registered_name: Some("function".into()),
        }
        .envelope(name)
    }
}
