"""Which function answers which kind of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from answers.comparisons import answer_compare
from answers.counts import answer_count
from answers.economies import answer_compare_economies, answer_economies
from answers.edition_facts import answer_define, answer_edition
from answers.entrants import answer_dropouts, answer_newcomers
from answers.facts import answer_fact
from answers.measure_comparisons import answer_compare_by_measure, answer_trend_of_measure
from answers.measure_tops import answer_top_by_measure
from answers.measures import answer_measure
from answers.movers import answer_climbers, answer_fallers
from answers.neighbourhood import answer_members, answer_neighbours
from answers.outcome import Outcome
from answers.ranks import answer_rank
from answers.records import answer_record
from answers.sheet import Sheet
from answers.tables import answer_at_rank, answer_bottom, answer_list, answer_top
from answers.talk import answer_about, answer_greeting
from answers.trends import answer_trend
from questions.question import Question

Answering = Callable[[Question, Sheet], Outcome]


def _by_measure(by_rank: Answering, by_figure: Answering) -> Answering:
    """One answering for questions about ranks and another for those about a figure."""

    def answering(question: Question, sheet: Sheet) -> Outcome:
        chosen = by_rank if question.slots.measure in (None, "rank") else by_figure
        return chosen(question, sheet)

    return answering


ANSWERS: Mapping[str, Answering] = {
    "rank": answer_rank,
    "at_rank": answer_at_rank,
    "top": _by_measure(answer_top, answer_top_by_measure),
    "bottom": answer_bottom,
    "list": answer_list,
    "count": answer_count,
    "economies": answer_economies,
    "compare": _by_measure(answer_compare, answer_compare_by_measure),
    "compare_economies": answer_compare_economies,
    "trend": _by_measure(answer_trend, answer_trend_of_measure),
    "measure": answer_measure,
    "climbers": answer_climbers,
    "fallers": answer_fallers,
    "newcomers": answer_newcomers,
    "dropouts": answer_dropouts,
    "neighbours": answer_neighbours,
    "record": answer_record,
    "members": answer_members,
    "edition": answer_edition,
    "define": answer_define,
    "fact": answer_fact,
    "about": answer_about,
    "greeting": answer_greeting,
}
"""A kind that is understood but has no entry here is not answered yet, and the reply says so."""
