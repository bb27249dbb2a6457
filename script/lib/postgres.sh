# Sourced by script/test: a PostgreSQL cluster of the run's own, made in a temporary folder on a
# free port and removed at the end. Settings stay as a service would run them: the tests of
# durability would prove nothing with fsync off.

postgres_folder=

as_postgres() { # PostgreSQL refuses to run as root.
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

free_port() {
  node -e 'const s = require("net").createServer();
    s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'
}

start_postgres() {
  local initdb port
  initdb=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
  [ -x "$initdb" ] || { echo "no initdb under /usr/lib/postgresql: run script/setup test"; return 1; }
  postgres_bin=$(dirname "$initdb")
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/kith-postgres.XXXXXX")
  [ "$(id -u)" != 0 ] || chown postgres "$postgres_folder"
  port=$(free_port)
  as_postgres "$postgres_bin/initdb" --pgdata "$postgres_folder/data" --username=kith --auth=trust \
    --locale=C --encoding=UTF8 >"$logs/postgres-initdb.log" 2>&1 || { cat "$logs/postgres-initdb.log"; return 1; }
  as_postgres "$postgres_bin/pg_ctl" --pgdata "$postgres_folder/data" --wait --silent \
    --log "$postgres_folder/server.log" \
    --options "-p $port -k $postgres_folder -c listen_addresses=127.0.0.1 -c max_connections=300" \
    start || { cat "$postgres_folder/server.log"; return 1; }
  export KITH_TEST_POSTGRES="postgresql://kith@127.0.0.1:$port/postgres"
}

stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  if [ -e "$postgres_folder/data/postmaster.pid" ]; then
    as_postgres "$postgres_bin/pg_ctl" --pgdata "$postgres_folder/data" --mode=immediate --silent stop ||
      echo "PostgreSQL in $postgres_folder did not stop" >&2
  fi
  rm -rf "$postgres_folder"
  postgres_folder=
  unset KITH_TEST_POSTGRES
}
