//! [`Measure`]: what compares predictions with the truth, be it a loss or a metric.

use super::{from_envelope, serialize, Class, KerasObject, Role};
use crate::config::{describe, Field};
use crate::context::Context;
use crate::custom::Guest;
use crate::error::{Error, Result};
use crate::value::{Map, Value};

/// A loss or metric, or a function that is called like one. Where Keras takes
/// one as an object, it takes the others, too.
#[derive(Clone, Debug)]
pub struct Measure(KerasObject);

impl Measure {
    /// The object, if it can be called on what is true and what was predicted.
    pub fn of(object: KerasObject) -> Result<Measure> {
        let is_custom = matches!(object.class(), Class::Custom(_));
        match object.role() {
            Role::Loss | Role::Metric => Ok(Measure(object)),
            // What is called before it is known what for, is an activation.
            Role::Activation if is_custom => Ok(Measure(object)),
            role => Err(Error::class(format!(
                "expected a loss or metric, got {}: `{}`",
                role.with_article(),
                object.class().name()
            ))
            .received(&Value::from(object.class().name()))
            .expected(Self::EXPECTED)),
        }
    }

    /// The object.
    pub fn object(&self) -> &KerasObject {
        &self.0
    }
}

impl Field for Measure {
    const EXPECTED: &'static str = "a loss or metric: an object, or a function";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let object = match value {
            Value::Object(map) => from_envelope(map, None, cx)?,
            Value::Live(ref live) => match (live.get::<KerasObject>(), live.get::<Guest>()) {
                (Some(object), _) => object.clone(),
                (_, Some(Guest(custom))) => custom.make(Map::new(), Some(Role::Loss), cx)?,
                _ => {
                    return Err(Error::config(format!(
                        "expected a loss or metric, got {}",
                        describe(&value)
                    ))
                    .received(&value)
                    .expected(Self::EXPECTED))
                }
            },
            Value::Str(ref name) => match cx.custom(name).filter(|custom| custom.is_function()) {
                Some(custom) => custom.make(Map::new(), Some(Role::Loss), cx)?,
                None => return Err(Self::refuse(&value)),
            },
            other => return Err(Self::refuse(&other)),
        };
        Measure::of(object)
    }

    fn write(&self) -> Result<Value> {
        serialize(&self.0)
    }
}
