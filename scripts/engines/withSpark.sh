#!/usr/bin/env bash
# Runs a command beside a Spark cluster of its own: scripts/engines/withSpark.sh npx tsx examples/spark.ts
# A master and two workers, each in a process of its own, behind a Thrift server that listens on this machine only and is gone
# when the command ends. Needs Java 17 or later and pip; Spark itself comes from PyPI, into the folder that SPARK_FOLDER names.
set -euo pipefail

version=4.0.5
cache=${SPARK_FOLDER:-${XDG_CACHE_HOME:-$HOME/.cache}/sales-kpi/spark-$version}

if ! command -v java >/dev/null; then
  echo 'Java is not installed: there is no java' >&2
  exit 1
fi
if [ ! -d "$cache/pyspark/jars" ]; then
  if ! command -v python3 >/dev/null; then
    echo 'Python is not installed: there is no python3' >&2
    exit 1
  fi
  mkdir -p "$(dirname "$cache")"
  # Into its place once it is whole.
  fresh=$(mktemp -d "$cache.XXXXXX")
  if ! python3 -m pip install --quiet --disable-pip-version-check --no-cache-dir --no-compile --no-deps --target "$fresh" "pyspark==$version"; then
    rm -rf "$fresh"
    exit 1
  fi
  rm -rf "$cache"
  mv "$fresh" "$cache"
fi
if [ "${1:-}" = --install ]; then
  echo "Spark $version in $cache"
  exit 0
fi

unset "${!SPARK@}"
folder=$(mktemp -d)
# Workers write into the folder of Spark: one of links, which goes with the rest.
mkdir "$folder/spark" "$folder/local"
ln -s "$cache/pyspark"/{bin,jars} "$folder/spark/"
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')

# shellcheck disable=SC2317 # called by the trap
stop() {
  trap - EXIT INT TERM
  # Workers are processes of the same group.
  kill -TERM -- "-$server" 2>/dev/null || true
  for _ in $(seq 40); do
    kill -0 -- "-$server" 2>/dev/null || break
    sleep 0.25
  done
  kill -KILL -- "-$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$folder"
}

# What a short run needs of Java; ENGINE_JAVA_OPTIONS says otherwise for a long one.
java=${ENGINE_JAVA_OPTIONS:--Xss16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1}
# A clock that shifts by half an hour may not change an answer. Two partitions for two workers.
settings=(
  --conf spark.sql.session.timeZone=Australia/Lord_Howe
  --conf spark.sql.catalogImplementation=in-memory
  --conf "spark.sql.warehouse.dir=$folder/warehouse"
  --conf spark.sql.shuffle.partitions=2
  --conf spark.ui.enabled=false
  --conf spark.log.level=WARN
  --conf spark.executor.memory=1g
  --conf "spark.executor.extraJavaOptions=$java"
  --conf spark.driver.host=127.0.0.1
  --conf spark.driver.bindAddress=127.0.0.1
  --conf spark.hadoop.hive.server2.authentication=NOSASL
  --conf spark.hadoop.hive.server2.thrift.bind.host=127.0.0.1
  --conf "spark.hadoop.hive.server2.thrift.port=$port"
)
set -m
(
  cd "$folder"
  export SPARK_HOME=$folder/spark SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=127.0.0.1 SPARK_LOCAL_DIRS=$folder/local
  exec spark/bin/spark-submit --master 'local-cluster[2,1,1024]' --driver-memory 2g --driver-java-options "$java -Dderby.system.home=$folder" \
    "${settings[@]}" --class org.apache.spark.sql.hive.thriftserver.HiveThriftServer2 spark-internal >"$folder/log" 2>&1 </dev/null
) &
server=$!
set +m
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for _ in $(seq 240); do
  if (: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    ready=yes
    break
  fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.5
done
if [ -z "${ready:-}" ]; then
  cat "$folder/log" >&2
  exit 1
fi

SPARK_THRIFT=127.0.0.1:$port "$@"
