//! [`Plain`]: the base class.

use crate::config::{BaseKeys, KerasConfig, Reader, Schema, Writer};
use crate::error::{Error, Result};

/// The base class of learning rate schedules, which Keras can name in a config. It
/// has no config of its own.
#[derive(Debug)]
pub struct Plain;

impl KerasConfig for Plain {
    const SCHEMA: Schema = Schema {
        module: "keras.optimizers.schedules",
        class_name: "LearningRateSchedule",
        python: "keras.src.optimizers.schedules.learning_rate_schedule.LearningRateSchedule",
        bases: &[],
        aliases: &[],
        names: &[],
        r: "",
        r_args: None,
        r_aliases: &[],
        example: "",
        doc: "The base class of learning rate schedules",
        parts: &[],
        args: &[],
        keys: &[],
        base_keys: BaseKeys::All,
        call: &[],
    };

    fn read(_reader: &mut Reader<'_>) -> Result<Self> {
        Ok(Plain)
    }

    fn write_field(&self, _name: &str, _writer: &mut Writer<'_>) -> Result<bool> {
        Ok(false)
    }

    fn write(&self, _writer: &mut Writer<'_>) -> Result<()> {
        Err(
            Error::state("the base class `LearningRateSchedule` has no config")
                .hint("Use one of its kinds, such as `learning_rate_schedule_cosine_decay()`."),
        )
    }
}
