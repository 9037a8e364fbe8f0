from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "vivaio.platform.tenancy"
    label = "tenancy"
    verbose_name = "Tenancy"
