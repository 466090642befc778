//! Matrices solved, inverted and taken apart. They stand in the last two axes.

use crate::config::{keyword, Real};
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{Dim, Nested, Shape};
use keratin_derive::KerasConfig;

crate::ops::operations! {
    Cholesky, CholeskyInverse, Det, Eig, Eigh, Inv, Lstsq, LuFactor, MatrixRank, Pinv, Qr, Solve,
    SolveTriangular, Svd,
}

/// A matrix, or a batch of them.
struct Matrix {
    batch: Vec<Dim>,
    rows: Dim,
    columns: Dim,
    dtype: DType,
}

impl Matrix {
    fn read(operands: &Operands<'_>, name: &str) -> Result<Matrix> {
        let x = operands.spec(name)?;
        match x.shape.to_vec().as_slice() {
            [batch @ .., rows, columns] => Ok(Matrix {
                batch: batch.to_vec(),
                rows: *rows,
                columns: *columns,
                dtype: x.dtype,
            }),
            _ => Err(Error::shape(format!(
                "expected a matrix, got an array of shape {}",
                x.shape
            ))
            .at(name.to_owned())),
        }
    }

    fn square(operands: &Operands<'_>, name: &str) -> Result<Matrix> {
        let matrix = Matrix::read(operands, name)?;
        match matrix.rows == matrix.columns {
            true => Ok(matrix),
            false => Err(Error::shape(format!(
                "expected a square matrix, got the shape {}",
                matrix.shape()
            ))
            .at(name.to_owned())),
        }
    }

    fn shape(&self) -> Shape {
        self.with(&[self.rows, self.columns])
    }

    /// Other axes behind those of the batch.
    fn with(&self, dims: &[Dim]) -> Shape {
        self.batch.iter().chain(dims).copied().collect()
    }

    fn spec(&self, dims: &[Dim]) -> Nested<Spec> {
        Nested::One(Spec::new(self.with(dims), self.dtype))
    }

    fn whole(&self) -> Nested<Spec> {
        self.spec(&[self.rows, self.columns])
    }

    /// The shorter side, which must be known.
    fn shorter(&self) -> Result<Dim> {
        match (self.rows, self.columns) {
            (Some(rows), Some(columns)) => Ok(Some(rows.min(columns))),
            _ => Err(Error::shape(format!(
                "the last two axes must be known, got the shape {}",
                self.shape()
            ))),
        }
    }
}

/// Operations that give a square matrix back as one of its shape.
macro_rules! of_square {
    ($($(#[$meta:meta])* $class:ident $fields:tt)+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class $fields

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    Ok(Matrix::square(operands, "x")?.whole())
                }
            }
        )+
    };
}

of_square! {
    /// The Cholesky decomposition
    ///
    /// Takes a positive definite matrix apart into a triangular one and its
    /// transpose.
    #[keras(
        class = "keras.src.ops.linalg.Cholesky",
        r = "op_cholesky",
        r_args = "x",
        call = "x"
    )]
    Cholesky {
        /// Whether the upper triangle is given, not the lower one.
        #[config(default = false)]
        upper: bool,
    }

    /// The inverse, from the Cholesky decomposition
    ///
    /// Inverts a matrix that is given by its Cholesky decomposition.
    #[keras(class = "keras.src.ops.linalg.CholeskyInverse", call = "x")]
    CholeskyInverse {
        /// Whether `x` is the upper triangle, not the lower one.
        #[config(default = false)]
        upper: bool,
    }

    /// The inverse of a matrix
    ///
    /// Inverts square matrices.
    #[keras(class = "keras.src.ops.linalg.Inv", r = "op_inv", call = "x")]
    Inv {}
}

/// The determinant
///
/// The determinant of square matrices.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.Det", r = "op_det", call = "x")]
pub struct Det {}

impl Operation for Det {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        Ok(Matrix::square(operands, "x")?.spec(&[]))
    }
}

/// Eigenvalues and eigenvectors.
fn eigen(operands: &Operands<'_>) -> Result<Nested<Spec>> {
    let x = Matrix::square(operands, "x")?;
    Ok(Nested::List(vec![x.spec(&[x.rows]), x.whole()]))
}

/// Eigenvalues and eigenvectors
///
/// Takes square matrices apart into eigenvalues and eigenvectors.
///
/// # Returns
/// A list of two symbolic tensors: the eigenvalues, and the eigenvectors as
/// columns.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.Eig", r = "op_eig", call = "x")]
pub struct Eig {}

impl Operation for Eig {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        eigen(operands)
    }
}

/// Eigenvalues and eigenvectors of symmetric matrices
///
/// Takes symmetric or Hermitian matrices apart into eigenvalues and
/// eigenvectors.
///
/// # Returns
/// A list of two symbolic tensors: the eigenvalues, and the eigenvectors as
/// columns.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.Eigh", r = "op_eigh", call = "x")]
pub struct Eigh {}

impl Operation for Eigh {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        eigen(operands)
    }
}

/// The LU decomposition
///
/// Takes matrices apart into a lower and an upper triangle.
///
/// # Returns
/// A list of two symbolic tensors: both triangles in one matrix, and the pivots.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.linalg.LuFactor",
    r = "op_lu_factor",
    call = "x"
)]
pub struct LuFactor {}

impl Operation for LuFactor {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = Matrix::read(operands, "x")?;
        Ok(Nested::List(vec![x.whole(), x.spec(&[x.shorter()?])]))
    }
}

keyword! {
    /// How much of the decomposition is given.
    pub enum QrMode exactly "\"reduced\" or \"complete\"" {
        /// As many columns as the shorter side has.
        Reduced = "reduced",
        /// A square orthogonal matrix.
        Complete = "complete",
    }
}

