#!/usr/bin/env bash
# Opt-in: Debian's own cron through both days of a clock change, its clock faked and 120 times as fast, beside the slots
# that reportgen has for the same expressions. Nothing is installed; needs apt-get, root, and two minutes.
#
#   bash tests/delivery/real_cron.sh
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
apt-get download -qq cron libfaketime 2>/dev/null || { apt-get update -qq && apt-get download -qq cron libfaketime; }
for package in *.deb; do dpkg-deb -x "$package" unpacked; done
mkdir pam
printf '%s required pam_permit.so\n' auth account session > pam/cron

expressions=('30 2 * * *' '0 2 * * *' '30 * * * *' '0 3 * * *' '30 2,3 * * *')
through() { # day, local time at which the clock begins, that time in UTC; each in a folder of its own
  local place=$folder/$2 number
  mkdir "$place"
  chmod 755 "$place"
  for number in "${!expressions[@]}"; do
    printf '%s echo "%d $(/bin/date +\\%%s.\\%%N)" >> "%s/ran"\n' "${expressions[$number]}" "$number" "$place"
  done > "$place/crontab"
  : > "$place/ran"
  unshare --mount --pid --fork bash -c '
    mount -t tmpfs none /var/spool && mount -t tmpfs none /run && mount --bind "$0/pam" /etc/pam.d
    mkdir -p /var/spool/cron/crontabs
    install -m 600 "$2/crontab" /var/spool/cron/crontabs/root
    date +%s.%N > "$2/begun"
    export TZ=Europe/Rome FAKETIME="@$1 x120" FAKETIME_DONT_RESET=1
    LD_PRELOAD=$(echo "$0"/unpacked/usr/lib/*/faketime/libfaketime.so.1) timeout 100 "$0/unpacked/usr/sbin/cron" -f -L 0 || true
  ' "$folder" "$1" "$place"
  (cd "$root" && .venv/bin/python tests/delivery/real_cron.py "$place" "$2" "${expressions[@]}")
}

through "2026-03-29 00:50:00" 2026-03-28T23:50:00 & spring=$!
through "2026-10-25 01:50:00" 2026-10-24T23:50:00 & autumn=$!
wait "$spring"
wait "$autumn"
