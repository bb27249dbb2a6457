//! What the desk tells: notes, letters, minutes and requests once they are confirmed, and replies to them. A visit that
//! was written up is told as a visit.

use kith_practice::desk::Wanted;

use crate::story::Teller;

/// The lines of the desk.
pub const STORY: Teller = Teller::Plain {
    selects: &[
        "select b.about_on as happened_on, b.wanted as kind,
                coalesce((select r.body from brief_part r
                           where r.authority_id = b.authority_id and r.brief_id = b.brief_id
                             and r.kind = 'recipient'), '') as title,
                coalesce((select n.body from brief_part n
                           where n.authority_id = b.authority_id and n.brief_id = b.brief_id
                             and n.kind in ('narrative', 'wording', 'arranged')), '') as words,
                b.person_id, b.family_id, '/briefs/' || b.brief_id as link
           from (select g.authority_id, g.brief_id, g.family_id, g.about_on, g.wanted, g.child_id as person_id
                   from brief g
                  where g.state = 'confirmed' and g.wanted <> 'visit write-up') b
          where b.authority_id = ?1 and {whom b}",
        "select y.answered_on as happened_on, 'reply' as kind, y.from_whom as title, coalesce(y.answer, '') as words,
                y.person_id, y.family_id, '/briefs/' || y.brief_id as link
           from (select a.authority_id, a.brief_id, a.family_id, a.answered_on, a.from_whom, a.answer,
                        g.child_id as person_id
                   from awaited_reply a
                   join brief g on g.authority_id = a.authority_id and g.brief_id = a.brief_id
                  where a.answered_on is not null) y
          where y.authority_id = ?1 and {whom y}",
    ],
    worded,
};

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    if kind == "reply" {
        return (format!("Reply from {title}"), words);
    }
    let record = kind.parse().map_or("Note", Wanted::record);
    let title = title.lines().next().unwrap_or("");
    (if title.is_empty() { record.to_owned() } else { format!("{record} to {title}") }, words)
}
