//! Why a looked-after child's social worker changed.

code_list! {
    /// Why a looked-after child's social worker changed.
    SocialWorkerChangeReason, "Reason for change of social worker",
    "Department for Education, children looked after return (SSDA903) (SW_REASON), from the 2023 to 2024 collection";
    CaseManagement "MANAGE" "Management of cases or workload" from (2023, 4, 1);
    FirstContact "FCONTA" "First contact worker" from (2023, 4, 1);
    LeftRole "LEFTRL" "Worker left the role" from (2023, 4, 1);
    Restructure "ORGRST" "Organisation restructured" from (2023, 4, 1);
    TransferProcess "TSPROC" "Usual transfer between teams" from (2023, 4, 1);
    WorkerAbsent "ABSENC" "Worker absent" from (2023, 4, 1);
    ChildAsked "CHCHAN" "Child asked for a change" from (2023, 4, 1);
    ParentOrCarerAsked "PCCHAN" "Parent or carer asked for a change" from (2023, 4, 1);
    WorkerDied "SWDIED" "Worker died" from (2023, 4, 1);
    Other "OTHERS" "Another reason" from (2023, 4, 1);
}
