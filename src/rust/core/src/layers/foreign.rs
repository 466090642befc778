//! What the layers around programs of other libraries have in common: their
//! configs are data here.

use crate::error::{Error, Result};
use crate::layers::Layer;

/// Nobody but the other library knows what such a layer gives.
pub fn unknown<T>(layer: &Layer, library: &str) -> Result<T> {
    Err(Error::graph(format!(
        "only {library} can tell what layer `{}` gives, so it cannot be called here",
        layer.name()
    ))
    .hint("Its config can be read, edited and written."))
}
