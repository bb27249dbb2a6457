//! Which meetings start and meet deadlines.

use crate::deadlines::Source;
use crate::statement;

statement! {
    HAPPENED = "
        select c.person_id, c.family_id,
               case m.kind
                 when 'strategy discussion' then 'strategy discussion held'
                 when 'core group' then 'core group held'
                 when 'child in need meeting' then 'need plan reviewed'
                 else 'pre-proceedings meeting held'
               end,
               m.held_on, null, c.meeting_child_id, null
          from meeting_child c
          join meeting m on m.authority_id = c.authority_id and m.meeting_id = c.meeting_id
         where c.authority_id = ?1 and c.person_id between ?2 and ?3
           and m.kind in ('strategy discussion', 'core group', 'child in need meeting', 'pre-proceedings meeting',
                          'pre-proceedings review')
         limit 1000000";
}

/// What these rows say happened. Conferences are told by the child's own enquiry, plan and review.
pub(crate) const HAPPENINGS: Source = Source { tables: &["meeting", "meeting_child"], statement: &HAPPENED };
