//! [`Settings`]: Keras's global settings (`keras.config`).

use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::value::Value;

/// Keras's global settings. The dtype policy of layers is one, too; it stands
/// beside them, in the context.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The default float type.
    pub floatx: DType,
    /// The small number that keeps divisions finite.
    pub epsilon: f64,
    /// Whether images have their channels first, not last.
    pub channels_first: bool,
    /// Whether flash attention is used; `None` leaves it to the backend.
    pub flash_attention: Option<bool>,
    /// The most epochs of any training.
    pub max_epochs: Option<i64>,
    /// The most steps of any epoch.
    pub max_steps_per_epoch: Option<i64>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            floatx: DType::Float32,
            epsilon: 1e-7,
            channels_first: false,
            flash_attention: None,
            max_epochs: None,
            max_steps_per_epoch: None,
        }
    }
}

const FLOATS: &[DType] = &[
    DType::BFloat16,
    DType::Float16,
    DType::Float32,
    DType::Float64,
];

impl Settings {
    /// The setting of that name, as `keras.config` calls it.
    pub fn get(&self, name: &str) -> Result<Value> {
        Ok(match name {
            "floatx" => Value::from(self.floatx.name()),
            "epsilon" => Value::Float(self.epsilon),
            "image_data_format" => Value::from(match self.channels_first {
                true => "channels_first",
                false => "channels_last",
            }),
            "flash_attention" => self.flash_attention.map_or(Value::Null, Value::Bool),
            "max_epochs" => self.max_epochs.map_or(Value::Null, Value::Int),
            "max_steps_per_epoch" => self.max_steps_per_epoch.map_or(Value::Null, Value::Int),
            _ => return Err(unknown(name)),
        })
    }

    /// Changes the setting of that name. What cannot be one leaves it as it is.
    pub fn set(&mut self, name: &str, value: &Value) -> Result<()> {
        match name {
            "floatx" => self.floatx = floatx(value)?,
            "epsilon" => self.epsilon = epsilon(value)?,
            "image_data_format" => self.channels_first = channels_first(value)?,
            "flash_attention" => self.flash_attention = value.as_bool(),
            "max_epochs" => self.max_epochs = limit(value)?,
            "max_steps_per_epoch" => self.max_steps_per_epoch = limit(value)?,
            _ => return Err(unknown(name)),
        }
        Ok(())
    }
}

fn floatx(value: &Value) -> Result<DType> {
    let named = value.as_str().and_then(DType::from_name);
    named.filter(|dtype| FLOATS.contains(dtype)).ok_or_else(|| {
        refused(
            value,
            "the float type",
            "\"float16\", \"bfloat16\", \"float32\" or \"float64\"",
        )
    })
}

fn epsilon(value: &Value) -> Result<f64> {
    let number = match value {
        Value::Float(x) => Some(*x),
        Value::Int(n) => i32::try_from(*n).ok().map(f64::from),
        _ => None,
    };
    number
        .filter(|x| x.is_finite() && *x >= 0.0)
        .ok_or_else(|| refused(value, "epsilon", "a number of at least 0, such as 1e-7"))
}

fn channels_first(value: &Value) -> Result<bool> {
    match value.as_str().map(str::to_lowercase).as_deref() {
        Some("channels_first") => Ok(true),
        Some("channels_last") => Ok(false),
        _ => Err(refused(
            value,
            "the place of the channels",
            "\"channels_last\" or \"channels_first\"",
        )),
    }
}

fn limit(value: &Value) -> Result<Option<i64>> {
    match value {
        Value::Null => Ok(None),
        Value::Int(n) if *n > 0 => Ok(Some(*n)),
        other => Err(refused(
            other,
            "a limit",
            "a whole number of at least 1, or NULL for none",
        )),
    }
}

fn refused(value: &Value, what: &str, expected: &str) -> Error {
    Error::config(format!("this cannot be {what}"))
        .received(value)
        .expected(expected)
}

fn unknown(name: &str) -> Error {
    Error::config(format!("there is no setting `{name}`"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn what_is_set_is_there_and_what_is_refused_changes_nothing() {
        let mut settings = Settings::default();
        let given = [
            ("floatx", Value::from("float64")),
            ("epsilon", Value::Float(1e-5)),
            ("image_data_format", Value::from("channels_first")),
            ("flash_attention", Value::Bool(false)),
            ("max_epochs", Value::Int(3)),
            ("max_steps_per_epoch", Value::Int(7)),
        ];
        for (name, value) in &given {
            settings.set(name, value).unwrap();
        }
        let read = |settings: &Settings| {
            given
                .iter()
                .map(|(name, _)| settings.get(name).unwrap())
                .collect::<Vec<_>>()
        };
        let values: Vec<Value> = given.iter().map(|(_, value)| value.clone()).collect();
        assert_eq!(format!("{:?}", read(&settings)), format!("{values:?}"));

        let before = settings;
        let refused = [
            ("floatx", Value::from("float8")),
            ("floatx", Value::from("FLOAT32")),
            ("floatx", Value::Null),
            ("epsilon", Value::Float(f64::NAN)),
            ("epsilon", Value::Float(-1.0)),
            ("epsilon", Value::from("1e-7")),
            ("image_data_format", Value::from("last")),
            ("max_epochs", Value::Int(0)),
            ("max_steps_per_epoch", Value::Float(2.5)),
            ("floaty", Value::Null),
        ];
        for (name, value) in refused {
            assert!(settings.set(name, &value).is_err(), "{name} = {value:?}");
        }
        assert_eq!(settings, before);
        assert!(settings.get("floaty").is_err());
    }

    #[test]
    fn channels_are_named_in_any_case() {
        let mut settings = Settings::default();
        let value = Value::from("CHANNELS_FIRST");
        settings.set("image_data_format", &value).unwrap();
        assert!(settings.channels_first);
    }
}
