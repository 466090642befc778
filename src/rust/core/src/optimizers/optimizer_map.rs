//! [`OptimizerMap`].

use super::nested::Inner;
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// Which optimizer changes which weight
///
/// It is no optimizer, but stands among them in Keras's list of names.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.OptimizerMap",
    python = "keras.src.optimizers.multi_optimizer.OptimizerMap",
    bases(
        "collections.abc.MutableMapping",
        "collections.abc.Mapping",
        "collections.abc.Collection",
        "collections.abc.Sized",
        "collections.abc.Iterable",
        "collections.abc.Container"
    ),
    names("optimizermap"),
    r = "optimizer_map",
    example = "optimizer_map(
  optimizer_adam(),
  list(\"embedding/.*\" = optimizer_sgd())
)"
)]
pub struct OptimizerMap {
    /// The optimizer of all weights that no pattern fits.
    default_optimizer: Inner,
    /// An optimizer for each pattern of paths of weights.
    #[config(default = None)]
    optimizer_map: ByPattern,
}

impl OptimizerMap {
    pub(super) fn depth(&self) -> usize {
        let inner = self.optimizer_map.0.iter().map(|(_, inner)| inner.depth());
        inner.fold(self.default_optimizer.depth(), usize::max)
    }
}

/// Optimizers by pattern; none if null.
#[derive(Debug)]
struct ByPattern(Vec<(String, Inner)>);

impl Field for ByPattern {
    const EXPECTED: &'static str = "optimizers by pattern";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Null => Ok(ByPattern(Vec::new())),
            Value::Object(map) => map
                .into_iter()
                .map(|(pattern, inner)| {
                    let inner = Inner::read(inner, cx).map_err(|e| e.at(&*pattern))?;
                    Ok((pattern.to_string(), inner))
                })
                .collect::<Result<_>>()
                .map(ByPattern),
            other => Err(Self::refuse(&other)),
        }
    }

    fn write(&self) -> Result<Value> {
        let mut map = Map::with_capacity(self.0.len());
        for (pattern, inner) in &self.0 {
            map.push(pattern.as_str(), inner.write()?);
        }
        Ok(Value::Object(map))
    }
}
