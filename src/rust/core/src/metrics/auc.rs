//! [`Auc`].

use crate::config::Field;
use crate::context::Context;
use crate::dtype::DType;
use crate::dtype_policies::ComputeDType;
use crate::error::{Error, Result};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// Area under a curve of confusions
///
/// At each of `num_thresholds` thresholds, predictions above it count as 1, those
/// below as 0. What is true and false of them gives one point of the curve, and the
/// metric is the area below it: 1 where predictions tell the classes apart, 0.5 where
/// they are drawn at random.
///
/// # Reference
///
/// Davis, Goadrich (2006), "The relationship between Precision-Recall and ROC
/// curves", <https://www.biostat.wisc.edu/~page/rocpr.pdf>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.AUC",
    python = "keras.src.metrics.confusion_metrics.AUC",
    names("auc"),
    r = "metric_auc",
    r_args = "... num_thresholds curve summation_method name dtype thresholds multi_label \
              num_labels label_weights from_logits",
    keys = "name dtype num_thresholds curve summation_method multi_label num_labels \
            label_weights from_logits thresholds",
    prepare
)]
pub struct Auc {
    /// How many thresholds there are, at least 2.
    #[config(default = 200)]
    num_thresholds: i64,
    /// The curve: `"ROC"`, true over false positives; `"PR"`, precision over recall;
    /// `"PRGAIN"`, gain in precision over gain in recall.
    #[config(default = "ROC")]
    curve: Curve,
    /// The height of the area between two points: `"interpolation"` between them,
    /// `"minoring"` the lower one, `"majoring"` the higher one.
    #[config(default = "interpolation")]
    summation_method: Summation,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
    /// Thresholds of your own, from 0 to 1, in place of `num_thresholds` evenly
    /// spaced ones. Two more are added, one below 0 and one above 1.
    #[config(default = None, omit_none)]
    thresholds: Option<Vec<f64>>,
    /// Whether each label has a curve of its own; the metric is the mean area.
    #[config(default = false)]
    multi_label: bool,
    /// The number of labels, if `multi_label`; `NULL` for that of the first values.
    #[config(default = None)]
    num_labels: Option<i64>,
    /// A weight for each label, if `multi_label`; `NULL` for equal ones.
    #[config(default = None)]
    label_weights: Option<Weights>,
    /// Whether predictions are logits, not probabilities.
    #[config(default = false)]
    from_logits: bool,
}

impl Auc {
    fn prepare(&mut self) -> Result<()> {
        if let Some(thresholds) = &mut self.thresholds {
            thresholds.sort_by(f64::total_cmp);
            let own = i64::try_from(thresholds.len()).unwrap_or(i64::MAX);
            self.num_thresholds = own.saturating_add(2);
        } else if self.num_thresholds < 2 {
            return Err(Error::config(format!(
                "`num_thresholds` must be at least 2, got {}",
                self.num_thresholds
            ))
            .expected("an integer of at least 2")
            .at("num_thresholds"));
        }
        if !self.multi_label && self.num_labels.is_some_and(|n| n != 0) {
            return Err(Error::config("`num_labels` is for `multi_label` only")
                .expected("null")
                .hint("Set `multi_label` if each label is to have its own curve.")
                .at("num_labels"));
        }
        if let Some(weights) = &mut self.label_weights {
            weights.keep_in(self.dtype.get());
        }
        Ok(())
    }
}

/// Which curve it is, in small letters or capitals.
#[derive(Debug)]
struct Curve(&'static str);

impl Field for Curve {
    const EXPECTED: &'static str = "one of \"ROC\", \"PR\" and \"PRGAIN\"";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value.as_str() {
            Some("ROC" | "roc") => Ok(Curve("ROC")),
            Some("PR" | "pr") => Ok(Curve("PR")),
            Some("PRGAIN" | "prgain") => Ok(Curve("PRGAIN")),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.0))
    }
}

/// How points become an area; the first letter may be a capital.
#[derive(Debug)]
struct Summation(&'static str);

impl Field for Summation {
    const EXPECTED: &'static str = "one of \"interpolation\", \"majoring\" and \"minoring\"";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value.as_str() {
            Some("interpolation" | "Interpolation") => Ok(Summation("interpolation")),
            Some("majoring" | "Majoring") => Ok(Summation("majoring")),
            Some("minoring" | "Minoring") => Ok(Summation("minoring")),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.0))
    }
}

/// Weights of labels. Keras keeps them as a tensor, which is what the config has.
#[derive(Debug)]
struct Weights {
    values: Vec<f64>,
    dtype: DType,
}

impl Weights {
    /// Rounds to what the tensor can hold.
    fn keep_in(&mut self, dtype: DType) {
        self.dtype = match dtype {
            // Tensors of the package that Keras records with are no wider.
            DType::Float64 => DType::Float32,
            dtype => dtype,
        };
        for value in &mut self.values {
            *value = self.dtype.rounded(*value);
        }
    }
}

impl Field for Weights {
    const EXPECTED: &'static str = "an array of numbers";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let is_tensor = value.get("class_name").and_then(Value::as_str) == Some("__tensor__");
        let values = match value.get("config").and_then(|config| config.get("value")) {
            Some(values) if is_tensor => values.clone(),
            _ => value,
        };
        Ok(Weights {
            values: Vec::read(values, cx)?,
            dtype: DType::Float32,
        })
    }

    fn write(&self) -> Result<Value> {
        let mut tensor = Map::new();
        tensor.push("value", self.values.write()?);
        tensor.push("dtype", self.dtype.name());
        let mut envelope = Map::new();
        envelope.push("class_name", "__tensor__");
        envelope.push("config", tensor);
        Ok(envelope.into())
    }
}
