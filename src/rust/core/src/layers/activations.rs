//! Activation layers (`keras.layers`, `keras/src/layers/activations`).

pub mod activation;
pub mod elu;
pub mod leaky_relu;
pub mod prelu;
pub mod relu;
pub mod softmax;

use crate::config::{Field, Real};
use crate::error::{Error, Result};

crate::layers::layers! {
    activation::Activation,
    elu::ELU,
    leaky_relu::LeakyReLU,
    prelu::PReLU,
    relu::ReLU,
    softmax::Softmax,
}

fn not_negative(name: &str, number: &Real) -> Result<()> {
    match number.get() < 0.0 {
        false => Ok(()),
        true => Err(
            Error::config(format!("expected at least 0, got {}", number.get()))
                .received(&number.write()?)
                .expected("a number of at least 0")
                .at(name),
        ),
    }
}