/// The QR decomposition
///
/// Takes matrices apart into an orthogonal and an upper triangular one.
///
/// # Returns
/// A list of two symbolic tensors.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.Qr", r = "op_qr", call = "x")]
pub struct Qr {
    /// Whether the orthogonal matrix has as many columns as the shorter side
    /// (`"reduced"`) or is square (`"complete"`).
    #[config(default = "reduced")]
    mode: QrMode,
}

impl Operation for Qr {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = Matrix::read(operands, "x")?;
        let k = match (x.shorter()?, self.mode) {
            (shorter, QrMode::Reduced) => shorter,
            (_, QrMode::Complete) => x.rows,
        };
        Ok(Nested::List(vec![
            x.spec(&[x.rows, k]),
            x.spec(&[k, x.columns]),
        ]))
    }
}

/// The singular value decomposition
///
/// Takes matrices apart into two orthogonal ones and the singular values.
///
/// # Returns
/// A list of three symbolic tensors: left vectors, values, right vectors; or the
/// values alone.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.SVD", r = "op_svd", call = "x")]
pub struct Svd {
    /// Whether the orthogonal matrices are square.
    #[config(default = true)]
    full_matrices: bool,
    /// Whether they are given at all.
    #[config(default = true)]
    compute_uv: bool,
}

impl Operation for Svd {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = Matrix::read(operands, "x")?;
        let shorter = x.shorter()?;
        let values = x.spec(&[shorter]);
        if !self.compute_uv {
            return Ok(values);
        }
        let (left, right) = match self.full_matrices {
            true => (x.rows, x.columns),
            false => (shorter, shorter),
        };
        Ok(Nested::List(vec![
            x.spec(&[x.rows, left]),
            values,
            x.spec(&[right, x.columns]),
        ]))
    }
}

/// The rank of matrices
///
/// How many rows do not depend on the others.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.MatrixRank", call = "x")]
pub struct MatrixRank {
    /// Singular values below count as 0; null for what suits the dtype.
    #[config(default = None)]
    tol: Option<Real>,
}

impl Operation for MatrixRank {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = Matrix::read(operands, "x")?;
        one(x.with(&[]), DType::Int32)
    }
}

/// The pseudo-inverse
///
/// Inverts matrices as far as they can be.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.Pinv", call = "x")]
pub struct Pinv {
    /// Singular values that are smaller, relative to the largest, count as 0.
    #[config(default = None)]
    rcond: Option<Real>,
}

impl Operation for Pinv {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = Matrix::read(operands, "x")?;
        Ok(x.spec(&[x.columns, x.rows]))
    }
}

/// The right side of equations, checked against the matrix on the left.
fn right_side(operands: &Operands<'_>, matrix: &Matrix) -> Result<Nested<Spec>> {
    let b = operands.spec("b")?;
    let rank = matrix.batch.len() + 2;
    // Keras compares these, and lets all others pass.
    let fits = match (b.shape.rank(), &*b.shape) {
        (0, _) => return Err(Error::shape("expected a vector or a matrix").at("b")),
        // A vector for each matrix: what is known not to fit never does.
        (n, [.., last]) if n + 1 == rank => {
            last.is_none() || matrix.columns.is_none() || *last == matrix.columns
        }
        (n, [.., rows, _]) if n == rank => *rows == matrix.rows,
        (n, [.., last]) if n == rank + 1 => *last == matrix.columns,
        _ => true,
    };
    if !fits {
        return Err(Error::shape(format!(
            "a matrix of shape {} and a right side of shape {} do not fit together",
            matrix.shape(),
            b.shape
        ))
        .at("b"));
    }
    one(b.shape, b.dtype)
}

/// The solution of linear equations
///
/// Solves `a %*% x == b` for square matrices.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.Solve", r = "op_solve", call = "a b")]
pub struct Solve {}

impl Operation for Solve {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        right_side(operands, &Matrix::square(operands, "a")?)
    }
}

/// The solution of triangular equations
///
/// Solves `a %*% x == b` for triangular matrices.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.linalg.SolveTriangular",
    r = "op_solve_triangular",
    call = "a b"
)]
pub struct SolveTriangular {
    /// Whether `a` is the lower triangle, not the upper one.
    #[config(default = false)]
    lower: bool,
}

impl Operation for SolveTriangular {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        right_side(operands, &Matrix::square(operands, "a")?)
    }
}

/// The least squares solution
///
/// Finds the `x` that brings `a %*% x` nearest to `b`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.linalg.Lstsq",
    r = "op_lstsq",
    call = "a b",
    example = "a <- keras_input(batch_shape = c(5, 3))\nb <- keras_input(batch_shape = 5)\n\
               op_lstsq(a, b)"
)]
pub struct Lstsq {
    /// Singular values that are smaller, relative to the largest, count as 0.
    #[config(default = None)]
    rcond: Option<Real>,
}

impl Operation for Lstsq {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let (a, b) = (operands.spec("a")?, operands.spec("b")?);
        let refuse = || {
            Error::shape(format!(
                "a matrix of shape {} and a right side of shape {} do not fit together",
                a.shape, b.shape
            ))
        };
        let (shape, of_b) = (a.shape.to_vec(), b.shape.to_vec());
        let [rows, columns] = shape.as_slice() else {
            return Err(refuse());
        };
        let solution = match of_b.as_slice() {
            [size] if size == rows => Shape::new([*columns]),
            [size, several] if size == rows => Shape::new([*columns, *several]),
            _ => return Err(refuse()),
        };
        one(solution, a.dtype)
    }
}
