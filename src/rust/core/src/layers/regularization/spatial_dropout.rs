//! [`SpatialDropout1D`], [`SpatialDropout2D`], [`SpatialDropout3D`]: dropout of
//! whole channels.

use super::base_noise::noise;
use crate::config::Fraction;
use crate::context::Context;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::{configured, Base, DataFormat, InputSpec, LayerClass};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Makes a struct with `rate` and `dtype` a layer for inputs of so many dimensions.
macro_rules! spatial_dropout {
    ($name:ident, ndim = $ndim:literal) => {
        impl LayerClass for $name {
            configured!();
            noise!(rate);

            fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
                self.dtype = base.take_dtype(self.dtype, cx)?;
                Ok(self)
            }

            fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
                vec![InputSpec::ndim($ndim)]
            }
        }
    };
}

/// Spatial dropout of sequences: drops whole channels in training
///
/// Like dropout, but a channel is dropped at all time steps or at none: where
/// neighbouring steps are strongly correlated, dropping single ones regularizes
/// little.
///
/// # Input shape
/// `(batch, time, channels)`.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Tompson et al., 2014: Efficient object localization using convolutional
/// networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.SpatialDropout1D",
    python = "keras.src.layers.regularization.spatial_dropout.SpatialDropout1D",
    bases(
        "keras.src.layers.regularization.spatial_dropout.BaseSpatialDropout",
        "keras.src.layers.regularization.dropout.Dropout"
    ),
    r = "layer_spatial_dropout_1d",
    r_args = "object rate seed name dtype",
    base = "name"
)]
pub struct SpatialDropout1D {
    /// The share of channels to drop, from 0 to 1.
    rate: Fraction,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// The layer's name; `NULL` for one that is made from the class's name.
    #[config(base)]
    name: (),
    /// The dtype policy; `NULL` for the session's.
    #[config(default = None)]
    dtype: Value,
}

spatial_dropout!(SpatialDropout1D, ndim = 3);

/// Spatial dropout of images: drops whole channels in training
///
/// Like dropout, but a channel is dropped at all pixels or at none: where
/// neighbouring pixels are strongly correlated, dropping single ones
/// regularizes little.
///
/// # Input shape
/// `(batch, height, width, channels)`, or `(batch, channels, height, width)`
/// with `data_format = "channels_first"`.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Tompson et al., 2014: Efficient object localization using convolutional
/// networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.SpatialDropout2D",
    python = "keras.src.layers.regularization.spatial_dropout.SpatialDropout2D",
    bases(
        "keras.src.layers.regularization.spatial_dropout.BaseSpatialDropout",
        "keras.src.layers.regularization.dropout.Dropout"
    ),
    r = "layer_spatial_dropout_2d",
    r_args = "object rate data_format seed name dtype",
    keys = "rate seed name dtype data_format",
    base = "name"
)]
pub struct SpatialDropout2D {
    /// The share of channels to drop, from 0 to 1.
    rate: Fraction,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's.
    #[config(default = None)]
    data_format: DataFormat,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// The layer's name; `NULL` for one that is made from the class's name.
    #[config(base)]
    name: (),
    /// The dtype policy; `NULL` for the session's.
    #[config(default = None)]
    dtype: Value,
}

spatial_dropout!(SpatialDropout2D, ndim = 4);

/// Spatial dropout of volumes: drops whole channels in training
///
/// Like dropout, but a channel is dropped at all voxels or at none: where
/// neighbouring voxels are strongly correlated, dropping single ones
/// regularizes little.
///
/// # Input shape
/// `(batch, dim1, dim2, dim3, channels)`, or
/// `(batch, channels, dim1, dim2, dim3)` with `data_format = "channels_first"`.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Tompson et al., 2014: Efficient object localization using convolutional
/// networks.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.SpatialDropout3D",
    python = "keras.src.layers.regularization.spatial_dropout.SpatialDropout3D",
    bases(
        "keras.src.layers.regularization.spatial_dropout.BaseSpatialDropout",
        "keras.src.layers.regularization.dropout.Dropout"
    ),
    r = "layer_spatial_dropout_3d",
    r_args = "object rate data_format seed name dtype",
    keys = "rate seed name dtype data_format",
    base = "name"
)]
pub struct SpatialDropout3D {
    /// The share of channels to drop, from 0 to 1.
    rate: Fraction,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's.
    #[config(default = None)]
    data_format: DataFormat,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// The layer's name; `NULL` for one that is made from the class's name.
    #[config(base)]
    name: (),
    /// The dtype policy; `NULL` for the session's.
    #[config(default = None)]
    dtype: Value,
}

spatial_dropout!(SpatialDropout3D, ndim = 5);
