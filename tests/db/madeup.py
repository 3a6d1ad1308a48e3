"""A small record, all of it made up: places of legend, editions to come, codes that ISO leaves free."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from db.cells import Cells
from db.csvfiles import Line, Sheet

TABLES = {
    "sources": """\
id,url,publisher,title,language,kind,published_on
wipo-made-up,https://example.org/wipo,WIPO (made up),A made-up report,en,official,2031-09-01
page-one,https://example.org/one,Made-up Times,One,en,press,
page-two,https://example.org/two,Made-up Post,Two,de,press,
page-three,,Made-up Blog,Three,,blog,
""",
    "economies": """\
code,name,regions
XA,Kingdom of Atlantis (made up),europe;eu
XB,Republic of Shangri-La (made up),asia
""",
    "editions": """\
year,title,clusters_released_on,released_on,measures,pct_period,publication_period,vc_period,economies_covered,source_ids,note
2030,Made-up Index 2030,,2030-09-20,pct,2024-2028,,,,page-one,
2031,Made-up Index 2031,2031-08-30,2031-09-20,pct;publications,2025-2029,2025-2029,,2,wipo-made-up;page-two,
""",
    "clusters": """\
id,name,cities,economies,note
atlantis,Atlantis,Atlantis,XA,
avalon-camelot,Avalon–Camelot,Avalon;Camelot,XA,Avalon alone until 2030
camelot,Camelot,Camelot,XA,
el-dorado,El Dorado,El Dorado,XA;XB,
shangri-la,Shangri La,Shangri La,XB,
""",
    "aliases": """\
cluster,name,language
atlantis,City of Poseidon,en
""",
    "lineage": """\
edition,kind,from_cluster,from_name,to_cluster,to_name,source_ids,note
2031,merged,avalon-camelot,Avalon,avalon-camelot,Avalon–Camelot,page-one,
2031,merged,camelot,Camelot,avalon-camelot,Avalon–Camelot,page-one;page-two,
,renamed,shangri-la,Xanadu,shangri-la,Shangri La,page-two,edition not stated
""",
    "rankings": """\
edition,rank,cluster,printed_name,economies,pct_applications,publications,vc_deals,pct_share,publication_share,vc_share,score,printed_previous_rank,printed_rank_change,intensity_rank,pct_per_million,publications_per_million,vc_per_million,status,source_ids,note
2030,1,atlantis,Atlantis,XA,,,,,,,,,,,,,,confirmed,wipo-made-up,
2030,2,el-dorado,El Dorado,XA;XB,,,,,,,,,,,,,,single,page-one,
2030,3,avalon-camelot,Avalon,XA,,,,,,,,,,,,,,confirmed,page-one;page-two,
2030,5,camelot,Camelot,XA,,,,,,,,,,,,,,single,page-two,
2031,1,atlantis,Atlantis,XA,10000,20000,,5.0,2.0,,7.0,1,0,2,4000,8000,,confirmed,wipo-made-up;page-one,a note
2031,2,avalon-camelot,Avalon–Camelot,XA,6000,15000,,3.0,1.5,,4.5,3,+1,,,,,confirmed,wipo-made-up,
2031,3,el-dorado,El Dorado,XA;XB,,,,,,,,,,,,,,disputed,page-one,
2031,3,shangri-la,Shangri La,XB,,,,,,,,,,1,,,,disputed,page-two,
""",
    "facts": """\
id,edition,subject_kind,subject,measure,value,unit,as_of,source_ids,note
2030-release-date,2030,edition,2030,release_date,2030-09-20,day,2030-09-20,page-one,
2030-measures,2030,edition,2030,measures,pct,list,2030,page-one,
2030-pct-period,2030,edition,2030,pct_period,2024-2028,years,2030,page-one,
2031-clusters-release-date,2031,edition,2031,clusters_release_date,2031-08-30,day,2031-08-30,page-two,
2031-release-date,2031,edition,2031,release_date,2031-09-20,day,2031-09-20,page-two,
2031-measures,2031,edition,2031,measures,pct;publications,list,2031,page-two,
2031-pct-period,2031,edition,2031,pct_period,2025-2029,years,2031,page-two,
2031-publication-period,2031,edition,2031,publication_period,2025-2029,years,2031,page-two,
2031-economies-covered,2031,topic,top-100,economies_covered,2,economies,2031-09,page-two,
2031-xa-cluster-count,2031,economy,XA,cluster_count,3,clusters,2031,page-two,
2031-xa-members,2031,economy,XA,members,atlantis;avalon-camelot;el-dorado,clusters,2031,page-two,
2031-order,2031,topic,top-2,order_of_clusters,atlantis;avalon-camelot,clusters,2031,page-two,
2031-above,2031,cluster,atlantis,ranked_above,avalon-camelot,clusters,2031,page-two,
2031-largest,2031,economy,XA,largest_cluster,atlantis,cluster,2031,page-two,
2031-leading,2031,topic,world,economies_leading,XA;XB,economies,2031,page-two,
2031-intensity,2031,cluster,atlantis,intensity_rank,2,rank,2031,page-two,
2031-intensity-2,2031,cluster,shangri-la,intensity_rank,1,rank,2031,page-two,
2031-statement-1,2031,person,A. Legend,statement,Made up.,text,2031,page-two,
2031-statement-2,2031,person,A. Legend,statement,Made up as well.,text,2031,page-two,
2031-fields,2031,cluster,atlantis,top_pct_field,Trident making=4.5,percent,2031,page-two,
created-year,,topic,made-up-ranking,created_year,2030,year,2031,page-two,
""",
    "conflicts": """\
edition,subject,measure,value_a,source_ids_a,value_b,source_ids_b,kept,reason
2031,el-dorado,rank,3,page-one,4,page-two,a,made up
2031,shangri-la,rank,3,page-two,2,page-three,a,made up
2031,XA,cluster_count,3,page-two,2,page-one,a,made up
2030,atlantis,publications,9,page-one,,,neither,made up
""",
}
"""Each table as the text of its CSV file."""

Changed = dict[str, list[Cells]]


def tables() -> Changed:
    """The cells of every table, to be changed at will; the first row stands on line 2."""
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in TABLES.items()}


def sheets(changed: Changed) -> tuple[Sheet, ...]:
    """Tables as the importer takes them."""
    return tuple(sheet(name, rows) for name, rows in changed.items())


def sheet(table: str, rows: Sequence[Cells]) -> Sheet:
    """Rows as if read from a file of their own."""
    return Sheet(table, tuple(Line(number, cells) for number, cells in enumerate(rows, 2)))


def write_folder(folder: Path, changed: Changed) -> Path:
    """The tables as CSV files, as the shipped record comes."""
    folder.mkdir(exist_ok=True)
    for name, rows in changed.items():
        header = TABLES[name].partition("\n")[0].split(",")
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder
