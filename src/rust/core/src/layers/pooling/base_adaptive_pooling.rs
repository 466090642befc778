//! What the adaptive pooling layers share.

use crate::error::{Error, Result};
use crate::layers::DataFormat;
use crate::shape::Shape;

/// The input's shape with these spatial dimensions.
pub fn pooled_shape(input: &Shape, data_format: DataFormat, sizes: &[i64]) -> Result<Shape> {
    if data_format.spatial(input).len() != sizes.len() {
        return Err(Error::shape(format!(
            "expected an input with batch, channels and {} more dimension(s), got shape {input}",
            sizes.len()
        ))
        .received(&input.value()));
    }
    let sizes = sizes.iter().copied().map(Some).collect();
    Ok(data_format.shape(input.at(0)?, sizes, data_format.channels(input)?))
}

/// An adaptive pooling layer of some rank: `adaptive_pooling! { docs name, 2 }`.
macro_rules! adaptive_pooling {
    ($(#[$meta:meta])* $name:ident, $rank:literal) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        pub struct $name {
            /// The size of the output: one number, or one for each dimension.
            output_size: $crate::config::Tuple<$rank>,
            /// `"channels_last"` or `"channels_first"`; `NULL` for the session's
            /// setting.
            #[config(default = None)]
            data_format: $crate::layers::DataFormat,
        }

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();

            fn compute_output_shape(
                &self,
                input: &$crate::shape::Shape,
            ) -> $crate::Result<$crate::shape::Shape> {
                $crate::layers::pooling::base_adaptive_pooling::pooled_shape(
                    input,
                    self.data_format,
                    self.output_size.get(),
                )
            }

            fn output_dtype(
                &self,
                layer: &$crate::layers::Layer,
                _input: $crate::dtype::DType,
            ) -> $crate::dtype::DType {
                layer.compute_dtype()
            }
        }
    };
}
pub(crate) use adaptive_pooling;
