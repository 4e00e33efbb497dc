"""The blueprint of an examination, for tests that set papers."""

from datetime import date

from recommender.errors import Place
from recommender.model.exam import Domain, Exam

ENGINEERING = (
    "1.1", "1.2", "1.3", "compiling", "streaming", "storage", "ETL", "distributed computing",
    "data engineering stack", "orchestration",
)  # fmt: skip
OPERATIONS = (
    "4.1", "4.2", "4.3", "4.4", "AI services", "ML services", "ML stack", "infrastructure",
    "containers", "deployment", "monitoring", "security",
)  # fmt: skip
SPECIALTY = Exam(
    id="specialty",
    name="Machine learning, specialty",
    questions=65,
    minutes=180,
    lowest=100,
    highest=1000,
    passing=750,
    multiple_response=20,
    clock=date(2021, 8, 24),
    domains=(
        Domain(id="engineering", name="Data engineering", share=20, sections=ENGINEERING),
        Domain(id="exploring", name="Exploratory data analysis", share=24,
               sections=("2.1", "2.2", "2.3", "analytics", "search")),
        Domain(id="modelling", name="Modeling", share=36,
               sections=("3.1", "3.2", "3.3", "3.4", "3.5", "frameworks")),
        Domain(id="operations", name="Implementation and operations", share=20,
               sections=OPERATIONS),
    ),
    sources=(),
    place=Place("exams.yaml"),
)  # fmt: skip
