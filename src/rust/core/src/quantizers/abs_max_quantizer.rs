//! [`AbsMaxQuantizer`].

use crate::config::{whole, Field, Real};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Quantizer that scales by the largest absolute value
///
/// The numbers are scaled so that the largest of them is the end of
/// `value_range`, and rounded.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.quantizers.AbsMaxQuantizer",
    python = "keras.src.quantizers.quantizers.AbsMaxQuantizer",
    names("abs_max_quantizer"),
    r = "quantizer_abs_max",
    keys = "value_range epsilon output_dtype axis",
    prepare
)]
pub struct AbsMaxQuantizer {
    /// The axes that have a scale in common.
    #[config(default = None, omit_none, r_convert = "as_axis")]
    axis: AxisList,
    /// The smallest and the largest value.
    #[config(default = (-127, 127), r_convert = "as_integer")]
    value_range: Vec<Real>,
    /// A small number that keeps divisions finite.
    #[config(default = 1e-7)]
    epsilon: Real,
    /// The type of the values.
    #[config(default = "int8")]
    output_dtype: String,
}

impl AbsMaxQuantizer {
    fn prepare(&mut self) -> Result<()> {
        if self.value_range.len() >= 2 {
            return Ok(());
        }
        Err(Error::config(format!(
            "`value_range` must have two values, got {}",
            self.value_range.len()
        ))
        .expected("the smallest and the largest value")
        .at("value_range"))
    }

    /// Whether the values are what four bits hold.
    pub(super) fn is_of_four_bits(&self) -> bool {
        let range: Vec<f64> = self.value_range.iter().map(Real::get).collect();
        range == [-8.0, 7.0]
    }

    pub(super) fn output_dtype(&self) -> &str {
        &self.output_dtype
    }
}

/// Axes, as an array even if there is but one.
#[derive(Debug)]
struct AxisList(Option<Vec<i64>>);

impl Field for AxisList {
    const EXPECTED: &'static str = "an axis, or several (integers)";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match whole(&value) {
            Some(axis) => Ok(AxisList(Some(vec![axis]))),
            None => Option::read(value, cx).map(AxisList),
        }
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}
