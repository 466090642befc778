//! [`Distiller`].

use super::feature_distillation::FeatureDistillation;
use super::DistillationLoss;
use crate::config::{Field, Fraction, KerasConfig, Reader, Real, Schema, Writer};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::signature::INPUTS_TRAINING;
use crate::layers::{configured, layers, Base, CallSpec, Layer, LayerClass, Signature, Spec};
use crate::models::{Functional, Model, Sequential};
use crate::shape::Nested;
use crate::value::{Key, Map, Value};
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// A model that learns from another
///
/// The student is trained to give what is true, and what its teacher gives. The teacher
/// is not trained. Called on tensors, the model gives what the student gives.
///
/// # Reference
///
/// Hinton, Vinyals, Dean (2015), "Distilling the Knowledge in a Neural Network",
/// <https://arxiv.org/abs/1503.02531>.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.distillation.Distiller",
    python = "keras.src.distillation.distiller.Distiller",
    bases("keras.src.models.model.Model", "keras.src.trainers.trainer.Trainer"),
    r = "keras_model_distiller",
    r_args = "teacher student distillation_losses distillation_loss_weights \
              student_loss_weight name=\"distiller\" ...",
    example = "small <- function(units, name) {
  keras_model_sequential(input_shape = 4, name = name) |>
    layer_dense(units, activation = \"relu\") |>
    layer_dense(2)
}
model <- keras_model_distiller(
  teacher = small(64, \"teacher\"),
  student = small(4, \"student\"),
  distillation_losses = distillation_logits(temperature = 2)
)
count_params(model$student)"
)]
pub struct Distiller {
    /// The model that knows. It is not trained any more, from now on.
    teacher: Layer,
    /// The model that learns, with inputs and outputs like the teacher's.
    student: Layer,
    /// What is measured between the two: `distillation_logits()`,
    /// `distillation_feature()`, or a list of such.
    distillation_losses: Losses,
    /// How much each of `distillation_losses` counts; `NULL` for 1.
    #[config(default = None)]
    distillation_loss_weights: Option<Vec<Real>>,
    /// How much the student's own loss counts, from 0 to 1.
    #[config(default = 0.5)]
    student_loss_weight: Fraction,
    #[config(flatten)]
    extractors: Extractors,
}

layers! {
    self::Distiller,
}

impl Distiller {
    fn check_weights(&mut self) -> Result<()> {
        let count = self.distillation_losses.losses.len();
        if let (Some(weights), false) = (
            &self.distillation_loss_weights,
            self.distillation_losses.is_one,
        ) {
            if weights.len() != count {
                return Err(Error::config(format!(
                    "there are {count} distillation losses and {} weights of them",
                    weights.len()
                ))
                .expected("as many weights as losses")
                .at("distillation_loss_weights"));
            }
            return Ok(());
        }
        let one = Value::Float(1.0);
        let cx = Context::new();
        let ones = (0..count).map(|_| Real::read(one.clone(), &cx));
        self.distillation_loss_weights = Some(ones.collect::<Result<_>>()?);
        Ok(())
    }

    /// The names of the layers that the losses look at, each once.
    fn names(&self, of: fn(&FeatureDistillation) -> Option<&str>) -> Vec<&str> {
        let mut names = Vec::new();
        for loss in &self.distillation_losses.losses {
            let feature = loss.as_any().downcast_ref::<FeatureDistillation>();
            if let Some(name) = feature.and_then(of).filter(|name| !names.contains(name)) {
                names.push(name);
            }
        }
        names
    }
}

/// The losses; one alone counts once, whatever weights are given.
#[derive(Debug)]
struct Losses {
    losses: Vec<Rc<dyn DistillationLoss>>,
    is_one: bool,
}

impl Field for Losses {
    const EXPECTED: &'static str = "a distillation loss, or a list of them";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        Ok(match value {
            Value::Array(_) => Losses {
                losses: Vec::read(value, cx)?,
                is_one: false,
            },
            Value::Object(_) | Value::Live(_) => Losses {
                losses: vec![Field::read(value, cx)?],
                is_one: true,
            },
            other => return Err(Self::refuse(&other)),
        })
    }

    fn write(&self) -> Result<Value> {
        self.losses.write()
    }
}

/// Models from the inputs of teacher and student to the layers inside that the losses
/// look at. They follow from the fields, and are none themselves.
#[derive(Debug, Default)]
struct Extractors(Vec<Layer>);

/// No field of the config.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct NoFields {}

impl KerasConfig for Extractors {
    const SCHEMA: Schema = NoFields::SCHEMA;

    fn read(_reader: &mut Reader<'_>) -> Result<Self> {
        Ok(Extractors::default())
    }

