//! [`Fans`]: what the initializers that scale with the size of a weight share.

use super::seed::SeedOrGenerator;
use crate::config::Axes;
use keratin_derive::KerasConfig;

/// What the initializers that scale with the size of a weight share.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Fans {
    /// An integer that makes the values reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: SeedOrGenerator,
    /// The axes that count as inputs; `NULL` for the usual ones.
    #[config(default = None)]
    input_axes: Option<Axes>,
    /// The axes that count as outputs; `NULL` for the usual ones.
    #[config(default = None)]
    output_axes: Option<Axes>,
}
