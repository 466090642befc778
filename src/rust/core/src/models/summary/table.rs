//! A table as `rich` lays it out, in plain text.

use super::cells::{cells, fit, wrap, Overflow};

/// On which side of a column its texts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Center,
}

/// A column: its title, its side and the width of its texts.
pub(super) struct Column {
    pub title: &'static str,
    pub side: Side,
    pub width: usize,
}

/// The lines of a table that is `width` cells wide, borders included.
pub(super) fn lines(columns: &[Column], rows: &[Vec<String>], width: usize) -> Vec<String> {
    let widths = widths(columns, width);
    let mut lines = vec![rule(&widths, ["┏", "━", "┳", "┓"])];
    let titles: Vec<String> = columns.iter().map(|c| c.title.to_owned()).collect();
    // Titles stand at the bottom of their row, texts at the top.
    push_row(&mut lines, columns, &widths, &titles, true);
    lines.push(rule(&widths, ["┡", "━", "╇", "┩"]));
    for (i, row) in rows.iter().enumerate() {
        if i > 0 {
            lines.push(rule(&widths, ["├", "─", "┼", "┤"]));
        }
        push_row(&mut lines, columns, &widths, row, false);
    }
    lines.push(rule(&widths, ["└", "─", "┴", "┘"]));
    lines
}

/// The widths of the columns with one space on either side.
fn widths(columns: &[Column], table: usize) -> Vec<usize> {
    let room = table.saturating_sub(columns.len() + 1);
    let mut widths: Vec<usize> = columns.iter().map(|c| (c.width + 2).min(room)).collect();
    let total: usize = widths.iter().sum();
    let mut left = widths.len();
    if total > room {
        // Every column gives up its share, rounded, of what is still too much.
        let mut excess = total - room;
        for width in &mut widths {
            let share = round_half_even(excess, left).min(*width);
            *width -= share;
            excess -= share;
            left -= 1;
        }
    } else {
        let mut spare = room - total;
        let mut weight = total;
        for width in &mut widths {
            let share = match weight {
                0 => spare,
                _ => (*width * spare).div_ceil(weight),
            };
            weight -= *width;
            *width += share;
            spare = spare.saturating_sub(share);
        }
    }
    widths
}

/// `a / b`, halves to the even number.
fn round_half_even(a: usize, b: usize) -> usize {
    let (quotient, rest) = (a / b, a % b);
    match (rest * 2).cmp(&b) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Equal => quotient + quotient % 2,
        std::cmp::Ordering::Greater => quotient + 1,
    }
}

fn rule(widths: &[usize], [left, line, cross, right]: [&str; 4]) -> String {
    let lines: Vec<String> = widths.iter().map(|width| line.repeat(*width)).collect();
    format!("{left}{}{right}", lines.join(cross))
}

fn push_row(
    lines: &mut Vec<String>,
    columns: &[Column],
    widths: &[usize],
    texts: &[String],
    header: bool,
) {
    let cells: Vec<Vec<String>> = columns
        .iter()
        .zip(widths)
        .zip(texts)
        .map(|((column, width), text)| cell(text, width.saturating_sub(2), column.side))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let border = if header { "┃" } else { "│" };
    for i in 0..height {
        let line: Vec<String> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                let above = if header { height - cell.len() } else { 0 };
                let text = i.checked_sub(above).and_then(|i| cell.get(i));
                fit(&format!(" {}", text.map_or("", String::as_str)), *width)
            })
            .collect();
        lines.push(format!("{border}{}{border}", line.join(border)));
    }
}

/// The lines of one text.
fn cell(text: &str, width: usize, side: Side) -> Vec<String> {
    let lines = wrap(text, width, Overflow::Ellipsis).into_iter();
    let place = |line: String| match side {
        Side::Left => line,
        Side::Right | Side::Center => {
            let line = line.trim_end();
            let spare = width.saturating_sub(cells(line));
            let before = if side == Side::Right {
                spare
            } else {
                spare / 2
            };
            format!("{}{line}", " ".repeat(before))
        }
    };
    lines.map(place).collect()
}
