"""Files that are read: the made-up ranking as many people and programs would send it."""

from __future__ import annotations

from tests.files.books import Cell, book, ods, pdf
from tests.files.table import HEADER, ROWS, cells, text

FRENCH = (
    "Rang",
    "Nom du cluster",
    "Économie",
    "Demandes PCT",
    "Publications scientifiques",
    "Part des demandes PCT",
    "Part des publications",
    "Somme",
    "Rang précédent",
    "Variation",
)
CHINESE = (
    "排名",
    "集群名称",
    "经济体",
    "PCT申请量",
    "科学出版物",
    "PCT占比",
    "出版物占比",
    "总计",
    "上年排名",
    "排名变化",
)
ARABIC = (
    "الترتيب",
    "اسم المجمع",
    "الاقتصاد",
    "طلبات البراءات",
    "المنشورات العلمية",
    "",
    "",
    "المجموع",
    "الترتيب السابق",
    "التغيير",
)
GERMAN = (
    "Rang",
    "Clustername",
    "Land",
    "PCT-Anmeldungen",
    "Publikationen",
    "Anteil PCT",
    "Anteil Publikationen",
    "Gesamt",
    "Vorjahresrang",
    "Veränderung",
)
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def numbers() -> list[list[Cell]]:
    """The rows as a spreadsheet has them, with numbers as numbers."""
    rows: list[list[Cell]] = []
    for row in ROWS:
        shares = (float(row.pct_share), float(row.publication_share), float(row.total))
        rows.append(
            [row.rank, row.name, row.economy, row.pct, row.publications, *shares, row.previous, int(row.change)]
        )
    return rows


def _german() -> str:
    rows = [
        [cell.replace(".", ",") if place in (5, 6, 7) else cell for place, cell in enumerate(row)] for row in cells()
    ]
    return "\n".join(";".join(row) for row in [list(GERMAN), *rows]) + "\n"


def _percent() -> str:
    rows = [[*row[:5], f"{row[5]}%", f"{row[6]} %", *row[7:]] for row in cells()]
    return "\n".join("\t".join(row) for row in [list(HEADER), *rows])


def _grouped(separator: str) -> str:
    rows = [[*row[:3], f"{int(row[3]):,}".replace(",", separator), *row[4:]] for row in cells()]
    return "\n".join("\t".join(row) for row in [list(HEADER), *rows])


def _marked() -> str:
    """Ranks, changes and figures with what people and pages put beside them."""
    arrows = {"0": "=", "+1": "▲1", "-1": "▼ 1"}
    rows = [[f"#{row[0]}.", f"{row[1]}†", row[2], f"{row[3]}¹", *row[4:9], arrows[row[9]]] for row in cells()]
    return "\n".join("\t".join(row) for row in [list(HEADER), *rows]).replace("†", "")


def _page(rows: str, above: str = "") -> str:
    head = "<head><meta charset='utf-8'><title>Made up</title></head>"
    return f"<!DOCTYPE html><html>{head}<body>{above}{rows}</body></html>"


def _html_rows(tag: str = "td") -> str:
    heading = "".join(f"<th>{title}</th>" for title in HEADER)
    rows = "".join(f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in row)}</tr>" for row in cells())
    return f"<table><thead><tr>{heading}</tr></thead><tbody>{rows}</tbody></table>"


def _spanning() -> str:
    heading = (
        "<tr><th rowspan=2>Rank</th><th rowspan=2>Cluster<br>name</th><th rowspan=2>Economy</th>"
        "<th rowspan=2>PCT applications</th><th rowspan=2>Scientific publications</th>"
        "<th colspan=2>Share of total</th><th rowspan=2>Total</th><th rowspan=2>Previous rank</th>"
        "<th rowspan=2>Rank change</th></tr><tr><th>PCT filings</th><th>pubs</th></tr>"
    )
    rows = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in cells())
    return f"<table>{heading}{rows}</table>"


PASTED = """Made-up Index 2031, table 9
Rank Cluster name Economy PCT applications Scientific publications Total Previous rank Rank change
1 Atlantis XA 10,000 20,000 7.0 1 0
2 Avalon–
Camelot XA 6,000 15,000 4.5 3 +1
3 El Dorado, ZZ XA 4,000 12,000 3.2 2 -1
4 Shangri La XB 2,000 9,000 1.9 4 0
Source: made up.
"""
ONE_CELL_A_LINE = "Rank\nCluster name\nEconomy\nPCT applications\nTotal\n" + "".join(
    f"{row.rank}\n{row.name}\n{row.economy}\n{row.pct:,}\n{row.total}\n" for row in ROWS
)
ALIGNED = "\n".join(
    f"{rank:<8}{name:<24}{economy:<12}{pct}"
    for rank, name, economy, pct in [HEADER[:4], *((row.rank, row.name, row.economy, row.pct) for row in ROWS)]
)
INTENSITY = (
    "Rank\tCluster name\tEconomy\tPCT applications per capita\tScientific publications per capita\tTotal\n"
    "1\tShangri La\tXB\t4,100\t8,200\t9.9\n2\tAtlantis\tXA\t4,000\t8,000\t9.8\n"
)


