"""Settings come from a file and the environment; what is wrong is named, secrets never are."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from engagement_plugin import ConfigError, Settings
from engagement_plugin.settings import CaptureSettings, StorageSettings, TelegramSettings, keys

TOKEN = "123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012"


def written(folder: Path, text: str) -> Path:
    """A TOML file with this text."""
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return file


def refusal(path: Path | None = None) -> ConfigError:
    """What `load` raises."""
    with pytest.raises(ConfigError) as raised:
        Settings.load(path)
    return raised.value


def test_without_a_file_and_an_environment_everything_has_a_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A host needs no configuration to begin."""
    monkeypatch.delenv("ENGAGEMENT__CAPTURE__JOURNAL")

    settings = Settings.load()

    assert settings.storage.url.get_secret_value() == "sqlite://engagement.sqlite3"
    assert settings.admins.ids == ()
    assert not settings.capture.store_text


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    """Other keys of the same section keep their defaults."""
    file = written(tmp_path, "[storage]\npool_size = 9\n[admins]\nids = [7, 8]\n")

    settings = Settings.load(file)

    assert (settings.storage.pool_size, settings.admins.ids) == (9, (7, 8))
    assert settings.storage.auto_migrate


def test_the_environment_wins_over_the_file_key_by_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One variable replaces one key, not its whole section."""
    file = written(tmp_path, "[capture]\nbatch_size = 7\nstore_text = true\n")
    monkeypatch.setenv("ENGAGEMENT__CAPTURE__BATCH_SIZE", "11")

    settings = Settings.load(file)

    assert (settings.capture.batch_size, settings.capture.store_text) == (11, True)


def test_variables_may_be_written_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Environments differ in their habits."""
    monkeypatch.setenv("engagement__storage__pool_size", "3")

    assert Settings.load().storage.pool_size == 3


@pytest.mark.parametrize(
    ("text", "ids"),
    [("[7, 8]", (7, 8)), ("7,8", (7, 8)), (" 7 ", (7,)), ("7", (7,)), ("", ()), ("[]", ())],
)
def test_a_list_in_the_environment_is_written_as_it_comes_to_mind(
    monkeypatch: pytest.MonkeyPatch, text: str, ids: tuple[int, ...]
) -> None:
    """With commas, or as JSON."""
    monkeypatch.setenv("ENGAGEMENT__ADMINS__IDS", text)

    assert Settings.load().admins.ids == ids


def test_a_wrong_entry_of_a_list_in_the_environment_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By its place in the list."""
    monkeypatch.setenv("ENGAGEMENT__ADMINS__IDS", "7,boss")

    assert refusal().key == "admins.ids.1"


def test_a_section_in_the_environment_that_is_no_json_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the way that needs none."""
    monkeypatch.setenv("ENGAGEMENT__STORAGE", "sqlite://x")

    error = refusal()

    assert error.key == "ENGAGEMENT__STORAGE"
    assert "ENGAGEMENT__SECTION__KEY" in error.mend


def test_a_reason_is_in_plain_words(tmp_path: Path) -> None:
    """Not in those of a validator."""
    error = refusal(written(tmp_path, "[statistics]\nzone = 'Europe/Nowhere'\n"))

    assert error.reason == "no time zone is called 'Europe/Nowhere'"


def test_a_secret_is_read_from_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As container secrets are mounted, with the newline that editors add; it wins over TOML."""
    secret = tmp_path / "token"
    secret.write_text(f"{TOKEN}\n", "utf-8")
    monkeypatch.setenv("ENGAGEMENT__TELEGRAM__TOKEN_FILE", str(secret))

    settings = Settings.load(written(tmp_path, "[telegram]\ntoken = 'x'\napi_url = 'y'\n"))

    assert settings.telegram.token == SecretStr(TOKEN)
    assert settings.telegram.api_url == "y"


def test_the_database_s_url_is_read_from_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds a password."""
    secret = tmp_path / "url"
    secret.write_text("postgres://anna:hush@db/bot", "utf-8")
    monkeypatch.setenv("ENGAGEMENT__STORAGE__URL_FILE", str(secret))

    assert Settings.load().storage.url == SecretStr("postgres://anna:hush@db/bot")


def test_a_secret_that_is_set_twice_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody should have to guess which one holds."""
    monkeypatch.setenv("ENGAGEMENT__TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("ENGAGEMENT__TELEGRAM__TOKEN_FILE", str(tmp_path / "token"))

    error = refusal()

    assert error.key == "ENGAGEMENT__TELEGRAM__TOKEN_FILE"
    assert TOKEN not in str(error)


def test_a_secret_s_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its variable and its path."""
    monkeypatch.setenv("ENGAGEMENT__TELEGRAM__TOKEN_FILE", str(tmp_path / "absent"))

    error = refusal()

    assert error.key == "ENGAGEMENT__TELEGRAM__TOKEN_FILE"
    assert str(tmp_path / "absent") in error.reason


