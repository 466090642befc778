//! [`Inner`]: an optimizer inside another.

use super::loss_scale_optimizer::LossScaleOptimizer;
use super::multi_optimizer::MultiOptimizer;
use super::optimizer_map::OptimizerMap;
use super::Optimizer;
use crate::config::Field;
use crate::context::{Context, MAX_NESTING};
use crate::error::{Error, Result};
use crate::value::Value;
use std::rc::Rc;

/// An optimizer inside another: an object or an envelope, no name.
#[derive(Debug)]
pub(super) struct Inner {
    optimizer: Rc<dyn Optimizer>,
    /// How many optimizers stand inside one another, this one included.
    depth: usize,
}

impl Inner {
    pub fn optimizer(&self) -> &dyn Optimizer {
        &*self.optimizer
    }

    pub fn depth(&self) -> usize {
        self.depth
    }

    pub fn is_map(&self) -> bool {
        self.optimizer.as_any().is::<OptimizerMap>()
    }
}

/// Writing and dropping what is nested takes stack for every level.
fn depth_of(optimizer: &dyn Optimizer) -> usize {
    let body = optimizer.as_any();
    let inside = if let Some(x) = body.downcast_ref::<LossScaleOptimizer>() {
        x.depth()
    } else if let Some(x) = body.downcast_ref::<MultiOptimizer>() {
        x.depth()
    } else if let Some(x) = body.downcast_ref::<OptimizerMap>() {
        x.depth()
    } else {
        0
    };
    inside.saturating_add(1)
}

impl Field for Inner {
    const EXPECTED: &'static str = "an optimizer";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        if !matches!(value, Value::Object(_) | Value::Live(_)) {
            return Err(Self::refuse(&value));
        }
        let optimizer: Rc<dyn Optimizer> = Field::read(value, cx)?;
        let depth = depth_of(&*optimizer);
        if depth > MAX_NESTING {
            return Err(Error::config(format!(
                "optimizers inside optimizers go deeper than {MAX_NESTING} levels"
            )));
        }
        Ok(Inner { optimizer, depth })
    }

    fn write(&self) -> Result<Value> {
        self.optimizer.write()
    }
}