def good() -> dict[str, bytes]:
    """Each file by its name; all are read into the same four rows, those in `FEWER` into fewer columns."""
    sheet: list[list[Cell]] = [list(HEADER), *numbers()]
    titled: list[list[Cell]] = [["Made-up Index 2031"], [], ["Top clusters, made up"], *sheet]
    merged_header: list[list[Cell]] = [[*HEADER[:5], None, None, *HEADER[7:]], [*[None] * 5, "PCT filings", "pubs"]]
    spans = [(0, 5, 0, 6, "Share of total")] + [
        (0, column, 1, column, HEADER[column]) for column in (0, 1, 2, 3, 4, 7, 8, 9)
    ]
    footer = "\n\nNote: made up,,,,,,,,,\nSource: made up,,,,,,,,,\n"
    table = text()
    lines = table.splitlines()
    return {
        "utf-8.csv": table.encode(),
        "utf-8-mark.csv": table.encode("utf-8-sig"),
        "utf-16.csv": table.encode("utf-16"),
        "cp1252.csv": (table + "Quelle: erfunden, für Prüfungen,,,,,,,,\n").encode("cp1252"),
        "gb18030.csv": text(header=CHINESE).encode("gb18030"),
        "line-ends-windows.csv": text(end="\r\n").encode(),
        "semicolons-and-decimal-commas.csv": _german().encode(),
        "tabs.tsv": text("\t").encode(),
        "bars.txt": text("|").encode(),
        "percent-signs.tsv": _percent().encode(),
        "grouped-by-commas.tsv": _grouped(",").encode(),
        "grouped-by-dots.tsv": _grouped(".").encode(),
        "grouped-by-spaces.tsv": _grouped("\N{NO-BREAK SPACE}").encode(),
        "grouped-by-narrow-spaces.tsv": _grouped("\N{NARROW NO-BREAK SPACE}").encode(),
        "arrows-and-marks.tsv": _marked().encode(),
        "french.tsv": text("\t", header=FRENCH).encode(),
        "chinese.tsv": text("\t", header=CHINESE).encode(),
        "arabic.tsv": text("\t", header=ARABIC).translate(EASTERN).encode(),
        "titles-above.csv": ("Made-up Index 2031,,,,,,,,,\n\n" + table).encode(),
        "notes-below.csv": (table + footer).encode(),
        "heading-repeated.csv": "\n".join([*lines[:3], lines[0], *lines[3:]]).encode(),
        "breaks-in-names.csv": table.replace("Avalon–Camelot", '"Avalon–\nCamelot"').encode(),
        "hyphens-in-names.csv": table.replace("–", "-").encode(),
        "unknown-columns.csv": "\n".join(f"{line},{n}" for n, line in enumerate(lines))
        .replace(",0", ",Weather", 1)
        .encode(),
        "named-wrongly.xlsx": table.encode(),
        "book.xlsx": book(("Table", sheet)),
        "book-of-text.xlsx": book(("Table", [list(HEADER), *cells()])),
        "book-with-titles.xlsx": book(("Table", titled)),
        "book-with-merged-heading.xlsx": book(("Table", [*merged_header, *numbers()]), merged=spans),
        "book-with-other-sheets.xlsx": book(("Read me", [["made up"]]), ("Table", sheet), ("Notes", [["none"]])),
        "book.ods": ods(sheet),
        "book-with-empty-rows-behind.ods": ods(sheet, EMPTY_BEHIND),
        "page.html": _page(_html_rows()).encode(),
        "page-with-spans.html": _page(_spanning(), "<table><tr><td>Menu<td>Made up</table>").encode(),
        "pasted.txt": PASTED.encode(),
        "pasted-one-cell-a-line.txt": ONE_CELL_A_LINE.encode(),
        "pasted-aligned.txt": ALIGNED.encode(),
        "report.pdf": pdf([line.replace("–", "-") for line in PASTED.replace("–\n", "-").splitlines()]),
    }


EMPTY_BEHIND = (
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)
FEWER = {
    "arabic.tsv": {"pct_share", "publication_share"},
    "pasted.txt": {"pct_share", "publication_share"},
    "report.pdf": {"pct_share", "publication_share"},
    "pasted-one-cell-a-line.txt": {
        "publications",
        "pct_share",
        "publication_share",
        "printed_previous_rank",
        "printed_rank_change",
    },
    "pasted-aligned.txt": {
        "publications",
        "pct_share",
        "publication_share",
        "score",
        "printed_previous_rank",
        "printed_rank_change",
    },
}
"""Columns that a file does not have."""
