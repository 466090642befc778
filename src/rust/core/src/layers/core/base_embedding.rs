//! What the layers that look rows up have in common.

use super::quantized_kernel::{divided, halved, scale, stored, Quantization};
use crate::config::Positive;
use crate::constraints::Constraint;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::initializers::Initializer;
use crate::layers::lora::Lora;
use crate::layers::{Build, Weight};
use crate::quantizers::configs::QuantizationConfig;
use crate::regularizers::Regularizer;
use crate::shape::{Dim, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// The size of the matrix.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Size {
    /// How many integers there are: the largest one plus 1.
    input_dim: Positive,
    /// The size of the vectors.
    output_dim: Positive,
}

/// How the matrix is filled and kept.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Embeddings {
    /// How the matrix is filled.
    #[config(default = "uniform")]
    embeddings_initializer: Option<Rc<dyn Initializer>>,
    /// The penalty on the matrix.
    #[config(default = None)]
    embeddings_regularizer: Option<Rc<dyn Regularizer>>,
    /// The constraint on the matrix.
    #[config(default = None)]
    embeddings_constraint: Option<Rc<dyn Constraint>>,
    /// Whether 0 marks a time step to skip. Integers then begin at 1, and
    /// `input_dim` counts the 0.
    #[config(default = false)]
    mask_zero: bool,
}

/// What else such a layer takes.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Extras {
    /// The weights to begin with. They cannot be given here yet: set them on
    /// the built layer.
    #[config(default = None, no_write)]
    weights: Value,
    #[config(flatten)]
    lora: Lora,
    /// How the layer is quantized: a config such as
    /// `quantization_config_int8()`; `NULL` for none.
    #[config(default = None)]
    quantization_config: Option<Rc<dyn QuantizationConfig>>,
    /// The penalty on the output.
    #[config(base)]
    activity_regularizer: (),
    /// The length of the sequences. It has no effect: old configs have it.
    #[config(default = None, no_write)]
    input_length: Value,
}

impl Size {
    /// How many integers there are.
    pub fn input_dim(&self) -> Dim {
        Some(self.input_dim.get())
    }

    /// The size of the vectors.
    pub fn output_dim(&self) -> Dim {
        Some(self.output_dim.get())
    }
}

impl Embeddings {
    /// Whether 0 marks a time step to skip.
    pub fn mask_zero(&self) -> bool {
        self.mask_zero
    }

    /// How the matrix is filled.
    pub fn initializer(&self) -> &Option<Rc<dyn Initializer>> {
        &self.embeddings_initializer
    }

    /// Adds the matrix's weights; gives how it is quantized.
    pub fn build(
        &self,
        build: &mut Build<'_>,
        size: &Size,
        extras: &Extras,
    ) -> Result<Option<Quantization>> {
        let shape = [size.input_dim(), size.output_dim()];
        let [rows, columns] = shape;
        let quantization = Quantization::of(build.layer(), &extras.quantization_config)?;
        let mut weight = Weight::new("embeddings", Shape::new(shape))
            .initializer(&self.embeddings_initializer)
            .regularizer(&self.embeddings_regularizer)
            .constraint(&self.embeddings_constraint);
        weight = weight.frozen_if(extras.lora.rank().is_some());
        match quantization {
            None => {
                build.add(weight.clone())?;
            }
            Some(Quantization::Int8) => {
                stored(build, "embeddings", &shape, DType::Int8)?;
                scale(build, "embeddings_scale", &[rows])?;
            }
            Some(Quantization::Int4(block)) => {
                stored(build, "embeddings", &[rows, halved(columns)], DType::Int8)?;
                match block {
                    None => scale(build, "embeddings_scale", &[rows])?,
                    Some(block) => {
                        let blocks = [rows, divided(columns, block)];
                        scale(build, "embeddings_scale", &blocks)?;
                        stored(build, "embeddings_zero", &blocks, DType::Int8)?;
                        stored(build, "g_idx", &[columns], DType::Float32)?;
                    }
                }
            }
            Some(other) => {
                return Err(
                    Error::config(format!("embeddings cannot be quantized with {other:?}"))
                        .expected("\"int8\" or \"int4\"")
                        .at("dtype"),
                )
            }
        }
        extras.lora.add(build, &weight, columns)?;
        Ok(quantization)
    }
}

impl Extras {
    /// Checks and completes what was given.
    pub fn completed(mut self, cx: &Context) -> Result<Self> {
        if !self.weights.is_null() {
            return Err(
                Error::config("initial weights cannot be given to the layer")
                    .hint("Set the weights of the built layer.")
                    .at("weights"),
            );
        }
        self.lora = self.lora.completed(cx)?;
        Ok(self)
    }

    /// The low-rank adaptation.
    pub fn lora(&self) -> &Lora {
        &self.lora
    }
}
