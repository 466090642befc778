//! [`Equation`]: what an einsum equation says about shapes.

use crate::error::{Error, Result};
use crate::shape::{Dim, Shape};
use crate::value::Value;
use std::collections::VecDeque;

/// An equation `input,kernel->output`, with an ellipsis on one side or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    input: Vec<char>,
    kernel: Vec<char>,
    output: Vec<char>,
    ellipsis: Ellipsis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ellipsis {
    None,
    Left,
    Right,
}

/// The shapes that follow for one input.
#[derive(Clone, Debug, PartialEq)]
pub struct Shapes {
    /// The kernel's.
    pub kernel: Vec<Dim>,
    /// The bias's, if there is one.
    pub bias: Option<Shape>,
    /// The output's.
    pub output: Shape,
    /// The kernel's axes that the input has.
    pub input_axes: Vec<i64>,
    /// The kernel's axes that the output has.
    pub output_axes: Vec<i64>,
}

impl Equation {
    /// Reads `"ab,bc->ac"`, `"...b,bc->...c"` or `"ab...,bc->ac..."`.
    pub fn parse(text: &str) -> Result<Equation> {
        let short = text.replace("...", "0");
        let parsed = form(&short, "", "", 1, Ellipsis::None)
            .or_else(|| form(&short, "0", "", 1, Ellipsis::Left))
            .or_else(|| form(&short, "", "0", 2, Ellipsis::Right));
        parsed.ok_or_else(|| {
            Error::shape(format!("{text:?} is not an equation this layer knows"))
                .received(&Value::from(text))
                .expected("\"[X],[Y]->[Z]\", \"...[X],[Y]->...[Z]\" or \"[X]...,[Y]->[Z]...\"")
        })
    }

    /// The shapes for an input, an output without its batch, and the letters of
    /// the bias.
    pub fn shapes(&self, input: &Shape, output: &[Dim], bias: Option<&str>) -> Result<Shapes> {
        let Some(elided) = input.rank().checked_sub(self.input.len()) else {
            return Err(Error::shape(format!(
                "the equation needs an input of at least {} dimensions, got shape {input}",
                self.input.len()
            ))
            .received(&input.value()));
        };
        let skipped = match self.ellipsis {
            Ellipsis::Left => elided,
            _ => 0,
        };
        let full = self.full_output(input, output, elided);
        let in_input = |c: char| Some(self.input.iter().rposition(|x| *x == c)? + skipped);
        let in_output = |c: char| Some(self.output.iter().rposition(|x| *x == c)? + skipped);
        let dim = |shape: &[Dim], at: usize, c: char| {
            shape.get(at).copied().ok_or_else(|| {
                Error::shape(format!(
                    "the equation's {c:?} is beyond the shape {}: `output_shape` has too few \
                     dimensions",
                    Shape::new(shape)
                ))
            })
        };
        for c in &self.input {
            let (Some(from), Some(to)) = (in_input(*c), in_output(*c)) else {
                continue;
            };
            let (from, to) = (dim(input, from, *c)?, dim(&full, to, *c)?);
            if to.is_some() && to != from {
                return Err(Error::shape(format!(
                    "input and output share the dimension {c:?} but not its size: input {input}, \
                     output {}",
                    Shape::new(full.as_slice())
                )));
            }
        }
        if let Some(c) = self
            .output
            .iter()
            .find(|c| !self.input.contains(c) && !self.kernel.contains(c))
        {
            return Err(Error::shape(format!(
                "the output's dimension {c:?} is neither the input's nor the kernel's"
            )));
        }
        let mut shapes = Shapes {
            kernel: Vec::with_capacity(self.kernel.len()),
            bias: None,
            output: Shape::EMPTY,
            input_axes: Vec::new(),
            output_axes: Vec::new(),
        };
        for (c, axis) in self.kernel.iter().zip(0..) {
            if let Some(at) = in_output(*c) {
                shapes.kernel.push(dim(&full, at, *c)?);
                shapes.output_axes.push(axis);
            } else if let Some(at) = in_input(*c) {
                shapes.kernel.push(dim(input, at, *c)?);
                shapes.input_axes.push(axis);
            } else {
                return Err(Error::shape(format!(
                    "the kernel's dimension {c:?} is neither the input's nor the output's"
                )));
            }
        }
        if let Some(letters) = bias {
            shapes.bias = Some(self.bias(letters, &full, elided)?);
        }
        shapes.output = Shape::new(full);
        Ok(shapes)
    }

