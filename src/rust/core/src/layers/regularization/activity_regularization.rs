//! [`ActivityRegularization`].

use crate::config::{Field, Real};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{configured, Base, LayerClass};
use keratin_derive::KerasConfig;

/// Adds a penalty on its input
///
/// Lets its input pass unchanged, and adds `l1 * sum(abs(input))` and
/// `l2 * sum(input^2)` to the loss.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.ActivityRegularization",
    python = "keras.src.layers.regularization.activity_regularization.ActivityRegularization",
    r = "layer_activity_regularization"
)]
pub struct ActivityRegularization {
    /// The weight of the sum of absolute values.
    #[config(default = 0.0)]
    l1: Option<Real>,
    /// The weight of the sum of squares.
    #[config(default = 0.0)]
    l2: Option<Real>,
}

impl LayerClass for ActivityRegularization {
    configured!();

    fn prepare(self, base: &mut Base, _cx: &Context) -> Result<Self> {
        check("l1", &self.l1)?;
        check("l2", &self.l2)?;
        if base.activity_regularizer().is_some() {
            return Err(Error::config(
                "this layer is a regularizer of its own: give `l1` and `l2`",
            )
            .at("activity_regularizer"));
        }
        Ok(self)
    }

    fn keeps_shapes(&self) -> bool {
        true
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

fn check(name: &str, weight: &Option<Real>) -> Result<()> {
    const EXPECTED: &str = "a finite number of at least 0";
    match weight {
        Some(weight) if !(weight.get() >= 0.0 && weight.get().is_finite()) => Err(Error::config(
            format!("expected {EXPECTED}, got {}", weight.get()),
        )
        .received(&weight.write()?)
        .expected(EXPECTED)
        .at(name)),
        _ => Ok(()),
    }
}
