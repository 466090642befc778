//! [`DType`]: the types of tensors' elements.

mod promotion;

pub use promotion::{result_type, ElementType};

use crate::config::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use std::fmt;

mod round;

macro_rules! dtypes {
    ($($(#[$meta:meta])* $variant:ident $name:literal $bytes:literal,)+) => {
        /// The type of a tensor's elements.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum DType {
            $($(#[$meta])* $variant,)+
        }

        impl DType {
            /// All of them.
            pub const ALL: &'static [DType] = &[$(DType::$variant,)+];

            /// The name, as Keras spells it.
            pub fn name(self) -> &'static str {
                match self {
                    $(DType::$variant => $name,)+
                }
            }

            /// The bytes of one element, as Keras's summary counts them.
            pub fn bytes(self) -> f64 {
                match self {
                    $(DType::$variant => $bytes,)+
                }
            }

            /// The type of that name.
            pub fn from_name(name: &str) -> Option<DType> {
                match name {
                    $($name => Some(DType::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

dtypes! {
    /// Truth values: Keras counts one bit for each.
    Bool "bool" 0.125,
    /// Unsigned, 8 bits.
    UInt8 "uint8" 1.0,
    /// Unsigned, 16 bits.
    UInt16 "uint16" 2.0,
    /// Unsigned, 32 bits.
    UInt32 "uint32" 4.0,
    /// Unsigned, 64 bits.
    UInt64 "uint64" 8.0,
    /// Signed, 8 bits.
    Int8 "int8" 1.0,
    /// Signed, 16 bits.
    Int16 "int16" 2.0,
    /// Signed, 32 bits.
    Int32 "int32" 4.0,
    /// Signed, 64 bits.
    Int64 "int64" 8.0,
    /// Brain float, 16 bits.
    BFloat16 "bfloat16" 2.0,
    /// Half precision.
    Float16 "float16" 2.0,
    /// Single precision.
    Float32 "float32" 4.0,
    /// Double precision.
    Float64 "float64" 8.0,
    /// Complex of two single-precision floats.
    Complex64 "complex64" 8.0,
    /// Complex of two double-precision floats.
    Complex128 "complex128" 16.0,
    /// 8 bits, 4 of them exponent.
    Float8E4M3FN "float8_e4m3fn" 1.0,
    /// 8 bits, 5 of them exponent.
    Float8E5M2 "float8_e5m2" 1.0,
    /// Text.
    String "string" 1.0,
}

impl DType {
    /// Whether it is a float type.
    pub fn is_float(self) -> bool {
        use DType::*;
        matches!(
            self,
            BFloat16 | Float16 | Float32 | Float64 | Float8E4M3FN | Float8E5M2
        )
    }

    /// Whether it is an integer type.
    pub fn is_int(self) -> bool {
        use DType::*;
        matches!(
            self,
            UInt8 | UInt16 | UInt32 | UInt64 | Int8 | Int16 | Int32 | Int64
        )
    }

    /// The number of this type that is nearest to a double; ties go to the even one.
    /// Numbers of other types than the usual floats stay as they are.
    pub fn rounded(self, x: f64) -> f64 {
        // The bits behind the point, the smallest exponent, the largest number.
        let (bits, least, largest) = match self {
            DType::Float16 => (10, -14, 65_504.0),
            DType::BFloat16 => (7, -126, 3.389_531_389_251_535e38),
            DType::Float32 => (23, -126, f64::from(f32::MAX)),
            _ => return x,
        };
        if x == 0.0 || !x.is_finite() {
            return x;
        }
        let exponent = i32::try_from((x.to_bits() >> 52) & 0x7ff).unwrap_or(0) - 1023;
        let quantum = 2_f64.powi(exponent.max(least) - bits);
        let rounded = (x / quantum).round_ties_even() * quantum;
        match rounded.abs() <= largest {
            true => rounded,
            false => f64::INFINITY.copysign(x),
        }
    }

    /// The type of that name, or of Keras's shorthand for it.
    pub fn parse(name: &str) -> Result<DType> {
        match name {
            "half" => Ok(DType::Float16),
            "float" => Ok(DType::Float32),
            "double" => Ok(DType::Float64),
            "int" => Ok(DType::Int32),
            _ => DType::from_name(name).ok_or_else(|| {
                let mut error = Error::config(format!("there is no dtype {name:?}"))
                    .received(&Value::from(name))
                    .expected("the name of a dtype such as \"float32\"");
                let names = DType::ALL.iter().map(|d| d.name());
                if let Some(near) = crate::text::nearest(name, names) {
                    error = error.hint(format!("Did you mean {near:?}?"));
                }
                error
            }),
        }
    }
}

impl fmt::Display for DType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Field for DType {
    const EXPECTED: &'static str = "the name of a dtype";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match &value {
            Value::Str(name) => DType::parse(name),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.name()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::DType;

    #[test]
    fn numbers_are_rounded_to_what_a_type_can_hold() {
        let tenth = [
            DType::Float64,
            DType::Float32,
            DType::Float16,
            DType::BFloat16,
        ]
        .map(|dtype| dtype.rounded(0.1));
        assert_eq!(
            tenth,
            [0.1, 0.10000000149011612, 0.0999755859375, 0.10009765625]
        );
        let ties = [1.0 + 1.0 / 2048.0, 1.0 + 3.0 / 2048.0].map(|x| DType::Float16.rounded(x));
        assert_eq!(ties, [1.0, 1.0 + 2.0 / 1024.0]);
        let small = [3e-8, 2e-8].map(|x| DType::Float16.rounded(x));
        assert_eq!(small, [2_f64.powi(-25) * 2.0, 0.0]);
        let large = [65_519.0, 65_520.0, -7e4].map(|x| DType::Float16.rounded(x));
        assert_eq!(large, [65_504.0, f64::INFINITY, f64::NEG_INFINITY]);
        let single = [0.001, 1e39, -0.0].map(|x| DType::Float32.rounded(x));
        assert_eq!(single, [0.0010000000474974513, f64::INFINITY, 0.0]);
    }
}
