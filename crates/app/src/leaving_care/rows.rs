//! The rows of leaving care.

use jiff::civil::Date;
use kith_practice::leaving_care::HomeOfLeaver;
use kith_practice::people::YesNo;
use kith_vocabulary::ids::{
    FamilyId, LeaverContactId, LeaverHomeId, LeavingAssessmentId, LeavingEndId, PersonId, StayingCloseId,
};

use crate::record;

record! {
    /// The assessment of a young person's needs before leaving care, or after.
    LeavingAssessment in leaving_assessment, key leaving_assessment_id: LeavingAssessmentId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The young person.
        person_id: PersonId,
        /// When.
        assessed_on: Date,
        /// What the young person thinks.
        views: String,
        /// What they need.
        needs: String,
    }
}

record! {
    /// How a care leaver was on a day.
    LeaverContact in leaver_contact, key leaver_contact_id: LeaverContactId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The young person.
        person_id: PersonId,
        /// When.
        told_on: Date,
        /// Code: whether in touch.
        in_touch: Option<String>,
        /// Code: what they mainly do.
        activity: Option<String>,
        /// Code: where they live, and whether it is suitable.
        accommodation: Option<String>,
        /// Why the home is suitable, or not.
        why_suitable: Option<String>,
        /// More, in words.
        note: Option<String>,
    }
}

record! {
    /// Where a care leaver lives.
    LeaverHome in leaver_home, key leaver_home_id: LeaverHomeId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The young person.
        person_id: PersonId,
        /// When they moved in.
        moved_on: Date,
        /// What kind of home it is.
        kind: HomeOfLeaver,
        /// Whether it is regulated.
        regulated: YesNo,
        /// The address.
        address: Option<String>,
        /// When they moved out.
        ended_on: Option<Date>,
        /// Why.
        ended_because: Option<String>,
    }
}

record! {
    /// Whether a former relevant child needs staying close support, and what is given.
    StayingClose in staying_close, key staying_close_id: StayingCloseId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The young person.
        person_id: PersonId,
        /// When it was assessed.
        assessed_on: Date,
        /// Whether the support is required for their welfare.
        required: YesNo,
        /// Why.
        why: String,
        /// Who links the young person to their former home.
        link_worker: Option<String>,
        /// That home.
        former_home: Option<String>,
        /// Help to find and keep a home.
        accommodation: Option<String>,
        /// Help with health and wellbeing.
        health: Option<String>,
        /// Help with relationships.
        relationships: Option<String>,
        /// Help with education and training.
        education: Option<String>,
        /// Help with employment.
        employment: Option<String>,
        /// Help with taking part in society.
        participation: Option<String>,
        /// When the support ended.
        ended_on: Option<Date>,
        /// Why.
        ended_because: Option<String>,
    }
}

record! {
    /// The end of support for a care leaver.
    LeavingEnd in leaving_end, key leaving_end_id: LeavingEndId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The young person.
        person_id: PersonId,
        /// When.
        ended_on: Date,
        /// Why.
        ended_because: String,
    }
}
