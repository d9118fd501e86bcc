"""The content model of StratML Part 2, as far as an export uses it: child elements in their order.

Written down from the schema of 16 February 2016, version 2.2.6. ``?`` is at most one, ``*`` any number,
``+`` one or more, nothing exactly one.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

NAMESPACE = "{urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport}"
_RESULT = "StartDate? EndDate? NumberOfUnits? Descriptor? Description?"
_GOAL = "Identifier? SequenceIndicator? Stakeholder* OtherInformation?"
CONTENT = {
    "PerformancePlanOrReport": "Name Description? OtherInformation? StrategicPlanCore "
    "AdministrativeInformation? Submitter?",
    "StrategicPlanCore": "Organization* Vision? Mission? Value* Goal+",
    "Organization": "Name? Acronym? Identifier? Description? Stakeholder*",
    "Goal": f"Name Description {_GOAL} Objective*",
    "Objective": f"Name? Description? {_GOAL} PerformanceIndicator*",
    "PerformanceIndicator": "SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? "
    "Relationship* MeasurementInstance* OtherInformation?",
    "MeasurementInstance": "TargetResult* ActualResult*",
    "TargetResult": _RESULT,
    "ActualResult": _RESULT,
    "Stakeholder": "Name Description? Role*",
    "Role": "Name Description? RoleType*",
    "AdministrativeInformation": "Identifier? StartDate? EndDate? PublicationDate? Source?",
}
ATTRIBUTES = {
    "PerformancePlanOrReport": {"Type": {"Strategic_Plan", "Performance_Plan", "Performance_Report"}},
    "PerformanceIndicator": {
        "ValueChainStage": {"Outcome", "Output_Processing", "Output", "Input_Processing", "Input"},
        "PerformanceIndicatorType": {"Quantitative", "Qualitative"},
    },
}
VALUES = {
    "Identifier": r"[A-Za-z_][\w.-]*",
    "StartDate": r"\d{4}-\d\d-\d\d|",
    "EndDate": r"\d{4}-\d\d-\d\d|",
    "NumberOfUnits": r"[+-]?\d+(\.\d+)?|",
    "RoleType": "Performer|Beneficiary",
}


def faults(root: ET.Element) -> Iterator[str]:
    """Yield what is wrong with a document."""
    if root.tag != NAMESPACE + "PerformancePlanOrReport" or "Type" not in root.attrib:
        yield f"root {root.tag} {root.attrib}"
    identifiers = [e.text for e in root.iter(NAMESPACE + "Identifier")]
    if len(identifiers) != len(set(identifiers)):
        yield "an identifier stands twice"
    for element in root.iter():
        yield from _faults(element)


def _faults(element: ET.Element) -> Iterator[str]:
    tag = element.tag.removeprefix(NAMESPACE)
    children = "".join(f"{c.tag.removeprefix(NAMESPACE)} " for c in element)
    model = "".join(
        f"(?:{re.sub(r'([?*+])$', '', part)} ){part[-1] if part[-1] in '?*+' else ''}"
        for part in CONTENT.get(tag, "").split()
    )
    if not re.fullmatch(model, children):
        yield f"{tag} holds {children}"
    if tag not in CONTENT and not re.fullmatch(VALUES.get(tag, ".*"), element.text or "", re.DOTALL):
        yield f"{tag} is {element.text!r}"
    for name, value in element.attrib.items():
        if value not in ATTRIBUTES.get(tag, {}).get(name, set()):
            yield f"{tag} has {name}={value!r}"
