//! [`MultiOptimizer`].

use super::nested::Inner;
use crate::config::Real;
use crate::error::{Error, Result};
use keratin_derive::KerasConfig;

/// Optimizer that leaves each weight to one of several
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.MultiOptimizer",
    python = "keras.src.optimizers.multi_optimizer.MultiOptimizer",
    names("multioptimizer"),
    r = "optimizer_multi",
    r_args = "optimizer_map name ... loss_scale_factor",
    example = "optimizer_multi(optimizer_map(
  optimizer_adam(),
  list(\"embedding/.*\" = optimizer_sgd())
))",
    prepare
)]
pub struct MultiOptimizer {
    /// An `OptimizerMap`, which says which optimizer changes which weight.
    optimizer_map: Inner,
    /// A number that the loss is multiplied by.
    #[config(default = None)]
    loss_scale_factor: Option<Real>,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
}

impl MultiOptimizer {
    fn prepare(&mut self) -> Result<()> {
        if self.optimizer_map.is_map() {
            return Ok(());
        }
        Err(
            Error::config("`optimizer_map` must be an `OptimizerMap`, got an optimizer")
                .expected("an `OptimizerMap`")
                .at("optimizer_map"),
        )
    }

    pub(super) fn depth(&self) -> usize {
        self.optimizer_map.depth()
    }
}
