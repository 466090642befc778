//! Atomic vectors to values.

use super::{object, Copies, Names};
use crate::ffi::*;
use crate::text::text_of;
use crate::whole;
use keratin_core::{Error, Result, Value};

/// Most dimensions an array may have.
const MAX_DIMENSIONS: usize = 64;

/// A logical, integer, double or character vector that is not ALTREP.
pub(super) fn atomic(x: SEXP, names: &mut Names, copies: &mut Copies) -> Result<Value> {
    // SAFETY: a live vector.
    let (n, is_object) = unsafe { (Rf_xlength(x), Rf_isObject(x) == Rboolean::TRUE) };
    let n = usize::try_from(n).unwrap_or(0);
    let element = Element::of(x, is_object, copies)?;
    if let Some(keys) = names.of(x, n, copies)? {
        let mut values = Vec::with_capacity(n);
        for (i, key) in keys.iter().enumerate() {
            values.push(element.at(i).map_err(|error| error.at(&**key))?);
        }
        return Ok(object(keys, values));
    }
    let dimensions = dimensions(x)?;
    if n == 1 && dimensions.is_empty() && !(is_object && inherits(x, c"AsIs")) {
        return element.at(0);
    }
    if dimensions.len() > 1 {
        return nested(&element, &dimensions);
    }
    let mut values = Vec::with_capacity(n);
    for i in 0..n {
        values.push(element.at(i).map_err(|error| error.at_index(i))?);
    }
    Ok(Value::Array(values))
}

/// Most rows an array without elements may have.
const MAX_EMPTY_ROWS: usize = 1 << 16;

/// How the elements of a vector are read.
enum Element {
    Logical(SEXP),
    Integer(SEXP),
    /// A factor and its labels.
    Label(SEXP, SEXP),
    Double(SEXP),
    /// Integers outside 32 bits: see [`whole`].
    Whole(SEXP),
    /// The `integer64` of package bit64: the bits of a double are an integer.
    Integer64(SEXP),
    Text(SEXP),
}

impl Element {
    fn of(x: SEXP, is_object: bool, copies: &mut Copies) -> Result<Self> {
        // SAFETY: a live vector.
        let kind = unsafe { TYPEOF(x) };
        if is_object {
            for (class, what) in [
                (c"Date", "a date"),
                (c"POSIXct", "a time"),
                (c"difftime", "a time span"),
            ] {
                if inherits(x, class) {
                    return Err(
                        Error::config(format!("{what} cannot stand in a config")).hint(
                            "write it as text with `format()`, or as a number with `as.numeric()`",
                        ),
                    );
                }
            }
            if kind == SEXPTYPE::INTSXP && inherits(x, c"factor") {
                // SAFETY: a live vector, for which this allocates nothing.
                let levels = unsafe { Rf_getAttrib(x, R_LevelsSymbol) };
                return Ok(Element::Label(x, copies.settled(levels)?));
            }
            if kind == SEXPTYPE::REALSXP && inherits(x, c"integer64") {
                return Ok(Element::Integer64(x));
            }
            if kind == SEXPTYPE::REALSXP && inherits(x, whole::CLASS) {
                return Ok(Element::Whole(x));
            }
        }
        Ok(match kind {
            SEXPTYPE::LGLSXP => Element::Logical(x),
            SEXPTYPE::INTSXP => Element::Integer(x),
            SEXPTYPE::REALSXP => Element::Double(x),
            _ => Element::Text(x),
        })
    }

