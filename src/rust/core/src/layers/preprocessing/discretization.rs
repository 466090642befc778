//! [`Discretization`].

use super::hashing::OutputMode;
use crate::config::{NonNegative, Real};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{configured, Base, Layer, LayerClass};
use crate::shape::{Dim, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Puts numbers into bins, by their size
///
/// Every number becomes the number of the bin it lies in, counted from 0. The bins
/// are given by their boundaries, or are to be found from data. Boundaries
/// `c(0, 1, 2)` make 4 bins: below 0, from 0 to below 1, from 1 to below 2, and
/// from 2 on.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input, as 32-bit integers. With `output_mode = "one_hot"`, the
/// number of bins stands behind the last dimension, or in place of one that is 1.
/// With `"multi_hot"` and `"count"`, it stands last, and the dimension behind the
/// batch is gone.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Discretization",
    python = "keras.src.layers.preprocessing.discretization.Discretization",
    bases("keras.src.layers.preprocessing.data_layer.DataLayer"),
    r = "layer_discretization",
    r_args = "object bin_boundaries num_bins epsilon output_mode sparse dtype name",
    keys = "bin_boundaries num_bins epsilon output_mode sparse name dtype",
    base = "name",
    example = "keras_input(shape = 3) |>\n  layer_discretization(bin_boundaries = c(0, 0.5, 1))"
)]
pub struct Discretization {
    /// The boundaries between the bins, in increasing order; one bin more than there
    /// are boundaries.
    #[config(default = None, r_convert = "as_tuple")]
    bin_boundaries: Option<Vec<Real>>,
    /// The number of bins to find from data, in place of `bin_boundaries`.
    #[config(default = None)]
    num_bins: Option<NonNegative>,
    /// How far shares of the data may be off when bins are found; a larger value
    /// takes less time and memory.
    #[config(default = 0.01)]
    epsilon: Real,
    /// What the numbers of bins become: `"int"`, they stay; `"one_hot"`, one vector
    /// for each element; `"multi_hot"`, 1 where a bin is there; `"count"`, the same
    /// with the number of times.
    #[config(default = "int")]
    output_mode: OutputMode,
    /// Whether the output is a sparse tensor, which `"int"` does not allow.
    #[config(default = false)]
    sparse: bool,
    /// The dtype policy; `NULL` for the session's.
    #[config(default = None)]
    dtype: Value,
    /// The layer's name; `NULL` for one that is made from the class's name.
    #[config(base)]
    name: (),
}

impl Discretization {
    fn bins(&self) -> Result<Dim> {
        match &self.bin_boundaries {
            None => Ok(self.num_bins.map(NonNegative::get)),
            Some(boundaries) => i64::try_from(boundaries.len())
                .ok()
                .and_then(|n| n.checked_add(1))
                .map(Some)
                .ok_or_else(|| Error::shape("there are too many bins")),
        }
    }
}

impl LayerClass for Discretization {
    configured!();

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        self.dtype = base.take_dtype(self.dtype, cx)?;
        self.output_mode.check_sparse(self.sparse)?;
        let both = match (&self.bin_boundaries, &self.num_bins) {
            (None, None) => {
                return Err(Error::config(
                    "the layer needs `bin_boundaries`, or `num_bins` to find them from data",
                )
                .at("bin_boundaries"))
            }
            (boundaries, bins) => boundaries.is_some() && bins.is_some(),
        };
        // A config has both when the boundaries were found from data.
        match both && !base.is_config() {
            true => Err(
                Error::config("`bin_boundaries` and `num_bins` are given, one is enough")
                    .hint("Leave out `num_bins`: it follows from the boundaries.")
                    .at("num_bins"),
            ),
            false => Ok(self),
        }
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        let bins = [self.bins()?];
        let kept = match (self.output_mode, input.split_last()) {
            (OutputMode::Int, _) => return Ok(input.clone()),
            (OutputMode::OneHot, Some((Some(1), rest))) if !rest.is_empty() => rest,
            (OutputMode::OneHot, _) => input,
            _ => {
                let (batch, rest) = match input.split_first() {
                    Some((batch, rest)) if !rest.is_empty() => (vec![*batch], rest),
                    _ => (Vec::new(), &[][..]),
                };
                let rest = rest.iter().skip(1).chain(&bins).copied();
                return Ok(batch.into_iter().chain(rest).collect());
            }
        };
        Ok(kept.iter().chain(&bins).copied().collect())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        match self.output_mode {
            OutputMode::Int => DType::Int32,
            _ => layer.compute_dtype(),
        }
    }
}
