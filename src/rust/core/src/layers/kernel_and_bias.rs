//! [`KernelAndBias`]: what layers with one kernel and one bias share.

use crate::activations::Activation;
use crate::constraints::Constraint;
use crate::error::Result;
use crate::initializers::Initializer;
use crate::layers::{Build, Weight};
use crate::regularizers::Regularizer;
use crate::shape::{Dim, Shape};
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// The kernel, the bias, and what is applied to their result.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct KernelAndBias {
    /// The activation; `NULL` for none.
    #[config(default = None)]
    activation: Activation,
    /// Whether a bias is added.
    #[config(default = true)]
    use_bias: bool,
    /// How the kernel is filled.
    #[config(default = "glorot_uniform")]
    kernel_initializer: Option<Rc<dyn Initializer>>,
    /// How the bias is filled.
    #[config(default = "zeros")]
    bias_initializer: Option<Rc<dyn Initializer>>,
    /// The penalty on the kernel.
    #[config(default = None)]
    kernel_regularizer: Option<Rc<dyn Regularizer>>,
    /// The penalty on the bias.
    #[config(default = None)]
    bias_regularizer: Option<Rc<dyn Regularizer>>,
    /// The penalty on the output.
    #[config(base)]
    activity_regularizer: (),
    /// The constraint on the kernel.
    #[config(default = None)]
    kernel_constraint: Option<Rc<dyn Constraint>>,
    /// The constraint on the bias.
    #[config(default = None)]
    bias_constraint: Option<Rc<dyn Constraint>>,
}

impl KernelAndBias {
    /// The kernel, to be added.
    pub fn kernel(&self, shape: Shape) -> Weight {
        Weight::new("kernel", shape)
            .initializer(&self.kernel_initializer)
            .regularizer(&self.kernel_regularizer)
            .constraint(&self.kernel_constraint)
    }

    /// Adds the bias, if there is one.
    pub fn add_bias(&self, build: &mut Build<'_>, size: Dim) -> Result<()> {
        match self.use_bias {
            true => build.add(
                Weight::new("bias", Shape::new([size]))
                    .initializer(&self.bias_initializer)
                    .regularizer(&self.bias_regularizer)
                    .constraint(&self.bias_constraint),
            ),
            false => Ok(()),
        }
    }
}
