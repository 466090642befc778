//! [`MeanMetricWrapper`].

use crate::config::{KerasConfig, Reader, Schema, Writer};
use crate::dtype_policies::ComputeDType;
use crate::error::Result;
use crate::object::{revive, serialize_tree, Measure};
use crate::value::Map;
use keratin_derive::KerasConfig;

/// Mean of a function of your own
///
/// The mean of `fn(y_true, y_pred)` over all samples.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.metrics.MeanMetricWrapper",
    python = "keras.src.metrics.reduction_metrics.MeanMetricWrapper",
    bases("keras.src.metrics.reduction_metrics.Mean"),
    names("mean_metric_wrapper"),
    r = "metric_mean_wrapper",
    r_args = "... fn name dtype",
    example = "metric_mean_wrapper(fn = metric_mean_squared_error)",
    keys = "name dtype fn"
)]
struct Arguments {
    /// A function of `y_true` and `y_pred`, or a loss. In a config, a function of
    /// your own goes by the name of its variable.
    #[config(r_convert = "as_measure")]
    r#fn: Measure,
    /// The name; `NULL` for one that is made from the class's name.
    #[config(default = None)]
    name: Option<String>,
    /// What the metric computes in; `NULL` for the session's float type.
    #[config(default = None)]
    dtype: ComputeDType,
}

/// The mean of a function, which takes further arguments of its own.
#[derive(Debug)]
pub struct MeanMetricWrapper {
    arguments: Arguments,
    /// What the function takes beside the values.
    further: Map,
}

impl KerasConfig for MeanMetricWrapper {
    const SCHEMA: Schema = Arguments::SCHEMA;

    fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let arguments = Arguments::read(reader)?;
        let cx = reader.context();
        let further = reader.take_rest().into_iter().map(|(name, value)| {
            let value = revive(value, cx).map_err(|e| e.at(&*name))?;
            Ok((name, value))
        });
        Ok(MeanMetricWrapper {
            arguments,
            further: further.collect::<Result<_>>()?,
        })
    }

    fn write_field(&self, name: &str, writer: &mut Writer<'_>) -> Result<bool> {
        self.arguments.write_field(name, writer)
    }

    fn write(&self, writer: &mut Writer<'_>) -> Result<()> {
        self.arguments.write(writer)?;
        for (name, value) in self.further.iter() {
            writer.put(name, serialize_tree(value).map_err(|e| e.at(name))?);
        }
        Ok(())
    }
}
