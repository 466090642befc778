//! What the transposed convolutions share.

use crate::error::{Error, Result};

/// What is added on one side only is less than a stride.
pub fn check_output_padding(output_padding: &[i64], strides: &[i64]) -> Result<()> {
    match output_padding.iter().zip(strides).all(|(p, s)| p < s) {
        true => Ok(()),
        false => Err(Error::config(format!(
            "the output padding must be less than the strides {strides:?}, got {output_padding:?}"
        ))
        .expected("for each dimension a number below its stride")
        .at("output_padding")),
    }
}

/// A transposed convolution of some rank: `conv_transpose! { docs name, 2, (1, 1) }`.
macro_rules! conv_transpose {
    ($(#[$meta:meta])* $name:ident, $rank:literal, $ones:tt) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        #[keras(bases("keras.src.layers.convolutional.base_conv_transpose.BaseConvTranspose"))]
        pub struct $name {
            /// The number of filters, which is the number of channels of the output.
            filters: $crate::config::Positive,
            /// The size of the window: one number, or one for each dimension.
            kernel_size: $crate::config::Tuple<$rank>,
            /// How far the window moves: one number, or one for each dimension.
            #[config(default = $ones)]
            strides: $crate::config::Tuple<$rank>,
            /// `"valid"` for the whole output, `"same"` for the size of the input
            /// times the strides.
            #[config(default = "valid")]
            padding: $crate::layers::window::Padding,
            /// What is added to the output on one side, below the strides; `NULL`
            /// to infer the size of the output.
            #[config(default = None)]
            output_padding: Option<$crate::config::Tuple<$rank, 0>>,
            /// `"channels_last"` or `"channels_first"`; `NULL` for the session's
            /// setting.
            #[config(default = None)]
            data_format: $crate::layers::DataFormat,
            /// How far the elements of the window are apart: one number, or one for
            /// each dimension.
            #[config(default = $ones)]
            dilation_rate: $crate::config::Tuple<$rank>,
            #[config(flatten)]
            kernel: $crate::layers::KernelAndBias,
        }

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();

            fn prepare(
                self,
                _base: &mut $crate::layers::Base,
                _cx: &$crate::Context,
            ) -> $crate::Result<Self> {
                use $crate::layers::convolutional::base_conv::check_strides;
                use $crate::layers::convolutional::base_conv_transpose::check_output_padding;
                if let Some(output_padding) = &self.output_padding {
                    check_output_padding(output_padding.get(), self.strides.get())?;
                }
                check_strides(self.strides.get(), self.dilation_rate.get())?;
                Ok(self)
            }

            fn input_spec(
                &self,
                built: Option<&$crate::shape::Nested<$crate::shape::Shape>>,
            ) -> Vec<$crate::layers::InputSpec> {
                $crate::layers::convolutional::base_conv::input_spec(
                    $rank,
                    self.data_format,
                    built,
                )
            }

            fn build(
                &self,
                build: &mut $crate::layers::Build<'_>,
                shapes: &$crate::shape::Nested<$crate::shape::Shape>,
            ) -> $crate::Result<()> {
                use $crate::layers::convolutional::base_conv::kernel_shape;
                let channels = self.data_format.channels($crate::layers::one_shape(shapes)?)?;
                let filters = Some(self.filters.get());
                let shape = kernel_shape(self.kernel_size.get(), [filters, channels]);
                build.add(self.kernel.kernel(shape))?;
                self.kernel.add_bias(build, filters)
            }

            fn compute_output_shape(
                &self,
                input: &$crate::shape::Shape,
            ) -> $crate::Result<$crate::shape::Shape> {
                let output_padding = self.output_padding.as_ref();
                $crate::layers::window::Window {
                    size: self.kernel_size.get(),
                    strides: self.strides.get(),
                    dilation: self.dilation_rate.get(),
                    padding: self.padding.name(),
                    data_format: self.data_format,
                }
                .transposed_shape(
                    input,
                    output_padding.map(|p| p.get().as_slice()),
                    Some(self.filters.get()),
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
pub(crate) use conv_transpose;
