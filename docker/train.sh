#!/usr/bin/env bash
# Runs the demo on a suite of its own and keeps what each service's JVM wrote down: /aot/SERVICE/classes.aot.
set -euo pipefail
services="gateway customer-service loyalty-service partner-service analytics-service"
for service in $services; do
    mkdir -p "/aot/$service"
done
if [[ ${TRAINING:-no} != yes ]]; then
    exit 0
fi

# The layout that the launcher knows.
root=/tmp/training
export DANGOL_HOME=$root/home
for service in $services; do
    mkdir -p "$root/$service/target"
    ln -s "/opt/dangol/$service" "$root/$service/target/quarkus-app"
    name=${service%-service}
    export "DANGOL_${name^^}_JAVA_OPTS=-XX:AOTMode=record -XX:AOTConfiguration=$root/$service.aotconf"
done
dangol() {
    java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Ddangol.root="$root" \
        -cp "/opt/dangol/suite/suite-launcher.jar:/opt/dangol/suite/lib/*" io.dangol.suite.Dangol "$@"
}
# A busy machine may need longer than the launcher's patience for one start: the second call waits for the same processes.
dangol up || dangol up
dangol demo
# One after the other and not by the launcher, which waits a minute for a service to end: writing down takes as long as it takes.
for service in $services; do
    pid=$(sed -n 's/^pid=//p' "$DANGOL_HOME/run/$service.pid")
    kill -TERM "$pid"
    while grep -qs '^State:[[:space:]]*[A-Y]' "/proc/$pid/status"; do
        sleep 0.2
    done
done
dangol down
for service in $services; do
    cd "/opt/dangol/$service"
    java -XX:AOTMode=create -XX:AOTConfiguration="$root/$service.aotconf" -XX:AOTCache="/aot/$service/classes.aot" \
        -XX:+UseSerialGC -Xlog:aot=error -Xlog:cds=error -jar quarkus-run.jar
done
ls -l /aot/*
rm -rf "$root"
