//! What the pooling layers share.

use crate::error::{Error, Result};

/// The padding is checked only here: Keras takes any when the layer is made.
pub fn check_padding(padding: &str) -> Result<()> {
    const EXPECTED: &str = "\"valid\" or \"same\"";
    match padding {
        "valid" | "same" => Ok(()),
        _ => Err(
            Error::config(format!("expected {EXPECTED}, got {padding:?}"))
                .expected(EXPECTED)
                .at("padding"),
        ),
    }
}

/// A pooling layer of some rank: `pooling! { docs name, 2, [default = (2, 2)] }`.
macro_rules! pooling {
    ($(#[$meta:meta])* $name:ident, $rank:literal, [$($default:tt)*]) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        #[keras(
            bases("keras.src.layers.pooling.base_pooling.BasePooling"),
            keys = "pool_size padding strides data_format",
            r_args = "object pool_size strides padding data_format name=NULL ..."
        )]
        pub struct $name {
            /// The size of the window: one number, or one for each dimension.
            #[config($($default)*)]
            pool_size: $crate::config::Tuple<$rank>,
            /// How far the window moves: one number, or one for each dimension;
            /// `NULL` for the size of the window.
            #[config(default = None)]
            strides: Option<$crate::config::Tuple<$rank, 0>>,
            /// `"valid"` for no padding, `"same"` for as much as keeps the size at
            /// strides of 1.
            #[config(default = "valid")]
            padding: String,
            /// `"channels_last"` or `"channels_first"`; `NULL` for the session's
            /// setting.
            #[config(default = None)]
            data_format: $crate::layers::DataFormat,
        }

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();

            fn prepare(
                mut self,
                _base: &mut $crate::layers::Base,
                cx: &$crate::Context,
            ) -> $crate::Result<Self> {
                if self.strides.is_none() {
                    let size = $crate::config::Field::write(&self.pool_size)?;
                    self.strides = Some($crate::config::Field::read(size, cx)?);
                }
                Ok(self)
            }

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
                $crate::layers::pooling::base_pooling::check_padding(&self.padding)?;
                let strides = self.strides.as_ref();
                $crate::layers::window::Window {
                    size: self.pool_size.get(),
                    strides: strides.map_or(self.pool_size.get(), |s| s.get()),
                    dilation: &[1; $rank],
                    padding: &self.padding,
                    data_format: self.data_format,
                }
                .output_shape(input, self.data_format.channels(input)?)
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
        }
    };
}
pub(crate) use pooling;
