#!/usr/bin/env bash
# Puts what the images ship side by side in a folder: a folder per service, and the launcher with the demo.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
rm -rf "$target"
mkdir -p "$target/suite"
for service in gateway customer-service loyalty-service partner-service analytics-service; do
    cp -a "$service/target/quarkus-app" "$target/$service"
    # The classes that another JVM wrote down, and caches of Quarkus' own.
    rm -f "$target/$service"/*.jsa* "$target/$service"/*.aot*
done
cp -a suite/target/suite-launcher.jar suite/target/lib "$target/suite/"
