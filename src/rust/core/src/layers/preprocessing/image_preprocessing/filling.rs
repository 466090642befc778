//! Where the pixels of a moved image come from.

use crate::config::keyword;

keyword! {
    /// How places from outside an image are filled.
    pub enum FillMode exactly "\"reflect\", \"wrap\", \"constant\" or \"nearest\"" {
        /// By the image in a mirror along its border.
        Reflect = "reflect",
        /// By the image again.
        Wrap = "wrap",
        /// By one value.
        Constant = "constant",
        /// By the pixel at the border.
        Nearest = "nearest",
    }
}

keyword! {
    /// [`FillMode`] of an image that is bent.
    pub enum ElasticFillMode exactly "\"reflect\", \"wrap\", \"constant\", \"nearest\" or \"mirror\"" {
        /// By the image in a mirror along its border.
        Reflect = "reflect",
        /// By the image again.
        Wrap = "wrap",
        /// By one value.
        Constant = "constant",
        /// By the pixel at the border.
        Nearest = "nearest",
        /// By the image in a mirror along its last pixels.
        Mirror = "mirror",
    }
}

keyword! {
    /// How values between pixels are computed.
    pub enum Interpolation exactly "\"nearest\" or \"bilinear\"" {
        /// As that of the nearest pixel.
        Nearest = "nearest",
        /// From the four pixels around.
        Bilinear = "bilinear",
    }
}
