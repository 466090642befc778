//! Layers for images (`keras/src/layers/preprocessing/image_preprocessing`).

pub mod aug_mix;
pub mod auto_contrast;
pub mod base_image_preprocessing_layer;
pub mod center_crop;
pub mod clahe;
pub mod cut_mix;
pub mod equalization;
pub mod factor;
pub mod filling;
pub mod inside;
pub mod max_num_bounding_box;
pub mod mix_up;
pub mod rand_augment;
pub mod random_brightness;
pub mod random_color_degeneration;
pub mod random_color_jitter;
pub mod random_contrast;
pub mod random_crop;
pub mod random_elastic_transform;
pub mod random_erasing;
pub mod random_flip;
pub mod random_gaussian_blur;
pub mod random_grayscale;
pub mod random_hue;
pub mod random_invert;
pub mod random_perspective;
pub mod random_posterization;
pub mod random_rotation;
pub mod random_saturation;
pub mod random_sharpness;
pub mod random_shear;
pub mod random_translation;
pub mod random_zoom;
pub mod resizing;
pub mod solarization;

#[cfg(test)]
mod tests;
