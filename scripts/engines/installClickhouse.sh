#!/usr/bin/env bash
# Installs chdb, which is ClickHouse in the process of Node, into .tools or into the folder that CHDB names. It is no part of
# the lock file: 550 MB, and programs for each platform.
set -euo pipefail

version=3.4.0
folder=${CHDB:-$(dirname "$0")/../../.tools}
mkdir -p "$folder"
if [ "$(node -p "require('$(cd "$folder" && pwd)/node_modules/chdb/package.json').version" 2>/dev/null || true)" != "$version" ]; then
  npm install --no-save --no-package-lock --no-audit --no-fund --prefix "$folder" "chdb@$version"
fi
echo "chdb $version"
