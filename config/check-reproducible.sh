#!/bin/sh
# Builds the last commit twice, in two folders one after the other, and compares all that is shipped byte by byte.
# Options go to Maven: config/check-reproducible.sh -Dfast
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# Quarkus 3.33 names what its recorders hand on by a counter that its threads share, and Hibernate's proxies have fields with
# random names (quarkusio/quarkus#53025): of this one jar only the names of the classes are compared.
sum() {
    case $1 in
        */generated-bytecode.jar) printf '%s  %s (names)\n' "$("${JAVA_HOME:+$JAVA_HOME/bin/}jar" tf "$1" | LC_ALL=C sort | sha256sum | cut -d ' ' -f 1)" "$1" ;;
        *) sha256sum "$1" ;;
    esac
}

for clone in one another/and/deeper; do
    printf 'building in %s\n' "$work/$clone"
    git clone -q "$root" "$work/$clone"
    cd "$work/$clone"
    ./mvnw -B -ntp -q -DskipTests package "$@" >"$work/log" 2>&1 || { tail -n 40 "$work/log"; exit 1; }
    # Maven leaves the bill of materials out when it is offline.
    for shipped in */target/quarkus-app suite/target/lib suite/target/suite-launcher.jar target/dangol-sbom.json; do
        [ ! -e "$shipped" ] || find "$shipped" -type f
    done | LC_ALL=C sort | while IFS= read -r file; do sum "$file"; done >"$work/sums-${clone%%/*}"
done

if [ -s "$work/sums-one" ] && diff "$work/sums-one" "$work/sums-another"; then
    printf 'reproducible: %s files, %s of them compared by the names of their classes only\n' \
        "$(wc -l <"$work/sums-one")" "$(grep -c ' (names)$' "$work/sums-one")"
else
    printf 'not reproducible: the files above differ\n' >&2
    exit 1
fi
