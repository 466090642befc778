//! What the separable convolutions share.

use crate::layers::kernel_and_bias::kernels_and_bias;

kernels_and_bias! {
    /// The two kernels, the bias, and what is applied to their result.
    pub struct SeparableKernel {
        /// The kernel of the first step, to be added.
        fn depthwise_kernel;
        /// How the depthwise kernel is filled.
        depthwise_initializer,
        /// The penalty on the depthwise kernel.
        depthwise_regularizer,
        /// The constraint on the depthwise kernel.
        depthwise_constraint,
        /// The kernel of the second step, to be added.
        fn pointwise_kernel;
        /// How the pointwise kernel is filled.
        pointwise_initializer,
        /// The penalty on the pointwise kernel.
        pointwise_regularizer,
        /// The constraint on the pointwise kernel.
        pointwise_constraint,
    }
}

/// A separable convolution of some rank: `separable_conv! { docs name, 2, (1, 1) }`.
macro_rules! separable_conv {
    ($(#[$meta:meta])* $name:ident, $rank:literal, $ones:tt) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        #[keras(
            bases("keras.src.layers.convolutional.base_separable_conv.BaseSeparableConv"),
            keys = "depth_multiplier filters kernel_size strides padding data_format \
                    dilation_rate activation use_bias depthwise_initializer \
                    pointwise_initializer bias_initializer depthwise_regularizer \
                    pointwise_regularizer bias_regularizer activity_regularizer \
                    depthwise_constraint pointwise_constraint bias_constraint"
        )]
        pub struct $name {
            /// The number of filters, which is the number of channels of the output.
            filters: $crate::config::Positive,
            /// The size of the window: one number, or one for each dimension.
            kernel_size: $crate::config::Tuple<$rank>,
            /// How far the window moves: one number, or one for each dimension.
            #[config(default = $ones)]
            strides: $crate::config::Tuple<$rank>,
            /// `"valid"` for no padding, `"same"` for as much as keeps the size at
            /// strides of 1.
            #[config(default = "valid")]
            padding: $crate::layers::window::Padding,
            /// `"channels_last"` or `"channels_first"`; `NULL` for the session's
            /// setting.
            #[config(default = None)]
            data_format: $crate::layers::DataFormat,
            /// How far the elements of the window are apart: one number, or one for
            /// each dimension.
            #[config(default = $ones)]
            dilation_rate: $crate::config::Tuple<$rank>,
            /// The number of filters of every channel in the first step.
            #[config(default = 1)]
            depth_multiplier: $crate::config::Positive,
            #[config(flatten)]
            weights: $crate::layers::convolutional::base_separable_conv::SeparableKernel,
        }

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();

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
                use $crate::layers::convolutional::base_conv::{kernel_shape, known_channels};
                use $crate::layers::convolutional::base_depthwise_conv::output_channels;
                let input = $crate::layers::one_shape(shapes)?;
                let channels = known_channels(self.data_format, input)?;
                let (filters, depth) = (self.filters.get(), self.depth_multiplier);
                let dims = [Some(channels), Some(depth.get())];
                let depthwise = kernel_shape(self.kernel_size.get(), dims);
                let dims = [Some(output_channels(channels, depth)?), Some(filters)];
                let pointwise = kernel_shape(&[1; $rank], dims);
                self.compute_output_shape(input)?;
                build.add(self.weights.depthwise_kernel(depthwise))?;
                build.add(self.weights.pointwise_kernel(pointwise))?;
                self.weights.add_bias(build, Some(filters))
            }

            fn compute_output_shape(
                &self,
                input: &$crate::shape::Shape,
            ) -> $crate::Result<$crate::shape::Shape> {
                $crate::layers::window::Window {
                    size: self.kernel_size.get(),
                    strides: self.strides.get(),
                    dilation: self.dilation_rate.get(),
                    padding: self.padding.name(),
                    data_format: self.data_format,
                }
                .output_shape(input, Some(self.filters.get()))
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
pub(crate) use separable_conv;
