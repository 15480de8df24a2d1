#!/usr/bin/env bash
# Opt-in: the mail against real servers of Debian's packages (smtp-sink of postfix, exim4), unpacked into a folder and
# run on loopback; nothing is installed. Needs apt-get and root, for exim4's user exists in a mount namespace only.
#
#   bash tests/delivery/real_servers.sh [PYTEST-ARGUMENT]…
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$folder"
wanted=(postfix exim4-daemon-light exim4-base libidn12 libgnutls-dane0 libunbound8 libevent-2.1-7)
apt-get download -qq "${wanted[@]}" 2>/dev/null || { apt-get update -qq && apt-get download -qq "${wanted[@]}"; }
for package in *.deb; do dpkg-deb -x "$package" unpacked; done
{ cat /etc/passwd; echo "Debian-exim:x:61111:61111::$folder:/bin/false"; } > passwd
{ cat /etc/group; echo "Debian-exim:x:61111:"; } > group
chmod 755 "$folder"

export REPORTGEN_REAL_SERVERS="$folder/unpacked"
cd "$root"
unshare --mount bash -c '
  mount --bind "$0/passwd" /etc/passwd
  mount --bind "$0/group" /etc/group
  exec .venv/bin/python -m pytest tests/delivery/test_real_servers.py "$@"
' "$folder" "$@"
