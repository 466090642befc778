//! What the recorded rows do not show: the ends of ranges, layers inside, and
//! images that come with what belongs to them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{
    aug_mix::AugMix, max_num_bounding_box::MaxNumBoundingBoxes, mix_up::MixUp,
    rand_augment::RandAugment, random_brightness::RandomBrightness,
    random_color_jitter::RandomColorJitter, random_contrast::RandomContrast,
    random_crop::RandomCrop, random_gaussian_blur::RandomGaussianBlur,
    random_posterization::RandomPosterization, random_rotation::RandomRotation,
    random_shear::RandomShear, random_translation::RandomTranslation, random_zoom::RandomZoom,
    solarization::Solarization,
};
use crate::config::KerasConfig;
use crate::context::Context;
use crate::error::Result;
use crate::json;
use crate::layers::core::input_layer::{self, InputLayer};
use crate::layers::{make, Layer, LayerClass};
use crate::shape::Nested;
use crate::value::{Live, Map, Value};

fn layer<T: KerasConfig + LayerClass>(arguments: &str, cx: &Context) -> Result<Layer> {
    let Value::Object(arguments) = json::read(arguments.as_bytes()).unwrap() else {
        panic!("not an object: {arguments}");
    };
    make::<T>(arguments, cx)
}

/// What the config of a new layer has under a name; `refused` if it is not made.
fn written<T: KerasConfig + LayerClass>(arguments: &str, name: &str) -> String {
    match layer::<T>(arguments, &Context::new()) {
        Ok(layer) => json::write(layer.get_config().unwrap().get(name).unwrap()).unwrap(),
        Err(_) => "refused".to_owned(),
    }
}

#[test]
fn strengths_are_written_as_the_ends_that_keras_computes() {
    type Case = (fn(&str, &str) -> String, &'static str, &'static str);
    let factors: [Case; 16] = [
        (written::<RandomRotation>, "0", "[-0.0, 0.0]"),
        (written::<RandomRotation>, "null", "[-0.0, 0.0]"),
        (written::<RandomRotation>, "-1", "[-1, 1]"),
        (written::<RandomRotation>, "[0.3, -0.1]", "[-0.1, 0.3]"),
        (written::<RandomRotation>, "[-3, 0.5]", "[-3, 0.5]"),
        (written::<RandomRotation>, "[2, 3]", "refused"),
        (written::<RandomRotation>, "1.5", "refused"),
        (written::<RandomBrightness>, "0", "[-0.0, 0.0]"),
        (written::<RandomContrast>, "0", "[0, 0]"),
        (written::<RandomContrast>, "0.0", "[-0.0, 0.0]"),
        (written::<RandomContrast>, "1", "[0, 1]"),
        (written::<RandomContrast>, "-0.1", "refused"),
        (written::<RandomPosterization>, "1", "[1, 1]"),
        (written::<RandomPosterization>, "2.5", "[1, 2.5]"),
        (written::<RandomPosterization>, "[8, 3]", "[3, 8]"),
        (written::<RandomPosterization>, "[9, 10]", "refused"),
    ];
    for (written, given, expected) in factors {
        let arguments = format!("{{\"factor\": {given}}}");
        assert_eq!(written(&arguments, "factor"), expected, "{given}");
    }
}

#[test]
fn each_kind_of_strength_has_its_bounds() {
    let of = |written: fn(&str, &str) -> String, name: &str, rest: &str, given: &str| {
        written(&format!("{{\"{name}\": {given}{rest}}}"), name)
    };
    let shear = |given| of(written::<RandomShear>, "x_factor", "", given);
    assert_eq!(shear("1"), "[-1, 1]");
    assert_eq!(shear("[0.4, 0.1]"), "[0.1, 0.4]");
    assert_eq!(shear("[-0.2, 0.2]"), "[-0.2, 0.2]");
    assert_eq!(shear("[-0.2, 0.3]"), "refused");
    let zoom = |given| of(written::<RandomZoom>, "height_factor", "", given);
    assert_eq!(zoom("1"), "1");
    assert_eq!(zoom("[0.5, -0.5]"), "[0.5, -0.5]");
    assert_eq!(zoom("-1.0"), "refused");
    let rest = ", \"width_factor\": 0.1";
    let shift = |given| of(written::<RandomTranslation>, "height_factor", rest, given);
    assert_eq!(shift("-1"), "-1");
    assert_eq!(shift("[1, -1]"), "[1, -1]");
    assert_eq!(shift("[1, -1.1]"), "refused");
    let addition = |given| of(written::<Solarization>, "addition_factor", "", given);
    assert_eq!(addition("1"), "[0, 1]");
    assert_eq!(addition("[0.4, 0.1]"), "[0.1, 0.4]");
    assert_eq!(addition("[-0.1, 0.1]"), "refused");
    let kernel = |given| of(written::<RandomGaussianBlur>, "kernel_size", "", given);
    assert_eq!(kernel("5"), "[5, 5]");
    assert_eq!(kernel("[5, 3]"), "[5, 3]");
    assert_eq!(kernel("[5, 4]"), "refused");
}

