//! Weight initializers (`keras.initializers`).

use crate::error::{Error, Result};
use crate::object::{family, role, Builtin, Configured};

mod constant;
mod fans;
mod glorot_normal;
mod glorot_uniform;
mod he_normal;
mod he_uniform;
mod identity;
mod initializer;
mod lecun_normal;
mod lecun_uniform;
mod ones;
mod orthogonal;
mod random_normal;
mod random_uniform;
pub(crate) mod seed;
pub(crate) mod stft;
mod truncated_normal;
mod variance_scaling;
pub(crate) mod window;
mod zeros;

/// A way to fill new weights.
pub trait Initializer: Configured {}

role!(
    Initializer,
    "an initializer: a name such as \"glorot_uniform\", or an object"
);

impl<T> Initializer for Builtin<T> where Builtin<T>: Configured {}

impl dyn Initializer {
    /// Refuses weights of so many dimensions, if the initializer cannot fill them.
    pub fn check_rank(&self, rank: usize) -> Result<()> {
        let object = self.as_any();
        let expected = match rank {
            2 => return Ok(()),
            _ if object.is::<identity::Identity>() => "2 dimensions",
            0 | 1 if object.is::<orthogonal::Orthogonal>() => "2 or more dimensions",
            _ => return Ok(()),
        };
        let class = self.class();
        Err(Error::shape(format!(
            "an initializer of class `{}` fills weights of {expected}, got {rank}",
            class.name()
        ))
        .expected(expected))
    }
}

family! {
    Initializer:
    constant::Constant,
    glorot_normal::GlorotNormal,
    glorot_uniform::GlorotUniform,
    he_normal::HeNormal,
    he_uniform::HeUniform,
    identity::Identity,
    initializer::Plain,
    lecun_normal::LecunNormal,
    lecun_uniform::LecunUniform,
    ones::Ones,
    orthogonal::Orthogonal,
    random_normal::RandomNormal,
    random_uniform::RandomUniform,
    stft::Stft,
    truncated_normal::TruncatedNormal,
    variance_scaling::VarianceScaling,
    zeros::Zeros,
}
