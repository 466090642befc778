//! The layers that a layer for images applies.

use super::auto_contrast::AutoContrast;
use super::base_image_preprocessing_layer::Layout;
use super::equalization::Equalization;
use super::factor::{Factor, ValueRange};
use super::filling::Interpolation;
use super::random_brightness::RandomBrightness;
use super::random_color_degeneration::RandomColorDegeneration;
use super::random_contrast::RandomContrast;
use super::random_posterization::RandomPosterization;
use super::random_rotation::RandomRotation;
use super::random_sharpness::RandomSharpness;
use super::random_shear::RandomShear;
use super::random_translation::RandomTranslation;
use super::solarization::Solarization;
use crate::config::{Field, KerasConfig, Reader, Schema, Writer};
use crate::context::Context;
use crate::dtype_policies::DTypePolicy;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::{make, Base, Build, Layer, LayerClass};
use crate::object::{serialize, RoleObject};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// The layers that a layer applies.
#[derive(Debug, Default)]
pub struct Inside(Vec<Layer>);

impl Inside {
    /// The layers, in Keras's order.
    pub fn layers(&self) -> &[Layer] {
        &self.0
    }

    /// Builds the layers for the images that the layer itself is built for.
    pub fn build(&self, build: &Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        self.0.iter().try_for_each(|l| build.child(l, shapes))
    }
}

/// No field of the config.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct NoFields {}

/// The layers follow from the fields of the one that applies them.
impl KerasConfig for Inside {
    const SCHEMA: Schema = NoFields::SCHEMA;

    fn read(_reader: &mut Reader<'_>) -> Result<Self> {
        Ok(Inside::default())
    }

    fn write_field(&self, _name: &str, _writer: &mut Writer<'_>) -> Result<bool> {
        Ok(false)
    }
}

/// The layer has layers inside.
macro_rules! applies_layers {
    () => {
        fn build(
            &self,
            build: &mut $crate::layers::Build<'_>,
            shapes: &$crate::shape::Nested<$crate::shape::Shape>,
        ) -> $crate::error::Result<()> {
            self.inside.build(build, shapes)
        }

        fn sublayers(&self) -> Vec<$crate::layers::Layer> {
            self.inside.layers().to_vec()
        }
    };
}
pub(super) use applies_layers;

/// Makes the layers inside one by one.
pub struct Maker<'a> {
    shared: Map,
    cx: &'a Context,
    made: Vec<Layer>,
}

impl<'a> Maker<'a> {
    /// Layers that take nothing from the one that applies them.
    pub fn plain(cx: &'a Context) -> Self {
        Maker {
            shared: Map::new(),
            cx,
            made: Vec::new(),
        }
    }

    /// Layers that take what the one that applies them was given, its name
    /// included.
    pub fn like(base: &Base, layout: &Layout, cx: &'a Context) -> Result<Self> {
        let mut maker = Maker::plain(cx);
        let shared = &mut maker.shared;
        if !base.name().is_empty() {
            shared.insert("name", base.name());
        }
        shared.insert("trainable", base.trainable());
        let policy = serialize(&<dyn DTypePolicy>::wrap(base.dtype_policy()))?;
        shared.insert("dtype", policy);
        shared.insert("bounding_box_format", layout.bounding_box_format.clone());
        shared.insert("data_format", layout.data_format.write()?);
        Ok(maker)
    }

    /// Adds a layer with arguments of its own.
    pub fn add<T: KerasConfig + LayerClass, const N: usize>(
        &mut self,
        args: [(&str, Value); N],
    ) -> Result<()> {
        let mut all = self.shared.clone();
        for (name, value) in args {
            all.insert(name, value);
        }
        self.made.push(make::<T>(all, self.cx)?);
        Ok(())
    }

    /// The layers, in the order in which they were added.
    pub fn made(self) -> Inside {
        Inside(self.made)
    }
}

/// How the layers inside change images.
pub struct Change {
    /// How strong, as the config has it.
    factor: Value,
    /// The largest strength.
    high: f64,
    /// The values that images can have.
    value_range: Value,
    /// How values between pixels are computed.
    interpolation: Value,
    /// The seed of all of them.
    seed: Value,
}

impl Change {
    /// As a layer was given it.
    pub fn of(
        factor: &Factor<0, 1>,
        value_range: &ValueRange<false>,
        interpolation: &Interpolation,
        seed: &Seed,
    ) -> Result<Self> {
        Ok(Change {
            factor: factor.write()?,
            high: factor.high(),
            value_range: value_range.write()?,
            interpolation: interpolation.write()?,
            seed: seed.write()?,
        })
    }

    fn factor(&self, name: &'static str) -> (&'static str, Value) {
        (name, self.factor.clone())
    }

    fn interpolation(&self) -> (&'static str, Value) {
        ("interpolation", self.interpolation.clone())
    }

    fn value_range(&self) -> (&'static str, Value) {
        ("value_range", self.value_range.clone())
    }

    fn seed(&self) -> (&'static str, Value) {
        ("seed", self.seed.clone())
    }

    /// The layers that move pixels.
    pub fn moves(&self, inside: &mut Maker<'_>) -> Result<()> {
        let rest = || (self.interpolation(), self.seed());
        let (interpolation, seed) = rest();
        let (x, y) = (self.factor("x_factor"), self.factor("y_factor"));
        inside.add::<RandomShear, 4>([x, y, interpolation, seed])?;
        let (interpolation, seed) = rest();
        let (height, width) = (self.factor("height_factor"), self.factor("width_factor"));
        inside.add::<RandomTranslation, 4>([height, width, interpolation, seed])?;
        let (interpolation, seed) = rest();
        inside.add::<RandomRotation, 3>([self.factor("factor"), interpolation, seed])
    }

    /// The layers that change colors as strongly as is said.
    pub fn colors(&self, inside: &mut Maker<'_>) -> Result<()> {
        let args = || [self.factor("factor"), self.value_range(), self.seed()];
        inside.add::<RandomBrightness, 3>(args())?;
        inside.add::<RandomColorDegeneration, 3>(args())?;
        inside.add::<RandomContrast, 3>(args())?;
        inside.add::<RandomSharpness, 3>(args())
    }

    /// The layers that change values in ways of their own.
    pub fn tones(&self, inside: &mut Maker<'_>) -> Result<()> {
        inside.add::<Solarization, 4>([
            self.factor("addition_factor"),
            self.factor("threshold_factor"),
            self.value_range(),
            self.seed(),
        ])?;
        let bits = (1..=8_i32).rev().find(|n| f64::from(*n) <= 8.0 * self.high);
        let bits = ("factor", Value::Int(i64::from(bits.unwrap_or(1))));
        inside.add::<RandomPosterization, 3>([bits, self.value_range(), self.seed()])?;
        inside.add::<AutoContrast, 1>([self.value_range()])?;
        inside.add::<Equalization, 1>([self.value_range()])
    }
}
