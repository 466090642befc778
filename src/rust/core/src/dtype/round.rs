//! Numbers as variables of a float type keep them.

use super::DType;

impl DType {
    /// The number nearest to `x` that fits a float of this type; `x` itself for
    /// types that hold every double, or no floats.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "rounding to single precision is what is wanted"
    )]
    pub fn round(self, x: f64) -> f64 {
        match self {
            DType::Float32 => f64::from(x as f32),
            DType::Float16 => rounded(x, 10, -14, 65_504.0),
            DType::BFloat16 => rounded(x, 7, -126, 3.389_531_389_251_535_5e38),
            _ => x,
        }
    }
}

/// The nearest number with so many binary digits behind the first; below the
/// smallest exponent there are fewer.
fn rounded(x: f64, digits: i32, smallest: i32, largest: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    // The exponent is 11 bits, behind the sign.
    let biased = i32::try_from((x.to_bits() >> 52) & 0x7ff).unwrap_or(0);
    let exponent = (biased - 1023).max(smallest);
    let unit = 2.0_f64.powi(exponent - digits);
    let nearest = (x / unit).round_ties_even() * unit;
    match nearest.abs() > largest {
        true => f64::INFINITY.copysign(x),
        false => nearest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Keras gives for these, as the learning rate of an optimizer.
    #[test]
    fn numbers_are_rounded_to_the_type() {
        let rounded =
            |dtype: DType| [1e-3, 0.3, 1e-7, 7e4, -3e-8, 1e30, 0.0].map(|x| dtype.round(x));
        assert_eq!(
            rounded(DType::Float16),
            [
                0.0010004043579101562,
                0.300048828125,
                1.1920928955078125e-07,
                f64::INFINITY,
                -5.960464477539063e-08,
                f64::INFINITY,
                0.0
            ]
        );
        assert_eq!(
            rounded(DType::BFloat16),
            [
                0.00099945068359375,
                0.30078125,
                1.0011717677116394e-07,
                70144.0,
                -3.003515303134918e-08,
                1.0002555517425873e+30,
                0.0
            ]
        );
        assert_eq!(DType::Float32.round(1e-3), 0.0010000000474974513);
        assert_eq!(DType::Float64.round(1e-3), 1e-3);
        assert!(DType::Float16.round(f64::NAN).is_nan());
    }
}
