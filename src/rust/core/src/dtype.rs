//! [`DType`]: the types of tensors' elements.

use crate::config::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use std::fmt;

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
