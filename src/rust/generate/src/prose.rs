//! From Rust's documentation comments to roxygen's: both are Markdown, but in
//! roxygen's some characters mean something to R's help format.

/// Roxygen comments are wrapped at this column, `#' ` not counted.
const WIDTH: usize = 77;

/// A documentation comment in its parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// The first line.
    pub title: &'a str,
    /// What stands before the first heading.
    pub description: Vec<&'a str>,
    /// The headings, with what stands below each.
    pub sections: Vec<(&'a str, Vec<&'a str>)>,
}

impl<'a> Page<'a> {
    /// Takes a documentation comment apart.
    pub fn of(doc: &'a str) -> Self {
        let mut lines = doc.lines();
        let mut page = Page {
            title: lines.next().unwrap_or_default(),
            description: Vec::new(),
            sections: Vec::new(),
        };
        let mut in_code = false;
        for line in lines {
            in_code ^= line.starts_with("```");
            match line.strip_prefix("# ") {
                Some(heading) if !in_code => page.sections.push((heading, Vec::new())),
                _ => match page.sections.last_mut() {
                    Some((_, lines)) => lines.push(line),
                    None => page.description.push(line),
                },
            }
        }
        page
    }
}

/// The lines of a text, escaped, its paragraphs wrapped. The first line leaves
/// room for `lead`, the others begin with `indent`.
pub fn wrapped(text: &str, lead: usize, indent: &str) -> Result<Vec<String>, String> {
    let mut out = Lines {
        lines: vec![String::new()],
        lead,
        indent,
    };
    let mut paragraph = String::new();
    let mut in_code = false;
    for line in text.trim().lines() {
        let begun = line.trim_start();
        let fence = begun.starts_with("```");
        if in_code || fence || begun.starts_with('|') {
            out.flush(&mut paragraph)?;
            out.verbatim(line);
            in_code ^= fence;
        } else if begun.is_empty() {
            out.flush(&mut paragraph)?;
            out.blank();
        } else {
            if is_item(begun) {
                out.flush(&mut paragraph)?;
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(begun.trim_end());
        }
    }
    out.flush(&mut paragraph)?;
    Ok(out.lines)
}

/// The lines written so far; the last one may still be empty.
struct Lines<'a> {
    lines: Vec<String>,
    lead: usize,
    indent: &'a str,
}

impl Lines<'_> {
    fn flush(&mut self, paragraph: &mut String) -> Result<(), String> {
        let words = escaped_words(paragraph)?;
        paragraph.clear();
        let item = words.first().is_some_and(|word| is_bullet(word));
        let mut line = String::new();
        for word in words {
            let taken = if self.is_first() { self.lead } else { 0 };
            let long = taken + self.indent.len() + line.len() + 1 + word.len() > WIDTH;
            // A line must not begin with what Markdown would take for a list.
            if !line.is_empty() && long && !is_bullet(&word) && !word.starts_with('#') {
                self.verbatim(&line);
                line = if item { "  ".to_owned() } else { String::new() };
                line.push_str(&word);
            } else {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(&word);
            }
        }
        if !line.is_empty() {
            self.verbatim(&line);
        }
        Ok(())
    }

    fn verbatim(&mut self, text: &str) {
        if self.is_first() {
            self.lines = vec![text.to_owned()];
        } else {
            self.lines.push(format!("{}{text}", self.indent));
        }
    }

    fn blank(&mut self) {
        self.lines.push(String::new());
    }

    fn is_first(&self) -> bool {
        matches!(self.lines.as_slice(), [line] if line.is_empty())
    }
}

fn is_item(line: &str) -> bool {
    line.split_once(' ')
        .is_some_and(|(first, _)| is_bullet(first))
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "*" | "+")
        || word
            .strip_suffix('.')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// The words of a paragraph, with what is code kept together.
fn escaped_words(paragraph: &str) -> Result<Vec<String>, String> {
    if paragraph.matches('`').count() % 2 == 1 {
        return Err(format!("a backtick without another one: {paragraph:?}"));
    }
    let mut words = vec![String::new()];
    for (i, part) in paragraph.split('`').enumerate() {
        let last = words.len() - 1;
        if i % 2 == 1 {
            if let Some(word) = words.get_mut(last) {
                word.push('`');
                word.push_str(part);
                word.push('`');
            }
            continue;
        }
        for (j, piece) in escape(part)?.split(' ').enumerate() {
            if j > 0 {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push_str(piece);
            }
        }
    }
    words.retain(|word| !word.is_empty());
    Ok(words)
}

/// What is not code.
fn escape(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' | '\\' | '{' | '}' => out.extend(['\\', c]),
            '@' => out.push_str("@@"),
            '[' | ']' => {
                return Err(format!(
                    "write `[` and `]` within backticks, or R takes them for a link: {text:?}"
                ))
            }
            c => out.push(c),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn a_comment_comes_apart_at_its_headings() {
        let page = Page::of("Title\n\nProse.\n\n# Input shape\n`(n)`.\n# Output shape\nAny.");
        let expected = Page {
            title: "Title",
            description: vec!["", "Prose.", ""],
            sections: vec![
                ("Input shape", vec!["`(n)`."]),
                ("Output shape", vec!["Any."]),
            ],
        };
        assert_eq!(page, expected);
    }

    #[test]
    fn paragraphs_are_wrapped_and_code_is_kept_together() {
        let text = "The product of 100 % of\nthe `input %*%\nkernel`, and then one more word, \
                    the sum with `a + b`.\n\n* an item";
        let lines = wrapped(text, 10, "  ").unwrap();
        let expected = [
            "The product of 100 \\% of the `input %*% kernel`, and then one",
            "  more word, the sum with `a + b`.",
            "",
            "  * an item",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn brackets_outside_code_are_refused() {
        assert!(wrapped("in [0, 1]", 0, "").is_err());
        assert!(wrapped("in `[0, 1]", 0, "").is_err());
        assert_eq!(wrapped("in `[0, 1]`", 0, "").unwrap(), ["in `[0, 1]`"]);
    }
}
