//! Writing a census: the flat tables nested again, child by child, in the order the Department's structure gives.
//!
//! What is blank is left out, as the structure asks. Texts stand as they are: a statutory file is not a report.

use std::io::{self, Write};

use super::child::{Child, Referral, Return};
use super::tables::{ChildCharacteristics, ChildIdentifiers, Disability, Header, ProtectionPlan};
use crate::files::xml_write::XmlWriter;
use crate::table::Row;

/// Writes a whole census.
///
/// # Errors
///
/// The file cannot be written.
pub fn write(returned: &Return, out: impl Write) -> io::Result<()> {
    let mut writer = Writer::begin(out, &returned.tables.headers)?;
    for child in returned.children() {
        writer.child(&child)?;
    }
    writer.end()
}

/// A census that is written child by child, so that it need not be in memory as a whole.
pub struct Writer<W> {
    xml: XmlWriter<W>,
}

impl<W: Write> Writer<W> {
    /// Begins the file with what it says about itself.
    ///
    /// # Errors
    ///
    /// The file cannot be written; so it is with all that follows.
    pub fn begin(out: W, headers: &[Header]) -> io::Result<Self> {
        let mut xml = XmlWriter::begin_file(out)?;
        xml.begin("Message")?;
        for header in headers {
            xml.begin("Header")?;
            group(&mut xml, "CollectionDetails", header, &["Collection", "Year", "ReferenceDate"])?;
            let source = ["SourceLevel", "LEA", "SoftwareCode", "Release", "SerialNo", "DateTime"];
            group(&mut xml, "Source", header, &source)?;
            xml.end("Header")?;
        }
        xml.begin("Children")?;
        Ok(Self { xml })
    }

    /// Writes a child with all their referrals.
    pub fn child(&mut self, child: &Child<'_>) -> io::Result<()> {
        let xml = &mut self.xml;
        xml.begin("Child")?;
        for identifiers in child.identifiers {
            group(xml, "ChildIdentifiers", identifiers, ChildIdentifiers::COLUMNS)?;
        }
        characteristics(xml, child.characteristics, child.disabilities)?;
        let mut referrals = vec![];
        child.referrals(&mut referrals);
        for referral in &referrals {
            details(xml, referral)?;
        }
        xml.end("Child")
    }

    /// Ends the file.
    pub fn end(mut self) -> io::Result<()> {
        self.xml.end("Children")?;
        self.xml.end("Message")?;
        self.xml.end_file()
    }
}

fn characteristics<W: Write>(
    xml: &mut XmlWriter<W>,
    rows: &[ChildCharacteristics],
    disabilities: &[Disability],
) -> io::Result<()> {
    let mut disabilities = disabilities;
    for row in rows {
        xml.begin("ChildCharacteristics")?;
        filled(xml, row, &["Ethnicity"])?;
        if !disabilities.is_empty() {
            xml.begin("Disabilities")?;
            for disability in std::mem::take(&mut disabilities) {
                xml.leaf("Disability", disability.disability.as_str())?;
            }
            xml.end("Disabilities")?;
        }
        xml.end("ChildCharacteristics")?;
    }
    // Disabilities of a child without other characteristics are kept all the same.
    for disability in disabilities {
        xml.leaf("Disability", disability.disability.as_str())?;
    }
    Ok(())
}

fn details<W: Write>(xml: &mut XmlWriter<W>, referral: &Referral<'_>) -> io::Result<()> {
    const BEFORE: &[&str] = &[
        "CINreferralDate",
        "ReferralSource",
        "PrimaryNeedCode",
        "CINclosureDate",
        "ReasonForClosure",
        "DateOfInitialCPC",
    ];
    xml.begin("CINdetails")?;
    if let Some(row) = referral.row() {
        filled(xml, row, BEFORE)?;
    }
    for assessment in referral.assessments {
        xml.begin("Assessments")?;
        filled(xml, assessment, &assessment.columns()[3..6])?;
        if !assessment.factors.is_empty() {
            xml.begin("FactorsIdentifiedAtAssessment")?;
            for factor in &assessment.factors {
                xml.leaf("AssessmentFactors", factor.as_str())?;
            }
            xml.end("FactorsIdentifiedAtAssessment")?;
        }
        xml.end("Assessments")?;
    }
    for plan in referral.plans {
        group(xml, "CINPlanDates", plan, &plan.columns()[2..])?;
    }
    for enquiry in referral.section47 {
        group(xml, "Section47", enquiry, &enquiry.columns()[2..])?;
    }
    if let Some(row) = referral.row() {
        filled(xml, row, &["ReferralNFA"])?;
    }
    for plan in referral.protection_plans {
        protection_plan(xml, referral, plan)?;
    }
    for row in referral.pre_proceedings {
        group(xml, "PreProceedingsandFGDM", row, &row.columns()[2..])?;
    }
    xml.end("CINdetails")
}

fn protection_plan<W: Write>(
    xml: &mut XmlWriter<W>,
    referral: &Referral<'_>,
    plan: &ProtectionPlan,
) -> io::Result<()> {
    xml.begin("ChildProtectionPlans")?;
    filled(xml, plan, &plan.columns()[3..])?;
    if referral.reviews_of(plan).next().is_some() {
        xml.begin("Reviews")?;
        for review in referral.reviews_of(plan) {
            let date = review.value("CPPreviewDate").unwrap_or_default();
            xml.leaf("CPPreviewDate", date.as_str())?;
        }
        xml.end("Reviews")?;
    }
    xml.end("ChildProtectionPlans")
}

fn group<W: Write>(xml: &mut XmlWriter<W>, name: &str, row: &dyn Row, columns: &[&str]) -> io::Result<()> {
    xml.begin(name)?;
    filled(xml, row, columns)?;
    xml.end(name)
}

fn filled<W: Write>(xml: &mut XmlWriter<W>, row: &dyn Row, columns: &[&str]) -> io::Result<()> {
    for column in columns {
        let value = row.value(column).unwrap_or_default();
        if value.is_filled() {
            xml.leaf(column, value.as_str())?;
        }
    }
    Ok(())
}
