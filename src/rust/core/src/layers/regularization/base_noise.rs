//! What the layers that change their input only in training have in common.

use crate::config::Positive;

/// The shape of the noise, `None` where it is the input's.
pub type NoiseShape = Vec<Option<Positive>>;

/// The behaviour of a layer that draws noise in training and lets its input
/// pass otherwise; it has a seed generator, with `noise!(field)` only if that field
/// is above 0.
macro_rules! noise {
    () => {
        $crate::layers::regularization::base_noise::noise!(@pass);

        fn seed_generators(&self) -> usize {
            1
        }
    };
    ($strength:ident) => {
        $crate::layers::regularization::base_noise::noise!(@pass);

        fn seed_generators(&self) -> usize {
            usize::from(self.$strength.get() > 0.0)
        }
    };
    (@pass) => {
        fn signature(&self) -> &$crate::layers::Signature {
            $crate::layers::signature::INPUTS_TRAINING_FALSE
        }

        fn keeps_shapes(&self) -> bool {
            true
        }

        fn supports_masking(&self) -> bool {
            true
        }

        fn built_at_init(&self) -> bool {
            true
        }
    };
}

pub(crate) use noise;
