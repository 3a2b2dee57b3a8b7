#!/bin/sh
# What checks the API description with tools that need Node 20 and npm's registry; everything else of it is in ./mvnw verify.
#
#   config/api/check.sh                            style (Spectral), AsyncAPI, types for TypeScript
#   config/api/check.sh .dangol/credentials.json   and against a running suite: the main job in TypeScript, the collection
set -eu
credentials=${1:+$(cd "$(dirname "$1")" && pwd)/$(basename "$1")}
cd "$(dirname "$0")"
document=../../contracts/openapi/dangol.yaml

npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
PATH=$PWD/node_modules/.bin:$PATH

spectral lint --ruleset spectral.yaml --fail-severity=warn $document
spectral lint --ruleset spectral-parts.yaml --fail-severity=warn ../../contracts/openapi/gateway.yaml ../../contracts/openapi/*-service.yaml
node asyncapi.mjs
# A field with a default may be left out of what is sent.
openapi-typescript $document --default-non-nullable false --output typescript/dangol.d.ts
tsc --project .

if [ -n "$credentials" ]; then
    value() { node -p "JSON.parse(require('fs').readFileSync('$credentials', 'utf8')).$1"; }
    node target/main-job.js "$credentials"
    newman run ../../docs/integration/dangol.postman_collection.json --folder 'The main job' --bail \
        --env-var "gateway=$(value gateway)" --env-var "clientId=$(value clientId)" --env-var "clientSecret=$(value clientSecret)"
fi