    fn write_field(&self, _name: &str, _writer: &mut Writer<'_>) -> Result<bool> {
        Ok(false)
    }
}

/// The model from the inputs of a model to its output and to layers inside.
fn extractor(model: &Layer, names: &[&str], cx: &Context) -> Result<Option<Layer>> {
    if names.is_empty() {
        return Ok(None);
    }
    let known = Model::of(model);
    let inputs = known.inputs()?.clone();
    let whole = match model.body_as::<Sequential>() {
        Some(_) => output(&known.get_layer_at(-1)?)?,
        None => known.outputs()?.clone(),
    };
    let mut outputs: Vec<(Key, Nested<_>)> = vec![("final_output".into(), whole)];
    for name in names {
        outputs.push(((*name).into(), output(&known.get_layer(name)?)?));
    }
    let name = format!("{}_multi_feature_extractor", model.name());
    let base = Base::unnamed(cx)?.with_name(name);
    Functional::model(inputs, Nested::Map(outputs), base, cx).map(Some)
}

/// What the first call of a layer gave.
fn output(layer: &Layer) -> Result<Nested<crate::graph::Tensor>> {
    match layer.nodes().first() {
        Some(node) => Ok(node.outputs()),
        None => Err(Error::state(format!(
            "layer `{}` has no output, because it has not been called",
            layer.name()
        ))),
    }
}

/// Fails if two models differ in what goes into them or comes out.
fn check_alike(teacher: &Layer, student: &Layer) -> Result<()> {
    for (name, layer) in [("teacher", teacher), ("student", student)] {
        if !layer.body().can_be_compiled() {
            return Err(Error::config(format!(
                "the {name} must be a model, got layer `{}`",
                layer.name()
            ))
            .expected("a model")
            .at(name));
        }
    }
    let (teacher, student) = (Model::of(teacher), Model::of(student));
    let ends = [
        ("input", teacher.inputs(), student.inputs()),
        ("output", teacher.outputs(), student.outputs()),
    ];
    for (end, teacher, student) in ends {
        let (Ok(teacher), Ok(student)) = (teacher, student) else {
            continue;
        };
        let (teacher, student) = (teacher.flatten(), student.flatten());
        let fits = teacher.len() == student.len()
            && teacher.iter().zip(&student).all(|(a, b)| {
                a.spec().shape.compatible(&b.spec().shape) && a.spec().dtype == b.spec().dtype
            });
        if !fits {
            let specs = |tensors: &[&crate::graph::Tensor]| -> String {
                let specs = tensors
                    .iter()
                    .map(|x| format!("{} {}", x.spec().dtype, x.spec().shape));
                specs.collect::<Vec<_>>().join(", ")
            };
            return Err(Error::shape(format!(
                "teacher and student have {end}s that do not go together: {} and {}",
                specs(&teacher),
                specs(&student)
            )));
        }
    }
    Ok(())
}

impl LayerClass for Distiller {
    configured!();

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING
    }

    fn takes_any_argument(&self) -> bool {
        true
    }

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        if base.name().is_empty() {
            *base = base.clone().with_name("distiller");
        }
        check_alike(&self.teacher, &self.student)?;
        self.check_weights()?;
        let teacher = self.names(FeatureDistillation::teacher_layer_name);
        let student = self.names(FeatureDistillation::student_layer_name);
        let extractors = [
            extractor(&self.teacher, &teacher, cx).map_err(|e| e.at("teacher"))?,
            extractor(&self.student, &student, cx).map_err(|e| e.at("student"))?,
        ];
        self.extractors = Extractors(extractors.into_iter().flatten().collect());
        self.teacher.set_trainable(false);
        Ok(self)
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        self.student.body().compute_output_spec(&self.student, call)
    }

    fn sublayers(&self) -> Vec<Layer> {
        let models = [&self.teacher, &self.student].into_iter();
        models.chain(&self.extractors.0).cloned().collect()
    }

    fn lists_layers(&self) -> bool {
        true
    }

    fn can_be_compiled(&self) -> bool {
        true
    }

    /// The loss is the student's own: it does not stand in the config, in Keras
    /// neither.
    fn compile_arguments(&self, mut args: Map) -> Result<Map> {
        if args.get("loss").map_or(true, Value::is_null) {
            return Err(
                Error::config("a distiller needs `loss`, that of the student")
                    .expected("a loss, or a list of them")
                    .at("loss"),
            );
        }
        args.insert("loss", Value::Null);
        if !args.contains_key("optimizer") {
            args.insert("optimizer", "adam");
        }
        Ok(args)
    }
}
