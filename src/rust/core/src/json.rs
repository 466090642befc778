//! JSON text, read and written as Python's `json` reads and writes it.
//!
//! Keras writes its configs with Python, so this is Python's dialect:
//! `NaN`, `Infinity` and `-Infinity` are numbers, integers have any number of
//! digits, `1.0` and `1` differ, and a text is written in ASCII with `", "` and
//! `": "` between its parts. A text that Python wrote comes back byte for byte.
//!
//! Texts come from strangers, so reading is bounded and strict:
//!
//! | a text is refused when | because |
//! |---|---|
//! | it is longer than [`MAX_BYTES`] | what it would take is checked before it is taken |
//! | it holds more than [`MAX_VALUES`] values | short texts can stand for much memory |
//! | it nests deeper than [`MAX_DEPTH`] | whoever walks a value may count on the bound |
//! | a name occurs twice in an object | two readers could see two different configs |
//! | an integer has more than [`MAX_DIGITS`] digits | as in Python, whose limit this is |
//! | it is not UTF-8, or begins with a byte order mark | as in Python |
//! | a string holds a NUL or half of a surrogate pair | no R string, and no UTF-8, can hold them |
//!
//! Every refusal says where in the text it happened, what was found there and
//! what was expected.

mod excerpt;
mod read;
mod scan;
mod write;

pub use read::read;
pub use write::{write, write_indented};

/// The longest text that is read, in bytes: 512 MiB.
pub const MAX_BYTES: usize = 512 << 20;

/// The most values a text may hold, at every level together: 2^24, which take
/// up to about a gigabyte.
pub const MAX_VALUES: usize = 1 << 24;

/// How deep arrays and objects may nest, in reading and in writing.
pub const MAX_DEPTH: usize = 1000;

/// The most digits an integer may have.
pub const MAX_DIGITS: usize = 4300;
