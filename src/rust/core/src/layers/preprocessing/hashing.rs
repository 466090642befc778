//! [`Hashing`].

use super::salt::Salt;
use crate::config::{keyword, whole, Field, Positive};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{configured, Base, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

keyword! {
    /// What the numbers of bins become.
    pub enum OutputMode exactly "\"int\", \"one_hot\", \"multi_hot\" or \"count\"" {
        /// They stay.
        Int = "int",
        /// One vector for each element.
        OneHot = "one_hot",
        /// 1 for each bin that is there.
        MultiHot = "multi_hot",
        /// How often each bin is there.
        Count = "count",
    }
}

impl OutputMode {
    /// Fails if the output cannot be a sparse tensor.
    pub fn check_sparse(self, sparse: bool) -> Result<()> {
        match (self, sparse) {
            (OutputMode::Int, true) => Err(Error::config("numbers of bins are no sparse tensor")
                .hint("Set another `output_mode`, or `sparse = FALSE`.")
                .at("sparse")),
            _ => Ok(()),
        }
    }
}

/// Puts integers or texts into bins, by their hash
///
/// Every value gets the number of a bin, always the same. Several values may get
/// the same.
///
/// # Input shape
/// Any; integers or texts.
///
/// # Output shape
/// That of the input; with an `output_mode` other than `"int"`, `num_bins` takes
/// the place of the last dimension.
///
/// # Reference
/// Weinberger et al., 2009: Feature hashing for large scale multitask learning.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Hashing",
    python = "keras.src.layers.preprocessing.hashing.Hashing",
    r = "layer_hashing",
    keys = "num_bins salt mask_value output_mode sparse",
    example = "keras_input(shape = 3, dtype = \"int64\") |>\n  layer_hashing(num_bins = 5)"
)]
pub struct Hashing {
    /// The number of bins. With a `mask_value`, one of them is the mask's.
    num_bins: Positive,
    /// The value that stands for a missing one and goes into bin 0; `NULL` for
    /// none.
    #[config(default = None)]
    mask_value: MaskValue,
    /// What makes the hash another one: an integer, or two; `NULL` for the plain
    /// hash.
    #[config(default = None)]
    salt: Option<Salt>,
    /// What the numbers become: `"int"`, the numbers themselves; `"one_hot"`, one
    /// vector for each element; `"multi_hot"`, one vector for each sample, 1 where
    /// a bin is there; `"count"`, the same with the number of times.
    #[config(default = "int")]
    output_mode: OutputMode,
    /// Whether the output is a sparse tensor, which `"int"` does not allow.
    #[config(default = false)]
    sparse: bool,
}

impl LayerClass for Hashing {
    configured!();

    fn default_dtype(args: &Map, cx: &Context) -> Option<String> {
        let is_int = args
            .get("output_mode")
            .map_or(true, |mode| mode.as_str() == Some("int"));
        Some(match is_int {
            true => "int64".to_owned(),
            false => cx.settings().floatx.to_string(),
        })
    }

    fn prepare(self, base: &mut Base, _cx: &Context) -> Result<Self> {
        if self.output_mode != OutputMode::Int {
            return Ok(self);
        }
        let dtype = base.dtype_policy().name();
        if !matches!(&*dtype, "int32" | "int64") {
            return Err(Error::config(format!(
                "numbers of bins are integers, got dtype \"{dtype}\""
            ))
            .expected("\"int32\" or \"int64\"")
            .at("dtype"));
        }
        self.output_mode.check_sparse(self.sparse)?;
        Ok(self)
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let shape = self.compute_output_shape(&call.one()?.shape)?;
        Ok(Nested::One(Spec::new(shape, layer.variable_dtype())))
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        if self.output_mode == OutputMode::Int {
            return Ok(input.clone());
        }
        let kept = input.iter().take(input.rank().saturating_sub(1)).copied();
        Ok(kept.chain([Some(self.num_bins.get())]).collect())
    }

    fn converts_inputs(&self) -> bool {
        false
    }

    fn supports_jit(&self) -> bool {
        false
    }
}

/// An integer, a text, or nothing.
#[derive(Clone, Debug, PartialEq)]
struct MaskValue(Value);

impl Field for MaskValue {
    const EXPECTED: &'static str = "an integer, a text, or null for none";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match &value {
            Value::Null | Value::Str(_) => Ok(MaskValue(value)),
            other => whole(other)
                .map(|n| MaskValue(Value::Int(n)))
                .ok_or_else(|| Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}
