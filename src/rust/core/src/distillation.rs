//! Losses between a model that knows and one that learns from it
//! (`keras.distillation`).

use crate::config::{describe, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::object::{family, get, role, serialize_tree, Builtin, Configured, Measure, Role};
use crate::value::{Map, Value};

pub(crate) mod distiller;
mod feature_distillation;
mod logits_distillation;

/// How far what a student gives is from what its teacher gives.
pub trait DistillationLoss: Configured {}

role!(DistillationLoss, "a distillation loss");

impl<T> DistillationLoss for Builtin<T> where Builtin<T>: Configured {}

family! {
    DistillationLoss:
    feature_distillation::FeatureDistillation,
    logits_distillation::LogitsDistillation,
}

/// A loss, or one for each output in the structure of the outputs. Names have become
/// the functions they stand for.
#[derive(Debug)]
struct Losses(Value);

impl Losses {
    /// Fails if there is none.
    fn check(&self) -> Result<()> {
        let mut stack = vec![&self.0];
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(items) => stack.extend(items),
                Value::Object(map) => stack.extend(map.values()),
                Value::Null => {}
                _ => return Ok(()),
            }
        }
        Err(
            Error::config("`loss` must have at least one loss, got none")
                .expected(Self::EXPECTED)
                .at("loss"),
        )
    }
}

impl Field for Losses {
    const EXPECTED: &'static str =
        "a loss, or a list or named list of losses, of which some may be null";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        if value.is_deeper_than(crate::context::MAX_NESTING) {
            return Err(Error::config("`loss` is nested too deeply"));
        }
        structure(value, cx).map(Losses)
    }

    fn write(&self) -> Result<Value> {
        serialize_tree(&self.0)
    }
}

fn structure(value: Value, cx: &Context) -> Result<Value> {
    match value {
        Value::Null => Ok(Value::Null),
        Value::Str(_) => get(Role::Loss, value, cx).map(|loss| loss.into_value()),
        Value::Object(map) if !map.contains_key("class_name") => {
            let mut out = Map::with_capacity(map.len());
            for (key, item) in map {
                let item = structure(item, cx).map_err(|e| e.at(&*key))?;
                out.push(key, item);
            }
            Ok(Value::Object(out))
        }
        Value::Array(items) => items
            .into_iter()
            .enumerate()
            .map(|(i, item)| structure(item, cx).map_err(|e| e.at_index(i)))
            .collect::<Result<Vec<_>>>()
            .map(Value::Array),
        Value::Object(_) | Value::Live(_) => {
            Measure::read(value, cx).map(|loss| loss.object().clone().into_value())
        }
        other => Err(
            Error::config(format!("expected a loss, got {}", describe(&other)))
                .received(&other)
                .expected(Losses::EXPECTED),
        ),
    }
}
