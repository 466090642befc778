//! What the layers that change their input only in training have in common.

use crate::config::Positive;

/// The shape of the noise, `None` where it is the input's.
pub type NoiseShape = Vec<Option<Positive>>;

/// The behaviour of a layer that draws noise in training and lets its input
/// pass otherwise; it has a seed generator if the named field is above 0.
macro_rules! noise {
    ($strength:ident) => {
        fn signature(&self) -> &$crate::layers::Signature {
            $crate::layers::signature::INPUTS_TRAINING_FALSE
        }

        fn compute_output_shape(
            &self,
            input: &$crate::shape::Shape,
        ) -> $crate::error::Result<$crate::shape::Shape> {
            Ok(input.clone())
        }

        fn output_dtype(
            &self,
            layer: &$crate::layers::Layer,
            _input: $crate::dtype::DType,
        ) -> $crate::dtype::DType {
            layer.compute_dtype()
        }

        fn supports_masking(&self) -> bool {
            true
        }

        fn built_at_init(&self) -> bool {
            true
        }

        fn seed_generators(&self) -> usize {
            usize::from(self.$strength.get() > 0.0)
        }
    };
}

pub(crate) use noise;
