//! [`Lora`]: a low-rank adaptation beside a kernel.

use crate::config::{Field, NonNegative, Real, Writer};
use crate::error::{Error, Result};
use crate::layers::{Build, Layer, Weight};
use crate::shape::{Dim, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// The arguments of a low-rank adaptation.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Lora {
    /// The rank of a low-rank adaptation of the kernel, which is then trained in
    /// the kernel's place; `NULL` for none.
    #[config(default = None, omit_none)]
    lora_rank: Option<NonNegative>,
    /// The scale of the adaptation; `NULL` for the rank.
    #[config(default = None, omit_none)]
    lora_alpha: Option<Real>,
}

impl Lora {
    /// The rank, if there is an adaptation.
    pub fn rank(&self) -> Option<i64> {
        self.lora_rank
            .map(NonNegative::get)
            .filter(|rank| *rank > 0)
    }

    /// With what follows from the rank: its scale, or nothing at all.
    pub fn completed(mut self, cx: &crate::Context) -> Result<Self> {
        match self.rank() {
            None => {
                self.lora_rank = None;
                self.lora_alpha = None;
            }
            Some(rank) if self.lora_alpha.is_none() => {
                self.lora_alpha = Some(Real::read(Value::Int(rank), cx)?);
            }
            Some(_) => {}
        }
        Ok(self)
    }

    /// Adds the adaptation of `kernel`, which was added before: a product of two
    /// matrices whose size is `outputs` at the end.
    pub fn add(&self, build: &mut Build<'_>, kernel: &Weight, outputs: Dim) -> Result<()> {
        let Some(rank) = self.rank() else {
            return Ok(());
        };
        if kernel.constraint.is_some() {
            return Err(Error::config(format!(
                "a low-rank adaptation does not go with a constraint on `{}`",
                kernel.name
            ))
            .at("lora_rank")
            .hint("Remove the constraint, or `lora_rank`."));
        }
        let a = kernel.shape.with(-1, Some(rank))?;
        let b = Shape::new([Some(rank), outputs]);
        for (suffix, shape, fill) in [("a", a, "he_uniform"), ("b", b, "zeros")] {
            let initializer = Field::read(Value::from(fill), build.context())?;
            build.add_as(
                Weight::new(format!("lora_{}_{suffix}", kernel.name), shape)
                    .initializer(&initializer)
                    .regularizer(&kernel.regularizer),
            )?;
        }
        Ok(())
    }

    /// Writes the scale as Keras has it once the layer is built: some classes
    /// fall back to the rank then. What was read stays as it is.
    pub fn forget_alpha(&self, layer: &Layer, writer: &mut Writer<'_>) {
        let forgets = layer.is_built() && !layer.base().is_config();
        if let Some(rank) = self.rank().filter(|_| forgets) {
            writer.put("lora_alpha", Value::Int(rank));
        }
    }
}
