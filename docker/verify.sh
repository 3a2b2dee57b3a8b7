#!/usr/bin/env bash
# Does the suite work in containers on this machine? Builds the images, brings up a suite of its own beside any other, makes a
# first sale, looks at how the containers are locked, ends each part and waits until it heals, and takes all down again.
#   docker/verify.sh [--project NAME] [--port PORT] [--no-build] [--demo] [--keep]
set -euo pipefail
cd "$(dirname "$0")/.."

project=dangol-verify port='' build=yes demo=no keep=no
while [[ $# -gt 0 ]]; do
    case $1 in
        --project) project=$2; shift ;;
        --port) port=$2; shift ;;
        --no-build) build=no ;;
        --demo) demo=yes ;;
        --keep) keep=yes ;;
        *) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2 ;;
    esac
    shift
done

services=(gateway customer-service loyalty-service partner-service analytics-service)
work=$(mktemp -d)
passed=0

free_port() { # the first one from here on that nobody listens on
    local candidate=$1
    while (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; do
        candidate=$((candidate + 1))
    done
    echo "$candidate"
}
export COMPOSE_PROJECT_NAME=$project
export DANGOL_PORT=${port:-$(free_port 18080)}
export DANGOL_SECRETS=$work/secrets
gateway=http://127.0.0.1:$DANGOL_PORT

say() { printf '%4d s  %s\n' "$SECONDS" "$*"; }
fine() { passed=$((passed + 1)); say "ok: $*"; }
fail() { say "FAILED: $*" >&2; exit 1; }

end() {
    local code=$?
    if [[ $code -ne 0 ]]; then
        docker compose ps --all || true
        docker compose logs --tail 40 || true
    fi
    if [[ $keep == yes ]]; then
        say "kept: COMPOSE_PROJECT_NAME=$project DANGOL_PORT=$DANGOL_PORT DANGOL_SECRETS=$DANGOL_SECRETS"
    else
        docker compose --profile demo down --volumes --timeout 20 >/dev/null 2>&1 || true
        rm -rf "$work"
    fi
    exit "$code"
}
trap end EXIT

await() { # SECONDS WHAT COMMAND...: until the command succeeds
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [[ $SECONDS -lt $end ]] || fail "$what"
        sleep 0.5
    done
}

# --------------------------------------------------------------------------------------------------------- the caller's side
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" | head -n 1; }
call() { # METHOD PATH [BODY]
    curl -sS --max-time 30 -X "$1" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
        ${3:+--data "$3"} "$gateway$2"
}
token_of() { curl -sS --max-time 30 -u "$1:$2" -d grant_type=client_credentials "$gateway/oauth2/token" | field access_token; }
admitted() { token=$(token_of "$1" "$2") && [[ -n $token ]]; }
says() { # WORD METHOD PATH [BODY]: keeps the answer
    local word=$1
    shift
    answer=$(call "$@") && [[ $answer == *"$word"* ]]
}
sale() { # RECEIPT
    printf '{"storeCode":"%s","terminalId":"T1","receiptNumber":"%s","soldAt":"2026-01-05T09:00:00Z","currency":"KRW",' "$store" "$1"
    printf '"cardNumber":"%s","lines":[{"sku":"BREAD","quantity":2,"unitPrice":2500,"amount":5000}],"totalAmount":5000}' "$card"
}
log_in() { token=$(token_of hq-admin "$(<"$DANGOL_SECRETS/bootstrap-client-password")"); }

first_sale() {
    await 60 "no token for the administrator" log_in_works
    partner=$(call POST /v1/partners '{"name":"Corner Bakery","type":"FRANCHISE","legalForm":"CORPORATION"}' | field id)
    [[ -n $partner ]] || fail "no partner"
    store=BAKERY-${partner##*-} card=1000-${partner##*-}
    call POST "/v1/partners/$partner/stores" \
        "{\"code\":\"$store\",\"name\":\"Corner\",\"zone\":\"Asia/Seoul\",\"currency\":\"KRW\"}" >/dev/null
    program=$(call POST /v1/programs '{"name":"Regulars","currency":"KRW","earnRule":{"points":1,"perAmount":100}}' | field id)
    call POST /v1/cards "{\"programId\":\"$program\",\"number\":\"$card\"}" >/dev/null
    fine "partner, store, programme and card"

    local client
    client=$(call POST /v1/api-clients "{\"name\":\"Corner Bakery\",\"role\":\"partner-admin\",\"partnerId\":\"$partner\"}")
    client_id=$(field clientId <<<"$client") client_secret=$(field clientSecret <<<"$client")
    await 30 "the bakery gets no token" admitted "$client_id" "$client_secret"
    await 30 "no sale" says saleId POST /v1/sales "$(sale 1)"
    local first=$answer
    says saleId POST /v1/sales "$(sale 1)" || fail "the same receipt again: $answer"
    [[ $answer == "$first" ]] || fail "the same receipt had two answers"
    says '"available":50' GET "/v1/cards/$card/balance" || fail "balance: $answer"
    fine "a sale, the same receipt once more, 50 points"

    call POST /v1/customers \
        "{\"givenName\":\"Mina\",\"familyName\":\"Kim\",\"channel\":\"STORE\",\"cardNumber\":\"$card\"}" >/dev/null
    await 60 "the board does not know the holder" says '"ofNet":1' GET \
        '/v1/kpis/identified-sales?from=2026-01&to=2026-01&groupBy=store'
    fine "the holder is registered and the board counts the sale as identified"
}
log_in_works() { log_in && [[ -n $token ]]; }

receipts=1
sells_again() { # WHAT HAPPENED BEFORE: points grow by 50 with each sale
    receipts=$((receipts + 1))
    await 90 "no token after $1" admitted "$client_id" "$client_secret"
    await 90 "no sale after $1" says saleId POST /v1/sales "$(sale "$receipts")"
    await 30 "wrong balance after $1" says "\"available\":$((receipts * 50))" GET "/v1/cards/$card/balance"
}

# ------------------------------------------------------------------------------------------------------ the operator's side
container() { docker compose ps --all --quiet "$1"; }
healthy() { [[ $(docker inspect -f '{{.State.Health.Status}}' "$(container "$1")") == healthy ]]; }
restarted() { [[ $(docker inspect -f '{{.RestartCount}}' "$(container "$1")") -gt $2 ]]; }

is_locked() { # SERVICE
    local id settings
    id=$(container "$1")
    settings=$(docker inspect -f '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}' "$id")
    [[ $settings == "true [ALL] [no-new-privileges:true] "[1-9]*" "[1-9]* ]] || fail "$1 is not locked: $settings"
    [[ $(docker compose exec -T "$1" id -u) != 0 ]] || fail "$1 runs as root"
    if docker compose exec -T "$1" sh -c 'echo > /written' 2>/dev/null; then
        fail "$1 can write to its root file system"
    fi
    docker compose exec -T "$1" grep -q '^CapEff:[[:space:]]*0*$' /proc/1/status || fail "$1 has capabilities"
}

heals() { # SERVICE: its process ends, Docker starts it again
    local before
    before=$(docker inspect -f '{{.RestartCount}}' "$(container "$1")")
    docker compose exec -T "$1" bash -c 'kill -TERM 1'
    await 60 "$1 was not started again" restarted "$1" "$before"
    await 90 "$1 did not become healthy" healthy "$1"
    sells_again "the end of $1"
    fine "$1 ended, was started again and the till sells"
}

# ------------------------------------------------------------------------------------------------------------------- the run
docker/secrets.sh >/dev/null
docker compose config --quiet
[[ $(docker compose --profile demo --profile observability --profile identity config --services | wc -l) -ge 13 ]]
fine "docker-compose.yml and all its profiles can be read"
if [[ $build == yes ]]; then
    if command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null; then
        docker/build.sh
    else
        docker compose --profile demo build
    fi
    fine "images built"
fi
docker compose up --detach --wait --wait-timeout 240 --no-build
fine "everything is healthy"
first_sale

for service in "${services[@]}" postgres kafka; do
    is_locked "$service"
done
fine "no root, no capabilities, a root file system that cannot be written, limits: all seven"
for open in $(docker compose ps --quiet); do
    [[ $(docker inspect -f '{{range .NetworkSettings.Ports}}{{range .}}{{.HostPort}} {{end}}{{end}}' "$open") =~ ^($DANGOL_PORT\ )?$ ]] ||
        fail "$open publishes a port"
done
fine "only the gateway is published"
if docker compose exec -T gateway bash -c 'exec 3<>/dev/tcp/postgres/5432' 2>/dev/null; then
    fail "the gateway reaches PostgreSQL"
fi
fine "the gateway does not reach PostgreSQL"
owned=$(docker compose exec -T postgres psql -U postgres -h /var/run/postgresql -Atd loyalty -c \
    "select count(*) from pg_class where relowner = 'loyalty'::regrole")
[[ $owned == 0 ]] || fail "the service's role owns $owned relations"
fine "the service's role owns nothing"

for service in "${services[@]}"; do
    heals "$service"
done
for service in postgres kafka; do
    docker compose restart "$service" >/dev/null 2>&1
    await 90 "$service did not become healthy" healthy "$service"
    sells_again "a restart of $service"
    fine "$service restarted and the till sells"
done
for service in "${services[@]}"; do
    await 60 "$service is not healthy at the end" healthy "$service"
done
log_in
says '"holds":true' GET /v1/ledger/verification || fail "the ledger: $answer"
fine "the ledger proves itself"

if [[ $demo == yes ]]; then
    docker compose run --rm -T demo
    docker compose run --rm -T demo verify --gateway http://gateway:8080 --credentials /run/secrets/credentials.json
    fine "the demo's board equals its file, and the books agree"
fi
docker stats --no-stream --format '  {{.Name}} {{.MemUsage}} {{.PIDs}} pids' $(docker compose ps --quiet)
say "$passed passed, 0 failed"
