//! [`VarianceScaling`].

use super::fans::Fans;
use crate::config::{keyword, Field, PositiveFloat};
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Initializer whose spread follows the size of the weight
///
/// With `distribution = "truncated_normal"` or `"untruncated_normal"` the values
/// are drawn around 0 with a standard deviation of `sqrt(scale / n)`; with
/// `"uniform"`, within `[-limit, limit]`, where `limit = sqrt(3 * scale / n)`.
/// `n` is the number of inputs of the weight, the number of its outputs, or
/// their average, as `mode` says.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.VarianceScaling",
    python = "keras.src.initializers.random_initializers.VarianceScaling",
    bases("keras.src.initializers.random_initializers.RandomInitializer"),
    aliases("keras.initializers.variance_scaling"),
    names("variance_scaling"),
    r = "initializer_variance_scaling",
    r_args = "scale mode distribution seed",
    keys = "seed scale mode distribution input_axes output_axes"
)]
pub struct VarianceScaling {
    /// The factor of the variance, above 0.
    #[config(default = 1.0)]
    scale: PositiveFloat,
    /// What the variance is divided by: `"fan_in"`, `"fan_out"` or `"fan_avg"`.
    #[config(default = "fan_in")]
    mode: FanMode,
    /// `"truncated_normal"` (or `"normal"`), `"untruncated_normal"` or
    /// `"uniform"`.
    #[config(default = "truncated_normal")]
    distribution: Distribution,
    #[config(flatten)]
    fans: Fans,
}

keyword! {
    /// Which size of a weight counts.
    pub enum FanMode exactly "\"fan_in\", \"fan_out\" or \"fan_avg\"" {
        /// The number of inputs.
        In = "fan_in",
        /// The number of outputs.
        Out = "fan_out",
        /// The average of both.
        Average = "fan_avg",
    }
}

keyword! {
    /// A distribution by its proper name.
    pub enum ProperDistribution
        expects "\"truncated_normal\", \"untruncated_normal\" or \"uniform\""
    {
        /// Normal, without what is far from the mean.
        TruncatedNormal = "truncated_normal",
        /// Normal.
        UntruncatedNormal = "untruncated_normal",
        /// Uniform.
        Uniform = "uniform",
    }
}

/// A distribution; `"normal"` stands for `"truncated_normal"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Distribution(ProperDistribution);

impl Field for Distribution {
    const EXPECTED: &'static str = ProperDistribution::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value.as_str() {
            Some(name) if name.eq_ignore_ascii_case("normal") => {
                Ok(Distribution(ProperDistribution::TruncatedNormal))
            }
            _ => ProperDistribution::read(value, cx).map(Distribution),
        }
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}
