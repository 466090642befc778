//! Operations on images (`keras.ops.image`, `keras/src/ops/image.py`).

pub mod color;
pub mod filter;
pub mod patches;
pub mod size;
pub mod transform;

use super::given_format::GivenFormat;
use super::Family;
use crate::error::Result;
use crate::layers::{images, DataFormat, Operands, Spec};
use keratin_derive::KerasConfig;

/// The families of operations on images.
pub(super) fn families() -> impl Iterator<Item = Family> {
    [
        Family("image operations", color::CLASSES),
        Family("image operations", filter::CLASSES),
        Family("image operations", patches::CLASSES),
        Family("image operations", size::CLASSES),
        Family("image operations", transform::CLASSES),
    ]
    .into_iter()
}

/// How images are laid out.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Layout {
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None)]
    data_format: GivenFormat,
}

impl Layout {
    fn get(&self) -> DataFormat {
        self.data_format.get()
    }
}

/// An operand that is an image or a batch of images.
fn images(operands: &Operands<'_>, name: &str) -> Result<Spec> {
    let images = operands.spec(name)?;
    images::check_rank(&images.shape).map_err(|e| e.at(name.to_owned()))?;
    Ok(Spec::new(images.shape, images.dtype))
}
