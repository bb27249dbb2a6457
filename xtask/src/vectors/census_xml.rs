//! A census file as tables, for whole returns of a few hundred children held in memory.

use kith_returns::cin_census::tables::Tables;
use kith_returns::table::Origin;
use roxmltree::Node;

/// The ids of the group that a row stands in.
#[derive(Clone, Copy, Default)]
struct Group<'a> {
    child: &'a str,
    details: usize,
    part: usize,
}

/// Reads the whole file.
pub(crate) fn fill(tables: &mut Tables, root: Node) {
    for header in children(root, "Header") {
        add(tables, "Header", header, Group::default());
    }
    for child in children(root, "Children").flat_map(|all| children(all, "Child")) {
        let id = child.descendants().find(|node| node.has_tag_name("LAchildID")).and_then(|node| node.text());
        let mut group = Group { child: id.unwrap_or_default(), ..Group::default() };
        for node in child.children().filter(Node::is_element) {
            group.part = 0;
            if node.has_tag_name("CINdetails") {
                group.details += 1;
                details(tables, node, group);
            } else {
                add(tables, node.tag_name().name(), node, group);
                for disability in node.descendants().filter(|node| node.has_tag_name("Disability")) {
                    add(tables, "Disabilities", disability, group);
                }
            }
        }
    }
}

fn details(tables: &mut Tables, node: Node, mut group: Group) {
    add(tables, "CINdetails", node, group);
    let (mut assessments, mut plans) = (0, 0);
    for part in
        node.children().filter(|part| part.is_element() && part.children().any(|node| node.is_element()))
    {
        let name = part.tag_name().name();
        let counter = match name {
            "Assessments" => &mut assessments,
            _ => &mut plans,
        };
        *counter += usize::from(matches!(name, "Assessments" | "ChildProtectionPlans"));
        group.part = *counter;
        add(tables, name, part, group);
        for review in children(part, "Reviews") {
            add(tables, "Reviews", review, group);
        }
    }
}

fn children<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| child.has_tag_name(name))
}

/// Adds a row from the element itself and what stands in it, but not from another row inside it.
fn add(tables: &mut Tables, table: &str, node: Node, group: Group) {
    let Some(columns) = Tables::columns(table) else { return };
    let (details, part) = (group.details.to_string(), group.part.to_string());
    let ids =
        [("LAchildID", group.child), ("CINdetailsID", &details), ("AssessmentID", &part), ("CPPID", &part)];
    let mut cells = vec![];
    for (name, text) in ids {
        cells.extend(columns.iter().position(|column| *column == name).map(|column| (column, text)));
    }
    for value in node.descendants() {
        let inside = value.ancestors().take_while(|outer| *outer != node).skip(1);
        let in_other_row = inside.into_iter().any(|outer| Tables::columns(outer.tag_name().name()).is_some());
        let name = value.tag_name().name();
        if name == "LAchildID" || in_other_row {
            continue;
        }
        let column = columns.iter().position(|column| *column == name);
        cells.extend(column.zip(value.text()));
    }
    let row = match table {
        "Header" => tables.headers.len(),
        "ChildIdentifiers" => tables.identifiers.len(),
        "ChildCharacteristics" => tables.characteristics.len(),
        "Disabilities" => tables.disabilities.len(),
        "CINdetails" => tables.details.len(),
        "Assessments" => tables.assessments.len(),
        "CINplanDates" => tables.plans.len(),
        "Section47" => tables.section47.len(),
        "ChildProtectionPlans" => tables.protection_plans.len(),
        "Reviews" => tables.reviews.len(),
        _ => tables.pre_proceedings.len(),
    };
    let line = node.document().text_pos_at(node.range().start).row;
    tables.add(table, Origin::new(u32::try_from(row).expect("a case has few rows"), line), &cells);
}
