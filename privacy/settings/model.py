"""What did the operator choose? Read once, from a mapping; every fault is reported together."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path, PurePath
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from privacy.errors import PrivacyError
from privacy.settings.address import Address, is_sent_in_clear
from privacy.settings.values import (
    BindAddress,
    CacheAddress,
    DatabaseAddress,
    HostSuffix,
    SealingKeyText,
    Seconds,
    Several,
    SitePath,
    WebAddress,
)

_PREFIX = "PRIVACY_"


class SettingsError(PrivacyError):
    """The settings cannot be used; the message names every fault."""


class Settings(BaseModel):
    """Every setting, with its default where one is safe. See docs/operating.md."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    development: bool = False
    base_url: Annotated[tuple[WebAddress, ...], Several, Field(min_length=1)]
    bind: BindAddress = Address("127.0.0.1", 8000)
    database_url: DatabaseAddress = "sqlite:///var/privacy.db"
    cache_url: CacheAddress = "sqlite:///var/cache.db"
    cache_size: Annotated[int, Field(ge=16, le=65_536)] = 64  # MiB
    sealing_keys: Annotated[tuple[SealingKeyText, ...], Several, Field(min_length=1, repr=False)]
    policy: Path = Path("policy")
    install_key_urls: Annotated[tuple[WebAddress, ...], Several, Field(min_length=1)] = (
        "https://asap-distribution.us-west-2.prod.atl-asap.net",
        "https://connect-install-keys.atlassian.com",
    )
    host_suffixes: Annotated[tuple[HostSuffix, ...], Several, Field(min_length=1)] = (
        ".atlassian.net",
        ".jira.com",
    )
    connect_js_url: WebAddress = "https://connect-cdn.atl-paas.net/all.js"
    token_leeway: Annotated[Seconds, Field(ge=timedelta(0), le=timedelta(seconds=60))] = timedelta(
        seconds=30
    )
    token_longest_life: Annotated[
        Seconds, Field(ge=timedelta(minutes=1), le=timedelta(hours=24))
    ] = timedelta(hours=24)
    report_path: SitePath = "/rest/atlassian-connect/latest/report-accounts"
    scheduler: bool = True
    sweep_interval: Annotated[Seconds, Field(ge=timedelta(minutes=1), le=timedelta(hours=1))] = (
        timedelta(minutes=5)
    )
    workers: Annotated[int, Field(ge=1, le=64)] = 1
    threads: Annotated[int, Field(ge=4, le=256)] = 8

    @field_validator("base_url", "install_key_urls")
    @classmethod
    def _without_trailing_slash(cls, urls: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(url.rstrip("/") for url in urls)

    @field_validator("base_url", "install_key_urls", "connect_js_url")
    @classmethod
    def _https_outside_development(
        cls, value: tuple[str, ...] | str, info: ValidationInfo
    ) -> tuple[str, ...] | str:
        urls = (value,) if isinstance(value, str) else value
        if not info.data.get("development") and not all(u.startswith("https://") for u in urls):
            raise ValueError("must be https outside development")
        return value

    @field_validator("cache_url")
    @classmethod
    def _sealed_on_its_way(cls, url: str, info: ValidationInfo) -> str:
        if not info.data.get("development") and is_sent_in_clear(url):
            raise ValueError("must be rediss:// outside development, unless the host is loopback")
        return url

    @field_validator("cache_url")
    @classmethod
    def _apart_from_the_database(cls, url: str, info: ValidationInfo) -> str:
        if PurePath(url) == PurePath(info.data.get("database_url", "")):
            raise ValueError("must name another file than PRIVACY_DATABASE_URL")
        return url

    @model_validator(mode="after")
    def _development_stays_on_loopback(self) -> Self:
        hosts = [Address.of(url) for url in self.base_url]
        if self.development and not all(host.is_loopback for host in (*hosts, self.bind)):
            raise ValueError(
                "PRIVACY_DEVELOPMENT works only if every base URL and PRIVACY_BIND are loopback"
            )
        return self

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Return the settings in an environment; raise SettingsError naming every fault."""
        given = {
            name: environment[_PREFIX + name.upper()]
            for name in cls.model_fields
            if environment.get(_PREFIX + name.upper(), "") != ""
        }
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            raise SettingsError(_faults(error)) from None


def _faults(error: ValidationError) -> str:
    lines = [f"  {_name(fault['loc'])}{fault['msg']}" for fault in error.errors()]
    if any(fault["loc"][:1] == ("sealing_keys",) for fault in error.errors()):
        lines.append("  `python -m privacy new-key` makes a sealing key")
    return "the settings cannot be used:\n" + "\n".join(lines)


def _name(location: tuple[int | str, ...]) -> str:
    return f"{_PREFIX}{str(location[0]).upper()}: " if location else ""
