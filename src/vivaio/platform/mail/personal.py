"""What the outbox knows of people."""

from vivaio.platform.registry import PersonalData, personal_data

personal_data.register(
    "mail.Outgoing",
    PersonalData(
        model="mail.Outgoing",
        purpose="To send messages that somebody asked for, once, and to be able to say so.",
        fields={
            "id": "technical",
            "key": "technical",
            "recipient": "personal",
            "message_id": "technical",
            "language": "personal",
            "purpose": "technical",
            "subject": "personal",
            "text": "secret",
            "html": "secret",
            "unsubscribe": "secret",
            "secret": "technical",
            "state": "technical",
            "attempts": "technical",
            "error": "personal",
            "created_at": "technical",
            "due_at": "technical",
            "settled_at": "technical",
        },
    ),
)
