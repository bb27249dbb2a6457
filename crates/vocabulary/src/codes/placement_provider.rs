//! Who provides a placement.

code_list! {
    /// Who provides a placement.
    PlacementProvider, "Placement provider",
    "Department for Education, children looked after return (SSDA903) (PLACE_PROVIDER)";
    Parents "PR0" "Parents or others with parental responsibility";
    OwnAuthority "PR1" "Own provision, including our regional adoption agency";
    OtherAuthority "PR2" "Another local authority, including its regional adoption agency";
    OtherPublic "PR3" "Other public provision, such as the NHS";
    Private "PR4" "Private provision";
    Voluntary "PR5" "Voluntary or third sector provision";
}