def test_only_secrets_have_files_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything else may be read by anybody, and stands in the one file."""
    monkeypatch.setenv("ENGAGEMENT__LOG__LEVEL_FILE", "x")

    assert refusal().key == "ENGAGEMENT__LOG__LEVEL_FILE"


@pytest.mark.parametrize(
    ("text", "key", "mend"),
    [
        pytest.param("[storge]\nurl = 'x'\n", "storge", "storage", id="section"),
        pytest.param("[storage]\nulr = 'x'\n", "storage.ulr", "storage.url", id="key"),
        pytest.param("[log]\nzzzzzzzz = 1\n", "log.zzzzzzzz", "config.example.toml", id="far"),
        pytest.param("url = 'x'\n", "url", "config.example.toml", id="without section"),
    ],
)
def test_an_unknown_key_of_the_file_is_named_with_the_one_that_was_meant(
    tmp_path: Path, text: str, key: str, mend: str
) -> None:
    """A slip of the keyboard must not become a silent default."""
    error = refusal(written(tmp_path, text))

    assert error.key == key
    assert mend in error.mend
    assert key in str(error)


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("ENGAGEMENT__STORAGE__ULR", "ENGAGEMENT__STORAGE__URL"),
        ("ENGAGEMENT__TELEGRAM_TOKEN", "ENGAGEMENT__TELEGRAM__TOKEN"),
        (f"ENGAGEMENT__{'Z' * 40}", "config.example.toml"),
    ],
)
def test_an_unknown_variable_is_named_with_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, mend: str
) -> None:
    """Pydantic would ignore it; we do not."""
    monkeypatch.setenv(name, "x")

    error = refusal()

    assert error.key == name
    assert mend in error.mend


def test_variables_of_others_are_none_of_our_business(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the prefix with both underscores is ours."""
    monkeypatch.setenv("ENGAGEMENT_LEVEL", "x")
    monkeypatch.setenv("STORAGE__URL", "x")

    assert Settings.load().log.level == "INFO"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[storage]\npool_size = 0\n", "storage.pool_size"),
        ("[storage]\npool_size = 'many'\n", "storage.pool_size"),
        ("[storage]\nurl = 5\n", "storage.url"),
        ("[capture]\nflush_seconds = 0\n", "capture.flush_seconds"),
        ("[admins]\nids = [7, 'boss']\n", "admins.ids.1"),
        ("[chat]\ncommand_prefix = 'X '\n", "chat.command_prefix"),
        ("[chat]\nlanguage = 'English'\n", "chat.language"),
        ("[statistics]\nzone = 'Europe/Nowhere'\n", "statistics.zone"),
        ("[log]\nlevel = 'LOUD'\n", "log.level"),
        ("storage = 'sqlite://x'\n", "storage"),
    ],
)
def test_a_wrong_value_of_the_file_is_named(tmp_path: Path, text: str, key: str) -> None:
    """With a reason in words, and where to read what it may be."""
    error = refusal(written(tmp_path, text))

    assert error.key == key
    assert "config.example.toml" in error.mend
    assert str(error).startswith(f"{key}: ")


def test_a_wrong_value_of_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its dotted name, as in the file."""
    monkeypatch.setenv("ENGAGEMENT__STORAGE__POOL_SIZE", "many")

    assert refusal().key == "storage.pool_size"


def test_a_file_that_is_absent_is_named(tmp_path: Path) -> None:
    """Rather than replaced by defaults."""
    missing = tmp_path / "absent.toml"

    error = refusal(missing)

    assert error.key == str(missing)
    assert "config.example.toml" in error.mend


@pytest.mark.parametrize("content", [b"[storage\n", b"a = 1\na = 2\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    """With the line, where there is one."""
    file = tmp_path / "config.toml"
    file.write_bytes(content)

    error = refusal(file)

    assert error.key == str(file)
    assert "no TOML" in error.reason


def test_secrets_are_never_shown() -> None:
    """Neither the token nor the database's password, however the settings are printed."""
    settings = Settings(
        storage=StorageSettings(url=SecretStr("postgres://anna:hush@db/bot")),
        telegram=TelegramSettings(token=SecretStr(TOKEN)),
    )

    shown = f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"

    assert "hush" not in shown
    assert TOKEN not in shown


def test_what_may_hold_a_password_is_a_secret() -> None:
    """Tokens, keys and passwords by their names, and the database's URL."""
    speaking = {key for key in keys() if key.endswith(("token", "password", "secret", "_key"))}

    secret = {key for key in keys() if "SecretStr" in annotation(key)}

    assert speaking | {"storage.url"} <= secret


def annotation(key: str) -> str:
    """The declared type of a key."""
    section, _, name = key.partition(".")
    return str(type(getattr(Settings(), section)).model_fields[name].annotation)


@pytest.mark.parametrize(
    "text",
    [
        f"[telegram]\ntoken = ['{TOKEN}']\n",
        f"[telegram]\ntoken = '{TOKEN}'\ntocken = '{TOKEN}'\n",
        f"[telegram]\ntoken = '{TOKEN}'\n[storage]\npool_size = 0\n",
        f"[telegram]\ntoken = {TOKEN}\n",
    ],
)
def test_a_secret_in_a_wrong_file_is_not_in_the_error(tmp_path: Path, text: str) -> None:
    """Errors end in logs and in screenshots."""
    error = refusal(written(tmp_path, text))

    assert TOKEN not in f"{error} {error!r}"
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_settings_cannot_be_changed_by_the_way() -> None:
    """What was checked at start holds until the end."""
    with pytest.raises(ValidationError, match="frozen"):
        Settings().storage.pool_size = 3  # type: ignore[misc]  # what mypy forbids is refused


def test_every_key_is_listed_once_with_its_section() -> None:
    """The list that errors, the environment and the example are checked against."""
    listed = list(keys())

    assert len(set(listed)) == len(listed)
    assert {"storage.url", "telegram.token", "log.level"} <= set(listed)
    assert all(key.count(".") == 1 for key in listed)


def test_the_environment_adds_to_a_section_made_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """One variable changes one key, and takes nothing else away."""
    monkeypatch.setenv("ENGAGEMENT__CAPTURE__BATCH_SIZE", "7")

    settings = Settings(capture=CaptureSettings(store_text=True, batch_size=5))

    assert settings.capture.store_text
    assert settings.capture.batch_size == 7
