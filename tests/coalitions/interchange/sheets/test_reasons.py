"""The file of rows that were not imported, brought in again."""

from tests.coalitions.interchange.reading_of import read


def test_rows_that_were_not_imported_come_in_corrected_without_what_was_said_of_them():
    corrected = (
        "file,row,kind,reason,Org A,Org B,relation\n"
        "allies.xlsx: Ties,5,,“same coalition” is no kind of tie,Tenants,Church,alliance\n"
    )
    reading = read(corrected, "not-imported.csv")

    (tie,) = reading.rows("ties")
    assert (tie.values["source"], tie.values["target"], tie.values["kind"]) == (
        "Tenants",
        "Church",
        "alliance",
    )
    assert tie.extra == {}
    assert [notice.code for notice in reading.sources[0].notices] == ["reasons_left_out"]


def test_columns_of_those_names_in_another_order_are_the_sheets_own():
    reading = read("Organization,file,row,kind,reason\nTenants,a.doc,5,union,old friends\n")

    assert reading.rows("organizations")[0].extra == {"file": "a.doc", "row": "5", "reason": "old friends"}