    /// The output with its batch and what the ellipsis stands for. Keras puts
    /// the dimensions of a left ellipsis in reverse, behind the batch.
    fn full_output(&self, input: &Shape, output: &[Dim], elided: usize) -> Vec<Dim> {
        let mut full: Vec<Dim> = input.first().copied().into_iter().collect();
        if self.ellipsis == Ellipsis::Left {
            full.extend(input.iter().take(elided).skip(1).rev());
        }
        full.extend(output);
        if self.ellipsis != Ellipsis::Left {
            full.extend(input.iter().skip(self.input.len()));
        }
        full
    }

    fn bias(&self, letters: &str, full: &[Dim], elided: usize) -> Result<Shape> {
        let mut first = self.output.len();
        for c in letters.chars() {
            let Some(at) = self.output.iter().position(|x| *x == c) else {
                return Err(Error::shape(format!(
                    "`bias_axes` has {c:?}, which is not a dimension of the output"
                ))
                .received(&Value::from(letters)));
            };
            first = first.min(at);
        }
        if letters.is_empty() {
            return Err(Error::shape("`bias_axes` names no dimension")
                .hint("Use `NULL` for a layer without bias."));
        }
        let skipped = match self.ellipsis {
            Ellipsis::Left => elided,
            _ => 0,
        };
        let mut shape = Vec::new();
        for (i, c) in self.output.iter().enumerate().skip(first) {
            shape.push(match letters.contains(*c) {
                true => full.get(i + skipped).copied().flatten(),
                false => Some(1),
            });
        }
        if self.ellipsis != Ellipsis::Left {
            shape.extend(std::iter::repeat(Some(1)).take(elided));
        }
        Ok(Shape::new(shape))
    }

    /// The kernel's axes that are summed over.
    pub fn reduced(&self) -> Vec<usize> {
        let letters = self.kernel.iter().enumerate();
        letters
            .filter(|(_, c)| !self.output.contains(c))
            .map(|(i, _)| i)
            .collect()
    }

    /// Whether there is an ellipsis.
    pub fn has_ellipsis(&self) -> bool {
        self.ellipsis != Ellipsis::None
    }

    /// The shape of the scale of a kernel kept in 8 bits, which is broadcast to
    /// the output's. It follows Keras's own steps.
    pub fn scale(&self, kernel: &[Dim]) -> Vec<Dim> {
        let find = |c: &char| self.kernel.iter().position(|x| x == c);
        let mut order: Vec<usize> = self.output.iter().filter_map(find).collect();
        let missing = self.output.iter().enumerate();
        let mut expand: VecDeque<usize> = missing
            .filter(|(_, c)| find(c).is_none())
            .map(|(i, _)| i)
            .collect();
        let reduced = self.reduced();
        let mut squeeze = Vec::new();
        let mut at = order.len();
        for axis in &reduced {
            match expand.pop_front() {
                Some(place) => at = place,
                None => squeeze.push(*axis),
            }
            order.insert(at.min(order.len()), *axis);
        }
        let mut scale: Vec<Dim> = order
            .into_iter()
            .map(|axis| match reduced.contains(&axis) {
                true => Some(1),
                false => kernel.get(axis).copied().flatten(),
            })
            .collect();
        for place in expand {
            scale.insert(place.min(scale.len()), Some(1));
        }
        for axis in squeeze.into_iter().rev() {
            if axis < scale.len() {
                scale.remove(axis);
            }
        }
        scale
    }
}

