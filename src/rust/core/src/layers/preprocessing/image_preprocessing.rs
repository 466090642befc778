//! Layers for images (`keras/src/layers/preprocessing/image_preprocessing`).

pub mod resizing;
