#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server (15 or later) of its own: scripts/withPostgres.sh npm run test:data
# The server lives in a temporary folder, listens on a socket there and nowhere else, and is gone when the command ends.
set -euo pipefail

# Debian keeps the programs of each version in a folder of its own, in no path.
PATH=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV | paste -sd:):$PATH
if ! initdb=$(command -v initdb) || ! control=$(command -v pg_ctl); then
  echo 'PostgreSQL is not installed: there is no initdb' >&2
  exit 1
fi

unset "${!PG@}"
folder=$(mktemp -d)
owner=()
if [ "$(id -u)" = 0 ]; then
  # PostgreSQL does not run as root.
  owner=(runuser -u postgres --)
  chown postgres "$folder"
fi

server() {
  (cd "$folder" && "${owner[@]}" "$@" >>"$folder/log" 2>&1)
}

# shellcheck disable=SC2317 # called by the trap
stop() {
  server "$control" -D data -m immediate -w stop || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Texts are ordered as in English and not by their bytes, clocks shift by half an hour: neither may change an answer.
settings=(-c listen_addresses= -c "unix_socket_directories=$folder" -c timezone=Australia/Lord_Howe -c fsync=off)
if ! server "$initdb" -D data -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US --no-sync ||
  ! server "$control" -D data -o "${settings[*]}" -w start; then
  cat "$folder/log" >&2
  exit 1
fi

PGHOST=$folder PGUSER=postgres PGDATABASE=postgres "$@"
