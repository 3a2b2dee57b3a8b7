#!/usr/bin/env bash
# Builds the images from what ./mvnw built on this machine: no JDK image is needed, and one Maven run is enough.
#   docker/build.sh             run ./mvnw package first, then build
#   docker/build.sh --no-maven  take the jars that are there
# DANGOL_VERSION is the tag (latest); DANGOL_TRAINING=yes adds AOT caches (docs/containers.md); more goes to docker build.
set -euo pipefail
cd "$(dirname "$0")/.."
maven=yes
if [[ ${1:-} == --no-maven ]]; then
    maven=no
    shift
fi
if [[ $maven == yes ]]; then
    ./mvnw -B -q -ntp -Dfast -DskipTests -Dcyclonedx.skip package
fi
docker/collect.sh target/images
# What the Dockerfile asks of its context besides.
cp -a docker target/images/
version=${DANGOL_VERSION:-latest}
revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)
build() {
    docker build --file docker/Dockerfile --build-arg JARS=beforehand \
        --build-arg TRAINING="${DANGOL_TRAINING:-no}" --build-arg VERSION="$version" --build-arg REVISION="$revision" "$@" target/images
}
for service in gateway customer-service loyalty-service partner-service analytics-service; do
    build --target service --build-arg SERVICE="$service" --tag "dangol/$service:$version" "$@"
done
build --target demo --tag "dangol/demo:$version" "$@"
docker image ls --filter reference="dangol/*:$version"
