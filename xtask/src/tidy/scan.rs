//! Takes Rust source apart, far enough for the house rules: what is code, what is a comment, what
//! is text in quotes, and which lines only tests use.
//!
//! Not a parser: no meaning is read, and source that does not compile may be misread.

/// Rust source in three layers, each with the same lines, and the texts it quotes.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    /// Comments and the inside of quotes blanked.
    pub(crate) code: String,
    /// Only the inside of quotes blanked.
    pub(crate) code_and_comments: String,
    /// Each quoted text with its first line.
    pub(crate) quoted: Vec<(usize, String)>,
    /// Lines inside `#[cfg(test)]` items, counted from 1.
    test_lines: Vec<(usize, usize)>,
}

impl Scanned {
    /// Whether a line is inside a `#[cfg(test)]` item.
    pub(crate) fn is_test(&self, line: usize) -> bool {
        self.test_lines.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }

    /// The lines of code that people run, with their numbers.
    pub(crate) fn running_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        numbered(&self.code).filter(|(line, _)| !self.is_test(*line))
    }
}

/// Lines with their numbers, from 1.
pub(crate) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

/// The identifiers and plain words of a line.
pub(crate) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty())
}

/// Where the block that opens at `open` closes, by counting braces in code without quotes.
pub(crate) fn closing_brace(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in code[open..].char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(open + at),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The number of the line that a position is on.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Takes source apart.
pub(crate) fn scan(text: &str) -> Scanned {
    let mut scanner = Scanner { rest: text, line: 1, out: Scanned::default() };
    while !scanner.rest.is_empty() {
        scanner.step();
    }
    scanner.out.test_lines = test_lines(&scanner.out.code);
    scanner.out
}

#[derive(Clone, Copy)]
enum Layer {
    Code,
    Comment,
    Quoted,
}

struct Scanner<'a> {
    rest: &'a str,
    line: usize,
    out: Scanned,
}

impl<'a> Scanner<'a> {
    fn step(&mut self) {
        let rest = self.rest;
        if rest.starts_with("//") {
            self.take(rest.find('\n').unwrap_or(rest.len()), Layer::Comment);
        } else if rest.starts_with("/*") {
            self.take(block_comment_length(rest), Layer::Comment);
        } else if let Some(hashes) = raw_quote_hashes(rest) {
            let close = format!("\"{}", "#".repeat(hashes));
            let opening = rest.find('"').map_or(rest.len(), |at| at + 1);
            self.take(opening, Layer::Code);
            self.quoted(self.rest.find(&close).unwrap_or(self.rest.len()));
            self.take(close.len().min(self.rest.len()), Layer::Code);
        } else if rest.starts_with('"') {
            self.take(1, Layer::Code);
            self.quoted(quote_length(self.rest));
            self.take(1.min(self.rest.len()), Layer::Code);
        } else if let Some(length) = letter_in_quotes(rest) {
            self.take(length, Layer::Quoted);
        } else {
            // A whole word at a time, so that the `r` of `for"` is not taken for a raw quote.
            let word =
                rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
            let one = rest.chars().next().map_or(0, char::len_utf8);
            self.take(word.max(one), Layer::Code);
        }
    }

    fn quoted(&mut self, length: usize) {
        self.out.quoted.push((self.line, self.rest[..length].to_owned()));
        self.take(length, Layer::Quoted);
    }

    fn take(&mut self, length: usize, layer: Layer) {
        let (taken, rest) = self.rest.split_at(length);
        let blank: String = taken.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect();
        let (code, comments) = match layer {
            Layer::Code => (taken, taken),
            Layer::Comment => (blank.as_str(), taken),
            Layer::Quoted => (blank.as_str(), blank.as_str()),
        };
        self.out.code.push_str(code);
        self.out.code_and_comments.push_str(comments);
        self.line += taken.matches('\n').count();
        self.rest = rest;
    }
}

fn block_comment_length(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let here = &text.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

// `r"`, `r#"`, `br##"`: how many hashes close it.
fn raw_quote_hashes(text: &str) -> Option<usize> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn quote_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

// `'x'`, `'\n'`, `'\u{1F600}'`, but not the lifetime `'a`.
fn letter_in_quotes(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        return inside[2..].find('\'').map(|at| at + 4);
    }
    let letter = inside.chars().next()?;
    inside[letter.len_utf8()..].starts_with('\'').then_some(letter.len_utf8() + 2)
}

fn test_lines(code: &str) -> Vec<(usize, usize)> {
    let mut found = vec![];
    for (at, mark) in code.match_indices("#[cfg(test)]") {
        let after = at + mark.len();
        let (Some(open), end) = (code[after..].find('{'), code[after..].find(';')) else { continue };
        if end.is_some_and(|end| end < open) {
            continue;
        }
        let close = closing_brace(code, after + open).unwrap_or(code.len());
        found.push((line_of(code, at), line_of(code, close)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_comments_and_quotes_are_told_apart() {
        let source = r##"let a = "x // {"; // why {
let b = r#"say "hi""#; /* one /* two */ */ let c = '{'; fn d<'a>() {}"##;
        let scanned = scan(source);
        assert_eq!(scanned.code.matches('{').count(), 1, "{}", scanned.code);
        assert!(scanned.code_and_comments.contains("// why {"));
        assert!(!scanned.code_and_comments.contains("hi"));
        assert!(scanned.code.contains("let c ="));
        assert_eq!(scanned.quoted, [(1, "x // {".to_owned()), (2, "say \"hi\"".to_owned())]);
    }

    #[test]
    fn escapes_do_not_end_a_quote() {
        let scanned = scan(r#"let a = "\"}"; let b = '\''; let c = '\\'; f('\u{7f}');"#);
        assert!(
            scanned.code.contains("let b") && scanned.code.contains("let c") && scanned.code.contains("f(")
        );
        assert!(!scanned.code.contains('}'));
    }

    #[test]
    fn test_items_are_known_by_their_braces() {
        let scanned =
            scan("fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}\n#[cfg(test)]\nmod d;\n{}");
        let tests: Vec<usize> = (1..=9).filter(|line| scanned.is_test(*line)).collect();
        assert_eq!(tests, [2, 3, 4, 5]);
    }

    #[test]
    fn lines_stay_where_they_were() {
        let source = "a\n/* b\n */ \"c\nd\"\ne";
        assert_eq!(scan(source).code.lines().count(), source.lines().count());
    }
}
