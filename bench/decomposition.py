"""The document that is imported: the real one of 2020 where it is at hand, or one of the same size and layout."""

from itertools import cycle, islice
from pathlib import Path

REAL = Path(__file__).resolve().parents[2] / "shared" / "sources" / "qingdao-west-coast-2020.txt"
ROWS = 206

_HEAD = """云溪区人民政府办公室

云溪政办发〔2026〕3号

关于印发2026年区政府工作报告确定事项责任分解方案的通知

各镇人民政府，各街道办事处，区直有关单位：

现将2026年区政府工作报告确定事项责任分解方案印发给你们，请认真贯彻执行。

2026年2月25日

附件 1

2026年区政府工作报告确定事项责任分解方案

序号\t内容\t分管领导\t责任单位
"""

_PATTERNS = (
    ("地区生产总值增长7%。", "区发改局牵头，各行业主管部门、各镇街配合"),
    ("新增规模以上工业企业15家，建成中小企业服务平台。", "区工信局"),
    ("开展系列消费主题活动，社会消费品零售总额增长8%。", "区商务局牵头，区文旅局配合"),
    ("扎实推进重点领域、关键环节的改革。", "区财政局、统计局分别办理"),
    ("新增停车位2000个、充电桩310个。", "区住建局牵头，区发改局、财政局等单位配合"),
    ("完成节能减排降碳和环境质量改善目标任务。", "区发改局、生态环境分局分别办理"),
)
"""How the rows of the real document are written; what differs from row to row is the number."""


def decomposition(folder: Path) -> Path:
    """Return the real document, or write one like it into the folder."""
    if REAL.is_file():
        return REAL
    rows = (
        f"{number}\t{content}\t分管副区长\t{units}"
        for number, (content, units) in enumerate(islice(cycle(_PATTERNS), ROWS), start=1)
    )
    path = folder / "decomposition.txt"
    path.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path
