"""What a store needs before a run may build upon it, told in lines for whoever reads the summary."""

from newsmill.pipeline import log
from newsmill.pipeline.care.fault_replay import replay_faults
from newsmill.pipeline.care.rekeying import rekey
from newsmill.pipeline.care.renewal import renew_duplicates
from newsmill.pipeline.events import Event
from newsmill.pipeline.notes import faults_note, rekeying_note, renewal_note
from newsmill.pipeline.request import Request
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.recover import recover


def put_in_order(store: Store, request: Request) -> list[str]:
    """Recover from a run that was killed, bring what other versions left up to this one, and return a line for each.

    The store's lock is held.

    Raises:
        RunFailedError, OSError: it failed; nothing was published.
    """
    dropped = recover(store)
    if dropped:
        log.log(Event.STORE_RECOVERED, dropped=dropped)
    lines = []
    if renewed := renew_duplicates(store, request.now, request.settings):
        lines.append(renewal_note(renewed))
    if rekeyed := rekey(store, request.now):
        lines.append(rekeying_note(rekeyed))
    if again := replay_faults(store, request.now):
        lines.append(faults_note(again))
    return lines
