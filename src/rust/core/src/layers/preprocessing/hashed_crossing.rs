//! [`HashedCrossing`].

use crate::config::{keyword, Positive};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{configured, Base, CallSpec, Layer, LayerClass, Spec};
use crate::shape::Nested;
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

keyword! {
    /// What the numbers of bins become.
    pub enum CrossingMode exactly "\"int\" or \"one_hot\"" {
        /// They stay.
        Int = "int",
        /// One vector for each of them.
        OneHot = "one_hot",
    }
}

/// Puts pairs of categories into bins, by their hash
///
/// Every pair of values gets the number of a bin, always the same. Several pairs
/// may get the same.
///
/// # Input shape
/// A list of two tensors of the same shape: `(batch)` or `(batch, 1)`, integers or
/// texts.
///
/// # Output shape
/// That of the inputs; with `output_mode = "one_hot"`, `num_bins` stands last.
///
/// # Reference
/// Weinberger et al., 2009: Feature hashing for large scale multitask learning.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.HashedCrossing",
    python = "keras.src.layers.preprocessing.hashed_crossing.HashedCrossing",
    r = "layer_hashed_crossing",
    base = "name",
    example = "city <- keras_input(shape = 1, dtype = \"int64\")\n\
               day <- keras_input(shape = 1, dtype = \"int64\")\n\
               list(city, day) |>\n  layer_hashed_crossing(num_bins = 20)"
)]
pub struct HashedCrossing {
    /// The number of bins.
    num_bins: Positive,
    /// What the numbers of bins become: `"int"`, they stay; `"one_hot"`, one vector
    /// for each of them.
    #[config(default = "int")]
    output_mode: CrossingMode,
    /// Whether the output is a sparse tensor.
    #[config(default = false)]
    sparse: bool,
    /// The layer's name; `NULL` for one that is made from the class's name.
    #[config(base)]
    name: (),
    /// The dtype of the output; `NULL` for `"int64"` or, with
    /// `output_mode = "one_hot"`, the session's.
    #[config(default = None)]
    dtype: Value,
}

impl LayerClass for HashedCrossing {
    configured!();

    fn default_dtype(args: &Map, _cx: &Context) -> Option<String> {
        let mode = args.get("output_mode").map_or(Some("int"), Value::as_str);
        (mode == Some("int")).then(|| "int64".to_owned())
    }

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        self.dtype = base.take_dtype(self.dtype, cx)?;
        Ok(self)
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let inputs = call.first()?;
        let (first, second) = match inputs {
            Nested::List(items) => match items.as_slice() {
                [Nested::One(first), Nested::One(second)] => (first, second),
                _ => return Err(not_a_pair(items.len())),
            },
            _ => return Err(not_a_pair(1)),
        };
        check(first)?;
        check(second)?;
        if !first.shape.compatible(&second.shape) {
            return Err(Error::shape(format!(
                "the two inputs differ in shape: {} and {}",
                first.shape, second.shape
            ))
            .expected("two tensors of the same shape"));
        }
        let shape = &first.shape;
        let shape = match (self.output_mode, shape.split_last()) {
            (CrossingMode::Int, _) => shape.clone(),
            (CrossingMode::OneHot, last) => {
                let kept = match last {
                    Some((Some(1), rest)) => rest,
                    _ => shape,
                };
                let bins = [Some(self.num_bins.get())];
                kept.iter().chain(&bins).copied().collect()
            }
        };
        Ok(Nested::One(Spec::new(shape, layer.compute_dtype())))
    }

    fn converts_inputs(&self) -> bool {
        false
    }

    fn supports_jit(&self) -> bool {
        false
    }
}

fn not_a_pair(given: usize) -> Error {
    Error::graph(format!("expected a list of two tensors, got {given}"))
        .expected("a list of two tensors")
}

/// Each input has a value for each sample, and no fractions.
fn check(input: &Spec) -> Result<()> {
    let fits = match &*input.shape {
        [_] => true,
        [_, last] => last.map_or(true, |n| n == 1),
        _ => false,
    };
    if !fits {
        return Err(Error::shape(format!(
            "expected one value for each sample, got shape {}",
            input.shape
        ))
        .received(&input.shape.value())
        .expected("shape (batch) or (batch, 1)"));
    }
    if input.dtype.is_float() {
        return Err(Error::graph(format!(
            "expected integers or texts, got dtype {}",
            input.dtype
        ))
        .expected("an integer dtype, or \"string\""));
    }
    Ok(())
}
