//! [`PiecewiseConstantDecay`].

use crate::config::Real;
use crate::error::{Error, Result};
use keratin_derive::KerasConfig;

/// Learning rate schedule of constant pieces
///
/// The rate is `values[1]` up to step `boundaries[1]`, then `values[2]` up to
/// step `boundaries[2]`, and so on; after the last boundary it is the last of
/// `values`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.optimizers.schedules.PiecewiseConstantDecay",
    python = "keras.src.optimizers.schedules.learning_rate_schedule.PiecewiseConstantDecay",
    r = "learning_rate_schedule_piecewise_constant_decay",
    example = "learning_rate_schedule_piecewise_constant_decay(
  boundaries = c(1000, 5000),
  values = c(0.1, 0.05, 0.01)
)",
    prepare
)]
pub struct PiecewiseConstantDecay {
    /// The last step of each piece but the last one, in increasing order.
    #[config(r_convert = "as_tuple")]
    boundaries: Vec<Real>,
    /// The learning rate of each piece: one more than there are boundaries.
    #[config(r_convert = "as_tuple")]
    values: Vec<Real>,
    /// The name.
    #[config(default = "PiecewiseConstant")]
    name: Option<String>,
}

impl PiecewiseConstantDecay {
    fn prepare(&mut self) -> Result<()> {
        let (boundaries, values) = (self.boundaries.len(), self.values.len());
        if values.checked_sub(1) == Some(boundaries) {
            return Ok(());
        }
        Err(Error::config(format!(
            "`values` must be one more than `boundaries`, got {values} and {boundaries}"
        ))
        .expected("one value for each piece")
        .at("values"))
    }
}
