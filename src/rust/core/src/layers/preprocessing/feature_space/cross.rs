//! [`Cross`].

use crate::config::{describe, keyword, Field, Positive};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use keratin_derive::KerasConfig;

keyword! {
    /// What the numbers of bins become.
    pub enum CrossMode exactly "\"int\" or \"one_hot\"" {
        /// They stay.
        Int = "int",
        /// One vector for each of them.
        OneHot = "one_hot",
    }
}

/// Two features of a feature space as one
///
/// The values of both are put together, and into bins by their hash: how they go
/// together is then a feature of its own. One of the `crosses` of
/// `layer_feature_space()`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.layers.preprocessing.feature_space.Cross",
    python = "keras.src.layers.preprocessing.feature_space.Cross",
    r = "feature_cross",
    example = "feature_cross(c(\"city\", \"day\"), crossing_dim = 64)"
)]
pub struct Cross {
    /// The names of the features.
    feature_names: FeatureNames,
    /// The number of bins.
    crossing_dim: Positive,
    /// What the numbers of bins become: `"one_hot"`, a vector for each; `"int"`, they
    /// stay.
    #[config(default = "one_hot")]
    output_mode: CrossMode,
}

impl Cross {
    /// The names of the features that are crossed.
    pub fn feature_names(&self) -> &[String] {
        &self.feature_names.0
    }

    /// The name that Keras gives it.
    pub fn name(&self) -> String {
        self.feature_names.0.join("_X_")
    }

    /// The number of bins.
    pub fn crossing_dim(&self) -> Positive {
        self.crossing_dim
    }

    /// Whether each bin becomes a vector.
    pub fn is_one_hot(&self) -> bool {
        self.output_mode == CrossMode::OneHot
    }
}

/// The names of features that are crossed.
#[derive(Clone, Debug)]
pub struct FeatureNames(Vec<String>);

impl Field for FeatureNames {
    const EXPECTED: &'static str = "the names of two features or more";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let Value::Array(items) = &value else {
            return Err(Self::refuse(&value));
        };
        let name = |(i, item): (usize, &Value)| {
            item.as_str().map(str::to_owned).ok_or_else(|| {
                Error::config(format!(
                    "expected the name of a feature, got {}",
                    describe(item)
                ))
                .received(item)
                .expected("the name of a feature")
                .at_index(i)
            })
        };
        let names: Vec<String> = items.iter().enumerate().map(name).collect::<Result<_>>()?;
        match names.len() {
            0 | 1 => Err(Self::refuse(&value)),
            _ => Ok(FeatureNames(names)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.iter().map(String::as_str).collect())
    }
}
