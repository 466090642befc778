//! [`Value`]: what a config is made of, in R, in JSON and in the core.
//!
//! Objects keep the order of their keys, integers keep all their digits, and
//! `1` and `1.0` are different values. One more leaf, [`Value::Live`], carries
//! an object that already exists (a layer given to a wrapper, a tensor given to
//! a call); it never occurs in JSON text.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

mod key;
mod map;
mod number;
mod serde;

pub use key::Key;
pub use map::Map;
pub use number::BigInt;

/// An ordered JSON value, or a live object in its place.
#[derive(Clone, Debug, Default)]
pub enum Value {
    /// JSON `null`, Python `None`, R `NULL`.
    #[default]
    Null,
    /// A truth value.
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// An integer that needs more than 64 bits, by its digits.
    BigInt(BigInt),
    /// A double; NaN and the infinities are ordinary values.
    Float(f64),
    /// A string, never with a NUL inside.
    Str(String),
    /// A sequence; Python tuples and lists alike.
    Array(Vec<Value>),
    /// Names and values, in order.
    Object(Map),
    /// An object that exists already.
    Live(Live),
}

/// An object that exists already, standing where its config could stand.
#[derive(Clone)]
pub struct Live(Rc<dyn LiveObject>);

/// What can stand in a [`Value`] as itself.
pub trait LiveObject: Any + fmt::Debug {
    /// This object as `Any`, to find out its type.
    fn as_any(&self) -> &dyn Any;
}

impl Live {
    /// Wraps an object.
    pub fn new(object: impl LiveObject) -> Self {
        Live(Rc::new(object))
    }

    /// The object, if it is a `T`.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        self.0.as_any().downcast_ref()
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Value {
    /// An object without entries.
    pub fn object() -> Self {
        Value::Object(Map::new())
    }

    /// What this is, for messages: "a string", "an integer", ...
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Int(_) | Value::BigInt(_) => "an integer",
            Value::Float(_) => "a number",
            Value::Str(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
            Value::Live(_) => "a Keras object",
        }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(b) => Some(*b),
            _ => None,
        }
    }

    /// The integer, if it is one of 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Int(i) => Some(*i),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Str(s) => Some(s),
            _ => None,
        }
    }

    /// The elements, if it is an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Value::Array(a) => Some(a),
            _ => None,
        }
    }

    /// The entries, if it is an object.
    pub fn as_object(&self) -> Option<&Map> {
        match self {
            Value::Object(m) => Some(m),
            _ => None,
        }
    }

    /// The live object, if it is a `T`.
    pub fn as_live<T: 'static>(&self) -> Option<&T> {
        match self {
            Value::Live(live) => live.get(),
            _ => None,
        }
    }

    /// Whether arrays and objects stand in one another in more than that many
    /// levels.
    pub fn is_deeper_than(&self, levels: usize) -> bool {
        let mut stack = vec![(self, 0)];
        while let Some((value, depth)) = stack.pop() {
            let inner = depth + 1;
            match value {
                Value::Array(items) if depth < levels => {
                    stack.extend(items.iter().map(|item| (item, inner)));
                }
                Value::Object(map) if depth < levels => {
                    stack.extend(map.values().map(|item| (item, inner)));
                }
                Value::Array(_) | Value::Object(_) => return true,
                _ => {}
            }
        }
        false
    }

    /// The entry of that name, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_object()?.get(key)
    }
}

/// Floats are equal when their text is: NaN equals NaN, `0.0` is not `-0.0`.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::BigInt(a), Value::BigInt(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => {
                a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
            }
            (Value::Str(a), Value::Str(b)) => a == b,
            (Value::Array(a), Value::Array(b)) => a == b,
            (Value::Object(a), Value::Object(b)) => a == b,
            (Value::Live(a), Value::Live(b)) => Rc::ptr_eq(&a.0, &b.0),
            _ => false,
        }
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Self {
        Value::Bool(b)
    }
}

impl From<i64> for Value {
    fn from(i: i64) -> Self {
        Value::Int(i)
    }
}

impl From<f64> for Value {
    fn from(x: f64) -> Self {
        Value::Float(x)
    }
}

impl From<&str> for Value {
    fn from(s: &str) -> Self {
        Value::Str(s.to_owned())
    }
}

impl From<String> for Value {
    fn from(s: String) -> Self {
        Value::Str(s)
    }
}

impl From<Map> for Value {
    fn from(m: Map) -> Self {
        Value::Object(m)
    }
}

impl From<Live> for Value {
    fn from(live: Live) -> Self {
        Value::Live(live)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(x: Option<T>) -> Self {
        x.map_or(Value::Null, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Value::Array(items.into_iter().map(Into::into).collect())
    }
}
