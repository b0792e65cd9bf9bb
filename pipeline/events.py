"""Everything newsmill logs, by name: a log line's ``event`` is one of these."""

import enum


class Event(enum.StrEnum):
    """Names of log events."""

    INPUTS_FOUND = "inputs.found"
    RUN_NOTHING_NEW = "run.nothing_new"
    PIPELINE_FINISHED = "pipeline.finished"
    RUN_PUBLISHED = "run.published"
    RUN_FAILED = "run.failed"
    STORE_RECOVERED = "store.recovered"
    DUPLICATES_RENEWED = "store.duplicates_renewed"
    ADDRESSES_REKEYED = "store.addresses_rekeyed"
    FAULTS_REPLAYED = "store.faults_replayed"
    SNAPSHOTS_REMOVED = "snapshots.removed"
    HOUSEKEEPING_FAILED = "store.housekeeping_failed"
    FILES_COPIED = "store.files_copied"
    OBJECTS_SENT_AGAIN = "store.objects_sent_again"
    RECORD_NOT_WRITTEN = "record.not_written"
    RECORD_NOT_READ = "record.not_read"
    QUEUE_READ = "queue.read"
    QUEUE_AWAY = "queue.away"
    WATCH_STARTED = "watch.started"
    CYCLE_FINISHED = "watch.cycle_finished"
    CYCLE_FAILED = "watch.cycle_failed"
    CYCLE_GIVEN_UP = "watch.cycle_given_up"
    INPUTS_SET_ASIDE = "watch.inputs_set_aside"
    WATCH_STOPPED = "watch.stopped"
    NOTIFY_FAILED = "watch.notify_failed"
