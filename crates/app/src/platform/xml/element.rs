//! One element with everything in it, and its text for keeping.

/// An element of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name, without a namespace's prefix.
    pub name: String,
    /// The line on which it opens.
    pub line: u64,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// The text directly in it, without space around it.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Element>,
}

impl Element {
    /// The first element of this name directly in it.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first element of this name directly in it; nothing when it is blank.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str()).filter(|text| !text.is_empty())
    }

    /// Whether it says nothing at all: no text, no attribute, nothing in it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
            && self.attributes.iter().all(|(name, _)| is_about_namespaces(name))
            && self.children.iter().all(Element::is_blank)
    }

    /// The element as XML, an element a line. Text that stood between elements comes before them.
    pub fn to_xml(&self) -> String {
        let mut xml = String::new();
        self.push_xml(&mut xml, 0);
        xml
    }

    fn push_xml(&self, xml: &mut String, depth: usize) {
        let indent = "  ".repeat(depth);
        xml.push_str(&indent);
        xml.push('<');
        xml.push_str(&self.name);
        for (name, value) in &self.attributes {
            xml.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        if self.text.is_empty() && self.children.is_empty() {
            xml.push_str("/>");
            return;
        }
        xml.push('>');
        xml.push_str(&escaped(&self.text));
        for child in &self.children {
            xml.push('\n');
            child.push_xml(xml, depth + 1);
        }
        if !self.children.is_empty() {
            xml.push('\n');
            xml.push_str(&indent);
        }
        xml.push_str(&format!("</{}>", self.name));
    }
}

/// Whether an attribute only names a namespace or a schema, which says nothing of a child.
pub fn is_about_namespaces(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
