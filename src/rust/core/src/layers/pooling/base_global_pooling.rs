//! What the global pooling layers share.

use crate::error::Result;
use crate::layers::DataFormat;
use crate::shape::Shape;

/// The input's shape with its spatial dimensions gone, or reduced to 1.
pub fn pooled_shape(input: &Shape, data_format: DataFormat, keepdims: bool) -> Result<Shape> {
    let spatial = match keepdims {
        true => vec![Some(1); data_format.spatial(input).len()],
        false => Vec::new(),
    };
    Ok(data_format.shape(input.at(0)?, spatial, data_format.channels(input)?))
}

/// A global pooling layer of some rank: `global_pooling! { docs name, 2 }`, with
/// `masked` behind it if it takes a mask.
macro_rules! global_pooling {
    ($(#[$meta:meta])* $name:ident, $rank:literal $(, $masked:ident)?) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        #[keras(bases("keras.src.layers.pooling.base_global_pooling.BaseGlobalPooling"))]
        pub struct $name {
            /// `"channels_last"` or `"channels_first"`; `NULL` for the session's
            /// setting.
            #[config(default = None)]
            data_format: $crate::layers::DataFormat,
            /// Whether the pooled dimensions stay, with size 1.
            #[config(default = false)]
            keepdims: bool,
        }

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();

            fn input_spec(
                &self,
                _built: Option<&$crate::shape::Nested<$crate::shape::Shape>>,
            ) -> Vec<$crate::layers::InputSpec> {
                vec![$crate::layers::InputSpec::ndim($rank + 2)]
            }

            fn compute_output_shape(
                &self,
                input: &$crate::shape::Shape,
            ) -> $crate::Result<$crate::shape::Shape> {
                $crate::layers::pooling::base_global_pooling::pooled_shape(
                    input,
                    self.data_format,
                    self.keepdims,
                )
            }

            fn output_dtype(
                &self,
                layer: &$crate::layers::Layer,
                _input: $crate::dtype::DType,
            ) -> $crate::dtype::DType {
                layer.compute_dtype()
            }

            fn built_at_init(&self) -> bool {
                true
            }

            $($crate::layers::pooling::base_global_pooling::$masked!();)?
        }
    };
}
pub(crate) use global_pooling;

/// What a global pooling layer that takes a mask adds.
macro_rules! masked {
    () => {
        fn signature(&self) -> &$crate::layers::Signature {
            $crate::layers::signature::INPUTS_MASK
        }

        fn supports_masking(&self) -> bool {
            true
        }

        /// Time is gone, and its mask with it.
        fn compute_mask(
            &self,
            _call: &$crate::layers::MaskCall<'_>,
        ) -> $crate::Result<$crate::shape::Nested<$crate::graph::Tensor>> {
            Ok($crate::shape::Nested::None)
        }
    };
}
pub(crate) use masked;
