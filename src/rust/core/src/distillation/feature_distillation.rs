//! [`FeatureDistillation`].

use super::Losses;
use crate::error::Result;
use keratin_derive::KerasConfig;

/// Distillation of what layers inside give
///
/// The loss between what a layer of the teacher gives and what one of the student
/// gives.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.distillation.FeatureDistillation",
    python = "keras.src.distillation.distillation_loss.FeatureDistillation",
    r = "distillation_feature",
    example = "distillation_feature(teacher_layer_name = \"dense_1\")",
    prepare
)]
pub struct FeatureDistillation {
    /// The loss: a name, an object, or a list or named list of these in the structure
    /// of the outputs, of which some may be `NULL`.
    #[config(default = "mse", required_in_config)]
    loss: Losses,
    /// The name of the teacher's layer; `NULL` for the model's output.
    #[config(default = None)]
    teacher_layer_name: Option<String>,
    /// The name of the student's layer; `NULL` for the model's output.
    #[config(default = None)]
    student_layer_name: Option<String>,
}

impl FeatureDistillation {
    /// The name of the teacher's layer.
    pub fn teacher_layer_name(&self) -> Option<&str> {
        self.teacher_layer_name.as_deref()
    }

    /// The name of the student's layer.
    pub fn student_layer_name(&self) -> Option<&str> {
        self.student_layer_name.as_deref()
    }

    fn prepare(&mut self) -> Result<()> {
        self.loss.check()
    }
}