/// One form of an equation; what follows it is ignored, as in Keras.
fn form(
    text: &str,
    before: &str,
    after: &str,
    least: usize,
    ellipsis: Ellipsis,
) -> Option<Equation> {
    let text = text.strip_prefix(before)?;
    let (input, text) = letters(text, least)?;
    let text = text.strip_prefix(after)?.strip_prefix(',')?;
    let (kernel, text) = letters(text, 1)?;
    let text = text.strip_prefix("->")?.strip_prefix(before)?;
    let (output, text) = letters(text, 1)?;
    text.strip_prefix(after)?;
    Some(Equation {
        input,
        kernel,
        output,
        ellipsis,
    })
}

fn letters(text: &str, least: usize) -> Option<(Vec<char>, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = (text.get(..end)?, text.get(end..)?);
    (word.len() >= least).then(|| (word.chars().collect(), rest))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    fn shapes(equation: &str, input: &[i64], output: &[i64], bias: Option<&str>) -> Result<Shapes> {
        let dims = |dims: &[i64]| dims.iter().copied().map(Some).collect::<Vec<Dim>>();
        Equation::parse(equation)?.shapes(&Shape::new(dims(input)), &dims(output), bias)
    }

    #[test]
    fn kernel_and_bias_follow_from_the_letters() {
        let found = shapes("abc,cde->abde", &[2, 7, 5], &[7, 3, 4], Some("be")).unwrap();
        let expected = Shapes {
            kernel: vec![Some(5), Some(3), Some(4)],
            bias: Some(Shape::new([Some(7), Some(1), Some(4)])),
            output: Shape::new([Some(2), Some(7), Some(3), Some(4)]),
            input_axes: vec![0],
            output_axes: vec![1, 2],
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_left_ellipsis_stands_reversed_behind_the_batch() {
        let found = shapes("...b,bc->...c", &[2, 3, 5, 7], &[4], Some("c")).unwrap();
        assert_eq!(
            found.output,
            Shape::new([Some(2), Some(5), Some(3), Some(4)])
        );
        assert_eq!(found.bias, Some(Shape::new([Some(4)])));
    }

    #[test]
    fn a_right_ellipsis_stands_at_the_end() {
        let found = shapes("bc...,cde->bde...", &[2, 1, 6], &[3, 4], Some("e")).unwrap();
        assert_eq!(
            found.output,
            Shape::new([Some(2), Some(3), Some(4), Some(6)])
        );
        assert_eq!(found.bias, Some(Shape::new([Some(4), Some(1)])));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for equation in ["ab,bc", "a->a", "a b,bc->ac", "b...,bc->c..."] {
            assert!(Equation::parse(equation).is_err(), "{equation}");
        }
        let refused = [
            ("ab,bc->ac", vec![2], vec![4], None),
            ("abc,cd->abd", vec![2, 3, 4], vec![3], None),
            ("abc,cd->abd", vec![2, 3, 4], vec![5, 6], None),
            ("ab,bd->ac", vec![2, 3], vec![4], None),
            ("ab,bc->ac", vec![2, 3], vec![4], Some("z")),
            ("ab,bc->ac", vec![2, 3], vec![4], Some("")),
        ];
        for (equation, input, output, bias) in refused {
            assert!(
                shapes(equation, &input, &output, bias).is_err(),
                "{equation}"
            );
        }
    }

    #[test]
    fn the_scale_of_a_kernel_is_broadcast_to_the_output() {
        let kernel = [Some(5), Some(3), Some(4)];
        let scale = |equation: &str| Equation::parse(equation).unwrap().scale(&kernel);
        assert_eq!(scale("abc,cde->abde"), [Some(1), Some(1), Some(3), Some(4)]);
    }
}
