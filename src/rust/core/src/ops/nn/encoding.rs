//! Numbers of classes as zeros and ones.

use crate::config::NonNegative;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::shape::{Dim, Nested, Shape};
use keratin_derive::KerasConfig;

/// How classes are encoded.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Classes {
    /// Where the axis of the classes stands, counted from 1; -1 for the last place.
    #[config(default = -1, r_convert = "as_axis")]
    axis: i64,
    /// The dtype of the result.
    #[config(default = None)]
    dtype: Option<DType>,
    /// Whether the result is sparse.
    #[config(default = false)]
    sparse: bool,
}

impl Classes {
    /// A shape with the axis of the classes.
    fn dims(&self, shape: &Shape, number: NonNegative) -> Result<Vec<Dim>> {
        let mut dims = shape.to_vec();
        let place = match self.axis {
            -1 => Some(dims.len()),
            axis => usize::try_from(axis).ok().filter(|i| *i < dims.len()),
        };
        let place = place.ok_or_else(|| {
            Error::shape(format!(
                "there is no place {} for another axis in shape {shape}",
                self.axis
            ))
            .expected(format!("-1, or a place below {}", dims.len()))
        })?;
        dims.insert(place, Some(number.get()));
        Ok(dims)
    }
}

/// One-hot encoding
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.OneHot", call = "x")]
pub struct OneHot {
    /// How many classes there are.
    num_classes: NonNegative,
    #[config(flatten)]
    classes: Classes,
}

impl Operation for OneHot {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.operand("x")?;
        let shape = Shape::new(self.classes.dims(&x.shape, self.num_classes)?);
        Ok(Nested::One(Spec {
            shape,
            dtype: self.classes.dtype.unwrap_or(operands.floatx()),
            sparse: self.classes.sparse,
        }))
    }
}

/// Multi-hot encoding
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.MultiHot", call = "inputs", prepare)]
pub struct MultiHot {
    /// How many classes there are.
    #[config(default = None)]
    num_classes: Option<NonNegative>,
    #[config(flatten)]
    classes: Classes,
    /// The number of classes, as Keras once called it.
    #[config(default = None, omit_none)]
    num_tokens: Option<NonNegative>,
}

impl MultiHot {
    fn prepare(&mut self) -> Result<()> {
        self.number().map(drop)
    }

    fn number(&self) -> Result<NonNegative> {
        self.num_classes
            .or(self.num_tokens)
            .ok_or_else(|| Error::config("the number of classes is missing").at("num_classes"))
    }
}

impl Operation for MultiHot {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let mut dims = self.classes.dims(&inputs.shape, self.number()?)?;
        match dims.len() {
            0..=2 => dims = dims.split_off(dims.len().saturating_sub(1)),
            _ => drop(dims.remove(1)),
        }
        Ok(Nested::One(Spec {
            shape: Shape::new(dims),
            dtype: inputs.dtype,
            sparse: self.classes.sparse,
        }))
    }
}

crate::ops::operations! { MultiHot, OneHot }
