//! Preprocessing layers (`keras/src/layers/preprocessing`).

pub mod category_encoding;
pub mod discretization;
pub mod feature_space;
pub mod hashed_crossing;
pub mod hashing;
pub mod image_preprocessing;
pub mod index_lookup;
pub mod integer_lookup;
pub mod mel_spectrogram;
pub mod normalization;
pub mod pipeline;
pub mod rescaling;
mod salt;
pub mod stft_spectrogram;
pub mod string_lookup;
pub mod text_vectorization;

use feature_space::{tfd_concat, tfd_identity};
use image_preprocessing::{
    aug_mix, auto_contrast, center_crop, clahe, cut_mix, equalization, max_num_bounding_box,
    mix_up, rand_augment, random_brightness, random_color_degeneration, random_color_jitter,
    random_contrast, random_crop, random_elastic_transform, random_erasing, random_flip,
    random_gaussian_blur, random_grayscale, random_hue, random_invert, random_perspective,
    random_posterization, random_rotation, random_saturation, random_sharpness, random_shear,
    random_translation, random_zoom, resizing, solarization,
};

crate::layers::layers! {
    aug_mix::AugMix,
    auto_contrast::AutoContrast,
    center_crop::CenterCrop,
    clahe::ContrastLimitedAdaptiveHistogramEqualization,
    cut_mix::CutMix,
    equalization::Equalization,
    max_num_bounding_box::MaxNumBoundingBoxes,
    mix_up::MixUp,
    rand_augment::RandAugment,
    random_brightness::RandomBrightness,
    random_color_degeneration::RandomColorDegeneration,
    random_color_jitter::RandomColorJitter,
    random_contrast::RandomContrast,
    random_crop::RandomCrop,
    random_elastic_transform::RandomElasticTransform,
    random_erasing::RandomErasing,
    random_flip::RandomFlip,
    random_gaussian_blur::RandomGaussianBlur,
    random_grayscale::RandomGrayscale,
    random_hue::RandomHue,
    random_invert::RandomInvert,
    random_perspective::RandomPerspective,
    random_posterization::RandomPosterization,
    random_rotation::RandomRotation,
    random_saturation::RandomSaturation,
    random_sharpness::RandomSharpness,
    random_shear::RandomShear,
    random_translation::RandomTranslation,
    random_zoom::RandomZoom,
    resizing::Resizing,
    solarization::Solarization,
    category_encoding::CategoryEncoding,
    discretization::Discretization,
    feature_space::FeatureSpace,
    tfd_concat::TfdConcat,
    tfd_identity::TfdIdentity,
    hashed_crossing::HashedCrossing,
    hashing::Hashing,
    mel_spectrogram::MelSpectrogram,
    index_lookup::IndexLookup,
    integer_lookup::IntegerLookup,
    normalization::Normalization,
    pipeline::Pipeline,
    rescaling::Rescaling,
    stft_spectrogram::StftSpectrogram,
    string_lookup::StringLookup,
    text_vectorization::TextVectorization,
}

#[cfg(test)]
mod tests;
