//! [`BatchNormalization`].

use super::affine::{same_shape, shape_along, Affine, Limits};
use crate::config::{describe, Axis, Real};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::Initializer;
use crate::layers::signature::{Signature, INPUTS_TRAINING_MASK};
use crate::layers::{configured, one_shape, Base, Build, InputSpec, Layer, LayerClass, Weight};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// Batch normalization
///
/// In training, brings each channel to mean 0 and variance 1 over the batch, and
/// keeps moving averages of what it saw; elsewhere those averages are used. Then
/// multiplies by `gamma` and adds `beta`, which are learned.
///
/// # Input shape
/// Any, with a known size along `axis`.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Ioffe and Szegedy, 2015: Batch normalization.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.BatchNormalization",
    python = "keras.src.layers.normalization.batch_normalization.BatchNormalization",
    r = "layer_batch_normalization",
    r_args = "object axis momentum epsilon center scale beta_initializer \
              gamma_initializer moving_mean_initializer moving_variance_initializer \
              beta_regularizer gamma_regularizer beta_constraint gamma_constraint \
              synchronized ...",
    keys = "axis momentum epsilon center scale beta_initializer gamma_initializer \
            moving_mean_initializer moving_variance_initializer beta_regularizer \
            gamma_regularizer beta_constraint gamma_constraint synchronized renorm \
            renorm_clipping renorm_momentum",
    example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_batch_normalization()"
)]
pub struct BatchNormalization {
    /// The axis of the channels.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
    /// How much of the moving averages stays at every step.
    #[config(default = 0.99)]
    momentum: f64,
    /// A small number added to the variance.
    #[config(default = 0.001)]
    epsilon: f64,
    #[config(flatten)]
    affine: Affine,
    /// How the moving mean is filled.
    #[config(default = "zeros")]
    moving_mean_initializer: Option<Rc<dyn Initializer>>,
    /// How the moving variance is filled.
    #[config(default = "ones")]
    moving_variance_initializer: Option<Rc<dyn Initializer>>,
    #[config(flatten)]
    limits: Limits,
    /// Whether training also corrects by the moving averages (batch
    /// renormalization).
    #[config(default = false)]
    renorm: bool,
    /// The bounds of that correction: a named list of some of `rmin`, `rmax` and
    /// `dmax`; `NULL` for none.
    #[config(default = None)]
    renorm_clipping: Value,
    /// How much of the averages of that correction stays at every step.
    #[config(default = 0.99)]
    renorm_momentum: Real,
    /// Whether the batch is that of all devices together.
    #[config(default = false)]
    synchronized: bool,
}

impl LayerClass for BatchNormalization {
    configured!();

    fn prepare(mut self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        if self.renorm {
            if self.renorm_clipping.is_null() {
                self.renorm_clipping = Value::object();
            }
            check_clipping(&self.renorm_clipping).map_err(|e| e.at("renorm_clipping"))?;
        }
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING_MASK
    }

    fn input_spec(&self, built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        let shape = built.and_then(Nested::one);
        let spec = |shape: &Shape| {
            let size = shape.at(self.axis.0).ok().flatten();
            InputSpec::ndim(shape.rank()).axis(self.axis.0, size)
        };
        shape.map(spec).into_iter().collect()
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let shape = shape_along(one_shape(shapes)?, &[self.axis])?;
        if self.affine.scale {
            build.add(self.affine.gamma(&self.limits, shape.clone()))?;
        }
        if self.affine.center {
            build.add(self.affine.beta(&self.limits, shape.clone()))?;
        }
        let mean = &self.moving_mean_initializer;
        let variance = &self.moving_variance_initializer;
        let mut statistics = vec![("moving_mean", mean), ("moving_variance", variance)];
        if self.renorm {
            // Deviations begin as the variance does: ones stay ones.
            statistics.extend([
                ("moving_stddev", variance),
                ("renorm_mean", mean),
                ("renorm_stddev", variance),
            ]);
        }
        for (name, initializer) in statistics {
            build.add(
                Weight::new(name, shape.clone())
                    .initializer(initializer)
                    .not_trainable(),
            )?;
        }
        Ok(())
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        same_shape(input, &[self.axis])
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }
}

fn check_clipping(clipping: &Value) -> Result<()> {
    const EXPECTED: &str = "a named list of some of `rmin`, `rmax` and `dmax`";
    let refuse = |why: String| Err(Error::config(why).received(clipping).expected(EXPECTED));
    let Some(bounds) = clipping.as_object() else {
        return refuse(format!("expected {EXPECTED}, got {}", describe(clipping)));
    };
    let mut known = [("rmin", None), ("rmax", None), ("dmax", None)];
    for (name, bound) in bounds.iter() {
        let Some(slot) = known.iter_mut().find(|(n, _)| *n == name) else {
            return refuse(format!("expected {EXPECTED}, got `{name}`"));
        };
        slot.1 = match bound {
            Value::Null => None,
            Value::Int(i) => Some(*i as f64),
            Value::Float(x) => Some(*x),
            other => return refuse(format!("expected a number, got {}", describe(other))),
        };
    }
    let [(_, rmin), (_, rmax), (_, dmax)] = known;
    if let (Some(rmin), Some(rmax)) = (rmin, rmax) {
        if rmax < rmin {
            return refuse(format!("`rmax` is {rmax}, below `rmin`, which is {rmin}"));
        }
    }
    match dmax.filter(|dmax| *dmax < 0.0) {
        Some(dmax) => refuse(format!("`dmax` must be at least 0, got {dmax}")),
        None => Ok(()),
    }
}
