#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml hands to the containers, once: what is there stays.
#   docker/secrets.sh [FOLDER]    (default: $DANGOL_SECRETS, else .dangol-secrets beside docker-compose.yml)
# The folder is for its owner's eyes only (0700). The files in it can be read by all, since compose mounts them as they are
# and a container's user is none of this machine's: who cannot enter the folder cannot reach them.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-${DANGOL_SECRETS:-.dangol-secrets}}
umask 077
mkdir -p "$folder"
chmod 0700 "$folder"

make() { # NAME: 32 random bytes, read from standard input as text
    local file=$folder/$1 text
    if [[ -s $file ]]; then
        return
    fi
    text=$(cat)
    printf '%s' "$text" >"$file.new"
    chmod 0444 "$file.new"
    mv -f "$file.new" "$file"
    echo "made $file"
}
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
# Without signs that a URL or a shell would read otherwise.
password() { key | tr '+/' '-_' | tr -d '='; }

for name in client-key card-key vault-key index-key; do
    key | make "$name"
done
for name in postgres bootstrap-client grafana-admin keycloak-admin; do
    password | make "$name-password"
done
for service in customer loyalty partner analytics; do
    password | make "database-password-$service"
    password | make "owner-password-$service"
done
# As the launcher's: the first sale of the README and the demo read it.
printf '{"gateway":"http://localhost:%s","clientId":"hq-admin","clientSecret":"%s"}\n' \
    "${DANGOL_PORT:-8080}" "$(cat "$folder/bootstrap-client-password")" | make credentials.json
