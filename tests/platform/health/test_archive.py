import io
import json
import tarfile

import pytest

from vivaio.platform.health.backup import archive
from vivaio.platform.health.backup.archive import BackupError, Manifest


@pytest.fixture
def parts(tmp_path):
    (tmp_path / "database.sqlite3").write_bytes(b"rows" * 1000)
    (tmp_path / "leaf.svg").write_bytes(b"<svg/>")
    return {
        "database.sqlite3": tmp_path / "database.sqlite3",
        "files/ž/leaf.svg": tmp_path / "leaf.svg",
    }


def manifest(parts):
    return Manifest(
        version="0.1.0",
        engine="sqlite",
        made_at="2026-11-23T10:00:00+00:00",
        migrations=["mail.0001_initial"],
        tables={"mail_outgoing": 3},
        members={name: archive.checksum(path) for name, path in parts.items()},
        columns={},
    )


def folder(tmp_path):
    made = tmp_path / "unpacked"
    made.mkdir()
    return made


@pytest.mark.parametrize("name", ["backup.tar.gz", "backup.tgz", "backup.tar"])
def test_what_is_packed_is_unpacked(tmp_path, parts, name):
    target, wanted = tmp_path / name, manifest(parts)
    archive.write(target, wanted, parts)
    unpacked = folder(tmp_path)
    assert archive.unpack(target, unpacked) == wanted
    assert (unpacked / "files/ž/leaf.svg").read_bytes() == b"<svg/>"
    assert target.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob("*.part"))


def test_a_file_cut_short_is_refused(tmp_path, parts):
    target = tmp_path / "backup.tar"
    archive.write(target, manifest(parts), parts)
    target.write_bytes(target.read_bytes()[:4000])
    with pytest.raises(BackupError):
        archive.unpack(target, folder(tmp_path))


def test_a_changed_byte_is_refused_by_name(tmp_path, parts):
    target = tmp_path / "backup.tar"
    archive.write(target, manifest(parts), parts)
    target.write_bytes(target.read_bytes().replace(b"<svg/>", b"<swg/>"))
    with pytest.raises(BackupError, match=r"leaf\.svg"):
        archive.unpack(target, folder(tmp_path))


def test_a_missing_member_is_refused(tmp_path, parts):
    target, wanted = tmp_path / "backup.tar", manifest(parts)
    archive.write(target, wanted, {"database.sqlite3": parts["database.sqlite3"]})
    with pytest.raises(BackupError, match=r"leaf\.svg"):
        archive.unpack(target, folder(tmp_path))


@pytest.mark.parametrize("name", ["../outside", "/outside", "files/../../outside"])
def test_a_member_cannot_leave_the_folder(tmp_path, parts, name):
    target = tmp_path / "backup.tar"
    with tarfile.open(target, "w") as tar:
        for member, content in ((archive.MANIFEST, manifest(parts).to_json()), (name, b"x")):
            entry = tarfile.TarInfo(member)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    with pytest.raises(BackupError):
        archive.unpack(target, folder(tmp_path))
    assert not (tmp_path / "outside").exists()


def test_a_link_is_refused(tmp_path, parts):
    target = tmp_path / "backup.tar"
    with tarfile.open(target, "w") as tar:
        content = manifest(parts).to_json()
        head = tarfile.TarInfo(archive.MANIFEST)
        head.size = len(content)
        tar.addfile(head, io.BytesIO(content))
        link = tarfile.TarInfo("files/link")
        link.type, link.linkname = tarfile.SYMTYPE, "elsewhere"
        tar.addfile(link)
    with pytest.raises(BackupError):
        archive.unpack(target, folder(tmp_path))


def test_anything_else_is_no_backup(tmp_path):
    other = tmp_path / "other.tar"
    other.write_bytes(b"no tar at all")
    with pytest.raises(BackupError):
        archive.unpack(other, folder(tmp_path))
    with pytest.raises(BackupError, match="not a backup"):
        Manifest.from_json(json.dumps({"application": "another"}).encode())


def test_a_newer_format_asks_for_an_upgrade(parts):
    content = json.loads(manifest(parts).to_json()) | {"format": 2}
    with pytest.raises(BackupError, match="upgrade"):
        Manifest.from_json(json.dumps(content).encode())
