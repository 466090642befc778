//! [`PReLU`].

use crate::config::{Axes, Axis};
use crate::constraints::Constraint;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::Initializer;
use crate::layers::{configured, one_shape, Base, Build, InputSpec, Layer, LayerClass, Weight};
use crate::regularizers::Regularizer;
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;
use std::collections::HashSet;
use std::rc::Rc;

/// Parametric rectified linear unit, as a layer
///
/// Gives `x` where it is positive and `alpha * x` elsewhere, where `alpha` is
/// learned: one number for each element, or one for all along some axes.
///
/// # Input shape
/// Any. All dimensions behind the batch must be known, except those in
/// `shared_axes`.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// He et al., 2015: Delving deep into rectifiers.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.PReLU",
    python = "keras.src.layers.activations.prelu.PReLU",
    r = "layer_activation_parametric_relu",
    example = "keras_input(shape = c(28, 28, 3)) |>\n  layer_activation_parametric_relu(shared_axes = c(2, 3))"
)]
pub struct PReLU {
    /// How `alpha` is filled.
    #[config(default = "Zeros")]
    alpha_initializer: Option<Rc<dyn Initializer>>,
    /// The penalty on `alpha`.
    #[config(default = None)]
    alpha_regularizer: Option<Rc<dyn Regularizer>>,
    /// The constraint on `alpha`.
    #[config(default = None)]
    alpha_constraint: Option<Rc<dyn Constraint>>,
    /// The axes along which one `alpha` is for all; `NULL` for none.
    #[config(default = None, r_convert = "as_axis")]
    shared_axes: Option<Axes>,
}

impl PReLU {
    fn shared(&self) -> &[Axis] {
        self.shared_axes.as_ref().map_or(&[], Axes::as_slice)
    }
}

impl LayerClass for PReLU {
    configured!();

    fn prepare(mut self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        self.shared_axes = self
            .shared_axes
            .map(|axes| Axes::Many(axes.as_slice().to_vec()));
        Ok(self)
    }

    fn input_spec(&self, built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        let Some(shape) = built.and_then(Nested::one) else {
            return Vec::new();
        };
        let mut spec = InputSpec::ndim(shape.rank());
        let shared: HashSet<i64> = self.shared().iter().map(|axis| axis.0).collect();
        if !shared.is_empty() {
            for (i, size) in (0..).zip(shape.iter()).skip(1) {
                if !shared.contains(&i) {
                    spec = spec.axis(i, *size);
                }
            }
        }
        vec![spec]
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let mut sizes = one_shape(shapes)?.get(1..).unwrap_or_default().to_vec();
        for axis in self.shared() {
            // Axes count the batch, sizes do not: 0 is the last one, as in Keras.
            let place = axis.0.checked_sub(1).map(Axis);
            let place = place.and_then(|place| place.resolve(sizes.len()));
            match place.and_then(|place| sizes.get_mut(place)) {
                Some(size) => *size = Some(1),
                None => {
                    return Err(Error::shape(format!(
                        "axis {} is outside the input, which has {} dimensions behind the batch",
                        axis.0,
                        sizes.len()
                    ))
                    .at("shared_axes"))
                }
            }
        }
        build.add(
            Weight::new("alpha", Shape::new(sizes))
                .initializer(&self.alpha_initializer)
                .regularizer(&self.alpha_regularizer)
                .constraint(&self.alpha_constraint),
        )
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(input.clone())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }
}