#[test]
fn only_some_layers_put_the_range_of_values_in_order() {
    let arguments = r#"{"factor": 0.1, "value_range": [5, 2]}"#;
    let sorted = written::<RandomBrightness>(arguments, "value_range");
    let as_given = written::<RandomContrast>(arguments, "value_range");
    assert_eq!((&*sorted, &*as_given), ("[2, 5]", "[5, 2]"));
    let one = written::<RandomContrast>(r#"{"factor": 0.1, "value_range": [5]}"#, "value_range");
    assert_eq!(one, "refused");
}

fn names(layer: &Layer) -> Vec<String> {
    let layers = layer.flatten_layers();
    layers.iter().map(|l| l.name().to_owned()).collect()
}

#[test]
fn layers_inside_are_named_as_in_keras() {
    let cx = Context::new();
    let augment = layer::<RandAugment>("{}", &cx).unwrap();
    let expected = "rand_augment random_shear random_translation random_rotation \
                    random_brightness random_color_degeneration random_contrast \
                    random_sharpness solarization random_posterization auto_contrast \
                    equalization";
    assert_eq!(names(&augment).join(" "), expected);
    let mix = layer::<AugMix>("{}", &cx).unwrap();
    let expected = "aug_mix random_shear_1 random_translation_1 random_rotation_1 \
                    solarization_1 random_posterization_1 auto_contrast_1 equalization_1 \
                    random_brightness_1 random_color_degeneration_1 random_contrast_1 \
                    random_sharpness_1";
    assert_eq!(names(&mix).join(" "), expected);
    let jitter = r#"{"name": "j", "hue_factor": 0.1, "brightness_factor": 0.1}"#;
    let jitter = layer::<RandomColorJitter>(jitter, &cx).unwrap();
    assert_eq!(names(&jitter), ["j", "random_brightness_2", "random_hue"]);
}

#[test]
fn layers_inside_take_name_and_policy_of_a_layer_that_was_given_them() {
    let cx = Context::new();
    let given = r#"{"name": "ra", "dtype": "mixed_float16"}"#;
    let augment = layer::<RandAugment>(given, &cx).unwrap();
    assert_eq!(names(&augment), ["ra"; 12]);
    let inside = augment.flatten_layers();
    let computing: Vec<_> = inside.iter().map(|l| l.compute_dtype().name()).collect();
    assert_eq!(computing, ["float16"; 12]);
}

fn input(shape: &str, cx: &Context) -> Value {
    let arguments = format!("{{\"shape\": {shape}, \"dtype\": \"uint8\"}}");
    let input = layer::<InputLayer>(&arguments, cx).unwrap();
    Value::Live(Live::new(input_layer::output(&input).unwrap()))
}

fn output<T: KerasConfig + LayerClass>(arguments: &str, boxes: &str) -> Result<String> {
    let cx = Context::new();
    let boxes = Map::from_iter([("boxes", input("[7, 4]", &cx)), (boxes, input("[7]", &cx))]);
    let images = Map::from_iter([
        ("images", input("[8, 8, 3]", &cx)),
        ("bounding_boxes", Value::Object(boxes)),
    ]);
    let layer = layer::<T>(arguments, &cx)?;
    let output = layer.call_on(Value::Object(images), &cx)?;
    assert!(matches!(output, Nested::Map(_)));
    let shown = output.value(&mut |tensor| {
        let spec = tensor.spec();
        Value::from(format!("{} {}", spec.shape, spec.dtype.name()))
    });
    Ok(json::write(&shown).unwrap())
}

#[test]
fn images_may_come_with_what_belongs_to_them() {
    assert_eq!(
        output::<MixUp>("{}", "labels").unwrap(),
        r#"{"images": "(None, 8, 8, 3) float32", "bounding_boxes": {"boxes": "(None, 7, 4) float32", "labels": "(None, 7) float32"}}"#
    );
    let five = r#"{"max_number": 5}"#;
    assert_eq!(
        output::<MaxNumBoundingBoxes>(five, "labels").unwrap(),
        r#"{"images": "(None, 8, 8, 3) float32", "bounding_boxes": {"boxes": "(None, 5, 4) float32", "labels": "(None, 5) float32"}}"#
    );
    assert!(output::<MaxNumBoundingBoxes>(five, "classes").is_err());
    assert!(output::<RandomCrop>(r#"{"height": 2, "width": 2}"#, "labels").is_err());
}

#[test]
fn changes_by_the_rank_of_images_take_images_only() {
    let cx = Context::new();
    let images = |shape: &str| Map::from_iter([("images", input(shape, &cx))]).into();
    let given: [(Value, Result<(), &str>); 5] = [
        (input("[8, 3]", &cx), Ok(())),
        (images("[8, 8, 3]"), Ok(())),
        (input("[8]", &cx), Err("(None, 8)")),
        (input("[2, 8, 8, 3]", &cx), Err("(None, 2, 8, 8, 3)")),
        (images("[8]"), Err("(None, 8)")),
    ];
    for (given, expected) in given {
        let brightness = layer::<RandomBrightness>(r#"{"factor": 0.1}"#, &cx).unwrap();
        let called = brightness.call_on(given, &cx).map(|_| ());
        assert_eq!(
            called.map_err(|error| error.message().to_owned()),
            expected.map_err(|shape| {
                format!("expected an image or a batch of images, got shape {shape}")
            })
        );
    }
}
