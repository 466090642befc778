//! What is applied to normalized values: a factor and an offset.

use crate::config::{Axes, Axis};
use crate::constraints::Constraint;
use crate::error::Result;
use crate::initializers::Initializer;
use crate::layers::Weight;
use crate::regularizers::Regularizer;
use crate::shape::Shape;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// Whether there is a factor and an offset, and how they are filled.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Affine {
    /// Whether an offset `beta` is added.
    #[config(default = true)]
    pub(super) center: bool,
    /// Whether values are multiplied by a factor `gamma`.
    #[config(default = true)]
    pub(super) scale: bool,
    /// How `beta` is filled.
    #[config(default = "zeros")]
    beta_initializer: Option<Rc<dyn Initializer>>,
    /// How `gamma` is filled.
    #[config(default = "ones")]
    gamma_initializer: Option<Rc<dyn Initializer>>,
}

/// What keeps factor and offset small.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Limits {
    /// The penalty on `beta`.
    #[config(default = None)]
    beta_regularizer: Option<Rc<dyn Regularizer>>,
    /// The penalty on `gamma`.
    #[config(default = None)]
    gamma_regularizer: Option<Rc<dyn Regularizer>>,
    /// The constraint on `beta`.
    #[config(default = None)]
    beta_constraint: Option<Rc<dyn Constraint>>,
    /// The constraint on `gamma`.
    #[config(default = None)]
    gamma_constraint: Option<Rc<dyn Constraint>>,
}

impl Affine {
    /// The factor, to be added.
    pub fn gamma(&self, limits: &Limits, shape: Shape) -> Weight {
        Weight::new("gamma", shape)
            .initializer(&self.gamma_initializer)
            .regularizer(&limits.gamma_regularizer)
            .constraint(&limits.gamma_constraint)
    }

    /// The offset, to be added.
    pub fn beta(&self, limits: &Limits, shape: Shape) -> Weight {
        Weight::new("beta", shape)
            .initializer(&self.beta_initializer)
            .regularizer(&limits.beta_regularizer)
            .constraint(&limits.beta_constraint)
    }
}

/// The axes in order, as a built layer keeps them.
pub fn sorted(axes: &Axes) -> Vec<Axis> {
    let mut sorted = axes.as_slice().to_vec();
    sorted.sort_by_key(|axis| axis.0);
    sorted
}

/// The sizes along axes, as the shape of a weight.
pub fn shape_along(input: &Shape, axes: &[Axis]) -> Result<Shape> {
    let sizes = axes.iter().map(|axis| input.at(axis.0));
    sizes
        .collect::<Result<Shape>>()
        .map_err(|error| error.at("axis"))
}

/// The input's own shape, which must have all the axes.
pub fn same_shape(input: &Shape, axes: &[Axis]) -> Result<Shape> {
    shape_along(input, axes)?;
    Ok(input.clone())
}
