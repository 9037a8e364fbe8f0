"""What the work in the background knows of people: tasks carry numbers and uids, no names."""

from vivaio.platform.registry import PersonalData, personal_data

DECLARED = (
    PersonalData(
        model="django_tasks_database.DBTaskResult",
        fields={
            "id": "technical",
            "status": "technical",
            "enqueued_at": "technical",
            "started_at": "technical",
            "finished_at": "technical",
            "args_kwargs": "technical",
            "priority": "technical",
            "task_path": "technical",
            "worker_ids": "technical",
            "queue_name": "technical",
            "backend_name": "technical",
            "run_after": "technical",
            "return_value": "technical",
            "exception_class_path": "technical",
            # A traceback may quote anything that was at hand when the task failed.
            "traceback": "secret",
        },
    ),
    PersonalData(
        model="tasks.Lease",
        fields={
            "result": "technical",
            "token": "technical",
            "worker": "technical",
            "until": "technical",
        },
    ),
    PersonalData(
        model="tasks.Slot",
        fields={"id": "technical", "job": "technical", "due": "technical", "result": "technical"},
    ),
    PersonalData(
        model="tasks.WorkerSeen",
        fields={"name": "technical", "started_at": "technical", "seen_at": "technical"},
    ),
)

for declared in DECLARED:
    personal_data.register(declared.model, declared)
