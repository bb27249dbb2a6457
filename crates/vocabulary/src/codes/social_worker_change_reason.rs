//! Why a looked-after child's social worker changed.

code_list! {
    /// Why a looked-after child's social worker changed.
    SocialWorkerChangeReason, "Reason for change of social worker",
    "Department for Education, children looked after return (SSDA903) (SW_REASON), from the 2023 to 2024 collection; labels as the Standard Safeguarding Dataset gives them";
    CaseManagement "MANAGE" "Managing caseloads" from (2023, 4, 1);
    FirstContact "FCONTA" "First contact or re-referral" from (2023, 4, 1);
    LeftRole "LEFTRL" "Previous social worker left the role" from (2023, 4, 1);
    Restructure "ORGRST" "New social worker after an organisational restructure" from (2023, 4, 1);
    TransferProcess "TSPROC" "New social worker after a transfer by standard process" from (2023, 4, 1);
    WorkerAbsent "ABSENC" "Absence cover, or return from absence" from (2023, 4, 1);
    ChildAsked "CHCHAN" "Child requested a change of social worker" from (2023, 4, 1);
    ParentOrCarerAsked "PCCHAN" "Parent or carer requested a change of social worker" from (2023, 4, 1);
    WorkerDied "SWDIED" "Previous social worker died" from (2023, 4, 1);
    Other "OTHERS" "Other reason" from (2023, 4, 1);
}
