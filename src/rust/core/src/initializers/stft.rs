//! [`Stft`].

use super::window::Window;
use crate::config::keyword;
use keratin_derive::KerasConfig;

/// Short-time Fourier transform initializer
///
/// Fills the kernel of a convolution with the real or imaginary part of a
/// windowed Fourier basis, so that the convolution computes that part of a
/// short-time Fourier transform.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.initializers.STFT",
    python = "keras.src.initializers.constant_initializers.STFT",
    aliases("keras.initializers.stft", "keras.initializers.STFTInitializer"),
    names("stft", "STFTInitializer"),
    r = "initializer_stft",
    r_args = "side window scaling periodic",
    keys = "side window periodic scaling"
)]
pub struct Stft {
    /// Which part of the transform: `"real"` or `"imag"`.
    #[config(default = "real")]
    side: Side,
    /// The name of a window such as `"hann"` or `"hamming"`, the values of a
    /// window, or `NULL` for none.
    #[config(default = "hann")]
    window: Window,
    /// `"density"` divides by the root of the window's power, `"spectrum"` by its
    /// sum, `NULL` leaves the transform as it is.
    #[config(default = "density")]
    scaling: Option<Scaling>,
    /// Whether a window given by name is the periodic one, not the symmetric.
    #[config(default = false)]
    periodic: bool,
}

keyword! {
    /// A part of a complex number.
    pub enum Side exactly "\"real\" or \"imag\"" {
        /// The real part.
        Real = "real",
        /// The imaginary part.
        Imaginary = "imag",
    }
}

keyword! {
    /// What a transform is divided by.
    pub enum Scaling exactly "\"density\" or \"spectrum\"" {
        /// The root of the window's power.
        Density = "density",
        /// The window's sum.
        Spectrum = "spectrum",
    }
}
