"""Tables printed with blanks, whose cells stand in the middle of their rows and run over the end of a page."""

from tests.documents.layouts import text

HEADER = "序号     工作任务                       主要内容              完成时限    责任单位        配合单位"
CENTRED = [
    HEADER,
    "",
    "                新建标准厂房 12 万平方米，力争引进配套企业             市经信局、市商",
    "1               6 家，形成上下游衔接的产业格局。            12 月   务局（市贸促        相关县（市、区）政府",
    "     夯实产业根基                                                会）",
    "       （2 项）",
    "2               开工建设滨河产业园二期。                      9月     青禾县政府         /",
    "",
    HEADER,
    "                                                                           政府",
    "",
    "     补齐民生短板   改造老旧管网 40 公里，更新居民小区二次供水设施",
    "3               30 处。                                      12 月   市住建局      市水务局",
    "       （1 项）",
]


def test_rows_whose_cells_go_on_over_a_page_are_read_and_every_one_is_in_doubt() -> None:
    read = text("\n".join(CENTRED))

    assert read.rows
    assert all(row.doubts for row in read.rows)
