//! [`DataFormat`]: where the channels of images and sequences stand.

use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::shape::{Dim, Shape};
use crate::value::Value;

/// Where the channels stand: `null` stands for the session's setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFormat {
    /// `(batch, spatial..., channels)`.
    ChannelsLast,
    /// `(batch, channels, spatial...)`.
    ChannelsFirst,
}

impl DataFormat {
    /// The axis of the channels.
    pub fn channel_axis(self) -> i64 {
        match self {
            DataFormat::ChannelsLast => -1,
            DataFormat::ChannelsFirst => 1,
        }
    }

    /// The number of channels.
    pub fn channels(self, shape: &Shape) -> Result<Dim> {
        shape.at(self.channel_axis())
    }

    /// The dimensions between batch and channels, or behind them.
    pub fn spatial(self, shape: &Shape) -> &[Dim] {
        let behind = match self {
            DataFormat::ChannelsLast => shape.get(1..shape.rank().saturating_sub(1)),
            DataFormat::ChannelsFirst => shape.get(2..),
        };
        behind.unwrap_or_default()
    }

    /// The shape of these dimensions.
    pub fn shape(self, batch: Dim, spatial: Vec<Dim>, channels: Dim) -> Shape {
        let mut dims = vec![batch];
        match self {
            DataFormat::ChannelsLast => {
                dims.extend(spatial);
                dims.push(channels);
            }
            DataFormat::ChannelsFirst => {
                dims.push(channels);
                dims.extend(spatial);
            }
        }
        Shape::new(dims)
    }

    /// The shape with other spatial dimensions; each is given with its place.
    pub fn map_spatial(
        self,
        shape: &Shape,
        map: impl FnMut((usize, &Dim)) -> Result<Dim>,
    ) -> Result<Shape> {
        let spatial = self.spatial(shape).iter().enumerate().map(map);
        let spatial = spatial.collect::<Result<Vec<_>>>()?;
        Ok(self.shape(shape.at(0)?, spatial, self.channels(shape)?))
    }

    fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "channels_last" => Some(DataFormat::ChannelsLast),
            "channels_first" => Some(DataFormat::ChannelsFirst),
            _ => None,
        }
    }
}

impl Field for DataFormat {
    const EXPECTED: &'static str = "\"channels_last\" or \"channels_first\"";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let named = match &value {
            Value::Null if cx.settings().channels_first => Some(DataFormat::ChannelsFirst),
            Value::Null => Some(DataFormat::ChannelsLast),
            value => value.as_str().and_then(Self::named),
        };
        named.ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(match self {
            DataFormat::ChannelsLast => "channels_last",
            DataFormat::ChannelsFirst => "channels_first",
        }))
    }
}
