//! [`Lora`]: a low-rank adaptation beside a kernel.

use crate::config::{Field, NonNegative, Real};
use crate::constraints::Constraint;
use crate::error::{Error, Result};
use crate::layers::{Build, Weight};
use crate::shape::{Dim, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::rc::Rc;

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

    /// Adds the adaptation of `kernel`, which was added before.
    pub fn add(&self, build: &mut Build<'_>, kernel: &Weight, outputs: Dim) -> Result<()> {
        let Some(rank) = self.rank() else {
            return Ok(());
        };
        let constraint: &Option<Rc<dyn Constraint>> = &kernel.constraint;
        if constraint.is_some() {
            return Err(Error::config(
                "a low-rank adaptation does not go with a kernel constraint",
            )
            .at("lora_rank")
            .hint("Remove `kernel_constraint`, or `lora_rank`."));
        }
        let a = kernel.shape.with(-1, Some(rank))?;
        let b = Shape::new([Some(rank), outputs]);
        for (name, shape, fill) in [
            ("lora_kernel_a", a, "he_uniform"),
            ("lora_kernel_b", b, "zeros"),
        ] {
            let initializer = Field::read(Value::from(fill), build.context())?;
            build.add_as(
                Weight::new(name, shape)
                    .initializer(&initializer)
                    .regularizer(&kernel.regularizer),
            )?;
        }
        Ok(())
    }
}