    /// The element at `i`, which is within the length.
    fn at(&self, i: usize) -> Result<Value> {
        let i = i as R_xlen_t;
        // SAFETY: `i` is within the length of the vector, whose type is that of
        // the variant; `label` checks its own index.
        unsafe {
            match *self {
                Element::Logical(x) => match *LOGICAL(x).offset(i) {
                    0 => Ok(Value::Bool(false)),
                    b if b == R_NaInt => Err(missing()),
                    _ => Ok(Value::Bool(true)),
                },
                Element::Integer(x) => match *INTEGER(x).offset(i) {
                    n if n == R_NaInt => Err(missing()),
                    n => Ok(Value::Int(n.into())),
                },
                Element::Label(x, levels) => label(*INTEGER(x).offset(i), levels),
                Element::Double(x) => double(*REAL(x).offset(i)),
                Element::Whole(x) => whole::read(*REAL(x).offset(i), x, i),
                Element::Integer64(x) => match (*REAL(x).offset(i)).to_bits() as i64 {
                    i64::MIN => Err(missing()),
                    n => Ok(Value::Int(n)),
                },
                Element::Text(x) => match STRING_ELT(x, i) {
                    text if text == R_NaString => Err(missing()),
                    text => Ok(Value::Str(text_of(text)?)),
                },
            }
        }
    }
}

/// A double that is not `NA`.
pub(crate) fn double(x: f64) -> Result<Value> {
    // SAFETY: reads its argument.
    if x.is_nan() && unsafe { R_IsNA(x) } != 0 {
        return Err(missing());
    }
    Ok(Value::Float(x))
}

fn label(code: i32, levels: SEXP) -> Result<Value> {
    // SAFETY: constants, and a live object; the index is checked.
    unsafe {
        if code == R_NaInt {
            return Err(missing());
        }
        let i = R_xlen_t::try_from(code).unwrap_or(0) - 1;
        if TYPEOF(levels) != SEXPTYPE::STRSXP || i < 0 || i >= Rf_xlength(levels) {
            return Err(Error::config("a factor without labels for its codes"));
        }
        match STRING_ELT(levels, i) {
            text if text == R_NaString => Err(missing()),
            text => Ok(Value::Str(text_of(text)?)),
        }
    }
}

/// Rows first, as Python nests arrays; R has the first index running fastest.
fn nested(element: &Element, dimensions: &[usize]) -> Result<Value> {
    let n: usize = dimensions.iter().product();
    let rows: usize = dimensions.iter().take_while(|d| **d > 0).product();
    if n == 0 && rows > MAX_EMPTY_ROWS {
        return Err(Error::config("an array of many rows without elements"));
    }
    let mut values = Vec::with_capacity(n);
    for row_major in 0..n {
        let (mut rest, mut at) = (row_major, 0);
        let mut stride = n;
        for d in dimensions.iter().rev() {
            stride /= d;
            at += (rest % d) * stride;
            rest /= d;
        }
        values.push(element.at(at)?);
    }
    for (k, d) in dimensions.iter().enumerate().skip(1).rev() {
        let groups: usize = dimensions.iter().take(k).product();
        let mut rest = values.into_iter();
        values = (0..groups)
            .map(|_| Value::Array(rest.by_ref().take(*d).collect()))
            .collect();
    }
    Ok(Value::Array(values))
}

fn dimensions(x: SEXP) -> Result<Vec<usize>> {
    // SAFETY: a live vector, for which this allocates nothing.
    let dim = unsafe { Rf_getAttrib(x, R_DimSymbol) };
    // SAFETY: `dim` is part of `x`.
    let (kind, n) = unsafe { (TYPEOF(dim), Rf_xlength(dim)) };
    if kind != SEXPTYPE::INTSXP {
        return Ok(Vec::new());
    }
    let n = usize::try_from(n).unwrap_or(0);
    if n > MAX_DIMENSIONS {
        return Err(Error::config(format!(
            "an array of more than {MAX_DIMENSIONS} dimensions"
        )));
    }
    (0..n)
        // SAFETY: `i` is within the length.
        .map(|i| usize::try_from(unsafe { INTEGER_ELT(dim, i as R_xlen_t) }))
        .collect::<Result<_, _>>()
        .map_err(|_| Error::config("an array with a negative dimension"))
}

fn missing() -> Error {
    Error::config("a missing value (`NA`) cannot stand in a config")
        .expected("a value; `NULL` stands for Keras's `None`")
}

pub(crate) fn inherits(x: SEXP, class: &std::ffi::CStr) -> bool {
    // SAFETY: `x` is alive; the class is a C string.
    unsafe { Rf_inherits(x, class.as_ptr()) == Rboolean::TRUE }
}
