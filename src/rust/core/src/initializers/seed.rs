//! [`Seed`]: what makes random values reproducible.

use crate::config::{whole, Field};
use crate::context::Context;
use crate::error::Result;
use crate::random::SeedGenerator;
use crate::value::Value;
use std::rc::Rc;

/// An integer seed, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Seed(Value);

impl Field for Seed {
    const EXPECTED: &'static str = "an integer seed";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match &value {
            Value::Null | Value::BigInt(_) => Ok(Seed(value)),
            other => whole(other)
                .map(|i| Seed(Value::Int(i)))
                .ok_or_else(|| Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// What an initializer takes: a seed, or a generator of seeds.
#[derive(Clone, Debug)]
pub(super) enum SeedOrGenerator {
    Seed(Seed),
    Generator(Rc<dyn SeedGenerator>),
}

impl Field for SeedOrGenerator {
    const EXPECTED: &'static str = "an integer seed, or a seed generator";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Object(_) | Value::Live(_) => {
                Field::read(value, cx).map(SeedOrGenerator::Generator)
            }
            value => match Seed::read(value.clone(), cx) {
                Ok(seed) => Ok(SeedOrGenerator::Seed(seed)),
                Err(_) => Err(Self::refuse(&value)),
            },
        }
    }

    fn write(&self) -> Result<Value> {
        match self {
            SeedOrGenerator::Seed(seed) => seed.write(),
            SeedOrGenerator::Generator(generator) => generator.write(),
        }
    }
}
