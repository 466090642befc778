//! Keras 3's configuration system, without Python and without R.
//!
//! | module | what is in it |
//! |---|---|
//! | [`value`] | ordered values: what a config is made of |
//! | [`json`] | JSON text, read and written as Python does |
//! | [`error`] | the one error, with the path inside the config |

pub mod error;
pub mod json;
pub mod value;

pub use error::{Error, ErrorKind, Result};
pub use value::{Key, Live, LiveObject, Map, Value};
