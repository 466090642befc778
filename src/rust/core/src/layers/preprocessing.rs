//! Preprocessing layers (`keras/src/layers/preprocessing`).

pub mod image_preprocessing;
pub mod rescaling;

use image_preprocessing::resizing;

crate::layers::layers! {
    resizing::Resizing,
    rescaling::Rescaling,
}
