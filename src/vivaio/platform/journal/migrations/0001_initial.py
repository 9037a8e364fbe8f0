import django.db.models.deletion
import vivaio.kernel.uid
from django.db import migrations, models

from vivaio.platform.journal import triggers


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('chain', models.UUIDField(primary_key=True, serialize=False)),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('hash', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=vivaio.kernel.uid.new, editable=False, unique=True)),
                ('chain', models.UUIDField(null=True)),
                ('number', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('verb', models.CharField(max_length=120)),
                ('account', models.IntegerField(db_index=True, null=True)),
                ('hand', models.CharField(choices=[('platform', 'Platform'), ('team', 'Team'), ('member', 'Member'), ('visitor', 'Visitor')], max_length=8)),
                ('subject', models.UUIDField()),
                ('others', models.JSONField(default=list)),
                ('parameters', models.JSONField(default=dict)),
                ('previous_hash', models.CharField(blank=True, max_length=64)),
                ('personal_digest', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['subject', '-id'], name='journal_ent_subject_bbb8d4_idx'), models.Index(fields=['chain', '-id'], name='journal_ent_chain_db46a3_idx')],
                'constraints': [models.UniqueConstraint(fields=('chain', 'number'), name='entry_once_a_number'), models.UniqueConstraint(condition=models.Q(('chain', None)), fields=('number',), name='entry_once_a_number_of_the_network')],
            },
        ),
        migrations.CreateModel(
            name='Personal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.UUIDField(db_index=True, null=True)),
                ('salt', models.CharField(max_length=64)),
                ('values', models.JSONField(default=dict)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='personal', to='journal.entry')),
            ],
        ),
        migrations.RunPython(triggers.install, triggers.remove),
    ]
